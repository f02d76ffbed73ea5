"""Web pages: their paragraphs and tables in reading order, without scripts, menus and the frame of the page."""

import re
from collections.abc import Iterator
from typing import Any, Final

from documents.blocks import Extracted, Paragraph, Table, as_text

__all__ = ["is_web_page", "page_text"]

_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_UNSEEN: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "select", "option", "button", "input", "iframe", "svg")
)
"""Elements that show no text of the document; menus are named `nav` where a page names them."""

_BLOCKS: Final = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "li", "dl", "dt", "dd", "br")
) | frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "center", "blockquote", "form", "hr", "pre"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WIDEST: Final = 100  # columns or rows that a cell may claim to cover; more is a slip of the page


def is_web_page(text: str) -> bool:
    """Tell whether a text is the source of a whole web page, and not a text with a few tags in it."""
    return _PAGE.match(text) is not None


def page_text(text: str) -> Extracted:
    """Read the text of a web page.

    Args:
        text: the decoded source of the page.

    Returns:
        One line a paragraph, tables as rows of tabs. A table that holds other tables, or one column, is a frame of the
        page and no table. Text that the page hides is left out.

    Source:
        HTML Living Standard, 4.9 (tabular data) for spans.
    """
    from lxml import html

    source = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)  # lxml refuses a declared encoding in a decoded text
    return as_text(_blocks(html.document_fromstring(source)))


def _blocks(element: Any) -> Iterator[Paragraph | Table]:  # noqa: ANN401  lxml has no types
    """Give paragraphs and tables in order; text between two block elements is a paragraph of its own."""
    line: list[str] = []
    for part in _parts(element):
        if isinstance(part, str):
            line.append(part)
        elif isinstance(part, Table):
            yield from _ended(line)
            yield part
        else:
            yield from _ended(line)
    yield from _ended(line)


def _ended(line: list[str]) -> Iterator[Paragraph]:
    """Close a line: white space of the source is one space."""
    text = " ".join("".join(line).split())
    line.clear()
    if text:
        yield Paragraph(text)


def _parts(element: Any) -> Iterator[str | Table | None]:  # noqa: ANN401
    """Give the text of an element, its tables, and None where a line ends."""
    if not isinstance(element.tag, str):  # a comment
        return
    tag = element.tag.lower()
    if tag in _UNSEEN or _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
        return
    if tag == "table" and (table := _table(element)) is not None:
        yield table
        return
    ends = tag in _BLOCKS or tag in ("tr", "td", "th")  # cells of a frame are blocks
    if ends:
        yield None
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    if ends:
        yield None


def _table(element: Any) -> Table | None:  # noqa: ANN401
    """Read a table of data; None for a frame."""
    if element.find(".//table") is not None:
        return None
    rows = _grid([row for row in element.iter("tr") if not _HIDDEN.search(row.get("style", ""))])
    if max((sum(bool(cell) for cell in row) for row in rows), default=0) < 2:
        return None
    return Table(tuple(row for row in rows if any(row)))


def _grid(rows: list[Any]) -> list[tuple[str, ...]]:
    """Lay cells out in columns; a merged cell stands where it begins, what else it covers is empty."""
    found: list[tuple[str, ...]] = []
    covered: dict[int, int] = {}  # rows still to come that a cell above covers, by column
    for row in rows:
        cells: dict[int, str] = {}
        below: dict[int, int] = {}
        column = 0
        for cell in row.iterchildren("td", "th"):
            while covered.get(column, 0) > 0:
                column += 1
            cells[column] = "\n".join(block.text for block in _blocks(cell) if isinstance(block, Paragraph))
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            below |= dict.fromkeys(range(column, column + width), height)
            column += width
        width = max([*below, *(place for place, left in covered.items() if left), -1]) + 1
        found.append(tuple(cells.get(place, "") for place in range(width)))
        covered = {place: left - 1 for place, left in (covered | below).items() if left > 1}
    return found


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    value = cell.get(name, "1").strip()
    return min(_WIDEST, max(1, int(value))) if value.isdigit() else 1
