"""The comparisons that the demo draws, from the source files on: what is said of them is where it says."""

import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from policydiff import compare_files

SEEDS = Path(__file__).parents[2] / "seeds"
MANIFEST = tomllib.loads((SEEDS / "comparisons.toml").read_text(encoding="utf-8"))
PAIRS = [(entry["left"], entry["right"], entry["mode"]) for entry in MANIFEST["comparisons"]]


@cache
def seed_comparison(left, right, mode):
    return compare_files(SEEDS / f"{left}.txt", SEEDS / f"{right}.txt", mode=mode, encoder="none")


@pytest.fixture(params=PAIRS, ids=lambda pair: "--".join(pair[:2]))
def comparison(request):
    return seed_comparison(*request.param)


def replayed(change, left_texts):
    """Apply the edits of a change to its left texts alone; return the right texts by task."""
    pieces = defaultdict(list)
    for edit in change.text:
        if edit.right is None:
            continue
        text = edit.right.text if edit.left is None else left_texts[edit.left.task][edit.left.start : edit.left.end]
        if edit.status == "changed":
            place = 0
            for token in edit.tokens:
                assert text[place : place + len(token.left)] == token.left
                place += len(token.left)
            assert place == len(text)
            text = "".join(token.right for token in edit.tokens)
        elif edit.status == "kept":
            text = edit.right.text  # equal but for trivial punctuation
        pieces[edit.right.task].append((edit.right.start, text))
    return {task: "".join(text for _, text in sorted(parts)) for task, parts in pieces.items()}


def test_the_edits_turn_the_left_texts_into_the_right_texts(comparison):
    left_texts = [task.words for task in comparison.left.tasks]
    right_texts = {}
    for change in comparison.changes:
        right_texts |= replayed(change, left_texts)
    assert right_texts == {index: task.words for index, task in enumerate(comparison.right.tasks) if task.words}


def test_kept_changed_added_and_dropped_are_everything(comparison):
    counted = {"left": Counter(), "right": Counter()}
    for change in comparison.changes:
        for edit in change.text:
            for side, ref in (("left", edit.left), ("right", edit.right)):
                counted[side][edit.status] += len(ref.text) if ref else 0
    for side, document in (("left", comparison.left), ("right", comparison.right)):
        assert counted[side].total() == sum(len(task.words) for task in document.tasks)
    assert counted["left"]["added"] == counted["right"]["dropped"] == 0


def test_facts_and_words_of_duty_stand_where_they_are_pointed_at(comparison):
    for change in comparison.changes:
        for told in (*change.facts, *change.strength):
            for printed, ref, document, tasks in (
                (told.left, told.left_ref, comparison.left, change.left),
                (told.right, told.right_ref, comparison.right, change.right),
            ):
                assert (printed is None) == (ref is None)
                if ref is not None:
                    assert ref.task in tasks
                    assert document.tasks[ref.task].words[ref.start : ref.end] == ref.text == printed


def test_every_change_has_a_reason_of_its_own_kind(comparison):
    for change in comparison.changes:
        assert change.reasons
        assert change.substantive == (not any(reason.startswith(("only_", "identical")) for reason in change.reasons))
        assert (change.role is None) == (comparison.mode != "level")
