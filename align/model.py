"""What `align` takes and returns. It knows nothing of policies: texts in, links with evidence out."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # numpy comes with it, which who merely reads a comparison does not need
    from align.meanings import Meanings

__all__ = ["Alignment", "Answer", "Candidate", "ClausePair", "Contribution", "Extent", "Label", "Link", "Segment"]

Label = Literal["same", "edited", "rewritten"]
"""same: equal but for punctuation and width; edited: most of the shared part survives; rewritten: the same
obligation in other words."""

Extent = Literal["full", "left-part", "right-part", "both-parts"]
"""Which side takes part in the link only in part: `left-part` = the right segment answers a part of the left one."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A text to be aligned.

    Attributes:
        text: all of it, the title included.
        headings: the path above it, outermost first.
        title: characters at its beginning that are its title. Its clauses may carry a link, but nobody need answer
            them: texts as a whole are compared without.
    """

    text: str
    headings: tuple[str, ...] = ()
    title: int = 0


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one piece of evidence added to a link's log-odds.

    Attributes:
        name: `lexical`, `semantic`, `heading`, `order`, `margin`, … (few and explainable).
        value: the raw measure, in [0, 1].
        points: its share of the log-odds; the shares and the `base` entry sum to the log-odds of the score.
        words: the phrases it fired on, best first; may be empty.
    """

    name: str
    value: float
    points: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Two clauses that answer one another better than any other segment does; very short ones go with the next.

    Attributes:
        left_start: where the left clause begins in the text of its segment.
        left_end: where it ends.
        right_start: where the right clause begins in the text of its segment.
        right_end: where it ends.
        score: how alike they are, in [0, 1]: by characters, and by meaning where there was an encoder.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """An accepted pair; many links may meet one segment (1:n, n:1, n:m).

    Attributes:
        left: index into the left segments.
        right: index into the right segments.
        score: similarity in [0, 1], higher is better; the evidence of this pair alone.
        confidence: calibrated probability that the link is right, in [0, 1], after the global decision.
        matched_by: the evidence that carried it, joined by `+`, such as `lexical+heading`.
        evidence: contributions, in a fixed order.
        clauses: the pairs of clauses it rests on, in reading order of the left text; one for equal texts. A link
            without any is never sure, unless a reviewer made it.
    """

    left: int
    right: int
    label: Label
    extent: Extent
    score: float
    confidence: float
    matched_by: str
    evidence: tuple[Contribution, ...] = ()
    clauses: tuple[ClausePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scored pair that was not accepted; kept so that a reviewer sees what was second best."""

    left: int
    right: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes closest to one clause of a segment, whether the two segments are linked or not.

    Attributes:
        start: where the clause begins in the text of its segment.
        end: where it ends; very short clauses are taken together with the next one.
        other: index of the segment of the other side that comes closest.
        score: similarity of its closest clause, in [0, 1]: of characters, and of meaning where there was an encoder.
    """

    start: int
    end: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two segment sequences.

    Attributes:
        links: sorted by (left, right).
        unlinked_left: indices without a link, ascending.
        unlinked_right: indices without a link, ascending.
        runners_up: best rejected candidates, at most three per segment, sorted by (left, -score, right).
        signature: what the result depends on besides the texts: version, encoder, model digest, threshold.
        answers: for each left segment, what comes closest to its clauses, in order; empty where nothing was measured.
        right_answers: the same for each right segment.
        meanings: of the clauses of both sides; None without an encoder.
    """

    links: tuple[Link, ...]
    unlinked_left: tuple[int, ...]
    unlinked_right: tuple[int, ...]
    runners_up: tuple[Candidate, ...] = ()
    signature: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[Answer, ...], ...] = ()
    right_answers: tuple[tuple[Answer, ...], ...] = ()
    meanings: "Meanings | None" = field(default=None, repr=False, compare=False)
