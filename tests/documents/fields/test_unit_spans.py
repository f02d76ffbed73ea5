import pytest

from documents.fields.unit_spans import unit_spans


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("公开预算。（省财政厅牵头）公开决算。（省审计厅负责）", ["（省财政厅牵头）", "（省审计厅负责）"]),
        ("公开预算（省财政厅牵头，省商务厅配合）。", ["（省财政厅牵头，省商务厅配合）"]),
        ("公开环评（省生态环境厅）", ["（省生态环境厅）"]),
        ("公开规划。〔省发展改革委牵头〕", ["〔省发展改革委牵头〕"]),
        ("公开规划。【责任单位：省发展改革委】", ["【责任单位：省发展改革委】"]),
        ("公开规划。责任单位：省发展改革委；完成时限：2022年底", ["责任单位：省发展改革委；完成时限：2022年底"]),
        ("公开规划。（省发展改革委负责，2022年12月底前完成）", ["（省发展改革委负责，2022年12月底前完成）"]),
        ("（各市、县（市、区）政府负责）", ["（各市、县（市、区）政府负责）"]),
    ],
)
def test_unit_brackets_and_labels_are_found(text, units):
    assert [text[start:end] for start, end in unit_spans(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "政策制定（起草）机关要向村（社区）解读。",
        "对市（地、州、盟）、县（市、区、旗）予以倾斜。",
        "发布行政许可事项目录（年本）。",
        "贯彻《指导意见》（国办发〔2019〕54号）。",
        "推进工作。（以下简称省发展改革委）",
        "推进工作。（不含宁波市）",
        "括号没有闭合（省财政厅负责",
    ],
)
def test_other_brackets_are_left_alone(text):
    assert unit_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("建中心。【牵头单位：市民政局】【责任单位：各县政府】【完成时限：2027年12月】", 3),
        ("建中心。【完成时限：每两年一次】 【牵头单位：市民政局】", 2),
        ("建中心。（责任单位：市民政局）（完成时限：9月底前）（联系人：何平）。", 3),
        ("建中心（完成时限：另行通知）。（责任单位：市民政局）", 1),  # no time
        ("建中心（含改建30家）。（责任单位：市民政局）", 1),
        ("建中心（完成时限：9月底前），再建食堂。（责任单位：市民政局）", 1),  # not beside it
        ("建中心。（完成时限：9月底前）", 0),  # nobody is named
    ],
)
def test_brackets_of_other_fields_go_with_those_of_the_units_beside_them(text, count):
    assert len(unit_spans(text)) == count


@pytest.mark.parametrize(("size", "spans"), [(601, 1), (600, 0)])
def test_a_bracket_that_never_closes_hides_no_units_far_behind_it(size, spans):
    assert len(unit_spans(f"公开（{'信' * size}（省财政厅负责）")) == spans


@pytest.mark.parametrize("units", ["综治中心、司法所", "便民服务中心", "经济发展办、财政所"])
@pytest.mark.parametrize("field", ["责任领导：何平；", "包联领导：何平，", "完成时限：6月底前；"])
def test_a_bracket_of_units_may_begin_with_another_field(field, units):
    text = f"化解纠纷。排查隐患。（{field}责任科室：{units}）"
    assert [text[a:b] for a, b in unit_spans(text)] == [f"（{field}责任科室：{units}）"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("核查待遇资格1.1万人——责任科室：待遇保障科", ["——责任科室：待遇保障科"]),
        ("整治渣土车。—牵头部门：运管科；完成时间：6月底前", ["—牵头部门：运管科；完成时间：6月底前"]),
        ("升级门禁——信息科、后勤保障处", ["——信息科、后勤保障处"]),
        ("清运垃圾16处责任单位：镇环卫所", ["责任单位：镇环卫所"]),
        ("新建“职工书屋”4个（保障工作部、财务部）", ["（保障工作部、财务部）"]),
        ("补植苗木1100亩（营林科、各管护站）", ["（营林科、各管护站）"]),
    ],
)
def test_a_dash_a_lost_space_and_a_bracket_without_a_stop_lead_to_offices(text, units):
    assert [text[start:end] for start, end in unit_spans(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "打造城市客厅——市民中心",
        "建设文化地标——城市书房、农家书屋",
        "逐项明确责任单位：未明确的由属地负责",
        "改造场地（足球场、篮球馆）",
        "整治隐患（含多处）",
    ],
)
def test_what_a_dash_explains_is_no_office(text):
    assert unit_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("洗消中心试运行……………县畜牧站", ["……………县畜牧站"]),
        ("闲置的年内盘活。→县农业农村局牵头，各乡镇配合", ["→县农业农村局牵头，各乡镇配合"]),
        ("屋顶补漏。由区园林绿化中心负责，5月10日前完成。", ["由区园林绿化中心负责，5月10日前完成。"]),
        ("关停涉诈号码。〈主管：区工信局；联动：电信公司〉", ["〈主管：区工信局；联动：电信公司〉"]),
        ("送教上门。 责任单位 县教育局 县残联", ["责任单位 县教育局 县残联"]),
    ],
)
def test_units_end_an_item_behind_whatever_parts_them_from_it(text, units):
    assert [text[start:end] for start, end in unit_spans(text)] == units


@pytest.mark.parametrize(
    "text", ["春节前走访慰问。向县委、县政府报告。", "由易到难推进。由点到面铺开。", "明确由企业负责、中心考核的分工。"]
)
def test_organs_that_a_sentence_names_are_no_units(text):
    assert unit_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "新建幼儿园2所。完成时限：8月底前；责任科室：基建科；责任人：陈涛。",
            "完成时限：8月底前；责任科室：基建科；责任人：陈涛。",
        ),
        (
            "新建幼儿园2所。责任人：陈涛。完成时限：8月底前。责任科室：基建科",
            "责任人：陈涛。完成时限：8月底前。责任科室：基建科",
        ),
        ("新建幼儿园2所。完成时限：另行通知；责任科室：基建科", "责任科室：基建科"),  # no time
        ("新建幼儿园2所。8月底前；责任科室：基建科", "责任科室：基建科"),  # no label
    ],
)
def test_fields_before_the_label_of_the_units_are_none_of_the_text(text, span):
    assert [text[a:b] for a, b in unit_spans(text)] == [span]


@pytest.mark.parametrize(
    ("bracket", "spans"), [("镇综治中心负责", 1), ("镇便民服务中心牵头", 1), ("社会力量参与", 0), ("群众参与", 0)]
)
def test_any_name_that_ends_as_offices_do_may_be_told_to_do_it_at_the_end(bracket, spans):
    assert len(unit_spans(f"做好信访维稳，每日零报告（{bracket}）。")) == spans


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("农村客运保障工作，由县交通局、县公安局负责部署落实。", ["，由县交通局、县公安局负责部署落实。"]),
        ("档案移交工作由县档案馆负责实施。", ["由县档案馆负责实施。"]),
        ("开展户外广告整治。各区（园区）牵头，市城管局配合。", ["各区（园区）牵头，市城管局配合。"]),
    ],
)
def test_a_last_clause_of_roles_names_the_units(text, units):
    assert [text[start:end] for start, end in unit_spans(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "违反前款的，由县城管局负责处罚。",
        "安装充电桩。经验收合格，由县供电公司负责接电。",
        "加强值守。各单位负责落实。",
        "清理河道。县水利局负责资金保障。",
        "上报材料（报送县应急局）。",
        "加强检查（抄送市财政局）。",
        "发布信息（告知县教育局）。",
        "清淤三条河。（县水利局负责",
    ],
)
def test_rules_exhortations_and_who_is_told_are_no_units(text):
    assert unit_spans(text) == ()
