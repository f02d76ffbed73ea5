"""Headings below which nothing is demanded."""

import pytest

from documents.layouts.key_points.context_titles import is_context_title
from tests.documents.small_documents import read


@pytest.mark.parametrize(
    "title",
    [
        "整治范围",
        "检查对象和范围",
        "试点区域",
        "2024年工作完成情况",
        "上半年工作开展情况",
        "过去五年工作回顾",
        "近年来取得的成效",
        "2024年度主要工作成效及存在的问题",
        "存在的主要问题",
        "摸底情况",
        "上学期工作简要回顾",
        "“十三五”时期和2020年工作回顾",
        "2027年总体要求和主要预期目标",
        "二〇二七年经营目标",
        "今后五年工作的总体要求",
        "现状形势",
        "现实基础和发展形势",
        "深化课程改革的重要意义",
        "2009年教育工作的简要回顾",
        "范围定义",
        "实施范围界定",
        "指导原则",
        "规划编制原则",
        "规划背景",
        "“十三五”时期取得的工作进展",
        "督查组成员",
        "领导小组组成人员",
        "检查组人员组成",
    ],
)
def test_scope_situation_and_what_was_done_are_context(title):
    assert is_context_title(title)


@pytest.mark.parametrize(
    ("title", "chapter", "item"),
    [
        ("工作完成情况", True, False),
        ("主要做法和成效", True, False),
        ("工作总结", True, False),
        ("充分认识深化课程改革的重要意义", False, False),
        ("提高对防汛工作的必要性的认识", False, False),
        ("宣传教育工作", False, False),
        ("现实题材创作", False, False),
        ("整治重点", False, False),
        ("检查内容", False, False),
        ("领导小组成员单位", False, False),
        ("充实工作队成员", False, False),
        ("2025年工作计划", False, False),
        ("2027年目标任务", False, False),
        ("“十五五”时期主要目标任务", False, False),
        ("“十五五”时期的主要目标任务", False, False),
        ("“十五五”时期的主要目标", True, True),
        ("关于“十五五”时期发展的时代背景", True, True),
        ("2026年面临的形势", True, True),
        ("清理整顿工作的目标任务", True, True),
        ("关于优化发展环境", False, False),
        ("改善2026年城乡环境", False, False),
        ("报送落实情况", False, False),
        ("总结提升阶段", False, False),
        ("划定范围", False, False),
        ("坚持分类处置原则", False, False),
    ],
)
def test_a_review_without_a_time_is_one_where_it_is_a_chapter(title, chapter, item):
    assert (is_context_title(title, is_chapter=True), is_context_title(title)) == (chapter, item)


PLAN = "三、2025年重点任务\n（一）改造泵站4座。（县水利局）\n（二）清淤河道12公里。（县水利局、各乡镇）\n"


@pytest.mark.parametrize(
    "review",
    [
        "一、2024年工作情况\n（一）防汛能力不断增强。建成小型水库2座。\n（二）供水更有保障。新增供水人口3万人。\n",
        "一、2024年主要工作\n（一）防汛能力不断增强，建成小型水库2座，比上年多1座。\n（二）解决了3万人的饮水问题。\n",
        "一、工作开展情况\n我局建成水库2座，荣获先进集体。\n",
        "一、过去一年工作回顾\n1.建成水库2座。\n2.新增供水人口3万人。\n",
    ],
)
def test_what_was_done_before_the_plan_is_no_task(review):
    document = read(f"云岭县2025年水利工作计划\n{review}二、存在问题\n一是老旧管网多；二是经费不足。\n{PLAN}")
    assert [task.text for task in document.tasks] == ["改造泵站4座。", "清淤河道12公里。"]
    assert {context.section[0] for context in document.context} == {review.split("\n")[0], "二、存在问题"}


def test_the_stages_of_a_plan_are_tasks_though_they_name_years():
    document = read(
        "三年行动计划\n一、2025年任务\n（一）改造泵站4座。\n（二）清淤河道12公里。\n二、2026年任务\n（一）改造泵站6座。\n"
    )
    assert [task.text for task in document.tasks] == ["改造泵站4座。", "清淤河道12公里。", "改造泵站6座。"]


def test_a_review_that_names_units_keeps_its_tasks():
    document = read(
        "方案\n一、2024年工作完成情况\n（一）续建泵站2座。（县水利局）\n二、2025年任务\n（一）新建泵站。（县水利局）\n"
    )
    assert len(document.tasks) == 2


def test_a_box_of_figures_between_items_asks_nobody():
    document = read(
        "某市方案\n一、行动\n行动1：安装喷淋。牵头单位：市住建局。\n专栏1 主要指标\n密闭率100%；清扫率达到98%。\n"
        "行动2：采购车40台。牵头单位：市城管局。\n专栏2 清扫目标\n1.快速路清扫率达到99%。\n2.支路清扫率达到95%。\n"
        "行动3：建档绿化。牵头单位：市园林局。\n"
    )
    assert [(task.number, task.text, task.lead_units) for task in document.tasks] == [
        ("一行动1", "安装喷淋。", ("市住建局",)),
        ("一行动2", "采购车40台。", ("市城管局",)),
        ("一行动3", "建档绿化。", ("市园林局",)),
    ]
    assert document.warnings == ()


def test_a_box_of_projects_holds_tasks():
    document = read(
        "某市方案\n一、行动\n1.建设泵站3座。（市水利局）\n专栏1 重点工程\n（1）建水厂2座。（市住建局）\n（2）建管网40公里。（市城管局）\n"
    )
    assert [task.words for task in document.tasks] == ["建设泵站3座。", "建水厂2座。", "建管网40公里。"]


def test_what_a_list_is_to_come_to_in_stages_is_no_text_of_its_last_item():
    way = "{0}：{1}养殖\n路径1：建设网箱。推广设备。\n路径2：培育苗种。支持选育。\n阶段性目标：到2027年，产量达到5万吨。\n"
    document = read("某市方案\n一、主攻方向\n" + way.format("方向一", "深海") + way.format("方向二", "滩涂"))
    assert [task.text for task in document.tasks] == ["推广设备。", "支持选育。"] * 2
    assert [said.text for said in document.context] == ["阶段性目标：到2027年，产量达到5万吨。"] * 2
