"""Lines with tabs or bars become rows of cells."""

import pytest

from documents.layouts.tabbed_rows import find_header_row, tabbed_rows
from documents.text.lines import source_lines


def cells_of(text: str) -> list[tuple[str, ...]]:
    return [row.texts for row in tabbed_rows(source_lines(text), [])]


@pytest.mark.parametrize(("line", "header"), [("工作任务\t责任单位", 0), ("工作任务\t", None)])
def test_a_header_names_two_columns(line, header):
    assert find_header_row(source_lines(line)) == header


def test_a_single_bar_separates_nothing():
    assert cells_of("公开目录|公开会议") == [("公开目录|公开会议",)]
    assert cells_of("公开目录|公开会议|") == [("公开目录", "公开会议")]


@pytest.mark.parametrize(("lines", "rows"), [(60, 2), (61, 62)])
def test_a_quoted_cell_ends_within_sixty_lines(lines, rows):
    cell = '1\t"' + "\n".join(["公开目录。"] * lines) + '"\t市司法局'
    assert len(cells_of(cell + "\n2\t公开预算。\t市财政局")) == rows
