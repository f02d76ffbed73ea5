import io
import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from documents.errors import UnreadableFileError
from documents.files.pdf import pdf_text
from documents.reading import read_document
from tests.documents.office_documents import PICTURE, folded, gold_rows, pdf_prose, pdf_table, read_rows

TITLE = "2020年重点工作责任清单"


def read(tmp_path, data):
    path = tmp_path / "list.pdf"
    path.write_bytes(data)
    return read_document(path)


@pytest.mark.parametrize("name", ["zj2020-division", "ah2020-division", "jx2020-list"])
def test_every_task_of_a_ruled_table_is_read_as_it_was_printed(tmp_path, name):
    rows = gold_rows(name)
    document = read(tmp_path, pdf_table(TITLE, rows))
    assert document.title == TITLE
    assert document.source.format == "pdf"
    assert read_rows(document) == rows


def test_a_row_that_a_page_end_cut_in_two_is_one_task(tmp_path):
    first = [
        ("1", "公开", "编制重大行政决策目录，明确承办单位。", "省司法厅"),
        ("2", "回应", "完善留言办理机制，及时", "省信访局、"),
    ]
    second = [("", "", "答复群众关切。", "省政府办公厅"), ("3", "回应", "开展专题培训。", "省人力社保厅")]
    document = read(tmp_path, pdf_table(TITLE, first, second))
    assert [(task.number, task.text, task.responsible_units) for task in document.tasks] == [
        ("1", "编制重大行政决策目录，明确承办单位。", ("省司法厅",)),
        ("2", "完善留言办理机制，及时答复群众关切。", ("省信访局", "省政府办公厅")),
        ("3", "开展专题培训。", ("省人力社保厅",)),
    ]


def test_a_row_without_a_number_after_a_whole_sentence_is_no_rest_of_the_page_before():
    first = [("1", "公开", "编制重大行政决策目录。", "省司法厅")]
    second = [("", "", "完善留言办理机制。", "省信访局")]
    lines = pdf_text(pdf_table(TITLE, first, second), "list.pdf").text.split("\n")
    assert "1\t公开\t编制重大行政决策目录。\t省司法厅" in lines
    assert "\t\t完善留言办理机制。\t省信访局" in lines


def test_header_rows_that_a_page_repeats_are_no_rest_of_a_row(tmp_path):
    second = ("", "", "", "（第一个为牵头单位）")
    pages = [
        [second, ("1", "公开", "编制目录，明确承办单位。", "县府办")],
        [second, ("2", "公开", "公布结果。", "财政局")],
    ]
    text = pdf_text(pdf_table(TITLE, *pages), "list.pdf").text.split("\n")
    assert "1\t公开\t编制目录，明确承办单位。\t县府办" in text


@pytest.mark.parametrize("rest", ["一批重点项目信息。", "19项重点信息。"])
def test_a_rest_that_begins_with_a_number_is_still_a_rest(tmp_path, rest):
    pages = [[("1", "公开", "编制目录，及时公布", "省司法厅")], [("", "", rest, "")]]
    assert [task.text for task in read(tmp_path, pdf_table(TITLE, *pages)).tasks] == [f"编制目录，及时公布{rest}"]


@pytest.mark.parametrize("number", ["第{}页 共2页", "{}/2", "— {} —"])
def test_page_numbers_of_any_form_leave_a_cut_row_whole(tmp_path, number):
    pages = [[("1", "公开", "编制目录，及时公布", "省司法厅")], [("", "", "重点信息。", "")]]
    document = read(tmp_path, pdf_table(TITLE, *pages, number=number))
    assert [task.text for task in document.tasks] == ["编制目录，及时公布重点信息。"]


def test_a_running_head_is_read_once_and_told(tmp_path):
    head = "某某县人民政府办公室文件"
    items = ("（一）编制目录。公布目录。", "（二）回应关切。办理留言。", "（三）开展培训。组织学习。")
    pages = [[head, *(["一、公开"] if place == 0 else []), item] for place, item in enumerate(items)]
    document = read(tmp_path, pdf_prose(pages))
    assert [task.text for task in document.tasks] == ["公布目录。", "办理留言。", "组织学习。"]
    warning = next(one for one in document.warnings if one.code == "running-head")
    assert (warning.place.page, head in warning.message) == (1, True)


def test_pages_that_are_pictures_are_told_and_a_whole_scan_is_refused(tmp_path):
    text = ["一、公开", "（一）编制目录。每年六月底前公布决策目录，明确承办单位和完成时间，并说明理由。"]
    document = read(tmp_path, pdf_prose([text, PICTURE]))
    assert [(one.code, one.place.page) for one in document.warnings if one.code == "page-not-read"] == [
        ("page-not-read", 2)
    ]
    with pytest.raises(UnreadableFileError, match="holds no text on 2 pages, it is a scan"):
        read(tmp_path, pdf_prose([PICTURE, PICTURE]))


def test_places_and_warnings_name_the_page(tmp_path):
    heads = ["2026年政务公开工作要点", "一、公开", "（一）编制目录。每年六月底前公布决策目录。（责任单位：省司法厅）"]
    document = read(tmp_path, pdf_prose([heads, ["（二）及时回应。完善留言办理机制。（责任单位：省信访局）"]]))
    assert [(task.place.page, task.place.line) for task in document.tasks] == [(1, 3), (2, 1)]
    assert [task.responsible_units for task in document.tasks] == [("省司法厅",), ("省信访局",)]
    assert not any("- 1 -" in task.text for task in document.tasks)


def test_a_paragraph_goes_on_over_a_page_end(tmp_path):
    pages = [["一、公开", "（一）编制目录。每年六月底前公布重大行政决策"], ["目录，并说明理由。（责任单位：省司法厅）"]]
    document = read(tmp_path, pdf_prose(pages))
    assert [task.text for task in document.tasks] == ["每年六月底前公布重大行政决策目录，并说明理由。"]


def test_two_readings_give_the_same_text():
    data = pdf_table(TITLE, [("1", "公开", "编制目录。", "省司法厅")])
    assert pdf_text(data, "a.pdf") == pdf_text(data, "a.pdf")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"%PDF-1.7\n%broken", "cannot be read as a PDF", id="damaged"),
        pytest.param(pdf_prose([["一、公开"]])[:900], "cannot be read as a PDF", id="cut off"),
        pytest.param(pdf_prose([[]]), "it has no pages", id="without pages"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_sentence(tmp_path, data, said):
    with pytest.raises(UnreadableFileError, match=said) as refused:
        read(tmp_path, data)
    assert "list.pdf" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_protected_file_is_refused_with_the_reason(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption("open sesame", canPrint=0))
    canvas.drawString(100, 100, "secret")
    canvas.save()
    with pytest.raises(UnreadableFileError, match="protected by a password"):
        read_document(path)


CASES = Path(__file__).parents[4] / "shared" / "cases"


@pytest.mark.skipif(not CASES.is_dir(), reason="texts of others that may not be passed on")
def test_a_plan_as_its_office_published_it_is_read_like_the_list_made_by_hand():
    path = next(CASES.glob("files/12.*.pdf"))
    by_hand = json.loads((CASES / "dataset-plans-2024-2026" / "left.json").read_text(encoding="utf-8"))["tasks"]
    read_texts = [folded(task.text) for task in read_document(path).tasks]
    assert [folded(task["text"]) for task in by_hand if folded(task["text"]) not in read_texts] == []


@pytest.mark.parametrize(
    ("share", "codes"), [(0.19, []), (0.2, ["picture-not-read"]), (0.79, ["picture-not-read"]), (0.81, [])]
)
def test_a_large_picture_beside_a_text_is_told(share, codes):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (1, 1), 255)), 0, 0, A4[0], A4[1] * share)
    canvas.drawString(50, 50, "text that stands beside a picture, or on paper that is one")
    canvas.save()
    assert [warning.code for warning in pdf_text(stream.getvalue(), "a.pdf").warnings] == codes


@pytest.mark.parametrize(("size", "picture"), [(29, True), (30, False)])
@pytest.mark.parametrize(("share", "covering"), [(0.5, True), (0.49, False)])
def test_a_page_of_a_picture_holds_a_few_characters_at_most(size, picture, share, covering):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.drawImage(ImageReader(Image.new("L", (1, 1))), 0, 0, A4[0], A4[1] * share)
    canvas.drawString(50, 50, "x" * size)
    canvas.showPage()
    canvas.drawString(50, 50, "text of another page that is no picture")
    canvas.save()
    found = pdf_text(stream.getvalue(), "a.pdf").warnings
    assert [warning.code for warning in found] == ["page-not-read" if picture and covering else "picture-not-read"]


@pytest.mark.parametrize(("room", "paragraphs"), [(1, 1), (2, 2)])
def test_a_line_of_a_cell_that_leaves_room_for_two_characters_ends_a_paragraph(room, paragraphs):
    """38 characters fill the width of the column."""
    line = "公" * (38 - room)
    data = pdf_table(
        TITLE, [("1", "公开", "目" * 39 + "录。", "省司法厅"), ("2", "公开", f"{line}<br/>尾。", "省司法厅")]
    )
    cell = next(row for row in pdf_text(data, "a.pdf").text.split("\n") if row.startswith("2\t")).split("\t")[2]
    assert len(cell.split("<br>")) == paragraphs
