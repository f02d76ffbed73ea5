"""LibreOffice is a program beside ours: it may be missing, slow, or wrong."""

import stat
import sys
import time

import docx
import pytest

from documents.errors import UnreadableFileError
from documents.files import conversion
from documents.files.conversion import PROGRAM_VARIABLE, ConversionError, convert_to_docx, office_program
from documents.files.office import converted_text, old_word_file
from tests.documents.office_documents import saved, word_table
from tests.documents.old_word_documents import LISTED, compound_file, old_word, paragraph, row, table_document

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")

DATA = table_document("供水", ("序号", "任务", "责任单位"), (("1", "更换水表。", "市水务局"),))
DOUBTFUL = old_word([paragraph("更换水表。", LISTED)])
ROW = "1\t更换水表。\t市水务局"


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Let a shell script stand for LibreOffice."""

    def use(script):
        program = tmp_path / "office"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv(PROGRAM_VARIABLE, str(program))

    return use


def test_without_the_program_an_old_word_file_is_read_by_itself(monkeypatch):
    monkeypatch.setenv(PROGRAM_VARIABLE, "")
    assert office_program() is None
    read, reader = old_word_file(DATA, "a.doc")
    assert (read.text.split("\n")[2], read.warnings, reader) == (ROW, (), "olefile")


@pytest.mark.parametrize("name", ["a.rtf", "a.odt"])
def test_without_the_program_other_formats_say_what_they_need(monkeypatch, name):
    monkeypatch.setenv(PROGRAM_VARIABLE, "")
    with pytest.raises(
        UnreadableFileError, match=f"'{name}' is read with LibreOffice, which is not installed; install it, or"
    ):
        converted_text(b"{\\rtf1}", name, name[1:])


@pytest.mark.parametrize(
    "script",
    ["exit 1", 'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; echo x > "$2/source.docx"'],
    ids=["fails", "writes something else"],
)
def test_where_the_program_fails_the_file_is_read_by_itself(stand_in, script):
    stand_in(script)
    read, reader = old_word_file(DOUBTFUL, "a.doc")
    assert (read.text, reader) == ("更换水表。", "olefile")
    assert [warning.code for warning in read.warnings] == ["numbers-not-read"]


def test_the_program_is_asked_only_where_the_file_is_not_read_as_a_whole(stand_in, tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(word_table("供水", [("1", "一、供水", "更换水表。", "市水务局")]))
    stand_in(f'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; cp {made} "$2/source.docx"')
    assert old_word_file(DATA, "a.doc")[1] == "olefile"
    assert old_word_file(old_word([paragraph("甲")], version=0x65), "a.doc")[1] == "libreoffice"
    read, reader = old_word_file(DOUBTFUL, "a.doc")
    assert (len(read.tables), reader) == (1, "libreoffice")


def test_a_table_that_the_program_loses_is_read_by_itself(stand_in, tmp_path):
    made = tmp_path / "made.docx"
    made.write_bytes(saved(docx.Document()))
    stand_in(f'while [ "$1" != --outdir ]; do shift; done; mkdir "$2"; cp {made} "$2/source.docx"')
    data = old_word([*row(("任务", "责任单位")), paragraph("更换水表。", LISTED)])
    assert old_word_file(data, "a.doc")[1] == "olefile"


def test_a_program_that_takes_too_long_is_ended(stand_in, monkeypatch):
    monkeypatch.setattr(conversion, "CONVERSION_SECONDS", 0.2)
    stand_in("exec sleep 60")
    begin = time.monotonic()
    with pytest.raises(ConversionError, match="it took more than 0 seconds"):
        convert_to_docx(DATA, "a.doc", ".doc")
    assert time.monotonic() - begin < 10


def test_the_program_gets_a_profile_of_its_own_in_which_nothing_runs(stand_in, tmp_path):
    stand_in(f'cp -r "$(dirname "$(echo "$1" | sed "s#.*file://##")")" {tmp_path}/seen; echo "$@" > {tmp_path}/told')
    with pytest.raises(ConversionError):
        convert_to_docx(DATA, "a.doc", ".doc")
    settings = (tmp_path / "seen" / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert '<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>' in settings
    assert "--headless --norestore" in (tmp_path / "told").read_text()


def test_neither_reader_reads_what_is_no_word_file(stand_in):
    stand_in("exit 1")
    with pytest.raises(UnreadableFileError, match=r"'a\.doc' cannot be read as an old Word file"):
        old_word_file(compound_file({"WordDocument": b""}), "a.doc")
