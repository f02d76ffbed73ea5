"""Link the segments of two texts: texts in, links with evidence out."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.alignment import align
    from align.encoder import Encoder, EncoderUnavailableError, load_encoder
    from align.model import Alignment, Answer, Candidate, ClausePair, Contribution, Extent, Label, Link, Segment

__all__ = [
    "Alignment",
    "Answer",
    "Candidate",
    "ClausePair",
    "Contribution",
    "Encoder",
    "EncoderUnavailableError",
    "Extent",
    "Label",
    "Link",
    "Segment",
    "align",
    "load_encoder",
]

_HOMES = {
    "Alignment": "model",
    "Answer": "model",
    "Candidate": "model",
    "ClausePair": "model",
    "Contribution": "model",
    "Encoder": "encoder",
    "EncoderUnavailableError": "encoder",
    "Extent": "model",
    "Label": "model",
    "Link": "model",
    "Segment": "model",
    "align": "alignment",
    "load_encoder": "encoder",
}
"""The module of each name, imported when the name is first asked for: whoever needs one module loads no other."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
