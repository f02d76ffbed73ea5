import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.chinese.characters import spaceless
from documents.errors import EmptyFileError, InputError, NoTasksError, PolicyDiffError, UnreadableFileError
from documents.files.formulas import looks_like_formula
from documents.model import Document, Place, Task, UnitName
from documents.task_lists.table_header import COLUMNS
from documents.task_lists.task_csv import tasks_to_csv
from documents.task_lists.task_json import dumps
from documents.task_lists.task_table import read_csv


def csv_document(text, encoding="utf-8", **options):
    return read_csv(text.encode(encoding), name="list.csv", sha256="00", **options)


def codes(document):
    return [warning.code for warning in document.warnings]


PLAIN = "序号,任务,牵头单位,责任单位,配合单位,时限,备注\n1,加强解读。,省政府办公厅,省司法厅,省财政厅,年底前,新增\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_every_encoding(encoding):
    document = csv_document(PLAIN, encoding)
    assert document.tasks == (
        Task(
            id="list-01",
            number="1",
            section=(),
            text="加强解读。",
            lead_units=(UnitName("省政府办公厅"),),
            responsible_units=(UnitName("省司法厅"),),
            cooperating_units=(UnitName("省财政厅"),),
            unit_text="省政府办公厅\n省司法厅\n省财政厅",
            deadline="年底前",
            remark="新增",
        ),
    )
    assert document.source is not None
    assert (document.source.name, document.source.format) == ("list.csv", "csv")
    assert document.tasks[0].place == Place(line=2, cell="B2")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_delimiter_is_recognised(delimiter):
    assert csv_document(PLAIN.replace(",", delimiter)).tasks == csv_document(PLAIN).tasks


@pytest.mark.parametrize(
    "header",
    [
        *("任务", "重点任务", "工作任务", "任务内容", "具体要求", "工作内容", "重点工作", "主要任务", "text", "Task"),
        *(" 任 务 ", "任务\u3000内容", "任务内容（2020年）"),
    ],
)
def test_task_column_is_found_by_any_of_its_names(header):
    assert [task.text for task in csv_document(f"编号,{header}\n1,甲事项。\n").tasks] == ["甲事项。"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *((name, "lead_units") for name in ("牵头单位", "牵头部门", "lead_units", "Lead units")),
        *((name, "responsible_units") for name in ("责任单位", "责任部门", "承办单位", "落实单位", "responsibleUnits")),
        *((name, "cooperating_units") for name in ("配合单位", "参与单位", "协办单位", "cooperating-units")),
    ],
)
def test_unit_column_gives_its_role(header, field):
    task = csv_document(f"任务,{header}\n甲事项。,省司法厅、省财政厅\n").tasks[0]
    assert getattr(task, field) == ("省司法厅", "省财政厅")


@pytest.mark.parametrize("header", ["时限", "完成时限", "时限要求", "完成时间", "deadline"])
def test_deadline_column_is_found_by_any_of_its_names(header):
    assert csv_document(f"任务,{header}\n甲事项。,年底前\n").tasks[0].deadline == "年底前"


@pytest.mark.parametrize("header", ["类别", "一级", "章节", "板块", "section"])
def test_section_column_is_found_by_any_of_its_names(header):
    assert csv_document(f"{header},任务\n一、公开,甲事项。\n").tasks[0].section == ("一、公开",)


def test_marks_in_a_unit_cell_go_before_the_role_of_its_column():
    task = csv_document("任务,责任单位\n甲事项。,省司法厅牵头，省财政厅配合\n").tasks[0]
    assert (task.lead_units, task.responsible_units, task.cooperating_units) == (("省司法厅",), (), ("省财政厅",))


@pytest.mark.parametrize("separator", ["\n", " ", "、\n"])
def test_units_on_lines_of_their_own_are_separate(separator):
    task = csv_document(f'任务,责任单位\n甲事项。,"省司法厅{separator}省财政厅"\n').tasks[0]
    assert task.responsible_units == ("省司法厅", "省财政厅")


def test_title_rows_above_the_header_are_title_and_notes():
    document = csv_document("附件1,\n2020年政务公开任务分工,\n（共1项）,\n序号,任务\n1,甲事项。\n")
    assert (document.title, document.year, document.notes) == ("2020年政务公开任务分工", 2020, ("附件1", "（共1项）"))


def test_rows_above_the_table_name_the_document():
    document = csv_document(
        "附件,\n2020年嘉兴市政务公开重点工作责任清单,\n嘉政办发〔2020〕36号,\n序号,任务\n1,甲事项。\n"
    )
    assert (document.title, document.document_number) == (
        "2020年嘉兴市政务公开重点工作责任清单",
        "嘉政办发〔2020〕36号",
    )
    assert (document.year, document.region, document.level) == (2020, "嘉兴市", "city")


def test_file_name_is_the_title_without_title_rows():
    assert (csv_document(PLAIN).id, csv_document(PLAIN).title) == ("list", "list")


def test_task_beside_requirement_is_its_heading():
    task = csv_document("工作任务,具体要求\n政策解读,甲事项。\n").tasks[0]
    assert (task.section, task.text) == (("政策解读",), "甲事项。")


def test_empty_section_cell_repeats_the_one_above():
    document = csv_document("类别,章节,任务\n一,甲,A。\n,,B。\n二,,C。\n")
    assert [task.section for task in document.tasks] == [("一", "甲"), ("一", "甲"), ("二",)]


def test_heading_rows_hold_for_the_rows_below():
    text = "序号,任务\n一、公开,\n（一）解读,\n1,甲。\n（二）回应,\n2,乙。\n二、服务,\n3,丙。\n"
    assert [task.section for task in csv_document(text).tasks] == [
        ("一、公开", "（一）解读"),
        ("一、公开", "（二）回应"),
        ("二、服务",),
    ]


def test_heading_rows_stand_below_those_of_a_higher_rank():
    text = "序号,任务\n第一章 总则,\n一、公开,\n（一）解读,\n1,甲。\n二、服务,\n2,乙。\n第二章 保障,\n3,丙。\n"
    assert [task.section for task in csv_document(text).tasks] == [
        ("第一章总则", "一、公开", "（一）解读"),
        ("第一章总则", "二、服务"),
        ("第二章保障",),
    ]


def test_repeated_header_row_is_no_task():
    assert len(csv_document("序号,任务\n1,甲。\n序号,任务\n2,乙。\n").tasks) == 2


def test_row_without_text_is_told_with_its_line():
    document = csv_document("序号,任务,责任单位\n1,甲。,省司法厅\n2,,省财政厅\n")
    assert len(document.tasks) == 1
    assert codes(document) == ["row-without-text"]
    assert document.warnings[0].place == Place(line=3, cell="A3")
    assert "省财政厅" in document.warnings[0].message


def test_column_of_unknown_name_is_told():
    document = csv_document("序号,任务,填报口径\n1,甲。,张三\n2,乙。,\n")
    assert codes(document) == ["unknown-column"]
    assert "“填报口径”" in document.warnings[0].message
    assert [task.remark for task in document.tasks] == ["张三", None]


def test_columns_of_unknown_names_are_remarks_in_their_order():
    document = csv_document("序号,任务,一季度,备注,二季度\n1,甲。,动工,续建,完工\n")
    assert document.tasks[0].remark == "动工\n续建\n完工"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("1,修建水渠,,年底前", "修建水渠"),
        ("1,修建水渠,清淤,年底前", "清淤"),
        ("1,1.2,,年底前", None),  # no words
        ("1,6月底前,,年底前", None),
        ("1,,,年底前", None),
    ],
)
def test_a_row_whose_task_cell_is_empty_takes_the_column_before(row, text):
    document = csv_document(f"序号,功能点,细分任务,完成时间\n{row}\n2,水库,加固大坝。,年底前\n")
    assert [task.text for task in document.tasks] == [*([text] if text else []), "加固大坝。"]
    assert ("task-in-other-column" in codes(document)) == (text == "修建水渠")
    assert ("row-without-text" in codes(document)) == (text is None)


def test_of_many_rows_without_a_text_the_first_are_shown_and_the_others_counted():
    rows = "".join(f"{number},,省财政厅\n" for number in range(2, 13))
    document = csv_document(f"序号,任务,责任单位\n1,甲。,省司法厅\n{rows}")
    told = [warning.message for warning in document.warnings if warning.code == "row-without-text"]
    assert len(told) == 8
    assert told[-1].endswith("；没有正文的还有第11、12、13行")


def test_a_row_with_a_number_is_no_header():
    with pytest.raises(NoTasksError):
        csv_document("序号,功能,描述\n1,登录,清除状态\n2,工作台,任务\n3,检查,整改\n")


def test_footnote_below_the_table_is_a_note():
    assert csv_document("序号,任务\n1,甲。\n注：以上为全部任务。,\n").notes == ("注：以上为全部任务。",)


def test_layout_of_a_cell_is_removed():
    task = csv_document('任务,备注\n"加 强\n解读，２０２０年 Open Data 上线。",新 增\n').tasks[0]
    assert (task.text, task.remark) == ("加强解读，2020年Open Data上线。", "新增")


def test_ids_of_the_table_are_kept():
    assert [task.id for task in csv_document("id,任务\na,甲。\n,乙。\n").tasks] == ["a", "list-02"]


def test_repeated_id_is_refused_with_its_rows():
    with pytest.raises(InputError, match=r"'list\.csv' uses the id 'a' in several rows \(2, 3\)"):
        csv_document("id,任务\na,甲。\na,乙。\n")


def test_table_without_task_column_tells_the_headers_seen():
    with pytest.raises(NoTasksError, match=r"'list\.csv' has no column .* begins with '姓名', '电话'"):
        csv_document("姓名,电话\n张三,1\n")


def test_table_without_rows_has_no_tasks():
    with pytest.raises(NoTasksError, match="no row with a task below it"):
        csv_document("序号,任务\n")


def test_empty_csv_is_empty():
    with pytest.raises(EmptyFileError):
        csv_document(" \n")


def test_open_quote_is_refused():
    with pytest.raises(UnreadableFileError, match=r"'list\.csv' is not valid CSV"):
        csv_document('序号,任务\n1,"甲\n2,乙\n')


def test_written_csv_is_read_back_without_loss():
    tasks = (
        Task(
            id="x1",
            number="一（一）-1",
            section=("一、公开", "（一）解读, 回应"),
            text='加强"解读"，\n12 月。',
            lead_units=(UnitName("各市、县（市、区）政府"),),
            responsible_units=(UnitName("省司法厅"), UnitName("乡镇政府和街道办事处")),
            cooperating_units=(UnitName("省财政厅"),),
            unit_text="省司法厅，省财政厅\n各市、县（市、区）政府",
            deadline="年底前\n持续推进",
            remark="a, b",
            place=Place(line=31),
        ),
        Task(id="x2", number=None, section=(), text="乙。"),
    )
    text = tasks_to_csv(Document(id="list", title="list", tasks=tasks))
    document = csv_document(text)
    assert document.tasks == tasks
    assert document.tasks[0].place == Place(line=31)
    assert text.splitlines()[0] == ",".join(COLUMNS)


def test_what_a_spreadsheet_would_take_for_a_formula_is_guarded_in_csv_and_read_back():
    texts = ("=1+1", "\x01=" + "公开" * 200, "'=2", "-1", "+建设", "@甲", "＝3", "'甲")
    tasks = tuple(Task(f"={place}", f"-{place}", ("＋甲",), text, remark=text) for place, text in enumerate(texts))
    text = tasks_to_csv(Document(id="list", title="list", tasks=tasks))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if looks_like_formula(cell)]
    read = csv_document(text)
    assert [(task.id, task.section, task.text, task.remark) for task in read.tasks] == [
        (task.id, task.section, task.text, task.remark) for task in tasks
    ]


@pytest.mark.parametrize("char", ["\r", "\x01", "\x1b", "\x7f"])
def test_an_id_with_a_control_character_is_refused_with_its_row(char):
    with pytest.raises(InputError, match=r"has the id 'a.*b' in row 2; an id has no control characters"):
        csv_document(f'id,text\n"a{char}b",{"公开" * 100}\n')


def test_a_line_of_more_digits_than_python_reads_is_the_last():
    assert csv_document(f"id,text,line\na1,公开,{'9' * 5000}\n").tasks[0].place.line == 1_000_000_000


CELLS = st.sampled_from(
    [
        "",
        "",
        "甲事项公开。",
        "乙事项解读。",
        "一、公开",
        "（一）解读",
        "12",
        "省司法厅",
        "省财政厅、省审计厅",
        "年底前",
        "新增",
        "注：完",
    ]
)
HEADER = ("序号", "类别", "任务", "责任单位", "星级", "时限", "备注")


@given(st.lists(st.lists(CELLS, min_size=len(HEADER), max_size=len(HEADER)), max_size=8))
def test_every_cell_is_in_a_field_a_note_or_a_warning(rows):
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([HEADER, *rows])
    try:
        document = csv_document(stream.getvalue())
    except NoTasksError:
        assert not any(row[2] for row in rows if row[2] not in {"注：完"})
        return
    told = spaceless(dumps(document))
    unknown = [row[4] for row in rows if row[4]]
    for row in rows:
        for column, cell in enumerate(row):
            if column == 4 and cell in unknown:
                told_of = any(warning.code == "unknown-column" for warning in document.warnings)
                assert told_of or all(spaceless(part) in told for part in cell.split("、"))  # its cells told the field
            else:
                assert all(spaceless(part) in told for part in cell.split("、"))


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"序号,任务\n1,{text}\n".encode()))
def test_any_bytes_are_read_or_refused_in_a_sentence(data):
    with contextlib.suppress(PolicyDiffError):  # anything else is a bug
        assert read_csv(data, name="list.csv", sha256="00").tasks
