"""What the cells of a column say where its name does not tell."""

import pytest

from documents.fields.column_contents import told_by_cells
from documents.fields.task_column import column_roles

TASKS = ("新建省级森林乡村", "修建防火道路", "培育良种苗木")


def _roles(names: str, *columns: tuple[str, ...]):
    return column_roles(tuple(names.split()), list(zip(("1", "2", "3"), TASKS, *columns, strict=True)))


def test_a_column_of_units_that_lists_what_is_counted_is_a_measure():
    measures, organs = ("个", "公里", "万株"), ("县林业局", "县交通局", "国有林场")
    assert _roles("序号 建设任务 单位 任务量 责任单位", measures, ("3", "15", "120"), organs) == (
        *("number", "text", "measure", "target", "responsible"),
    )
    assert _roles("序号 建设任务 单位", organs) == ("number", "text", "units")


def test_a_column_of_units_that_lists_persons_is_a_remark():
    persons, organs = ("副镇长 莫少林", "黄志强", "政法委员 韦丽"), ("镇司法所", "镇派出所", "镇综治中心")
    assert _roles("序号 工作任务 责任主体 落实部门", persons, organs) == ("number", "text", "remark", "responsible")


def test_a_column_of_unknown_name_that_holds_deadlines_is_one():
    assert _roles("序号 工作任务 计划完工", ("2026-07-31", "10月底前", "长期坚持")) == ("number", "text", "deadline")


@pytest.mark.parametrize("name", ["立项", "开工", "年份"])
def test_dates_of_what_was_and_years_alone_are_no_deadlines(name):
    cells = ("2024年", "2025年", "2026年") if name == "年份" else ("2024年11月", "2025年3月", "2023年12月")
    assert _roles(f"序号 工作任务 {name}", cells) == ("number", "text", None)


def test_of_two_columns_of_times_the_one_that_says_by_when_is_the_deadline():
    past, ends = ("2025年6月", "2025年3月", "2024年11月"), ("10月底前", "年底前", "长期坚持")
    assert _roles("序号 工作任务 入选时间 完成时限", past, ends) == ("number", "text", "remark", "deadline")


def test_a_column_of_unknown_name_that_lists_organs_is_read_as_units_and_said():
    organs = ("县林业局", "县交通局", "县农业农村局")
    names = ("序号", "工作任务", "归口")
    roles = _roles("序号 工作任务 归口", organs)
    assert roles == ("number", "text", "responsible")
    assert told_by_cells(names, roles, ()) == (("归口", "“归口”一栏按所列内容读作责任单位，请核对"),)
    assert told_by_cells(("序号", "工作任务", "责任单位"), roles, ()) == ()


def test_a_second_column_of_organs_of_unknown_name_is_said():
    names, roles = ("工作任务", "责任单位", "关联口岸"), ("text", "responsible", None)
    rows = [("取消单证", "通关科", "空港口岸办"), ("压缩时间", "查检科", "铁路口岸办")]
    assert told_by_cells(names, roles, rows) == (("关联口岸", "“关联口岸”一栏所列像是单位，没有读作责任单位，请核对"),)
    assert told_by_cells(("工作任务", "责任单位", "服务对象"), roles, rows) == ()


@pytest.mark.parametrize("name", ["助力", "支持", "技术与执法支撑", "外联"])
def test_a_column_of_units_behind_that_of_who_leads_lists_who_cooperates(name):
    helpers = ("检验研究院、稽查总队", "各检查分局", "网络监测中心")
    names = ("序号", "工作任务", "主抓", name)
    roles = _roles(" ".join(names), ("药品处", "器械处", "流通处"), helpers)
    assert roles == ("number", "text", "lead", "cooperating")
    assert told_by_cells(names, roles, ())[-1] == (name, f"“{name}”一栏按所列内容读作配合单位，请核对")


@pytest.mark.parametrize("name", ["服务对象", "抄送", "重点企业", "覆盖片区", "试点", "验收", "数据来源"])
def test_units_for_whom_or_at_whom_something_is_done_do_not_cooperate(name):
    helpers = ("检验研究院", "各检查分局", "网络监测中心")
    roles = _roles(f"序号 工作任务 主抓 {name}", ("药品处", "器械处", "流通处"), helpers)
    assert roles is not None
    assert roles[-1] not in ("cooperating", "responsible")


def test_places_do_not_cooperate():
    assert (
        _roles("序号 工作任务 责任科室 去向", ("药品处", "器械处", "流通处"), ("城关镇", "河口镇", "王庄村"))[-1]
        is None
    )


@pytest.mark.parametrize("name", ["服务对象", "建议来源", "检查区域", "被查方"])
def test_whoever_is_served_or_asked_after_is_not_responsible(name):
    assert _roles(f"序号 工作任务 {name}", ("县林业局", "县交通局", "县农业农村局")) == ("number", "text", None)


def test_numbers_need_no_name():
    rows = [("XF-01", TASKS[0], "县林业局"), ("XF-04", TASKS[1], "县交通局")]
    assert column_roles(("", "工作任务", "责任单位"), rows) == ("number", "text", "responsible")
    signs = [("1#", TASKS[0], "县林业局"), ("2#", TASKS[1], "县交通局")]
    assert column_roles(("", "工作任务", "责任单位"), signs) == ("number", "text", "responsible")
    assert column_roles(("件", "工作任务", "责任单位"), rows) == ("number", "text", "responsible")


def test_a_column_of_aims_without_figures_heads_the_task():
    rows = [("农膜回收", "建设回收网点60个", "县供销社"), ("种业振兴", "收集资源80份", "县种子站")]
    assert column_roles(("考核指标", "2026年工作任务", "责任单位"), rows) == ("section", "text", "responsible")


def test_what_is_wrong_heads_what_to_do_about_it():
    rows = [("溢洪道杂草丛生", "清除杂草，恢复断面", "县水利局"), ("坝坡白蚁危害", "聘请队伍灭治白蚁", "县水库所")]
    assert column_roles(("存在问题", "处置意见", "责任单位"), rows) == ("section", "text", "responsible")
    assert column_roles(("存在问题", "目前进展", "责任单位"), rows) == ("text", None, "responsible")


def test_a_column_named_like_the_task_that_holds_times_is_the_deadline():
    rows = [("新建公园6个", "县住建局", "6月底前"), ("改造市场3个", "县商务局", "8月底前")]
    assert column_roles(("工作任务", "责任单位", "要求"), rows) == ("text", "responsible", "deadline")


def test_a_name_that_ends_like_units_above_sentences_or_times_is_none():
    rows = [
        ("新建公园6个", "县住建局", "制定方案，倒排工期，逐周调度"),
        ("改造市场3个", "县商务局", "摸清底数，对接商户，分批搬迁"),
    ]
    assert column_roles(("工作任务", "责任单位", "责任工序"), rows) == ("text", "responsible", "remark")


def test_rows_may_be_numbered_by_signs():
    assert column_roles(
        ("编次", "工作任务", "责任单位"), [("①", "修建防火道路", "县林业局"), ("②", "培育良种苗木", "国有林场")]
    ) == (*("number", "text", "responsible"),)


@pytest.mark.parametrize("name", ["包保片区", "责任网格", "包联区域"])
def test_places_are_units_only_where_no_other_column_says_who(name):
    places, organs = ("江北片区", "各社区", "城中村"), ("区应急局", "各街道", "区城管局")
    assert _roles(f"序号 工作任务 {name} 牵头单位", places, organs)[2:] in (("remark", "lead"), (None, "lead"))


@pytest.mark.parametrize("name", ["落实岗位", "责任岗位"])
def test_a_column_of_posts_names_no_units(name):
    posts, organs = ("网络管理员", "值班员", "合规岗"), ("区数据局", "区网信办", "区公安分局")
    assert _roles(f"序号 整改动作 责任部门 {name}", organs, posts) == ("number", "text", "responsible", "remark")


def test_what_is_checked_heads_the_action_to_be_taken():
    names = ("序号", "检查内容", "整改动作", "责任部门")
    rows = [("1", "弱口令", "改用强口令，停用旧账号", "区数据局"), ("2", "边界防护", "关闭高危端口", "区网信办")]
    assert column_roles(names, rows) == ("number", "section", "text", "responsible")
