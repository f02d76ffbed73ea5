"""The second reader's tables are well formed, and say nothing that the texts do not have."""

from collections import Counter

import pytest

from benchmarks.reader_tables import LABELS, DocumentPair, alignment_of, at_hand, document_pairs, rows
from documents.model import Document, Task

NAMES = {row["pair"] for row in rows("documents")}
needs_texts = pytest.mark.skipif(not at_hand(), reason="the texts of the cases are not here")


@pytest.mark.parametrize("table", ["facts", "strength", "deadlines"])
def test_every_pair_of_tasks_stands_once_in_a_table(table):
    found = Counter((row["left"], row["right"]) for row in rows(table))
    assert max(found.values()) == 1
    for row in rows(table):
        assert row["pair"] in NAMES
        assert row["left"].startswith(f"{row['pair']}-left-")
        assert row["right"].startswith(f"{row['pair']}-right-")


def test_a_fact_has_the_sides_of_its_status():
    for fact in (fact for row in rows("facts") for fact in row["facts"]):
        sides = (fact["left"] is not None, fact["right"] is not None)
        assert sides == {"added": (False, True), "dropped": (True, False), "changed": (True, True)}[fact["status"]]


def test_a_change_of_duty_names_a_word_and_none_names_none():
    for row in rows("strength"):
        words = row["left_word"] or row["right_word"]
        assert bool(words) == (row["status"] in {"strengthened", "weakened", "negated"})


def test_clauses_are_counted_from_one_without_a_gap_and_only_parts_miss_words():
    for task in {row["task"] for row in rows("uncovered_clauses")}:
        found = [row for row in rows("uncovered_clauses") if row["task"] == task]
        assert [row["clause"] for row in found] == list(range(1, len(found) + 1))
    for row in rows("uncovered_clauses"):
        assert row["state"] in {"taken", "partly", "not", "frame"}
        assert ("missing" in row) == (row["state"] == "partly")
        assert bool(row["by"]) == (row["state"] in {"taken", "partly"})


def test_the_readme_counts_the_tables_right():
    facts = [fact for row in rows("facts") for fact in row["facts"]]
    duties = [row for row in rows("strength") if row["status"] != "none"]
    events = [event for row in rows("deadlines") for event in row["deadlines"]]
    clauses = rows("uncovered_clauses")
    states = Counter(row["state"] for row in clauses)
    told = (LABELS / "second-reader" / "README.md").read_text(encoding="utf-8")
    for sentence in (
        f"{len(facts)} facts, {_doubtful(facts)} of them doubtful",
        f"{len(duties)} changes, {_doubtful(duties)} of them doubtful",
        f"{len(events)} events, {_doubtful(events)} of them doubtful",
        f"{states['not']} not, {states['partly']} partly; {_doubtful(clauses)} doubtful",
    ):
        assert sentence in told


def _doubtful(records):
    return sum(record.get("doubtful", False) for record in records)


@needs_texts
def test_every_value_stands_in_the_text_of_its_side():
    pairs = document_pairs()
    for table in ("facts", "strength", "deadlines"):
        for row in rows(table):
            pair = pairs[row["pair"]]
            places = (pair.place(row["left"]), pair.place(row["right"]))
            assert places in pair.links
            tasks = (pair.left.tasks[places[0]], pair.right.tasks[places[1]])
            values = [(one["left"], one["right"]) for one in (*row.get("facts", ()), *row.get("deadlines", ()))]
            for found in (*values, (row.get("left_word"), row.get("right_word"))):
                for task, value in zip(tasks, found, strict=True):
                    assert value is None or value in f"{task.text}{task.deadline or ''}", (task.id, value)


def test_an_alignment_names_what_is_not_linked():
    documents = [
        Document(id=side, title=side, tasks=tuple(Task(f"{side}{n}", f"{n}", (), "事项") for n in range(3)))
        for side in ("left", "right")
    ]
    pair = DocumentPair("made", *documents, links=((0, 1), (2, 1)), mode="year")
    alignment = alignment_of(pair, pair.links)
    assert [(link.left, link.right) for link in alignment.links] == [(0, 1), (2, 1)]
    assert (alignment.unlinked_left, alignment.unlinked_right) == ((1,), (0, 2))
    assert (pair.place("left2"), pair.place("right0")) == (2, 0)
