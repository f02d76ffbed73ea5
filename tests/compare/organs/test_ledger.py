from collections import Counter

import pytest
from hypothesis import given

from compare import compare
from compare.model import NO_UNIT_CHANGE
from compare.organs.ledger import AnsweringUnit, AnswerRow, unit_ledger
from compare.organs.mentions import mentions
from tests.compare.gold import PAIRS, gold_comparison
from tests.compare.samples import aligned_documents, alignment, document, link, task


def closes(comparison):
    ledger = unit_ledger(comparison)
    linked = [change for change in comparison.changes if change.left and change.right]
    assert dict(ledger.events) == Counter(unit.status for change in linked for unit in change.units)
    rows = Counter()
    for row in ledger.rows:
        rows.update(dict(row.events))
    assert dict(rows) == dict(ledger.events)
    organs = dict(comparison.organs)
    for side, tasks in (("left", comparison.left.tasks), ("right", comparison.right.tasks)):
        for index, one in enumerate(tasks):
            named = {organs[name] for _, name in mentions(one)}
            holding = [
                row.organ
                for row in ledger.rows
                for role in ("lead", "responsible", "cooperating")
                if index in getattr(row, f"{side}_{role}")
            ]
            assert sorted(holding) == sorted(named)
    handed = sorted((row.organ, entry.organ, entry.changes) for row in ledger.rows for entry in row.handed_to)
    taken = sorted((entry.organ, row.organ, entry.changes) for row in ledger.rows for entry in row.taken_from)
    assert handed == taken
    return ledger


@given(aligned_documents())
def test_every_mention_and_every_event_is_in_one_row(given_documents):
    left, right, links = given_documents
    for mode in ("year", "level", "region"):
        closes(compare(left, right, links, mode=mode))


@pytest.mark.parametrize("pair", PAIRS)
def test_the_ledgers_of_the_gold_pairs_close(pair):
    ledger = closes(gold_comparison(pair))
    comparison = gold_comparison(pair)
    changed = {
        place
        for place, change in enumerate(comparison.changes)
        if change.left and change.right and any(unit.status not in NO_UNIT_CHANGE for unit in change.units)
    }
    told = {place for row in ledger.rows for place in (*row.gained, *row.lost, *row.lead_gained, *row.lead_lost)}
    assert told <= changed
    assert (pair == "level") == bool(ledger.answers)


def test_a_level_ledger_says_who_answers_for_each_organ_of_the_province():
    left = document(
        task(1, "公开目录", responsible=["省司法厅", "省审计厅"]),
        task(2, "公布草案", responsible=["省司法厅"]),
        name="province",
    )
    right = document(
        task(1, "公开目录", lead=["市司法局"]), task(2, "编制目录", responsible=["市司法局", "市民政局"]), name="city"
    )
    comparison = compare(left, right, alignment(link(0, 0), link(0, 1)), mode="level")
    assert unit_ledger(comparison).answers == (
        AnswerRow("司法", ("省司法厅",), (AnsweringUnit("市司法局", (0,), (0, 1)),), (), (1,)),
        AnswerRow("审计", ("省审计厅",), (), (0,), ()),
    )


def test_an_organ_of_another_level_has_a_row_of_its_own():
    left = document(task(1, "", responsible=["县级政府办公室"]), task(2, "", responsible=["省政府办公厅"]), name="left")
    right = document(task(1, "", responsible=["省政府办公厅"]), name="right")
    rows = unit_ledger(compare(left, right, alignment(link(1, 0)), mode="year")).rows
    assert {row.organ: row.left_names for row in rows} == {
        "政府办公厅（室）": ("省政府办公厅",),
        "县级政府办公室": ("县级政府办公室",),
    }


def test_no_lead_is_gained_from_a_document_that_marks_none():
    left = document(task(1, "", responsible=["省司法厅"]))
    right = document(task(1, "", lead=["省财政厅"], responsible=["省司法厅"]))
    rows = {row.organ: row for row in unit_ledger(compare(left, right, alignment(link(0, 0)), mode="year")).rows}
    assert (rows["财政"].gained, rows["财政"].lead_gained) == ((0,), ())


def test_the_ledger_counts_who_was_named_out_of_a_collective_and_who_went_into_one():
    left = document(task(1, "公开目录", responsible=["省级有关单位"]), task(2, "公布草案", responsible=["省司法厅"]))
    right = document(task(1, "公开目录", responsible=["省审计厅"]), task(2, "公布草案", responsible=["省级有关单位"]))
    rows = unit_ledger(compare(left, right, alignment(link(0, 0), link(1, 1)), mode="year")).rows
    assert {row.organ: (row.named, row.covered) for row in rows if row.named or row.covered} == {
        "审计": ((0,), ()),
        "司法": ((), (1,)),
    }
