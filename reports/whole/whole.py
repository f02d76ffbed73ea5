"""Both documents whole and in step, worded: every passage once, jumps between the places of what moved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from compare import Change, Comparison
from reports.rows.order import SectionRun
from reports.rows.task_text import text_marks
from reports.rows.views import TextSpan
from reports.whole.marks import Surroundings, plain_lines
from reports.whole.passages import Passage, Remnant, read_passages
from reports.whole.steps import Step, in_step
from reports.whole.views import Jump, Line, PassageView, RemnantView, StepRun, StepView, TaskSlot, Whole
from reports.words.phrases import place_of, side_columns, side_names
from reports.words.wording import Wording

__all__ = ["make_whole"]

Side = Literal["left", "right"]

_PART_STEPS: Final = 50
"""Steps that the browser lays out as one: those off screen are left out, as with the rows of the table."""

_SIZE_LIMITS: Final = (2, 6, 14, 30)  # steps up to which a part has size 1, 2, 3, 4


def make_whole(comparison: Comparison, runs: Sequence[SectionRun], words: Wording) -> Whole:
    """Word both documents side by side.

    Args:
        comparison: the comparison.
        runs: its changes in the order of the table.
        words: the language.
    """
    (left, left_rest), (right, right_rest) = read_passages(comparison.left), read_passages(comparison.right)
    steps = in_step(comparison, left, right)
    book = _Book(comparison, runs, left, right, steps, words)
    views = tuple(
        book.step(
            at,
            book.passages("left", [left[place] for place in step.left], at, [right[place] for place in step.right]),
            book.passages("right", [right[place] for place in step.right], at, [left[place] for place in step.left]),
        )
        for at, step in enumerate(steps)
    )
    parts = (views[start : start + _PART_STEPS] for start in range(0, len(views), _PART_STEPS))
    names = side_names(comparison, words)
    return Whole(
        columns=names if names[0] != words["left_document"] else side_columns(comparison, words),
        parts=tuple(StepRun(1 + sum(len(part) > limit for limit in _SIZE_LIMITS), part) for part in parts),
        bare=" ".join(
            name for name, document in (("old", comparison.left), ("new", comparison.right)) if not document.pieces
        ),
        remnants=(_remnants(left_rest, words), _remnants(right_rest, words)),
    )


class _Book:
    """Knows in which step every task of a comparison stands, and under which id."""

    def __init__(
        self,
        comparison: Comparison,
        runs: Sequence[SectionRun],
        left: Sequence[Passage],
        right: Sequence[Passage],
        steps: Sequence[Step],
        words: Wording,
    ) -> None:
        self._comparison = comparison
        self._words = words
        self._change: dict[tuple[Side, int], Change] = {}
        for change in comparison.changes:
            self._change |= {("left", task): change for task in change.left}
            self._change |= {("right", task): change for task in change.right}
        order = (comparison.changes[index].id for run in runs for index in run.changes)
        self._ordinals = {name: place for place, name in enumerate(order, start=1)}
        self._step: dict[tuple[Side, int], int] = {}
        for at, step in enumerate(steps):
            self._step |= {("left", task): at for place in step.left if (task := left[place].task) is not None}
            self._step |= {("right", task): at for place in step.right if (task := right[place].task) is not None}
        self._ids, self._rows = self._names()
        self._around = Surroundings(comparison, text_marks(comparison, words))

    def _names(self) -> tuple[Mapping[int, str], Mapping[int, str]]:
        """Name every step with tasks after its change: first that of the place where the table shows the row."""
        home: tuple[Side, Side] = ("left", "right") if self._comparison.mode == "level" else ("right", "left")
        ids: dict[int, str] = {}
        rows: dict[int, str] = {}
        for change in self._comparison.changes:
            tasks = {"left": change.left, "right": change.right}
            places = dict.fromkeys(self._step[side, task] for side in home for task in tasks[side])
            name = change.id.replace("r-", "w-", 1)
            ids |= {at: name if not number else f"{name}-{number + 1}" for number, at in enumerate(places)}
            rows |= dict.fromkeys(places, change.id)
        return ids, rows

    def step(self, at: int, left: tuple[PassageView, ...], right: tuple[PassageView, ...]) -> StepView:
        """Word a step of which the passages are worded."""
        row = self._rows.get(at)
        if row is None:
            changed = any(
                span.mark or any(piece.kind != "equal" for piece in span.pieces) for span in _spans(left, right)
            )
            return StepView(f"w-s{at}" if changed else None, None, None, left, right)
        return StepView(self._ids[at], self._ordinals[row], f"#{row}", left, right)

    def passages(
        self, side: Side, own: Sequence[Passage], at: int, beside: Sequence[Passage]
    ) -> tuple[PassageView, ...]:
        """Word the passages of one side of a step; what stands beside them says what changed."""
        return tuple(self._passage(side, passage, at, beside) for passage in own)

    def _passage(self, side: Side, passage: Passage, at: int, beside: Sequence[Passage]) -> PassageView:
        if passage.task is None:
            if not beside:
                marked = self._around.alone(passage, side)
            elif side == "left":
                marked, _ = self._around.pair(passage, beside[0])
            else:
                _, marked = self._around.pair(beside[0], passage)
            roles = (role for role, _ in passage.lines)
            return PassageView(None, tuple(Line(role, spans) for role, spans in zip(roles, marked, strict=True)))
        change = self._change[side, passage.task]
        document = self._comparison.left if side == "left" else self._comparison.right
        alone = len(change.left if side == "left" else change.right) == 1
        slot = TaskSlot(
            task=None if alone else document.tasks[passage.task].id,
            mark=passage.mark,
            jumps=tuple(self._jumps(change, side, passage.task, at)),
        )
        lines = zip((role for role, _ in passage.lines), plain_lines(passage), strict=True)
        return PassageView(slot, tuple(Line(role, spans) for role, spans in lines))

    def _jumps(self, change: Change, side: Side, task: int, at: int) -> Iterable[Jump]:
        """Say where tasks stand that are linked to one and not in line with it."""
        other: Side = "right" if side == "left" else "left"
        document = self._comparison.right if side == "left" else self._comparison.left
        key = f"whole_moved_{side}" if change.moved and self._comparison.mode == "year" else f"see_{side}"
        for index in change.links:
            link = self._comparison.links[index]
            own, far = (link.left, link.right) if side == "left" else (link.right, link.left)
            if own == task and (there := self._step[other, far]) != at:
                yield Jump(self._words[key].format(place=place_of(far, document, self._words)), f"#{self._ids[there]}")


def _spans(*sides: tuple[PassageView, ...]) -> Iterable[TextSpan]:
    return (span for side in sides for view in side for line in view.lines for span in line.spans)


def _remnants(remnants: Iterable[Remnant], words: Wording) -> tuple[RemnantView, ...]:
    return tuple(RemnantView(words["task_line"].format(line=entry.line), entry.text) for entry in remnants)
