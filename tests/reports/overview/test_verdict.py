from collections import Counter
from dataclasses import replace

import pytest

from compare import Counts
from reports.page.page import make_page
from tests.reports.page_parts import ALL_STATES, changes
from tests.reports.samples import MODES, STATES, sample, without_links


@ALL_STATES
def test_the_verdict_closes_on_both_sides(name):
    comparison = STATES[name]
    left, right = make_page(comparison).summary.verdict.checks
    assert left.closes
    assert right.closes
    assert left.total == sum(number for _, number in left.terms) == len(comparison.left.tasks)
    assert right.total == sum(number for _, number in right.terms) == len(comparison.right.tasks)


def test_a_verdict_that_does_not_close_says_so():
    comparison = sample()
    short = Counts(9, 9, comparison.counts.kinds[1:], 0, 0, 0, 0)
    checks = make_page(replace(comparison, counts=short)).summary.verdict.checks
    assert [check.closes for check in checks] == [False, False]
    assert checks[0].result == "✗ 不闭合，实有 9 项"


@pytest.mark.parametrize("mode", MODES)
def test_verdict_numbers_equal_the_rows_that_their_filter_shows(mode):
    page = make_page(sample(mode))
    held = Counter(value for change in changes(page) for value in change.filters.split())
    for part in (*page.summary.verdict.kinds, *page.summary.verdict.flags):
        assert part.count == held[part.filter], part
        assert (part.href is None) == (part.count == 0)


def test_what_could_not_be_compared_is_said_below_the_verdict():
    assert make_page(sample()).summary.verdict.caveats == ("左侧文件没有标注牵头单位。",)


def test_deadline_changes_are_not_counted_where_one_document_has_no_deadlines():
    comparison = sample()
    tasks = tuple(replace(task, deadline=None) for task in comparison.left.tasks)
    page = make_page(replace(comparison, left=replace(comparison.left, tasks=tasks)))
    assert "flag:deadline" in [part.filter for part in make_page(comparison).summary.verdict.flags]
    assert "flag:deadline" not in [part.filter for part in page.summary.verdict.flags]


def test_kinds_of_the_verdict_say_how_many_of_their_links_are_to_be_confirmed():
    notes = {part.filter: part.note for part in make_page(sample()).summary.verdict.kinds}
    assert notes["kind:rewritten"] == "其中待确认 1 条对应"
    assert notes["kind:merged"] == "2→1 项"


def test_a_level_verdict_leads_with_what_is_taken_up_and_leaves_zeros_out():
    verdict = make_page(sample("level")).summary.verdict
    assert verdict.covered == "承接 8/9 项（其中部分承接 1 项）、按字数承接率 90%"
    assert "：承接 8/9 项（其中部分承接 1 项）、按字数承接率 90%；原文承接 1、" in verdict.sentence
    short = make_page(without_links()).summary.verdict
    assert [part.word for part in short.kinds] == ["新增", "删除"]
    assert (short.covered, short.checks[0].closes) == (None, True)


def test_levels_count_what_the_lower_one_made_of_the_tasks_and_close():
    comparison = sample("level")
    roles = {"added": "own", "dropped": "not_taken_up", "unchanged": "taken_up"}
    listed = tuple(replace(change, role=roles.get(change.kind, "refined")) for change in comparison.changes)
    page = make_page(replace(comparison, changes=listed))
    assert [(part.word, part.count) for part in page.summary.verdict.roles] == [
        ("承接", 1), ("细化", 5), ("未承接", 1), ("自增", 1),
    ]  # fmt: skip
    assert not {"kind:added", "kind:dropped"} & {part.filter for part in page.summary.verdict.kinds}
    assert [chip.value for chip in page.toolbar.chips[:4]] == [part.filter for part in page.summary.verdict.roles]
    words = {change.kind: change.badges[-1].word for change in changes(page)}
    assert (words["split"], words["unchanged"], words["added"]) == ("细化·拆分", "承接", "自增")
