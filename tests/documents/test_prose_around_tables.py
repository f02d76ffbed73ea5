"""A plan with a table that names no units is read for its items; lists of tasks stay tables."""

from documents.model import Source
from documents.text_document import parse_text

ITEMS = (
    "2026年某校消防演练方案\n一、组织分工\n1.总务处检查消防通道，演练前打开通道大门。\n2.德育处组织学生按升旗队形集合。\n"
    "3.安全处负责清点撤离人数，向总指挥报告。\n二、注意事项\n1.听到警报声后全体学生快速、有序、安全地疏散。\n"
    "2.疏散时用湿毛巾捂住口鼻，低姿弯腰前行，严禁拥挤推搡。\n3.撤离后服从统一指挥，到操场集中。\n三、演练安排\n"
)
TIMES = "时间\t内容\t地点\t负责人\n6：00\t消防知识讲座\t报告厅\t沈一\n6：40\t演练程序介绍\t报告厅\t沈一\n7：00\t模拟报警\t宿舍楼\t朱二\n"


def read(text, **source):
    return parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text", **source))


def test_items_around_a_timetable_are_the_tasks_and_the_timetable_is_named():
    document = read(ITEMS + TIMES)
    assert [task.number for task in document.tasks] == ["一1", "一2", "一3", "二1", "二2", "二3"]
    assert [(w.code, w.message) for w in document.warnings if w.code == "table-not-read"] == [
        ("table-not-read", "表格“三、演练安排”（4行）没有责任单位，任务取自正文，没有读作任务")
    ]


def test_a_table_whose_rows_name_units_is_read():
    units = TIMES.replace("负责人", "责任单位").replace("沈一", "县消防大队").replace("朱二", "县教育局")
    assert [task.responsible_units for task in read(ITEMS + units, part="table").tasks] == [("县消防大队",)] * 2 + [
        ("县教育局",)
    ]


def test_a_list_of_tasks_below_a_letter_is_read_though_it_names_no_units():
    letter = "关于印发任务清单的通知\n一、请各处室认真落实。\n二、按月报送进展。\n"
    rows = "序号\t工作任务\t完成时限\n" + "".join(
        f"{k}\t编制第{k}批公开目录并向社会公布\t{k}月底\n" for k in range(1, 9)
    )
    assert [task.number for task in read(letter + rows).tasks] == list("12345678")
