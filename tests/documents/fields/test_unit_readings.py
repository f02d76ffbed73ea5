"""Two hundred unit brackets and cells over all forms that offices use, each with its right reading."""

from pathlib import Path

import pytest

from documents.fields.unit_doubts import odd_cells
from documents.fields.unit_list import looks_like_units, parse_units, split_deadline

MARKS = {"L", "R", "C", "D", "X", "G", "F", "O"}
READ_RIGHT = 0.95
"""Share of the readings that must be right; the others must be told of by a warning."""


def readings():
    """The texts of the table, some of several lines, with the words under each mark of their right reading."""
    found = []
    text = []
    for line in (Path(__file__).parent / "unit_readings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        before, arrow, after = line.partition(" => ")
        text.append(before)
        if arrow:
            right = {}
            for word in after.split():
                if word in MARKS:
                    mark = right.setdefault(word, [])
                else:
                    mark.append(word)
            found.append(("\n".join(text), right))
            text = []
    return found


READINGS = readings()


def read(text):
    units = parse_units(text)
    fields = {
        "L": units.lead,
        "R": units.responsible,
        "C": units.cooperating,
        "D": (split_deadline(text)[1],) if split_deadline(text)[1] else (),
        "X": units.rest,
        "G": units.global_units,
        "O": units.open,
    }
    return {mark: list(names) for mark, names in fields.items() if names} | ({"F": []} if units.first_leads else {})


def test_two_hundred_lists_are_read_as_a_clerk_reads_them():
    assert len(READINGS) >= 200
    wrong = [(text, read(text), right) for text, right in READINGS if read(text) != right]
    assert len(wrong) <= (1 - READ_RIGHT) * len(READINGS), wrong
    assert [text for text, _, _ in wrong if not odd_cells([text])] == []


@pytest.mark.parametrize("text", [text for text, right in READINGS if set(right) & {"L", "R", "C"}])
def test_each_of_them_is_known_for_a_list_of_units(text):
    assert looks_like_units(text)
