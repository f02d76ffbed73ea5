"""Where the generator takes its tasks from: real lists as they are, or real clauses put together anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from json import loads
from os import environ
from pathlib import Path
from random import Random

from align.clauses import clauses
from benchmarks.mutations import ENDS, word_list

__all__ = ["Task", "longest_list", "real_tasks", "recombined_tasks"]

ROOT = Path(__file__).resolve().parent.parent
LIKENESS = 0.3
"""Share of the 3-grams of the shorter text from which two tasks are too much alike for both to stand in a list: the
truth would be open to doubt."""

CLAUSES = (3, 5)
"""Clauses of a recombined task besides the one that names its subject."""

CLAUSE_LENGTH = (8, 60)
"""Characters of a clause worth lending: shorter ones are hinges, longer ones are tasks."""


@dataclass(frozen=True, slots=True)
class Task:
    """One entry of a list.

    Attributes:
        number: as printed in the list.
        text: what is to be done.
        headings: outermost first.
        units: responsible units, the lead ones first.
    """

    number: str
    text: str
    headings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


def real_tasks(*, cases: bool = False) -> tuple[tuple[Task, ...], ...]:
    """Read the task lists of `tests/gold`.

    Args:
        cases: also those of `$POLICYDIFF_CASES`, else of `shared/cases` beside the checkout, where present.
    """
    paths = sorted((ROOT / "tests" / "gold" / "tasks").glob("*.json"))
    if cases:
        folder = Path(environ.get("POLICYDIFF_CASES") or ROOT.parent / "shared" / "cases")
        paths += [path for path in sorted(folder.glob("*/*.json")) if path.stem in {"left", "right"}]
    return tuple(_read(path) for path in paths)


def longest_list(lists: Iterable[tuple[Task, ...]]) -> tuple[Task, ...]:
    """Find the list with the most tasks of which none resembles another, and give these, in order.

    Tasks of one document: those of two on one subject may demand the same in other words, and no count of grams tells.
    """
    return max(map(_distinct, lists), key=len)


def _distinct(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Keep the tasks that resemble none before them, in order."""
    kept: list[Task] = []
    seen: list[set[str]] = []
    for task in tasks:
        grams = {task.text[place : place + 3] for place in range(max(1, len(task.text) - 2))}
        if all(len(grams & other) < LIKENESS * min(len(grams), len(other)) for other in seen):
            kept.append(task)
            seen.append(grams)
    return tuple(kept)


def recombined_tasks(count: int, lists: Iterable[tuple[Task, ...]], rng: Random) -> tuple[Task, ...]:
    """Put real clauses together to tasks of distinct content.

    Each task names a place and a subject of its own and adds clauses of the lists, dealt from a shuffled deck that is
    dealt anew when it is empty; no two tasks have two clauses in common. A clause therefore comes back as often as
    the length asks, as stock phrases do in real lists, while the clause on the subject never does.

    Args:
        count: of tasks; at most the number of pairs of place and subject.
        lists: where clauses and units are taken from.
        rng: shuffles.

    Raises:
        ValueError: there are not as many subjects.
    """
    tasks = [task for tasks in lists for task in tasks]
    found = sorted({clause for task in tasks for clause in _clauses(task.text)})
    units = sorted({unit for task in tasks for unit in task.units})
    scopes, topics = word_list("subjects", "scopes"), word_list("subjects", "topics")
    if count > len(scopes) * len(topics):
        raise ValueError(f"count is {count!r}, but only {len(scopes) * len(topics)} subjects are distinct.")
    subjects = sorted(
        rng.sample([(scope, topic) for scope in range(len(scopes)) for topic in range(len(topics))], count)
    )
    deck: list[str] = []
    together: set[tuple[str, str]] = set()
    made = []
    for number, (scope, topic) in enumerate(subjects, start=1):
        drawn: list[str] = []
        for _ in range(rng.randint(*CLAUSES)):
            if len(deck) < len(found) // 10:
                deck = rng.sample(found, len(found))
            place = next(
                index
                for index in range(len(deck) - 1, -1, -1)
                if deck[index] not in drawn and all((other, deck[index]) not in together for other in drawn)
            )
            drawn.append(deck.pop(place))
        together |= {(one, other) for one in drawn for other in drawn if one != other}
        half = len(drawn) // 2
        text = f"在{scopes[scope]}推进{topics[topic]}，{'，'.join(drawn[:half])}。{'，'.join(drawn[half:])}。"
        chosen = tuple(rng.sample(units, rng.randint(1, 3)))
        made.append(Task(str(number), text, (f"{scopes[scope]}重点任务",), chosen))
    return tuple(made)


def _clauses(text: str) -> list[str]:
    parts = [text[start:end].strip(ENDS) for start, end in clauses(text)]
    return [part for part in parts if CLAUSE_LENGTH[0] <= len(part) <= CLAUSE_LENGTH[1]]


def _read(path: Path) -> tuple[Task, ...]:
    return tuple(
        Task(
            task["number"] or "",
            task["text"],
            tuple(task["section"]),
            (*task["lead_units"], *task["responsible_units"]),
        )
        for task in loads(path.read_text(encoding="utf-8"))["tasks"]
    )
