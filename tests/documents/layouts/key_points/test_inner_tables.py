"""A table between items whose cells stand one a line is no item, and is told."""

import pytest

from documents.layouts.key_points.numbering import line_marks
from documents.text.lines import source_lines
from tests.documents.small_documents import codes, read

HEAD = "某区海绵城市实施方案\n一、重点任务\n（一）完善规划体系\n1.强化规划管控。修编规划。（区水务局）\n"


def numbers(document):
    return [(task.number, task.text) for task in document.tasks]


def test_figures_and_short_cells_below_a_caption_are_no_items():
    table = (
        "表2 系统方案编制计划表\n年份\n片区\n面积\n2024年\n老城\n2.42\n2025年\n一河一环\n14.00\n/\n注：面积按规划计。\n"
    )
    document = read(
        f"{HEAD}{table}2.编制方案。编制系统方案。（区住建局）\n（二）推进建设\n1.建设公园。新建公园三个。（区绿化局）"
    )
    assert numbers(document) == [
        ("一（一）1", "修编规划。"),
        ("一（一）2", "编制系统方案。"),
        ("一（二）1", "新建公园三个。"),
    ]
    told = [warning for warning in document.warnings if warning.code == "table-not-read"]
    assert [warning.place.line for warning in told] == [5]
    assert "表2系统方案编制计划表" in told[0].message


def test_long_cells_between_short_ones_belong_to_the_table():
    table = (
        "示范区重点建设任务表\n示范区\n建设目标\n中央活动区\n依托湖泊生态骨架优势，打造高品质海绵示范会客厅。\n老街风貌区\n尊重老街历史文脉，整体保护空间格局。\n"
        "一城一绿环\n结合步道、骑行道的贯通，打造开放空间。\n"
    )
    document = read(f"{HEAD}{table}（二）推进建设\n1.建设公园。新建公园三个。（区绿化局）")
    assert numbers(document) == [("一（一）1", "修编规划。"), ("一（二）1", "新建公园三个。")]


@pytest.mark.parametrize(
    "lines",
    [
        "做好下列各表\n填报年报。\n填报月报。\n",
        "表1为各镇任务。\n各镇按表执行。\n",
        "建立一张清单表\n对照清单逐项销号，做到件件有着落。\n建立台账，每月更新。\n",
    ],
)
def test_sentences_below_a_line_that_names_a_table_are_kept(lines):
    document = read(f"{HEAD}2.编制方案。编制系统方案。\n{lines}（二）推进建设\n1.建设公园。新建公园三个。（区绿化局）")
    assert "table-not-read" not in codes(document)
    kept = "".join(task.text for task in document.tasks)
    assert all(line in kept for line in lines.split() if line.endswith("。"))


def test_units_below_a_table_are_those_of_the_item_above_it():
    table = "表1 年度目标表\n年份\n数量\n2024年\n3\n2025年\n5\n"
    document = read(
        f"某县方案\n一、重点任务\n（一）改造老旧小区。分年改造，见表1。\n{table}（责任单位：县住建局）\n（二）植树。种树。（责任单位：县林业局）"
    )
    assert [task.responsible_units for task in document.tasks] == [("县住建局",), ("县林业局",)]


@pytest.mark.parametrize(("line", "marked"), [("4.42", False), ("5.5%", False), ("4.100个村", True), ("4.1", True)])
def test_a_figure_alone_on_its_line_is_no_number(line, marked):
    lines = source_lines(f"3.修路。\n{line}\n5.植树。\n")
    assert (lines[1].content.origins[0] in line_marks(lines)) is marked


def test_the_number_of_a_box_that_was_left_out_is_not_missing():
    box = "专栏1 主要指标\n指标\n目标值\n事故起数\n下降15%\n死亡人数\n下降20%\n"
    text = "（二）治理隐患\n排查隐患。\n专栏2 治理重点\n1.化工园区\n分类治理。\n2.矿山\n加固尾矿库。\n"
    document = read(f"某市规划\n一、重点任务\n（一）完善体系\n健全体系，降低事故。\n{box}{text}")
    assert [task.number for task in document.tasks] == ["一（一）", "一（二）", "一（二）专栏2·1", "一（二）专栏2·2"]
    assert "number-missing" not in codes(document)


def test_a_box_that_nobody_read_is_missing():
    text = "（二）治理隐患\n排查隐患。\n专栏2 治理重点\n1.化工园区\n分类治理。\n2.矿山\n加固尾矿库。\n专栏3 物资\n储备物资。\n"
    assert "number-missing" in codes(read(f"某市规划\n一、重点任务\n（一）完善体系\n健全体系。\n{text}"))
