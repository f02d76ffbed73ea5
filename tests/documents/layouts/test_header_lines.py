"""Column names on lines of their own, and cells that were broken at one width below them."""

import pytest

from documents.layouts.header_lines import find_header_lines
from documents.text.lines import source_lines


def columns(*lines: str) -> int:
    """Count the columns of the header that stands one name a line; 0 where there is none."""
    found = find_header_lines(source_lines("\n".join(lines)))
    return len(found.roles) if found is not None else 0


def test_two_names_one_of_them_a_number_are_no_header():
    assert columns("序号", "工作任务", "1", "公开目录。") == 0
    assert columns("序号", "工作任务", "责任单位", "1") == 3


def test_a_header_has_at_most_twelve_columns():
    names = ["序号", "工作任务", "牵头单位", "责任单位", "配合单位", "完成时限", "备注", "联系人", "联系电话"]
    names += ["进展情况", "成果形式", "分管领导"]
    assert columns(*names) == 12
    assert columns(*names, "说明") == 12


@pytest.mark.parametrize(("name", "count"), [("某" * 12, 4), ("某" * 13, 0)])
def test_an_unknown_column_has_a_short_name(name, count):
    assert columns("序号", "工作任务", name, "责任单位") == count


@pytest.mark.parametrize(("above", "below", "count"), [("牵头责任", "单位", 3), ("主要责任单", "位", 0)])
def test_only_a_short_name_is_broken_in_two_lines(above, below, count):
    assert columns("序号", "工作任务", above, below) == count


@pytest.mark.parametrize(("width", "rows", "joined"), [(24, 3, True), (23, 3, False), (24, 2, False)])
def test_cells_that_were_broken_at_one_width_are_joined(width, rows, joined):
    cells = [
        cell for mark in "甲乙丙"[:rows] for cell in (f"推进第{mark}类信息".ljust(width, "并"), "做好解读。", "市府办")
    ]
    found = find_header_lines(source_lines("\n".join(["序号", "工作任务", "责任单位", *cells])))
    assert found is not None
    assert len(found.below) == rows * (2 if joined else 3)
