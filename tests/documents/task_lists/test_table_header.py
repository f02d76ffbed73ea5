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


@pytest.mark.parametrize("upper", ["责任分工", "任务分工", "分工安排"])
def test_a_group_of_columns_is_named_by_the_row_below_it(upper):
    header = find_header(
        sheet(
            ("序号", "排查问题", "整治措施", upper, upper, "整改时限"),
            ("序号", "排查问题", "整治措施", "牵头单位", "配合单位", "整改时限"),
            ("1", "消火栓无水", "更换管道3公里。", "县消防大队", "县水务集团", "5月底前"),
        )
    )
    assert header is not None
    assert (header.end, header.roles) == (2, ("number", "section", "text", "lead", "cooperating", "deadline"))


def test_a_title_that_covers_all_columns_is_no_first_row_of_a_header():
    header = find_header(sheet(("整改任务清单",) * 3, ("序号", "整改任务", "责任单位")))
    assert header is not None
    assert (header.first, header.end) == (1, 2)


def test_the_cells_tell_the_task_where_no_name_does():
    header = find_header(sheet(("点位", "怎么改", "责任单位"), ("南门桥", "加装护栏并补种行道树。", "县公路中心")))
    assert header is not None
    assert header.roles == (None, "text", "responsible")
