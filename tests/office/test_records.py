import random
from dataclasses import replace

import pytest

from documents.errors import InputError
from office.model import Job, OfficeError, Progress, Upload
from office.records import Records

JOB = Job(
    "one",
    "2026-03-02T08:00:00+00:00",
    Upload("a" * 64, "某市要点.docx", 10),
    Upload("b" * 64, "某区要点.pdf", 20),
)
OTHER = replace(JOB, id="two", mode="level")


@pytest.fixture
def records(tmp_path):
    with_file = Records(tmp_path / "office.sqlite3")
    yield with_file
    with_file.close()


def test_jobs_come_back_as_they_were_the_newest_first(records):
    done = replace(JOB, state="done", mode="year", told="19 项 → 26 项", titles=("甲", "乙"), doubts=("第3行",))
    records.add(JOB)
    records.add(OTHER)
    assert records.save(done)
    assert records.all() == (OTHER, done)
    assert (records.get("one"), records.get("three")) == (done, None)
    assert records.waiting() == (OTHER,)
    assert records.needed() == {"a" * 64, "b" * 64}


def test_what_stands_in_the_file_is_there_after_it_was_opened_again(tmp_path):
    first = Records(tmp_path / "office.sqlite3")
    first.add(JOB)
    first.note(replace(JOB, progress=Progress(1, 2)))
    assert first.get("one") == replace(JOB, progress=Progress(1, 2))
    token = first.setting("token", "secret")
    first.close()
    again = Records(tmp_path / "office.sqlite3")
    assert (again.all(), again.setting("token", "other")) == ((JOB,), token)
    assert again.setting("token", "new", renew=True) == "new"
    again.close()


def test_deleted_means_deleted(records, tmp_path):
    records.add(JOB)
    records.add(OTHER)
    records.delete("one")
    records.delete("two")
    assert not records.save(JOB)
    assert records.all() == ()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "某市要点".encode() not in kept
    assert ("a" * 64).encode() not in kept


def test_a_file_of_something_else_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "office.sqlite3"
    path.write_bytes(b"SQLite format 3\0" + b"damaged" * 200)
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"cannot be used .*restore a copy with 'policydiff office restore'"):
        Records(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_spoilt_bytes_is_opened_whole_or_refused(many_jobs, tmp_path, seed):
    content, dice = bytearray(many_jobs), random.Random(seed)
    for place in dice.sample(range(100, len(content)), 50) if seed % 2 else ():
        content[place] = dice.randrange(256)
    page = dice.randrange(len(content) // 4096) * 4096
    content[page : page + 4096] = content[page : page + 4096] if seed % 2 else dice.randbytes(4096)
    (tmp_path / "office.sqlite3").write_bytes(content)
    told, opened = "", None
    try:
        opened = Records(tmp_path / "office.sqlite3")
        told = len(opened.all())
        opened.close()
    except InputError as error:
        told = str(error)
    assert told == 30 if opened else "restore a copy with 'policydiff office restore'" in told


@pytest.fixture(scope="module")
def many_jobs(tmp_path_factory):
    """The bytes of a file with thirty jobs."""
    path = tmp_path_factory.mktemp("many") / "office.sqlite3"
    records = Records(path)
    for number in range(30):
        records.add(replace(JOB, id=f"{number:022d}", owner="甲"))
    records.close()
    return path.read_bytes()


def test_on_a_full_disk_nothing_changes_and_it_is_said(records):
    records.add(JOB)
    records._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(OfficeError, match="make room on the disk"):
        records.save(replace(JOB, doubts=("第3行" * 3_000,)))
    with pytest.raises(OfficeError, match="make room on the disk"):
        records.add(replace(OTHER, doubts=("第3行" * 3_000,)))
    assert records.all() == (JOB,)


def test_who_asked_is_kept_beside_a_job_and_goes_with_it(records, tmp_path):
    owned = replace(JOB, owner="王小明")
    records.add(owned)
    assert records.all() == (owned,)
    records.delete(owned.id)
    assert not any("王小明".encode() in path.read_bytes() for path in tmp_path.iterdir())
