import errno
import hashlib
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.model import OfficeError, Upload
from office.originals import Originals, plain_name
from tests.office.loops import run

LARGEST = 1_000


@pytest.fixture
def originals(tmp_path):
    return Originals(tmp_path / "originals", largest=LARGEST, days=7)


def receive(originals, *parts, name="要点.docx"):
    async def arriving():
        for part in parts:
            yield part

    return run(originals.receive(arriving(), name))


def names(originals):
    return sorted(path.name for path in originals._folder.iterdir())


def test_a_file_is_kept_by_what_it_holds_for_this_user_alone(originals):
    content = "推进政务公开".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    assert receive(originals, content[:5], content[5:]) == Upload(sha256, "要点.docx", len(content))
    assert originals.path(sha256).read_bytes() == content
    assert originals.path(sha256).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([b"x" * LARGEST, b"y"], 413),
        ([], 400),
        ([b""], 400),
        ([b"\x7fELF" + bytes(60)], 415),
        ([b"MZ", b"\x90\x00" + bytes(60)], 415),
    ],
    ids=["too large", "nothing", "empty", "a program", "a program in parts"],
)
def test_nothing_stays_of_a_file_that_is_refused(originals, parts, status):
    with pytest.raises(OfficeError) as refused:
        receive(originals, *parts)
    assert (refused.value.status, names(originals)) == (status, [])


def test_a_file_whose_sender_goes_away_leaves_nothing(originals):
    async def breaking():
        yield b"half"
        raise EOFError

    with pytest.raises(EOFError):
        run(originals.receive(breaking(), "a.txt"))
    assert names(originals) == []


def test_parts_that_a_killed_run_left_are_removed(tmp_path):
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / f"incoming-{'0' * 32}").write_bytes(b"half")
    assert names(Originals(folder, largest=LARGEST, days=7)) == []


@pytest.mark.parametrize("name", ["../records", "..", "", "0" * 63, "a" * 64 + "/x", "A" * 64])
def test_only_a_hash_names_a_file(originals, name):
    with pytest.raises(OfficeError) as refused:
        originals.path(name)
    assert refused.value.status == 404


def test_files_go_after_their_days_unless_somebody_works_on_them(originals):
    old, needed, fresh = (receive(originals, text) for text in (b"old", b"needed", b"fresh"))
    for upload in (old, needed):
        os.utime(originals.path(upload.sha256), (1_000, 1_000))
    os.utime(originals.path(fresh.sha256), (1_000 + 7 * 86_400, 1_000 + 7 * 86_400))
    originals.sweep({needed.sha256}, now=1_000 + 7 * 86_400)
    assert names(originals) == sorted([needed.sha256, fresh.sha256])


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("2021年 要点.docx", "2021年 要点.docx"),
        ("C:\\Users\\科长\\要点.doc", "要点.doc"),
        ("../../etc/passwd", "passwd"),
        ("要点\r\nSet-Cookie: a=b.txt", "要点-Set-Cookie- a=b.txt"),
        ("gpj.\u202edocx", "gpj.-docx"),
        ("", "document"),
        ("...", "document"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_are_made_harmless(given_name, kept):
    assert plain_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_is_a_file_everywhere(name):
    kept = plain_name(name)
    assert 0 < len(kept) <= 120
    assert not set(kept) & set('\\/:*?"<>|\r\n\0')
    assert kept not in (".", "..")
    assert plain_name(kept) == kept


def test_on_a_full_disk_nothing_stays_and_it_is_said(originals, tmp_path, monkeypatch):
    def full(file):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OfficeError, match="make room on the disk") as refused:
        receive(originals, b"text")
    assert refused.value.status == 507
    assert list((tmp_path / "originals").iterdir()) == []
