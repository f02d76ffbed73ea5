import os
import stat
from pathlib import Path

import pytest

from documents.errors import InputError
from policydiff.writing import write_files


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_files_are_written_with_their_folders(tmp_path):
    write_files({tmp_path / "a" / "b" / "one.html": b"1", tmp_path / "two.json": b"2"})
    assert files_below(tmp_path) == ["a", "a/b", "a/b/one.html", "two.json"]
    assert (tmp_path / "a" / "b" / "one.html").read_bytes() == b"1"


def test_existing_file_is_replaced(tmp_path):
    (tmp_path / "one").write_bytes(b"old")
    write_files({tmp_path / "one": b"new"})
    assert (tmp_path / "one").read_bytes() == b"new"


def test_written_file_has_the_usual_permissions(tmp_path):
    write_files({tmp_path / "one": b""})
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "one").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_nothing_is_left_when_one_of_the_files_cannot_be_written(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "one").write_bytes(b"old")
    with pytest.raises(InputError, match=r"folder' cannot be written \(it is a folder\); choose another place with -o"):
        write_files({tmp_path / "one": b"new", tmp_path / "made" / "two": b"2", tmp_path / "folder": b"3"})
    assert files_below(tmp_path) == ["folder", "one"]
    assert (tmp_path / "one").read_bytes() == b"old"


def test_folder_below_a_file_cannot_be_made(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError, match="cannot be written"):
        write_files({tmp_path / "file" / "one": b"1"})
    assert files_below(tmp_path) == ["file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_permission_is_told(tmp_path):
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(InputError, match="Permission denied"):
        write_files({tmp_path / "one": b"1"})


def test_device_is_written_to_and_not_replaced():
    before = Path(os.devnull).stat().st_mode
    write_files({Path(os.devnull): b"1"})
    assert Path(os.devnull).stat().st_mode == before
    assert stat.S_ISCHR(before)
