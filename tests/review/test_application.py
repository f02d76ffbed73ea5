"""Decisions on a comparison, applied again: what is linked, and what every row says."""

from dataclasses import replace

import pytest

from align.alignment import align
from align.model import Segment
from compare import compare
from review.application import reviewed
from review.resolution import resolve
from tests.review.samples import TEXTS, comparison, decide, decide_link, document, log, undo

LEFT, RIGHT = document("old"), document("new", TEXTS[::-1])


def again(decided, *, left=None, right=None):
    """Compare with the decisions, as the command line does, without an encoder."""
    left, right = left or LEFT, right or RIGHT
    resolution = resolve(decided, left, right, "year")
    alignment = align(
        [Segment(task.text, task.section) for task in left.tasks],
        [Segment(task.text, task.section) for task in right.tasks],
        encoder=None,
        must_link=resolution.must_link,
        cannot_link=resolution.cannot_link,
    )
    return reviewed(compare(left, right, alignment, mode="year"), resolution)


FIRST = comparison(pairs=[(i, 5 - i) for i in range(6)], left=LEFT, right=RIGHT)
ROW = {change.left[0]: number for number, change in enumerate(FIRST.changes)}


def pairs(of):
    return {(link.left, link.right) for link in of.links}


def states(of):
    """State of each row by the tasks it holds."""
    return {
        (change.left, change.right): (state.status, state.reason)
        for change, state in zip(of.changes, of.review.changes, strict=True)
        if state.status != "undecided"
    }


def test_without_decisions_nothing_is_decided():
    result = again(log(FIRST))
    assert pairs(result) == {(i, 5 - i) for i in range(6)}
    assert states(result) == {}
    assert result.review.orphaned == result.review.conflicts == ()


def test_accepted_rows_are_linked_and_told():
    result = again(log(FIRST, decide(FIRST, ROW[0], "accept", 1, note="已核")))
    assert states(result) == {((0,), (5,)): ("accepted", None)}
    number = next(n for n, change in enumerate(result.changes) if change.left == (0,))
    state = result.review.changes[number]
    assert (state.note, state.by, state.at) == ("已核", "审核员甲", "2021-05-12T08:00:01.000Z")
    assert state.events == ("event-0001",)
    link = next(link for link in result.links if link.left == 0)
    assert link.confidence == 1.0
    assert link.matched_by.startswith("reviewer+")


def test_rejected_rows_are_cut_and_both_tasks_say_so():
    result = again(log(FIRST, decide(FIRST, ROW[1], "reject", 1)))
    assert (1, 4) not in pairs(result)
    assert states(result) == {((1,), ()): ("rejected", None), ((), (4,)): ("rejected", None)}


def test_relinked_rows_are_cut_and_made():
    result = again(log(FIRST, decide(FIRST, ROW[2], "relink", 1, links=[(2, 4)])))
    assert (2, 4) in pairs(result)
    assert (2, 3) not in pairs(result)
    assert result.review.links[sorted(pairs(result)).index((2, 4))].status == "relinked"


def test_a_task_relinked_to_nothing_stays_alone():
    result = again(log(FIRST, decide(FIRST, ROW[2], "relink", 1, links=[])))
    assert states(result) == {((2,), ()): ("relinked", None), ((), (3,)): ("rejected", None)}


def test_retyped_rows_keep_their_links_and_show_the_kind_of_the_reviewer():
    result = again(log(FIRST, decide(FIRST, ROW[3], "retype", 1, kind="rewritten")))
    assert states(result) == {((3,), (2,)): ("retyped", None)}
    number = next(n for n, change in enumerate(result.changes) if change.left == (3,))
    assert (result.changes[number].kind, result.review.changes[number].kind) == ("unchanged", "rewritten")


def test_later_and_notes_change_no_link():
    result = again(log(FIRST, decide(FIRST, ROW[4], "later", 1), decide(FIRST, ROW[5], "note", 2, note="问司法厅")))
    assert pairs(result) == pairs(FIRST)
    assert states(result) == {((4,), (1,)): ("later", None)}
    number = next(n for n, change in enumerate(result.changes) if change.left == (5,))
    assert result.review.changes[number].note == "问司法厅"


def test_a_confirmed_addition_stays_without_a_partner():
    first = comparison(pairs=[(i, 5 - i) for i in range(5)], left=LEFT, right=RIGHT)
    number = next(n for n, change in enumerate(first.changes) if change.right == (0,))
    result = again(log(first, decide(first, number, "accept", 1)))
    assert (5, 0) not in pairs(result)
    assert states(result)[(), (0,)] == ("accepted", None)


def test_a_confirmed_addition_comes_back_when_the_other_document_has_a_partner_for_it_now():
    left = document("old", TEXTS[:5])
    first = comparison(pairs=[(i, 5 - i) for i in range(5)], left=left, right=RIGHT)
    number = next(n for n, change in enumerate(first.changes) if change.right == (0,))
    decided = log(first, decide(first, number, "accept", 1))
    assert states(again(decided, left=left)) == {((), (0,)): ("accepted", None)}
    assert states(again(decided)) == {((5,), (0,)): ("needs_review", "other_document_changed")}


def test_the_latest_decision_holds_and_taking_it_back_restores_the_one_before():
    accepted, rejected = decide(FIRST, ROW[0], "accept", 1), decide(FIRST, ROW[0], "reject", 2)
    assert (0, 5) not in pairs(again(log(FIRST, accepted, rejected)))
    restored = again(log(FIRST, accepted, rejected, undo(rejected, 3)))
    assert states(restored) == {((0,), (5,)): ("accepted", None)}
    assert states(again(log(FIRST, accepted, undo(accepted, 3)))) == {}


def test_a_note_is_kept_until_it_is_cleared():
    accepted = decide(FIRST, ROW[0], "accept", 1, note="待问")
    later = decide(FIRST, ROW[0], "accept", 2)
    cleared = decide(FIRST, ROW[0], "note", 3, note="")
    notes = [
        next(state.note for state in again(log(FIRST, *events)).review.changes if state.status == "accepted")
        for events in ([accepted, later], [accepted, later, cleared])
    ]
    assert notes == ["待问", None]


def test_a_single_link_of_a_group_is_cut_alone():
    right = document("new", [*TEXTS[:5], "规范依申请公开办理程序。", "提高依申请公开答复质量。"])
    first = comparison(pairs=[*((i, i) for i in range(6)), (5, 6)], left=LEFT, right=right)
    decided = log(first, decide_link(first, 6, "reject", 2))
    result = again(decided, right=right)
    assert (5, 5) in pairs(result)
    assert (5, 6) not in pairs(result)
    accepted_row = decide(first, len(first.changes) - 1, "accept", 1)
    both = resolve(log(first, accepted_row, decide_link(first, 6, "reject", 2)), LEFT, right, "year")
    assert (both.must_link, both.cannot_link) == ({(5, 5)}, {(5, 6)})
    newer = resolve(
        log(first, replace(accepted_row, at="2021-05-12T09:00:00.000Z"), decide_link(first, 6, "reject", 2)),
        LEFT,
        right,
        "year",
    )
    assert (newer.must_link, newer.cannot_link) == ({(5, 5), (5, 6)}, set())


def edited(place):
    texts = list(TEXTS)
    texts[place] = texts[place][:-1] + "，并公布结果。"
    return document("old", texts)


@pytest.mark.parametrize("action", ["accept", "reject", "relink", "retype", "later"])
def test_a_decision_on_a_text_that_changed_comes_back_for_review_with_its_note(action):
    fields = {"links": [(0, 2)]} if action == "relink" else {"kind": "rewritten"} if action == "retype" else {}
    decided = log(FIRST, decide(FIRST, ROW[0], action, 1, note="留着", **fields))
    resolution = resolve(decided, edited(0), RIGHT, "year")
    assert not resolution.must_link
    assert not resolution.cannot_link
    result = again(decided, left=edited(0))
    number = next(n for n, change in enumerate(result.changes) if 0 in change.left)
    state = result.review.changes[number]
    assert (state.status, state.reason, state.note) == ("needs_review", "text_changed", "留着")
    assert result.review.orphaned == ()


def test_what_was_reviewed_again_is_settled():
    old = decide(FIRST, ROW[0], "accept", 1)
    today = again(log(FIRST, old), left=edited(0))
    number = next(n for n, change in enumerate(today.changes) if 0 in change.left)
    result = again(
        log(today, replace(old, report=log(FIRST).report.id), decide(today, number, "accept", 2)), left=edited(0)
    )
    assert {state.status for state in result.review.changes} == {"undecided", "accepted"}


def test_a_decision_on_a_task_that_is_gone_is_listed_with_what_is_missing():
    decided = log(FIRST, decide(FIRST, ROW[0], "accept", 1, note="留着"))
    result = again(decided, left=document("old", TEXTS[1:]))
    (lost,) = result.review.orphaned
    assert (lost.reason, lost.decision.note, [anchor.id for anchor in lost.missing]) == (
        "task_missing",
        "留着",
        ["old-01"],
    )
    assert {state.status for state in result.review.changes} == {"undecided"}


def test_what_was_put_off_and_is_no_row_any_more_is_listed():
    doubtful = comparison(pairs=[(0, 2)], left=LEFT, right=RIGHT)
    number = next(n for n, change in enumerate(doubtful.changes) if change.links)
    result = again(log(doubtful, decide(doubtful, number, "later", 1)))
    assert (0, 2) not in pairs(result)
    assert [(entry.reason, entry.decision.event) for entry in result.review.orphaned] == [("row_gone", "event-0001")]


def test_of_two_decisions_in_conflict_neither_is_forced():
    one, other = decide(FIRST, ROW[0], "accept", 1), decide(FIRST, ROW[0], "reject", 2, by="审核员乙")
    disputed = log(FIRST, one, other, conflicts=[(one.event, other.event)])
    resolution = resolve(disputed, LEFT, RIGHT, "year")
    assert (resolution.must_link, resolution.cannot_link) == (set(), set())
    result = again(disputed)
    assert states(result) == {((0,), (5,)): ("needs_review", "conflict")}
    assert [(entry.one, entry.other) for entry in result.review.conflicts] == [(one, other)]
    settled = again(log(FIRST, one, other, decide(FIRST, ROW[0], "accept", 3), conflicts=[(one.event, other.event)]))
    assert states(settled) == {((0,), (5,)): ("accepted", None)}
    assert settled.review.conflicts == ()


def test_decisions_are_found_again_after_every_id_has_shifted():
    decided = log(FIRST, *(decide(FIRST, ROW[i], "accept" if i % 2 else "reject", i + 1) for i in range(6)))
    shifted = document("old", ("一条全新的任务，此前没有。", *TEXTS))
    resolution = resolve(decided, shifted, RIGHT, "year")
    assert resolution.must_link == {(i + 1, 5 - i) for i in (1, 3, 5)}
    assert resolution.cannot_link == {(i + 1, 5 - i) for i in (0, 2, 4)}
