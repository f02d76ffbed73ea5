"""Headings that are offices: their names are the units of the tasks below."""

import pytest

from tests.documents.small_documents import read


def units(text):
    return [(task.text, task.lead_units + task.responsible_units) for task in read(f"云岭县助企清单\n{text}").tasks]


@pytest.mark.parametrize(
    "other",
    [
        "国网云岭县供电公司",
        "中国电信云岭分公司",
        "县法院、县检察院",
        "各乡镇（街道）、县工业园区管委会",
        "人民银行云岭县支行",
    ],
)
@pytest.mark.parametrize("numbers", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("", "", "")])
def test_items_that_count_on_below_offices_are_theirs(other, numbers):
    first, second, third = numbers
    assert units(
        f"{first}县商务局\n1.建设冷链仓库3座。\n2.举办促销活动5场。\n{second}县工信局\n3.走访企业40家。\n{third}{other}\n4.压减办理环节2个。\n"
    ) == [
        ("建设冷链仓库3座。", ("县商务局",)),
        ("举办促销活动5场。", ("县商务局",)),
        ("走访企业40家。", ("县工信局",)),
        ("压减办理环节2个。", tuple(other.split("、"))),
    ]


def test_a_heading_may_say_how_many_tasks_an_office_has():
    assert units(
        "一、县商务局（2项）\n1.建设仓库3座。\n2.举办活动5场。\n二、县工信局牵头的任务（1项）\n3.走访企业40家。\n"
    ) == [
        ("建设仓库3座。", ("县商务局",)),
        ("举办活动5场。", ("县商务局",)),
        ("走访企业40家。", ("县工信局",)),
    ]


def test_to_whom_a_document_is_sent_is_no_heading():
    assert units(
        "各乡镇人民政府，县直各部门：\n现将清单印发给你们。\n县商务局\n1.建设仓库3座。\n县工信局\n1.走访企业40家。\n"
    ) == [("建设仓库3座。", ("县商务局",)), ("走访企业40家。", ("县工信局",))]


def test_headings_that_are_subjects_head_nobody():
    assert units("一、商贸流通\n1.建设仓库3座。\n二、县工信局\n2.走访企业40家。\n三、便民服务\n3.压减环节2个。\n") == [
        ("建设仓库3座。", ()),
        ("走访企业40家。", ()),
        ("压减环节2个。", ()),
    ]


@pytest.mark.parametrize("verb", ["", "负责", "牵头"])
def test_units_on_a_line_below_an_item_are_those_of_the_item(verb):
    assert units(
        f"1.建设仓库3座。\n县商务局{verb}\n2.走访企业40家。\n县工信局{verb}\n3.压减环节2个。\n县税务局{verb}\n"
    ) == [
        ("建设仓库3座。", ("县商务局",)),
        ("走访企业40家。", ("县工信局",)),
        ("压减环节2个。", ("县税务局",)),
    ]


def test_one_line_with_the_name_of_an_office_is_text():
    assert units("1.建设下列仓库。\n县商务局\n2.走访企业40家。\n3.压减环节2个。\n")[0][1] == ()


@pytest.mark.parametrize("label", ["办理要求", "整改措施", "交办事项", "主要任务", "下一步措施"])
def test_a_label_before_the_demand_is_no_part_of_it(label):
    document = read(
        f"督办通知\n事项一：解决停车难\n{label}：新增泊位300个。\n承办单位：县城管局\n"
        f"事项二：治理积水\n{label}：改造泵站2座。\n承办单位：县住建局\n"
    )
    assert [(task.title, task.text) for task in document.tasks] == [
        ("解决停车难", "新增泊位300个。"),
        ("治理积水", "改造泵站2座。"),
    ]


def test_offices_without_numbers_may_stand_above_items_that_look_like_names():
    assert units("县教育局（2项）\n1.新建幼儿园2所。\n2.改造食堂5所。\n县卫健局（1项）\n3.建设发热门诊3个。\n") == [
        ("新建幼儿园2所。", ("县教育局",)),
        ("改造食堂5所。", ("县教育局",)),
        ("建设发热门诊3个。", ("县卫健局",)),
    ]


@pytest.mark.parametrize("label", ["问题描述", "存在问题", "具体问题"])
def test_the_problem_beside_a_measure_is_a_remark(label):
    document = read(
        f"交办清单\n问题一：停车难\n{label}：医院周边泊位不足。\n整改措施：新增泊位300个。\n责任单位：县城管局\n"
        f"问题二：路面积水\n{label}：管网老化。\n整改措施：改造泵站2座。\n责任单位：县住建局\n"
    )
    assert [(task.text, task.remark) for task in document.tasks] == [
        ("新增泊位300个。", f"{label}：医院周边泊位不足。"),
        ("改造泵站2座。", f"{label}：管网老化。"),
    ]


def test_headings_that_all_name_parts_of_one_body_are_its_units():
    document = read(
        "某学院2026年安全责任清单\n一、保卫处\n1.落实双岗值守。\n二、实验室与设备管理处\n2.建立安全档案。\n3.集中收运废液。\n"
        "三、校医院\n4.报告传染病。\n"
    )
    assert [task.responsible_units for task in document.tasks] == [
        ("保卫处",),
        ("实验室与设备管理处",),
        ("实验室与设备管理处",),
        ("校医院",),
    ]


def test_headings_of_places_and_subjects_are_no_units():
    document = read("某市2026年要点\n一、学校\n1.加装护栏。\n二、医院\n2.更换设备。\n三、社区\n3.整治飞线。\n")
    assert [task.responsible_units for task in document.tasks] == [(), (), ()]


@pytest.mark.parametrize("pair", ["【】", "〖〗", "［］"])
@pytest.mark.parametrize("marks", ["⑴⑵⑶⑷", "①②③④", ["1.", "2.", "3.", "4."], ["1.", "2.", "1.", "1."]])
def test_offices_in_brackets_head_their_duties(pair, marks):
    opens, closes = pair
    names = ("社区矫正股", "社区矫正股", "公证股", "政治处、办公室")
    duties = ("完成评估60人。", "升级定位装置。", "开设周末窗口。", "开展司法所建设。")
    lines = [f"{mark}{duty}" for mark, duty in zip(marks, duties, strict=True)]
    for place in (3, 2, 0):
        lines.insert(place, f"{opens}{names[place]}{closes}")
    document = read("某县司法局岗位清单\n" + "\n".join(lines) + "\n")
    assert [(task.section, task.words, task.responsible_units) for task in document.tasks] == [
        ((f"{opens}{name}{closes}",), duty, tuple(name.split("、"))) for name, duty in zip(names, duties, strict=True)
    ]


def test_units_in_brackets_below_each_item_head_none():
    lines = (f"（{n}）{what}。\n【责任单位：县{who}局】\n" for n, what, who in ("一评财", "二升水", "三开审"))
    document = read("某县要点\n一、任务\n" + "".join(lines))
    assert [task.responsible_units for task in document.tasks] == [("县财局",), ("县水局",), ("县审局",)]
