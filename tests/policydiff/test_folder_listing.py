"""Lists of a folder's files: one for each, under names that are safe and its own."""

from pathlib import Path

import pytest

from documents.task_lists.task_json import dumps
from policydiff.folder_listing import list_files, summary
from policydiff.folders import FileReading
from policydiff.output_names import safe_path
from tests.documents.small_documents import read

LIST = dumps(read("一、供电\n（一）更换电表。（市发展改革委负责）\n")).encode()
READ = FileReading("甲.doc", LIST, None, "doc", "key_points", "olefile", 1, 3)
FAILED = FileReading("乙.pdf", failure="'乙.pdf' holds no text")


def test_the_summary_says_what_came_of_each_file_and_counts():
    lines = [line.split() for line in summary([READ, FAILED]).splitlines()]
    assert lines[0] == ["文件", "格式", "布局", "任务", "提示", "没有读取的原因"]
    assert lines[2] == ["甲.doc", "doc", "key_points", "1", "3"]
    assert lines[3] == ["乙.pdf", "'乙.pdf'", "holds", "no", "text"]
    assert " ".join(lines[-1]) == "2 files, 1 tasks, 3 warnings, 1 not read"


def test_where_all_were_read_no_reason_is_asked():
    assert "原因" not in summary([READ])


def test_each_file_that_was_read_has_a_list():
    assert list_files([READ, FAILED], Path("out"), "json") == {Path("out/甲.doc.json"): LIST}


@pytest.mark.parametrize(("file_format", "ending", "begin"), [("csv", ".csv", "\ufeffid,"), ("table", ".txt", "")])
def test_lists_are_written_in_the_format_that_is_asked_for(file_format, ending, begin):
    ((path, content),) = list_files([READ], Path("out"), file_format).items()
    assert path == Path(f"out/甲.doc{ending}")
    assert content.decode().startswith(begin)
    assert "更换电表。" in content.decode()


def test_two_files_never_share_a_list():
    readings = [FileReading(name, LIST) for name in ("a:b.txt", "a/b.txt", "A/B.txt")]
    assert [str(path) for path in list_files(readings, Path(), "json")] == [
        "a/b.txt.json",
        "a/b.txt-1.json",
        "A/B.txt-2.json",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("甲/乙.docx", "甲/乙.docx"),
        ("甲.zip:丙/丁.txt", "甲.zip/丙/丁.txt"),
        ("甲.zip:../../x.txt", "甲.zip/x.txt"),
        ("a.zip:/etc/passwd", "a.zip/etc/passwd"),
        ("a.zip:C:\\x<y>.txt", "a.zip/C/x-y-.txt"),
        ("...", "document"),
    ],
)
def test_a_name_in_an_archive_stays_below_the_folder(name, path):
    assert safe_path(name) == path
