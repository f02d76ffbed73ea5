"""The evidence for a pair of segments: measures held against the pair's competitors, and one of the documents."""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from json import loads

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from align.candidates import candidates
from align.clause_table import (
    Answers,
    ClauseTable,
    Closest,
    Rows,
    clause_table,
    closest_segments,
    mean_answers,
)
from align.clauses import clauses, sentences
from align.containment import contained
from align.embeddings import Progress, embed
from align.encoder import Encoder
from align.folding import normalised
from align.headings import compared_headings, distinct_headings
from align.margins import standing_out
from align.model import Segment
from align.ngrams import Rarity, few_cosines, weighted, weighted_with_norms
from align.pairs import Pairs, Vector, best_of
from align.sides import Side, folded_side
from align.substance import substances
from align.terms import Terms
from align.threads import one_thread

__all__ = ["LEXICAL_MEASURES", "SEMANTIC_MEASURES", "Evidence", "Progress", "measure"]

LEXICAL_MEASURES = ("lexical", "lexical-clause", "heading", "order", "level")
SEMANTIC_MEASURES = ("lexical", "lexical-clause", "terms", "semantic", "semantic-clause", "heading", "order", "level")

LEXICAL_BACKGROUND = 0.15
"""Similarity of a stranger: the third best in a row of two unrelated documents, by the root of the TF-IDF cosine."""

SEMANTIC_BACKGROUND = 0.15
"""The same by cosine of centred vectors."""

RELATED_LEVEL = 0.28
"""Level from which two documents count as related, and more says nothing: the labelled pairs have .30 to .98, pairs on
different subjects .16 to .24."""

DIGITS = 6
"""Places a measure is rounded to, so that the order of a sum or the number of threads does not show."""

AT_ONCE = 1_000
"""Pairs of texts multiplied at a time: 1 to 3 MB, which stay near the processor. With 20,000 it takes twice as long."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is measured of the pairs.

    Attributes:
        left: the left side.
        right: the right side.
        pairs: that were measured.
        complete: whether no pair was passed over by the budget.
        names: of the measures, in a fixed order.
        values: raw similarities in [0, 1], to be shown; one number a pair for each measure.
        margins: what stands out of them, to be weighed; one number a pair for each measure.
        contained: pairs of which one text stands whole in the other, and there alone.
        rarity: of the grams of both sides.
        terms: of their own that texts share.
        rows: clauses of both sides as weighted grams.
        points: clauses of both sides as centred vectors; None without an encoder.
        substances: letters of subject matter of the clauses of both sides.
        answers: how alike each clause of both sides is to the closest one of every segment that its own is paired
            with, by the mean of characters and meaning.
        closest: what comes closest to each clause of both sides, by the same.
    """

    left: Side
    right: Side
    pairs: Pairs
    complete: bool
    names: tuple[str, ...]
    values: tuple[Vector, ...]
    margins: tuple[Vector, ...]
    contained: NDArray[np.bool_]
    rarity: Rarity
    terms: Terms
    rows: tuple[sparse.csr_array, sparse.csr_array]
    points: tuple[NDArray[np.float32], NDArray[np.float32]] | None
    substances: tuple[Vector, Vector]
    answers: tuple[Answers, Answers]
    closest: tuple[Closest, Closest]

    def clause_similarity(self, left: int, right: int) -> NDArray[np.float64]:
        """Compare the clauses of two segments, in [0, 1]: the mean of characters and meaning."""
        spans = (self.left.clauses_of(left), self.right.clauses_of(right))
        similarity = np.sqrt(few_cosines(*self.rows, spans))
        if self.points is not None:
            meaning = self.points[0][spans[0]] @ self.points[1][spans[1]].T
            similarity = (similarity + np.clip(meaning, 0.0, 1.0)) / 2
        return np.asarray(np.round(similarity, DIGITS), dtype=np.float64)

    def mirrored(self) -> "Evidence":
        """Give the same evidence with the sides swapped."""
        pairs, order = self.pairs.mirrored()
        places = np.empty_like(order)
        places[order] = np.arange(len(order))
        left, right = (replace(one, pairs=places[one.pairs]) for one in self.answers)
        return Evidence(
            left=self.right,
            right=self.left,
            pairs=pairs,
            complete=self.complete,
            names=self.names,
            values=tuple(value[order] for value in self.values),
            margins=tuple(margin[order] for margin in self.margins),
            contained=self.contained[order],
            rarity=self.rarity,
            terms=self.terms,
            rows=self.rows[::-1],
            points=None if self.points is None else self.points[::-1],
            substances=self.substances[::-1],
            answers=(right, left),
            closest=self.closest[::-1],
        )


def measure(
    left: Sequence[Segment],
    right: Sequence[Segment],
    *,
    encoder: Encoder | None,
    progress: Progress | None = None,
    needed: Collection[tuple[int, int]] = (),
    excluded: Collection[tuple[int, int]] = (),
) -> Evidence:
    """Measure all pairs of short lists and the candidate pairs of long ones.

    Args:
        left: n segments, n >= 1.
        right: m segments, m >= 1.
        encoder: of clauses and headings; None measures characters alone.
        progress: called with texts encoded and texts to encode.
        needed: pairs that are measured whatever they look like.
        excluded: pairs that are known to be no links: they are neither measured nor held against others.

    Returns:
        The evidence; swapping the sides mirrors it.

    Raises:
        EncoderUnavailableError: the encoder cannot be loaded.
    """
    sides = (folded_side(left, clauses), folded_side(right, clauses))
    # one order of the sides for both directions: sums of floats depend on it
    if (sides[0].whole, sides[0].texts) > (sides[1].whole, sides[1].texts):
        turned = [[(other, one) for one, other in pairs] for pairs in (needed, excluded)]
        there = measure(right, left, encoder=encoder, progress=progress, needed=turned[0], excluded=turned[1])
        return there.mirrored()
    names, used = zip(*(distinct_headings(side.headings) for side in sides), strict=True)
    background = tuple(map(normalised, background_sentences()))
    rarity = Rarity(sides[0].whole + sides[1].whole, background)
    found_rows = [weighted_with_norms(side.texts, rarity) for side in sides]
    whole, lengths = (found_rows[0][0], found_rows[1][0]), (found_rows[0][1], found_rows[1][1])
    rows = (weighted(sides[0].clauses, rarity), weighted(sides[1].clauses, rarity))
    embeddings = None if encoder is None else embed(sides, names, background, encoder, progress)
    pairs = candidates(sides, whole, rows, embeddings, needed)
    free = ~pairs.among(excluded)
    wider = (folded_side(left, sentences), folded_side(right, sentences))
    sentence_rows = (weighted(wider[0].clauses, rarity), weighted(wider[1].clauses, rarity))
    cosines = np.clip(_along(pairs, *whole), 0.0, 1.0)
    found = {"lexical": (np.sqrt(cosines) + clause_table(pairs, wider, sentence_rows, root=True).best) / 2}
    tables: dict[str, tuple[ClauseTable, float]] = {
        "lexical-clause": (clause_table(pairs, sides, rows, root=True), LEXICAL_BACKGROUND)
    }
    if embeddings is not None:
        with nullcontext() if pairs.complete else one_thread():
            table = clause_table(pairs, sides, embeddings.clauses, root=False)
        found["semantic"] = (table.best + table.coverage + _along(pairs, *embeddings.segments)) / 3
        tables["semantic-clause"] = (table, SEMANTIC_BACKGROUND)
    level = float(np.mean([_level(pairs, values) for values in found.values()]))
    kept = pairs.kept(free)
    backgrounds = {"lexical": LEXICAL_BACKGROUND, "semantic": SEMANTIC_BACKGROUND}
    measures = {
        name: (values[free], standing_out(values[free], kept, backgrounds[name])) for name, values in found.items()
    }
    measures |= {
        name: (table.best[free], table.margins(background, free)) for name, (table, background) in tables.items()
    }
    headings = _heading_rows(names) if embeddings is None else embeddings.headings
    measures["heading"] = compared_headings(headings, used, kept)
    terms = Terms(*whole, rarity)
    if embeddings is not None:  # characters alone lose as much by them as they win: docs/method.md
        own = _along(kept, *terms.rows)
        measures["terms"] = (own, own)
    order = 1.0 - np.abs((kept.left + 0.5) / len(left) - (kept.right + 0.5) / len(right))
    measures["order"] = (order, order - 1.0)
    lacking = min(level, RELATED_LEVEL) - RELATED_LEVEL
    measures["level"] = (np.full(len(kept), level), np.full(len(kept), lacking))
    chosen = LEXICAL_MEASURES if embeddings is None else SEMANTIC_MEASURES
    answers = mean_answers([table for table, _ in tables.values()], free, digits=DIGITS)
    return Evidence(
        *sides,
        pairs=kept,
        complete=pairs.complete,
        names=chosen,
        values=tuple(np.asarray(np.round(np.clip(measures[name][0], 0.0, 1.0), DIGITS)) for name in chosen),
        margins=tuple(np.round(measures[name][1], DIGITS) for name in chosen),
        contained=contained(
            kept,
            np.round(cosines[free], DIGITS),
            lengths,
            (sides[0].texts, sides[1].texts),
        ),
        rarity=rarity,
        terms=terms,
        rows=rows,
        points=None if embeddings is None else embeddings.clauses,
        substances=(substances(sides[0].clauses), substances(sides[1].clauses)),
        answers=answers,
        closest=closest_segments(answers, kept, (len(sides[0].clauses), len(sides[1].clauses))),
    )


@cache
def background_sentences() -> tuple[str, ...]:
    """Give the sentences that stand for documents at large."""
    content = files(__package__).joinpath("background.json").read_text(encoding="utf-8")
    return tuple(loads(content)["sentences"])


def _along(pairs: Pairs, left: Rows, right: Rows) -> Vector:
    """Multiply the rows of each pair."""
    found = np.empty(len(pairs))
    ones = np.ones(left.shape[1])
    for start in range(0, len(pairs), AT_ONCE):
        inside = slice(start, start + AT_ONCE)
        one, other = left[pairs.left[inside]], right[pairs.right[inside]]
        if isinstance(one, sparse.csr_array):
            found[inside] = sparse.csr_array(one.multiply(other)) @ ones
        else:
            found[inside] = (one * np.asarray(other)).sum(axis=1)
    return np.clip(found, -1.0, 1.0)


def _heading_rows(names: tuple[Sequence[str], Sequence[str]]) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Give headings as weighted grams; what many headings share weighs less."""
    rarity = Rarity(sorted({*names[0], *names[1]} - {""}), ())
    return weighted(names[0], rarity), weighted(names[1], rarity)


def _level(pairs: Pairs, similarity: Vector) -> float:
    """Say how much two documents share: mean of the best similarities of the better half of the segments."""
    better = []
    for owners, count in ((pairs.left, pairs.shape[0]), (pairs.right, pairs.shape[1])):
        best = np.sort(best_of(owners, similarity, count, -1.0))
        better.append(float(best[count // 2 :].mean()))
    return sum(better) / 2
