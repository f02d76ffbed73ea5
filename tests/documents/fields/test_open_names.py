"""Names of columns of which only the head is known."""

import pytest

from documents.fields.column_names import column_role, header_roles, refined_name, table_roles
from documents.fields.open_names import OpenName, open_name


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("经办科室", "responsible"),
        ("监管责任单位", "responsible"),
        ("服务提供单位", "responsible"),
        ("责任庭室", "responsible"),
        ("承接教研组", "responsible"),
        ("责任监区", "responsible"),
        ("协同网点", "cooperating"),
        ("牵头站所", "lead"),
        ("主抓局办", "lead"),
        ("牵头科室/队所", "lead"),
        ("协同处室", "cooperating"),
        ("技术支持单位", "cooperating"),
        ("配合部室及所属企业", "cooperating"),
        ("主办", "lead"),
        ("协办", "cooperating"),
        ("谁来干", "responsible"),
        ("谁牵头", "lead"),
        ("谁配合", "cooperating"),
        ("交给谁办", "responsible"),
        ("哪个局办牵头", "lead"),
        ("哪些单位搭手", "cooperating"),
    ],
)
def test_a_name_that_ends_with_a_body_says_what_the_body_does(name, role):
    assert open_name(name) == OpenName(role)


@pytest.mark.parametrize(
    "name", ["服务单位", "受益单位", "填报科室", "审批部门", "批复机构", "被检查单位", "信息报送单位", "监理单位"]
)
def test_a_body_that_does_nothing_of_the_task_is_a_remark(name):
    assert open_name(name) == OpenName("remark")


@pytest.mark.parametrize(
    "name", ["拟完工时间", "销号时间", "反馈截止时间", "整改到位日期", "目标节点", "时段", "何时干完", "截止日期"]
)
def test_a_name_that_ends_with_time_is_that_of_the_end(name):
    assert open_name(name) == OpenName("deadline")


@pytest.mark.parametrize("name", ["要办的事", "2026年做什么", "改什么、怎么改", "咋办", "办哪些事"])
def test_a_question_for_what_is_to_be_done_names_the_task(name):
    assert column_role(name) == "text"


@pytest.mark.parametrize("name", ["为谁办", "给谁看", "谁受益", "谁来监督", "何时启动"])
def test_questions_for_others_than_the_doer_and_the_end_are_remarks(name):
    assert open_name(name) == OpenName("remark")


@pytest.mark.parametrize("name", ["哪里", "哪个季度", "为什么", "办得怎么样", "在哪儿亮出来"])
def test_other_questions_tell_nothing(name):
    assert open_name(name) is None


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("👉 牵头", "lead"),
        ("**工作任务**", "text"),
        ("【责任部门】", "responsible"),
        ("◆时限◆", "deadline"),
        ("№", "number"),
    ],
)
def test_pictures_and_brackets_around_a_name_are_none_of_it(name, role):
    assert column_role(name) == role


@pytest.mark.parametrize("name", ["立项批复时间", "启动时间", "开工日期", "上次检查时间", "成立时间", "报送时限"])
def test_a_time_of_what_was_or_begins_is_no_end(name):
    assert open_name(name) == OpenName("remark")


@pytest.mark.parametrize("name", ["分管副市长", "链长", "领衔代表", "稳控责任人", "包村干部", "责任人"])
def test_persons_are_a_remark(name):
    assert open_name(name) == OpenName("remark")


@pytest.mark.parametrize("name", ["件号", "项目代码", "序"])
def test_numbers_have_many_names(name):
    assert open_name(name) == OpenName("number")


@pytest.mark.parametrize(
    "name",
    [
        "各部门",
        "全体单位",
        "有关科室",
        "责任书",
        "配合事项",
        "手机号",
        "文号",
        "亮灯",
        "对象",
        "责任区",
        "包保企业",
        "实施步骤",
    ],
)
def test_other_names_and_cells_have_no_such_head(name):
    found = open_name(name)
    assert found is None or found.role == "remark"


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("序号 项目 责任单位 施工单位 竣工日期", "number text responsible remark deadline"),
        ("序号 项目 施工单位 竣工日期", "number text responsible deadline"),
        ("序号 争取事项 省级主管部门 市级责任单位", "number text remark responsible"),
        ("序号 项目代码 建设内容 责任单位", "number ? text responsible"),
        ("# 任务 牵头 协同 截止 亮灯", "number text lead cooperating deadline ?"),
        ("顺序 干什么 谁来干 何时干完", "number text responsible deadline"),
        ("序号 场所类型 整治内容 责任科室", "number section text responsible"),
    ],
)
def test_names_beside_a_name_tell_what_it_is(names, roles):
    expected = tuple(None if role == "?" else role for role in roles.split())
    assert header_roles(tuple(names.split())) == expected


def test_a_row_of_cells_that_end_like_names_is_no_header():
    assert table_roles(("压实整改任务", "教育部门", "年底前")) is None
    assert table_roles(("压实整改任务", "责任部门", "年底前")) is not None


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        ("责任单位", "县级", "县级责任单位"),
        ("时间", "启动", "启动时间"),
        ("责任分工", "牵头", "牵头"),
        ("资金规模", "中央", "中央"),
        ("序号", "", "序号"),
    ],
)
def test_the_second_row_of_a_header_refines_the_first(above, below, name):
    assert refined_name(above, below) == name
