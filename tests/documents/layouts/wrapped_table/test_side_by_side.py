"""Tables whose columns stand beside each other on the page."""

import pytest

from documents.layouts.wrapped_table.side_by_side import read_side_by_side
from documents.text.lines import source_lines
from tests.documents.small_documents import codes, read, rows

HEADER = "序号             重点任务                       责任单位            完成时限"
BODY = [
    HEADER,
    "",
    "一、加强规划公开",
    "",
    " 1    主动公开本地区国民经济和社会发展规划、   省发展改革委、省     2021 年 10",
    "      专项规划、区域规划                       自然资源厅           月底前",
    "",
    "      及时公开市场监管规则和标准，加强反垄断   省市场监管局         持续推进",
    " 2",
    "      与反不正当竞争执法信息公开",
    "",
]


def test_columns_side_by_side_are_cells():
    document = read("\n".join(["2021年政务公开重点任务分工", "", *BODY]))
    section = "一、加强规划公开"
    text = "主动公开本地区国民经济和社会发展规划、专项规划、区域规划"
    assert rows(document) == [
        ("1", section, text, "", "省发展改革委、省自然资源厅", "", "2021年10月底前", None),
        (
            "2",
            section,
            "及时公开市场监管规则和标准，加强反垄断与反不正当竞争执法信息公开",
            "",
            "省市场监管局",
            "",
            "持续推进",
            None,
        ),
    ]
    assert codes(document) == []


RAGGED = """石门村任务表
序号    工作任务                责任单位    完成时限
1     硬化通组路1.3公里          村委会         5月底前
2     收缴医保，参保率达98%，逐户登记   村委会      2月底前
3     发展早熟梨120亩                 村经济合作社   4月底前
4     召开主题党日12次    村党支部    全年
"""


def test_ragged_columns_are_told_by_their_order():
    found = read(RAGGED)
    assert [(task.number, task.text, task.responsible_units, task.deadline) for task in found.tasks] == [
        ("1", "硬化通组路1.3公里", ("村委会",), "5月底前"),
        ("2", "收缴医保，参保率达98%，逐户登记", ("村委会",), "2月底前"),
        ("3", "发展早熟梨120亩", ("村经济合作社",), "4月底前"),
        ("4", "召开主题党日12次", ("村党支部",), "全年"),
    ]
    assert codes(found) == []


def test_ragged_lines_of_fewer_cells_are_told_by_content():
    found = read(RAGGED + "5     清理沟渠两岸垃圾   3月底前\n")
    assert (found.tasks[4].text, found.tasks[4].responsible_units, found.tasks[4].deadline) == (
        "清理沟渠两岸垃圾",
        (),
        "3月底前",
    )


def test_a_row_goes_on_over_the_end_of_a_page_and_a_line_across_the_columns_is_no_cell():
    page = [
        "                    - 1 -",
        HEADER,
        "      并做好解读",
        "",
        "各地区各部门要高度重视政务公开工作，认真组织实施，确保各项任务落到实处，取得实效，不断提高水平。",
    ]
    document = read("\n".join(["2021年政务公开重点任务分工", "", *BODY, *page]))
    assert [task.text[-9:] for task in document.tasks] == ["专项规划、区域规划", "法信息公开并做好解读"[-9:]]
    assert codes(document) == ["unplaced-text"]


@pytest.mark.parametrize(("more", "found"), [(2, True), (3, False)])
def test_columns_are_looked_for_where_more_than_a_quarter_of_the_lines_hold_two_cells(more, found):
    lines = [" 1    主动公开发展规划、   省发展改革委", *["      专项规划、"] * more]
    drafts = read_side_by_side(source_lines("\n".join(lines)), ("number", "text", "responsible"))
    assert (drafts is not None) == found
