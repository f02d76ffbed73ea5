"""Text that is printed aslant over a page: watermarks, and stamps that say copy or draft."""

from collections.abc import Sequence
from typing import Final

from documents.files.pdf_lines import Character
from documents.model import Place, ReadingWarning

__all__ = ["without_slanted_text"]

_SLANT: Final = 0.17  # of the way up for each step aside, and the other way round: ten degrees; a scan leans by two
_MOST: Final = 0.3  # of the characters of a page: where more lean, the page does
_SHOWN: Final = 20  # characters that a warning quotes


def without_slanted_text(
    number: int, characters: Sequence[Character]
) -> tuple[Sequence[Character], list[ReadingWarning]]:
    """Leave out what is printed aslant over a page.

    Args:
        number: of the page, from 1.
        characters: those on it, in the order in which they are drawn.

    Returns:
        What is left, in order, and a warning where something was left out.
    """
    slanted = [one for one in characters if _is_slanted(one) and not one["text"].isspace()]
    if not slanted or len(slanted) > _MOST * len(characters):
        return characters, []
    text = "".join(one["text"] for one in slanted)
    message = f"斜着印在页面上的字没有读取，像水印：“{text[:_SHOWN]}{'…' * (len(text) > _SHOWN)}”"
    left_out = set(map(id, slanted))
    kept = [one for one in characters if id(one) not in left_out]
    return kept, [ReadingWarning("watermark-not-read", message, Place(page=number))]


def _is_slanted(one: Character) -> bool:
    """Whether a line of such characters would lead neither across the page nor down."""
    across, up, *_ = one.get("matrix", (1.0, 0.0))
    less, more = sorted((abs(float(across)), abs(float(up))))
    return less > _SLANT * more
