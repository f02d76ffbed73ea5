"""Compare the deadlines 时限 of the tasks of one change."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from align.clauses import clauses
from compare.model import Mode
from compare.particulars import DeadlineChange, DeadlineStatus, FactChange
from compare.texts.folding import without_spaces
from documents.chinese.deadlines import names_year, read_deadline
from documents.chinese.numerals import HAN_NUMERALS, number_of
from documents.chinese.time_phrases import find_deadlines
from documents.chinese.time_words import INTERVALS, last_day
from documents.model import Deadline, Task

__all__ = [
    "counted_from",
    "deadline_change",
    "deadline_status",
    "meaning_of",
    "moved_on_by",
    "one_by_one",
    "own_deadlines",
    "remark_scope",
    "without_deadlines",
]

FROM_MONTH = re.compile(rf"[\d{HAN_NUMERALS}]+[月日].*")
"""What a deadline that comes back says besides how often: 每年3月底前."""

NUMERAL = re.compile(rf"[\d{HAN_NUMERALS}]+")

HOURS = re.compile(rf"(?P<number>[\d.{HAN_NUMERALS}]+)个?小时")
"""A length of time below a day."""

WHOLE_TASK = re.compile(r"(?:此项|该项|本项|这项|上述)?(?:任务|工作)|[于在]|(?:全部|全面)?(?:完成|办结|落实)(?:到位)?")
"""What a remark says of a deadline without setting it for a part: 此项任务于9月底前完成."""

LEAST_SCOPE = 5
"""Characters that say of what or for whom alone a deadline is; one short name of an office may be that of its unit."""

SOME_YEAR = 2001
"""Stands for the year of documents that do not say theirs, to tell 9月底前 from 年底前."""

LENGTHS = ("days", "working_days", "months", "years")
"""Fields of a `Deadline` that hold a length of time; lengths are compared within one of them only."""

COUNTED = frozenset(["days", "working_days"])
"""Those whose difference a `DeadlineChange` tells."""


def deadline_change(
    left: Sequence[Task], right: Sequence[Task], *, years: tuple[int | None, int | None] = (None, None), mode: Mode
) -> DeadlineChange | None:
    """Say what became of the deadline of a change; 9月底前 in a remark is a deadline, too.

    Args:
        left: its left tasks.
        right: its right tasks.
        years: the years of both documents; a deadline without a year is one of its document's year.
        mode: only in `year` may a deadline roll on with the plan 顺延.

    Returns:
        None when no task has a deadline. Sides with several deadlines are compared by those that only one side has;
        where these are not one on each side, the deadline is `changed`.
    """
    olds, news = _read(left, years[0]), _read(right, years[1])
    if not olds and not news:
        return None
    before, after = "；".join(one.phrase for one in olds) or None, "；".join(one.phrase for one in news) or None
    scopes = [remark_scope(tasks) for tasks in (left, right)]
    status, lengths = deadline_status(
        [one.phrase for one in olds], [one.phrase for one in news], years=years, mode=mode
    )
    if scopes[0] != scopes[1] and status in {"earlier", "later"}:
        status, lengths = "changed", {}
    change = DeadlineChange(status, before, after, olds, news, lengths.get("days"), lengths.get("working_days"))
    return replace(change, left_scope=scopes[0], right_scope=scopes[1])


def deadline_status(
    left: Sequence[str], right: Sequence[str], *, years: tuple[int | None, int | None] = (None, None), mode: Mode
) -> tuple[DeadlineStatus, dict[str, int]]:
    """Say what became of deadlines as printed, of which there is one at least.

    Args:
        left: those of the left side.
        right: those of the right one.
        years: of both documents.
        mode: as for `deadline_change`.

    Returns:
        The status, and by how many days or working days where that can be told.
    """
    if not left or not right:
        return ("dropped" if left else "added"), {}
    olds, news = _read_phrases(left, years[0]), _read_phrases(right, years[1])
    if None in years and not any(names_year(one.phrase) for one in (*olds, *news)):
        # two phrases of an unknown year can still be told apart; what is read of them stays without a day
        return _compared(_read_phrases(left, SOME_YEAR), _read_phrases(right, SOME_YEAR), (None, None), mode)
    return _compared(olds, news, years, mode)


def remark_scope(tasks: Sequence[Task]) -> str | None:
    """Return what a remark says beside its deadline, where it sets one for a part of the task or some of its units."""
    for task in tasks:
        if task.deadline or not task.remark:
            continue
        for start, end in clauses(task.remark):
            clause = without_spaces(task.remark[start:end]).strip("，。；,;")
            phrases = find_deadlines(clause)
            if phrases and len(WHOLE_TASK.sub("", clause.replace(phrases[0], ""))) >= LEAST_SCOPE:
                return clause
    return None


def _read(tasks: Sequence[Task], year: int | None) -> tuple[Deadline, ...]:
    """Read the deadlines of tasks in document order; the same phrase is read once."""
    return _read_phrases([phrase for task in tasks for phrase in own_deadlines(task)], year)


def _read_phrases(phrases: Iterable[str], year: int | None) -> tuple[Deadline, ...]:
    found: dict[str, Deadline] = {}
    for phrase in phrases:
        if key := _normalised(phrase):
            found.setdefault(key, read_deadline(phrase, year))
    return tuple(found.values())


def own_deadlines(task: Task) -> tuple[str, ...]:
    """Return the deadline of a task; where its field is empty, the times by which its remark says that it is done."""
    return (task.deadline,) if task.deadline else find_deadlines(task.remark or "")


def without_deadlines(
    facts: Sequence[FactChange],
    left: Sequence[Task],
    right: Sequence[Task],
    years: tuple[int | None, int | None],
) -> tuple[FactChange, ...]:
    """Leave out the dates that the deadlines of a change tell: 2020年底 in a text and in the field are one time.

    Args:
        facts: changes of facts.
        left: the left tasks of the change.
        right: its right tasks.
        years: the years of both documents.
    """
    ends = [{one.end for one in _read(tasks, year)} - {None} for tasks, year in zip((left, right), years, strict=True)]
    either = ends[0] | ends[1]

    def told(phrase: str | None, year: int | None) -> bool:
        return phrase is None or read_deadline(phrase, year).end in either

    return tuple(
        fact for fact in facts if fact.kind != "date" or not (told(fact.left, years[0]) and told(fact.right, years[1]))
    )


def _normalised(deadline: str) -> str:
    """Fold width and spaces, and a full stop at the end."""
    return without_spaces(deadline).rstrip("。.;,")


def _compared(
    olds: Sequence[Deadline], news: Sequence[Deadline], years: tuple[int | None, int | None], mode: Mode
) -> tuple[DeadlineStatus, dict[str, int]]:
    """Compare what both sides have."""
    distance = years[1] - years[0] if mode == "year" and years[0] and years[1] else 0
    before, after = {meaning_of(one) for one in olds}, {meaning_of(one) for one in news}
    if before == after:
        return "kept", {}
    if distance and {meaning_of(moved_on_by(one, distance)) for one in olds} == after:
        return "rolled", {}
    only_left = [one for one in olds if meaning_of(one) not in after]
    only_right = [one for one in news if meaning_of(one) not in before]
    if len(only_left) != 1 or len(only_right) != 1:
        return "changed", {}
    old, new = only_left[0], only_right[0]
    if distance and not names_year(old.phrase) and not names_year(new.phrase):
        old = moved_on_by(old, distance)  # both speak of the plan's year: 年底前 and 9月底前 are compared within it
    return one_by_one(old, new)


def one_by_one(old: Deadline, new: Deadline) -> tuple[DeadlineStatus, dict[str, int]]:
    """Compare two deadlines that do not mean the same.

    Returns:
        What became of the left one, and by how many days or working days where that can be told.
    """
    if old.kind == "ongoing" or new.kind == "ongoing":
        if old.kind == new.kind or "none" in {old.kind, new.kind}:
            return "changed", {}
        return ("became_ongoing" if new.kind == "ongoing" else "became_dated"), {}
    if old.kind == new.kind == "relative":
        return _lengths_compared(old, new)
    if old.end is None or new.end is None or old.end == new.end:
        return "changed", {}
    days = (new.end - old.end).days
    return ("earlier" if days < 0 else "later"), {"days": days}


def _lengths_compared(old: Deadline, new: Deadline) -> tuple[DeadlineStatus, dict[str, int]]:
    """Compare two times counted from an event."""
    for unit in LENGTHS:
        one, other = getattr(old, unit), getattr(new, unit)
        if one is not None and other is not None and one != other:
            return ("earlier" if other < one else "later"), ({unit: other - one} if unit in COUNTED else {})
    hours, others = _part_of_day(old), _part_of_day(new)
    if hours is not None and others is not None and hours != others:
        return ("earlier" if others < hours else "later"), {}
    return "changed", {}


def _figure(numeral: re.Match[str]) -> str:
    """Write a numeral in figures: 八月八日 and 8月8日 are one day."""
    number = number_of(numeral[0])
    return numeral[0] if number is None else f"{number:g}"


def _part_of_day(deadline: Deadline) -> float | None:
    """Return how many days a length of time has that is counted in hours: 五小时内, 24小时内."""
    if deadline.days is not None:
        return float(deadline.days)
    if deadline.kind != "relative" or any(getattr(deadline, unit) is not None for unit in LENGTHS):
        return None
    hours = HOURS.search(_normalised(deadline.phrase))
    number = None if hours is None else number_of(hours["number"])
    return None if number is None else number / 24


def meaning_of(deadline: Deadline) -> tuple[object, ...]:
    """Return what a deadline says, so that two ways of writing it are equal."""
    phrase = _normalised(deadline.phrase)
    if deadline.kind == "none":
        return ("none", phrase)
    if deadline.kind == "ongoing":
        day = FROM_MONTH.search(phrase)
        intervals = tuple(name for name, pattern in INTERVALS if pattern.search(phrase))
        return ("ongoing", intervals, NUMERAL.sub(_figure, day.group()) if day else "")
    if deadline.kind == "relative":
        return ("relative", *(getattr(deadline, unit) for unit in LENGTHS), _part_of_day(deadline))
    return (deadline.start, deadline.end)


def counted_from(deadline: Deadline, day: date | None) -> Deadline:
    """Count a length of time from a day: 三年内 of a document of 22 January 2019 ends on 22 January 2022."""
    length = (deadline.years, deadline.months, deadline.days)
    if day is None or length == (None, None, None) or deadline.working_days is not None:
        return deadline
    months = day.month - 1 + (deadline.months or 0)
    year, month = day.year + (deadline.years or 0) + months // 12, months % 12 + 1
    end = date(year, month, min(day.day, last_day(year, month).day)) + timedelta(days=deadline.days or 0)
    return Deadline(deadline.phrase, "date", end=end)


def moved_on_by(deadline: Deadline, years: int) -> Deadline:
    """Move a deadline on by whole years."""
    return replace(deadline, start=_later(deadline.start, years), end=_later(deadline.end, years))


def _later(day: date | None, years: int) -> date | None:
    """Move a day on by whole years; the end of February stays the end of February."""
    if day is None:
        return None
    try:
        moved = day.replace(year=day.year + years)
    except ValueError:  # 29 February in a year without
        return date(day.year + years, 2, 28)
    return date(moved.year, 2, 29) if (day.month, day.day) == (2, 28) and _leap(moved.year) else moved


def _leap(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
