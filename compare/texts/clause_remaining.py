"""A second look at the clauses of a change that were left over on both sides: pairs likely enough to be shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from compare.texts.assignment import best_assignment
from compare.texts.clause_caution import shares_stock_alone
from compare.texts.clause_measures import clause_key, clause_measures, demanded
from compare.texts.clause_model import Objects, Remaining
from compare.texts.clause_objects import ObjectCheck
from compare.texts.clause_pairing import TIE, Pairing
from compare.texts.clause_spans import Pair, Span, places, sentence_numbers
from compare.texts.rarity import Weights, bigrams
from compare.texts.tokens import NAME_MARKS, token_key, tokens

__all__ = ["Rest", "second_look"]

Matrix = NDArray[np.float64]

TAKEN_OVER: Final = ("end", "demand", "ahead", "title", "meaning")
"""Measures of all pairs that are measured once more among what is left: a rival that has its partner is none."""

SHORTEST_NAME: Final = 4
"""Characters of a quoted term with its marks."""


class Rest:
    """The clauses of a change that are in no pair.

    Args:
        pairs: the pairs.
        sides: all clauses of both sides.
        pairing: which tasks are linked, and what their clauses mean.
        weights: what each bigram says.
    """

    def __init__(
        self, pairs: Sequence[Pair], sides: tuple[Sequence[Span], Sequence[Span]], pairing: Pairing, weights: Weights
    ) -> None:
        self._sides = sides
        self._pairing = pairing
        self._weights = weights
        self._partners: tuple[dict[int, tuple[int, ...]], dict[int, tuple[int, ...]]] = ({}, {})
        for old, new in pairs:
            self._partners[0].update(dict.fromkeys(places(old), places(new)))
            self._partners[1].update(dict.fromkeys(places(new), places(old)))
        self.lefts, self.rights = (
            [span for span in side if span.key and span.first not in partners]
            for side, partners in zip(sides, self._partners, strict=True)
        )

    def measures(self) -> Mapping[str, Matrix]:
        """Measure every left clause against every right one; without meaning where nobody knows any.

        Returns:
            Numbers by the names of `compare.texts.clause_model.REMAINING_MEASURES`.
        """
        keys = tuple([clause_key(span.text) for span in side] for side in (self.lefts, self.rights))
        titles = tuple(np.array([span.title for span in side], dtype=bool) for side in (self.lefts, self.rights))
        meaning = self._pairing.meanings(self.lefts, self.rights)
        again = clause_measures(
            keys[0], keys[1], self._weights, titles=(titles[0], titles[1]), meaning=meaning, ordered=False
        )
        found = {name: again[name] for name in TAKEN_OVER if name in again}
        found["own"] = self._own()
        found["rare"] = self._rare(keys)
        found["head"] = np.array([[demanded(a)[:2] == demanded(b)[:2] for b in keys[1]] for a in keys[0]], dtype=float)
        found["quoted"] = self._quoted()
        found["between"] = (self._between(0) + self._between(1).T) / 2.0
        found["company"] = (self._company(0) + self._company(1).T) / 2.0
        return found

    def check(self, objects: Objects | None) -> ObjectCheck:
        """Make ready to ask whether two clauses have one object; `objects` weighs it."""
        return ObjectCheck(self._sides, self._weights, objects)

    def linked(self) -> NDArray[np.bool_]:
        """Mark the pairs of clauses whose tasks are linked."""
        return np.array([[self._pairing.links((old, new)) for new in self.rights] for old in self.lefts], dtype=bool)

    def _empty(self) -> Matrix:
        return np.zeros((len(self.lefts), len(self.rights)))

    def _own(self) -> Matrix:
        """Weigh the bigrams that these two clauses have and no other of the change."""
        holders: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        for side, found in zip(self._sides, holders, strict=True):
            for span in side:
                for bigram in bigrams(clause_key(span.text)):
                    found.setdefault(bigram, []).append(span.first)
        rows, columns = ({span.first: number for number, span in enumerate(side)} for side in (self.lefts, self.rights))
        own = self._empty()
        for bigram in sorted(holders[0].keys() & holders[1].keys()):
            old, new = holders[0][bigram], holders[1][bigram]
            if len(old) == len(new) == 1 and old[0] in rows and new[0] in columns:
                own[rows[old[0]], columns[new[0]]] += self._weights.get(bigram, 1.0)
        return own

    def _rare(self, keys: Sequence[Sequence[str]]) -> Matrix:
        """Give the weight of the rarest character of what is demanded that both clauses have."""
        holders: list[dict[str, list[int]]] = [{}, {}]
        for side, found in zip(keys, holders, strict=True):
            for number, key in enumerate(side):
                for letter in set(demanded(key)):
                    found.setdefault(letter, []).append(number)
        rare = self._empty()
        for letter in sorted(holders[0].keys() & holders[1].keys()):
            cells = np.ix_(holders[0][letter], holders[1][letter])
            rare[cells] = np.maximum(rare[cells], self._weights.get(letter, 1.0))
        return rare

    def _quoted(self) -> Matrix:
        """Mark the clauses that name one programme or title in marks."""
        names = [[frozenset(_names(span.text)) for span in side] for side in (self.lefts, self.rights)]
        return np.array([[bool(old & new) for new in names[1]] for old in names[0]], dtype=float)

    def _between(self, side: int) -> Matrix:
        """Mark the clauses of the other side that stand between the partners of the nearest paired clauses."""
        own, others = (self.lefts, self.rights) if side == 0 else (self.rights, self.lefts)
        partners = self._partners[side]
        paired = np.array(sorted(partners), dtype=int)
        found = np.ones((len(own), len(others)))
        there = np.array([span.first for span in others])
        for row, span in enumerate(own):
            place = int(np.searchsorted(paired, span.first))
            if place > 0:
                found[row] *= there > partners[int(paired[place - 1])][-1]
            if place < len(paired):
                found[row] *= there < partners[int(paired[place])][0]
        return found

    def _company(self, side: int) -> Matrix:
        """Give the share of the paired clauses of its sentence that are paired into the sentence of the other one."""
        own, others = (self.lefts, self.rights) if side == 0 else (self.rights, self.lefts)
        here, there = sentence_numbers(self._sides[side]), sentence_numbers(self._sides[1 - side])
        mates: dict[int, list[frozenset[int]]] = {}
        for place, partners in sorted(self._partners[side].items()):
            mates.setdefault(here[place], []).append(frozenset(there[partner] for partner in partners))
        shares = {
            sentence: {other: sum(other in one for one in found) / len(found) for other in frozenset().union(*found)}
            for sentence, found in mates.items()
        }
        return np.array(
            [[shares.get(here[one.first], {}).get(there[other.first], 0.0) for other in others] for one in own]
        )


def second_look(rest: Rest, remaining: Remaining, objects: Objects | None = None) -> list[Pair]:
    """Pair what is left over on both sides so that most is gained.

    Args:
        rest: the clauses of a change that are in no pair.
        remaining: weighs what is measured of two of them.
        objects: weighs whether they share an object; None asks not.

    Returns:
        Pairs that are likely enough to be shown with caution, none more.
    """
    if not rest.lefts or not rest.rights:
        return []
    chances = np.where(rest.linked(), remaining.chances(rest.measures()), 0.0)
    rows, columns = np.nonzero(chances >= remaining.shown_from)
    check = rest.check(objects)
    ranked = (
        (i, j, float(chances[i, j]) - remaining.shown_from + TIE)
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
        if not shares_stock_alone(rest.lefts[i].text, rest.rights[j].text)
        and check.holds(rest.lefts[i], rest.rights[j], float(chances[i, j]), least=remaining.shown_from, left_over=True)
    )
    return [(rest.lefts[i], rest.rights[j]) for i, j in best_assignment(ranked)]


def _names(text: str) -> Iterator[str]:
    for token in tokens(text):
        if token[0] in NAME_MARKS and len(token) >= SHORTEST_NAME:
            yield token_key(token)
