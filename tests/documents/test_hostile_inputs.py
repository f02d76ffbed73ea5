"""Files that once took minutes, gigabytes or the interpreter: read, or refused in one sentence, within the usual limits."""

import io
import os
import zipfile

import pytest

from documents.errors import EmptyFileError, PolicyDiffError, UnreadableFileError
from documents.limits import Limits
from documents.reading import read_document
from tests.documents.office_documents import gold_rows, pdf_table

LIMITS = Limits(seconds=30)
"""Each of these took a minute at least, and takes two seconds now."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
UNITS = ("省司法厅", "市教育局", "县财政局、县审计局")


def read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(path, limits=LIMITS)


def row(ordinal):
    return str(ordinal), f"推进第{ordinal}批老旧小区改造，于2024年底前完成。", UNITS[ordinal % len(UNITS)]


def word_file(body):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return stream.getvalue()


def word_cell(text, properties=""):
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


@pytest.mark.parametrize("count", [3, 1500])
def test_spans_over_all_rows_and_columns_lose_no_text(tmp_path, count):
    rows = "".join(
        "<tr>" + "".join(f"<td rowspan=65534 colspan=1000>{cell}</td>" for cell in row(ordinal)) + "</tr>"
        for ordinal in range(1, count + 1)
    )
    page = f"<html><p>一、重点任务</p><table><tr><td>序号<td>工作内容<td>责任单位</tr>{rows}</table></html>"
    document = read(tmp_path, "a.html", page)
    assert all(f"第{ordinal}批" in document.text for ordinal in range(1, count + 1))


def test_a_numbered_list_of_thousands_of_items_counts_each(tmp_path):
    items = "".join(f"<li>推进第{ordinal}批改造。</li>" for ordinal in range(1, 4001))
    document = read(tmp_path, "a.html", f"<html><ol start=1>{items}</ol></html>")
    assert document.text.splitlines()[::1000] == [f"{n}.推进第{n}批改造。" for n in (1, 1001, 2001, 3001)]


def test_a_word_table_of_thousands_of_rows_with_wide_cells_is_read(tmp_path):
    wide = '<w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
    header = "".join(map(word_cell, ("序号", "工作内容", "责任单位")))
    rows = "".join(
        f"<w:tr>{''.join(map(word_cell, row(ordinal)))}{word_cell('', wide) * 3}</w:tr>" for ordinal in range(1, 1001)
    )
    document = read(tmp_path, "a.docx", word_file(f"<w:tbl><w:tr>{header}</w:tr>{rows}</w:tbl>"))
    assert [task.number for task in document.tasks] == [str(ordinal) for ordinal in range(1, 1001)]
    assert document.tasks[-1].responsible_units == ("市教育局",)


@pytest.mark.parametrize(
    "text", ["一\n" * 16_000, "（" * 20_000, "一、" * 20_000, "1.推进改造，" * 20_000, "\t|" * 20_000]
)
def test_a_text_of_one_sign_again_and_again_is_judged_in_time(tmp_path, text):
    assert "seconds" not in refusal(tmp_path, text)  # whatever it is, it was found out in time


def refusal(tmp_path, text):
    try:
        read(tmp_path, "a.txt", text)
    except PolicyDiffError as error:
        return str(error)
    return ""


def test_lines_that_end_with_a_carriage_return_are_lines(tmp_path):
    lines = ["2024年工作要点", *(f"{n}.推进第{n}批改造。（责任单位：省司法厅）" for n in range(1, 6)), ""]
    document = read(tmp_path, "a.txt", "\r".join(lines))
    assert [(task.number, task.responsible_units) for task in document.tasks] == [
        (str(n), ("省司法厅",)) for n in range(1, 6)
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, what in (
        (tmp_path / "pipe", "no file but a pipe"),
        ("/dev/zero", "no file but a pipe"),
        (tmp_path, "a dir"),
    ):
        with pytest.raises(UnreadableFileError, match=what):
            read_document(path)


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.xlsx", "a.html"])
@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, name, content):
    with pytest.raises(EmptyFileError):
        read(tmp_path, name, content)


def test_a_file_is_what_its_bytes_say_whatever_its_ending(tmp_path):
    rows = gold_rows("zj2020-division")[:3]
    assert len(read(tmp_path, "a.docx", pdf_table("责任清单", rows)).tasks) == 3


@pytest.mark.parametrize("kept", [100, 1000, 3000])
def test_a_file_that_is_cut_off_is_refused_in_one_sentence(tmp_path, kept, capfd):
    rows = gold_rows("zj2020-division")[:3]
    whole = {"a.pdf": pdf_table("责任清单", rows), "a.docx": word_file("<w:p/>" * 1000 + os.urandom(9).hex() * 500)}
    for name, content in whole.items():
        with pytest.raises(PolicyDiffError) as caught:
            read(tmp_path, name, content[: min(kept, len(content) - 30)])
        assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")
