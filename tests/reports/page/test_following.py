import json
from dataclasses import replace

from benchmarks.comparisons import made_comparison
from compare import KINDS
from compare.comparison import kinds_alone, relinked
from compare.report_identity import link_key
from reports.page import following
from reports.page.page_data import review_json
from reports.rows.filters import change_filters
from reports.rows.plain_text import deadline_change_text, unit_changes_text
from reports.words.wording import wording

MADE = made_comparison(30)
WORDS = wording("zh-CN", MADE.mode)


def key(link):
    return link_key(MADE.left.tasks[link.left], MADE.right.tasks[link.right])


def data_of(comparison):
    return json.loads(review_json(comparison, WORDS))


def test_each_of_two_links_says_what_row_it_would_be_by_itself():
    data = data_of(MADE)
    merged = next(change for change in MADE.changes if change.kind == "merged")
    kept, cut = (MADE.links[place] for place in merged.links)
    alone = relinked(MADE, [link for link in MADE.links if link != cut])
    row = next(change for change in alone.changes if change.right == merged.right)
    kind, filters, _, units, deadline = data["alone"][key(kept)]
    assert (kind, filters.split()[:-1]) == (row.kind, list(change_filters(row, alone)))
    assert (units, deadline) == (unit_changes_text(row, alone, WORDS), deadline_change_text(row, alone, WORDS))


def test_links_of_larger_groups_say_their_kind_where_it_is_not_edited():
    data = data_of(MADE)
    larger = [MADE.links[place] for change in MADE.changes if len(change.links) > 2 for place in change.links]
    kinds = kinds_alone(MADE, [(link.left, link.right) for link in larger])
    told = {key(link): [kind] for link, kind in zip(larger, kinds, strict=True) if kind != "edited"}
    assert {name: row for name, row in data["alone"].items() if len(row) == 1} == told


def test_links_to_confirm_and_candidates_that_have_much_in_common_are_told():
    data = data_of(MADE)
    assert data["unsure"] == [key(link) for link in MADE.links if link.confidence < 0.8]
    pairs = [(one.left, one.right) for one in MADE.runners_up]
    kinds = dict(zip(pairs, kinds_alone(MADE, pairs), strict=True))
    for old, entries in enumerate(data["rivals"]["old"]):
        for new, _, *rest in entries:
            kind = kinds[old, new]
            assert rest == ([] if kind == "rewritten" else [KINDS.index(kind)])
    assert data["by"] == "new"
    assert data_of(replace(MADE, mode="level"))["by"] == "old"


def test_long_lists_are_left_to_the_program(monkeypatch):
    monkeypatch.setattr(following, "TOLD_TASKS", 10)
    assert all(len(row) == 1 for row in data_of(MADE)["alone"].values())
    monkeypatch.setattr(following, "MOST_TASKS", 10)
    assert data_of(MADE)["alone"] is None
