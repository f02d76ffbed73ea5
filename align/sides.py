"""One side of an alignment: its texts folded and cut."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.folding import normalised
from align.model import Segment

__all__ = ["Piece", "Side", "folded_side", "pieces"]

SHORTEST = 6
"""Characters that a clause needs to be compared by itself: 同时， or 年底前， would meet its like everywhere."""


Piece = tuple[int, int, str]
"""Span of a clause in its text, and the clause folded."""


@dataclass(frozen=True, slots=True)
class Side:
    """The texts of one side, folded and cut.

    Attributes:
        clauses: of all segments, in order; a segment without text has one empty clause.
        owners: segment of each clause.
        starts: first clause of each segment.
        lengths: characters of each clause that ask for an answer: at least 1, and 0 for those of a title.
        texts: of each segment, without its title.
        whole: the same with it.
        headings: last heading of each segment, folded; empty if it has none.
    """

    clauses: tuple[str, ...]
    owners: NDArray[np.intp]
    starts: NDArray[np.intp]
    lengths: NDArray[np.float64]
    texts: tuple[str, ...]
    whole: tuple[str, ...]
    headings: tuple[str, ...]

    def clauses_of(self, segment: int) -> slice:
        """Place of a segment's clauses."""
        end = self.starts[segment + 1] if segment + 1 < len(self.starts) else len(self.clauses)
        return slice(int(self.starts[segment]), int(end))


def folded_side(segments: Sequence[Segment], cut_text: Callable[[str], tuple[tuple[int, int], ...]]) -> Side:
    """Fold and cut the segments of one side.

    Args:
        segments: at least one.
        cut_text: gives the spans of the clauses, or of the sentences, of a text.
    """
    cut = [pieces(segment.text, cut_text(segment.text)) for segment in segments]
    titles = [_title_pieces(segment, found) for segment, found in zip(segments, cut, strict=True)]
    counts = np.array([len(found) for found in cut])
    flat = tuple(folded for found in cut for _, _, folded in found)
    asked = [place >= title for found, title in zip(cut, titles, strict=True) for place in range(len(found))]
    return Side(
        clauses=flat,
        owners=np.repeat(np.arange(len(cut)), counts),
        starts=np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp),
        lengths=np.array([max(1, len(piece)) for piece in flat], dtype=np.float64) * asked,
        texts=tuple(
            "".join(folded for _, _, folded in found[title:]) for found, title in zip(cut, titles, strict=True)
        ),
        whole=tuple("".join(folded for _, _, folded in found) for found in cut),
        headings=tuple(normalised(segment.headings[-1]) if segment.headings else "" for segment in segments),
    )


def _title_pieces(segment: Segment, found: Sequence[Piece]) -> int:
    """Count the pieces that are title alone; a segment that is nothing but title has none."""
    count = sum(end <= segment.title for _, end, _ in found)
    return count if count < len(found) else 0


def pieces(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """Fold the pieces of a text; a piece too short to say anything goes with the next one.

    Args:
        text: any text.
        spans: of its clauses or sentences.

    Returns:
        The pieces in order; a text that says nothing has one empty piece.
    """
    found: list[Piece] = []
    for start, end in spans:
        piece = normalised(text[start:end])
        if found and len(found[-1][2]) < SHORTEST:
            before = found.pop()
            found.append((before[0], end, before[2] + piece))
        else:
            found.append((start, end, piece))
    return tuple(piece for piece in found if piece[2]) or ((0, len(text), ""),)
