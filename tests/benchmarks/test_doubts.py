"""The same damage is done every time, at a place that can be told, and each way of reading it is counted."""

from random import Random

import pytest

from benchmarks.damages import WAYS, damaged
from benchmarks.doubts import OUTCOMES, outcome, tabulate
from tests.documents.doubts.test_doubts import PROSE, TABLE
from tests.documents.small_documents import read


@pytest.mark.parametrize("text", [PROSE, TABLE])
def test_a_damage_is_the_same_every_time_and_changes_the_text(text):
    whole = read(text)
    for way in WAYS:
        once, again = (damaged(whole, way, Random(way)) for _ in range(2))
        assert once == again
        assert once is None or (once.text != text and 1 <= once.first <= once.last)


def test_a_wrong_reading_is_told_at_the_place_of_the_damage():
    for way in ("mark misread", "boxes of a page swapped", "items pasted twice", "bracket of units lost"):
        whole = read(PROSE)
        damage = damaged(whole, way, Random(0))
        assert damage is None or outcome(whole, damage)[0] in ("right", "told at the place")


def test_outcomes_are_counted_by_way():
    counts = tabulate([read(TABLE)])
    assert set(counts) == set(WAYS)
    assert counts["text and unit cells swapped"]["told at the place"] == 1
    assert {name for found in counts.values() for name in found} <= set(OUTCOMES)
