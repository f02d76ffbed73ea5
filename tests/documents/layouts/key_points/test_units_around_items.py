"""Units that stand before an item, in its heading, or below several items."""

import pytest

from tests.documents.small_documents import read


def units(text: str) -> list[tuple]:
    return [(t.words, t.lead_units, t.responsible_units, t.cooperating_units) for t in read(text).tasks]


def test_a_bracket_before_the_text_names_its_units():
    text = "某市2026年知识产权要点\n一、创造\n（1）（市财政局）质押登记突破40亿元。\n（2）（市教育局、市科技局）盘点存量专利。\n"
    assert units(text) == [
        ("质押登记突破40亿元。", (), ("市财政局",), ()),
        ("盘点存量专利。", (), ("市教育局", "市科技局"), ()),
    ]


@pytest.mark.parametrize("line", ["（以上1至2项由区城管局牵头，各街道配合）", "以上由区城管局牵头，各街道配合。"])
def test_a_line_below_items_holds_for_those_that_it_counts(line):
    text = f"某区分类方案\n一、投放\n1、撤并投放点210处。\n2、督导员守桶两小时。\n{line}\n二、宣传\n3、评选达人100名。（团区委）\n"
    assert units(text) == [
        ("撤并投放点210处。", ("区城管局",), (), ("各街道",)),
        ("督导员守桶两小时。", ("区城管局",), (), ("各街道",)),
        ("评选达人100名。", (), ("团区委",), ()),
    ]


def test_units_in_the_bracket_of_a_heading_hold_for_its_items():
    text = "某县民族工作安排\n一、支持民族乡发展（责任单位：县发改局）\n①修缮风雨桥6座；\n②发展资金到户；\n"
    assert units(text) == [("修缮风雨桥6座；", (), ("县发改局",), ()), ("发展资金到户；", (), ("县发改局",), ())]


def test_bullets_side_by_side_have_the_lines_below_each():
    text = "# 某市要点\n\n## 夯实底座\n\n- 系统缩容。\n  - 责任处室：数字资源处\n- 数据归集。\n  - 责任处室：数据管理处\n\n## 守住底线\n\n- 两轮渗透测试。\n  - 责任处室：网络安全处\n"
    assert [task[2] for task in units(text)] == [("数字资源处",), ("数据管理处",), ("网络安全处",)]


def test_spoken_ordinals_number_a_text_that_nothing_else_numbers():
    text = (
        "某县安排\n第一，守住底线。每月筛查。\n→县民政局牵头，县医保局配合\n第二，管好资产。逐项登记。\n→县财政局牵头\n"
    )
    assert [task[1:] for task in units(text)] == [
        (("县民政局",), (), ("县医保局",)),
        (("县财政局",), (), ()),
    ]


def test_the_letter_after_h_counts_on():
    text = "某区措施\n" + "".join(f"{c}.清理第{k}处窝点。（区公安分局）\n" for k, c in enumerate("ABCDEFGHIJ", start=1))
    assert [task.number for task in read(text).tasks] == list("ABCDEFGHIJ")


def test_a_heading_in_brackets_ends_the_units_above_it():
    text = (
        "某县指标\n【健康领域】\n1．畅通转运通道。　责任单位　县卫健局\n2．一人一案送教上门。　责任单位　县教育局　县残联\n"
        "【权益领域】\n3．村居协助送达。　责任单位　县法院　县公安局\n"
    )
    assert [task[2] for task in units(text)] == [("县卫健局",), ("县教育局", "县残联"), ("县法院", "县公安局")]
