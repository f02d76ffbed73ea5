import pytest

from documents.layouts.wrapped_table.header import find_header_line
from documents.text.lines import source_lines


@pytest.mark.parametrize(("below", "header"), [("1 公开预算", 0), ("公开预算", None)])
def test_two_names_are_a_header_only_above_a_row(below, header):
    assert find_header_line(source_lines(f"重点任务 责任单位\n{below}")) == header


def test_three_names_are_a_header_whatever_follows():
    assert find_header_line(source_lines("序号 重点任务 责任单位\n公开预算")) == 0
