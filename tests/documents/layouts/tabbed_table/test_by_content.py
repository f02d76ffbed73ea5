"""Tables whose cells slipped out of their columns: plans of other offices on other subjects, each slipped in its way."""

import pytest

from tests.documents.small_documents import codes, read, rows

HEADER = "工作任务\t具体措施\t责任单位\t完成时限"


def plan(*lines: str, header: str = HEADER) -> str:
    return "\n".join(["昆明市节水行动任务分解表", header, *lines])


def fields(document) -> list[tuple]:
    return [(t.number, t.section, t.text, t.responsible_units, t.deadline) for t in document.tasks]


def test_the_number_of_a_row_may_stand_behind_its_heading():
    document = read(
        plan(
            "一、农业节水 1\t推广喷灌滴灌。\t\t市农业农村局\t2025年底前",
            "\t<p>2 改造老旧灌渠。</p>\t\t市水务局\t2025年底前",
            "二、工业节水 3\t\t公布用水定额。\t市工业和信息化局\t长期坚持",
        )
    )
    assert fields(document) == [
        ("1", ("一、农业节水",), "推广喷灌滴灌。", ("市农业农村局",), "2025年底前"),
        ("2", ("一、农业节水",), "改造老旧灌渠。", ("市水务局",), "2025年底前"),
        ("3", ("二、工业节水",), "公布用水定额。", ("市工业和信息化局",), "长期坚持"),
    ]
    assert codes(document) == []


def test_two_lists_of_units_in_one_cell_belong_to_the_two_sentences_beside_them():
    document = read(
        plan("\t<p>1 更换老旧管网。 开展漏损普查。</p>\t\t市水务局、市住房城乡建设局 市城市管理局\t2024年底前")
    )
    assert fields(document) == [
        ("1", (), "更换老旧管网。", ("市水务局", "市住房城乡建设局"), "2024年底前"),
        ("2", (), "开展漏损普查。", ("市城市管理局",), "2024年底前"),
    ]
    assert codes(document) == ["shared-cell", "shared-cell", "number-inferred"]


def test_two_numbered_tasks_in_one_cell_have_a_list_of_units_each():
    document = read(plan("\t1 更换老旧管网。 2 开展漏损普查。\t\t市水务局 市城市管理局\t2024年底前"))
    assert [(number, units) for number, _, _, units, _ in fields(document)] == [
        ("1", ("市水务局",)),
        ("2", ("市城市管理局",)),
    ]


@pytest.mark.parametrize("units", ["市水务局、 市城市管理局", "市水务局，  市城市管理局"])
def test_a_list_of_units_runs_on_over_a_space_behind_a_separator(units):
    document = read(plan(f"\t1 更换老旧管网。 2 开展漏损普查。\t\t{units}\t2024年底前"))
    assert [task.responsible_units for task in document.tasks] == [("市水务局", "市城市管理局")] * 2


def test_deadlines_that_are_as_many_as_the_tasks_of_a_cell_are_one_each():
    document = read(plan("\t1 更换老旧管网。 2 开展漏损普查。\t\t市水务局\t2024年6月底前 2025年6月底前"))
    assert [task.deadline for task in document.tasks] == ["2024年6月底前", "2025年6月底前"]


def test_numbers_that_were_not_printed_follow_from_their_neighbours():
    document = read(
        plan(
            "\t<p>1 推广喷灌滴灌。</p>\t\t市农业农村局\t2025年底前",
            "\t\t改造老旧灌渠。\t市水务局\t2025年底前",
            "\t<p>3 公布用水定额。</p>\t\t市水务局\t长期坚持",
            "\t\t开展节水宣传。\t市工业和信息化局\t长期坚持",
        )
    )
    assert [(number, text) for number, _, text, _, _ in fields(document)] == [
        ("1", "推广喷灌滴灌。"),
        ("2", "改造老旧灌渠。"),
        ("3", "公布用水定额。"),
        ("4", "开展节水宣传。"),
    ]
    assert [(warning.code, warning.message) for warning in document.warnings] == [
        ("number-inferred", "源文件没有印出编号“2”，按1与3之间的次序推定"),
        ("number-inferred", "源文件没有印出编号“4”，按3之后的次序推定"),
    ]


def test_a_number_that_its_neighbours_leave_open_is_not_made_up():
    document = read(
        plan(
            "\t<p>1 推广喷灌滴灌。</p>\t\t市农业农村局\t2025年底前",
            "\t\t改造老旧灌渠。\t市水务局\t2025年底前",
            "\t<p>5 公布用水定额。</p>\t\t市水务局\t长期坚持",
        )
    )
    assert [task.number for task in document.tasks] == ["1", None, "5"]
    assert codes(document) == ["number-missing"]


def test_a_task_without_a_sub_heading_is_told_where_its_section_has_them():
    lines = (
        "一、农业节水\t<p>1 推广喷灌滴灌。</p>\t\t市农业农村局\t",
        "\t<p>2 改造老旧灌渠。</p>\t\t市水务局\t",
        "二、工业节水 （一）定额管理。\t<p>3 公布用水定额管理办法。</p>\t\t市水务局\t",
        "（二）示范引领。\t<p>4 评选示范引领企业。</p>\t\t市工业和信息化局\t",
    )
    assert [(t.number, t.section) for t in read(plan(*lines)).tasks] == [
        ("1", ("一、农业节水",)),
        ("2", ("一、农业节水",)),
        ("3", ("二、工业节水", "（一）定额管理。")),
        ("4", ("二、工业节水", "（二）示范引领。")),
    ]


def test_a_heading_printed_below_its_first_task_is_given_back_to_it():
    lines = (
        "（一）管网改造。\t<p>1 完成老旧管网改造。</p>\t\t市水务局\t",
        "\t<p>2 开展漏损普查治理。</p>\t\t市水务局\t",
        "（二）漏损普查治理。\t<p>3 公布漏损普查治理结果。</p>\t\t市水务局\t",
    )
    document = read(plan(*lines))
    assert [task.section for task in document.tasks] == [
        ("（一）管网改造。",),
        ("（二）漏损普查治理。",),
        ("（二）漏损普查治理。",),
    ]
    assert codes(document) == ["heading-moved"]


def test_more_headings_than_tasks_leave_each_task_the_nearest_above():
    lines = (
        "（一）管网改造。\t<p>1 完成老旧管网改造。</p>\t\t市水务局\t",
        "（二）漏损普查。 （三）分区计量。\t<p>2 安装计量水表。</p>\t\t市水务局\t",
    )
    assert [task.section for task in read(plan(*lines)).tasks] == [("（一）管网改造。",), ("（三）分区计量。",)]


def test_the_section_goes_on_below_a_repeated_header():
    lines = (
        "一、农业节水\t<p>1 推广喷灌滴灌。</p>\t\t市农业农村局\t",
        HEADER,
        "\t<p>2 改造老旧灌渠。</p>\t\t市水务局\t",
    )
    assert [task.section for task in read(plan(*lines)).tasks] == [("一、农业节水",)] * 2


def test_what_stands_behind_the_units_is_a_remark_where_there_is_a_column_of_remarks():
    document = read(
        plan(
            "\t<p>1 推广喷灌滴灌。</p>\t\t市农业农村局\t纳入考核",
            "\t<p>2 改造老旧灌渠。</p>\t\t市水务局\t分年度实施",
            header="工作任务\t具体措施\t责任单位\t备注",
        )
    )
    assert rows(document) == [
        ("1", "", "推广喷灌滴灌。", "", "市农业农村局", "", None, "纳入考核"),
        ("2", "", "改造老旧灌渠。", "", "市水务局", "", None, "分年度实施"),
    ]
