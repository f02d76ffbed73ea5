"""What the rivals are measured on: labelled pairs of documents and generated ones, by name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from align.clauses import clauses
from align.folding import kernel
from align.model import Segment
from benchmarks.generator import GeneratedPair, Rates, generated, siblings
from benchmarks.pairs import RELATED, LabelledPair, gold_pairs, more_pairs

__all__ = ["GROUPS", "HEAVY", "LABELLED", "Sample", "length", "sample", "sample_names"]

HEAVY = Rates(
    delete=0.2, insert=0.25, move=0.15, split=0.15, merge=0.1, edit=0.2, paraphrase=0.5, misread=0.2, unit=0.3
)
"""Hardly a task stays as it was."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "generated, 50 tasks": ("generated-50-1", "generated-50-2", "generated-50-3"),
    "generated, 500 tasks": ("generated-500-1",),
    "generated, 500 tasks, heavily changed": ("heavy-500-1",),
    "generated, 5,000 tasks": ("generated-5000-1",),
    "30 identical siblings": ("siblings-30-1",),
}
"""Generated samples by what they have in common: kind, length and seed of each."""

SHORTEST_CLAUSE = 6
"""Letters of a clause that two generated tasks may not have in common by chance: shorter ones stand anywhere."""

LABELLED = "labelled documents"
"""Name of the group of the labelled pairs."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Two lists and what is true about them.

    Attributes:
        left: segments.
        right: segments.
        labels: label of every true link.
        ignored: pairs that are neither demanded nor punished.
        moved: true links of tasks that were taken elsewhere; empty where nobody said.
    """

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    labels: Mapping[tuple[int, int], str]
    ignored: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]


def sample_names() -> dict[str, tuple[str, ...]]:
    """List the names of all samples by group."""
    return {LABELLED: tuple(_labelled_pairs()), **GROUPS}


def sample(name: str) -> Sample:
    """Find a sample by its name.

    Raises:
        KeyError: there is none.
    """
    if name in _labelled_pairs():
        return _of_documents(_labelled_pairs()[name])
    kind, length, seed = name.split("-")
    made = {
        "generated": lambda: generated(int(length), seed=int(seed)),
        "heavy": lambda: generated(int(length), seed=int(seed), rates=HEAVY),
        "siblings": lambda: siblings(int(length), seed=int(seed)),
    }[kind]()
    return _of_mutations(made)


def length(name: str) -> int:
    """Say how many left tasks a sample has."""
    return len(_labelled_pairs()[name].left) if name in _labelled_pairs() else int(name.split("-")[1])


@cache
def _labelled_pairs() -> dict[str, LabelledPair]:
    return {pair.name: pair for pair in gold_pairs() + more_pairs()}


def _of_documents(pair: LabelledPair) -> Sample:
    labels = {(left, right): label for left, right, label, _ in pair.labels}
    related = frozenset((int(left), int(right)) for left, right in np.argwhere(pair.truth == RELATED).tolist())
    return Sample(pair.left, pair.right, labels, related, frozenset())


def _of_mutations(pair: GeneratedPair) -> Sample:
    labels = {(link.left, link.right): str(link.label) for link in pair.links}
    moved = frozenset((link.left, link.right) for link in pair.links if "moved" in link.events)
    left, right = pair.segments()
    return Sample(left, right, labels, _sharing_a_clause(left, right) - labels.keys(), moved)


def _sharing_a_clause(left: tuple[Segment, ...], right: tuple[Segment, ...]) -> frozenset[tuple[int, int]]:
    """Pairs that have a whole clause in common: who calls them strangers, or a link, may be right either way."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, segment in enumerate(right):
        for clause in _clauses(segment):
            holders[clause].append(place)
    return frozenset((i, j) for i, segment in enumerate(left) for clause in _clauses(segment) for j in holders[clause])


def _clauses(segment: Segment) -> set[str]:
    """Letters and digits of the clauses that are long enough to say something."""
    found = {kernel(segment.text[start:end]) for start, end in clauses(segment.text)}
    return {clause for clause in found if len(clause) >= SHORTEST_CLAUSE}
