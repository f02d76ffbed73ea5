"""A page whose rules are known but that is no PDF: it offers what the readers of pages ask a page of pdfplumber for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["DrawnPage"]


class DrawnPage:
    """A page.

    Args:
        number: of the page, from 1.
        width: in points.
        height: in points.
        edges: its rules across and down, as pdfplumber has them.
    """

    def __init__(self, number: int, width: float, height: float, edges: Sequence[Mapping[str, Any]]) -> None:
        self.page_number = number
        self.width = width
        self.height = height
        self.edges = list(edges)

    @property
    def horizontal_edges(self) -> list[Mapping[str, Any]]:
        """The rules across."""
        return [edge for edge in self.edges if edge["orientation"] == "h"]

    def find_tables(self, table_settings: Mapping[str, Any] | None = None) -> list[Any]:
        """Find the tables that the rules make."""
        if not self.edges:
            return []
        from pdfplumber.table import TableFinder

        return list(TableFinder(self, table_settings).tables)

    def on_sheet(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Say where a box lies on the page as it is shown: left, top, right and bottom, in points."""
        return box

    def filter(self, test: Callable[[Mapping[str, Any]], bool]) -> "DrawnPage":
        """Leave boxes away that are drawn behind the text; there are none, for rules alone are known."""
        return self
