"""One small document for each way a source goes wrong; whole tasks are compared."""

import pytest

from documents.errors import NoTasksError
from tests.documents.small_documents import read, tasks


def test_each_unit_bracket_owns_the_text_before_it():
    document = read("一、强化公开\n（一）推进公开。公开预算。（省财政厅牵头）公开审计结果。（省审计厅负责）")
    section = ("一、强化公开", "（一）推进公开。")
    assert tasks(document) == [
        ("一（一）-1", section, "公开预算。", ("省财政厅",), ()),
        ("一（一）-2", section, "公开审计结果。", (), ("省审计厅",)),
    ]


def test_brackets_that_name_no_units_stay_in_the_text():
    document = read("一、强化公开\n（一）做好解读。政策制定（起草）机关向村（社区）解读。（各级行政机关负责）")
    assert document.tasks[0].text == "政策制定（起草）机关向村（社区）解读。"


def test_lines_broken_at_the_margin_are_joined_across_a_page_number():
    document = read(
        "一、聚焦重点领域深化政务公开\n"
        "（一）深化重要政府信息公开，强化政令权威发布。建立完善各级\n"
        "政府及其部门重要政策文件数据库，推进政府规章和行政规范性文件\n"
        "— 3 —\n"
        "统一公开，系统清理、实时更新本行政机关现行有效的规章和行政规\n"
        "范性文件，通过政府网站政府信息公开专栏集中公开，并在征求活动\n"
        "结束后一个月内公开意见征求采纳情况。（各级行政机关负责）\n"
        "（二）做好各类规划信息集中公开，推动规划更好落实，除法律法规\n"
        "另有规定或内容涉密外，规划一经批准，县级以上各级政府均应及时\n"
        "主动向社会公布。（省发展改革委牵头）"
    )
    assert [t.number for t in document.tasks] == ["一（一）", "一（二）"]
    assert "行政规范性文件统一公开" in document.tasks[0].text


def test_paragraphs_of_a_section_without_items_are_tasks():
    document = read(
        "一、组织\n（一）领导。加强领导。（省政府办公厅负责）\n二、保障\n各地要明确机构。\n各级要抓好培训。"
    )
    assert tasks(document)[1:] == [
        ("二-1", ("二、保障",), "各地要明确机构。", (), ()),
        ("二-2", ("二、保障",), "各级要抓好培训。", (), ()),
    ]


def test_units_and_deadline_on_lines_of_their_own_belong_to_the_item_above():
    document = read(
        "一、强化公开\n1．公开预算。各部门公开本部门预算。\n责任单位：省财政厅、省审计厅\n完成时限：2020年10月底前\n"
        "2．公开决算。各部门公开本部门决算。\n牵头单位：省财政厅；配合单位：省审计厅"
    )
    first, second = document.tasks
    assert (first.text, first.responsible_units, first.deadline) == (
        "各部门公开本部门预算。",
        ("省财政厅", "省审计厅"),
        "2020年10月底前",
    )
    assert (second.lead_units, second.cooperating_units) == (("省财政厅",), ("省审计厅",))


def test_the_first_unit_leads_from_the_rule_on():
    document = read(
        "一、公开预算。（省财政厅、省审计厅负责。列第一位者为牵头单位，下同）\n二、公开规划。（省发展改革委、省自然资源厅负责）"
    )
    assert [t.lead_units for t in document.tasks] == [("省财政厅",), ("省发展改革委",)]


def test_a_text_without_tasks_is_refused():
    with pytest.raises(NoTasksError, match=r"no task found in 'd\.txt'"):
        read("这是一封信。\n没有任何任务。")


def test_a_table_without_tasks_is_refused_with_the_names_of_its_columns():
    with pytest.raises(
        NoTasksError, match="the table with the columns '日期、带班领导、值班电话' has none that names a task"
    ):
        read("值班表\n日期\t带班领导\t值班电话\n5月1日\t张伟\t1234567\n5月2日\t王芳\t1234567")


def test_a_sentence_with_its_units_is_the_obligation_and_no_heading():
    document = read(
        "一、加强规划公开\n1.主动公开国民经济规划。（省发展改革委、省自然资源厅）\n2.公开预决算（省财政厅牵头）。"
    )
    assert tasks(document) == [
        ("一1", ("一、加强规划公开",), "主动公开国民经济规划。", (), ("省发展改革委", "省自然资源厅")),
        ("一2", ("一、加强规划公开",), "公开预决算", ("省财政厅",), ()),
    ]


def test_units_of_a_heading_hold_for_the_items_below_it():
    document = read("一、公开规划（责任单位：市发改委）\n1.公开国土规划；\n2.公开专项规划。")
    assert [t.responsible_units for t in document.tasks] == [("市发改委",), ("市发改委",)]
    assert [w.code for w in document.warnings] == ["units-inherited", "units-inherited"]


def test_units_after_the_last_of_a_list_hold_for_the_list():
    document = read("一、公开\n（一）做好公开。\n1.公开国土规划；\n2.公开专项规划。（市发改委负责）")
    assert [t.responsible_units for t in document.tasks] == [("市发改委",), ("市发改委",)]


def test_a_deadline_in_the_bracket_is_no_unit():
    document = read("一、公开\n（一）做好规划。公开规划。（省发展改革委负责，2022年12月底前完成）")
    assert (document.tasks[0].responsible_units, document.tasks[0].deadline) == (
        ("省发展改革委",),
        "2022年12月底前完成",
    )


def test_items_of_an_article_are_its_text():
    document = read(
        "第一章 总则\n第一条 本办法包括下列内容：\n（一）公开职能；\n（二）公开机构。\n第二条 本办法自2022年1月1日起施行。"
    )
    assert [(t.number, t.section) for t in document.tasks] == [("第一条", ("第一章总则",)), ("第二条", ("第一章总则",))]
    assert document.tasks[0].text == "本办法包括下列内容：\n（一）公开职能；\n（二）公开机构。"


def test_points_of_the_notice_above_the_date_are_no_tasks():
    document = read(
        "某省人民政府办公厅关于印发要点的通知\n一、高度重视。\n某省人民政府办公厅\n2022年5月6日\n2022年要点\n"
        "一、加强公开\n（一）规划。公开规划。（省发展改革委负责）\n（二）财政。公开预算。（省财政厅负责）"
    )
    assert [t.number for t in document.tasks] == ["一（一）", "一（二）"]
    assert document.issued_on == "2022-05-06"


def test_paragraphs_with_units_need_no_numbers():
    document = read("2022年要点\n做好规划公开，主动公开规划。（市发改委负责）\n做好财政公开。（市财政局负责）")
    assert [(t.number, t.text) for t in document.tasks] == [
        (None, "做好规划公开，主动公开规划。"),
        (None, "做好财政公开。"),
    ]


def test_tags_and_entities_of_a_page_source_are_markup():
    document = read("<p>一、公开</p><p>（一）规划。&ldquo;主动&rdquo;公开。（省发展改革委负责）&nbsp;</p>")
    assert document.tasks[0].text == "“主动”公开。"
    assert not [w for w in document.warnings if w.code == "unplaced-text"]


def test_signature_and_date_below_the_tasks_are_metadata():
    document = read(
        "国务院关于就业的意见\n一、稳岗\n（一）返还。返还保险费。（财政部负责）\n各地要落实。\n国务院\n2018年11月16日"
    )
    assert [t.number for t in document.tasks] == ["一（一）", "末段"]
    assert (document.issuer, document.issued_on) == ("国务院", "2018-11-16")


def test_a_traditional_source_is_converted_and_said_to_be():
    document = read("一、公開\n（一）做好發布。及時發布信息。（責任單位：省財政廳）")
    assert (document.tasks[0].text, document.tasks[0].responsible_units) == ("及时发布信息。", ("省财政厅",))
    assert [w.code for w in document.warnings] == ["traditional-converted"]


def test_a_closing_paragraph_speaks_of_the_whole_document():
    document = read(
        "一、公开\n（一）规划。公开规划。（省发展改革委负责）\n（二）责任。落实主体责任。\n各级各部门要对照本要点细化措施。"
    )
    assert [t.number for t in document.tasks] == ["一（一）", "一（二）", "末段"]


def test_a_bracket_that_names_no_units_is_no_task():
    document = read("一、公开\n（一）提升热线质量。（详情另行通知）\n（二）规划。公开规划。（省发展改革委负责）")
    assert document.tasks[0].text == "提升热线质量。（详情另行通知）"
