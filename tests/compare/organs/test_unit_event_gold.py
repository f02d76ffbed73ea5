"""The unit events of the seed comparisons, written down by hand."""

import json

import pytest

from align.model import Alignment, Link
from compare import compare
from tests.compare.gold import GOLD, gold_document

COMPARISONS = sorted(path.stem for path in (GOLD / "unit_events").glob("*.json"))


@pytest.fixture(scope="module", params=COMPARISONS)
def gold_and_comparison(request):
    gold = json.loads((GOLD / "unit_events" / f"{request.param}.json").read_text(encoding="utf-8"))
    left, right = gold_document(gold["left"]), gold_document(gold["right"])
    old = {task.id: index for index, task in enumerate(left.tasks)}
    new = {task.id: index for index, task in enumerate(right.tasks)}
    pairs = sorted((old[i], new[j]) for i, j in gold["links"])
    links = tuple(Link(i, j, "edited", "full", 1.0, 1.0, "gold") for i, j in pairs)
    return gold, compare(left, right, Alignment(links, (), ()), mode=gold["mode"])


def events(units):
    return [[unit.status, unit.left, unit.right] for unit in units]


def test_the_unit_events_of_every_change_are_those_written_by_hand(gold_and_comparison):
    gold, comparison = gold_and_comparison
    old, new = comparison.left.tasks, comparison.right.tasks
    told = [
        {
            "left": [old[i].id for i in change.left],
            "right": [new[j].id for j in change.right],
            "events": events(change.units),
            "parts": [
                {
                    "left": old[comparison.links[part.link].left].id,
                    "right": new[comparison.links[part.link].right].id,
                    "events": events(part.units),
                }
                for part in change.parts
            ],
        }
        for change in comparison.changes
        if change.left and change.right
    ]
    keys = ("left", "right", "events")
    wanted = [{key: entry[key] for key in keys} | {"parts": entry.get("parts", [])} for entry in gold["changes"]]
    assert told == wanted


def test_all_four_seed_comparisons_are_there():
    assert len(COMPARISONS) == 4
