"""Align the clauses of the linked tasks of one change: kept, changed, moved within, added, dropped."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import Indel

from align.clauses import clauses
from compare.model import ClauseEdit
from compare.order import heaviest_chain, reading_order
from compare.particulars import ClauseRef, LoneClause
from compare.texts.assignment import best_assignment
from compare.texts.clause_chances import LARGEST_TABLE, clause_chances
from compare.texts.clause_model import PAIRED_FROM, SURE_FROM, ClauseWeights, partner_of_left_over
from compare.texts.closeness import Closeness
from compare.texts.edits import token_edits
from compare.texts.folding import fold
from compare.texts.rarity import EVEN_WEIGHTS, Weights, clause_weight

__all__ = ["clause_edits"]

ABSORBING_GAIN = 0.08
"""Score that joining a neighbour must add. Less is what a stray shared character adds to a long clause. From .03 to .12
F1 of the labelled rows is within .003."""

TIE = 1e-6
"""Score added to a pair at the same relative place: settles ties between repeated clauses, never a real difference."""

NO_TITLES: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Span:
    """Neighbouring clauses of one task, numbered through all texts of a side: `first` to `last`, both included."""

    task: int
    start: int
    end: int
    first: int
    last: int
    text: str
    title: bool = False

    @property
    def key(self) -> str:
        return fold(self.text)


_Pair = tuple[_Span | None, _Span | None]


def clause_edits(
    left: Sequence[tuple[int, str]],
    right: Sequence[tuple[int, str]],
    pairs: Collection[tuple[int, int]],
    *,
    weights: Weights = EVEN_WEIGHTS,
    closeness: Closeness | None = None,
    titles: tuple[Mapping[int, int], Mapping[int, int]] = (NO_TITLES, NO_TITLES),
    model: ClauseWeights | None = None,
) -> tuple[ClauseEdit, ...]:
    """Say what became of every clause of the tasks of one change.

    Args:
        left: (task index, text) of the left tasks, in document order.
        right: the same of the right tasks.
        pairs: linked (left task index, right task index); only clauses of linked tasks are paired.
        weights: what each bigram says, see `compare.texts.rarity.bigram_weights`.
        closeness: what the alignment knows of the clauses; None where nothing was measured.
        titles: for the tasks of both sides that have one, how many characters of the text are a title.
        model: weighs what is measured of two clauses; the weights that come with policydiff when None.

    Returns:
        Edits in reading order of the right texts, a dropped clause after its left neighbour. Their left refs tile the
        left texts, their right refs the right texts.
    """
    lefts, rights = _spans(left, titles[0], cut=bool(right)), _spans(right, titles[1], cut=bool(left))
    if len(left) == len(right) == 1 and fold(left[0][1]) == fold(right[0][1]):
        return tuple(_edit(pair, moved=False, chance=1.0) for pair in [(_whole(lefts), _whole(rights))] if any(pair))
    chances = _Chances(lefts, rights, pairs, weights, closeness, model)
    paired = _absorb([(lefts[i], rights[j]) for i, j in chances.best()], lefts, rights)
    olds, news = _left_over(paired, lefts, rights)
    items: list[_Pair] = [*paired, *((span, None) for span in olds), *((None, span) for span in news)]
    items = [items[i] for i in reading_order([(_places(old), _places(new)) for old, new in items])]
    items = _coalesced(items)
    chain = _chain(items)
    return tuple(
        _edit(item, moved=all(item) and index not in chain, chance=chances.of(item), alone=chances.lone(item))
        for index, item in enumerate(items)
    )


class _Chances:
    """How likely every two clauses of linked tasks are one demand."""

    def __init__(
        self,
        lefts: Sequence[_Span],
        rights: Sequence[_Span],
        pairs: Collection[tuple[int, int]],
        weights: Weights,
        closeness: Closeness | None,
        model: ClauseWeights | None,
    ) -> None:
        self._lefts = [span for span in lefts if span.key]  # clauses of nothing but punctuation are not paired
        self._rights = [span for span in rights if span.key]
        self._numbers = [{span.first: i for i, span in enumerate(side)} for side in (self._lefts, self._rights)]
        self._table = clause_chances(
            self._lefts, self._rights, pairs, weights=weights, closeness=closeness, model=model
        )
        self._weights = weights
        self._meaning: bool | None = None  # None where nothing was weighed
        if 0 < self._table.size <= LARGEST_TABLE:
            self._meaning = closeness is not None and closeness.knows_meanings

    def best(self) -> tuple[tuple[int, int], ...]:
        """Choose the pairs that promise the most, as places among all clauses of either side."""
        rows, columns = np.nonzero(self._table >= PAIRED_FROM)
        apart = np.abs((rows + 0.5) / max(len(self._lefts), 1) - (columns + 0.5) / max(len(self._rights), 1))
        gains = self._table[rows, columns] - PAIRED_FROM + TIE * (2.0 - apart)
        ranked = zip(rows.tolist(), columns.tolist(), gains.tolist(), strict=True)
        return tuple((self._lefts[i].first, self._rights[j].first) for i, j in best_assignment(ranked))

    def of(self, pair: _Pair) -> float:
        """Say how likely a pair of runs of clauses is one demand: as likely as the likeliest two clauses of it."""
        old, new = pair
        if old is None or new is None:
            return 0.0
        rows, columns = (
            [known[place] for place in _places(span) if place in known]
            for span, known in zip(pair, self._numbers, strict=True)
        )
        return max((float(self._table[i, j]) for i in rows for j in columns), default=0.0)

    def lone(self, pair: _Pair) -> tuple[LoneClause, ...]:
        """Say of each clause of a run without a partner how likely it has one all the same, and how much it says."""
        old, new = pair
        if self._meaning is None or (old is not None and new is not None):
            return ()
        side, run = (0, old) if new is None else (1, new)
        known, table = self._numbers[side], self._table if side == 0 else self._table.T
        spans = (self._lefts, self._rights)[side]
        return tuple(
            LoneClause(
                ClauseRef(spans[i].task, spans[i].start, spans[i].end, spans[i].text),
                partner_of_left_over(float(table[i].max()), meaning=self._meaning),
                clause_weight(spans[i].key, self._weights),
            )
            for place in _places(run)
            if (i := known.get(place)) is not None
        )


def _spans(texts: Sequence[tuple[int, str]], titles: Mapping[int, int], *, cut: bool) -> list[_Span]:
    """Cut texts into clauses, or take each whole when there is nothing to compare it with."""
    spans: list[_Span] = []
    for task, text in texts:
        for start, end in clauses(text) if cut else ((0, len(text)),):
            if end > start:
                title = end <= titles.get(task, 0)
                spans.append(_Span(task, start, end, len(spans), len(spans), text[start:end], title))
    return spans


def _whole(spans: Sequence[_Span]) -> _Span | None:
    """Join all clauses of one text."""
    whole: _Span | None = None
    for span in spans:
        whole = span if whole is None else _union(whole, span)
    return whole


def _chain(items: Sequence[_Pair]) -> frozenset[int]:
    """Return the indices of the pairs that stay in order, the most text possible."""
    both = [index for index, item in enumerate(items) if all(item)]
    points = [(_places(items[i][0])[0], _places(items[i][1])[0]) for i in both]
    weights = [1 + sum(len(span.text) for span in items[i] if span) for i in both]
    return frozenset(both[k] for k in heaviest_chain(points, weights))


def _absorb(pairs: Sequence[_Pair], lefts: Sequence[_Span], rights: Sequence[_Span]) -> list[_Pair]:
    """Let unpaired clauses join the pair next to them where the longer span is more alike."""
    pairs = list(pairs)
    free = [{span.first for span in lefts}, {span.first for span in rights}]
    for side in (0, 1):
        free[side] -= {place for pair in pairs for place in _places(pair[side])}
    for index in range(len(pairs)):
        for side, spans in ((0, lefts), (1, rights)):
            while (wider := _wider(pairs[index], side, spans, free[side])) is not None:
                free[side] -= set(_places(wider[side]))
                pairs[index] = wider
    return pairs


def _left_over(
    paired: Sequence[_Pair], lefts: Sequence[_Span], rights: Sequence[_Span]
) -> tuple[list[_Span], list[_Span]]:
    """Return the clauses of both sides that are in no pair."""
    taken_left = {place for old, _ in paired for place in _places(old)}
    taken_right = {place for _, new in paired for place in _places(new)}
    return (
        [span for span in lefts if span.first not in taken_left],
        [span for span in rights if span.first not in taken_right],
    )


def _wider(pair: _Pair, side: int, spans: Sequence[_Span], free: set[int]) -> _Pair | None:
    """Return the pair with its better free neighbour on one side joined, or None when neither helps."""
    span = pair[side]
    if span is None or pair[0] is None or pair[1] is None or pair[0].key == pair[1].key:
        return None
    choices: list[tuple[float, _Pair]] = []
    for place in (span.first - 1, span.last + 1):
        if place in free and spans[place].task == span.task:
            joined = _union(span, spans[place])
            wider: _Pair = (joined, pair[1]) if side == 0 else (pair[0], joined)
            choices.append((_score(*wider), wider))
    best = max(choices, key=lambda choice: choice[0], default=None)
    return best[1] if best is not None and best[0] >= _score(*pair) + ABSORBING_GAIN else None


def _coalesced(items: Iterable[_Pair]) -> list[_Pair]:
    """Join neighbours of one fate that are adjacent on every side they have: a longer run reads better."""
    joined: list[_Pair] = []
    for item in items:
        if joined and _fate(joined[-1]) == _fate(item) != "changed" and _adjacent(joined[-1], item):
            (old, new), (next_old, next_new) = joined[-1], item
            joined[-1] = (
                _union(old, next_old) if old and next_old else None,
                _union(new, next_new) if new and next_new else None,
            )
        else:
            joined.append(item)
    return joined


def _fate(item: _Pair) -> str:
    """Return the status of an item as an edit."""
    old, new = item
    if old is None or new is None:
        return "added" if old is None else "dropped"
    return "kept" if old.key == new.key else "changed"


def _adjacent(before: _Pair, after: _Pair) -> bool:
    """Whether the second item follows the first without gap on each side, within one task."""
    return all(
        (old is None and new is None)
        or (old is not None and new is not None and old.task == new.task and old.end == new.start)
        for old, new in zip(before, after, strict=True)
    )


def _union(one: _Span, other: _Span) -> _Span:
    """Join two neighbouring spans of one task, in either order."""
    before, after = (one, other) if one.start < other.start else (other, one)
    return _Span(before.task, before.start, after.end, before.first, after.last, before.text + after.text)


def _places(span: _Span | None) -> tuple[int, ...]:
    """Return the numbers of the clauses in a span."""
    return () if span is None else tuple(range(span.first, span.last + 1))


def _score(old: _Span | None, new: _Span | None) -> float:
    """Return how alike two spans are, in [0, 1]; 0 when one is missing."""
    if old is None or new is None:
        return 0.0
    return float(Indel.normalized_similarity(old.key, new.key))


def _edit(item: _Pair, *, moved: bool, chance: float, alone: tuple[LoneClause, ...] = ()) -> ClauseEdit:
    """Write an item down as an edit.

    Args:
        item: a run of clauses of either side, or of one.
        moved: whether it stands out of the order of the rest.
        chance: how likely both sides are one demand.
        alone: the clauses of a run of one side.
    """
    old, new = (None if span is None else ClauseRef(span.task, span.start, span.end, span.text) for span in item)
    if old is None or new is None:
        return ClauseEdit("added" if old is None else "dropped", old, new, alone=alone)
    if fold(old.text) == fold(new.text):
        return ClauseEdit("kept", old, new, moved=moved)
    tokens = token_edits(old.text, new.text)
    otherwise = all(token.op != "equal" for token in tokens)  # what is said otherwise has not merely moved
    tentative = chance < SURE_FROM
    return ClauseEdit("changed", old, new, tokens, moved and not otherwise, None, otherwise, tentative)
