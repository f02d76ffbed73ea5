import os
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from documents import errors
from documents.child import process
from documents.child.messages import Request
from documents.errors import NoTasksError, SourceError, UnreadableFileError
from documents.limits import Limits
from documents.reading import read_document
from tests.documents.child import breaking
from tests.documents.office_documents import gold_rows, pdf_table, word_table

ROWS = gold_rows("zj2020-division")[:5]
PAGE = (
    "<html><title>t</title><table><tr><th>序号</th><th>工作内容</th><th>责任单位</th></tr>"
    "<tr><td>1</td><td>公开重大决策目录。</td><td>省司法厅</td></tr></table></html>"
)


def workbook(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("序号", "工作内容", "责任单位"))
        sheet.write_row(1, 0, (1, "公开重大决策目录。", "省司法厅"))


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.docx").write_bytes(word_table("责任清单", ROWS))
    (tmp_path / "a.pdf").write_bytes(pdf_table("责任清单", ROWS))
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    workbook(tmp_path / "a.xlsx")
    return tmp_path


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html", "a.xlsx"])
def test_a_process_of_its_own_reads_what_this_process_reads(files, name, capfd):
    apart = read_document(files / name, document_id="d", limits=Limits())
    here = read_document(files / name, document_id="d", in_process=True)
    assert apart == here
    assert (apart.text, apart.pieces, [task.place for task in apart.tasks]) == (
        here.text,
        here.pieces,
        [task.place for task in here.tasks],
    )
    assert capfd.readouterr() == ("", "")


def test_what_is_asked_for_and_what_goes_wrong_passes_between_the_processes(files):
    with pytest.raises(errors.InputError, match=r"'a.xlsx' is a task list with fields of its own"):
        read_document(files / "a.xlsx", layout="key_points", limits=Limits())
    (files / "b.html").write_text("<html><p>你好。</p></html>", "utf-8")
    with pytest.raises(NoTasksError, match=r"^no task found in 'b.html'"):
        read_document(files / "b.html", limits=Limits())


def test_a_small_text_starts_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "read_in_child", None)
    (tmp_path / "a.txt").write_text("一、公开重大决策目录。（责任单位：省司法厅）", "utf-8")
    (tmp_path / "a.csv").write_text("序号,任务,责任单位\n1,公开重大决策目录。,省司法厅\n", "utf-8")
    assert [len(read_document(tmp_path / name, limits=Limits()).tasks) for name in ("a.txt", "a.csv")] == [1, 1]


def test_a_large_text_is_read_apart(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("一、公开重大决策目录。（责任单位：省司法厅）\n" * 5000, "utf-8")
    monkeypatch.setattr(process, "read_in_child", lambda request: request.name)
    assert read_document(tmp_path / "a.txt", limits=Limits()) == "a.txt"


def test_who_takes_too_long_is_told_the_limit_and_how_to_raise_it(files):
    with pytest.raises(UnreadableFileError) as caught:
        read_document(files / "a.docx", limits=Limits(seconds=0.01))
    assert str(caught.value) == (
        "'a.docx' was not read within 0.01 seconds; give a smaller file, or more time (--limit-seconds 0.1, or "
        "POLICYDIFF_LIMIT_SECONDS)."
    )


def test_who_takes_too_much_memory_is_told_the_limit_and_how_to_raise_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as package:
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = "<w:p><w:r><w:t>文</w:t></w:r></w:p>" * 1_200_000
        package.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>')
    with pytest.raises(UnreadableFileError) as caught:
        read_document(tmp_path / "a.docx", limits=Limits(memory=200))
    assert str(caught.value) == (
        "'a.docx' needs more than 200 MB of memory to be read; give a smaller file, or more memory (--limit-memory "
        "400, or POLICYDIFF_LIMIT_MEMORY)."
    )


def test_the_memory_of_the_program_that_reads_is_not_counted(files):
    taken = bytearray(os.urandom(1)) * 400_000_000
    assert len(read_document(files / "a.html", limits=Limits(memory=250)).tasks) == 1
    assert len(taken) == 400_000_000


def done_badly(monkeypatch, what, seconds=30.0):
    monkeypatch.setattr(process, "main", breaking.main)
    with pytest.raises(SourceError) as caught:
        process.read_in_child(Request("a.pdf", what.encode(), None, None, None, seconds, 2000))
    return f"{type(caught.value).__name__}: {caught.value}"


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("abort", "'a.pdf' broke down its reader (signal SIGABRT)"),
        ("prints one word", "'a.pdf' broke down its reader (exit code 1)"),
        ("rubbish", "'a.pdf' broke down its reader"),
        ("claims 9999999999", "'a.pdf' broke down its reader"),
        ("prints memory allocation of 9 bytes failed", "'a.pdf' needs more than 2000 MB of memory"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="signals have other names")
def test_a_process_that_breaks_down_is_told_in_one_sentence(monkeypatch, what, sentence, capfd):
    assert done_badly(monkeypatch, what).startswith(f"UnreadableFileError: {sentence}")
    assert capfd.readouterr() == ("", "")


def test_an_error_that_is_not_ours_is_that_a_file_cannot_be_read(monkeypatch):
    assert done_badly(monkeypatch, "unknown __all__") == "SourceError: no such error."


@pytest.mark.parametrize("then", ["rubbish", "abort", "sleep", "end"])
def test_a_process_that_breaks_down_while_it_draws_costs_the_pictures_alone(monkeypatch, then):
    monkeypatch.setattr(process, "main", breaking.main)
    monkeypatch.setattr(process, "_DRAWING_STARTS", 1.0)
    request = Request("a.pdf", f"reads {then}".encode(), None, None, None, 30.0, 2000, snippets=True)
    document = process.read_in_child(request)
    assert [(one.code, one.message) for one in document.warnings] == [
        ("snippets-left-out", "没有附上原件图片：画页面的程序中断或超出限额")
    ]


def test_more_time_is_given_to_who_asks(monkeypatch):
    assert done_badly(monkeypatch, "asks 3", seconds=2) == "NoTasksError: in time."


def test_what_the_process_has_started_ends_with_it(monkeypatch, tmp_path):
    place = tmp_path / "id"
    assert "was not read within 3 seconds" in done_badly(monkeypatch, f"sleeps {place}", seconds=3)
    deadline = time.monotonic() + 10
    while runs(int(place.read_text())) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not runs(int(place.read_text()))


def runs(process):
    """Whether a process is there; one that has ended may wait for the system to take it away."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
