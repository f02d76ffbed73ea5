from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reports.office.xlsx_layout import Cell, Paging, lay_out_rows, row_points

LINES = st.lists(st.integers(1, 120), min_size=1, max_size=6)


def test_the_single_task_of_a_split_reaches_down_over_all_its_parts():
    layout = lay_out_rows([4], [1, 1, 1], 2)
    assert layout.left == (Cell(0, 2),)
    assert layout.right == (Cell(0, 0), Cell(1, 1), Cell(2, 2))
    assert layout.lines == (2, 1, 1)


def test_the_last_task_of_the_shorter_side_takes_the_rest():
    assert lay_out_rows([1, 1], [1, 1, 1], 1).left == (Cell(0, 0), Cell(1, 2))


def test_a_task_too_long_for_a_row_takes_several():
    layout = lay_out_rows([60], [1], 1)
    assert layout.lines == (20, 20, 20)
    assert layout.left == layout.right == (Cell(0, 2),)


@given(LINES, LINES, st.integers(1, 120))
def test_every_cell_has_the_lines_it_needs_in_rows_that_excel_can_hold(left, right, remarks):
    layout = lay_out_rows(left, right, remarks)
    cells = [*zip(layout.left, left, strict=True), *zip(layout.right, right, strict=True), (layout.whole, remarks)]
    for cell, need in cells:
        assert sum(layout.lines[cell.first : cell.last + 1]) >= need
    assert all(row_points(lines) <= 409 for lines in layout.lines)
    for side in (layout.left, layout.right):
        assert side[0].first == 0
        assert side[-1].last == len(layout.lines) - 1
        assert all(after.first == before.last + 1 for before, after in pairwise(side))


def test_rows_that_do_not_fit_begin_a_page_and_a_heading_goes_with_them():
    paging = Paging(110, 10)
    paging.place(0, 60)
    paging.place(1, 30, with_next=20)  # a heading fits, the row beneath it does not
    paging.place(2, 20)
    paging.place(3, 60)
    paging.place(4, 250)  # longer than two pages: it begins one, and is cut
    paging.place(9, 60)
    assert paging.breaks == [1, 3, 4, 9]
