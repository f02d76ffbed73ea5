"""Link the segments of two texts: texts in, links with evidence out."""

from typing import TYPE_CHECKING

from align.model import Alignment, Answer, Candidate, Contribution, Extent, Label, Link, Segment

if TYPE_CHECKING:
    from align.alignment import align
    from align.encoder import Encoder, EncoderError, load_encoder

__all__ = [
    "Alignment",
    "Answer",
    "Candidate",
    "Contribution",
    "Encoder",
    "EncoderError",
    "Extent",
    "Label",
    "Link",
    "Segment",
    "align",
    "load_encoder",
]

LAZY = {
    "Encoder": "align.encoder",
    "EncoderError": "align.encoder",
    "align": "align.alignment",
    "load_encoder": "align.encoder",
}
"""What needs numpy and scipy is imported when it is first asked for: `policydiff --help` has no use for it."""


def __getattr__(name: str) -> object:
    """Import a lazy name.

    Raises:
        AttributeError: the package has no such name.
    """
    if name not in LAZY:
        raise AttributeError(f"module 'align' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(LAZY[name]), name)
