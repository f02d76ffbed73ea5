import os
import signal
import stat
from pathlib import Path

import pytest

from documents.errors import InputError
from policydiff.writing import check_folder, write_files
from tests.processes import forked


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


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_is_a_file_or_below_one_is_refused_before_the_work(tmp_path, place):
    (tmp_path / "file").write_bytes(b"")
    check_folder(tmp_path)
    check_folder(tmp_path / "new" / "below")
    with pytest.raises(InputError, match=r"cannot be written \(Not a directory\); choose another place with -o"):
        check_folder(tmp_path / place)
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


def test_long_names_in_one_folder_are_all_written(tmp_path):
    files = {tmp_path / f"{'长' * 75}{ending}": ending.encode() for ending in (".html", ".json", ".units.csv")}
    write_files(files)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files


def linked(path, way):
    """Give another name of a file."""
    other = path.with_name("other")
    if way == "symlink":
        other.symlink_to(path)
    elif way == "hard link":
        other.hardlink_to(path)
    elif way == "dots":
        (path.parent / "folder").mkdir()
        return path.parent / "folder" / ".." / path.name
    else:
        return path
    return other


@pytest.mark.parametrize("way", ["itself", "symlink", "hard link", "dots"])
def test_an_input_is_not_written_to(tmp_path, way):
    source = tmp_path / "source.txt"
    source.write_bytes(b"old")
    with pytest.raises(InputError, match=r"is an input, '.*source\.txt'; choose another place with -o"):
        write_files({tmp_path / "fine": b"1", linked(source, way): b"new"}, inputs=[tmp_path / "absent", source])
    assert source.read_bytes() == b"old"
    assert not (tmp_path / "fine").exists()


def test_a_link_and_the_permissions_stay(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "report"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(Path("elsewhere", "report"))
    write_files({link: b"new"})
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert files_below(tmp_path) == ["elsewhere", "elsewhere/report", "link"]


OLD = {f"{number}.html": b"old" * 1000 for number in range(8)}
NEW = {f"{number}.html": b"new" * 2000 for number in range(8)}


def state(folder):
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return "old" if found == OLD else "new" if found == NEW else "mixed"


def write_set(folder, contents):
    write_files({folder / name: content for name, content in contents.items()})


def killed_at(monkeypatch, folder, step):
    """Let a process write the new files and die at the given call of the system."""

    def die_at_step():
        calls = 0

        def counted(call):
            def called(*arguments, **options):
                nonlocal calls
                calls += 1
                if calls == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*arguments, **options)

            return called

        for name in ("fsync", "link", "replace", "rename", "mkdir", "unlink", "rmdir", "chown"):
            monkeypatch.setattr(os, name, counted(getattr(os, name)))
        write_set(folder, NEW)

    return os.waitstatus_to_exitcode(os.waitpid(forked(die_at_step), 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_killed_at_any_step_leaves_all_old_or_all_new_after_the_next_run(tmp_path, monkeypatch):
    seen = set()
    for step in range(1, 200):
        folder = tmp_path / str(step)
        folder.mkdir()
        write_set(folder, OLD)
        if killed_at(monkeypatch, folder, step) == 0:
            break
        write_set(folder, {"other.json": b""})
        (folder / "other.json").unlink()
        seen.add(state(folder))
        assert files_below(folder) == sorted(OLD)
    else:
        pytest.fail("the writing never ended")
    assert seen == {"old", "new"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_run_that_lives_is_left_in_peace(tmp_path):
    write_set(tmp_path, OLD)
    writers = [forked(lambda contents=contents: write_set(tmp_path, contents)) for contents in (OLD, NEW) * 4]
    assert {os.waitpid(number, 0)[1] for number in writers} == {0}
    assert state(tmp_path) in {"old", "new"}
    assert files_below(tmp_path) == sorted(OLD)


def test_what_looks_like_a_leftover_and_is_none_stays(tmp_path):
    (tmp_path / ".policydiff-0123456789abcdef").write_bytes(b"a file")
    (tmp_path / ".policydiff-notes").mkdir()
    write_set(tmp_path, NEW)
    assert {path.name for path in tmp_path.iterdir()} - set(NEW) == {
        ".policydiff-0123456789abcdef",
        ".policydiff-notes",
    }


def test_a_journal_moves_nothing_out_of_its_folder(tmp_path):
    left = tmp_path / "out" / ".policydiff-0123456789abcdef"
    left.mkdir(parents=True)
    (left / "0.new").write_bytes(b"1")
    (left / "journal.json").write_text('["../escaped"]')
    write_set(tmp_path / "out", NEW)
    assert not (tmp_path / "escaped").exists()


def test_old_files_come_back_when_a_place_refuses(tmp_path, monkeypatch):
    write_set(tmp_path, OLD)
    replace = Path.replace

    def refusing(self, target):
        if Path(target).name == "5.html":
            raise PermissionError(1, "Operation not permitted")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(InputError, match="Operation not permitted"):
        write_set(tmp_path, NEW)
    assert state(tmp_path) == "old"
    assert files_below(tmp_path) == sorted(OLD)
