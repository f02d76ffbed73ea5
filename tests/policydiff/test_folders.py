"""A folder is read file by file: on all cores, once for each content, and none stops another."""

import os
import zipfile
from pathlib import Path

import pytest

from documents.errors import InputError
from documents.reading import read_document
from documents.task_lists.task_json import dumps
from policydiff import folders, list_cache
from policydiff.folders import FileReading, read_folder

PLAN = "一、供电\n（一）更换电表。（市发展改革委负责）\n（二）检修线路。（市供电公司负责）\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path):
    """Plans, an archive with two, a file without tasks, and what is no document."""
    root = tmp_path / "来文"
    (root / "乙").mkdir(parents=True)
    (root / "甲.txt").write_text(PLAN, encoding="gb18030")
    (root / "乙" / "甲.txt").write_text(PLAN, encoding="utf-8")
    (root / "乙" / "函.txt").write_text("请查收。", encoding="utf-8")
    with zipfile.ZipFile(root / "附件.zip", "w") as archive:
        archive.writestr("丙.txt", PLAN)
        archive.writestr("丁/戊.txt", PLAN)
    (root / ".git").mkdir()
    (root / ".git" / "x.txt").write_text(PLAN, encoding="utf-8")
    (root / "Thumbs.db").write_bytes(b"x")
    return root


def refused(name, path, options, limits):
    raise AssertionError(f"{name} was read again")


def test_every_file_is_read_and_told(folder):
    steps = []
    found = read_folder(folder, processes=2, progress=lambda done, total: steps.append((done, total)))
    assert [(one.name, one.format, one.layout, one.reader, one.tasks, one.warnings) for one in found] == [
        ("乙/函.txt", "", "", "", 0, 0),
        ("乙/甲.txt", "text", "key_points", "text", 2, 0),
        ("甲.txt", "text", "key_points", "text", 2, 0),
        ("附件.zip:丁/戊.txt", "text", "key_points", "text", 2, 0),
        ("附件.zip:丙.txt", "text", "key_points", "text", 2, 0),
    ]
    assert found[0].failure.startswith("no task found in '函.txt'")
    assert found[2].content == dumps(read_document(folder / "甲.txt")).encode()
    assert steps == [(done, 5) for done in range(1, 6)]


def test_what_was_read_is_not_read_again_unless_it_changes(folder, monkeypatch):
    (folder / "乙" / "函.txt").unlink()
    first = read_folder(folder, processes=1)
    monkeypatch.setattr(folders, "_read", refused)
    assert read_folder(folder, processes=1) == first
    (folder / "甲.txt").write_text(PLAN.replace("更换", "检查"), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"甲\.txt was read again"):
        read_folder(folder, processes=1)


@pytest.mark.parametrize("damage", [lambda data: data[:-5], lambda data: data.replace(b"2", b"3"), lambda data: b""])
def test_a_damaged_list_is_no_list(damage):
    list_cache.keep_list("ab" + 62 * "0", b'{"a": 2}')
    assert list_cache.kept_list("ab" + 62 * "0") == b'{"a": 2}'
    (path,) = (path for path in Path(os.environ["POLICYDIFF_CACHE"]).rglob("*") if path.is_file())
    path.write_bytes(damage(path.read_bytes()))
    assert list_cache.kept_list("ab" + 62 * "0") is None


def test_the_key_of_a_list_is_made_of_all_that_decides_it(monkeypatch):
    keys = {
        list_cache.list_key(b"a", "a.txt", (None, None)),
        list_cache.list_key(b"b", "a.txt", (None, None)),
        list_cache.list_key(b"a", "b.txt", (None, None)),
        list_cache.list_key(b"a", "a.txt", ("key_points", None)),
    }
    monkeypatch.setattr(list_cache, "office_program", lambda: None)
    keys.add(list_cache.list_key(b"a", "a.txt", (None, None)))
    monkeypatch.setattr(list_cache, "office_program", lambda: "/bin/office")
    keys.add(list_cache.list_key(b"a", "a.txt", (None, None)))
    assert len(keys) == 5  # this machine has the program, or has it not


def test_old_lists_make_room(monkeypatch):
    monkeypatch.setattr(list_cache, "_MOST", 2 * 256)
    keys = [f"ab{number:062d}" for number in range(4)]
    for place, key in enumerate(keys):
        list_cache.keep_list(key, b"{}")
        path = Path(os.environ["POLICYDIFF_CACHE"], "lists", "ab", key)
        os.utime(path, (place, place))
    assert [list_cache.kept_list(key) is not None for key in keys] == [False, False, True, True]


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "file"))
    list_cache.keep_list("ab", b"{}")
    assert list_cache.kept_list("ab") is None


def dies(name, path, options, limits):
    """Stand for a library that takes its process with it."""
    if "乙" in name:
        os._exit(134)
    return FileReading(name, b"{}", tasks=1)


def test_a_file_that_breaks_its_process_stops_no_other(folder, monkeypatch):
    monkeypatch.setattr(folders, "_read", dies)
    found = {one.name: one.failure for one in read_folder(folder, processes=2)}
    assert (
        found.pop("乙/函.txt")
        == found.pop("乙/甲.txt")
        == ("its reader broke down; open it in its program and save a copy.")
    )
    assert set(found.values()) == {None}
    assert len(found) == 3


def test_the_folder_of_the_lists_is_not_read(folder):
    (folder / "清单").mkdir()
    (folder / "清单" / "甲.txt.csv").write_text("任务\nx\n", encoding="utf-8")
    assert not any("清单" in one.name for one in read_folder(folder, leave_out=folder / "清单", processes=1))


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()])
def test_no_folder_and_an_empty_one_are_told(tmp_path, make):
    make(tmp_path / "空")
    with pytest.raises(InputError, match="空"):
        read_folder(tmp_path / "空")
