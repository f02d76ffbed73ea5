"""Say, clause by clause, what a lower level took up of a higher level's tasks, and what nobody took up."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from align.clauses import clauses
from compare.folding import fold
from compare.model import Change, ClauseEdit
from compare.names import find_names
from compare.particulars import ClauseCoverage, ClauseRef, ClauseState, Coverage, CoverageShare, TaskCoverage
from compare.quantities import find_quantities
from compare.rarity import ClauseIndex, bigram_weights
from documents.model import Document

__all__ = ["coverage"]

TAKEN_FROM = 0.6
"""Share in [0, 1], by rare bigrams, of a clause that stands nowhere in its change, from which a clause of another task
takes it up."""

PARTLY_FROM = 0.35
"""The same from which it takes up a part. Where a city task is left out by hand, its province clauses share less with
all others, one of 118 excepted."""

LAST_MARKS = "，。；,.;、！？!? \n"


class _Words(NamedTuple):
    """The contents of coverage.toml, ready for look-up."""

    acts: tuple[re.Pattern[str], ...]
    frames: re.Pattern[str]
    topic: re.Pattern[str]
    doing: re.Pattern[str]
    itself: re.Pattern[str]


def coverage(left: Document, right: Document, changes: Sequence[Change]) -> Coverage:
    """Work out what the right document takes up of the left one.

    Args:
        left: the higher level's document.
        right: the lower level's.
        changes: all changes of the pair.

    Returns:
        The state of every clause of every left task. A clause of a dropped task, or one that stands nowhere in its
        change, may still be taken up by another task of the right document that holds most of it. Shares are counted in
        characters.
    """
    weights = bigram_weights(task.text for task in (*left.tasks, *right.tasks))
    change_of = {task: change for change in changes for task in change.left}
    index_right = ClauseIndex(
        ([fold(task.text[start:end]) for start, end in clauses(task.text)] for task in right.tasks), weights
    )
    texts = [task.text for task in right.tasks]
    tasks: list[TaskCoverage] = []
    for index, task in enumerate(left.tasks):
        change = change_of[index]
        spans = clauses(task.text)
        found: list[ClauseCoverage] = []
        for start, end in spans:
            ref = ClauseRef(index, start, end, task.text[start:end])
            found.append(_clause(ref, change, texts, index_right))
        tasks.append(TaskCoverage(index, tuple(found), _share(found)))
    sections: dict[str, CoverageShare] = {}
    for task, entry in zip(left.tasks, tasks, strict=True):
        name = task.section[0] if task.section else ""
        sections[name] = sections.get(name, CoverageShare()) + entry.share
    return Coverage(
        tasks=tuple(tasks),
        sections=tuple(sections.items()),
        total=sum((entry.share for entry in tasks), CoverageShare()),
        own=tuple(sorted(task for change in changes if not change.left for task in change.right)),
    )


def _clause(ref: ClauseRef, change: Change, texts: Sequence[str], index: ClauseIndex) -> ClauseCoverage:
    """Judge one clause."""
    takers = _takers(ref, change.text)
    if not takers and _words().itself.search(ref.text):
        takers = tuple(task for task in change.right if _words().itself.search(texts[task]))
    if _is_frame(ref.text):
        return ClauseCoverage(ref, "frame", takers)
    state: ClauseState = "taken"
    if not takers:
        state, takers = _elsewhere(fold(ref.text), change.right, index)
    if state == "taken" and _lost_acts(ref.text, "".join(texts[task] for task in takers)):
        state = "partly"
    return ClauseCoverage(ref, state, takers)


def _takers(ref: ClauseRef, edits: Iterable[ClauseEdit]) -> tuple[int, ...]:
    """Return the right tasks whose clauses a clause became, ascending."""
    return tuple(
        sorted(
            {
                edit.right.task
                for edit in edits
                if edit.left is not None
                and edit.right is not None
                and edit.left.task == ref.task
                and edit.left.start < ref.end
                and ref.start < edit.left.end
            }
        )
    )


def _elsewhere(key: str, linked: Sequence[int], index: ClauseIndex) -> tuple[ClauseState, tuple[int, ...]]:
    """Look through all right tasks for a clause that stands nowhere in its change; of equals a linked task is taken."""
    shares = [(share, task in linked, -task) for task, share in index.held_shares(key).items()]
    best = max(shares, default=(0.0, False, 0))
    if best[0] >= TAKEN_FROM:
        return "taken", (-best[2],)
    if best[0] >= PARTLY_FROM:
        return "partly", (-best[2],)
    return "not", ()


def _is_frame(text: str) -> bool:
    """Whether a clause asks nothing by itself."""
    words = _words()
    plain = text.strip(LAST_MARKS)
    if not fold(plain) or words.frames.fullmatch(plain) or _is_time(plain):
        return True
    topic = words.topic.fullmatch(plain)
    return topic is not None and not words.doing.search(topic.group(1))


def _is_time(plain: str) -> bool:
    """Whether a clause is nothing but a date or a length of time."""
    rest = list(plain)
    times = [fact for fact in find_quantities(plain) if fact.kind in {"date", "period"}]
    for fact in times:
        rest[fact.start : fact.end] = [""] * (fact.end - fact.start)
    return bool(times) and re.fullmatch(r"[于在到至截止]?(?:之?前|以前|内|以内|起|底)?", "".join(rest)) is not None


def _lost_acts(clause: str, taken_up: str) -> bool:
    """Whether a clause asks for an act that no text which takes it up asks for."""
    plain = _without_names(clause)
    other = _without_names(taken_up)
    return any(acts.search(plain) and not acts.search(other) for acts in _words().acts)


def _without_names(text: str) -> str:
    """Leave out titles and quotations: 《…制定办法》 asks for nothing."""
    rest = list(text)
    for name in find_names(text):
        rest[name.start : name.end] = [""] * (name.end - name.start)
    return "".join(rest)


def _share(found: Iterable[ClauseCoverage]) -> CoverageShare:
    """Count the characters of clauses by state."""
    sizes = dict.fromkeys(("taken", "partly", "not", "frame"), 0)
    for clause in found:
        sizes[clause.state] += len(clause.clause.text)
    return CoverageShare(sizes["taken"], sizes["partly"], sizes["not"], sizes["frame"])


@cache
def _words() -> _Words:
    """Read coverage.toml once."""
    with resources.files("compare").joinpath("coverage.toml").open("rb") as file:
        data = tomllib.load(file)
    return _Words(
        acts=tuple(re.compile(f"(?:{'|'.join(group)})(?![^，。；、]{{0,4}}的)") for group in data["acts"]["groups"]),
        frames=re.compile("|".join(f"(?:{pattern})" for pattern in data["frames"]["patterns"])),
        topic=re.compile(data["frames"]["topic"]),
        doing=re.compile(data["frames"]["doing"]),
        itself=re.compile(data["self"]["patterns"]),
    )
