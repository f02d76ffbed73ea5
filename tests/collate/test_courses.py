import pytest

from collate import gathered
from collate.collection import Collection
from collate.courses import course
from collate.model import MatterCell
from tests.collate.samples import document

YEARS = [2019, 2020, 2021, 2022]


def told(states):
    """The course of a matter of which each year has a reading (o), none (-), is to be checked (?) or has no document (x)."""
    missing = [str(year) for year, state in zip(YEARS, states, strict=True) if state == "x"]
    there = [
        document(f"d{year}", "公开。", year=year) for year, state in zip(YEARS, states, strict=True) if state != "x"
    ]
    gathering = gathered(there, "years", missing=missing)
    names = {"o": "same", "-": "absent", "?": "undecided", "x": "no_document"}
    cells = [
        MatterCell(place, names[state], (0,) if state == "o" else ())  # the first is no other than the rest here
        for place, state in enumerate(states)
    ]
    return course(cells, Collection("years", gathering.witnesses, (), None))


@pytest.mark.parametrize(
    ("states", "name"),
    [
        ("oooo", "continued"),
        ("oxoo", "continued"),
        ("--oo", "new"),
        ("xx-o", "new"),
        ("o-oo", "resumed"),
        ("-o-o", "resumed"),
        ("oo--", "ended"),
        ("ooo-", "ended"),
        ("o---", "ended"),
        ("-o--", "once"),
        ("ooox", "continued"),
        ("ooo?", "open"),
        ("o?oo", "open"),
        ("?ooo", "open"),
        ("oo?-", "ended"),
    ],
)
def test_the_course_is_told_by_the_years_that_have_documents(states, name):
    assert told(states) == name


def test_a_reading_that_a_person_should_check_decides_nothing():
    gathering = gathered([document(f"d{year}", "公开。", year=year) for year in YEARS[:2]], "years")
    cells = [MatterCell(0, "first", (0,)), MatterCell(1, "undecided", (1,))]
    assert course(cells, Collection("years", gathering.witnesses, (), None)) == "open"


def test_a_year_of_two_documents_has_what_one_of_them_has():
    found = [document("a", "公开。", year=2020), document("b", "解读。", year=2020), document("c", "公开。", year=2021)]
    gathering = gathered(found, "years")
    cells = [MatterCell(0, "first", (0,)), MatterCell(1, "absent"), MatterCell(2, "same", (1,))]
    assert course(cells, Collection("years", gathering.witnesses, (), None)) == "continued"
