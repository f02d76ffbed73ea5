"""The vectors of an alignment: clauses, headings and whole segments, seen from the middle of all clauses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from align.encoder import Encoder
from align.sides import Side

__all__ = ["Embeddings", "Progress", "embed"]

ENCODED_AT_ONCE = 512
"""Texts between two reports of progress: some seconds; fewer would fill up more passes."""

Progress = Callable[[int, int], None]
Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Unit vectors of both sides, or zeros where a text is empty.

    Attributes:
        clauses: one row a clause.
        segments: one row a segment, the mean of its clauses, weighed by length.
        headings: one row a distinct heading, in the order in which they were given.
    """

    clauses: tuple[Vectors, Vectors]
    segments: tuple[Vectors, Vectors]
    headings: tuple[Vectors, Vectors]


def embed(
    sides: tuple[Side, Side],
    headings: tuple[Sequence[str], Sequence[str]],
    background: Sequence[str],
    encoder: Encoder,
    progress: Progress | None,
) -> Embeddings:
    """Encode clauses, headings and background once each.

    Args:
        sides: with their clauses.
        headings: of both sides; any may be empty.
        background: sentences that take part in the middle of all clauses.
        encoder: gives the vectors.
        progress: called with texts encoded and texts to encode.

    Raises:
        EncoderUnavailableError: the encoder cannot be loaded.
    """
    used = set(sides[0].clauses) | set(sides[1].clauses) | set(background)
    texts = sorted((used | set(headings[0]) | set(headings[1])) - {""}, key=lambda text: (len(text), text))
    vectors: dict[str, Vectors] = {}
    for start in range(0, len(texts), ENCODED_AT_ONCE):
        batch = texts[start : start + ENCODED_AT_ONCE]
        vectors |= zip(batch, encoder.encode(batch), strict=True)
        if progress is not None:
            progress(len(vectors), len(texts))
    centre = np.stack([vectors[text] for text in sorted(used - {""})]).astype(np.float64).mean(axis=0)
    first, second = (_centred(side.clauses, vectors, centre) for side in sides)
    return Embeddings(
        clauses=(first, second),
        segments=(_pooled(first, sides[0]), _pooled(second, sides[1])),
        headings=(_centred(headings[0], vectors, centre), _centred(headings[1], vectors, centre)),
    )


def _centred(texts: Sequence[str], vectors: dict[str, Vectors], centre: NDArray[np.float64]) -> Vectors:
    """Give texts as seen from the centre: what all texts share is left out."""
    nothing = centre.astype(np.float32)
    return _unit(np.stack([vectors[text] if text else nothing for text in texts]) - centre)


def _pooled(points: Vectors, side: Side) -> Vectors:
    return _unit(np.add.reduceat(points * side.lengths[:, None], side.starts))


def _unit(rows: NDArray[np.float64]) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths < 1e-6] = np.inf  # a text at the centre has no direction
    return np.asarray(rows / lengths, dtype=np.float32)
