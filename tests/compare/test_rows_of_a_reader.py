"""The rows of the seed comparisons against those that a reader wrote down by hand.

Ours and the reader's words are held against each other as `benchmarks.reader_rows` says: `edited` and `rewritten` are the
reader's `changed` and `reworded`; between levels 下级列明 is said of a unit that is new and of one that was named out of a
group; a date in a text and a deadline are one; of a run of clauses that one side alone has, one must be the reader's. What
the reader doubts is not asked.
"""

import json
import re

import pytest

from benchmarks.agreement import score
from benchmarks.reader_rows import ASPECTS, PAIRS, cases
from tests.compare.gold import GOLD, gold_document

FLOORS = json.loads((GOLD.parent / "baseline.json").read_text(encoding="utf-8"))["rows"]
KINDS = {"unchanged", "reworded", "changed", "split", "merged", "regrouped", "added", "dropped"}
EVENTS = {
    "new", "not_listed", "named", "into_collective", "lead_gained", "lead_lost", "role", "only_leads_listed",
}  # fmt: skip
SAYS = {"earlier", "later", "same", "left_only", "right_only"}


def gold_rows(pair):
    return json.loads((GOLD / "rows" / f"{pair}.json").read_text(encoding="utf-8"))["rows"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_task_is_in_one_row_and_every_claim_is_well_formed(pair):
    rows = gold_rows(pair)
    for side, name in zip(("left", "right"), pair.split("--"), strict=True):
        texts = {task.number: re.sub(r"\s", "", task.text) for task in gold_document(name).tasks}
        assert sorted(number for row in rows for number in row[side]) == sorted(texts)
        for row in rows:
            for clause in row["clauses"]:
                if clause["side"] == side:
                    assert 1 <= len(clause["words"]) <= 14
                    assert any(re.sub(r"\s", "", clause["words"]) in texts[number] for number in row[side]), clause
                else:
                    assert clause["elsewhere"] is None or clause["elsewhere"] in texts
    assert {row["kind"] for row in rows} <= KINDS
    assert {unit["event"] for row in rows for unit in row["units"]} <= EVENTS
    assert {entry["say"] for row in rows for entry in row["deadlines"]} <= SAYS


@pytest.mark.encoder
@pytest.mark.parametrize("pair", PAIRS)
def test_rows_agree_with_the_reader_as_far_as_they_did(pair):
    found = {aspect: score(places) for aspect, places in cases(pair).items()}
    fallen = {
        aspect: str(found[aspect])
        for aspect, (wrong, missed) in FLOORS[pair].items()
        if found[aspect].told - found[aspect].right > wrong or found[aspect].true - found[aspect].right > missed
    }
    assert fallen == {}


def test_every_pair_and_aspect_has_floors():
    assert {pair: tuple(floors) for pair, floors in FLOORS.items()} == dict.fromkeys(PAIRS, ASPECTS)
