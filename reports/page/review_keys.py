"""The buttons of the review bar and the keys that press them."""

from dataclasses import dataclass
from typing import Final

__all__ = ["REVIEW_KEYS", "ReviewKey"]


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """A button.

    Attributes:
        id: of the element; `button_<id>` is its word.
        code: `KeyboardEvent.code` of the key, with `Shift+` or `Ctrl+` before it; None without a key.
        shown: the key as people call it.
        group: `deciding` and `saving` stand in the bar, the others in the sheet that opens above it.
        needs_row: only a current row gives it something to do.
    """

    id: str
    code: str | None
    shown: str
    group: str
    needs_row: bool = False


REVIEW_KEYS: Final = (
    ReviewKey("next", "KeyJ", "j", "moving"),
    ReviewKey("previous", "KeyK", "k", "moving"),
    ReviewKey("next-open", "KeyN", "n", "moving"),
    ReviewKey("previous-open", "KeyP", "p", "moving"),
    ReviewKey("next-uncertain", "KeyU", "u", "moving"),
    ReviewKey("previous-section", "BracketLeft", "[", "moving"),
    ReviewKey("next-section", "BracketRight", "]", "moving"),
    ReviewKey("other-end", "KeyO", "o", "moving"),
    ReviewKey("back", "Backspace", "⌫", "moving"),
    ReviewKey("find", "Slash", "/", "moving"),
    ReviewKey("accept", "KeyA", "a", "deciding", needs_row=True),
    ReviewKey("reject", "KeyX", "x", "deciding", needs_row=True),
    ReviewKey("later", "Space", "␣", "deciding", needs_row=True),
    ReviewKey("relink", "KeyL", "l", "deciding", needs_row=True),
    ReviewKey("retype", "KeyT", "t", "deciding", needs_row=True),
    ReviewKey("note", "KeyM", "m", "deciding", needs_row=True),
    ReviewKey("undo", "KeyZ", "z", "deciding"),
    ReviewKey("redo", "Shift+KeyZ", "Z", "row"),
    ReviewKey("why", "KeyE", "e", "row", needs_row=True),
    ReviewKey("cite", "KeyY", "y", "row", needs_row=True),
    ReviewKey("link", "Shift+KeyY", "Y", "row", needs_row=True),
    ReviewKey("save", "Ctrl+KeyS", "Ctrl+S", "saving"),
    ReviewKey("import", None, "", "files"),
    ReviewKey("save-page", None, "", "files"),
)
"""In the order of the bar; the toolbar above the rows has `v` for the view, the head `r` for the bar, `?` for keys."""
