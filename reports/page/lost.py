"""Decisions that found no row of today."""

from typing import Final

from compare import Comparison
from compare.decisions import Decision
from reports.page.views import LostView
from reports.words.phrases import beginning
from reports.words.wording import Wording

__all__ = ["lost_views"]

_QUOTE: Final = 40  # characters of a text that a decision was about: enough to find it on paper


def lost_views(comparison: Comparison, words: Wording) -> tuple[LostView, ...]:
    """List the decisions that could not be brought to any row of today."""
    if comparison.review is None:
        return ()
    return tuple(
        LostView(
            event=entry.decision.event,
            action=words.get(f"state_{entry.decision.action}", entry.decision.action),
            quote=_quote(entry.decision, words),
            reason=words[f"lost_{entry.reason}"],
            note=entry.decision.note or "",
            by=words["fact_separator"].join((entry.decision.by, entry.decision.at)),
        )
        for entry in comparison.review.orphaned
    )


def _quote(decision: Decision, words: Wording) -> str:
    """Quote the tasks of both sides that a decision was about."""
    sides = [
        words["list_separator"].join(beginning(anchor.quote, _QUOTE) for anchor in anchors)
        for anchors in (decision.left_anchors, decision.right_anchors)
        if anchors
    ]
    return words["pair"].format(left=sides[0], right=sides[1]) if len(sides) > 1 else "".join(sides)
