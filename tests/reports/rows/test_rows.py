from dataclasses import replace

import pytest

from compare import ClauseEdit, ClauseRef, FactChange, StrengthChange
from reports.page.page import make_page
from tests.reports.builders import replaced
from tests.reports.page_parts import changes, stubs
from tests.reports.samples import MODES, sample


def shown_pieces(task):
    return [piece.text for span in task.spans for piece in span.pieces if piece.kind != "was"]


def test_levels_have_words_of_their_own():
    words = {change.kind: change.badges[-1].word for change in changes(make_page(sample("level")))}
    assert words["split"] == "拆分承接"
    assert words["added"] == "自增"
    assert words["dropped"] == "未承接"
    assert words["unchanged"] == "原文承接"
    rewritten = next(change for change in changes(make_page(sample("level"))) if change.kind == "rewritten")
    assert [badge.word for badge in rewritten.badges] == ["移动", "承接（改写）", "待确认"]


def test_trivial_edits_are_not_marked():
    split = changes(make_page(sample()))[2]
    pieces = [piece for span in split.rows[0].left.tasks[0].spans for piece in span.pieces]
    assert {piece.kind for piece in pieces} == {"equal"}


def test_a_linked_task_that_shares_no_clause_is_called_reworded_not_deleted():
    rewritten = changes(make_page(sample()))[7]
    (span,) = rewritten.rows[0].left.tasks[0].spans
    assert (span.status, span.mark) == ("whole", "整体改写")


@pytest.mark.parametrize("mode", MODES)
def test_the_pieces_of_every_task_join_to_its_text(mode):
    comparison = sample(mode)
    texts = {task.id: task.text for document in (comparison.left, comparison.right) for task in document.tasks}
    for change in changes(make_page(comparison)):
        for row in change.rows:
            for cell in (row.left, row.right):
                for task in cell.tasks if cell else ():
                    assert "".join(shown_pieces(task)) == texts[task.id]


def test_a_row_reads_as_one_text_with_the_old_words_before_the_new_ones():
    change = changes(make_page(sample()))[6]
    cells = change.rows[0]
    assert (cells.left.inline, cells.right.inline) == ("hide", "wide")
    (span,) = cells.right.tasks[0].spans
    assert "".join(f"[{piece.text}]" if piece.kind == "was" else piece.text for piece in span.pieces) == (
        "每年[5月]6月底前公布[10项]12项清单。"
    )
    assert cells.right.tasks[0].was == "原第2项 → "
    assert changes(make_page(sample()))[2].rows[0].left.inline is None


def test_shares_of_a_split_add_up_to_no_more_than_the_whole():
    split = changes(make_page(sample()))[2]
    shares = [row.right.tasks[0].share_percent for row in split.rows]
    assert shares == [50, 50]
    merged = changes(make_page(sample()))[3]
    assert [row.left.tasks[0].share_percent for row in merged.rows] == [None, 100]


def test_a_regrouped_change_names_both_sides_and_its_links():
    regrouped = changes(make_page(sample()))[4]
    (row,) = regrouped.rows
    assert [task.label for task in row.left.tasks] == ["ⓐ", "ⓑ"]
    assert [task.label for task in row.right.tasks] == ["①", "②"]
    assert [view.label for view in regrouped.evidence] == ["ⓐ→①", "ⓐ→②", "ⓑ→②"]
    assert [span.mark for span in row.left.tasks[0].spans] == ["①", "②"]


def test_what_is_left_over_beside_a_reworded_member_is_not_called_dropped_or_added():
    merged = changes(make_page(sample()))[3]
    assert merged.rows[0].left.tasks[0].spans[0].mark == "整体改写"
    comparison = sample("level")
    merged = next(change for change in comparison.changes if change.kind == "merged")
    extra = ClauseEdit("added", None, ClauseRef(4, 8, 11, "另加。"))
    rights = list(comparison.right.tasks)
    rights[4] = replace(rights[4], text=rights[4].text + "另加。")
    position = comparison.changes.index(merged)
    longer = replaced(comparison, position, text=(*merged.text, extra))
    longer = replace(longer, right=replace(comparison.right, tasks=tuple(rights)))
    shown = next(change for change in changes(make_page(longer)) if change.kind == "merged")
    spans = shown.rows[0].right.tasks[0].spans
    assert [(span.status, span.mark) for span in spans] == [("shared", "②"), ("unmatched", "未能逐句对应")]


@pytest.mark.parametrize(
    ("mode", "left", "right", "said"),
    [
        ("year", 0.1, 0.9, "左文保留 10%"),
        ("year", 0.999, 0.5, "右文中 50% 来自左文"),
        ("year", 0.5, 0.7, None),
        ("region", 0.1, 0.9, "左文 10% 见于右文"),
    ],
)
def test_a_row_says_where_one_side_keeps_clearly_less_than_the_other(mode, left, right, said):
    comparison = replaced(sample(mode), 6, kept_left=left, kept_right=right)
    (shown,) = (change for change in changes(make_page(comparison)) if change.id == "r-00000007")
    assert shown.kept == said


def test_a_moved_row_names_its_places_as_the_documents_do():
    assert changes(make_page(sample()))[6].moved_from == "原一 第2项 → 现二 第8项"
    assert stubs(make_page(sample("region")))[0].text == "左文一 第2项“每年5月底前公布10项清单。”，对应二 第8项 ▼"


def test_facts_and_duties_that_changed_are_listed_with_their_direction():
    fact = FactChange("count", "changed", "10项", "12项", "up", 0.2)
    gone = FactChange("title", "dropped", "《办法》", None)
    duty = StrengthChange("strengthened", None, "必须")
    listed = changes(make_page(replaced(sample(), 6, facts=(fact, gone), strength=(duty,))))[6].particulars
    assert [(entry.name, entry.sign, entry.text, entry.note) for entry in listed] == [
        ("数量", "", "10项 → 12项", "↑+20%"),
        ("文件", "－", "《办法》", ""),
        ("力度加强", "▲", "（无此类词） → 必须", ""),
    ]


def test_a_deadline_that_rolls_on_with_the_year_is_no_change():
    first, *_ = changes(make_page(sample()))
    assert (first.deadline.status, first.deadline.word) == ("rolled", "顺延")
    assert "flag:deadline" not in first.filters


def test_deadlines_of_a_group_name_their_members():
    comparison = sample()
    lefts = list(comparison.left.tasks)
    lefts[4], lefts[5] = replace(lefts[4], deadline="10月底前"), replace(lefts[5], deadline="年底前")
    comparison = replace(comparison, left=replace(comparison.left, tasks=tuple(lefts)))
    assert changes(make_page(comparison))[3].deadline.both == "① 10月底前\n② 年底前\n2021年未列"
    lefts[4] = replace(lefts[4], deadline="年底前")
    comparison = replace(comparison, left=replace(comparison.left, tasks=tuple(lefts)))
    assert changes(make_page(comparison))[3].deadline.both == "年底前\n2021年未列"


def test_a_deadline_of_a_remark_stands_beside_a_side_that_has_none():
    comparison = sample()
    lefts = list(comparison.left.tasks)
    lefts[4] = replace(lefts[4], deadline=None, remark="省级各部门于2020年7月底前完成报备")
    lefts[5] = replace(lefts[5], deadline=None, remark="此项任务于2020年9月底前完成")
    shown = changes(make_page(replace(comparison, left=replace(comparison.left, tasks=tuple(lefts)))))[3].deadline.both
    assert shown == "① 2020年7月底前（备注：省级各部门于2020年7月底前完成报备）\n② 2020年9月底前\n2021年未列"
