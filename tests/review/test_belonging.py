from dataclasses import replace

import pytest

from documents.errors import InputError
from review.belonging import check_belongs, places_of
from tests.review.samples import TEXTS, comparison, decide, document, log

OLD, NEW = document("old"), document("new", (*TEXTS, "最后新增的一条。"))
OTHER = document("other", tuple(f"与此无关的第{number}项事务。" for number in range(1, 5)))
OF = comparison(left=OLD, right=NEW)
MINE = log(OF, decide(OF, 0, "accept", 1))
EDITED = document("new", ("补充的第一条。", *TEXTS))


def places(*pairs, of=MINE):
    return places_of(of, [(*pair, mode) for *pair, mode in pairs], name="d.json")


def test_decisions_go_to_the_very_report_they_were_made_on():
    assert places((OTHER, NEW, "year"), (OLD, NEW, "level"), (OLD, NEW, "year")) == (2,)


def test_decisions_go_to_every_mode_of_their_files_where_their_own_is_not_among_them():
    assert places((OLD, NEW, "level"), (OLD, OTHER, "year"), (OLD, NEW, "region")) == (0, 2)


def test_decisions_go_to_a_later_version_of_their_files_by_name_before_any_other_they_apply_to():
    renamed = replace(EDITED, id="copy", source=replace(EDITED.source, name="copy.txt"))
    assert places((OLD, renamed, "year"), (OLD, EDITED, "year")) == (1,)
    assert places((OLD, OTHER, "year"), (OLD, renamed, "year")) == (1,)
    assert places((OLD, OTHER, "year"), (OLD, EDITED, "year"), of=replace(MINE, decisions=())) == (1,)


def test_decisions_that_fit_two_pairs_equally_well_are_refused_with_the_remedy():
    copies = [replace(EDITED, id=name, source=replace(EDITED.source, name=f"{name}.txt")) for name in ("a", "b")]
    with pytest.raises(InputError) as caught:
        places(*((OLD, copy, "year") for copy in copies))
    assert str(caught.value) == (
        "'d.json' could belong to old--a and old--b; name it in the manifest, as 'decisions' of the one that it is for."
    )


def test_decisions_that_fit_no_pair_are_refused_in_one_sentence_with_what_they_are_on():
    with pytest.raises(InputError) as caught:
        places((OTHER, NEW, "year"), (OLD, OTHER, "year"))
    assert str(caught.value) == (
        "'d.json' belongs to none of the 2 comparisons: it is on 'old.txt' (sha256 "
        f"{OLD.source.sha256[:12]}…) and 'new.txt' (sha256 {NEW.source.sha256[:12]}…)."
    )


def test_decisions_on_the_documents_the_other_way_round_are_refused_with_the_remedy():
    with pytest.raises(InputError, match="swap LEFT and RIGHT"):
        check_belongs(MINE, NEW, OLD, name="d.json")
