"""A text that is read right, with the places of its tasks: what damages are done to."""

from dataclasses import dataclass
from typing import Final

from documents.model import Document, Piece, Role

__all__ = ["MIDDLE", "Edit", "WholeText"]

MIDDLE: Final = 12  # characters on each side of a cut within a text

Edit = tuple[int, int, str]
"""(start, end, what stands there now)."""


@dataclass(frozen=True, slots=True)
class WholeText:
    """A document that is read right, and where its tasks stand."""

    document: Document
    spans: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        """Its text."""
        return self.document.text

    def line_start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def pieces(self, *roles: Role) -> list[Piece]:
        """List the pieces of some roles."""
        return [piece for piece in self.document.pieces if piece.role in roles]

    def of_task(self, ordinal: int, role: Role) -> list[Piece]:
        """List the pieces of a task that have a role."""
        name = self.document.tasks[ordinal].id
        return [piece for piece in self.document.pieces if piece.task == name and piece.role == role]

    @property
    def is_table(self) -> bool:
        """Whether its tasks are rows below a header, parted by tabs."""
        return bool(self.pieces("header")) and "\t" in self.text
