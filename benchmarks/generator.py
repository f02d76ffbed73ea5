"""Labelled pairs of task lists by mutation of real ones: the truth is known because the program made it.

>>> pair = generated(50, seed=1)
>>> len(pair.left)
50
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Literal, get_args

from align.folding import kernel
from align.model import Extent, Label, Segment
from benchmarks.mutations import edited, halves, joined, misread, paraphrased, units_swapped
from benchmarks.sources import Task, longest_list, real_tasks, recombined_tasks

__all__ = ["Event", "GeneratedPair", "Rates", "TrueLink", "generated", "siblings", "variant"]

Event = Literal["edited", "paraphrased", "misread", "unit", "split", "merged", "moved", "renumbered"]
EVENTS: tuple[Event, ...] = get_args(Event)
"""What happened to a left task; nothing at all is an empty tuple."""

NEAREST_MOVE = 0.1
"""Share of the list that a moved task passes at least: a shorter way could as well be the way of its neighbours."""

LONGEST_BLOCK = 3
"""Tasks that move together at most."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of the left tasks to which something happens.

    Attributes:
        delete: dropped.
        insert: added, of tasks that stand nowhere in the left list.
        move: taken elsewhere, alone or with the next one or two.
        split: become two tasks.
        merge: become one with the next task.
        edit: numbers, dates and words changed.
        paraphrase: said in other words.
        misread: characters confused.
        unit: given to another unit.
    """

    delete: float = 0.1
    insert: float = 0.1
    move: float = 0.06
    split: float = 0.08
    merge: float = 0.06
    edit: float = 0.25
    paraphrase: float = 0.2
    misread: float = 0.1
    unit: float = 0.15

    def __post_init__(self) -> None:
        for field in fields(self):
            if not 0.0 <= getattr(self, field.name) <= 1.0:
                raise ValueError(f"Rate {field.name} is {getattr(self, field.name)!r}; it is a share from 0 to 1.")
        for names in (("delete", "split", "merge"), ("edit", "paraphrase", "misread")):
            if sum(getattr(self, name) for name in names) > 1.0:
                raise ValueError(f"Rates {', '.join(names)} exclude one another; together they are at most 1.")


@dataclass(frozen=True, slots=True)
class TrueLink:
    """A true pair of tasks.

    Attributes:
        left: index into the left tasks.
        right: index into the right tasks.
        label: `same` if letters and digits are equal, `rewritten` if paraphrased, else `edited`.
        extent: which side takes part only in part.
        events: what happened, in the order of `Event`.
    """

    left: int
    right: int
    label: Label
    extent: Extent
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class GeneratedPair:
    """Two lists and everything that is true about them.

    Attributes:
        name: with length and seed.
        left: tasks.
        right: tasks.
        links: sorted by (left, right).
        dropped: left tasks without a link, ascending.
        added: right tasks without a link, ascending.
    """

    name: str
    left: tuple[Task, ...]
    right: tuple[Task, ...]
    links: tuple[TrueLink, ...]
    dropped: tuple[int, ...]
    added: tuple[int, ...]

    def segments(self) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
        """Give both lists as `align` takes them: text and headings, no number and no unit."""
        left, right = (tuple(Segment(task.text, task.headings) for task in side) for side in (self.left, self.right))
        return left, right


@dataclass(frozen=True, slots=True)
class _Made:
    """A right task in the making: the left tasks it comes from, and what happened to each of them."""

    task: Task
    origins: tuple[int, ...]
    events: tuple[frozenset[Event], ...]

    def after(self, event: Event, task: Task) -> "_Made":
        """Let something happen to every origin that leaves this task."""
        return _Made(task, self.origins, tuple(events | {event} for events in self.events))


def generated(length: int, *, seed: int, rates: Rates | None = None, cases: bool = False) -> GeneratedPair:
    """Generate a labelled pair.

    Short lists, and the strangers in them, are tasks of one real document; where it does not suffice, the clauses of
    all are put together anew.

    Args:
        length: of the left list; the right one has about as many.
        seed: the same seed gives the same pair.
        rates: of what happens.
        cases: whether to take tasks also from the lists that may not be passed on.
    """
    rates = rates or Rates()
    rng = Random(seed)
    lists = real_tasks(cases=cases)
    wanted = length + round(rates.insert * length)
    pool = longest_list(lists)
    if len(pool) < wanted:
        pool = recombined_tasks(wanted, lists, rng)
    chosen = set(rng.sample(range(len(pool)), wanted))
    strange = set(rng.sample(sorted(chosen), wanted - length))
    left = _numbered([pool[index] for index in sorted(chosen - strange)])
    units = tuple(sorted({unit for task in pool for unit in task.units}))
    right = _moved(_mutated(left, units, rates, rng), rates, rng)
    for index in sorted(strange):
        place = rng.randrange(len(right) + 1)
        right.insert(place, _Made(_placed(pool[index], right, place), (), ()))
    return _pair(f"generated {length}, seed {seed}", left, right)


def variant(tasks: Sequence[Task], *, seed: int, rates: Rates | None = None) -> tuple[Task, ...]:
    """Make another list of one, as the next year or a lower government would; nothing is added.

    Args:
        tasks: of the list.
        seed: the same seed gives the same list.
        rates: of what happens.
    """
    rates = rates or Rates()
    rng = Random(seed)
    units = tuple(sorted({unit for task in tasks for unit in task.units}))
    made = _moved(_mutated(tasks, units, rates, rng), rates, rng)
    return _numbered([one.task for one in made])


def siblings(count: int = 30, *, seed: int) -> GeneratedPair:
    """Generate lists in which every other task has the same text: only what stands around tells which is which.

    Args:
        count: of equal tasks in the left list, each after a task of its own; one in ten is dropped together with it,
            and as many strangers are added.
        seed: the same seed gives the same pair.
    """
    rng = Random(seed)
    pool = longest_list(real_tasks())
    few = max(1, count // 10)
    own = rng.sample(pool, count + few)
    same = Task("", "按时完成年度目标任务，年底前报送工作总结。", ("重点任务",), ())
    left = _numbered([replace(task, headings=("重点任务",)) for one in own[:count] for task in (one, same)])
    gone = set(rng.sample(range(count), few))
    right = [
        _Made(left[place], (place,), (frozenset(),))
        for index in range(count)
        if index not in gone
        for place in (2 * index, 2 * index + 1)
    ]
    for stranger in own[count:]:
        task = replace(stranger, headings=("重点任务",))
        right.insert(2 * rng.randrange(len(right) // 2), _Made(task, (), ()))
    return _pair(f"{count} identical siblings, seed {seed}", left, right)


def _mutated(left: Sequence[Task], units: tuple[str, ...], rates: Rates, rng: Random) -> list[_Made]:
    """Decide on every left task in order; the result is still in their order."""
    made: list[_Made] = []
    waiting: _Made | None = None
    for index, task in enumerate(left):
        fate = rng.random()
        if fate < rates.delete and waiting is None:
            continue
        one = _changed(task, index, units, rates, rng)
        if waiting is not None:
            made.append(_merged(waiting, one))
            waiting = None
        elif fate < rates.delete + rates.split and (parts := halves(one.task.text)):
            made += [one.after("split", replace(one.task, text=part)) for part in parts]
        elif rates.delete + rates.split <= fate < rates.delete + rates.split + rates.merge and index < len(left) - 1:
            waiting = one
        else:
            made.append(one)
    return made


def _changed(task: Task, index: int, units: tuple[str, ...], rates: Rates, rng: Random) -> _Made:
    """Let at most one thing happen to the text, and one to the units."""
    fate = rng.random()
    events: set[Event] = set()
    text = task.text
    event: Event = "edited"
    if fate < rates.edit:
        text = edited(text, rng)
    elif fate < rates.edit + rates.paraphrase:
        text, event = paraphrased(text, rng), "paraphrased"
    elif fate < rates.edit + rates.paraphrase + rates.misread:
        text, event = misread(text, rng), "misread"
    if text != task.text:
        events.add(event)
    if rng.random() < rates.unit:
        task = replace(task, units=units_swapped(task.units, units, rng))
        events.add("unit")
    return _Made(replace(task, text=text), (index,), (frozenset(events),))


def _merged(first: _Made, second: _Made) -> _Made:
    both = tuple(dict.fromkeys((*first.task.units, *second.task.units)))
    task = replace(first.task, text=joined(first.task.text, second.task.text), units=both)
    return _Made(task, first.origins + second.origins, first.events + second.events).after("merged", task)


def _moved(made: list[_Made], rates: Rates, rng: Random) -> list[_Made]:
    """Take blocks out and put them in far away; the parts of one split stay together."""
    wanted = round(rates.move * len(made))
    nearest = max(2, round(NEAREST_MOVE * len(made)))
    moved = 0
    for _ in range(20 * wanted):  # most tries find a place; a list too short for a move has none
        if moved >= wanted:
            break
        start = rng.randrange(len(made))
        end = min(len(made), start + rng.randint(1, min(LONGEST_BLOCK, wanted - moved)))
        block = made[start:end]
        rest = made[:start] + made[end:]
        place = rng.randrange(len(rest) + 1)
        if abs(place - start) < nearest or any("moved" in events for one in block for events in one.events):
            continue
        if _torn(made, start) or _torn(made, end) or _torn(rest, place):
            continue
        block = [one.after("moved", _placed(one.task, rest, place)) for one in block]
        made = rest[:place] + block + rest[place:]
        moved += len(block)
    return made


def _torn(made: Sequence[_Made], place: int) -> bool:
    """Whether a cut here would part two tasks of one origin."""
    return 0 < place < len(made) and bool(set(made[place - 1].origins) & set(made[place].origins))


def _placed(task: Task, around: Sequence[_Made], place: int) -> Task:
    """Give a task the headings of the one that it will follow."""
    return replace(task, headings=around[max(0, place - 1)].task.headings) if around else task


def _numbered(tasks: Sequence[Task]) -> tuple[Task, ...]:
    return tuple(replace(task, number=str(number)) for number, task in enumerate(tasks, start=1))


def _pair(name: str, left: tuple[Task, ...], made: Sequence[_Made]) -> GeneratedPair:
    """Number the right list and write down the truth."""
    right = _numbered([one.task for one in made])
    links = sorted(
        (
            _link((origin, place), left[origin], right[place], events)
            for place, one in enumerate(made)
            for origin, events in zip(one.origins, one.events, strict=True)
        ),
        key=lambda link: (link.left, link.right),
    )
    linked = {link.left for link in links}
    return GeneratedPair(
        name,
        left,
        right,
        tuple(links),
        tuple(index for index in range(len(left)) if index not in linked),
        tuple(place for place, one in enumerate(made) if not one.origins),
    )


def _link(place: tuple[int, int], old: Task, new: Task, events: frozenset[Event]) -> TrueLink:
    if old.number != new.number:
        events = events | {"renumbered"}
    extent: Extent = "left-part" if "split" in events else "right-part" if "merged" in events else "full"
    kept = kernel(new.text) in kernel(old.text) or kernel(old.text) in kernel(new.text)
    label: Label = "same" if kept else "rewritten" if "paraphrased" in events else "edited"
    return TrueLink(*place, label, extent, tuple(event for event in EVENTS if event in events))
