"""Signs for merged cells: a text has none, so a cell that another one covers says where that one stands.

The first is the ditto mark that people write in tables, too; both are markup and no text.
"""

from typing import Final

__all__ = ["ABOVE", "BESIDE"]

ABOVE: Final = "〃"
"""The cell of the row above goes on here."""

BESIDE: Final = "←"
"""The cell of the column before goes on here."""
