"""Tables whose cells are blocks of lines: one small document for each way they go wrong."""

import pytest

from tests.documents.small_documents import codes, read, rows, tasks


def test_a_wrapped_table_needs_no_blank_line_before_the_units():
    document = read(
        "序号 重点任务 责任单位 备注\n１ 构建基层行政决策公众参与机制\n各县（市、区）政\n府、乡镇政府负责\n\n２\n"
        "全面推进政务公开标准化规范化工作，编制事项标准目录并公\n开\n\n省大 数 据 局 牵\n头，省级有关部门\n负责\n\n于２０２０年９月\n底前完成"
    )
    assert tasks(document) == [
        ("1", (), "构建基层行政决策公众参与机制", (), ("各县（市、区）政府", "乡镇政府")),
        ("2", (), "全面推进政务公开标准化规范化工作，编制事项标准目录并公开", ("省大数据局",), ("省级有关部门",)),
    ]
    assert document.tasks[1].remark == "于2020年9月底前完成"


HEAD = "政务公开任务分工\n\n序号 工作任务 牵头单位 配合单位 完成时限\n"
TITLE = "政务公开任务分工\n\n"


def test_blocks_of_units_go_to_the_unit_columns_in_order():
    document = read(
        HEAD
        + "\n１\n\n主动公开发展规划、专项规\n划等\n\n市发展改革委\n\n市各有关部门，\n各县区人民政府\n\n２０２１ 年 １０\n月底\n"
        "\n2\n\n公开市场监管规则和标准\n\n市市场监\n管局、市\n\n商务局\n\n市文广旅游局\n\n持续推进\n"
    )
    assert rows(document) == [
        (
            "1",
            "",
            "主动公开发展规划、专项规划等",
            "市发展改革委",
            "",
            "市各有关部门、各县区人民政府",
            "2021年10月底",
            None,
        ),
        ("2", "", "公开市场监管规则和标准", "市市场监管局、市商务局", "", "市文广旅游局", "持续推进", None),
    ]
    assert codes(document) == []


def test_a_heading_after_units_without_a_verb_or_after_a_remark_is_no_remark():
    document = read(
        TITLE + "序号 重点任务 责任单位 备注\n\n一、第一部分\n\n1\n\n公开权责清单并更新\n\n省委编办、省司\n法厅\n\n"
        "二、第二部分\n\n2\n\n公开行政执法信息\n\n省司法厅\n\n于２０２０年９月\n底前完成\n\n三、第三部分\n\n3\n\n公开预算\n\n省财政厅\n"
    )
    assert rows(document) == [
        ("1", "一、第一部分", "公开权责清单并更新", "", "省委编办、省司法厅", "", None, None),
        ("2", "二、第二部分", "公开行政执法信息", "", "省司法厅", "", None, "于2020年9月底前完成"),
        ("3", "三、第三部分", "公开预算", "", "省财政厅", "", None, None),
    ]


def test_a_heading_over_two_lines_is_one_heading():
    document = read(TITLE + "序号 重点任务 责任单位\n\n一、加强重点领域\n信息公开\n\n1\n\n公开预算\n\n省财政厅\n")
    assert [task.section for task in document.tasks] == [("一、加强重点领域信息公开",)]


def test_wrapped_rows_are_numbered_anew_below_a_heading():
    document = read(
        TITLE
        + "序号 重点任务 责任单位\n\n一、甲\n\n1\n\n公开权责清单\n\n省委编办牵头\n\n2\n\n公开执法信息\n\n省司法厅牵头\n\n"
        "二、乙\n\n1\n\n公开预算\n\n省财政厅牵头\n\n2\n\n公开决算\n\n省财政厅牵头\n"
    )
    assert [(t.number, t.section, t.text) for t in document.tasks] == [
        ("1", ("一、甲",), "公开权责清单"),
        ("2", ("一、甲",), "公开执法信息"),
        ("1", ("二、乙",), "公开预算"),
        ("2", ("二、乙",), "公开决算"),
    ]


def test_a_wrapped_row_whose_number_is_missing_is_a_row_of_its_own():
    document = read(
        TITLE
        + "序号 重点任务 责任单位 备注\n\n1\n\n全面梳理并公开本机关依法制定的决策目录，集中统\n一展示\n\n省委编办、省司\n法厅牵头\n\n"
        "全面梳理并公开本机关依法召开的会议信息，集中统\n一展示\n\n省政府办公厅\n牵头\n\n3\n\n公开权责清单\n\n省委编办牵头\n"
    )
    assert [(t.number, t.text, t.lead_units, t.remark) for t in document.tasks] == [
        ("1", "全面梳理并公开本机关依法制定的决策目录，集中统一展示", ("省委编办", "省司法厅"), None),
        ("2", "全面梳理并公开本机关依法召开的会议信息，集中统一展示", ("省政府办公厅",), None),
        ("3", "公开权责清单", ("省委编办",), None),
    ]
    assert codes(document) == ["number-inferred"]


def test_units_without_a_verb_below_the_text_fill_their_column():
    document = read(
        TITLE
        + "序号 重点任务 责任单位 备注\n\n1 全面梳理并公开本机关依法制定的决策目录信息，集中统\n一对外展示\n省司法厅、省财\n政厅、省审计厅\n"
        "2 全面梳理并公开本机关依法制定的会议纪要信息\n省司法厅、省财\n政厅\n"
    )
    assert [(t.text, t.responsible_units) for t in document.tasks] == [
        ("全面梳理并公开本机关依法制定的决策目录信息，集中统一对外展示", ("省司法厅", "省财政厅", "省审计厅")),
        ("全面梳理并公开本机关依法制定的会议纪要信息", ("省司法厅", "省财政厅")),
    ]


def test_a_quantity_at_the_start_of_a_line_is_no_row():
    document = read(TITLE + "序号 重点任务 责任单位\n\n1\n\n梳理行政权力，\n2 个工作日内公开\n\n省司法厅负责\n")
    assert [(t.number, t.text) for t in document.tasks] == [("1", "梳理行政权力，2个工作日内公开")]


def test_a_header_over_several_lines_and_one_of_two_columns_are_headers():
    body = "\n1\n\n全面梳理并公开本机关依法制定的决策目录，集中统\n一展示\n\n省委编办、省司\n法厅牵头，省级\n部门负责\n"
    expected = [
        ("1", (), "全面梳理并公开本机关依法制定的决策目录，集中统一展示", ("省委编办", "省司法厅"), ("省级部门",))
    ]
    assert tasks(read(TITLE + "序\n号\n重点任务\n责任单位\n备注\n" + body)) == expected
    assert tasks(read(TITLE + "重点任务 责任单位\n" + body)) == expected


def test_a_note_below_a_wrapped_table_is_no_remark():
    document = read(
        TITLE
        + "序号 重点任务 责任单位 备注\n\n1\n\n公开权责清单\n\n省委编办牵头\n\n注：本表自印发之日起执行。\n\n某省人民政府办公厅\n2020年7月1日\n"
    )
    assert rows(document) == [("1", "", "公开权责清单", "省委编办", "", "", None, None)]
    assert (document.issued_on, codes(document)) == ("2020-07-01", [])


def test_blocks_of_a_table_without_numbers_are_cut_by_the_columns():
    first = "决策公开\n\n建立健全政府常务会议信息公开机制，及\n时解读\n\n市司法局、\n\n市府办\n\n年底前\n\n"
    second = "召开新闻发布会\n\n市府办\n\n全年\n\n"
    document = read(
        TITLE
        + "工作事项 具体任务 责任单位 完成时限\n\n一、甲\n\n"
        + first
        + second
        + "二、乙\n\n保障\n\n开展培训\n\n市府办\n"
    )
    assert [(t.section, t.text, t.responsible_units, t.deadline) for t in document.tasks] == [
        (("一、甲", "决策公开"), "建立健全政府常务会议信息公开机制，及时解读", ("市司法局", "市府办"), "年底前"),
        (("一、甲", "决策公开"), "召开新闻发布会", ("市府办",), "全年"),
        (("二、乙", "保障"), "开展培训", ("市府办",), None),
    ]
    assert codes(document) == []


def test_a_column_of_headings_in_a_wrapped_table_is_followed():
    rows_ = "1\n\n决策公开\n\n成立政务公开领导小组\n\n市司法局\n\n市级各部\n门\n\n2\n\n开展培训\n\n市府办\n\n市财政局\n"
    document = read(TITLE + "序号 工作事项 具体任务 牵头单位 责任单位\n\n" + rows_)
    assert tasks(document) == [
        ("1", ("决策公开",), "成立政务公开领导小组", ("市司法局",), ("市级各部门",)),
        ("2", ("决策公开",), "开展培训", ("市府办",), ("市财政局",)),
    ]


FIRST = "全面梳理本机关依法行使的行政权力，更新完\n善并按要求公开\n\n省委编办、省司\n法厅牵头\n\n"
SECOND = "组织编写本级政府行政机关机构职能目录并向\n社会公开\n\n各级政府办公室\n（厅）负责\n\n"
THIRD = "构建基层行政决策公众参与机制并公开\n各县（市、区）政\n府负责\n\n"
FOURTH = "系统梳理本机关制发的规章和行政规范性文件\n并公开\n\n省级各有关部门\n负责\n"


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
def test_a_row_whose_number_is_lost_leaves_the_others_whole(lost):
    numbers = [f"{number}\n\n" if number < 3 else f"{number} " for number in (1, 2, 3, 4)]
    numbers[lost - 1] = ""
    cells = "".join(number + row for number, row in zip(numbers, (FIRST, SECOND, THIRD, FOURTH), strict=True))
    document = read(TITLE + "序号 重点任务 责任单位 备注\n\n" + cells)
    assert [(t.number, t.text, t.lead_units, t.responsible_units, t.remark) for t in document.tasks] == [
        ("1", "全面梳理本机关依法行使的行政权力，更新完善并按要求公开", ("省委编办", "省司法厅"), (), None),
        ("2", "组织编写本级政府行政机关机构职能目录并向社会公开", (), ("各级政府办公室（厅）",), None),
        ("3", "构建基层行政决策公众参与机制并公开", (), ("各县（市、区）政府",), None),
        ("4", "系统梳理本机关制发的规章和行政规范性文件并公开", (), ("省级各有关部门",), None),
    ]
    assert codes(document) == ["number-inferred"]


def test_blank_lines_between_all_lines_begin_no_block():
    text = TITLE + "序号 重点任务 责任单位 备注\n\n1\n\n" + FIRST + "2\n\n" + SECOND + "3 " + THIRD + "4\n\n" + FOURTH
    assert tasks(read(text.replace("\n", "\n\n"))) == tasks(read(text))


def test_what_stands_at_a_page_break_is_no_remark():
    text = TITLE + "序号 重点任务 责任单位 备注\n\n1\n\n" + FIRST + "2\n\n" + SECOND + "{}3 " + THIRD
    whole = read(text.format(""))
    for mark in ("1\n\n", "- 3 -\n\n（续上表）\n\n", "续表1\n\n", "- 3 -\n\n序号 重点任务 责任单位 备注\n\n"):
        assert rows(read(text.format(mark))) == rows(whole)


@pytest.mark.parametrize("header", ["序 号 重 点 任 务 责 任 单 位 备 注", "序号 重点任务 责任单位\n\n备注"])
def test_a_header_with_spaces_in_its_names_or_over_two_lines_is_a_header(header):
    rest = "\n\n1\n\n公开权责清单\n\n省委编办牵头\n\n2\n\n公开预算\n\n省财政厅牵头\n\n于2020年9月\n底前完成\n"
    assert rows(read(TITLE + header + rest)) == [
        ("1", "", "公开权责清单", "省委编办", "", "", None, None),
        ("2", "", "公开预算", "省财政厅", "", "", None, "于2020年9月底前完成"),
    ]


@pytest.mark.parametrize("number", ["1 0", "１０．", "  10  "])
def test_a_number_in_two_pieces_or_with_a_mark_begins_a_row(number):
    above = "".join(f"{k}\n\n公开预算\n\n省财政厅牵头\n\n" for k in range(1, 10))
    document = read(TITLE + "序号 重点任务 责任单位\n\n" + above + number + "\n公开决算\n\n省审计厅牵头\n")
    assert (len(document.tasks), document.tasks[9].text, document.tasks[9].lead_units) == (
        10,
        "公开决算",
        ("省审计厅",),
    )


def test_a_remark_may_follow_the_units_without_a_blank_line():
    text = "编制事项标准目录并向社会公开，完善权责\n清单\n\n各县（市、区）政\n府、街道办事处\n负责\n{}按照有关文件要\n求办理\n\n"
    table = TITLE + "序号 重点任务 责任单位 备注\n\n1\n\n" + text + "2\n\n" + SECOND
    assert rows(read(table.format(""))) == rows(read(table.format("\n")))
    assert read(table.format("")).tasks[0].remark == "按照有关文件要求办理"


def test_a_short_last_line_of_the_text_is_no_unit():
    text = "逐步整理形成本级政府和本系统制度文件汇编并集中\n统一对外公开\n{}各级政府办公室\n（厅）牵头负责\n"
    for gap in ("", "\n"):
        document = read(
            TITLE + "序号 重点任务 责任单位\n\n1\n各级政府主管部门加强统筹指导和监督检查考核，逐\n" + text.format(gap)
        )
        assert document.tasks[0].text.endswith("统一对外公开")
        assert document.tasks[0].lead_units == ("各级政府办公室（厅）",)


def test_the_only_unit_cell_of_lead_and_cooperating_columns_leads():
    rows_ = "1\n\n公开预算\n\n省财政厅\n\n省审计厅\n\n2\n\n公开决算\n\n省财政厅\n\n年底前\n"
    document = read(TITLE + "序号 重点任务 牵头单位 配合单位 完成时限\n\n" + rows_)
    assert rows(document) == [
        ("1", "", "公开预算", "省财政厅", "", "省审计厅", None, None),
        ("2", "", "公开决算", "省财政厅", "", "", "年底前", None),
    ]
