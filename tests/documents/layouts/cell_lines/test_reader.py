"""Tables of one cell a line: one small document for each way they go wrong."""

import pytest

from tests.documents.small_documents import codes, read, rows, tasks

LIST = "序号\n重点工作\n牵头单位\n责任单位\n一、公开\n1\n注重发挥专家解读作用。\n市委宣传部\n市级有关部门，各县（市、区）政府\n"


def test_two_unit_cells_are_lead_and_responsible():
    assert tasks(read(LIST)) == [
        ("1", ("一、公开",), "注重发挥专家解读作用。", ("市委宣传部",), ("市级有关部门", "各县（市、区）政府"))
    ]


def test_one_unit_cell_that_leads_elsewhere_is_doubted():
    document = read(LIST + "2\n提升影响力。\n市委宣传部\n")
    assert document.tasks[1].responsible_units == ("市委宣传部",)
    assert [w.code for w in document.warnings] == ["single-unit-cell"]


def test_an_annex_with_the_tasks_is_the_body_and_a_list_of_units_is_not():
    letter = "某市人民政府办公室关于印发2020年责任清单的通知\n附件\n"
    document = read(letter + LIST + "附件\n市级有关部门名单\n市教育局、市科技局、市公安局。")
    assert len(document.tasks) == 1
    assert [(a.title, a.units) for a in document.annexes] == [
        ("市级有关部门名单", ("市教育局", "市科技局", "市公安局"))
    ]


def table(*lines: str) -> str:
    return "\n".join(["某市政务公开任务分工表", *lines])


HEADER = ("序号", "工作任务", "牵头单位", "责任单位")


@pytest.mark.parametrize("number", ["{}", "{}.", "{}、", "（{}）"])
def test_rows_are_numbered_with_or_without_a_mark(number):
    first, second = number.format(1), number.format(2)
    text = table(*HEADER, first, "公开目录。", "市司法局", "市级各部门", second, "公开会议。", "市府办", "市级各部门")
    assert rows(read(text)) == [
        ("1", "", "公开目录。", "市司法局", "市级各部门", "", None, None),
        ("2", "", "公开会议。", "市府办", "市级各部门", "", None, None),
    ]


def test_a_heading_whose_number_has_the_number_column_heads_the_rows_below():
    text = table(
        *HEADER, "一", "管网改造", "1", "更换老旧管网。", "县住建局", "各镇", "2", "巡查窨井。", "县水务局", "各镇",
        "二", "农村供水", "（一）", "水源保护", "3", "划定水源地。", "县水务局", "各镇",
        "三", "收费公示", "4", "公示水价。", "县发改局", "各镇",
    )  # fmt: skip
    document = read(text)
    assert [(task.number, task.section, task.text) for task in document.tasks] == [
        ("1", ("一、管网改造",), "更换老旧管网。"),
        ("2", ("一、管网改造",), "巡查窨井。"),
        ("3", ("二、农村供水", "（一）水源保护"), "划定水源地。"),
        ("4", ("三、收费公示",), "公示水价。"),
    ]
    assert document.warnings == ()


def test_rows_that_count_in_chinese_are_rows_and_no_headings():
    text = table("序号", "工作任务", "责任单位", "一", "更换老旧管网。", "县住建局", "二", "巡查窨井。", "县水务局")
    assert [task.text for task in read(text).tasks] == ["更换老旧管网。", "巡查窨井。"]


def test_units_on_lines_of_their_own_are_one_cell_where_the_rows_have_more_lines_than_columns():
    header = ("序号", "民生实事", "责任单位", "完成时限")
    text = table(
        *header, "1", "新建幼儿园，增加学位360个。", "县教育局", "县代建中心", "8月底前",
        "2", "接种疫苗。", "县卫生健康局", "11月底前",
        "3", "改造管网18公里。", "县水务局", "县住建局", "县自来水公司", "10月底前",
    )  # fmt: skip
    document = read(text)
    assert [(task.number, task.responsible_units, task.deadline) for task in document.tasks] == [
        ("1", ("县教育局", "县代建中心"), "8月底前"),
        ("2", ("县卫生健康局",), "11月底前"),
        ("3", ("县水务局", "县住建局", "县自来水公司"), "10月底前"),
    ]
    assert codes(document) == []


def test_rows_are_numbered_anew_below_a_heading():
    first = ("一、决策", "1", "公开目录。", "市司法局", "市级各部门", "2", "公开会议。", "市府办", "市级各部门")
    second = ("二、财政", "1", "公开预算。", "市财政局", "市级各部门", "2", "公开决算。", "市财政局", "市级各部门")
    document = read(table(*HEADER, *first, *second))
    assert [(t.number, t.section, t.text) for t in document.tasks] == [
        ("1", ("一、决策",), "公开目录。"),
        ("2", ("一、决策",), "公开会议。"),
        ("1", ("二、财政",), "公开预算。"),
        ("2", ("二、财政",), "公开决算。"),
    ]


@pytest.mark.parametrize("marks", [("1.", "2."), ("", "")])
def test_a_table_without_number_cells_is_cut_by_its_columns(marks):
    lines = (marks[0] + "公开目录。", "市司法局", "市级各部门", marks[1] + "公开会议。", "市府办", "市级各部门")
    numbers = [mark.rstrip(".") or None for mark in marks]
    assert rows(read(table("工作任务", "牵头单位", "责任单位", *lines))) == [
        (numbers[0], "", "公开目录。", "市司法局", "市级各部门", "", None, None),
        (numbers[1], "", "公开会议。", "市府办", "市级各部门", "", None, None),
    ]


def test_a_header_of_two_names_cuts_rows():
    document = read(table("工作任务", "责任单位", "公开目录。", "市司法局", "公开会议。", "市府办"))
    assert [(t.text, t.responsible_units) for t in document.tasks] == [
        ("公开目录。", ("市司法局",)),
        ("公开会议。", ("市府办",)),
    ]


@pytest.mark.parametrize("name", ["责任人", "联系人", "星级"])
def test_a_column_that_holds_no_field_of_ours_is_kept_as_remark(name):
    lines = ("1", "公开目录。", "市司法局", "张三", "2", "公开预算。", "市财政局", "李四")
    assert rows(read(table("序号", "工作任务", "责任单位", name, *lines))) == [
        ("1", "", "公开目录。", "", "市司法局", "", None, "张三"),
        ("2", "", "公开预算。", "", "市财政局", "", None, "李四"),
    ]


def test_a_column_of_headings_before_the_text_is_followed():
    header = ("序号", "重点工作", "具体任务", "责任单位", "完成时限", "备注")
    full = ("1", "决策公开", "公开目录。", "市司法局、市级有关部门", "3月底前")
    merged = ("2", "公开会议。", "市府办", "全年", "纳入考核")
    assert rows(read(table(*header, *full, *merged))) == [
        ("1", "决策公开", "公开目录。", "", "市司法局、市级有关部门", "", "3月底前", None),
        ("2", "决策公开", "公开会议。", "", "市府办", "", "全年", "纳入考核"),
    ]


def test_a_row_whose_number_is_missing_is_a_row_of_its_own():
    header = ("序号", "工作任务", "责任单位", "完成时限")
    lines = (
        "1",
        "公开目录。",
        "市司法局",
        "年底前",
        "公开会议。",
        "市府办",
        "年底前",
        "3",
        "公开预算。",
        "市财政局",
        "年底前",
    )
    document = read(table(*header, *lines))
    assert [(t.number, t.text, t.responsible_units, t.deadline) for t in document.tasks] == [
        ("1", "公开目录。", ("市司法局",), "年底前"),
        ("2", "公开会议。", ("市府办",), "年底前"),
        ("3", "公开预算。", ("市财政局",), "年底前"),
    ]
    assert codes(document) == ["number-inferred"]


def test_a_text_broken_at_the_end_of_a_page_is_one_text():
    lines = ("1", "公开会议", "- 2 -", "信息并及时更新。", "市司法局", "市级各部门")
    assert rows(read(table(*HEADER, *lines))) == [
        ("1", "", "公开会议信息并及时更新。", "市司法局", "市级各部门", "", None, None)
    ]


def test_cells_broken_after_a_comma_are_one_cell():
    lines = ("1", "开展政策宣讲，", "采用图解等形式。", "市委宣传部", "市级各部门，", "各区县政府", "全年")
    document = read(table(*HEADER, "完成时限", *lines))
    assert rows(document) == [
        ("1", "", "开展政策宣讲，采用图解等形式。", "市委宣传部", "市级各部门、各区县政府", "", "全年", None)
    ]


def test_bars_between_cells_are_markup_and_a_heading_may_stand_before_its_number():
    header = ("工作任务", "|", "具体要求", "|", "责任科室", "|", "时限要求", "|")
    first = ("强化集中公开", "|", "1", "|", "清理规范性文件。", "|", "办公室", "|", "年底前", "|")
    second = ("深化解读", "|", "2", "|", "做好解读。", "|", "各科室", "|", "持续推进", "|")
    third = ("3", "|", "编制年度报告。", "|", "办公室", "|", "持续推进", "|")
    document = read(table(*header, *first, *second, *third))
    assert rows(document) == [
        ("1", "强化集中公开", "清理规范性文件。", "", "办公室", "", "年底前", None),
        ("2", "深化解读", "做好解读。", "", "各科室", "", "持续推进", None),
        ("3", "深化解读", "编制年度报告。", "", "办公室", "", "持续推进", None),
    ]
    assert codes(document) == []


def test_notes_and_signature_below_the_rows_are_no_cells():
    foot = ("备注：以上任务由市政府办公室督促落实。", "某市人民政府办公室", "2022年5月6日")
    document = read(table(*HEADER, "1", "公开目录。", "市司法局", "市级各部门", *foot))
    assert rows(document) == [("1", "", "公开目录。", "市司法局", "市级各部门", "", None, None)]
    assert (document.issuer, document.issued_on, codes(document)) == ("某市人民政府办公室", "2022-05-06", [])


def test_a_heading_in_a_remark_is_doubted():
    header = ("序号", "工作任务", "责任单位", "备注")
    document = read(table(*header, "1", "公开目录。", "市司法局", "2", "公开预算。", "市财政局", "甲。3. 公开决算"))
    assert codes(document) == ["odd-remark"]


LOST = (
    ("一、公开",),
    ("1", "公开会议目录和会议内容。", "市司法局", "市级各部门"),
    ("2", "公开预算。", "市财政局"),
    ("3", "公开决算。", "市财政局", "市级各部门"),
    ("（二）监督",),
    ("4", "公开审计结果。", "市审计局"),
    ("5", "加强统一的政务新媒体平台建设", "市府办", "市级各部门"),
)


@pytest.mark.parametrize("lost", ["1", "2", "23", "3", "4", "5"])
def test_rows_whose_numbers_are_lost_are_rows_of_their_own(lost):
    cells = [cell for row in LOST for cell in (row[1:] if row[0] in lost else row)]
    document = read(table(*HEADER, *cells))
    assert [(t.number, t.text, t.section) for t in document.tasks] == [
        ("1", "公开会议目录和会议内容。", ("一、公开",)),
        ("2", "公开预算。", ("一、公开",)),
        ("3", "公开决算。", ("一、公开",)),
        ("4", "公开审计结果。", ("一、公开", "（二）监督")),
        ("5", "加强统一的政务新媒体平台建设", ("一、公开", "（二）监督")),
    ]
    assert {w.code for w in document.warnings} <= {"number-inferred", "single-unit-cell"}


@pytest.mark.parametrize("space", [" ", "\t", "　"])
def test_a_number_may_stand_before_the_text_of_its_cell(space):
    lines = ("\t1{}公开目录。", "\t市司法局", "\t市级各部门", "\t2{}2020年底前公开预算。", "\t市财政局", "\t市级各部门")
    expected = [
        ("1", "", "公开目录。", "市司法局", "市级各部门", "", None, None),
        ("2", "", "2020年底前公开预算。", "市财政局", "市级各部门", "", None, None),
    ]
    assert rows(read(table(*HEADER, *(line.format(space) for line in lines)))) == expected
    mixed = ("\t1", "\t公开目录。", *(line.format(space) for line in lines[1:]), "\t3", "\t公开决算。", "\t市财政局")
    assert rows(read(table(*HEADER, *mixed)))[:2] == expected


def test_a_heading_between_a_number_and_its_text_is_a_heading_of_the_row():
    cells = ("1", "一、公开", "（一）决策", "公开目录。", "市司法局", "2", "公开会议。", "市府办", "3", "（二）财政")
    document = read(table(*HEADER, *cells, "公开预算。", "市财政局"))
    assert [(t.number, t.section, t.text) for t in document.tasks] == [
        ("1", ("一、公开", "（一）决策"), "公开目录。"),
        ("2", ("一、公开", "（一）决策"), "公开会议。"),
        ("3", ("一、公开", "（二）财政"), "公开预算。"),
    ]


CELLS = ("\t1", "\t公开目录。", "\t市司法局", "\t市级各部门", "\t2", "\t公开预算。", "\t市财政局", "\t市级各部门")


@pytest.mark.parametrize("header", [("\t".join(("", *HEADER)),), ("序号", "工作任务", "牵头", "单位", "责任", "单位")])
def test_the_header_may_be_one_line_or_have_names_over_two_lines(header):
    assert rows(read(table(*header, *CELLS))) == rows(read(table(*HEADER, *CELLS)))
    assert [task.number for task in read(table(*header, *CELLS)).tasks] == ["1", "2"]


def test_cells_broken_at_one_width_are_joined():
    texts = [
        f"{verb}本机关依法行使的行政权力和依法承担的公共服务职责更新完善权责清单并按要求公开。" for verb in "甲乙丙"
    ]
    cells = [
        cell
        for number, text in enumerate(texts, start=1)
        for cell in (f"\t{number}", f"\t{text[:28]}", f"\t{text[28:]}", "\t市司法局", "\t市级各部门")
    ]
    document = read(table(*HEADER, *cells))
    assert [(t.text, t.lead_units, t.responsible_units) for t in document.tasks] == [
        (text, ("市司法局",), ("市级各部门",)) for text in texts
    ]


def test_the_only_unit_cell_of_lead_and_cooperating_columns_leads():
    header = ("序号", "工作任务", "牵头单位", "配合单位", "完成时限")
    cells = ("1", "公开目录。", "市司法局", "市级各部门", "年底前", "2", "公开会议。", "市府办", "年底前")
    assert rows(read(table(*header, *cells)))[1] == ("2", "", "公开会议。", "市府办", "", "", "年底前", None)


def test_rows_may_begin_with_codes_or_with_numbers_that_leave_gaps():
    names = ("件号", "反映问题", "处理措施", "包件领导", "主办部门", "会办部门", "办结期限")
    cells = (
        ("垃圾站臭气扰民", "加装除臭系统", "局长 娄志远", "县城管局", "县环卫公司", "6月底前"),
        ("校门护栏缺失", "安装护栏240米", "局长 娄志远", "县住建局", "县教育局", "8月底前"),
        ("夜市占道经营", "划定经营区域", "副局长 傅勇", "县城管局", "城关镇政府", "4月底前"),
    )
    for numbers in (("JS-01", "JS-02", "JS-05"), ("001", "004", "009")):
        lines = [line for number, row in zip(numbers, cells, strict=True) for line in (number, *row)]
        document = read("\n".join(("甲县交办清单", *names, *lines)))
        assert rows(document) == [
            (number, row[0], row[1], row[3], "", row[4], row[5], "".join(row[2].split()))
            for number, row in zip(numbers, cells, strict=True)
        ]
