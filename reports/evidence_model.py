"""The evidence of a link as the template sees it: a short line, and a body that the page builds when it is opened.

The body travels as JSON, where a named tuple is an array: its order is what `static/evidence.js` reads. The rejected
candidates are those of the review data, which name tasks instead of repeating texts.
"""

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["BarView", "CandidateView", "EvidenceBody", "EvidenceView"]


@dataclass(frozen=True, slots=True)
class CandidateView:
    """The task that came nearest to one without a link, and the row it stands in."""

    score: str
    text: str
    href: str


class BarView(NamedTuple):
    """One line of the waterfall; `sign` is 1, -1 or 0 for the total; `start` and `width` are in percent."""

    name: str
    value: str
    points: str
    sign: int
    start: float
    width: float
    words: str


class EvidenceBody(NamedTuple):
    """What stands below the short line: facts, the waterfall with its total last."""

    facts: str
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Why two tasks are linked, or what came nearest to a task without a link.

    Attributes:
        uncertain: this very link should be confirmed by a person.
        label: which member or pair of the group, such as `①→ⓐ`; None for a single link.
        summary: the short line, finished.
        body: None when there is nothing to open.
    """

    label: str | None
    uncertain: bool
    summary: str
    body: EvidenceBody | None
