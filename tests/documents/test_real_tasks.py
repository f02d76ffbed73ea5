"""The tasks of whole files of offices, against what a reader wrote down who had not seen the code."""

import json
import re
import unicodedata
from contextlib import suppress
from functools import cache
from hashlib import sha256

from documents.errors import InputError
from tests.documents.real_files import ROOT, needs_files, read_file

GOLD = json.loads((ROOT / "tests" / "gold" / "tasks_of_files.json").read_text("utf-8"))
EDGE = range(8, 19)
"""Characters of a beginning or an end: fourteen were counted before folding, which changes no length but for signs."""
UNITS = ("lead_units", "responsible_units", "cooperating_units")
MOST = 0.95
AT_LEAST = 15
FALSE = 1
"""Of 604 tasks: the introduction of a section below its heading."""


def folded(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def digest(text: str) -> str:
    return sha256(folded(text).encode()).hexdigest()[:10]


def begins_with(text: str, hashes: set[str]) -> bool:
    return any(digest(folded(text)[:size]) in hashes for size in EDGE)


def ends_with(text: str, hashes: set[str]) -> bool:
    return any(digest(folded(text)[-size:]) in hashes for size in EDGE)


def edges(truth: dict, edge: str) -> set[str]:
    return {truth[edge], *truth.get(f"{edge}_alt", ())}


def agrees(task, truth: dict) -> bool:
    titles = {digest(task.title), digest(task.title.rstrip("。：:"))} if task.title else {None}
    units = {key: sorted(map(folded, getattr(task, key))) for key in UNITS}
    wanted = {key: sorted(map(folded, truth.get(key, ()))) for key in UNITS}
    return (
        ends_with(task.text, edges(truth, "ends"))
        and truth.get("title") in titles
        and (units == wanted or truth.get("doubtful_units", False))
        and folded(truth.get("deadline", "")) in ("", folded(task.deadline or ""))
    )


@cache
def tasks_read(name: str, parts: frozenset[str | None]) -> tuple:
    found = []
    for part in sorted(parts, key=str):
        with suppress(InputError):  # no such part: its tasks are missing
            found += [(part, task) for task in read_file(name, part).tasks]
    return tuple(found)


def right_share(name: str, truth: dict) -> float:
    """Give the share of the tasks that are read as they were written down."""
    found = list(tasks_read(name, frozenset(one.get("part") for one in truth["tasks"])))
    sure = [one for one in truth["tasks"] if not one.get("doubtful")]
    right = 0
    for one in sure:
        same = (k for k, (part, task) in enumerate(found) if part == one.get("part"))
        place = next((k for k in same if begins_with(found[k][1].text, edges(one, "begins"))), None)
        right += place is not None and agrees(found.pop(place)[1], one)
    return right / len(sure)


@needs_files
def test_the_tasks_of_most_files_are_those_that_a_reader_found():
    shares = {name: round(right_share(name, truth), 3) for name, truth in GOLD.items()}
    assert sum(share >= MOST for share in shares.values()) >= AT_LEAST, shares


@needs_files
def test_what_only_looks_like_a_task_is_none():
    false = {
        (name, task.number)
        for name, truth in GOLD.items()
        for _, task in tasks_read(name, frozenset(one.get("part") for one in truth["tasks"]))
        if digest(folded(task.words)[:12]) in truth["not_tasks"]
    }
    assert len(false) <= FALSE, false
