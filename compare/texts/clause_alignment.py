"""Align the clauses of the linked tasks of one change: kept, changed, moved within, added, dropped."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from compare.model import ClauseEdit
from compare.order import heaviest_chain, reading_order
from compare.particulars import ClauseRef, LoneClause
from compare.texts.clause_caution import shares_stock_alone
from compare.texts.clause_joining import Neighbours, joined
from compare.texts.clause_model import SURE_FROM, ClauseWeights, load_clause_weights
from compare.texts.clause_pairing import Pairing
from compare.texts.clause_remaining import Rest, second_look
from compare.texts.clause_spans import Pair, Span, places, spans_of, union, whole
from compare.texts.closeness import Closeness
from compare.texts.edits import token_edits
from compare.texts.folding import fold
from compare.texts.rarity import EVEN_WEIGHTS, Weights

__all__ = ["clause_edits"]

DIGITS = 6
"""Places of a probability, so that the order of a sum does not show."""

NO_TITLES: Mapping[int, int] = MappingProxyType({})


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
    lefts, rights = spans_of(left, titles[0], cut=bool(right)), spans_of(right, titles[1], cut=bool(left))
    if len(left) == len(right) == 1 and fold(left[0][1]) == fold(right[0][1]):
        return tuple(_edit(pair, moved=False, chance=1.0) for pair in [(whole(lefts), whole(rights))] if any(pair))
    pairing = Pairing(lefts, rights, pairs, weights, closeness, model)
    paired: list[Pair] = [(lefts[i], rights[j]) for i, j in pairing.best()]
    model = model or load_clause_weights(meaning=bool(pairing.meaning))
    if model.joining is not None:
        paired = joined(Neighbours(paired, (lefts, rights), pairing, weights), model.joining)
    if model.remaining is not None and pairing.meaning is not None:
        paired += second_look(Rest(paired, (lefts, rights), pairing, weights), model.remaining, model.objects)
    olds, news = _left_over(paired, lefts, rights)
    items: list[Pair] = [*paired, *((span, None) for span in olds), *((None, span) for span in news)]
    items = [items[i] for i in reading_order([(places(old), places(new)) for old, new in items])]
    items = _coalesced(items)
    chain = _chain(items)
    return tuple(
        _edit(item, moved=all(item) and index not in chain, chance=pairing.of(item), alone=pairing.lone(item))
        for index, item in enumerate(items)
    )


def _chain(items: Sequence[Pair]) -> frozenset[int]:
    """Return the indices of the pairs that stay in order, the most text possible."""
    both = [index for index, item in enumerate(items) if all(item)]
    points = [(places(items[i][0])[0], places(items[i][1])[0]) for i in both]
    weights = [1 + sum(len(span.text) for span in items[i] if span) for i in both]
    return frozenset(both[k] for k in heaviest_chain(points, weights))


def _left_over(paired: Sequence[Pair], lefts: Sequence[Span], rights: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Return the clauses of both sides that are in no pair."""
    taken_left = {place for old, _ in paired for place in places(old)}
    taken_right = {place for _, new in paired for place in places(new)}
    return (
        [span for span in lefts if span.first not in taken_left],
        [span for span in rights if span.first not in taken_right],
    )


def _coalesced(items: Iterable[Pair]) -> list[Pair]:
    """Join neighbours of one fate that are adjacent on every side they have: a longer run reads better."""
    joined: list[Pair] = []
    for item in items:
        if joined and _fate(joined[-1]) == _fate(item) != "changed" and _adjacent(joined[-1], item):
            (old, new), (next_old, next_new) = joined[-1], item
            joined[-1] = (
                union(old, next_old) if old and next_old else None,
                union(new, next_new) if new and next_new else None,
            )
        else:
            joined.append(item)
    return joined


def _fate(item: Pair) -> str:
    """Return the status of an item as an edit."""
    old, new = item
    if old is None or new is None:
        return "added" if old is None else "dropped"
    return "kept" if old.key == new.key else "changed"


def _adjacent(before: Pair, after: Pair) -> bool:
    """Whether the second item follows the first without gap on each side, within one task."""
    return all(
        (old is None and new is None)
        or (old is not None and new is not None and old.task == new.task and old.end == new.start)
        for old, new in zip(before, after, strict=True)
    )


def _edit(item: Pair, *, moved: bool, chance: float, alone: tuple[LoneClause, ...] = ()) -> ClauseEdit:
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
    if shares_stock_alone(old.text, new.text):
        chance = 0.0
    return ClauseEdit(
        "changed", old, new, tokens, moved and not otherwise, None, otherwise, chance < SURE_FROM, round(chance, DIGITS)
    )
