"""Units that stand before an item, in its heading, or below several items."""

import re

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


@pytest.mark.parametrize("pair", ["［］", "〖〗", "〘〙", "｛｝", "{}"])
def test_brackets_of_any_shape_end_an_item(pair):
    opens, closes = pair
    text = (
        f"某市要点\n一、监测\n（一）建观测站24套。{opens}责任科室：观测科、资源科；完成时间：5月底{closes}\n"
        f"（二）清疫木2万株。{opens}市林业局牵头，市财政局配合{closes}\n（三）改造县道3条。{opens}市交通局、市公安局{closes}\n"
    )
    assert [(*told, task.deadline) for told, task in zip(units(text), read(text).tasks, strict=True)] == [
        ("建观测站24套。", (), ("观测科", "资源科"), (), "5月底"),
        ("清疫木2万株。", ("市林业局",), (), ("市财政局",), None),
        ("改造县道3条。", (), ("市交通局", "市公安局"), (), None),
    ]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("加固水库5座。【责任单位】市水利局、市财政局【完成时限】6月底", ((), ("市水利局", "市财政局"), ())),
        ("加固水库5座【牵头单位】市水利局【配合单位】市财政局【完成时限】6月底", (("市水利局",), (), ("市财政局",))),
        ("加固水库5座。〔责任科室〕水利科〔完成时间〕6月底", ((), ("水利科",), ())),
        ("加固水库5座。［完成时限］6月底［责任单位］市水利局", ((), ("市水利局",), ())),
    ],
)
def test_labels_in_brackets_run_on_behind_an_item(item, told):
    text = f"某市安排\n1.{item}\n2.疏浚河道38公里。（责任单位：市水利局）\n"
    assert units(text)[0] == (re.split("[【〔［]", item)[0], *told)
    assert read(text).tasks[0].deadline == "6月底"


def test_labels_of_units_in_a_sentence_are_its_words():
    text = "某市安排\n1.逐项明确责任单位和完成时限，按月通报。（市水利局）\n2.公布【责任单位】名单。（市财政局）\n"
    assert units(text) == [
        ("逐项明确责任单位和完成时限，按月通报。", (), ("市水利局",), ()),
        ("公布【责任单位】名单。", (), ("市财政局",), ()),
    ]


@pytest.mark.parametrize("sign", ["■ ", "◆ ", "●", "▲", "□", "◇", ""])
@pytest.mark.parametrize("bar", ["｜", "|", " ｜ "])
def test_a_bar_parts_the_items_of_a_list_from_their_units(sign, bar):
    text = f"某市妇联2026年实事\n{sign}筛查4万人{bar}市妇联、市卫健委\n{sign}建服务站80个{bar}市妇联\n"
    assert units(text) == [
        ("筛查4万人", (), ("市妇联", "市卫健委"), ()),
        ("建服务站80个", (), ("市妇联",), ()),
    ]


def test_a_bar_between_names_only_separates_them():
    text = "某市要点\n1.筛查4万人。\n责任单位：市妇联｜市卫健委\n2.建服务站80个。\n责任单位：市妇联｜市教育局\n"
    assert [told[2] for told in units(text)] == [("市妇联", "市卫健委"), ("市妇联", "市教育局")]


def test_a_bracket_with_a_deadline_alone_is_the_deadline_of_its_item():
    text = "某县要点\n一、培训\n1.培训护理员600人。（完成时限：10月底前）\n2.公布名单（完成时限：另行通知）。\n3.评选标兵。（县人社局）\n"
    assert [(task.text, task.deadline) for task in read(text).tasks] == [
        ("培训护理员600人。", "10月底前"),
        ("公布名单（完成时限：另行通知）。", None),
        ("评选标兵。", None),
    ]


LIST = "（1）落实资金。\n（2）巡查村道。\n（责任单位：区交通委、各街镇）\n"


def test_units_below_a_list_are_those_of_the_text_that_leads_in_to_it():
    document = read(
        f"某区方案\n一、任务\n1.落实属地责任\n各街镇负责村道管养。\n{LIST}2.推行路长制\n设立路长。\n（责任单位：区交通委）"
    )
    assert [(task.number, task.responsible_units) for task in document.tasks] == [
        ("一1", ("区交通委", "各街镇")),
        ("一1（1）", ("区交通委", "各街镇")),
        ("一1（2）", ("区交通委", "各街镇")),
        ("一2", ("区交通委",)),
    ]
    assert [warning.code for warning in document.warnings] == ["units-shared"] * 2


def test_units_of_each_item_of_a_list_are_not_those_of_the_text_above_it():
    text = "1.落实属地责任\n各街镇负责村道管养。\n（1）落实资金。（区财政局）\n（2）巡查村道。（区交通委）\n"
    document = read(f"某区方案\n一、任务\n{text}")
    assert [task.responsible_units for task in document.tasks] == [(), ("区财政局",), ("区交通委",)]


def test_units_of_text_above_a_list_are_not_replaced():
    text = "1.落实属地责任\n各街镇负责村道管养。（区住建局）\n（1）落实资金。\n（2）巡查村道。（区交通委）\n"
    document = read(f"某区方案\n一、任务\n{text}")
    assert document.tasks[0].responsible_units == ("区住建局",)


def test_all_fields_under_a_heading_hold_for_the_items_below_it_and_a_label_above_them_is_no_text():
    part = "目标{0}：{1}\n牵头科室：神经内科\n协作科室：急诊科\n完成时限：9月底前\n核心策略：\n（1）优化{2}通道。\n（2）通报{2}情况（责任科室：医务处；完成时限：8月底前）。\n"
    document = read("某院任务\n" + part.format("一", "提高救治率", "急救") + part.format("二", "降低使用率", "用药"))
    assert [(t.number, t.text, t.lead_units, t.cooperating_units, t.deadline) for t in document.tasks] == [
        ("目标一（1）", "优化急救通道。", ("神经内科",), ("急诊科",), "9月底前"),
        ("目标一（2）", "通报急救情况", (), (), "8月底前"),
        ("目标二（1）", "优化用药通道。", ("神经内科",), ("急诊科",), "9月底前"),
        ("目标二（2）", "通报用药情况", (), (), "8月底前"),
    ]


def test_only_a_few_words_with_a_colon_lead_in_to_items():
    head = "某院任务\n一、救治\n"
    items = "（1）通报情况。\n（2）公示结果。\n"
    assert [task.text for task in read(f"{head}核心策略：\n{items}").tasks] == ["通报情况。", "公示结果。"]
    longer = read(f"{head}县医院应当每月完成下列工作：\n{items}")
    assert "应当每月完成" in "".join([*(t.words for t in longer.tasks), *(c.text for c in longer.context)])


def test_proposals_are_counted_by_their_own_numbers():
    text = (
        "交办通知\n3号建议：关于改造小区的建议（领衔代表：张华）\n主办：市住建局　会办：市财政局\n办结时限：6月30日\n"
        "11号建议：关于增设公交的建议（领衔代表：李明）\n主办：市交通局　会办：市公交集团\n办结时限：7月15日\n"
    )
    assert [(t.number, t.lead_units, t.cooperating_units, t.deadline) for t in read(text).tasks] == [
        ("3号建议", ("市住建局",), ("市财政局",), "6月30日"),
        ("11号建议", ("市交通局",), ("市公交集团",), "7月15日"),
    ]
