"""Let the rows follow decisions at once: the links are those decided on, and no other partner is looked for."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from align.model import Link
from compare.comparison import relinked
from compare.decisions import DecisionLog
from compare.model import Comparison
from compare.organs.register import Register
from review.application import reviewed
from review.resolution import IndexPair, Resolution, resolve

__all__ = ["decided_links", "followed"]

REVIEWER: Final = "reviewer"
"""Evidence of a link that a person made or confirmed, as `align` names it."""


def followed(comparison: Comparison, log: DecisionLog, *, register: Register | None = None) -> Comparison:
    """Apply decisions to a comparison: a link that was cut is gone, one that was made or confirmed is certain.

    Args:
        comparison: as it was aligned last.
        log: all decisions, those that the alignment knows among them.
        register: as the comparison was made with.

    Returns:
        The comparison under the links that were decided on, with its review. A task that lost its partner stays
        without one, and a decision that was taken back after the alignment brings no link back: only `align` knows
        what else could be linked.
    """
    resolution = resolve(log, comparison.left, comparison.right, comparison.mode)
    links = decided_links(comparison, resolution)
    again = comparison if links == comparison.links else relinked(comparison, links, register=register)
    return reviewed(again, resolution)


def decided_links(comparison: Comparison, resolution: Resolution) -> tuple[Link, ...]:
    """Give the links of a comparison once decisions are applied, sorted by (left, right)."""
    kept = {
        (link.left, link.right): link
        for link in comparison.links
        if (link.left, link.right) not in resolution.cannot_link
    }
    scores: Mapping[IndexPair, float] = {(one.left, one.right): one.score for one in comparison.runners_up}
    for pair in resolution.must_link:
        kept[pair] = _certain(kept.get(pair) or _made(pair, scores.get(pair, 0.0)))
    return tuple(kept[pair] for pair in sorted(kept))


def _made(pair: IndexPair, score: float) -> Link:
    """Make a link that the machine had not; a pair that was no candidate scored next to nothing."""
    return Link(*pair, label="rewritten", extent="full", score=score, confidence=1.0, matched_by=REVIEWER)


def _certain(link: Link) -> Link:
    carried = link.matched_by.split("+")
    return link if REVIEWER in carried else replace(link, confidence=1.0, matched_by="+".join((REVIEWER, *carried)))
