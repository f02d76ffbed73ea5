"""How much of a text is subject matter: letters weigh less, the more subjects of policy have their words."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from json import loads
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.pairs import Vector

__all__ = ["STOCK_SUBSTANCE", "substance", "substances"]

ELSEWHERE = 3
"""Subjects that stand for a pair of letters which the background does not list, so that what is rare weighs .6 of a
letter and nothing weighs more; the background lists pairs from 8 subjects on."""

STOCK_SUBSTANCE = 0.1
"""Letters of subject matter under which a clause is stock: every subject has all of its words."""


BITS = 21
"""Bits of a code point."""


def substances(texts: Sequence[str]) -> Vector:
    """Weigh the letters of texts.

    A letter counts as common as the commoner of the two pairs it stands in: in 组织领导 the pair 织领 across the words
    is rare, but its letters belong to 组织 and 领导, which every subject has. A rare letter between common ones is a
    particle (由, 为, 向) and weighs nothing: what names a matter has two letters at least.

    Args:
        texts: folded.

    Returns:
        Letters of subject matter of each: 0 for words that every subject has.

    Example:
        >>> common, matter = substances(("加强组织领导,", "开展消防演练,"))
        >>> common < 0.1 < matter
        True
    """
    marks = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    if not len(marks):
        return np.zeros(len(texts))
    background = _background()
    owners = np.arange(len(texts)).repeat([len(text) for text in texts])
    pairs = marks[:-1] << BITS | marks[1:]
    places = np.minimum(np.searchsorted(background.pairs, pairs), len(background.pairs) - 1)
    known = (owners[:-1] == owners[1:]) & (background.pairs[places] == pairs)
    spread = np.concatenate([[0], np.where(known, background.counts[places], 0), [0]])
    points, place = np.unique(marks, return_inverse=True)
    letters = np.array([chr(point).isalnum() for point in points.tolist()])[place]
    common = np.where(letters, np.maximum(spread[:-1], spread[1:]), background.subjects)
    borders = owners[:-1] != owners[1:]
    before = np.concatenate([[True], borders | (common[:-1] > 0)])
    after = np.concatenate([borders | (common[1:] > 0), [True]])
    particles = (common == 0) & before & after
    weights = np.where(particles, 0.0, background.weights[common])
    return np.asarray(np.bincount(owners, weights, minlength=len(texts)), dtype=np.float64)


def substance(text: str) -> float:
    """Weigh the letters of one text."""
    return float(substances((text,))[0])


class _Background(NamedTuple):
    """How many subjects have each pair of letters.

    Attributes:
        subjects: there are.
        pairs: as numbers, ascending.
        counts: subjects that have each of them.
        weights: of a letter, by the number of subjects that have its pair; the first one for pairs not listed.
    """

    subjects: int
    pairs: NDArray[np.int64]
    counts: NDArray[np.int64]
    weights: Vector


@cache
def _background() -> _Background:
    """Read the background."""
    content = loads(files(__package__).joinpath("spread.json").read_text(encoding="utf-8"))
    subjects = int(content["subjects"])
    listed = sorted(
        (ord(run[start]) << BITS | ord(run[start + 1]), int(count))
        for count, run in content["pairs"].items()
        for start in range(0, len(run), 2)
    )
    pairs, counts = np.array(listed, dtype=np.int64).T
    most = max(subjects, int(counts.max()))
    weights = [1.0 - log(1 + (count or ELSEWHERE)) / log(1 + subjects) for count in range(most + 1)]
    return _Background(subjects, np.ascontiguousarray(pairs), np.ascontiguousarray(counts), np.array(weights))
