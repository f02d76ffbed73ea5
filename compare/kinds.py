"""The kinds of a change: the shape of its group, and for two linked tasks what became of the text."""

from typing import Literal, get_args

__all__ = ["KINDS", "Kind"]

Kind = Literal[
    "unchanged",  # the same words, punctuation and width aside
    "edited",  # most of the wording stands
    "rewritten",  # linked, and no more than half of the shorter text stands, see `compare.texts.survival`
    "split",  # one task on the left, several on the right
    "merged",  # several on the left, one on the right
    "regrouped",  # several on both sides
    "added",  # on the right only
    "dropped",  # on the left only
]
KINDS: tuple[Kind, ...] = get_args(Kind)
