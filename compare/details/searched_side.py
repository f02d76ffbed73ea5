"""One document in which clauses and facts of the other are looked for: by equal words, by rare words, by name."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from rapidfuzz.distance import Indel

from align.clauses import clauses
from compare.details.fact_changes import NAMES, bare, bare_name, find_facts
from compare.details.formulas import FORMULA, says_other
from compare.particulars import ClauseRef, Elsewhere, Fact
from compare.texts.folding import fold
from compare.texts.rarity import (
    ClauseIndex,
    Weights,
    bigrams,
    clause_weight,
    containment,
    shared_bigrams,
    shared_weight,
)
from documents.chinese.marks import find_clause_mark, find_mark
from documents.layouts.key_points.context_titles import tells_past
from documents.model import Context, Document

__all__ = ["SearchedSide", "without_mark"]

ALIKE = 0.75
"""Similarity in [0, 1] of two clauses that say one thing. Below it half of a clause is a formula or the name of an
organ, and the other half demands something else: 加强日常指导监督, 加强统筹指导."""

HELD = 0.75
"""Share in [0, 1], by rare bigrams, of the lighter of two clauses that the other must hold as well."""

WHOLE = 0.95
"""Share in [0, 1], by rare bigrams, of a clause that another one has in it as a whole: a half-copied sentence."""

HALF = 0.45
"""Share of the longer of the two, which is one with the shorter then: less is a sentence that only speaks of it."""

COPIED_WEIGHT = 4.0
"""Weight of what was copied into a sentence: 通过政府注资、兼并重组等方式 has 9, 农村公路养护 has 2."""

LEAST_WEIGHT = 2.0
"""Weight that two clauses must share, or a phrase must have: two bigrams that no other clause has. Less is any word."""

ROUNDING = 1e-9
"""What a share times a weight may be off."""

ACROSS_FACT = 1.0
"""Weight that a clause may share more once a fact is taken out of it: one bigram, of the characters around the fact."""

PHRASE = 4
"""Characters that a clause shares with a task beside a name that both have, apart from the name, from which the task
takes the clause up: two words. One name alone is spoken of in many places."""

SHORTEST_NAME = {"title": 4, "document_number": 4, "quoted": 3}
"""Characters of a name that is looked for without its marks: 条例 is a part of many titles, 一网 of many words."""

RARE = 0.45
"""Mean weight in [0, 1] of the bigrams of a clause that is looked for. Below it it is a formula that any article may
end with: 并向社会公布, 符合规定条件的, 法律另有规定的除外."""

SHORT = 8
"""Characters below which a clause must be all of rare words (`RARE_WORDS`) to be told from a formula."""

RARE_WORDS = 0.5
"""The mean weight of the bigrams of a short clause that is looked for: 推进水肥一体化, not 并向社会公开."""

SAME_MATTER = 0.5
"""Share in [0, 1], by rare bigrams, of the lighter of two clauses that the other holds, from which one number in both
is the same number: 2020年底 stands in many tasks."""


class _Clause(NamedTuple):
    """A clause of a document, `lone` if it is on its side alone."""

    task: int | None
    context: int | None
    start: int
    end: int
    text: str
    key: str
    lone: bool

    def found(self, *, same: bool) -> Elsewhere:
        return Elsewhere(self.task, self.context, self.start, self.end, self.text, same)


@dataclass(frozen=True, slots=True)
class _Passage:
    """A task or a paragraph of the context: its words bare, with and without what stands in 《》, and its clauses."""

    words: str
    without_titles: str
    clauses: tuple[_Clause, ...]


class SearchedSide:
    """One document, ready to be asked where something stands."""

    def __init__(
        self,
        document: Document,
        lone: Sequence[ClauseRef | None],
        partners: Mapping[int, Sequence[int]],
        weights: Weights,
    ) -> None:
        self._partners = partners  # tasks of the other side in the change of each task
        spans: dict[int, list[tuple[int, int]]] = {}
        for ref in lone:
            if ref is not None:
                spans.setdefault(ref.task, []).append((ref.start, ref.end))
        self.weights = weights
        self.year = document.year
        self._words = [task.words for task in document.tasks]
        self.titles = [len(task.words) - len(task.text) for task in document.tasks]  # where each one ends
        self.passages = [
            *(_passage(task.words, spans.get(i, []), task=i) for i, task in enumerate(document.tasks)),
            *(
                _passage("" if _looks_back(entry) else entry.text, [], context=i)
                for i, entry in enumerate(document.context)
            ),
        ]
        self.clauses = [clause for passage in self.passages for clause in passage.clauses]
        self._facts: dict[int, tuple[Fact, ...]] = {}  # of the clauses that were asked for, by place
        self._equal: dict[str, list[_Clause]] = {}
        for clause in self.clauses:
            self._equal.setdefault(clause.key, []).append(clause)
        self._index = ClauseIndex(([clause.key for clause in passage.clauses] for passage in self.passages), weights)

    def clause(self, text: str, partners: Collection[int]) -> Elsewhere | None:
        """Find a clause: word for word, nearly so, or by a name and another phrase that one task has.

        Args:
            text: the clause.
            partners: tasks of this side that its change holds: there the clauses were held against each other already,
                and only one that is said twice is found.
        """
        key = without_mark(text)
        if self._is_formula(key) or FORMULA.search(key):
            return None
        if key in self._equal:
            return min(self._equal[key], key=lambda one: not one.lone).found(same=True)
        ranked: list[tuple[float, bool, int]] = []
        whole = clause_weight(key, self.weights)
        for place, held in self._index.held_by(key).items():
            if held * whole < LEAST_WEIGHT - ROUNDING:
                continue
            clause = self.clauses[place]
            alike = Indel.normalized_similarity(key, clause.key)
            if alike < ALIKE and not clause.lone:
                continue
            share, shared = containment(key, clause.key, self.weights)
            near = alike >= ALIKE and share >= HELD and shared >= LEAST_WEIGHT
            half = clause.lone and share >= WHOLE and shared >= COPIED_WEIGHT and self._holds_half(key, clause.key)
            if (near or half) and not says_other(text, clause.text):
                ranked.append((-round(alike, 6), not clause.lone, place))
        if ranked:
            return self.clauses[min(ranked)[2]].found(same=False)
        return self._by_name_and_phrase(text, partners)

    def _by_name_and_phrase(self, text: str, partners: Collection[int]) -> Elsewhere | None:
        """Find a clause of which one task has a name and another phrase."""
        for fact in find_facts(text):
            if fact.kind not in NAMES:
                continue
            for passage, clause in self._named(fact, text):
                if clause.task not in partners and self._shares_phrase(bare(text), bare_name(fact), passage.words):
                    return clause.found(same=False)
        return None

    def _shares_phrase(self, words: str, name: str, other: str) -> bool:
        """Whether a text shares a phrase with another one that does not go on from the name."""
        begin = words.find(name)
        end = begin + len(name)
        start = 0
        while start + PHRASE <= len(words):
            if begin < start + PHRASE and start < end:
                start += 1
                continue
            length = PHRASE - 1
            limit = begin if start < begin else len(words)
            while start + length < limit and words[start : start + length + 1] in other:
                length += 1
            if length < PHRASE:
                start += 1
                continue
            run = words[start : start + length]
            if start + length != begin and start != end and self._weight(run) >= LEAST_WEIGHT:
                return True
            start += length
        return False

    def words(self, tasks: Iterable[int]) -> frozenset[str]:
        """Return the pairs of characters of some tasks."""
        return frozenset().union(*(bigrams(clause.key) for task in tasks for clause in self.passages[task].clauses))

    def words_of(self, task: int) -> str:
        """Return the words of a task."""
        return self._words[task]

    def partners(self, task: int) -> Sequence[int]:
        """Return the tasks of the other side in the change of a task of this one."""
        return self._partners.get(task, ())

    def _is_formula(self, key: str) -> bool:
        """Whether a clause says too little to be told from another one that says the same of another matter."""
        _, weight, mean = shared_bigrams(key, key, self.weights)
        return weight < LEAST_WEIGHT or mean < (RARE_WORDS if len(key) < SHORT else RARE)

    def _holds_half(self, one: str, other: str) -> bool:
        """Whether what two clauses share is half of the longer one, too."""
        return (
            min(shared_bigrams(one, other, self.weights).share, shared_bigrams(other, one, self.weights).share) >= HALF
        )

    def _weight(self, text: str) -> float:
        return clause_weight(text, self.weights)

    def weight(self, parts: Iterable[str]) -> float:
        """Weigh pairs of characters."""
        return fsum(self.weights.get(part, 1.0) for part in parts)

    def fact(self, fact: Fact, around: str, partners: Collection[int]) -> Elsewhere | None:
        """Find a fact of the clause `around` it: a name by its words, a number in a clause on the same matter.

        `partners` are the tasks of this side in its change, where numbers were held against each other already.
        """
        if fact.kind in NAMES:
            return next((clause.found(same=True) for _, clause in self._named(fact, around)), None)
        if FORMULA.search(without_mark(around)):  # fines are as high for many a matter
            return None
        key = without_mark(around.replace(fact.text, ""))
        ranked: list[tuple[float, int]] = []
        whole = clause_weight(key, self.weights)
        for place, held in self._index.held_by(key).items():
            if held * whole < LEAST_WEIGHT - ACROSS_FACT:
                continue
            clause = self.clauses[place]
            if clause.task in partners:
                continue
            if place not in self._facts:
                self._facts[place] = find_facts(clause.text, year=self.year)
            equal = next((one for one in self._facts[place] if one.meaning == fact.meaning), None)
            if equal is None:
                continue
            share, shared = containment(key, without_mark(clause.text.replace(equal.text, "")), self.weights)
            if share >= SAME_MATTER and shared >= LEAST_WEIGHT:
                ranked.append((-round(share, 6), place))
        return self.clauses[min(ranked)[1]].found(same=True) if ranked else None

    def _named(self, fact: Fact, around: str) -> Iterator[tuple[_Passage, _Clause]]:
        """List the clauses that have a name, those that share most with the clause around it first."""
        name, key = bare_name(fact), without_mark(around)
        if len(name) < SHORTEST_NAME[fact.kind]:
            return
        ranked: list[tuple[float, int, _Passage, _Clause]] = []
        for number, passage in enumerate(self.passages):
            if name not in passage.words or not _has_name(passage, fact, name):
                continue
            holders = [clause for clause in passage.clauses if name in bare(clause.text)] or passage.clauses[:1]
            shared = max(shared_weight(key, clause.key, self.weights) for clause in passage.clauses)
            ranked.append((-round(shared, 6), number, passage, holders[0]))
        for _, _, passage, clause in sorted(ranked, key=lambda entry: entry[:2]):
            yield passage, clause


def _passage(
    text: str, lone: Sequence[tuple[int, int]], *, task: int | None = None, context: int | None = None
) -> _Passage:
    """Cut a text into clauses."""
    cut = tuple(
        _Clause(
            task,
            context,
            start,
            end,
            text[start:end],
            without_mark(text[start:end]),
            any(first <= start and end <= last for first, last in lone),
        )
        for start, end in clauses(text)
    )
    without = re.sub(r"《[^《》]*》", "\0", text)
    return _Passage(bare(text), bare(without), cut)


def _has_name(passage: _Passage, fact: Fact, name: str) -> bool:
    """Whether a text has a name; within a longer title it is another one's."""
    if fact.kind != "title" or name in passage.without_titles:
        return True
    return any(
        bare_name(one) == name for clause in passage.clauses for one in find_facts(clause.text) if one.kind == "title"
    )


def without_mark(text: str) -> str:
    """Fold a clause without the mark of a list at its head."""
    mark = find_clause_mark(text)
    return fold(text if mark is None else text[mark.end :])


def _looks_back(entry: Context) -> bool:
    """Whether a paragraph tells what was done before: what it tells is no demand that others went to."""
    return any(tells_past(title[mark.end :] if (mark := find_mark(title)) else title) for title in entry.section)
