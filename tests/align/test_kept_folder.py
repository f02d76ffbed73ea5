import os
import random
import signal
import tempfile
import time

import pytest

from align.kept_folder import kept_folder, passing_folder
from tests.processes import forked

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def fill(folder):
    (folder / "part").mkdir()
    (folder / "weights").write_bytes(bytes(range(256)) * 40)
    (folder / "part" / "config.json").write_text("{}")


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_whole_folder_is_not_made_again(tmp_path):
    folder = kept_folder(tmp_path / "models" / "one", fill)
    assert kept_folder(folder, lambda draft: pytest.fail("made again")) == folder
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_folder_is_mended(tmp_path, seed):
    folder = kept_folder(tmp_path / "one", fill)
    whole = content(folder)
    rng = random.Random(seed)
    path = rng.choice([path for path in sorted(folder.rglob("*")) if path.is_file()])
    data = bytearray(path.read_bytes())
    if seed % 4 == 0:
        path.unlink()
    elif seed % 4 == 1:
        path.write_bytes(data[: rng.randrange(len(data))])
    elif seed % 4 == 2:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(data)
    else:
        path.write_bytes(bytes(len(data)))
    kept_folder(folder, fill)
    assert content(folder) == whole


def test_a_folder_without_digests_is_made_anew(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "config.json").write_text("old")
    assert (kept_folder(tmp_path / "one", fill) / "part" / "config.json").read_text() == "{}"


def test_nothing_is_left_when_the_disk_is_full(tmp_path):
    def full(draft):
        fill(draft)
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        kept_folder(tmp_path / "one", full)
    assert list(tmp_path.iterdir()) == []


@needs_fork
def test_what_a_killed_run_left_is_removed_by_the_next_one(tmp_path):
    def die(draft):
        fill(draft)
        os.kill(os.getpid(), signal.SIGKILL)

    for _ in range(3):
        os.waitpid(forked(lambda: kept_folder(tmp_path / "one", die)), 0)
        assert len(list(tmp_path.iterdir())) == 1
    kept_folder(tmp_path / "one", fill)
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


@needs_fork
def test_a_run_that_lives_is_waited_for(tmp_path):
    begun = tmp_path / "begun"

    def slowly(draft):
        begun.touch()
        time.sleep(0.5)
        fill(draft)

    number = forked(lambda: kept_folder(tmp_path / "models" / "one", slowly))
    while not begun.exists():
        time.sleep(0.01)
    kept_folder(tmp_path / "models" / "one", lambda draft: pytest.fail("made twice"))
    assert os.waitpid(number, 0)[1] == 0


def test_drafts_of_the_first_version_go_when_they_are_old(tmp_path):
    for name, age in (("e5-small-abcd_123", 100_000), ("e5-small-wxyz5678", 10), ("e5-small-0123456789ab-1", 100_000)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    kept_folder(tmp_path / "one", fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e5-small-0123456789ab-1", "e5-small-wxyz5678", "one"]


@needs_fork
def test_passing_folders_of_killed_runs_are_removed_and_those_of_others_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def make_and_die():
        passing_folder()
        os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(forked(make_and_die), 0)
    mine = passing_folder()
    for path in tmp_path.iterdir():
        os.utime(path, (time.time() - 1000,) * 2)
    assert len(list(tmp_path.iterdir())) == 2
    third = passing_folder()
    assert set(tmp_path.iterdir()) == {mine, third}
