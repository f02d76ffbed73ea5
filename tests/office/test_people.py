import contextlib
import sqlite3

import pytest

from documents.errors import InputError
from office.model import OfficeError, Person
from office.people import People
from tests.office.shared import PASSWORD


@pytest.fixture
def people(tmp_path, cheap_passwords):
    opened = People(tmp_path / "people.sqlite3")
    opened.add("管理", "admin", PASSWORD)
    yield opened
    opened.close()


def test_the_first_one_manages(tmp_path, cheap_passwords):
    people = People(tmp_path / "p.sqlite3")
    with pytest.raises(OfficeError, match="The first one must be admin"):
        people.add("审核", "review", PASSWORD)
    assert people.all() == ()
    people.close()


@pytest.mark.parametrize("name", ["管理", " 管理 ", "管理\u3000"])
def test_a_name_is_there_once(people, name):
    with pytest.raises(OfficeError, match="already"):
        people.add(name, "read", PASSWORD)


@pytest.mark.parametrize(
    "name", ["", " ", "-", "a" * 33, "a\nb\x00", "<b>", "甲/乙", "=1+1", "甲\u202e乙", "甲\u200b乙", "_甲"]
)
def test_a_name_that_could_be_something_else_is_refused(people, name):
    with pytest.raises(OfficeError, match="letters or digits"):
        people.add(name, "read", PASSWORD)


@pytest.mark.parametrize("name", ["王小明", "阿依古丽·买买提", "J. Smith-Li", "甲2", "𠀀"])
def test_names_of_people_are_taken(people, name):
    assert people.add(name, "read", PASSWORD) == Person(name, "read")


def test_the_last_administrator_stays_while_there_are_others(people):
    people.add("审核", "review", PASSWORD)
    for change in (lambda: people.remove("管理"), lambda: people.set_role("管理", "read")):
        with pytest.raises(OfficeError, match="Somebody must be admin"):
            change()
    people.remove("审核")
    people.remove("管理")
    assert people.all() == ()


def test_nothing_of_who_was_removed_stays_in_the_file(people, tmp_path):
    people.add("只此一人", "review", PASSWORD)
    people.remove("只此一人")
    assert not any("只此一人".encode() in path.read_bytes() for path in tmp_path.iterdir())


def fill(people):
    """Take people in until there is no room."""
    with contextlib.suppress(OfficeError):
        for number in range(200):
            people.add(f"某{number}", "read", PASSWORD)


def test_a_full_disk_changes_nothing_and_is_said(people):
    people._connection.execute("PRAGMA max_page_count = 1")
    people._connection.execute("PRAGMA journal_mode = DELETE")
    fill(people)
    with pytest.raises(OfficeError, match=r"database or disk is full\); make room on the disk"):
        people.add("又一位", "read", PASSWORD)
    assert people.find("又一位") is None
    assert people.proven("管理", PASSWORD).person == Person("管理", "admin")


def test_a_damaged_file_is_told_with_what_to_do(tmp_path):
    (tmp_path / "people.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(InputError, match="restore a copy with 'policydiff office restore'"):
        People(tmp_path / "people.sqlite3")


def test_another_process_sees_a_change_at_once(people, tmp_path):
    second = People(tmp_path / "people.sqlite3")
    second.add("审核", "review", PASSWORD)
    second.close()
    assert people.find("审核").person == Person("审核", "review")


def test_a_file_of_another_kind_is_none(tmp_path):
    with sqlite3.connect(tmp_path / "people.sqlite3") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(InputError, match="another program"):
        People(tmp_path / "people.sqlite3")
