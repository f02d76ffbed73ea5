"""Merged cells stand for all their rows, in text as in Word files and web pages."""

import docx
import pytest

from documents.reading import read_document
from tests.documents.office_documents import saved
from tests.documents.small_documents import codes, read, rows

HEADER = "序号\t重点任务\t责任单位\t完成时限"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "1\t疏浚河道\t县水利局\t6月底前\n2\t加固堤防\t〃\t9月底前\n3\t新建泵站\t〃\t〃",
            [("县水利局", "6月底前"), ("县水利局", "9月底前"), ("县水利局", "9月底前")],
            id="units and deadline",
        ),
        pytest.param(
            "1\t新建幼儿园\t区教育局\t8月底前\n2\t扩建小学\t同上\t同上",
            [("区教育局", "8月底前"), ("区教育局", "8月底前")],
            id="written by hand",
        ),
        pytest.param(
            "1\t推广良种\t县农业农村局\t年底前\n2\t改造果园\t\t〃",
            [("县农业农村局", "年底前"), ("", "年底前")],
            id="an empty cell is no merged one",
        ),
        pytest.param(
            "1\t开展巡诊\t市卫健委\t〃\n一、其他\t←\t←\t←\n2\t建设驿站\t市总工会\t年底前",
            [("市卫健委", None), ("市总工会", "年底前")],
            id="nothing above",
        ),
    ],
)
def test_a_merged_cell_gives_its_units_and_deadline_to_every_row(table, expected):
    document = read(f"某县重点任务分解表\n{HEADER}\n{table}")
    assert [(row[4], row[6]) for row in rows(document)] == expected
    assert "unplaced-text" not in codes(document)


@pytest.mark.parametrize(
    ("header", "row", "lead", "responsible", "noted"),
    [
        ("牵头单位\t责任单位", "市商务局、各区政府\t←", "", "市商务局、各区政府", True),
        ("责任单位\t配合单位", "市体育局\t←", "", "市体育局", True),
        ("牵头单位\t责任单位", "市商务局\t各区政府", "市商务局", "各区政府", False),
        ("国家部委\t省级部门", "文化和旅游部\t省文化和旅游厅", "", "文化和旅游部、省文化和旅游厅", False),
    ],
)
def test_a_cell_over_unit_columns_of_several_roles_names_no_lead(header, row, lead, responsible, noted):
    document = read(f"某市任务分工表\n序号\t工作任务\t{header}\n1\t举办购物节\t{row}")
    assert [(one[3], one[4]) for one in rows(document)] == [(lead, responsible)]
    assert ("merged-unit-columns" in codes(document)) is noted


def test_word_and_web_tables_give_the_same_tasks(tmp_path):
    header = ("序号", "重点任务", "牵头单位", "责任单位", "完成时限")
    cells = [("1", "整治老旧管网", "市住建局", "各区政府", "9月底前"), ("2", "更换二次供水设备", "", "", "10月底前")]
    document = docx.Document()
    table = document.add_table(rows=3, cols=5)
    for at, row in enumerate((header, *cells)):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for column in (2, 3):
        text = table.cell(1, column).text
        table.cell(1, column).merge(table.cell(2, column)).text = text
    spans = ("", "", " rowspan=2", " rowspan=2", "")
    lines = [
        "".join(f"<th>{name}</th>" for name in header),
        "".join(f"<td{span}>{text}</td>" for span, text in zip(spans, cells[0], strict=True)),
        "".join(f"<td>{text}</td>" for text in cells[1] if text),
    ]
    page = "<html><body><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table></body></html>"
    read_rows = []
    for name, data in (("list.docx", saved(document)), ("list.html", page.encode())):
        path = tmp_path / name
        path.write_bytes(data)
        read_rows.append(rows(read_document(path)))
    assert read_rows[0] == read_rows[1]
    assert [(row[2], row[3], row[4], row[6]) for row in read_rows[0]] == [
        ("整治老旧管网", "市住建局", "各区政府", "9月底前"),
        ("更换二次供水设备", "市住建局", "各区政府", "10月底前"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1.办好助餐点。<br>2.改造敬老院。", [("1", "办好助餐点。"), ("2", "改造敬老院。")]),
        ("（1）开展普查。（2）建立台账。", [("1", "开展普查。"), ("2", "建立台账。")]),
        ("3、修缮祠堂。", [("3", "修缮祠堂。")]),
        ("1.5万亩农田建成投用。", [(None, "1.5万亩农田建成投用。")]),
        ("办好3件实事。2.另行通知。", [(None, "办好3件实事。2.另行通知。")]),
    ],
)
def test_tasks_that_a_cell_numbers_itself_are_tasks_of_their_own(cell, expected):
    document = read(f"某县部门职责清单\n部门\t职责与任务\n县民政局\t{cell}")
    assert [(row[0], row[2], row[4]) for row in rows(document)] == [(*one, "县民政局") for one in expected]
    assert "unplaced-text" not in codes(document)


@pytest.mark.parametrize(
    ("name", "duty"),
    [("部门", "职责与任务"), ("单位名称", "主要职责"), ("成员单位", "工作职责"), ("责任单位", "承担任务")],
)
def test_a_list_by_office_makes_the_office_responsible(name, duty):
    document = read(f"某市成员单位职责\n{name}\t{duty}\n市气象局\t发布预警信息。\n市应急局\t组织避险转移。")
    assert [(row[2], row[4]) for row in rows(document)] == [
        ("发布预警信息。", "市气象局"),
        ("组织避险转移。", "市应急局"),
    ]


@pytest.mark.parametrize(
    ("above", "sections"),
    [
        ("一、基础设施\n", ["一、基础设施", "二、公共服务"]),
        ("某局\n\n一、基础设施\n（一）道路\n", ["一、基础设施/（一）道路", "二、公共服务"]),
        ("一、总体要求\n坚持为民。\n三、任务分工\n", ["", "二、公共服务"]),
    ],
)
def test_headings_above_the_tables_of_a_list_in_parts_are_sections(above, sections):
    first = f"{HEADER}\n1\t拓宽道路\t市交通局\t年底前\n"
    second = f"二、公共服务\n{HEADER}\n2\t新建书屋\t市文旅局\t年底前\n"
    document = read(f"某市任务清单\n{above}{first}{second}")
    assert [row[1] for row in rows(document)] == sections


def test_a_title_over_all_columns_is_the_title_without_signs():
    document = read(f"2026年水利工作任务分解表\t←\t←\t←\n{HEADER}\n1\t疏浚河道\t县水利局\t6月底前")
    assert document.title == "2026年水利工作任务分解表"
    assert [task.text for task in document.tasks] == ["疏浚河道"]
