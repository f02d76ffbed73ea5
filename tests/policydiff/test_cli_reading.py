import json
import zipfile

import pytest

from tests.policydiff.command_line import NEW, NO_MODEL, OLD, TASKS, files_below


@pytest.mark.parametrize("file_format", ["table", "json", "csv"])
def test_document_is_shown_in_every_form(run, file_format):
    done = run("read", NEW, "--format", file_format)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "公开" in done.stdout.decode()


def test_task_list_that_was_read_is_accepted_as_input(run, tmp_path):
    for name in ("json", "csv"):
        assert run("read", OLD, "--format", name, "-o", f"zj2020-keypoints.{name}").returncode == 0
    texts = []
    for path in (OLD, "zj2020-keypoints.json", "zj2020-keypoints.csv"):
        done = run("compare", path, NEW, *NO_MODEL, "--format", "json")
        data = json.loads(done.stdout)
        texts.append([(task["id"], task["text"], task["responsible_units"]) for task in data["left"]["tasks"]])
    assert texts[0] == texts[1] == texts[2]


@pytest.fixture
def plans(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))
    (tmp_path / "plans" / "old").mkdir(parents=True)
    (tmp_path / "plans" / "a.txt").write_text(TASKS, encoding="utf-8")
    (tmp_path / "plans" / "old" / "b.txt").write_text(TASKS, encoding="utf-8")
    return tmp_path / "plans"


def test_a_folder_is_shown_as_a_table_of_its_files(run, plans):
    done = run("read", "plans")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1] == "2 files, 4 tasks, 0 warnings, 0 not read"


def test_the_lists_of_a_folder_are_written_and_what_failed_is_counted(run, plans, tmp_path):
    (plans / "letter.txt").write_text("请查收。\n", encoding="utf-8")
    done = run("read", "plans", "--format", "json", "-o", "plans/lists")
    assert done.returncode == 2
    assert done.stderr == b"policydiff: error: 1 of 3 files were not read; the table says why.\n"
    assert done.stdout.decode().splitlines()[-1] == "3 files, 4 tasks, 0 warnings, 1 not read"
    assert files_below(plans / "lists") == ["a.txt.json", "old/b.txt.json"]
    assert run("read", "plans", "--format", "csv", "-o", "plans/lists").stdout.decode().startswith(" 文件")
    assert files_below(plans / "lists") == ["a.txt.csv", "a.txt.json", "old/b.txt.csv", "old/b.txt.json"]


def test_lists_of_a_folder_need_a_place(run, plans):
    done = run("read", "plans", "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"say with -o which folder takes them" in done.stderr


@pytest.mark.parametrize("option", ["--left-layout", "--right-layout", "--layout"])
def test_a_layout_that_is_asked_for_reaches_the_reader(run, option):
    done = run("compare", OLD, NEW, *NO_MODEL, option, "tabbed_table")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--layout tabbed_table: the text has no header row of such a table" in done.stderr


@pytest.mark.parametrize("option", ["--left-part", "--right-part"])
def test_a_part_that_is_asked_for_reaches_the_reader(run, option):
    done = run("compare", OLD, NEW, *NO_MODEL, option, "table")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"does not hold a plan and a table of its tasks" in done.stderr


def test_a_file_in_an_archive_is_compared_and_the_archive_is_no_output(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("left.txt", TASKS)
        archive.writestr("right.txt", TASKS)
    done = run("compare", "a.zip:left.txt", "a.zip:right.txt", *NO_MODEL, "--format", "json")
    changes = json.loads(done.stdout)["changes"]
    assert (done.returncode, [change["kind"] for change in changes]) == (0, ["unchanged", "unchanged"])
    before = (tmp_path / "a.zip").read_bytes()
    done = run("read", "a.zip:left.txt", "--format", "json", "-o", "a.zip")
    assert done.returncode == 2
    assert (tmp_path / "a.zip").read_bytes() == before
