from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import Change, ClauseEdit, ClauseRef, TokenEdit
from reports.office.tracked_text import BREAK, TrackedPiece, tracked_pieces
from tests.reports.builders import document, link, task
from tests.reports.samples import STATES, sample, without_links


def sides(pieces):
    left = "".join(piece.text for piece in pieces if piece.op != "insert")
    right = "".join(piece.text for piece in pieces if piece.op != "delete")
    return left, right


@pytest.mark.parametrize("name", STATES)
def test_rejecting_gives_the_left_texts_and_accepting_the_right_ones(name):
    comparison = STATES[name]
    for change in comparison.changes:
        left = BREAK.join(comparison.left.tasks[task].text for task in change.left)
        right = BREAK.join(comparison.right.tasks[task].text for task in change.right)
        assert sides(tracked_pieces(change, comparison)) == (left, right)


def test_an_edit_is_tracked_word_by_word():
    comparison = sample()
    change = next(change for change in comparison.changes if change.id == "r-00000007")
    assert tracked_pieces(change, comparison) == (
        TrackedPiece("equal", "每年"),
        TrackedPiece("delete", "5月"),
        TrackedPiece("insert", "6月"),
        TrackedPiece("equal", "底前公布"),
        TrackedPiece("delete", "10项"),
        TrackedPiece("insert", "12项"),
        TrackedPiece("equal", "清单。"),
    )


def test_a_split_inserts_the_end_of_a_paragraph():
    comparison = sample()
    change = next(change for change in comparison.changes if change.kind == "split")
    assert TrackedPiece("insert", BREAK) in tracked_pieces(change, comparison)


@st.composite
def changes(draw):
    """Texts of one to three tasks a side, cut into clauses; some clauses are paired, in any order."""
    words = st.text("甲乙丙丁，。", min_size=1, max_size=6)
    sides = [draw(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=3)) for _ in range(2)]
    refs = []
    for tasks in sides:
        own = []
        for index, clauses in enumerate(tasks):
            start = 0
            for clause in clauses:
                own.append(ClauseRef(index, start, start + len(clause), clause))
                start += len(clause)
        refs.append(own)
    left, right = refs
    order = draw(st.permutations(range(len(right))))
    paired = draw(st.integers(0, min(len(left), len(right))))
    edits = []
    for position, ref in enumerate(left):
        if position < paired:
            other = right[order[position]]
            edits.append(ClauseEdit("changed", ref, other, (TokenEdit("replace", ref.text, other.text),)))
        else:
            edits.append(ClauseEdit("dropped", ref, None))
    edits += [ClauseEdit("added", None, right[place]) for place in order[paired:]]
    return [["".join(task) for task in tasks] for tasks in sides], draw(st.permutations(edits))


@given(changes())
def test_any_pairing_of_clauses_gives_both_texts_back(drawn):
    (lefts, rights), edits = drawn
    change = Change(
        "r-00000001",
        "regrouped",
        False,
        tuple(range(len(lefts))),
        tuple(range(len(rights))),
        (0,),
        tuple(edits),
        (),
        None,
    )
    comparison = replace(
        without_links(),
        left=document("left", [task("left", index, "一、甲", text) for index, text in enumerate(lefts)]),
        right=document("right", [task("right", index, "一、甲", text) for index, text in enumerate(rights)]),
        links=(link(0, 0),),
        changes=(change,),
    )
    pieces = tracked_pieces(change, comparison)
    assert sides(pieces) == (BREAK.join(lefts), BREAK.join(rights))
    assert all(piece.text == BREAK or BREAK not in piece.text for piece in pieces)


def test_clauses_that_do_not_cover_the_texts_give_whole_texts():
    comparison = sample()
    change = next(change for change in comparison.changes if change.kind == "edited")
    pieces = tracked_pieces(replace(change, text=change.text[:0]), comparison)
    assert [piece.op for piece in pieces] == ["delete", "insert"]
