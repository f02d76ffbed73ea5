"""The header row of a sheet."""

import pytest

from documents.files.sheets import Row, Sheet
from documents.task_lists.table_header import find_header


def sheet(*rows):
    return Sheet(None, tuple(Row(line, cells) for line, cells in enumerate(rows, start=1)))


@pytest.mark.parametrize(("above", "found"), [(29, True), (30, False)])
def test_a_header_stands_among_the_first_thirty_rows(above, found):
    header = find_header(sheet(*[("说明", "")] * above, ("任务", "责任单位")))
    assert (header is not None) == found


@pytest.mark.parametrize(("title", "first"), [(("序号", "工作任务", "单位", ""), 0), (("", "工作任务", "", ""), 1)])
def test_a_row_that_names_one_column_is_a_title_above_the_header(title, first):
    header = find_header(sheet(title, ("序号", "工作任务", "牵头单位", "配合单位")))
    assert header is not None
    assert (header.first, header.end) == (first, 2)
