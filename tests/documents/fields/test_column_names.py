"""Names of the columns of a task table."""

import pytest

from documents.fields.column_names import header_roles, table_roles


@pytest.mark.parametrize(("size", "header"), [(12, True), (13, False)])
def test_a_long_cell_is_no_name_of_a_column(size, header):
    assert (table_roles(("工作任务", "责任单位", "某" * size)) is not None) == header


@pytest.mark.parametrize(
    "name", ["责任单位", "指导部门", "省级指导单位", "督导单位", "推进部门", "办理单位", "执行机构"]
)
def test_whoever_has_to_do_with_a_task_is_responsible_for_it(name):
    assert table_roles(("序号", "工作任务", name)) == ("number", "text", "responsible")


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        ("序号 攻坚任务 责任单位", "number text responsible"),
        ("序号 实事项目 承办单位 办结时限", "number text responsible deadline"),
        ("序号 项目名称 建设内容及规模 责任单位 包联领导", "number section text responsible remark"),
        ("序号 反馈问题 整改措施 牵头单位 整改时限", "number section text lead deadline"),
        ("序号 存在问题 责任单位 整改时限", "number text responsible deadline"),
        ("序号 问题清单 整改目标 整改举措 整改责任单位 验收单位", "number section remark text responsible remark"),
        ("序号 问题 整改措施 整改目标 责任单位", "number section text remark responsible"),
        ("序号 项目 推进措施 目标值 责任单位", "number section text target responsible"),
        ("序号 整改任务 整改目标 责任单位", "number text target responsible"),
        ("序号 工作任务 目标值 牵头领导 牵头单位", "number text target remark lead"),
        ("序号 重点任务 2026年目标 责任单位及责任人", "number text target responsible"),
        ("序号 重点任务 2026年目标 2027年目标 责任单位", "number text ? ? responsible"),
        ("序号 工作任务 责任单位 完成情况 下步措施", "number text responsible remark ?"),
        ("指标名称 2025年完成值 2026年目标值 责任单位", "section ? text responsible"),
        ("序号 诉求内容 包抓领导 包抓单位 办理期限", "number text remark responsible deadline"),
        ("工程名称 建设性质 建设地点 建设规模及内容 总投资 责任单位", "section ? ? text ? responsible"),
    ],
)
def test_names_of_which_only_the_end_is_known_are_the_task_where_nothing_else_is(names, roles):
    expected = tuple(None if role == "?" else role for role in roles.split())
    assert header_roles(tuple(names.split())) == expected


@pytest.mark.parametrize(
    "names", ["姓名 单位 职务 联系电话", "河流名称 河长 责任单位 联系电话", "序号 部门 负责人", "项目 金额 备注"]
)
def test_lists_of_people_places_and_money_are_no_tables_of_tasks(names):
    assert table_roles(tuple(names.split())) is None


def test_any_number_of_other_columns_may_stand_beside_the_task_and_who_does_it():
    names = ("序号", "项目名称", "性质", "建设地点", "总投资", "资金来源", "责任单位")
    assert table_roles(names) == ("number", "text", None, None, None, None, "responsible")
