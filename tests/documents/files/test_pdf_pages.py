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


@pytest.mark.parametrize(
    ("beside", "rows"),
    [
        (((50.0,), ()), (("水利", "疏浚"), ("〃", "加固"))),  # a merged cell without a text on this page
        (((20.0,), ()), None),  # a margin
        (((), ()), None),
    ],
)
def test_an_empty_box_beside_a_table_is_a_column_where_the_table_before_has_it(beside, rows):
    first = Ruled((("水利", "疏浚"),), (50.0, 100.0), 1)
    second = Ruled((("加固",),), (100.0,), 2, beside=beside)
    found = [block.rows for block in put_together([first, second]) if isinstance(block, Table)]
    assert found == ([(("水利", "疏浚"),), (("〃", "加固"),)] if rows else [(("水利", "疏浚"),), (("加固",),)])


def test_a_row_with_text_in_one_cell_is_lines_where_no_table_goes_on():
    line = Paragraph("公布。", 2)
    rest = Ruled((("", "公布。"),), (50.0, 100.0), 2, lines=(line,))
    head = ruled(1, HEAD, ("1", "编制目录，及时"))
    assert put_together([head, rest]) == [Table((HEAD, ("1", "编制目录，及时公布。")), 1)]
    assert put_together([head, Paragraph("二、要求", 1), rest])[-1] == line
    assert put_together([rest]) == [line]


@pytest.mark.parametrize("frame", ["—1—", "https://www.example.gov.cn/art/1.html 1/2", "2026/1/9 18:13 某县任务分解表"])
def test_what_frames_a_page_stands_between_the_parts_of_a_table(frame):
    blocks = [ruled(1, HEAD, ("1", "编制目录，及时")), Paragraph(frame, 1), ruled(2, ("", "公布。"))]
    assert put_together(blocks)[0] == Table((HEAD, ("1", "编制目录，及时公布。")), 1)


@pytest.mark.parametrize(("below", "joined"), [("市教委", "市科委\n市教委"), ("", "市科委")])
def test_a_line_ends_between_units_that_a_page_end_parts(below, joined):
    head = ("序号", "工作任务", "责任单位")
    edges = (50.0, 100.0, 200.0)
    first = Ruled((head, ("1", "编制目录，及时", "市科委")), edges, 1)
    second = Ruled((("", "公布。", below),), edges, 2)
    assert put_together([first, second])[0].rows[-1] == ("1", "编制目录，及时公布。", joined)
