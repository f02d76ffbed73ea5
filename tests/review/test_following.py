from dataclasses import replace

import pytest

from compare.comparison import kinds_alone, pairs_alone, relinked
from reports import json_bytes
from review.following import decided_links, followed
from review.resolution import resolve
from tests.review.samples import comparison, decide, decide_link, log, undo

OF = comparison()  # 0-0, 1-1, 2-2 and 2-3: a split; 3 to 5 left and 4, 5 right stand alone
SPLIT = next(place for place, change in enumerate(OF.changes) if change.kind == "split")


def pairs(of):
    return [(link.left, link.right) for link in of.links]


def rows(of):
    return [(change.kind, change.left, change.right) for change in of.changes]


def test_a_link_of_a_split_that_is_cut_leaves_its_task_alone_and_the_other_as_a_pair():
    cut = followed(OF, log(OF, decide_link(OF, 3, "reject", 1)))
    assert pairs(cut) == [(0, 0), (1, 1), (2, 2)]
    assert ("unchanged", (2,), (2,)) in rows(cut)
    assert ("added", (), (3,)) in rows(cut)
    assert cut.counts.right_tasks == OF.counts.right_tasks
    states = {change.right: state.status for change, state in zip(cut.changes, cut.review.changes, strict=True)}
    assert (states[3,], states[2,]) == ("rejected", "undecided")


def test_a_link_that_is_confirmed_is_certain_and_stays_the_only_change():
    doubtful = replace(OF, links=tuple(replace(link, confidence=0.5) for link in OF.links))
    sure = followed(doubtful, log(OF, decide_link(OF, 2, "accept", 1)))
    assert [link.confidence for link in sure.links] == [0.5, 0.5, 1.0, 0.5]
    assert sure.links[2].matched_by == "reviewer+lexical"
    assert sure.counts.uncertain == 3
    assert rows(sure) == rows(OF)


def test_a_link_that_is_made_joins_the_rows_of_both_tasks():
    made = followed(OF, log(OF, decide(OF, SPLIT, "relink", 1, links=[(2, 2), (2, 3), (3, 3)])))
    assert pairs(made) == [(0, 0), (1, 1), (2, 2), (2, 3), (3, 3)]
    assert ("regrouped", (2, 3), (2, 3)) in rows(made)
    assert made.links[-1].score == 0.0


def test_a_rejected_candidate_keeps_its_score_when_it_becomes_a_link():
    row = next(place for place, change in enumerate(OF.changes) if change.right == (4,))
    made = followed(OF, log(OF, decide(OF, row, "relink", 1, links=[(3, 4)])))
    assert [(link.score, link.confidence) for link in made.links if link.left == 3] == [(0.4, 1.0)]


def test_what_was_taken_back_changes_nothing():
    reject = decide(OF, SPLIT, "reject", 1)
    back = followed(OF, log(OF, reject, undo(reject, 2)))
    assert (back.links, back.changes) == (OF.links, OF.changes)


@pytest.mark.parametrize("action", ["later", "note"])
def test_what_says_nothing_of_links_changes_none(action):
    decision = decide(OF, SPLIT, action, 1, note="看" if action == "note" else None)
    assert followed(OF, log(OF, decision)).links == OF.links


def test_nothing_is_forced_that_two_reviewers_contradict_each_other_about():
    one, other = decide(OF, SPLIT, "reject", 1, by="甲"), decide(OF, SPLIT, "accept", 2, by="乙")
    of = followed(OF, log(OF, one, other, conflicts=[(one.event, other.event)]))
    assert of.links == OF.links
    assert of.review.changes[SPLIT].status == "needs_review"


def test_other_links_are_compared_as_an_alignment_with_them():
    resolution = resolve(log(OF, decide(OF, 0, "reject", 1)), OF.left, OF.right, OF.mode)
    links = decided_links(OF, resolution)
    alone = comparison(pairs=pairs(replace(OF, links=links)))
    assert relinked(OF, links).changes == alone.changes
    assert json_bytes(relinked(OF, OF.links)) == json_bytes(OF)


def test_a_pair_alone_is_the_row_that_it_would_be():
    shown = pairs_alone(OF, [(2, 2), (2, 3), (0, 0)])
    single = comparison(pairs=((0, 0), (1, 1), (2, 3)))
    wanted = next(change for change in single.changes if change.right == (3,))
    assert shown[1].kind == wanted.kind == "rewritten"
    assert (shown[1].text, shown[1].units, shown[1].reasons) == (wanted.text, wanted.units, wanted.reasons)
    assert shown[1].links == (3,)
    assert [change.kind for change in shown] == list(kinds_alone(OF, [(2, 2), (2, 3), (0, 0)]))
