"""The clauses of measured pairs held against each other, a left segment at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.margins import clause_margins
from align.pairs import Pairs, Places, Vector, best_of
from align.sides import Side

__all__ = ["Answers", "ClauseTable", "Closest", "Rows", "clause_table", "closest_segments", "mean_answers"]

Rows = sparse.csr_array | NDArray[np.float32]
"""Clauses as weighted grams or as centred vectors."""

Table = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Answers:
    """How well each clause of one side is answered by each segment that its own segment is paired with.

    Attributes:
        clauses: of one side, pair by pair.
        pairs: place of the pair that each stands for, ascending.
        best: similarity with the closest clause of the other segment.
    """

    clauses: Places
    pairs: Places
    best: Vector


@dataclass(frozen=True, slots=True)
class ClauseTable:
    """What the clauses of measured pairs say.

    Attributes:
        best: of each pair, the similarity of its closest two clauses.
        coverage: of each pair, the mean similarity of the clauses of the side that is covered less.
        answers: clause by clause, for both sides.
    """

    best: Vector
    coverage: Vector
    answers: tuple[Answers, Answers]

    def margins(self, background: float, free: NDArray[np.bool_]) -> Vector:
        """Give the best margin of any clause of each pair.

        Args:
            background: similarity of a stranger.
            free: the pairs that compete; the others are left out of the answer.
        """
        found = []
        for answers in self.answers:
            inside = free[answers.pairs]
            pairs = answers.pairs[inside]
            margins = clause_margins(answers.clauses[inside], answers.best[inside], background)
            starts = np.flatnonzero(np.diff(pairs, prepend=-1))
            found.append(np.maximum.reduceat(margins, starts) if len(starts) else margins)
        return np.maximum(*found)


def clause_table(pairs: Pairs, sides: tuple[Side, Side], rows: tuple[Rows, Rows], *, root: bool) -> ClauseTable:
    """Compare the clauses of all pairs.

    Args:
        pairs: to be measured.
        sides: with the clauses.
        rows: of the clauses of both sides.
        root: take the root of the cosine, which spreads the low values of grams.
    """
    left, right = sides
    starts = pairs.row_starts
    counts = np.diff(np.append(right.starts, len(right.clauses)))
    product = _product(*rows, widest=int(np.diff(np.append(left.starts, len(left.clauses))).max()))
    best, coverage = np.empty(len(pairs)), np.empty(len(pairs))
    there: list[tuple[Places, Places, Vector]] = []
    back: list[tuple[Places, Places, Vector]] = []
    for segment in range(pairs.shape[0]):
        first, last = int(starts[segment]), int(starts[segment + 1])
        if first == last:
            continue
        own = left.clauses_of(segment)
        partners = pairs.right[first:last]
        clauses, cuts = _ranges(right.starts[partners], counts[partners])
        similarity = np.clip(product(own, clauses), -1.0, 1.0)
        by_partner = np.maximum.reduceat(similarity, cuts, axis=1)
        by_clause = similarity.max(axis=0)
        if root:
            by_partner, by_clause = np.sqrt(by_partner), np.sqrt(by_clause)
        best[first:last] = by_partner.max(axis=0)
        lengths, others = left.lengths[own], right.lengths[clauses]
        coverage[first:last] = np.minimum(
            (by_partner * lengths[:, None]).sum(axis=0) / lengths.sum(),
            np.add.reduceat(by_clause * others, cuts) / np.add.reduceat(others, cuts),
        )
        places = np.arange(first, last)
        width = len(lengths)
        there.append(
            (np.tile(np.arange(own.start, own.stop), len(partners)), places.repeat(width), by_partner.T.ravel())
        )
        back.append((clauses, places.repeat(counts[partners]), by_clause))
    return ClauseTable(best, coverage, (_joined(there), _joined(back)))


class Closest(NamedTuple):
    """Of each clause of one side, the segment of the other side that holds the closest clause.

    Attributes:
        segments: index of it; -1 where the clause was held against nothing.
        scores: similarity in [0, 1].
    """

    segments: Places
    scores: Vector


def mean_answers(tables: Sequence[ClauseTable], free: NDArray[np.bool_], *, digits: int) -> tuple[Answers, Answers]:
    """Take the mean of several tables of the same pairs.

    Args:
        tables: at least one.
        free: the pairs that count; the others are left out, and places are those among the rest.
        digits: places of the similarity, in [0, 1].
    """
    places = np.cumsum(free) - 1
    found = []
    for side in (0, 1):
        answers = [table.answers[side] for table in tables]
        inside = free[answers[0].pairs]
        values = np.stack([np.clip(one.best[inside], 0.0, 1.0) for one in answers])
        found.append(
            Answers(
                answers[0].clauses[inside],
                places[answers[0].pairs[inside]],
                np.asarray(np.round(values.mean(axis=0), digits)),
            )
        )
    return found[0], found[1]


def closest_segments(
    answers: tuple[Answers, Answers], pairs: Pairs, counts: tuple[int, int]
) -> tuple[Closest, Closest]:
    """Find what comes closest to each clause; of equals the first segment is taken.

    Args:
        answers: clause by clause, of both sides.
        pairs: that they are of.
        counts: clauses of both sides.
    """
    found = []
    for side, owners in enumerate((pairs.right, pairs.left)):
        clauses, scores = answers[side].clauses, answers[side].best
        others = owners[answers[side].pairs]
        best = best_of(clauses, scores, counts[side], 0.0)
        hit = scores == best[clauses]
        nobody = pairs.shape[1 - side]
        segments = np.full(counts[side], nobody)
        np.minimum.at(segments, clauses[hit], others[hit])
        found.append(Closest(np.where(segments == nobody, -1, segments), best))
    return found[0], found[1]


def _product(rows: Rows, columns: Rows, *, widest: int) -> Callable[[slice, Places], Table]:
    """Give the function that compares a few rows with chosen columns."""
    if not isinstance(rows, sparse.csr_array) or not isinstance(columns, sparse.csr_array):
        return lambda own, chosen: np.asarray(rows[own] @ columns[chosen].T, dtype=np.float64)
    size = rows.shape[1]
    space = np.zeros(size * widest)  # of one segment's clauses over all grams; wiped by hand, for it is large

    def product(own: slice, chosen: Places) -> Table:
        width = own.stop - own.start
        dense = space[: size * width].reshape(size, width)
        first, last = rows.indptr[own.start], rows.indptr[own.stop]
        grams = rows.indices[first:last]
        dense[grams, np.arange(width).repeat(np.diff(rows.indptr[own.start : own.stop + 1]))] = rows.data[first:last]
        found = (columns[chosen] @ dense).T
        dense[grams] = 0.0
        return np.asarray(found)

    return product


def _ranges(starts: Places, counts: Places) -> tuple[Places, Places]:
    """Chain the ranges that begin at `starts`; give the numbers and where each range begins among them."""
    cuts = np.cumsum(counts) - counts
    return np.arange(int(counts.sum())) + (starts - cuts).repeat(counts), cuts


def _joined(parts: list[tuple[Places, Places, Vector]]) -> Answers:
    if not parts:
        return Answers(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
    clauses, pairs, best = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Answers(clauses, pairs, best)
