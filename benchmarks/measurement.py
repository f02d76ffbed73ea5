"""What is counted when a tool has linked two lists, and how."""

import resource
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from benchmarks.link_counts import LinkCounts
from benchmarks.rivals import Found, Rival
from benchmarks.samples import Sample
from compare.components import components
from compare.order import heaviest_chain

__all__ = ["Measurement", "as_measurement", "counted", "measure", "moved_links"]

SURE = 0.5
"""Confidence above which a false link is an outright claim."""

CONFIDENCE_WEIGHT = 1000
"""Characters that a sure link weighs in the reading order beside those of its text."""

NO_LINKS = LinkCounts()

MEGABYTE = 1024
"""`ru_maxrss` counts kilobytes on Linux."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a tool did on a sample.

    Attributes:
        links: all of them.
        rewritten: true links with this label that were found.
        found_divided: true links of splits and merges that were found at all.
        found_moved: true links of tasks taken elsewhere that were found at all.
        divided: links of tasks that have several; claimed is what the found links look like.
        moved: links of tasks taken elsewhere; claimed if they cross the reading order of the rest.
        false_sure: false links with a confidence above .5.
        seconds: of the linking alone.
        megabytes: at most in memory, interpreter and libraries included.
        encoding: seconds of the first run that computed vectors; 0 without.
        failure: why there is no measurement; empty if there is one.
    """

    links: LinkCounts = NO_LINKS
    rewritten: LinkCounts = NO_LINKS
    found_divided: LinkCounts = NO_LINKS
    found_moved: LinkCounts = NO_LINKS
    divided: LinkCounts = NO_LINKS
    moved: LinkCounts = NO_LINKS
    false_sure: int = 0
    seconds: float = 0.0
    megabytes: float = 0.0
    encoding: float = 0.0
    failure: str = ""


def measure(rival: Rival, one: Sample) -> Measurement:
    """Let a rival link a sample in this process, and count."""
    rival.link(one.left[:2], one.right[:2])  # imports what it needs
    began = time.perf_counter()
    found = rival.link(one.left, one.right)
    seconds = time.perf_counter() - began
    used = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    true = set(one.labels)
    claimed = set(found) - one.ignored
    rewritten = {pair for pair, label in one.labels.items() if label == "rewritten"}
    judged = {pair: confidence for pair, confidence in found.items() if pair in claimed}
    moves = moved_links(judged, [len(segment.text) for segment in one.left]) if one.moved else frozenset()
    return Measurement(
        links=counted(found, one),
        rewritten=_counts(claimed & rewritten, rewritten),
        found_divided=_counts(claimed & _divided(true), _divided(true)),
        found_moved=_counts(claimed & one.moved, one.moved),
        divided=_counts(_divided(claimed), _divided(true)),
        moved=_counts(moves, one.moved),
        false_sure=sum(found[pair] > SURE for pair in claimed - true),
        seconds=seconds,
        megabytes=used / MEGABYTE,
    )


def counted(found: Found, one: Sample) -> LinkCounts:
    """Count links against the truth; ignored pairs count nowhere."""
    return _counts(set(found) - one.ignored, one.labels)


def moved_links(found: Found, lengths: Sequence[int]) -> frozenset[tuple[int, int]]:
    """Say which links belong to tasks that moved: no link of their group keeps the order of the heaviest chain.

    Args:
        found: links with confidence.
        lengths: of the left texts.
    """
    groups = components(sorted(found))
    points = [(pair, number) for number, group in enumerate(groups) for pair in group]
    weights = [
        1 + lengths[pair[0]] + round(CONFIDENCE_WEIGHT * found[pair] / len(groups[number])) for pair, number in points
    ]
    staying = {points[index][1] for index in heaviest_chain([pair for pair, _ in points], weights)}
    return frozenset(pair for pair, number in points if number not in staying)


def as_measurement(content: Mapping[str, Any]) -> Measurement:
    """Read a measurement from what `dataclasses.asdict` made of it."""
    values: dict[str, Any] = {field.name: content[field.name] for field in fields(Measurement)}
    counts = {name: LinkCounts(**value) for name, value in values.items() if isinstance(value, dict)}
    return Measurement(**values | counts)


def _counts(claimed: Iterable[tuple[int, int]], true: Iterable[tuple[int, int]]) -> LinkCounts:
    claimed, true = set(claimed), set(true)
    return LinkCounts(len(claimed & true), len(claimed), len(true))


def _divided(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Links one of whose tasks has another link."""
    pairs = set(pairs)
    left, right = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    return {(i, j) for i, j in pairs if left[i] > 1 or right[j] > 1}
