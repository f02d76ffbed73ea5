"""The hand-made truth is well formed: a slip of the pen must not pass for a fault of the code."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
MARKS = {"note", "source", "doubtful", "constructed"}
LENGTHS = {"days", "working_days", "months", "years"}


def read(name):
    return json.loads((GOLD / name).read_text(encoding="utf-8"))


def day(text):
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", text), text
    return date.fromisoformat(text)


@pytest.mark.parametrize("record", read("deadlines.json")["phrases"], ids=lambda record: record["phrase"])
def test_a_deadline_phrase_has_the_dates_of_its_kind(record):
    assert set(record) - MARKS - LENGTHS - {"clause"} == {"phrase", "year", "kind", "start", "end"}
    start, end = record["start"], record["end"]
    match record["kind"]:
        case "date":
            assert start is None
            assert day(end)
        case "period":
            assert day(start)
            assert end is None or day(start) < day(end)
        case "relative":
            assert (start, end) == (None, None)
            assert len(LENGTHS & set(record)) == 1
        case _:
            assert record["kind"] in {"ongoing", "none"}
            assert (start, end) == (None, None)
    assert (record["kind"] == "relative") == bool(LENGTHS & set(record))


@pytest.mark.parametrize(
    "record", read("deadlines.json")["pairs"], ids=lambda record: f"{record['left']}, {record['right']}"
)
def test_a_pair_of_deadlines_has_the_days_of_its_status(record):
    assert set(record) - MARKS - {"working_days"} == {
        "left",
        "left_year",
        "right",
        "right_year",
        "mode",
        "status",
        "days",
    }
    assert record["mode"] in {"year", "level", "region"}
    assert record["status"] in {
        "kept",
        "rolled",
        "earlier",
        "later",
        "became_ongoing",
        "became_dated",
        "changed",
        "added",
        "dropped",
    }
    assert (record["left"] is None, record["right"] is None) == (
        record["status"] == "added",
        record["status"] == "dropped",
    )
    assert record["status"] != "rolled" or record["mode"] == "year"
    distance = record["days"] if record["days"] is not None else record.get("working_days")
    assert {"earlier": -1, "later": 1}.get(record["status"], 0) == (
        0 if distance is None else (distance > 0) - (distance < 0)
    )


def test_there_are_enough_deadlines():
    deadlines = read("deadlines.json")
    phrases = [record["phrase"] for record in deadlines["phrases"] if not record.get("constructed")]
    assert len(set(phrases)) >= 70
    assert len(deadlines["pairs"]) >= 40


def test_every_clause_of_the_key_points_is_judged_once():
    judged = read("uncovered_clauses.json")
    cities = {task["id"] for task in read(f"tasks/{judged['right']}.json")["tasks"]}
    clauses = [
        (task["id"], clause)
        for task in read(f"tasks/{judged['left']}.json")["tasks"]
        for clause in re.split("[,，;；。]", task["text"])
        if clause
    ]
    assert [(record["task"], record["clause"]) for record in judged["clauses"]] == clauses
    for record in judged["clauses"]:
        assert record["state"] in {"taken", "partly", "not", "frame"}
        assert set(record["by"]) <= cities
        assert (record["by"] == []) == (record["state"] == "not"), record
        assert ("missing" in record) == (record["state"] == "partly")
        assert all(words in record["clause"] for words in record.get("missing", ()))


@pytest.mark.parametrize(
    "record", read("facts.json")["pairs"], ids=lambda record: f"{record['left']}, {record['right']}"
)
def test_a_changed_fact_stands_in_its_clauses(record):
    assert set(record) - MARKS == {"left", "right", "facts"}
    for fact in record["facts"]:
        assert set(fact) == {"kind", "status", "left", "right", "direction", "ratio"}
        assert fact["kind"] in {"amount", "percentage", "count", "date", "period", "document_number", "title", "quoted"}
        sides = {side: fact[side] is not None for side in ("left", "right")}
        assert sides == {"left": fact["status"] != "added", "right": fact["status"] != "dropped"}
        assert all(fact[side] in record[side] for side, told in sides.items() if told)
        assert fact["direction"] in {"up", "down", None}
        assert fact["ratio"] is None or (fact["ratio"] > 0) == (fact["direction"] == "up")


@pytest.mark.parametrize(
    "record", read("strength.json")["pairs"], ids=lambda record: f"{record['left']}, {record['right']}"
)
def test_the_words_of_a_duty_stand_in_its_clauses(record):
    assert set(record) - MARKS == {"left", "right", "status", "left_word", "right_word"}
    assert record["status"] in {"strengthened", "weakened", "negated", "none"}
    words = {side: record[f"{side}_word"] for side in ("left", "right")}
    assert any(words.values()) == (record["status"] != "none")
    assert all(word in record[side] for side, word in words.items() if word)


def test_there_are_enough_facts_and_duties():
    facts, duties = read("facts.json")["pairs"], read("strength.json")["pairs"]
    assert len(facts) >= 60
    assert sum(record["facts"] == [] and record["left"] != record["right"] for record in facts) >= 10
    assert len(duties) >= 60
    assert sum(record["status"] == "none" and record["left"] != record["right"] for record in duties) >= 20


@pytest.mark.parametrize("record", read("unit_lists.json")["lists"], ids=lambda record: record["text"])
def test_every_unit_of_a_list_stands_in_it(record):
    roles = ("lead", "responsible", "cooperating")
    assert set(record) - MARKS - {"header", "printed", "first_leads", "alternative"} == {"text", *roles}
    units = [unit for role in roles for unit in record[role]]
    assert units
    assert len(set(units)) == len(units)
    assert all(unit in record["text"] for unit in units)
    if "printed" in record:
        assert re.sub(r"\s", "", record["printed"]) == record["text"]
    if "alternative" in record:
        assert set(record["alternative"]) == set(roles)
        assert record["alternative"] != {role: record[role] for role in roles}


def test_there_are_enough_lists_of_units():
    lists = read("unit_lists.json")["lists"]
    assert len({record["text"] for record in lists}) >= 200
    assert sum(len(record[role]) for record in lists for role in ("lead", "responsible", "cooperating")) >= 600
