"""Look through the whole other document for what a change has on one side alone: it may stand elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from rapidfuzz.distance import Indel

from align.clauses import clauses
from compare.details.anywhere import Anywhere, Match
from compare.details.clause_demands import asks_nothing
from compare.details.fact_changes import NAMES, bare, bare_name, find_facts
from compare.details.formulas import FORMULA, says_other
from compare.details.lead_ins import is_condition
from compare.model import Change, ClauseEdit
from compare.particulars import ClauseRef, Elsewhere, Fact, FactChange
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
from documents.chinese.marks import find_clause_mark
from documents.model import Document

__all__ = ["AT_HOME", "found_elsewhere"]

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
"""Weight that two clauses must share, or a phrase must have: two bigrams that no other clause has, or more of commoner
ones. Less is a word that any subject has."""

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

SURE_ANYWHERE = 0.95
"""Probability in [0, 1], with the weights fitted within rows, from which a clause is found elsewhere in other words:
there are hundreds of candidates, not ten."""

AT_HOME = 0.55
"""Share in [0, 1], by rare bigrams, of what two clauses have in common, below which the rest that their own changes
lack is no ground: 促进志愿服务事业的发展 did not go to another task where its own has 推动志愿服务事业发展."""

SAME_MATTER = 0.5
"""Share in [0, 1], by rare bigrams, of the lighter of two clauses that the other holds, from which one number in both
is the same number: 2020年底 stands in many tasks."""


def found_elsewhere(
    changes: Sequence[Change], left: Document, right: Document, weights: Weights, anywhere: Anywhere | None = None
) -> tuple[Change, ...]:
    """Say of every clause and every fact that a change has on one side alone where it stands on the other side.

    Args:
        changes: all changes of a comparison.
        left: the left document.
        right: the right one.
        weights: see `compare.texts.rarity.bigram_weights`.
        anywhere: how likely clauses are one wherever they stand; None finds what has the same words alone.

    Returns:
        The changes. An edit of several clauses of which some stand elsewhere is cut, so that the edits still tile. Of
        several places that of a clause which is on one side alone as well goes first: the two are one that moved.
    """
    sides = (
        _Side(
            left,
            [edit.left for change in changes for edit in change.text if edit.right is None],
            {task: change.right for change in changes for task in change.left},
            weights,
        ),
        _Side(
            right,
            [edit.right for change in changes for edit in change.text if edit.left is None],
            {task: change.left for change in changes for task in change.right},
            weights,
        ),
    )
    return tuple(
        replace(
            change,
            text=tuple(part for edit in change.text for part in _edits(edit, change, sides, anywhere)),
            facts=tuple(_fact(fact, change, sides) for fact in change.facts),
        )
        for change in changes
    )


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


class _Side:
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
        self.passages = [
            *(_passage(task.words, spans.get(i, []), task=i) for i, task in enumerate(document.tasks)),
            *(_passage(entry.text, [], context=i) for i, entry in enumerate(document.context)),
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
        key = _key(text)
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
        if FORMULA.search(_key(around)):  # fines are as high for many a matter
            return None
        key = _key(around.replace(fact.text, ""))
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
            share, shared = containment(key, _key(clause.text.replace(equal.text, "")), self.weights)
            if share >= SAME_MATTER and shared >= LEAST_WEIGHT:
                ranked.append((-round(share, 6), place))
        return self.clauses[min(ranked)[1]].found(same=True) if ranked else None

    def _named(self, fact: Fact, around: str) -> Iterator[tuple[_Passage, _Clause]]:
        """List the clauses that have a name, those that share most with the clause around it first."""
        name, key = bare_name(fact), _key(around)
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
            _key(text[start:end]),
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


def _key(text: str) -> str:
    """Fold a clause without the mark of a list at its head."""
    mark = find_clause_mark(text)
    return fold(text if mark is None else text[mark.end :])


def _edits(
    edit: ClauseEdit, change: Change, sides: tuple[_Side, _Side], anywhere: Anywhere | None
) -> Iterator[ClauseEdit]:
    """Cut an edit of one side alone into runs of clauses that went to one place, or to none."""
    ref = edit.left if edit.right is None else edit.right if edit.left is None else None
    if ref is None:
        yield edit
        return
    own, other, partners = (*sides, change.right) if edit.right is None else (*sides[::-1], change.left)
    runs: list[tuple[int, int, Elsewhere | None]] = []
    likely: dict[int, float] = {}
    for start, end in clauses(ref.text):
        text = ref.text[start:end]
        found = other.clause(text, partners)
        if found is None and anywhere is not None:
            best = anywhere.best(
                "left" if edit.right is None else "right", ref.task, ref.start + start, ref.start + end, partners
            )
            if best is not None:
                likely[ref.start + start] = best.probability
                found = _in_other_words(text, best)
        if found is not None and not found.same:
            found = None if is_condition(text) or _at_home(text, found, partners, (own, other)) else found
        if runs and _one_run(runs[-1][2], found):
            found = runs[-1][2] if found is None or runs[-1][2] is None else _joined(runs[-1][2], found)
            runs[-1] = (runs[-1][0], end, found)
        else:
            runs.append((start, end, found))
    for start, end, found in runs:
        run = ClauseRef(ref.task, ref.start + start, ref.start + end, ref.text[start:end])
        yield replace(
            edit,
            left=None if edit.left is None else run,
            right=None if edit.right is None else run,
            elsewhere=found,
            alone=tuple(
                replace(one, partner=max(one.partner, likely.get(one.clause.start, 0.0)))
                for one in edit.alone
                if run.start <= one.clause.start < run.end
            ),
        )


def _at_home(text: str, found: Elsewhere, partners: Collection[int], sides: tuple[_Side, _Side]) -> bool:
    """Whether the change of either of two clauses has what they share on its other side, so that neither went away.

    Args:
        text: a clause of the first side.
        found: the one of the second side that says it in other words.
        partners: tasks of the second side in the change of the clause.
        sides: both sides.
    """
    own, other = sides
    if found.task is None:
        return False
    if found.task in partners:
        return asks_nothing(found.text)
    both = bigrams(_key(text)) & bigrams(_key(found.text))
    homes = [other.words(partners)]
    if not any(fact.kind in NAMES and bare_name(fact) in bare(found.text) for fact in find_facts(text)):
        homes.append(own.words(other.partners(found.task)))
    return any(own.weight(both - home) < AT_HOME * own.weight(both) for home in homes)


def _in_other_words(text: str, best: Match) -> Elsewhere | None:
    """Find a clause that one of the other side says in other words beyond doubt."""
    there = best.there
    if best.probability < SURE_ANYWHERE or says_other(text, there.text):
        return None
    if FORMULA.search(fold(text)) or FORMULA.search(fold(there.text)):
        return None
    return Elsewhere(there.task, None, there.start, there.end, there.text, same=False)


def _one_run(before: Elsewhere | None, after: Elsewhere | None) -> bool:
    """Whether two neighbouring clauses have one fate: both found nowhere, or one behind the other in one place."""
    if before is None or after is None:
        return before is after
    return (before.task, before.context, before.end) == (after.task, after.context, after.start)


def _joined(before: Elsewhere, after: Elsewhere) -> Elsewhere:
    return replace(before, end=after.end, text=before.text + after.text, same=before.same and after.same)


def _fact(fact: FactChange, change: Change, sides: tuple[_Side, _Side]) -> FactChange:
    """Say of a fact that came or went where it stands."""
    side, ref = (0, fact.left_ref) if fact.right is None else (1, fact.right_ref)
    if ref is None or (fact.left is not None and fact.right is not None):
        return fact
    around = next(
        (
            own.text[start:end]
            for edit in change.text
            if (own := (edit.left, edit.right)[side]) is not None and own.task == ref.task
            for start, end in clauses(own.text)
            if own.start + start <= ref.start and ref.end <= own.start + end
        ),
        ref.text,
    )
    own_side, other = sides[side], sides[1 - side]
    partners = change.right if side == 0 else change.left
    entry = next(
        (one for one in find_facts(around, year=own_side.year) if one.kind == fact.kind and one.text in ref.text), None
    )
    return fact if entry is None else replace(fact, elsewhere=other.fact(entry, around, partners))
