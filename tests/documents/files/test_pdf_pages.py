"""What the end of a page cuts or repeats."""

import pytest

from documents.files.extracted import Paragraph, Table
from documents.files.pdf_pages import Ruled, put_together, without_running_heads
from documents.files.seen_text import Glance, SeenText

HEAD = ("序号", "工作任务")


def ruled(page, *rows, left=50.0):
    return Ruled(rows, (left, 100.0), page)


@pytest.mark.parametrize(("shift", "tables"), [(6.0, 1), (6.1, 2)])
def test_a_table_goes_on_where_its_columns_begin_at_the_same_edges(shift, tables):
    blocks = [ruled(1, HEAD, ("1", "编制目录，及时")), ruled(2, ("", "公布。"), left=50.0 + shift)]
    assert len(put_together(blocks)) == tables


@pytest.mark.parametrize(("shift", "tables"), [(59.0, 1), (-59.0, 1), (61.0, 2)])
def test_a_table_goes_on_on_a_sheet_that_lies_further_aside(shift, tables):
    first = Ruled((HEAD, ("1", "编制目录，及时")), (50.0, 100.0), 1)
    second = Ruled((("", "公布。"),), (50.0 + shift, 100.0 + shift), 2)
    assert len(put_together([first, second])) == tables


@pytest.mark.parametrize(
    ("head", "again"),
    [(("序号", "工作仕务"), True), (("序号", "工作任务"), True), (("1", "公布目录"), False), (("序", "作务"), False)],
)
def test_a_header_that_was_recognised_is_the_same_with_a_few_other_characters(head, again):
    seen = tuple(SeenText(cell, [Glance(0.9)] * len(cell)) for cell in head)
    blocks = [ruled(1, HEAD, ("1", "编制目录，及时")), ruled(2, seen, ("", "公布。"))]
    table = put_together(blocks)[0]
    assert isinstance(table, Table)
    assert (table.rows[-1] == ("1", "编制目录，及时公布。")) == again


@pytest.mark.parametrize(("count", "cut"), [(3, True), (4, False)])
def test_three_rows_are_a_header_at_most(count, cut):
    """The row below a longer one is taken for a repeated name, not for the rest of the row above."""
    header = [HEAD, *[("", f"说明{n}") for n in range(1, count)]]
    blocks = [ruled(1, *header, ("1", "编制目录，及时")), ruled(2, *header, ("", "公布。"))]
    last = put_together(blocks)[0]
    assert isinstance(last, Table)
    assert (last.rows[-1] == ("1", "编制目录，及时公布。")) == cut


@pytest.mark.parametrize(("heads", "pages", "left_out"), [(3, 3, 2), (2, 3, 0), (4, 8, 3), (3, 8, 0)])
def test_a_running_head_stands_on_three_pages_and_on_half_of_all(heads, pages, left_out):
    given = [
        [Paragraph("某县文件" if page < heads else f"第{page}章", page), Paragraph(f"正文{page}", page)]
        for page in range(pages)
    ]
    kept, warnings = without_running_heads(given)
    assert sum(map(len, given)) - sum(map(len, kept)) == left_out
    assert len(warnings) == (left_out > 0)


@pytest.mark.parametrize(("rest", "rows"), [("督", 2), ("（二）清淤", 3), ("二、治库", 3)])
def test_the_rest_of_a_heading_is_no_row(rest, rows):
    head = ("任务", "要求")
    blocks = [ruled(1, head, ("（一）巡查，健全日常监", "每月巡查。")), ruled(2, head, (rest, ""))]
    tables = put_together(blocks)
    cells = [row for table in tables if isinstance(table, Table) for row in table.rows if row != head]
    assert len(cells) == rows - 1
    assert cells[0][0] == "（一）巡查，健全日常监" + (rest if rows == 2 else "")
