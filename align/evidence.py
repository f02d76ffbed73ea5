"""The evidence for a pair of segments: measures held against the pair's competitors, and one of the documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from json import loads
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.clauses import clauses, sentences
from align.encoder import Encoder
from align.folding import fold
from align.grams import Rarity, cosines, weighted
from align.margins import Matrix, best_by_owner, clause_margins, standing_out, varying
from align.model import Segment
from align.sides import Side, folded_side

__all__ = ["LEXICAL_MEASURES", "SEMANTIC_MEASURES", "Evidence", "measure"]

LEXICAL_MEASURES = ("lexical", "lexical-clause", "heading", "order", "level")
SEMANTIC_MEASURES = ("lexical", "lexical-clause", "semantic", "semantic-clause", "heading", "order", "level")

LEXICAL_BACKGROUND = 0.15
"""Similarity of a stranger: the third best in a row of two unrelated documents, by the root of the TF-IDF cosine."""

SEMANTIC_BACKGROUND = 0.15
"""The same by cosine of centred vectors."""

RELATED_LEVEL = 0.28
"""Level from which two documents count as related, and more says nothing: the labelled pairs have .30 to .98, pairs on
different subjects .16 to .24."""

DIGITS = 6
"""Places a measure is rounded to, so that the order of a sum or the number of threads does not show."""

CELLS = 4_000_000
"""Clause pairs held in memory at a time (32 MB)."""

ENCODED_AT_ONCE = 64
"""Texts between two reports of progress: about a second."""

Progress = Callable[[int, int], None]
Rows = TypeVar("Rows", sparse.csr_array, NDArray[np.float32])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is measured of n x m pairs.

    Attributes:
        left: the left side.
        right: the right side.
        names: of the measures, in a fixed order.
        values: raw similarities in [0, 1], to be shown; one n x m array a measure.
        margins: what stands out of them, to be weighed; one n x m array a measure.
        rarity: of the grams of both sides.
        rows: clauses of both sides as weighted grams.
        points: clauses of both sides as centred vectors; None without an encoder.
    """

    left: Side
    right: Side
    names: tuple[str, ...]
    values: tuple[Matrix, ...]
    margins: tuple[Matrix, ...]
    rarity: Rarity
    rows: tuple[sparse.csr_array, sparse.csr_array]
    points: tuple[NDArray[np.float32], NDArray[np.float32]] | None

    def clause_similarity(self, left: int, right: int) -> Matrix:
        """Compare the clauses of two segments, in [0, 1]: the mean of characters and meaning."""
        spans = (self.left.clauses_of(left), self.right.clauses_of(right))
        similarity = np.sqrt(cosines(self.rows[0][spans[0]], self.rows[1][spans[1]]))
        if self.points is not None:
            meaning = _inner(self.points[0][spans[0]], self.points[1][spans[1]])
            similarity = (similarity + np.clip(meaning, 0.0, 1.0)) / 2
        return np.asarray(np.round(similarity, DIGITS), dtype=np.float64)

    def mirrored(self) -> "Evidence":
        """Give the same evidence with the sides swapped."""
        return Evidence(
            left=self.right,
            right=self.left,
            names=self.names,
            values=tuple(value.T for value in self.values),
            margins=tuple(margin.T for margin in self.margins),
            rarity=self.rarity,
            rows=self.rows[::-1],
            points=None if self.points is None else self.points[::-1],
        )


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Clause pairs gathered by segment: best pair, coverage of the left segment, best margin of a left clause."""

    best: Matrix
    coverage: Matrix
    margin: Matrix


def measure(
    left: Sequence[Segment], right: Sequence[Segment], *, encoder: Encoder | None, progress: Progress | None = None
) -> Evidence:
    """Measure all pairs.

    Args:
        left: n segments, n >= 1.
        right: m segments, m >= 1.
        encoder: of clauses and headings; None measures characters alone.
        progress: called with texts encoded and texts to encode.

    Returns:
        The evidence; swapping the sides transposes every array.

    Raises:
        EncoderError: the encoder cannot be loaded.
    """
    sides = (folded_side(left, clauses), folded_side(right, clauses))
    if sides[0].texts > sides[1].texts:  # one order of the sides for both directions: sums of floats depend on it
        return measure(right, left, encoder=encoder, progress=progress).mirrored()
    wider = (folded_side(left, sentences), folded_side(right, sentences))
    background = tuple(map(fold, background_sentences()))
    rarity = Rarity(sides[0].texts + sides[1].texts, background)
    whole = np.sqrt(cosines(weighted(sides[0].texts, rarity), weighted(sides[1].texts, rarity)))
    rows = (weighted(sides[0].clauses, rarity), weighted(sides[1].clauses, rarity))
    there = _gather(rows[0], rows[1], *sides, np.sqrt, LEXICAL_BACKGROUND)
    back = _gather(rows[1], rows[0], sides[1], sides[0], np.sqrt, LEXICAL_BACKGROUND)
    sentence_rows = (weighted(wider[0].clauses, rarity), weighted(wider[1].clauses, rarity))
    lexical = (whole + _gather(*sentence_rows, *wider, np.sqrt, LEXICAL_BACKGROUND).best) / 2
    measures = {
        "lexical": (lexical, standing_out(lexical, LEXICAL_BACKGROUND)),
        "lexical-clause": (there.best, np.maximum(there.margin, back.margin.T)),
    }
    points = None
    if encoder is None:
        headings = _heading_words(*sides)
    else:
        vectors, centre = _encode(sides, background, encoder, progress)
        points = (_centred(sides[0].clauses, vectors, centre), _centred(sides[1].clauses, vectors, centre))
        there = _gather(points[0], points[1], *sides, _same, SEMANTIC_BACKGROUND)
        back = _gather(points[1], points[0], sides[1], sides[0], _same, SEMANTIC_BACKGROUND)
        pooled = _inner(_pooled(points[0], sides[0]), _pooled(points[1], sides[1]))
        semantic = (there.best + np.minimum(there.coverage, back.coverage.T) + pooled) / 3
        measures["semantic"] = (semantic, standing_out(semantic, SEMANTIC_BACKGROUND))
        measures["semantic-clause"] = (there.best, np.maximum(there.margin, back.margin.T))
        headings = _inner(*(_centred(side.headings, vectors, centre) for side in sides))
    measures["heading"] = (headings, varying(headings))
    order = 1.0 - np.abs(_places(len(left))[:, None] - _places(len(right))[None, :])
    measures["order"] = (order, order - 1.0)
    level = float(np.mean([_level(measures[name][0]) for name in ("lexical", "semantic") if name in measures]))
    measures["level"] = (np.full(order.shape, level), np.full(order.shape, min(level, RELATED_LEVEL) - RELATED_LEVEL))
    names = tuple(measures)
    return Evidence(
        *sides,
        names=names,
        values=tuple(_shown(measures[name][0]) for name in names),
        margins=tuple(np.round(measures[name][1], DIGITS) for name in names),
        rarity=rarity,
        rows=rows,
        points=points,
    )


@cache
def background_sentences() -> tuple[str, ...]:
    """Give the sentences that stand for documents at large."""
    content = files("align").joinpath("background.json").read_text(encoding="utf-8")
    return tuple(loads(content)["sentences"])


def _gather(
    rows: Rows, columns: Rows, side: Side, other: Side, shape: Callable[[Matrix], Matrix], background: float
) -> _Clauses:
    """Compare the clauses of both sides, a block of left segments at a time."""
    count = len(side.texts)
    bests, coverages, margins = [], [], []
    for first, last in _blocks(side.starts, len(side.clauses), len(other.clauses)):
        start = side.starts[first]
        end = side.starts[last] if last < count else len(side.clauses)
        product = rows[start:end] @ columns.T
        dense = product.toarray() if isinstance(product, sparse.csr_array) else product
        best = shape(np.clip(best_by_owner(np.asarray(dense, dtype=np.float64), other.starts), -1.0, 1.0))
        starts = side.starts[first:last] - start
        lengths = side.lengths[start:end]
        bests.append(np.maximum.reduceat(best, starts))
        coverages.append(np.add.reduceat(best * lengths[:, None], starts) / np.add.reduceat(lengths, starts)[:, None])
        margins.append(np.maximum.reduceat(clause_margins(best, background), starts))
    return _Clauses(np.vstack(bests), np.vstack(coverages), np.vstack(margins))


def _blocks(starts: NDArray[np.intp], clause_count: int, columns: int) -> list[tuple[int, int]]:
    """Cut the segments into runs whose clauses fill at most `CELLS` cells, one segment at least."""
    limit = max(1, CELLS // max(1, columns))
    ends = np.append(starts[1:], clause_count)
    blocks = []
    first = 0
    for index, end in enumerate(ends):
        if end - starts[first] > limit and index > first:
            blocks.append((first, index))
            first = index
    blocks.append((first, len(starts)))
    return blocks


def _encode(
    sides: tuple[Side, Side], background: tuple[str, ...], encoder: Encoder, progress: Progress | None
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.float64]]:
    """Encode clauses, headings and background once each; give them with the middle of clauses and background."""
    used = set(sides[0].clauses) | set(sides[1].clauses) | set(background)
    texts = sorted((used | set(sides[0].headings) | set(sides[1].headings)) - {""}, key=lambda text: (len(text), text))
    vectors: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(texts), ENCODED_AT_ONCE):
        batch = texts[start : start + ENCODED_AT_ONCE]
        vectors |= zip(batch, encoder.encode(batch), strict=True)
        if progress is not None:
            progress(len(vectors), len(texts))
    middle = np.stack([vectors[text] for text in sorted(used - {""})]).astype(np.float64).mean(axis=0)
    return vectors, middle


def _centred(
    texts: Sequence[str], vectors: dict[str, NDArray[np.float32]], centre: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Give texts as unit vectors seen from the centre: what all texts share is left out; empty texts are zeros."""
    nothing = centre.astype(np.float32)
    return _unit(np.stack([vectors[text] if text else nothing for text in texts]) - centre)


def _pooled(points: NDArray[np.float32], side: Side) -> NDArray[np.float32]:
    """Give each segment as the mean of its clauses, weighed by length."""
    return _unit(np.add.reduceat(points * side.lengths[:, None], side.starts))


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths < 1e-6] = np.inf  # a text at the centre has no direction
    return np.asarray(rows / lengths, dtype=np.float32)


def _inner(left: NDArray[np.float32], right: NDArray[np.float32]) -> Matrix:
    return np.asarray(left @ right.T, dtype=np.float64)


def _heading_words(left: Side, right: Side) -> Matrix:
    """Compare headings by their grams."""
    rarity = Rarity(sorted({*left.headings, *right.headings} - {""}), ())
    return np.sqrt(cosines(weighted(left.headings, rarity), weighted(right.headings, rarity)))


def _shown(values: Matrix) -> Matrix:
    return np.asarray(np.round(np.clip(values, 0.0, 1.0), DIGITS), dtype=np.float64)


def _level(similarity: Matrix) -> float:
    """Say how much two documents share: mean of the best similarities of the better half of the segments."""
    sides = (similarity.max(axis=1), similarity.max(axis=0))
    return float(np.mean([np.sort(best)[len(best) // 2 :].mean() for best in sides]))


def _places(count: int) -> NDArray[np.float64]:
    return (np.arange(count) + 0.5) / count


def _same(values: Matrix) -> Matrix:
    return values
