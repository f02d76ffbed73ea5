from dataclasses import replace

import pytest

from compare import UnitChange
from documents.model import UnitName
from reports.page.page import make_page
from tests.reports.builders import replaced
from tests.reports.page_parts import ALL_STATES, changes
from tests.reports.samples import MODES, STATES, sample


def test_every_control_and_every_mark_of_a_chart_shows_rows():
    page = make_page(sample())
    held = {value for change in changes(page) for value in change.filters.split()}
    charts = page.overview
    marks = [
        *(entry.filter for entry in charts.histogram.bins if entry.count),
        *(ribbon.filter for ribbon in charts.flow.ribbons),
        *(cell.filter for row in charts.matrix.rows for cell in row.cells if cell.count),
        *(row.filter for row in charts.units.rows if row.filter),
    ]
    assert set(marks) <= held


def test_the_histogram_counts_every_link_once():
    comparison = sample()
    bins = make_page(comparison).overview.histogram.bins
    assert sum(entry.count for entry in bins) == len(comparison.links)
    assert sum(entry.uncertain for entry in bins) == comparison.counts.uncertain


@ALL_STATES
def test_the_map_marks_every_row_that_changed(name):
    comparison = STATES[name]
    strip = make_page(comparison).minimap
    assert strip.rows == len(comparison.changes)
    kinds = {change.kind for change in comparison.changes} - {"unchanged"}
    assert {lane.kind for lane in strip.lanes} - {"uncertain"} == kinds


@pytest.mark.parametrize("mode", MODES)
def test_the_section_matrix_counts_every_link_and_every_task_without_one(mode):
    comparison = sample(mode)
    matrix = make_page(comparison).overview.matrix
    unlinked = sum(len(change.left) + len(change.right) for change in comparison.changes if not change.links)
    assert sum(cell.count for row in matrix.rows for cell in row.cells) == len(comparison.links) + unlinked


def test_the_matrix_is_left_out_when_one_side_has_no_sections():
    comparison = sample()
    flat = tuple(replace(task, section=()) for task in comparison.right.tasks)
    assert make_page(replace(comparison, right=replace(comparison.right, tasks=flat))).overview.matrix is None


@ALL_STATES
def test_the_bars_hold_all_tasks_of_both_sides(name):
    comparison = STATES[name]
    bar = make_page(comparison).overview.bar
    assert (bar.left_total, bar.right_total) == (len(comparison.left.tasks), len(comparison.right.tasks))


def test_the_unit_table_counts_tasks_by_role_and_rows_by_fate():
    table = make_page(sample()).overview.units
    columns = [f"{group} {column}" for group, names in table.groups for column in names]
    rows = {
        row.name: {name: count for name, count in zip(columns, row.counts, strict=True) if count} for row in table.rows
    }
    assert rows["省政府办公厅"] == {
        "2020年 责任": 2, "2021年 牵头": 1, "2021年 责任": 1, "在有对应的任务中 ★新任牵头": 1,
    }  # fmt: skip
    assert rows["省司法厅"] == {
        "2020年 牵头": 1, "2020年 责任": 1, "2021年 责任": 1,
        "在有对应的任务中 －退出": 1, "在有对应的任务中 ☆不再牵头": 1,
    }  # fmt: skip
    assert "2020年 配合" not in columns  # nobody cooperates there
    assert [pair.text for pair in table.counterparts] == ["省政府办公厅 → 市政府办公室"]


def test_a_lead_that_was_handed_over_is_told_with_its_rows():
    old, new = UnitName("旧单位"), UnitName("新单位")
    handed = UnitChange("lead_handed_over", old, new, "lead", "lead", "responsible")
    comparison = replaced(sample(), 0, units=(handed,))
    lefts = (replace(comparison.left.tasks[0], lead_units=(old,)), *comparison.left.tasks[1:])
    rights = (replace(comparison.right.tasks[0], lead_units=(new,)), *comparison.right.tasks[1:])
    comparison = replace(
        comparison, left=replace(comparison.left, tasks=lefts), right=replace(comparison.right, tasks=rights)
    )
    table = make_page(comparison).overview.units
    assert [(pair.text, pair.times, pair.href) for pair in table.handovers] == [
        ("旧单位 → 新单位", "×1", "#r-00000001")
    ]
    handed_text = {row.name: row.handed for row in (*table.rows, *table.folded_rows)}
    assert (handed_text["旧单位"], handed_text["新单位"]) == ("→新单位×1", "←旧单位×1")
    (chip,) = changes(make_page(comparison))[0].units
    assert chip.tip == "牵头移交：旧单位 → 新单位；旧单位现为责任；新单位原为未列"


def test_clauses_that_nobody_took_up_are_listed_with_their_rows():
    gaps = make_page(sample("level")).overview.gaps
    assert [(gap.clause, gap.state) for gap in gaps.rows] == [("丙事公开。", "部分承接"), ("旧有任务。", "未承接")]


def test_only_levels_tell_what_was_not_taken_up():
    assert make_page(sample()).overview.gaps is None
