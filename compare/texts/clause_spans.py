"""Runs of clauses of one task, and pairs of them: what one side says and what the other says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from align.clauses import clauses
from compare.texts.folding import fold

__all__ = ["Pair", "Span", "places", "sentence_numbers", "spans_of", "union", "whole"]

SENTENCE_ENDS = frozenset("。；！？;!?\n")


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring clauses of one task.

    Attributes:
        task: index of the task.
        start: where they begin in its words.
        end: where they end.
        first: number of the first one, counted through all texts of the side.
        last: number of the last one.
        text: their words.
        title: whether they are a title or a part of one.
    """

    task: int
    start: int
    end: int
    first: int
    last: int
    text: str
    title: bool = False

    @property
    def key(self) -> str:
        """Their words, folded."""
        return fold(self.text)


Pair = tuple[Span | None, Span | None]
"""What the left side says and what the right side says of it; None where one says nothing."""


def spans_of(texts: Sequence[tuple[int, str]], titles: Mapping[int, int], *, cut: bool) -> list[Span]:
    """Cut texts into clauses, or take each whole when there is nothing to compare it with.

    Args:
        texts: (task index, text), in order.
        titles: of tasks that have one, how many characters of the text are a title.
        cut: whether to cut.
    """
    spans: list[Span] = []
    for task, text in texts:
        for start, end in clauses(text) if cut else ((0, len(text)),):
            if end > start:
                title = end <= titles.get(task, 0)
                spans.append(Span(task, start, end, len(spans), len(spans), text[start:end], title))
    return spans


def union(one: Span, other: Span) -> Span:
    """Join two neighbouring spans of one task, in either order."""
    before, after = (one, other) if one.start < other.start else (other, one)
    return Span(before.task, before.start, after.end, before.first, after.last, before.text + after.text)


def whole(spans: Sequence[Span]) -> Span | None:
    """Join all clauses of one text."""
    found: Span | None = None
    for span in spans:
        found = span if found is None else union(found, span)
    return found


def places(span: Span | None) -> tuple[int, ...]:
    """Give the numbers of the clauses in a span."""
    return () if span is None else tuple(range(span.first, span.last + 1))


def sentence_numbers(spans: Sequence[Span]) -> list[int]:
    """Number the sentence of every clause of a side."""
    numbers = [0] if spans else []
    for before, after in pairwise(spans):
        ends = before.task != after.task or before.text.rstrip()[-1:] in SENTENCE_ENDS
        numbers.append(numbers[-1] + ends)
    return numbers
