"""Rows of sums and notes inside a table, and columns that their cells tell."""

from documents.text.merged_signs import ABOVE, BESIDE
from tests.documents.small_documents import codes, read, rows

HEADER = "甲县任务表\n序号\t工作任务\t投资\t责任单位\t完成时限\n"
TASKS = [
    ("1", "", "新建公园6个", "", "县住建局", "", "6月底前", "300"),
    ("2", "", "改造市场3个", "", "县商务局", "", "8月底前", "600"),
]


def test_sums_and_notes_are_no_tasks_and_leave_nothing_unplaced():
    beside = f"\t{BESIDE}" * 4
    document = read(
        f"{HEADER}合计\t\t900\t\t\n1\t新建公园6个\t300\t县住建局\t6月底前\n\t小计\t300\t\t\n"
        f"2\t改造市场3个\t600\t县商务局\t8月底前\n注：以上任务由督查室考核。{beside}\n填表人：罗晓东{beside}\n"
    )
    assert rows(document) == TASKS
    assert codes(document) == []


def test_a_header_of_two_rows_names_parts_of_a_name():
    document = read(
        f"甲县任务表\n序号\t工作任务\t责任单位\t{BESIDE}\t时间\t{BESIDE}\n"
        f"{ABOVE}\t{ABOVE}\t市级\t镇村\t启动\t办结\n1\t新建公园6个\t市住建局\t城关镇\t3月\t6月底前\n"
        "2\t改造市场3个\t市商务局\t各村\t4月\t8月底前\n"
    )
    assert rows(document) == [
        ("1", "", "新建公园6个", "", "市住建局、城关镇", "", "6月底前", "3月"),
        ("2", "", "改造市场3个", "", "市商务局、各村", "", "8月底前", "4月"),
    ]


def test_a_quantity_and_its_measure_are_one():
    document = read(
        "甲县任务表\n序号\t任务\t单位\t任务量\t责任单位\n1\t造林\t万亩\t12\t县林业局\n2\t修路\t公里\t8\t县交通局\n"
    )
    assert [task.text for task in document.tasks] == ["造林\n12万亩", "修路\n8公里"]
    assert [task.responsible_units for task in document.tasks] == [("县林业局",), ("县交通局",)]


def test_a_column_that_its_cells_told_is_said_once_at_its_name():
    document = read("甲县任务表\n序号\t工作任务\t归口\n1\t新建公园6个\t县住建局\n2\t改造市场3个\t县商务局\n")
    assert [task.responsible_units for task in document.tasks] == [("县住建局",), ("县商务局",)]
    assert [(one.code, one.place.line) for one in document.warnings] == [("column-by-content", 2)]
