"""Tables with tabs or bars between their cells: one small document for each way they go wrong."""

import pytest

from documents.layouts.tabbed_table.row_by_content import draft_row, read_row
from documents.text.traced import Traced
from tests.documents.small_documents import codes, read, rows, tasks


def test_a_tabbed_row_is_read_by_content_not_by_column():
    document = read(
        "工作任务\t\t具体要求\t责任单位\t时限要求\n一、加强公开\t\t1\t公开目录。\t省财政厅\t年底前\n"
        "\t<p>2 公开结果。</p>\t\t省审计厅、省财政厅\t持续推进"
    )
    assert tasks(document) == [
        ("1", ("一、加强公开",), "公开目录。", (), ("省财政厅",)),
        ("2", ("一、加强公开",), "公开结果。", (), ("省审计厅", "省财政厅")),
    ]
    assert [t.deadline for t in document.tasks] == ["年底前", "持续推进"]


def test_numbers_printed_after_their_texts_belong_to_the_text_before():
    document = read("序号\t具体要求\t责任单位\n\t公开规则。 1 加强服务。 2\t省市场监管局")
    assert [(t.number, t.text) for t in document.tasks] == [("1", "公开规则。"), ("2", "加强服务。")]


def test_a_heading_in_the_wrong_row_goes_to_the_task_it_names():
    document = read(
        "工作任务\t具体要求\t责任单位\n"
        "(一)编制事项目录。\t1 各部门编制目录。\t省财政厅\n(二)建设公开专题。\t2 编制县级事项目录。\t各市政府\n"
        "(三)推进示范创新。\t3 建设专题，集中公开信息。\t各市政府\n\t4 选择示范区，积极创新。\t各市政府"
    )
    assert [t.section[-1] for t in document.tasks] == [
        "(一)编制事项目录。",
        "(一)编制事项目录。",
        "(二)建设公开专题。",
        "(三)推进示范创新。",
    ]
    assert {w.task for w in document.warnings if w.code == "heading-moved"} == {"d-02", "d-03"}


def table(*lines: str) -> str:
    return "\n".join(["某市政务公开任务分工表", *lines])


HEADER = "序号\t工作任务\t责任单位\t完成时限"


@pytest.mark.parametrize("deadline", ["2022年6月底前完成，并持续推进", "定期", "2022.12", "随工作进展"])
@pytest.mark.parametrize("units", ["各镇街、各科室", "市档案馆、市图书馆", "市府办"])
@pytest.mark.parametrize(
    "text", ["召开新闻发布会", "成立政务公开领导小组", "建设平台。", "1.公开甲。2.公开乙。", "（1）公开甲。"]
)
def test_the_column_tells_what_a_cell_is(text, units, deadline):
    document = read(table(HEADER, f"1\t{text}\t{units}\t{deadline}", "2\t公开预算。\t市财政局\t年底前"))
    first = document.tasks[0]
    assert (first.number, first.text, "、".join(first.responsible_units), first.deadline) == (
        "1",
        text,
        units,
        deadline,
    )
    assert len(document.tasks) == 2
    assert codes(document) == []


def test_empty_unit_cells_leave_the_others_their_roles():
    lines = (
        "1\t公开目录。\t市司法局\t各部门",
        "2\t公开会议。\t\t各部门",
        "3\t公开预算。\t市财政局\t",
        "\t4\t公开决算。\t市财政局",
    )
    assert rows(read(table("序号\t工作任务\t牵头单位\t配合单位", *lines))) == [
        ("1", "", "公开目录。", "市司法局", "", "各部门", None, None),
        ("2", "", "公开会议。", "", "", "各部门", None, None),
        ("3", "", "公开预算。", "市财政局", "", "", None, None),
        ("4", "", "公开决算。", "市财政局", "", "", None, None),
    ]


def test_a_column_of_headings_holds_until_the_next_and_unknown_columns_are_remarks():
    lines = ("决策\t1\t公开目录。\t市司法局\t张三", "\t2\t公开会议。\t市府办\t", "财政\t1\t公开预算。\t市财政局\t李四")
    assert rows(read(table("任务类别\t序号\t工作任务\t牵头单位\t经办员", *lines))) == [
        ("1", "决策", "公开目录。", "市司法局", "", "", None, "张三"),
        ("2", "决策", "公开会议。", "市府办", "", "", None, None),
        ("1", "财政", "公开预算。", "市财政局", "", "", None, "李四"),
    ]


def test_headings_alone_in_their_row_hold_for_the_rows_below():
    lines = (
        "一、决策公开",
        "1\t公开目录。\t市司法局",
        "二\t政策解读\t",
        "（一）提升质量\t\t",
        "2\t同步解读。\t市府办",
        "三、保障\t\t",
    )
    document = read(table("序号\t工作任务\t责任单位", *lines, "3\t开展培训。\t市府办"))
    assert [(t.number, t.section) for t in document.tasks] == [
        ("1", ("一、决策公开",)),
        ("2", ("二、政策解读", "（一）提升质量")),
        ("3", ("三、保障",)),
    ]


def test_chinese_numbers_in_the_number_column_number_tasks():
    document = read(table("序号\t工作任务\t责任单位", "一\t公开目录。\t市司法局", "二\t公开会议。\t市府办"))
    assert [(t.number, t.text) for t in document.tasks] == [("一", "公开目录。"), ("二", "公开会议。")]


def test_a_remark_in_the_header_names_the_leading_unit():
    document = read(table("序号\t工作任务\t责任单位（列首位的为牵头单位）", "1\t公开目录。\t市司法局、市府办"))
    assert tasks(document) == [("1", (), "公开目录。", ("市司法局",), ("市府办",))]


def test_a_second_header_row_names_the_columns_below_it():
    lines = ("序号\t工作任务\t责任分工\t\t时限", "\t\t牵头单位\t配合单位\t", "1\t公开目录。\t市司法局\t市府办\t年底前")
    assert rows(read(table(*lines))) == [("1", "", "公开目录。", "市司法局", "", "市府办", "年底前", None)]


def test_a_quoted_cell_may_hold_several_lines():
    lines = ('1\t"公开目录。', '公开会议。"\t"市司法局', '市府办"', "2\t公开预算。\t市财政局")
    document = read(table("序号\t工作任务\t责任单位", *lines))
    assert tasks(document) == [
        ("1", (), "公开目录。公开会议。", (), ("市司法局", "市府办")),
        ("2", (), "公开预算。", (), ("市财政局",)),
    ]
    assert codes(document) == []


def test_bars_separate_cells_with_or_without_outer_bars():
    marked = ("| 序号 | 工作任务 | 责任单位 |", "| --- | --- | --- |", "| 1 | 公开目录。 | 市司法局 |")
    assert tasks(read(table(*marked))) == [("1", (), "公开目录。", (), ("市司法局",))]
    plain = ("工作任务 | 工作要求 | 责任单位 |", "一、公开 |||", "（一）规划 | 公开规划。 | 市发改委 |")
    assert tasks(read(table(*plain))) == [(None, ("一、公开", "（一）规划"), "公开规划。", (), ("市发改委",))]


def test_a_row_with_units_only_belongs_to_the_row_above():
    document = read(
        table("序号\t工作任务\t责任单位", "1\t公开目录。\t市司法局", "\t\t市府办", "2\t公开预算。\t市财政局")
    )
    assert [(t.number, t.responsible_units) for t in document.tasks] == [
        ("1", ("市司法局", "市府办")),
        ("2", ("市财政局",)),
    ]
    assert codes(document) == ["merged-row"]


def test_a_row_that_does_not_fit_is_read_by_content_and_told():
    lines = [f"{n}\t公开第{n}类信息。\t市司法局\t年底前" for n in range(1, 5)]
    document = read(table(HEADER, *lines, "5\t公开预算。\t年底前\t市财政局"))
    assert rows(document)[-1] == ("5", "", "公开预算。", "", "市财政局", "", "年底前", None)
    assert codes(document) == ["shifted-row"]


def test_lines_below_the_table_are_no_rows():
    foot = ("", "注：各单位每季度末报送进展情况。", "某市人民政府办公室", "2022年5月6日")
    document = read(table(HEADER, "1\t公开目录。\t市司法局\t年底前", *foot))
    assert rows(document) == [("1", "", "公开目录。", "", "市司法局", "", "年底前", None)]
    assert (document.issued_on, codes(document)) == ("2022-05-06", [])


def test_a_text_below_the_table_is_told_as_unplaced():
    document = read(table(HEADER, "1\t公开目录。\t市司法局\t年底前", "各单位要高度重视政务公开工作。"))
    assert len(document.tasks) == 1
    assert codes(document) == ["unplaced-text"]


def test_shifted_tables_place_sub_headings_within_their_top_heading():
    lines = (
        "一、甲\t1 公开目录。\t市司法局",
        "\t2 公开会议。\t市府办",
        "二、乙\t3 同步解读。\t市府办",
        "(一)丙\t4 开展培训。\t市府办",
    )
    document = read(table("工作任务\t具体要求\t责任单位", *lines))
    assert [t.section for t in document.tasks] == [("一、甲",), ("一、甲",), ("二、乙", "(一)丙"), ("二、乙", "(一)丙")]


@pytest.mark.parametrize(
    ("expected", "numbers"), [(13, ["13", None]), (12, [None, "13"])], ids=["after its text", "before its text"]
)
def test_a_number_between_two_texts_belongs_to_the_one_that_the_sequence_leaves_it_for(expected, numbers):
    cell = Traced.of("公开目录。 13 公开会议。", 0)
    row, _ = read_row([[cell]], ("text", "units"), expected)
    assert [(draft.text.text, draft.number) for draft in draft_row(row, ("text", "units"))] == [
        ("公开目录。", numbers[0]),
        ("公开会议。", numbers[1]),
    ]


def test_a_heading_and_a_task_in_one_cell_are_told_by_the_number_between():
    cell = Traced.of("(六)提升年度报告质量。 35 准确把握数据填报要求，提高数据精准性。", 0)
    row, expected = read_row([[cell]], ("text", "units"), 35)
    assert [heading.text for heading in row.headings] == ["(六)提升年度报告质量。"]
    assert [(draft.text.text, draft.number) for draft in draft_row(row, ("text", "units"))] == [
        ("准确把握数据填报要求，提高数据精准性。", "35")
    ]
    assert expected == 36


@pytest.mark.parametrize(("number", "found"), [(10, "10"), (11, None)])
def test_a_number_at_the_start_of_a_text_leaves_out_nine_at_most(number, found):
    row, _ = read_row([[Traced.of(f"{number} 公开目录。")]], ("text", "units"), 1)
    assert [draft.number for draft in draft_row(row, ("text", "units"))] == [found]


@pytest.mark.parametrize(("size", "section"), [(40, True), (41, False)])
def test_a_heading_without_a_mark_is_short(size, section):
    heading = "政务公开" * 10 + "令" * (size - 40)
    document = read(
        table(HEADER, "1\t公开目录。\t市司法局\t年底前", f"{heading}\t\t\t", "2\t公开预算。\t市财政局\t年底前")
    )
    assert (document.tasks[-1].section == (heading,)) == section


@pytest.mark.parametrize(("slipped", "codes_"), [(2, ["shifted-row"] * 2), (3, [])])
def test_columns_are_believed_where_three_rows_of_five_fit_them(slipped, codes_):
    """Where they are not, all rows are read by content, and no single one is told."""
    lines = [f"{n}\t公开第{n}类信息。\t市司法局\t年底前" for n in range(1, 6 - slipped)]
    lines += [f"{n}\t公开预算。\t年底前\t市财政局" for n in range(6 - slipped, 6)]
    document = read(table(HEADER, *lines))
    assert [(task.number, task.deadline) for task in document.tasks] == [(str(n), "年底前") for n in range(1, 6)]
    assert codes(document) == codes_


def test_the_name_of_a_project_is_the_title_of_what_is_built_and_its_leader_a_remark():
    document = read(
        table(
            "序号\t项目名称\t建设内容及规模\t责任单位\t包联领导\t竣工时间",
            "1\t敬老院改造\t加装电梯2部，新增护理床位60张。\t县民政局\t何  平\t9月底前",
            "2\t河堤加固\t加固堤防4公里。\t县水务局\t沈立群\t6月底前",
            "3\t校园食堂\t改建食堂5所。\t县教体局\t何  平\t8月底前",
        )
    )
    assert [(t.title, t.text, t.responsible_units, t.deadline, t.remark) for t in document.tasks] == [
        ("敬老院改造", "加装电梯2部，新增护理床位60张。", ("县民政局",), "9月底前", "何平"),
        ("河堤加固", "加固堤防4公里。", ("县水务局",), "6月底前", "沈立群"),
        ("校园食堂", "改建食堂5所。", ("县教体局",), "8月底前", "何平"),
    ]
    assert codes(document) == []


def test_how_much_is_to_be_done_belongs_to_the_task():
    document = read(table("序号\t攻坚任务\t目标值\t责任单位", "1\t清理违建\t3万平方米\t县城管局"))
    assert rows(document) == [("1", "", "清理违建\n3万平方米", "", "县城管局", "", None, None)]


def test_the_cells_tell_the_task_where_no_name_does():
    document = read(
        table(
            "编号\t点位\t怎么改\t责任单位\t时限",
            "1\t南门桥\t加装护栏，补种行道树。\t县公路中心\t6月底前",
            "2\t西街\t更换破损地砖。\t西街街道\t7月底前",
        )
    )
    assert rows(document) == [
        ("1", "", "加装护栏，补种行道树。", "", "县公路中心", "", "6月底前", "南门桥"),
        ("2", "", "更换破损地砖。", "", "西街街道", "", "7月底前", "西街"),
    ]


def test_a_group_of_columns_is_named_by_the_row_below_it():
    document = read(
        table(
            "序号\t排查隐患\t整改措施\t责任分工\t←\t整改时限",
            "〃\t〃\t〃\t牵头单位\t配合单位\t〃",
            "1\t消火栓无水\t更换供水管道3公里。\t县消防大队\t县水务集团\t5月底前",
        )
    )
    assert rows(document) == [
        ("1", "消火栓无水", "更换供水管道3公里。", "县消防大队", "", "县水务集团", "5月底前", None)
    ]


def test_a_second_row_of_names_that_would_be_a_header_itself_refines_the_first():
    document = read(
        table(
            "序号\t重点工作\t任务分解\t←\t←\t备注",
            "〃\t〃\t具体任务\t责任单位\t时限\t〃",
            "1\t防汛\t加固堤防4公里。\t县水利局\t5月底前\t新增",
            "2\t抗旱\t新打机井30眼。\t县水利局\t6月底前\t",
        )
    )
    assert rows(document) == [
        ("1", "防汛", "加固堤防4公里。", "", "县水利局", "", "5月底前", "新增"),
        ("2", "抗旱", "新打机井30眼。", "", "县水利局", "", "6月底前", None),
    ]


def test_a_table_that_was_drawn_with_lines_is_one():
    text = (
        "┌────┬────┬────┬────┐\n│序号│工作任务│责任单位│完成时间│\n├────┼────┼────┼────┤\n"
        "│1   │疏浚航道38公里│港航中心│5月底│\n├────┼────┼────┼────┤\n│2   │布设航标120座│航标处│7月底│\n└────┴────┴────┴────┘"
    )
    assert rows(read(text)) == [
        ("1", "", "疏浚航道38公里", "", "港航中心", "", "5月底", None),
        ("2", "", "布设航标120座", "", "航标处", "", "7月底", None),
    ]


def test_brackets_hold_who_cooperates_where_the_column_says_so():
    lines = (
        "1\t平整土地。\t县农业农村局（县自然资源局、县水利局）\t4月底",
        "2\t修路。\t丰源乡政府（县交通运输局）\t6月底",
    )
    assert [
        (t.lead_units, t.cooperating_units) for t in read(table("序号\t任务\t牵头（配合）单位\t时限", *lines)).tasks
    ] == [
        (("县农业农村局",), ("县自然资源局", "县水利局")),
        (("丰源乡政府",), ("县交通运输局",)),
    ]


def test_a_time_that_nobody_else_words_so_shifts_no_row():
    lines = (
        "1\t修路。\t县交通局\t3月底",
        "2\t开展送喜报上门。\t县人武部、各乡镇\t随到随办",
        "3\t架桥。\t县水利局\t5月底",
    )
    assert [(t.text, t.deadline) for t in read(table("序号\t任务\t责任单位\t时限", *lines)).tasks] == [
        ("修路。", "3月底"),
        ("开展送喜报上门。", "随到随办"),
        ("架桥。", "5月底"),
    ]


def test_a_table_of_other_things_below_the_tasks_is_told():
    text = table("序号\t任务\t责任单位\t时限", "1\t督导检查。\t园区应急局\t6月底", "2\t建设卡口。\t园区建设局\t8月底")
    document = read(
        f"{text}\n附件2 联络员名单\n单位\t联络员\t职务\t电话\n园区应急局\t赵某\t科长\t0000-1\n园区建设局\t钱某\t科长\t0000-2"
    )
    assert [task.text for task in document.tasks] == ["督导检查。", "建设卡口。"]
    assert [warning.code for warning in document.warnings] == ["table-not-read"]


def test_lines_above_the_headers_of_several_tables_are_their_titles():
    first = "序号\t任务\t责任处室\n1\t压缩通关时间。\t监管处\n2\t推行直提。\t技术处"
    document = read(
        f"某海关任务\n来源：办公室\n通关类\n{first}\n监管类\n序号\t任务\t责任处室\n3\t改造隔离场。\t动植检处"
    )
    assert [task.section for task in document.tasks] == [("通关类",), ("通关类",), ("监管类",)]


ROWS = "1\t疏浚河道。\t县水利局\n三、林业\n2\t植树千株。\t县林业局"


@pytest.mark.parametrize(
    ("heading", "sections"),
    [
        ("二、水利", [("二、水利",), ("三、林业",)]),  # of a plan whose first part is no table
        ("一、水利", [("一、水利",), ("三、林业",)]),
        ("四、任务分工", [(), ("三、林业",)]),  # 三 does not count on from it
        ("（二）水利", [(), ("三、林业",)]),
    ],
)
def test_the_heading_above_the_header_is_one_where_those_below_count_on(heading, sections):
    document = read(f"任务分解表\n{heading}\n序号\t任务\t责任单位\n{ROWS}")
    assert [task.section for task in document.tasks] == sections
