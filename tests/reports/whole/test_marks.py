"""Marks of what changed outside the tasks: headings, letters, aims, endings."""

from dataclasses import replace

import pytest

from reports.rows.task_text import text_marks
from reports.whole.marks import Surroundings
from reports.whole.passages import Passage
from reports.words.wording import wording
from tests.reports.samples import sample

SIGNS = {"insert": "+", "delete": "-", "equal": ""}


def passage(role, *lines):
    return Passage(role, lines=tuple((role, line) for line in lines))


def surroundings(mode="year", **fields):
    comparison = sample(mode)
    comparison = replace(comparison, right=replace(comparison.right, **fields))
    return Surroundings(comparison, text_marks(comparison, wording("zh-CN", mode)))


def told(marked):
    """Lines as they are read: `+` inserted, `-` deleted, a clause or more behind its word."""
    return [
        "".join(
            (f"〔{span.mark}〕" if span.mark else "")
            + "".join(
                f"[{SIGNS[piece.kind]}{piece.text}]" if piece.kind != "equal" else piece.text for piece in span.pieces
            )
            for span in line
        )
        for line in marked
    ]


def test_words_that_changed_are_marked_on_both_sides_line_by_line():
    left = passage("metadata", "某省人民政府办公厅关于印发2020年政务公开工作要点的通知")
    right = passage("metadata", "某省人民政府办公厅关于印发2021年", "政务公开工作要点的通知")
    one, other = surroundings().pair(left, right)
    assert told(one) == ["某省人民政府办公厅关于印发[-2020年]政务公开工作要点的通知"]
    assert told(other) == ["某省人民政府办公厅关于印发[+2021年]", "政务公开工作要点的通知"]


def test_clauses_of_a_letter_are_compared_as_those_of_a_task():
    left = passage("context", "坚持以公开为常态。", "着力补短板、强弱项。")
    right = passage("context", "坚持以公开为常态。", "平台建设走在全国前列。")
    assert [told(side) for side in surroundings().pair(left, right)] == [
        ["坚持以公开为常态。", "〔删去〕着力补短板、强弱项。"],
        ["坚持以公开为常态。", "〔新增〕平台建设走在全国前列。"],
    ]


def test_the_number_of_a_heading_is_not_compared():
    left, right = passage("section", "二、深化政务公开"), passage("section", "三、深化政务公开")
    assert [told(side) for side in surroundings().pair(left, right)] == [["二、深化政务公开"], ["三、深化政务公开"]]
    other = passage("section", "三、聚焦基层治理")
    one, two = surroundings().pair(left, other)
    assert told(one)[0].startswith("二、〔整体改写〕")
    assert told(two)[0].startswith("三、〔整体改写〕")


@pytest.mark.parametrize(
    ("mode", "wanted"), [("year", "〔删去〕此前的要求一律停止执行。"), ("region", "此前的要求一律停止执行。")]
)
def test_what_one_document_alone_has_is_a_change_from_year_to_year_only(mode, wanted):
    assert told(surroundings(mode).alone(passage("context", "此前的要求一律停止执行。"), "left")) == [wanted]


def test_what_the_other_document_says_in_a_task_is_not_lost():
    task = sample().right.tasks[0]
    assert told(surroundings().alone(passage("context", task.words), "left")) == [task.words]
    left = passage("context", f"坚持以公开为常态。{task.words}")
    right = passage("context", "坚持以公开为常态。")
    assert told(surroundings().pair(left, right)[0]) == [left.lines[0][1]]


def test_what_is_no_text_of_the_document_is_never_marked():
    left, right = passage("header", "序号 任务"), passage("header", "编号 重点工作")
    assert [told(side) for side in surroundings().pair(left, right)] == [["序号 任务"], ["编号 重点工作"]]
    assert told(surroundings().alone(left, "left")) == ["序号 任务"]


def test_passages_of_two_regions_are_compared_where_they_are_worded_alike():
    left, right = (
        passage("preamble", "经省政府同意，现印发给你们。"),
        passage("preamble", "现将各项任务的分工明确如下，请抓好落实。"),
    )
    assert [told(side) for side in surroundings("region").pair(left, right)] == [
        ["经省政府同意，现印发给你们。"],
        ["现将各项任务的分工明确如下，请抓好落实。"],
    ]
    alike = passage("preamble", "经市政府同意，现印发给你们。")
    assert [told(side) for side in surroundings("region").pair(left, alike)] == [
        ["经[-省]政府同意，现印发给你们。"],
        ["经[+市]政府同意，现印发给你们。"],
    ]
