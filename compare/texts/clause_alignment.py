"""Align the clauses of the linked tasks of one change: kept, changed, moved within, added, dropped."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Indel

from align.clauses import clauses
from compare.model import ClauseEdit
from compare.order import heaviest_chain, reading_order
from compare.particulars import ClauseRef
from compare.texts.assignment import ScoredPair, best_assignment, scored_pairs
from compare.texts.closeness import Closeness
from compare.texts.edits import token_edits
from compare.texts.folding import fold
from compare.texts.measures import against_the_same, find_measure
from compare.texts.rarity import EVEN_WEIGHTS, Weights, containment, resemblance, shared_bigrams

__all__ = ["clause_edits"]

BEYOND_DOUBT = 0.7
"""Score in [0, 1] from which two clauses are paired across the order of the rest, and whatever they share. In order a
weaker resemblance is enough, because the place speaks for the pair; out of order formulas meet by chance."""

ABSORBING_GAIN = 0.05
"""Score that joining a neighbour must add. Less is what a stray shared character adds to a long clause."""

COMMON_SUBSTANCE = 0.31
"""Resemblance in [0, 1] by rare bigrams that two paired clauses must have. The pairs of the seeds below it share a
formula (依申请公开, 确保政务公开工作) and speak of different things; from 0.32 on they are one clause reworded. Few
bigrams survive in a reworded clause of four characters, so that a pair alike beyond doubt need not reach it."""

HELD_SHARE = 0.4
"""Share in [0, 1] of the lighter of two clauses left over, by rare bigrams, that the other must hold to be paired with
it. Of the candidates of the seeds those below speak of different things: 准确公开会议决策事项 and 依法履行决策…程序."""

HELD_WEIGHT = 2.0
"""Weight that two clauses left over must share: two bigrams that no other clause has, or more of commoner ones. Less
is one word."""

CLOSE = 0.41
"""Closeness in [0, 1] of two clauses left over, each the closest to the other, as the alignment measured it: characters
and meaning. Of the pairs of the seeds and of two work reports that reach this, `CLOSE_WEIGHT` and `CLOSE_RARE` nine
in ten say one thing in other words; of those below most do not."""

CLOSE_WEIGHT = 2.6
"""Weight that they must share besides: two words that few clauses have."""

CLOSE_RARE = 0.56
"""Mean weight in [0, 1] of what they share: less are the words of their subject, 政务新媒体 or 信息公开."""

LARGEST_REST = 40_000
"""Pairs of clauses left over that are looked through for one that holds another, less than a second. In a change with
more, texts of a hundred pages, they stay dropped and added."""

ORDER_BONUS = 0.02
"""Score added to a pair at the same relative place: settles ties between repeated clauses, never a real difference."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Neighbouring clauses of one task, numbered through all texts of a side: `first` to `last`, both included."""

    task: int
    start: int
    end: int
    first: int
    last: int
    text: str

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
) -> tuple[ClauseEdit, ...]:
    """Say what became of every clause of the tasks of one change.

    Args:
        left: (task index, text) of the left tasks, in document order.
        right: the same of the right tasks.
        pairs: linked (left task index, right task index); only clauses of linked tasks are paired.
        weights: what each bigram says, see `compare.texts.rarity.bigram_weights`.
        closeness: what the alignment knows of the clauses; None where nothing was measured.

    Returns:
        Edits in reading order of the right texts, a dropped clause after its left neighbour. Their left refs tile the
        left texts, their right refs the right texts.
    """
    lefts, rights = _spans(left, cut=bool(right)), _spans(right, cut=bool(left))
    if len(left) == len(right) == 1 and fold(left[0][1]) == fold(right[0][1]):
        return tuple(_edit(pair, moved=False) for pair in [(_whole(lefts), _whole(rights))] if any(pair))
    paired = _in_order(_paired(lefts, rights, pairs, weights))
    paired = _absorb(paired, lefts, rights)
    for further in (_held, _twins):
        paired = sorted([*paired, *further(paired, lefts, rights, pairs, weights)], key=lambda pair: _places(pair[0]))
    close = [] if closeness is None else _close(paired, lefts, rights, pairs, weights, closeness)
    paired = sorted([*paired, *close], key=lambda pair: _places(pair[0]))
    olds, news = _left_over(paired, lefts, rights)
    items: list[_Pair] = [*paired, *((span, None) for span in olds), *((None, span) for span in news)]
    items = [items[i] for i in reading_order([(_places(old), _places(new)) for old, new in items])]
    items = _coalesced(items)
    chain = _chain(items)
    still = {_places(old) for old, _ in close}  # said in other words, it is no clause that only stands elsewhere
    edits = (
        _edit(item, moved=all(item) and index not in chain and _places(item[0]) not in still)
        for index, item in enumerate(items)
    )
    return tuple(
        replace(edit, in_other_words=True) if edit.status == "changed" and _places(item[0]) in still else edit
        for edit, item in zip(edits, items, strict=True)
    )


def _spans(texts: Sequence[tuple[int, str]], *, cut: bool) -> list[_Span]:
    """Cut texts into clauses, or take each whole when there is nothing to compare it with."""
    spans: list[_Span] = []
    for task, text in texts:
        for start, end in clauses(text) if cut else ((0, len(text)),):
            if end > start:
                spans.append(_Span(task, start, end, len(spans), len(spans), text[start:end]))
    return spans


def _whole(spans: Sequence[_Span]) -> _Span | None:
    """Join all clauses of one text."""
    whole: _Span | None = None
    for span in spans:
        whole = span if whole is None else _union(whole, span)
    return whole


def _paired(
    lefts: Sequence[_Span], rights: Sequence[_Span], pairs: Collection[tuple[int, int]], weights: Weights
) -> list[_Pair]:
    """Pair clauses of linked tasks that share more than formulas so that the sum of their scores is greatest."""
    left_places, right_places = _places_by_task(lefts), _places_by_task(rights)
    partners: dict[int, list[int]] = {}
    for old_task, new_task in sorted(set(pairs)):
        partners.setdefault(old_task, []).extend(right_places.get(new_task, []))
    left_keys, right_keys = [span.key for span in lefts], [span.key for span in rights]
    found: list[ScoredPair] = []
    for task, places in partners.items():
        found += scored_pairs(left_places.get(task, []), left_keys, places, right_keys)
    scale = ORDER_BONUS / max(len(lefts), len(rights), 1)
    ranked = [
        (i, j, score - scale * abs(_share(i, lefts, rights) - j))
        for i, j, score in found
        if score >= BEYOND_DOUBT or resemblance(left_keys[i], right_keys[j], weights) >= COMMON_SUBSTANCE
    ]
    return [(lefts[i], rights[j]) for i, j in best_assignment(ranked)]


def _places_by_task(spans: Sequence[_Span]) -> dict[int, list[int]]:
    """Group the numbers of clauses by the task they stand in."""
    places: dict[int, list[int]] = {}
    for span in spans:
        places.setdefault(span.task, []).append(span.first)
    return places


def _share(place: int, lefts: Sequence[_Span], rights: Sequence[_Span]) -> float:
    """Return where a left place would stand on the right if both sides were equally long."""
    return place * len(rights) / len(lefts)


def _in_order(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep the pairs in reading order, and of those that cross it only the ones that are alike beyond doubt."""
    chain = _chain(pairs)
    return [pair for index, pair in enumerate(pairs) if index in chain or _score(*pair) >= BEYOND_DOUBT]


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


def _held(
    paired: Sequence[_Pair],
    lefts: Sequence[_Span],
    rights: Sequence[_Span],
    pairs: Collection[tuple[int, int]],
    weights: Weights,
) -> list[_Pair]:
    """Pair clauses left over one of which holds most of the other, best first, never across the order of the rest."""
    olds, news = _left_over(paired, lefts, rights)
    if len(olds) * len(news) > LARGEST_REST:
        return []
    linked = set(pairs)
    scored: list[tuple[float, int, int]] = []
    for old in olds:
        for new in news:
            if (old.task, new.task) in linked:
                share, weight = containment(old.key, new.key, weights)
                if share >= HELD_SHARE and weight >= HELD_WEIGHT:
                    scored.append((-share, old.first, new.first))
    chain = _chain(paired)
    points = [(_places(paired[i][0])[0], _places(paired[i][1])[0]) for i in sorted(chain)]
    found: list[_Pair] = []
    for _, i, j in sorted(scored):
        if all((i < left) == (j < right) and i != left and j != right for left, right in points):
            points.append((i, j))
            found.append((lefts[i], rights[j]))
    return found


def _twins(
    paired: Sequence[_Pair],
    lefts: Sequence[_Span],
    rights: Sequence[_Span],
    pairs: Collection[tuple[int, int]],
    weights: Weights,
) -> list[_Pair]:
    """Pair clauses left over that take a measure against the same ones, in whatever order: 清理整合 became 关停."""
    olds, news = (
        [(span, measure) for span in spans if (measure := find_measure(span.text)) is not None]
        for spans in _left_over(paired, lefts, rights)
    )
    linked = set(pairs)
    alike = [
        (old.first, new.first, weight)
        for old, measure in olds
        for new, other in news
        if (old.task, new.task) in linked and (weight := against_the_same(measure, other, weights))
    ]
    return [(lefts[i], rights[j]) for i, j in best_assignment(alike)]


def _close(
    paired: Sequence[_Pair],
    lefts: Sequence[_Span],
    rights: Sequence[_Span],
    pairs: Collection[tuple[int, int]],
    weights: Weights,
    closeness: Closeness,
) -> list[_Pair]:
    """Pair clauses left over that say one thing in other words, in whatever order: each is the closest to the other."""
    olds, news = _left_over(paired, lefts, rights)
    if len(olds) * len(news) > LARGEST_REST:
        return []
    linked = set(pairs)
    alike: list[ScoredPair] = []
    for old in olds:
        for new in news:
            if (old.task, new.task) not in linked:
                continue
            shared = shared_bigrams(old.key, new.key, weights)
            if shared.weight < CLOSE_WEIGHT or shared.mean < CLOSE_RARE:
                continue
            score = closeness.between((old.task, old.start, old.end), (new.task, new.start, new.end))
            if score >= CLOSE:
                alike.append((old.first, new.first, score + resemblance(old.key, new.key, weights)))
    return [(lefts[i], rights[j]) for i, j in best_assignment(alike)]


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


def _edit(item: _Pair, *, moved: bool) -> ClauseEdit:
    """Write an item down as an edit."""
    old, new = (None if span is None else ClauseRef(span.task, span.start, span.end, span.text) for span in item)
    if old is None or new is None:
        return ClauseEdit("added" if old is None else "dropped", old, new)
    if fold(old.text) == fold(new.text):
        return ClauseEdit("kept", old, new, moved=moved)
    return ClauseEdit("changed", old, new, token_edits(old.text, new.text), moved)
