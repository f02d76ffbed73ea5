"""How much of the texts of a change survives, and whether one text was edited into the other or written anew."""

from collections import Counter
from collections.abc import Iterable

from compare.kinds import Kind
from compare.model import ClauseEdit
from compare.texts.folding import fold

__all__ = ["REWRITTEN_UP_TO", "kept_shares", "may_survive", "settled_kind"]

REWRITTEN_UP_TO = 0.5
"""Share in [0, 1], inclusive, of the shorter of two texts up to which the other is called a new text: where no more
than half stands, a reader looking for the old sentences does not find the text again. A text that stands nearly whole
within a longer one was edited, however much was added to it."""


def kept_shares(edits: Iterable[ClauseEdit]) -> tuple[float, float]:
    """Measure how much of each side stands on the other side as well.

    Args:
        edits: all clause edits of a change; they tile its texts.

    Returns:
        Shares of the characters of the left and of the right texts, each in [0, 1]; 0 for a side without text.
        Punctuation and width that differ trivially count as kept.
    """
    kept, sizes = [0, 0], [0, 0]
    for edit in edits:
        for side, ref in enumerate((edit.left, edit.right)):
            sizes[side] += len(ref.text) if ref else 0
        if edit.status == "kept" and edit.left and edit.right:
            kept = [kept[0] + len(edit.left.text), kept[1] + len(edit.right.text)]
        for token in edit.tokens:
            if token.op == "equal" or token.trivial:
                kept = [kept[0] + len(token.left), kept[1] + len(token.right)]
    left, right = (part / size if size else 0.0 for part, size in zip(kept, sizes, strict=True))
    return left, right


def may_survive(left: str, right: str) -> bool:
    """Tell whether more than `REWRITTEN_UP_TO` of the shorter text can stand on the other side, whatever is paired.

    No more of a text stands than it has characters that the other has as well, beside those that are folded away.
    """
    folded = fold(left), fold(right)
    common = sum((Counter(folded[0]) & Counter(folded[1])).values())
    kept = (common + len(text) - len(own) for text, own in zip((left, right), folded, strict=True))
    return any(part > REWRITTEN_UP_TO * len(text) for part, text in zip(kept, (left, right), strict=True))


def settled_kind(kind: Kind, kept_left: float, kept_right: float) -> Kind:
    """Tell an edited text from one written anew; every other kind stands.

    Args:
        kind: `edited` for two linked tasks whose texts differ.
        kept_left: see `kept_shares`.
        kept_right: the same; the shorter text has the greater share.
    """
    if kind == "edited" and max(kept_left, kept_right) <= REWRITTEN_UP_TO:
        return "rewritten"
    return kind
