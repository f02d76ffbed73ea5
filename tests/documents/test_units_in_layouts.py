"""Units as offices write them, read in small documents of every kind: prose with brackets, tables, lines of fields."""

import pytest

from tests.documents.small_documents import codes, read, rows

PROSE = "某市2025年{subject}工作要点\n一、重点任务\n（一）{first}（{units}）\n（二）{second}（责任单位：市统计局）\n"
TABLE = "某县2025年{subject}工作任务分解表\n序号\t任务\t责任单位\t完成时限\n1\t{first}\t{units}\t10月底前\n2\t{second}\t县统计局\t6月底前\n"


def of(document, position=0):
    """Text, leads, responsible and cooperating units of one task."""
    _, _, text, lead, responsible, cooperating, *_ = rows(document)[position]
    return text, lead, responsible, cooperating


@pytest.mark.parametrize(
    ("units", "lead", "responsible", "cooperating"),
    [
        ("市水利局和市气象局负责", "", "市水利局、市气象局", ""),
        (
            "市水利局、市自然资源和规划局以及各县（市、区）政府",
            "",
            "市水利局、市自然资源和规划局、各县（市、区）政府",
            "",
        ),
        ("市水利局、市林业局等市级有关部门及各地区按职责分工负责", "", "市水利局、市林业局、市级有关部门、各地区", ""),
        ("市水利局牵头，甲溪县、乙山县人民政府负责", "市水利局", "甲溪县人民政府、乙山县人民政府", ""),
        ("市水利局指导，市供销社参与", "", "市水利局", "市供销社"),
        ("市妇联指导，社区参与", "", "市妇联", "社区"),
        ("市文旅局指导，宾馆、商场落实", "", "市文旅局、宾馆、商场", ""),
        ("市水利局会同市财政局负责", "市水利局", "", "市财政局"),
        ("市水利局（牵头）、市财政局", "市水利局", "市财政局", ""),
        ("牵头：市水利局；配合：市财政局", "市水利局", "", "市财政局"),
        ("市水利局为牵头单位，市财政局为责任单位", "市水利局", "市财政局", ""),
        ("市水利局、市财政局负责，排在首位的为牵头单位", "市水利局", "市财政局", ""),
        ("市水利局牵头，市司法局负责合法性审查，市财政局配合", "市水利局", "市司法局", "市财政局"),
    ],
)
def test_brackets_of_key_points_give_the_roles(units, lead, responsible, cooperating):
    text = PROSE.format(subject="节水", first="改造灌区3处。", second="公布用水数据。", units=units)
    document = read(text)
    assert of(document) == ("改造灌区3处。", lead, responsible, cooperating)
    assert codes(document) == []


@pytest.mark.parametrize(
    ("units", "lead", "responsible", "cooperating"),
    [
        ("县林业局 县财政局", "", "县林业局、县财政局", ""),
        ("县林业局　县财政局　各乡镇", "", "县林业局、县财政局、各乡镇", ""),
        ("县林业局/县财政局", "", "县林业局、县财政局", ""),
        ("县林业局（牵头）、县财政局（配合）", "县林业局", "", "县财政局"),
        ("牵头：县林业局；配合：县财政局、各乡镇", "县林业局", "", "县财政局、各乡镇"),
        ("牵头单位县林业局 配合单位县财政局", "县林业局", "", "县财政局"),
        ("牵头 县林业局 配合 县财政局", "县林业局", "", "县财政局"),
        ("县林业局及各乡镇", "", "县林业局、各乡镇", ""),
    ],
)
def test_cells_of_a_table_give_the_roles(units, lead, responsible, cooperating):
    text = TABLE.format(subject="造林", first="新造林地2000亩", second="公布森林资源数据", units=units)
    assert of(read(text)) == ("新造林地2000亩", lead, responsible, cooperating)


@pytest.mark.parametrize(
    ("units", "remark"),
    [
        ("责任单位：市水利局；适用范围：所有灌区", "适用范围：所有灌区"),
        ("牵头领导：分管副市长；责任单位：市水利局", "牵头领导：分管副市长"),
        ("责任单位：市水利局，联系人：办公室主任", "联系人：办公室主任"),
        ("市水利局负责；政策依据：某政发〔2024〕3号", "政策依据：某政发〔2024〕3号"),
    ],
)
def test_another_field_in_a_bracket_becomes_the_remark(units, remark):
    text = PROSE.format(subject="节水", first="改造灌区3处。", second="公布用水数据。", units=units)
    document = read(text)
    assert of(document) == ("改造灌区3处。", "", "市水利局", "")
    assert document.tasks[0].remark == remark
    assert remark in "".join(document.text[p.start : p.end] for p in document.pieces if p.role == "remark")


@pytest.mark.parametrize("label", ["牵头领导", "责任领导", "分管领导", "责任人", "联系人"])
def test_a_line_with_a_person_is_no_text_of_the_task(label):
    document = read(
        "某县2025年养老任务清单\n一、扩大供给\n（一）新建食堂。年底前新建食堂8处。\n"
        f"{label}：分管副县长\n责任单位：县民政局\n（二）改造床位。改造床位300张。\n责任单位：县民政局\n"
    )
    assert [(task.text, task.remark) for task in document.tasks] == [
        ("年底前新建食堂8处。", f"{label}：分管副县长"),
        ("改造床位300张。", None),
    ]


@pytest.mark.parametrize(
    ("rule", "units"),
    [
        ("以下均需各区政府落实，不再列出", ("各区政府",)),
        ("以下任务均需各区政府负责，不再单独列出", ("各区政府",)),
        ("以下责任单位均包括各区政府、各开发区管委会，不再列出", ("各区政府", "各开发区管委会")),
        ("本要点各项工作均由各区政府承担，下同", ("各区政府",)),
    ],
)
def test_a_rule_inside_a_bracket_holds_for_the_document(rule, units):
    text = PROSE.format(subject="绿化", first="新建公园3处。", second="公布绿地数据。", units=f"市园林局牵头；{rule}")
    document = read(text)
    assert of(document) == ("新建公园3处。", "市园林局", "", "")
    assert document.global_responsible_units == units


def test_units_that_cooperate_in_every_task_are_a_note():
    units = "市园林局牵头；各街道配合，以下均需各街道配合，不再列出"
    document = read(PROSE.format(subject="绿化", first="新建公园3处。", second="公布绿地数据。", units=units))
    assert of(document) == ("新建公园3处。", "市园林局", "", "各街道")
    assert document.global_responsible_units == ()
    assert document.notes == ("通则：各项任务均由各街道配合，任务内不再重复。",)


@pytest.mark.parametrize(
    "units", ["市体育局等负责", "市体育局等，各区政府", "市体育局等部门负责", "市教育局、市体育局等按职责分工负责"]
)
def test_and_others_is_kept_beside_the_clean_name(units):
    document = read(PROSE.format(subject="健身", first="新建球场8处。", second="公布场地数据。", units=units))
    assert "市体育局" in document.tasks[0].responsible_units
    assert document.tasks[0].open_units == ("市体育局",)
    assert document.tasks[1].open_units == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "经营者（以下统称食品经营者）应当建立台账。",
        "职工（含退休职工）享受补助。",
        "学校负责校内活动（校外活动由主管部门负责），并组织评估。",
        "健全机制（政府引导、社会参与），扩大供给。",
        "补助标准（个人缴费、集体补助）逐年提高。",
        "覆盖市（地、州）和县（市、区）。",
    ],
)
def test_other_brackets_stay_in_the_text(sentence):
    document = read(f"某市2025年食品安全工作要点\n一、重点任务\n（一）{sentence}（责任单位：市市场监管局）\n")
    assert [task.text for task in document.tasks] == [sentence]


def test_a_cell_without_a_known_unit_is_told_with_its_text():
    table = TABLE.format(subject="造林", first="新造林地2000亩", second="公布森林资源数据", units="按上年标准执行")
    document = read(table)
    assert [(w.code, w.task) for w in document.warnings] == [("odd-units", "d-01")]
    assert "按上年标准执行" in document.warnings[0].message


def test_a_column_that_is_none_of_units_is_told_once():
    rows = "".join(f"{n}\t新建设施{n}处\t第{n}号样板\t6月底前\n" for n in range(1, 31))
    document = read(f"某县2025年工作任务分解表\n序号\t任务\t责任单位\t完成时限\n{rows}")
    assert codes(document).count("odd-units") == 1


def test_two_columns_of_units_by_level_are_both_read():
    document = read(
        "某省2025年工作任务分解表\n序号\t任务\t省级责任单位\t市县责任单位\n"
        "1\t建设实验室3家\t省科技厅、省教育厅\t各市科技局\n2\t公布名单\t省科技厅\t各市政府\n"
    )
    assert [task.responsible_units for task in document.tasks] == [
        ("省科技厅", "省教育厅", "各市科技局"),
        ("省科技厅", "各市政府"),
    ]


def test_who_has_a_share_of_the_work_behind_the_lead_does_not_lead():
    text = (
        "某县分工\n一、任务\n（一）推行容缺受理。\n牵头单位：县行政审批局，县司法局负责清单审核，县直有关单位做好配合"
    )
    (task,) = read(text).tasks
    assert (task.lead_units, task.responsible_units) == (("县行政审批局",), ("县司法局",))


def test_a_bracket_at_the_end_that_shares_out_the_work_names_units():
    text = "某市消防清单\n1.整治电动自行车。（市市场监管局负责生产流通环节，市公安局负责道路通行环节）\n2.巡查。每月一次。（市应急局负责）"
    assert [task.responsible_units for task in read(text).tasks] == [("市市场监管局", "市公安局"), ("市应急局",)]


def test_a_bracket_that_explains_who_does_what_within_a_text_is_text():
    text = "某市消防清单\n1.巡查。每月一次。（市应急局负责）\n2.建立台账（市公安局负责录入信息，市应急局负责核对信息）并按月更新。"
    assert read(text).tasks[1].responsible_units == ()


@pytest.mark.parametrize(
    ("units", "lead", "responsible", "cooperating"),
    [
        ("责任部室：党委办公室、董事会办公室；完成时间：3月31日", "", "党委办公室、董事会办公室", ""),
        ("整改责任科室：执法科", "", "执法科", ""),
        ("责任庭室：执行局、立案庭", "", "执行局、立案庭", ""),
        ("牵头：管网运行部　配合：营业部", "管网运行部", "", "营业部"),
        ("主责班组：检修车间　协办班组：电气工段", "检修车间", "", "电气工段"),
        ("责任单位：实验室与设备管理处、集体协商办公室", "", "实验室与设备管理处、集体协商办公室", ""),
        ("责任单位：第一、第二村民小组", "", "第一村民小组、第二村民小组", ""),
    ],
)
def test_parts_of_one_body_are_units_under_labels_of_its_own(units, lead, responsible, cooperating):
    document = read(PROSE.format(subject="内部管理", first="逐项整改。", second="公开结果。", units=units))
    assert of(document) == ("逐项整改。", lead, responsible, cooperating)
    assert codes(document) == []


def test_labels_with_nothing_but_spaces_between_them_are_fields_each():
    document = read(
        "某村2026年整治任务\n一、清理\n1.清理河塘3公里。\n责任单位：村保洁队　责任人：李某　完成时限：3月底前\n"
        "2.拆除残墙16处。\n责任单位：村委会　责任人：王某　完成时限：4月底前\n"
    )
    assert [(t.responsible_units, t.remark, t.deadline) for t in document.tasks] == [
        (("村保洁队",), "责任人：李某", "3月底前"),
        (("村委会",), "责任人：王某", "4月底前"),
    ]
    assert codes(document) == []


@pytest.mark.parametrize(
    ("units", "lead", "responsible", "cooperating"),
    [
        ("县统计局，县发改局、县工信局配合", "", "县统计局", "县发改局、县工信局"),
        ("县统计局、县发改局配合", "", "", "县统计局、县发改局"),
        ("竞训股、体育中心；9月底前", "", "竞训股、体育中心", ""),
        ("县退役军人局　各乡镇", "", "县退役军人局、各乡镇", ""),
        ("教务处牵头", "教务处", "", ""),
        ("运营管理科、心血管内科", "", "运营管理科、心血管内科", ""),
    ],
)
def test_bare_brackets_tell_the_roles(units, lead, responsible, cooperating):
    document = read(PROSE.format(subject="内部管理", first="逐项整改16处", second="公开结果。", units=units))
    assert of(document) == ("逐项整改16处", lead, responsible, cooperating)
    assert codes(document) == []
