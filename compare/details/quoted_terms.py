"""Leave out quoted terms that came or went and say nothing: those of every document, and figures of speech."""

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import resources

from align.clauses import clauses
from compare.details.fact_changes import bare
from compare.model import Change
from compare.particulars import FactChange
from compare.texts.folding import fold
from compare.texts.rarity import Weights, shared_bigrams
from documents.model import Document

__all__ = ["without_stock_terms"]

SAME_MATTER = 0.3
"""Share in [0, 1], by rare bigrams, of the clause around a term, apart from it, that the task which has it elsewhere
holds, from which both speak of one matter: “一件事” of a counter for services and of safety at work are two."""

LEAST_AROUND = 4
"""Characters around a term in its clause below which the term is the matter: 推行“容缺受理”."""


def without_stock_terms(
    changes: Iterable[Change], left: Document, right: Document, weights: Weights
) -> tuple[Change, ...]:
    """Leave quoted terms out of the facts of changes.

    Args:
        changes: changes of a comparison, in which what stands elsewhere was found.
        left: the left document.
        right: the right one.
        weights: see `compare.texts.rarity.bigram_weights`.

    Returns:
        The changes without the quoted terms of stock_terms.toml: a figure of speech that names whatever is at hand only
        where the other document has it of another matter.
    """

    def says_something(fact: FactChange) -> bool:
        if fact.kind != "quoted":
            return True
        names = [bare(name) for name in (fact.left, fact.right) if name]
        if any(name in _stock("words") for name in names):
            return False
        if len(names) == 2:
            return True
        if names[0] not in _stock("of_many_matters"):
            return True
        documents = (left, right) if fact.right is None else (right, left)
        return fact.elsewhere is None or _one_matter(fact, *documents, weights)

    return tuple(
        change
        if all(map(says_something, change.facts))
        else replace(change, facts=tuple(filter(says_something, change.facts)))
        for change in changes
    )


def _one_matter(fact: FactChange, own: Document, other: Document, weights: Weights) -> bool:
    """Whether the task that has a term elsewhere holds more of the clause around it than the term, or the reverse."""
    ref, there = fact.left_ref or fact.right_ref, fact.elsewhere
    if ref is None or there is None:
        return True
    words, far = own.tasks[ref.task].words, there.text if there.task is None else other.tasks[there.task].words
    around = next((words[first:last] for first, last in clauses(words) if first <= ref.start and ref.end <= last), "")
    name = fold(ref.text)
    for clause, text in ((around, far), (there.text, words)):
        rest = fold(clause).replace(name, "\0")
        if len(rest.strip("\0")) < LEAST_AROUND:
            return True
        if shared_bigrams(rest, fold(text).replace(name, "\0"), weights).share >= SAME_MATTER:
            return True
    return False


@cache
def _stock(kind: str) -> frozenset[str]:
    """Read one list of stock_terms.toml, once."""
    with resources.files(__package__).joinpath("stock_terms.toml").open("rb") as file:
        return frozenset(bare(word) for word in tomllib.load(file)[kind])
