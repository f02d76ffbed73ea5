"""Hold what the rules tell against what a second reader wrote down: `python -m benchmarks.second_reader`.

Prints for each kind how many readings are the same, precision and recall of what is told, and every disagreement with
both readings. The texts must be at hand, see `benchmarks.reader_tables`.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from align import load_encoder
from benchmarks.agreement import Case, score
from benchmarks.reader_tables import DocumentPair, Row, alignment_of, answered, at_hand, document_pairs, rows
from compare import Change, Deadline, DeadlineChange, FactChange, compare
from compare.comparison import pairs_alone
from compare.details.deadline_changes import deadline_change
from compare.texts.folding import fold
from documents.chinese.deadlines import read_deadline
from documents.model import Task

__all__ = ["CLAUSES", "main", "opened", "readings"]

CLAUSES = {"default": "uncovered clauses", "none": "uncovered clauses, without an encoder"}
"""Kinds of readings that depend on the encoder, by its name."""

OPEN = ("not", "partly")
"""States of a clause that a reviewer must look at."""

TIMES = frozenset(["period", "date"])

FACT_KINDS = ("amount", "percentage", "count", "period", "date", "title", "document_number", "quoted")


def readings() -> dict[str, tuple[Case, ...]]:
    """Read every place both ways, by kind.

    Raises:
        FileNotFoundError: the texts are not at hand.
    """
    pairs = _pairs()
    return {
        "facts": tuple(_facts(row, pairs[row["pair"]]) for row in rows("facts")),
        "strength": tuple(_strength(row, pairs[row["pair"]]) for row in rows("strength")),
        "deadlines of the column": tuple(_column(row, pairs[row["pair"]]) for row in _with_column(pairs)),
        "deadlines, phrase by phrase": tuple(
            _phrases(row, one, pairs[row["pair"]]) for row in rows("deadlines") for one in row["deadlines"]
        ),
    } | {
        kind: tuple(_clause(row, pairs[row["pair"]], encoder) for row in rows("uncovered_clauses"))
        for encoder, kind in CLAUSES.items()
    }


def main() -> None:
    """Print the counts and the disagreements of every kind."""
    if not at_hand():
        sys.exit("the texts are not at hand: set POLICYDIFF_CASES to their folder")
    for kind, cases in readings().items():
        print(f"\n## {kind}")
        if kind in CLAUSES.values():
            _print_clauses(cases)
        else:
            print(score(cases))
        if kind == "facts":
            print(f"all but quoted terms: {score(_of_kinds(cases, FACT_KINDS[:-1]))}")
            for name in FACT_KINDS:
                print(f"- {name}: {score(_of_kinds(_with_any(cases, name), [name]))}")
        for case in cases:
            if not case.exact:
                sure = " (doubtful)" if case.doubtful else ""
                print(f"{case.where}{sure}: by hand {_words(case.by_hand)}; told {_words(case.told)}")


def _print_clauses(cases: Sequence[Case]) -> None:
    """Print the counts of all clauses, and those of each pair: the numbers of the rules were set on one of them."""
    pairs = sorted({row["pair"] for row in rows("uncovered_clauses")})
    for name in ("", *pairs):
        chosen = [case for case in cases if case.where.startswith(name)]
        print(f"{name or 'all'}: open clauses, whichever state: {score(opened(chosen))}")
        print(f"{name or 'all'}: all four states: {score(chosen).exact}/{score(chosen).places} the same")


def _facts(row: Row, pair: DocumentPair) -> Case:
    change = _change(row, pair)
    told = [_fact(_as_row(one)) for one in change.facts]
    if change.deadline is not None and change.deadline.in_text:  # a time that is told as a deadline is told
        told += [_fact(one) for one in row["facts"] if one["kind"] in TIMES and _in_deadline(one, change.deadline)]
    by_hand = [_fact(one) for one in row["facts"]]
    spared = [_fact(one) for one in row["facts"] if one.get("doubtful")]
    return Case(_where(row), tuple(by_hand), tuple(told), tuple(spared))


def _in_deadline(fact: Row, deadline: DeadlineChange) -> bool:
    """Whether deadlines of the texts hold both sides of a time."""
    return all(
        fact[side] is None or fold(fact[side]) in fold(getattr(deadline, side) or "") for side in ("left", "right")
    )


def _as_row(one: FactChange) -> Row:
    return {name: getattr(one, name) for name in ("kind", "status", "left", "right", "direction", "ratio")}


def _fact(one: Row) -> str:
    """Say a fact in words that are the same for both readers: without width, spaces and marks."""
    moved = "" if one["direction"] is None else f", {one['direction']}"
    ratio = "" if one["ratio"] is None else f" {one['ratio']:+.3f}"
    return f"{one['kind']} {one['status']} {_folded(one['left'])} → {_folded(one['right'])}{moved}{ratio}"


def _folded(text: str | None) -> str:
    return "–" if text is None else fold(text)


def _strength(row: Row, pair: DocumentPair) -> Case:
    told = [_duty(one.status, one.left, one.right) for one in _change(row, pair).strength]
    by_hand = [] if row["status"] == "none" else [_duty(row["status"], row["left_word"], row["right_word"])]
    return Case(_where(row), tuple(by_hand), tuple(told), doubtful=row.get("doubtful", False))


def _duty(status: str, left: str | None, right: str | None) -> str:
    return f"{status} {left or '–'} → {right or '–'}"


def _with_column(pairs: Mapping[str, DocumentPair]) -> list[Row]:
    """Find the rows of tasks that have a column of deadlines."""
    return [
        row
        for row in rows("deadlines")
        if any(task.deadline for task in _tasks(pairs[row["pair"]], row["left"], row["right"]))
    ]


def _column(row: Row, pair: DocumentPair) -> Case:
    found = _change(row, pair).deadline
    told = () if found is None else (f"{found.status} {_days(found.days)}",)
    by_hand = tuple(f"{one['status']} {_days(one['days'])}" for one in row["deadlines"])
    return Case(_where(row), by_hand, told)


def _phrases(row: Row, one: Row, pair: DocumentPair) -> Case:
    """Give the phrases that the reader found to the rules that read deadlines."""
    tasks = [() if one[side] is None else (_task(one[side]),) for side in ("left", "right")]
    years = (pair.left.year, pair.right.year)
    found = deadline_change(*tasks, years=years, mode=pair.mode)
    says = [None if one[side] is None else _says(read_deadline(one[side], year)) for side, year in _sides(years)]
    told = f"{found.status if found else 'none'} {_days(found.days if found else None)}: {says[0]} → {says[1]}"
    by_hand = f"{one['status']} {_days(one['days'])}: {one['left_says']} → {one['right_says']}"
    where = f"{_where(row)} {one['left'] or '–'} → {one['right'] or '–'}"
    return Case(where, (by_hand,), (told,), doubtful=one.get("doubtful", False))


def _task(deadline: str) -> Task:
    return Task(id="", number="", section=(), text="", deadline=deadline)


def _sides(years: tuple[int | None, int | None]) -> tuple[tuple[str, int | None], ...]:
    return (("left", years[0]), ("right", years[1]))


def _days(days: int | None) -> str:
    return "" if days is None else f"{days:+d}"


def _says(one: Deadline) -> str:
    for name in ("days", "working_days", "months", "years"):
        if (length := getattr(one, name)) is not None:
            return f"{length} {name.replace('_', ' ')}"
    if one.kind == "period" and one.start and one.end:
        return str(one.end.year)
    return str(one.end) if one.end else one.kind


def _clause(row: Row, pair: DocumentPair, encoder: str) -> Case:
    place = pair.place(row["task"])
    task = pair.left.tasks[place]
    start, end = [match.span() for match in re.finditer("[^，；。]+", task.text)][row["clause"] - 1]
    if not task.text.startswith(row["opens"], start):
        raise ValueError(f"clause {row['clause']} of {row['task']} does not open with {row['opens']!r}")
    title = len(task.words) - len(task.text)  # the reader counted the clauses of the text, ours are those of both
    start, end = start + title, end + title
    held = Counter[str]()
    for state, one, other in _states(pair.name, encoder)[place]:
        held[state] += max(0, min(end, other) - max(start, one))
    told = held.most_common(1)[0][0]
    return Case(f"{row['task']} [{row['clause']}] {row['opens']}", (row["state"],), (told,), (), "doubtful" in row)


def opened(cases: Iterable[Case]) -> list[Case]:
    """Ask of a clause only whether somebody must look at it."""
    return [replace(case, by_hand=_open(case.by_hand), told=_open(case.told)) for case in cases]


def _open(states: Iterable[str]) -> tuple[str, ...]:
    return ("open",) if set(states) & set(OPEN) else ()


def _with_any(cases: Iterable[Case], name: str) -> list[Case]:
    """Keep the places where somebody found a fact of a kind."""
    return [case for case in cases if any(one.startswith(f"{name} ") for one in (*case.by_hand, *case.told))]


def _of_kinds(cases: Iterable[Case], names: Sequence[str]) -> list[Case]:
    """Keep the facts of some kinds."""
    starts = tuple(f"{name} " for name in names)
    return [
        replace(
            case,
            by_hand=tuple(one for one in case.by_hand if one.startswith(starts)),
            told=tuple(one for one in case.told if one.startswith(starts)),
        )
        for case in cases
    ]


@cache
def _pairs() -> dict[str, DocumentPair]:
    return document_pairs()


@cache
def _changes(name: str) -> dict[tuple[int, int], Change]:
    """Say of all that the reader linked in two documents what changed: told of each two tasks as if they alone were."""
    pair = _pairs()[name]
    told = (row for table in ("facts", "strength", "deadlines") for row in rows(table) if row["pair"] == name)
    links = sorted({_link(pair, row) for row in told})
    unlinked = compare(pair.left, pair.right, alignment_of(pair, ()), mode=pair.mode)
    linked = replace(unlinked, links=alignment_of(pair, links).links)
    return dict(zip(links, pairs_alone(linked, links), strict=True))


def _change(row: Row, pair: DocumentPair) -> Change:
    return _changes(pair.name)[_link(pair, row)]


def _link(pair: DocumentPair, row: Row) -> tuple[int, int]:
    return pair.place(row["left"]), pair.place(row["right"])


@cache
def _states(name: str, encoder: str) -> tuple[tuple[tuple[str, int, int], ...], ...]:
    """Compare two documents as two levels, and return state and span of the clauses of every left task."""
    pair = _pairs()[name]
    alignment = answered(alignment_of(pair, pair.links), pair, load_encoder(encoder))
    found = compare(pair.left, pair.right, alignment, mode="level").coverage
    assert found is not None
    return tuple(tuple((one.state, one.clause.start, one.clause.end) for one in task.clauses) for task in found.tasks)


def _tasks(pair: DocumentPair, left: str, right: str) -> tuple[Task, Task]:
    return pair.left.tasks[pair.place(left)], pair.right.tasks[pair.place(right)]


def _where(row: Row) -> str:
    return f"{row['pair']} {row['left'].rsplit('-', 1)[1]} → {row['right'].rsplit('-', 1)[1]}"


def _words(found: Iterable[str]) -> str:
    return "; ".join(found) or "nothing"


if __name__ == "__main__":
    main()
