import pytest

from documents.chinese.organs_in_prose import organ_names, organs_in_prose


@pytest.mark.parametrize(
    ("clause", "organs"),
    [
        ("由市殡葬管理处责令停产停业，", [("由", "市殡葬管理处")]),
        ("市、区、县民政局和市殡葬管理处应当依法管理，", [("", "市、区、县民政局和市殡葬管理处")]),
        ("上海市民政局（以下简称市民政局）应当制定规划，", [("", "上海市民政局")]),
        ("省人民政府民政部门应当会同省有关部门制定办法。", [("", "省人民政府民政部门"), ("会同", "省有关部门")]),
        ("县级人民政府确定的供热管理部门负责监督，", [("", "县级人民政府确定的供热管理部门")]),
        ("向有审批权限的部门提出申请，", [("向", "有审批权限的部门")]),
        ("由保护单位的上级主管部门责令改正，", [("由", "保护单位的上级主管部门")]),
        ("报告所在地的区卫生健康部门，", [("的", "区卫生健康部门")]),
        ("自然资源和规划等部门按照职责分工，", [("", "自然资源和规划等部门")]),
        ("（九）申请行政机关履行职责，", [("申请", "行政机关")]),
        ("实行政府指导价管理，", []),
        ("优化产业布局，", []),
        ("由部门负责，", []),
        ("建立跨部门协同机制，", []),
        ("依照治安管理处罚法处罚，", []),
        ("在服务大厅办理，", []),
        ("机关、社会团体和其他单位应当参加，", []),
    ],
)
def test_organs_are_found_with_the_word_before_them(clause, organs):
    found = organs_in_prose(clause)
    assert [(one.leads_in, one.text) for one in found] == organs
    assert all(clause[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("发展改革、自然资源和规划、公安等部门", ("发展改革", "自然资源和规划", "公安")),
        ("市、区、县民政局和市殡葬管理处", ("市、区、县民政局", "市殡葬管理处")),
        ("市、区民政部门", ("市、区民政部门",)),
        ("公安机关或者国家安全机关", ("公安机关", "国家安全机关")),
    ],
)
def test_a_list_of_organs_is_taken_apart(phrase, names):
    assert organ_names(phrase) == names


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        ("市交安委、市安委会办公室要加强组织。", ["市交安委、市安委会办公室"]),
        ("移交市公安局处理。", ["市公安局"]),
        ("市安全生产委员会道路交通安全专业委员会要健全机制。", ["市安全生产委员会道路交通安全专业委员会"]),
        ("向市安全生产委员会报告并由省防汛指挥部处置。", ["市安全生产委员会", "省防汛指挥部"]),
    ],
)
def test_a_body_within_a_body_is_one_name(clause, named):
    assert [found.text for found in organs_in_prose(clause)] == named
