"""Lists that count from one anew have the line above them as their heading; whole documents stay as they are."""

import pytest

from documents.model import Source
from documents.text_document import parse_text


def tasks(text):
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    assert not [warning for warning in document.warnings if warning.code == "number-missing"]
    return [("/".join(task.section), task.number, task.text) for task in document.tasks]


def test_a_line_above_a_list_that_counts_anew_is_its_heading():
    text = (
        "某校工作分工\n甲主任：（主持教学工作）\n1.拟订教学计划；\n2.管理学籍；\n3.其他工作。\n"
        "乙主任：（主持教研工作）\n1.组织教研活动；\n2.评选优秀教研组。\n丙主任：（负责考务）\n1.组织考试；\n2.统计成绩。"
    )
    assert tasks(text) == [
        ("甲主任：（主持教学工作）", "1", "拟订教学计划；"),
        ("甲主任：（主持教学工作）", "2", "管理学籍；"),
        ("甲主任：（主持教学工作）", "3", "其他工作。"),
        ("乙主任：（主持教研工作）", "1", "组织教研活动；"),
        ("乙主任：（主持教研工作）", "2", "评选优秀教研组。"),
        ("丙主任：（负责考务）", "1", "组织考试；"),
        ("丙主任：（负责考务）", "2", "统计成绩。"),
    ]


def test_months_above_lists_of_one_or_more_head_them_all():
    text = (
        "某室2026年工作调整\n1.推迟大赛初评。\n2.推迟培训报名。\n某室行事历\n一月份\n1.选送论文\n2.做好认证\n二月份\n1.组织报名\n"
        "三月份\n1.征集案例\n2.申报示范校"
    )
    found = tasks(text)
    months = [task[0].rpartition("/")[2] for task in found[2:]]
    assert months == ["一月份", "一月份", "二月份", "三月份", "三月份"]
    assert [task[2] for task in found[2:]] == ["选送论文", "做好认证", "组织报名", "征集案例", "申报示范校"]


def test_headings_whose_items_rank_higher_stand_above_them():
    text = "社团章程\n第一章 管理\n（一）指导老师\n一、聘请一名指导老师。\n二、颁发聘书。\n（二）负责人\n一、主持日常活动。\n二、做好记录。"
    assert [task[0].rpartition("/")[2] for task in tasks(text)] == ["（一）指导老师"] * 2 + ["（二）负责人"] * 2


def test_a_second_document_with_a_preface_begins_with_its_title():
    text = (
        "关于印发两个规定的通知\n一、落实税收政策。\n二、做好人员安置。\n"
        "支持企业发展的规定\n为支持企业发展，特制定以下规定：\n一、安排专项资金。\n二、减免场租。"
    )
    assert [task[0] for task in tasks(text)] == ["", "", "支持企业发展的规定", "支持企业发展的规定"]


def test_a_heading_above_the_title_of_a_plan_of_its_own_stands_above_it():
    text = (
        "方案\n一、职初工程\n——《职初实施方案》\n一、培养对象\n教师五年内参加。\n二、培养措施\n开设讲堂。\n"
        "二、骨干工程\n——《骨干实施方案》\n一、入选条件\n热爱教育事业。\n二、程序\n个人申报。"
    )
    assert [task[0] for task in tasks(text)] == [
        "一、职初工程/——《职初实施方案》/一、培养对象",
        "一、职初工程/——《职初实施方案》/二、培养措施",
        "二、骨干工程/——《骨干实施方案》/一、入选条件",
        "二、骨干工程/——《骨干实施方案》/二、程序",
    ]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        # a paragraph of the item above, and what says who does it
        (
            "要点\n1.推进公开。\n2.编制目录。\n要于年底前完成，不得拖延。\n1.回应关切。\n2.解读政策。",
            ["", "2.编制目录。", "", ""],
        ),
        ("要点\n1.推进公开；\n2.编制目录；\n负责人：张三\n1.回应关切；\n2.解读政策。", ["", "", "", ""]),
        (
            "要点\n一、公开\n1.推进公开。\n2.编制目录。\n责任单位：市司法局\n二、解读\n1.解读政策。\n2.回应关切。",
            ["一、公开"] * 2 + ["二、解读"] * 2,
        ),
        (
            "要点\n一、公开\n1.推进公开。\n2.编制目录。\n市司法局\n二、解读\n1.解读政策。\n2.回应关切。\n市政府办",
            ["一、公开"] * 2 + ["二、解读"] * 2,
        ),
    ],
)
def test_paragraphs_and_fields_above_a_list_head_nothing(text, sections):
    assert [task[0] for task in tasks(text)] == sections
