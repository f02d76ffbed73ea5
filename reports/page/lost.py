"""Decisions that found no row of today."""

from compare import Comparison
from reports.page.views import LostView
from reports.rows.human_states import _quote
from reports.words.wording import Wording

__all__ = ["lost_views"]


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
