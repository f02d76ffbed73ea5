import pytest

from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.unit_list import UNIT_LABEL, looks_like_units, parse_units, split_deadline
from documents.fields.unit_names import split_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("省财政厅、省审计厅", ("省财政厅", "省审计厅")),
        ("省政府各部门，各市、县（市、区）政府", ("省政府各部门", "各市、县（市、区）政府")),
        ("省政府办公厅、省政府各部、各市、县(市、区)政府", ("省政府办公厅", "省政府各部", "各市、县（市、区）政府")),
        ("省政府有关部门，市、县（市、区）政府", ("省政府有关部门", "市、县（市、区）政府")),
        ("各省、自治区、直辖市人民政府", ("各省、自治区、直辖市人民政府",)),
        ("各县〔市、区〕政府", ("各县（市、区）政府",)),
        ("各县（市、区）政府、乡镇政府和街道办事处", ("各县（市、区）政府", "乡镇政府和街道办事处")),
        ("市政务数据办（市跑改办）、市司法局", ("市政务数据办（市跑改办）", "市司法局")),
        ("省卫生健康委等，各市、县（市、区）政府", ("省卫生健康委", "各市、县（市、区）政府")),
        ("财政部、教育部等有关部门和单位", ("财政部", "教育部", "有关部门和单位")),
        ("财政等有关部门", ("财政等有关部门",)),
        ("省发展改革委等有关部门", ("省发展改革委", "有关部门")),
        ("财政部、教育部等部门", ("财政部", "教育部")),
        ("财政部等和各有关省级人民政府", ("财政部", "各有关省级人民政府")),
        ("省财政厅、省财政厅", ("省财政厅",)),
    ],
)
def test_names_are_split_where_a_clerk_would(text, units):
    assert split_units(text) == units


@pytest.mark.parametrize(
    ("text", "lead", "responsible", "cooperating"),
    [
        ("省委编办、省司法厅牵头，省级各有关部门负责", ("省委编办", "省司法厅"), ("省级各有关部门",), ()),
        ("各级政府办公室（厅）牵头负责", ("各级政府办公室（厅）",), (), ()),
        ("省财政厅、省商务厅等按职责分工负责", (), ("省财政厅", "省商务厅"), ()),
        ("市教育局、市医保局分别负责", (), ("市教育局", "市医保局"), ()),
        ("（责任单位：省大数据局，其他省级有关单位）", (), ("省大数据局", "其他省级有关单位"), ()),
        ("（县级政府办公室会同财政等有关部门负责）", (), ("县级政府办公室", "财政等有关部门"), ()),
        ("省经信厅牵头，省财政厅、省科技厅配合", ("省经信厅",), (), ("省财政厅", "省科技厅")),
        ("省水利厅牵头，省财政厅负责资金保障，省气象局负责监测预警指导", ("省水利厅",), ("省财政厅", "省气象局"), ()),
        (
            "牵头单位：省发展改革委；责任单位：省经信厅；配合单位：省财政厅",
            ("省发展改革委",),
            ("省经信厅",),
            ("省财政厅",),
        ),
        (
            "（各级行政机关或经法律、法规授权的具有管理公共事务职能的组织负责，以下统称各级行政机关负责）",
            (),
            ("各级行政机关",),
            (),
        ),
    ],
)
def test_roles_follow_verbs_and_labels(text, lead, responsible, cooperating):
    parsed = parse_units(text)
    assert (parsed.lead, parsed.responsible, parsed.cooperating) == (lead, responsible, cooperating)


def test_the_column_gives_the_role_of_unmarked_names():
    assert parse_units("市司法局、市综合执法局", default="lead").lead == ("市司法局", "市综合执法局")
    assert parse_units("市教育局、市医保局分别负责", default="lead").lead == ("市教育局", "市医保局")


def test_a_rule_for_all_tasks_is_no_unit_of_this_task():
    parsed = parse_units("(责任单位:省政府办公厅。本要点各项工作均需各市、县〔市、区〕政府作为责任单位,以下不再列出)")
    assert parsed.responsible == ("省政府办公厅",)
    assert parsed.global_units == ("各市、县（市、区）政府",)


@pytest.mark.parametrize(
    "rule", ["列第一位者为牵头单位，下同", "列第一位的为牵头单位，下同", "排第一位的单位为牵头单位"]
)
def test_the_first_unit_leads_where_the_document_says_so(rule):
    parsed = parse_units(f"（人力资源社会保障部、财政部负责。{rule}）")
    assert parsed.first_leads
    assert parsed.responsible == ("人力资源社会保障部", "财政部")


@pytest.mark.parametrize(
    "text",
    [
        "省大数据局牵头，省级各有关部门负责",
        "市级有关部门（单位），各县（市、区）政府",
        "各县（市、区）政府、嘉兴经济技术开发区、嘉兴港区",
        "市市场监管局、人行嘉兴市中心支行分别负责",
        "省级公共企事业单位主管部门负责",
    ],
)
def test_unit_lists_are_recognised(text):
    assert looks_like_units(text)


@pytest.mark.parametrize(
    "text",
    ["起草", "此件公开发布", "国办发〔2019〕54号", "年本", "超过100人的企业达到15%", "提升服务水平，方便群众办事"],
)
def test_other_brackets_are_no_unit_lists(text):
    assert not looks_like_units(text)


@pytest.mark.parametrize(
    "rule",
    [
        "各区县政府均为本要点各项任务的责任单位，不再逐一列出",
        "各区县政府为所有任务责任单位，下同",
        "以下任务均需各区县政府落实，不再单独列出",
        "以下各项均需各区县政府负责，不再重复列出",
        "各项任务责任单位均包括各区县政府，以下不再列出",
        "本要点所有工作任务，各区县政府均为责任单位",
    ],
)
@pytest.mark.parametrize("separator", ["。", "；", "，"])
def test_a_rule_for_all_tasks_may_be_worded_in_many_ways(rule, separator):
    parsed = parse_units(f"（责任单位：市发展改革委，市政府有关部门{separator}{rule}）")
    assert (parsed.responsible, parsed.global_units) == (("市发展改革委", "市政府有关部门"), ("各区县政府",))


@pytest.mark.parametrize(
    ("text", "units", "deadline"),
    [
        ("（市财政局牵头，年内持续推进）", ("市财政局",), "年内持续推进"),
        ("（财政部牵头，4月底前出台相关政策，年内持续推进）", ("财政部",), "4月底前出台相关政策，年内持续推进"),
        ("（责任单位：省财政厅；完成时限：2021年12月底）", ("省财政厅",), "2021年12月底"),
        ("（省发展改革委负责，9月底前完成，并持续推进）", ("省发展改革委",), "9月底前完成，并持续推进"),
        ("（年底前，省财政厅牵头）", ("省财政厅",), "年底前"),
        ("（省财政厅负责，年底前报送省审计厅）", ("省财政厅",), "年底前报送省审计厅"),
        ("（省财政厅、2022年亚运会组委会负责）", ("省财政厅", "2022年亚运会组委会"), None),
        ("（市农业农村局，年审办负责）", ("市农业农村局", "年审办"), None),
        ("（市医保局，长期护理保险中心）", ("市医保局", "长期护理保险中心"), None),
        ("（市12345热线办负责）", ("市12345热线办",), None),
        ("（教育、卫健、住建等省直主管部门负责）", ("教育、卫健、住建等省直主管部门",), None),
    ],
)
def test_deadlines_are_cut_off_and_fields_of_work_are_one_group(text, units, deadline):
    parsed = parse_units(text)
    assert (parsed.lead + parsed.responsible, split_deadline(text)[1]) == (units, deadline)


@pytest.mark.parametrize(("last", "size", "units"), [("省委宣传部", 600, True), ("省市场监管局", 601, False)])
def test_a_text_longer_than_any_list_of_units_is_prose(last, size, units):
    text = "、".join([*["省财政厅"] * 119, last])
    assert (len(text), looks_like_units(text)) == (size, units)


def test_a_kind_of_bodies_and_a_duty_name_one_room():
    assert split_units("实验室与设备管理处、图书馆和教务处") == ("实验室与设备管理处", "图书馆", "教务处")


@pytest.mark.parametrize(
    ("cell", "units"),
    [("无", ()), ("暂无", ()), ("无（县级）", ()), ("无锡市", ("无锡市",)), ("无线电管理局", ("无线电管理局",))],
)
def test_a_cell_that_says_nobody_names_no_unit(cell, units):
    assert parse_units(cell).responsible == units


@pytest.mark.parametrize("text", ["-" * 2000, "—" * 2000, "负责推进" * 200, "牵头抓总协同" * 200, "●" * 2000])
def test_a_long_row_of_one_sign_or_word_is_looked_at_once(text):
    assert not looks_like_units(text, longest=10_000)
    assert UNIT_LABEL.match(text) is None
    assert DEADLINE_LABEL.match(text) is None


@pytest.mark.parametrize(
    ("text", "lead", "responsible", "cooperating"),
    [
        ("牵头单位：区经委，支撑单位：区规划局、区建管委", ("区经委",), (), ("区规划局", "区建管委")),
        ("牵头单位：区经委；推进单位：各街镇", ("区经委",), ("各街镇",), ()),
        ("牵头部门：市交通委；实施部门：市港航中心", ("市交通委",), ("市港航中心",), ()),
    ],
)
def test_a_label_of_the_office_s_own_behind_a_known_one_says_who_acts(text, lead, responsible, cooperating):
    units = parse_units(text)
    assert (units.lead, units.responsible, units.cooperating) == (lead, responsible, cooperating)


def test_whom_a_task_is_done_for_is_told_behind_a_known_label():
    assert any("受益单位" in name for name in parse_units("牵头单位：区经委，受益单位：某村").odd)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("三省一市交通、水利、市场监管等部门按职责分工负责", ("三省一市交通、水利、市场监管等部门",)),
        ("两市法院、检察院、公安、司法行政等部门负责", ("两市法院", "两市检察院", "两市公安、司法行政等部门")),
        ("三省一市发展改革、市场监管部门负责", ("三省一市发展改革、市场监管部门",)),
        ("三省一市人社、人才部门负责", ("三省一市人社、人才部门",)),
        ("市发展改革委、财政、审计部门", ("市发展改革委", "财政、审计部门")),
        ("教育部门、卫健部门", ("教育部门", "卫健部门")),
        ("省财政厅、审计部门", ("省财政厅", "审计部门")),
        ("两市法院、省公安厅", ("两市法院", "省公安厅")),
        ("三省一市金融办、中央金融管理部门", ("三省一市金融办", "中央金融管理部门")),
        ("县城管局、有关部门", ("县城管局", "有关部门")),
        ("省、市、县教育部门", ("省、市、县教育部门",)),
    ],
)
def test_fields_share_a_place_before_them_and_the_word_behind_them(text, units):
    assert parse_units(text).responsible == units


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城关镇县城管局", ("城关镇", "县城管局")),
        ("各镇县交通运输局", ("各镇", "县交通运输局")),
        ("各街道区城管局", ("各街道", "区城管局")),
        ("太平镇市场监管所", ("太平镇市场监管所",)),
        ("各镇县域经济办公室", ("各镇县域经济办公室",)),
        ("县城关镇", ("县城关镇",)),
    ],
)
def test_an_organ_of_the_level_above_that_is_glued_to_a_town_is_another_name(text, names):
    assert split_units(text) == names
