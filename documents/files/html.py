"""Web pages: their paragraphs and tables in reading order, without scripts, menus and the frame of the page."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from documents.chinese.marks import CIRCLED_MARK, FIRST_MARK
from documents.errors import UnreadableFileError
from documents.files.extracted import ABOVE, BESIDE, Extracted, Paragraph, Table, as_text
from documents.files.markup_numbers import markup_number
from documents.files.menus import find_menus
from documents.files.page_names import without_names_of_parts
from documents.model import ReadingWarning

__all__ = ["is_web_page", "page_text"]

_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE)
_HEAD: Final = 2000  # characters at the start of a page in which one of these tags stands
_UNSEEN: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "nav", "select", "option", "button", "input", "iframe", "svg")
)
"""Elements that show no text of the document; menus are named `nav` where a page names them."""

_BLOCKS: Final = frozenset(
    ("p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "li", "dl", "dt", "dd", "br")
) | frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "center", "blockquote", "form", "hr", "pre"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SMALL: Final = 300  # pixels: smaller pictures are signs, not scanned pages
_ITEM: Final = re.compile(rf"\s*(?:[\d（(第]|{CIRCLED_MARK}|{FIRST_MARK})")
_HIGHEST_START: Final = 1_000_000  # of a numbered list; more is a slip of the page
_WIDEST_TABLE: Final = 500  # columns; a table with more is a slip of its spans
_FIRST_TEXTS: Final = 20  # pieces of text in an item that are asked for its number
_WIDEST: Final = 100  # columns or rows that a cell may claim to cover; more is a slip of the page


def is_web_page(text: str) -> bool:
    """Tell whether a text is the source of a whole web page, and not a text with a few tags in it."""
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _PAGE.search(text, 0, _HEAD) is not None


def page_text(text: str, name: str) -> Extracted:
    """Read the text of a web page.

    Args:
        text: the decoded source of the page.
        name: name of the file, for messages.

    Returns:
        One line a paragraph, tables as rows of tabs. A table that holds other tables, or one column, is a frame of the
        page and no table. Text that the page hides is left out; large pictures are named in a warning.

    Raises:
        UnreadableFileError: the page nests its elements too deep.

    Source:
        HTML Living Standard, 4.9 (tabular data) for spans.
    """
    from lxml import etree, html

    # lxml refuses a declared encoding in a decoded text
    source = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\ufeff", ""))
    try:
        root = html.document_fromstring(source, parser=html.HTMLParser(huge_tree=True))
        pictures = sum(1 for image in root.iter("img") if not _is_small(image))
        warnings = [ReadingWarning("picture-not-read", f"{pictures}幅图片没有读取，其中的文字不在任务里")] * bool(
            pictures
        )
        for menu in find_menus(root):
            menu.set("hidden", "")
        return as_text(without_names_of_parts(root, _blocks(root)), warnings)
    except etree.ParserError:  # nothing but a declaration
        return Extracted("")
    except RecursionError as error:
        raise UnreadableFileError(f"{name!r} nests its text too deep to be read; save it as plain text.") from error


def _is_small(image: Any) -> bool:  # noqa: ANN401  lxml has no types
    """Whether a picture is a sign of the page's frame: it states a size too small for text, or none."""
    sizes = [image.get(name, "").removesuffix("px") for name in ("width", "height")]
    return not all(markup_number(size, default=0, most=_SMALL) >= _SMALL for size in sizes)


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


def _parts(element: Any, ordinal: int = 0) -> Iterator[str | Table | None]:  # noqa: ANN401
    """Give the text of an element, its tables, and None where a line ends.

    Args:
        element: of the page.
        ordinal: its place in a numbered list; 0 if it is no item of one.
    """
    if not isinstance(element.tag, str):  # a comment
        return
    tag = element.tag.lower()
    if tag == "body" and _HIDDEN.search(element.get("style", "")):
        pass  # a script would show it; a page without text is no page
    elif tag in _UNSEEN or _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
        return
    if tag == "table" and (table := _table(element)) is not None:
        yield from _beside(element, "caption")
        yield table
        yield from _beside(element, "p", "div")
        return
    ends = tag in _BLOCKS or tag in ("tr", "td", "th")  # cells of a frame are blocks
    if ends:
        yield None
    if tag == "pre":
        for line in "".join(element.itertext()).splitlines():
            yield line
            yield None
        return
    if ordinal and not _brings_number(element):
        yield f"{ordinal}."
    yield element.text or ""
    counted = markup_number(element.get("start", ""), default=1, most=_HIGHEST_START) if tag == "ol" else 0
    for child in element:
        is_item = tag == "ol" and child.tag == "li"
        yield from _parts(child, counted if is_item else 0)
        counted += is_item
        yield child.tail or ""
    if ends:
        yield None


def _brings_number(item: Any) -> bool:  # noqa: ANN401
    """Whether an item of a list has a number of its own at the head of its text."""
    return _ITEM.match("".join(islice(item.itertext(), _FIRST_TEXTS))) is not None


def _table(element: Any) -> Table | None:  # noqa: ANN401
    """Read a table of data; None for a frame."""
    if element.find(".//table") is not None:
        return None
    rows = _grid([row for row in element.iter("tr") if not _HIDDEN.search(row.get("style", ""))])
    if max((sum(_is_filled(cell) for cell in row) for row in rows), default=0) < 2:
        return None
    return Table(tuple(row for row in rows if any(map(_is_filled, row))))


def _is_filled(cell: str) -> bool:
    return cell not in ("", ABOVE, BESIDE)


def _beside(table: Any, *tags: str) -> Iterator[str | None]:  # noqa: ANN401
    """Give what stands in a table but in none of its rows: the caption, a note below."""
    for element in table.iter(*tags):
        above = [parent.tag for parent in element.iterancestors()]
        if not {"tr", "caption", *tags}.intersection(above[: above.index("table")]):
            yield None
            yield "".join(element.itertext())
            yield None


def _grid(rows: list[Any]) -> list[tuple[str, ...]]:
    """Lay cells out in columns; a merged cell stands where it begins, and signs say where it goes on.

    Returns:
        The rows; none if the spans make more columns than any table has, so that its cells are read as paragraphs.
    """
    from lxml import etree

    found: list[tuple[str, ...]] = []
    covered: dict[int, tuple[int, str]] = {}  # rows still to come that a cell above covers, by column, and the sign
    for row in rows:
        cells = {place: sign for place, (_, sign) in covered.items()}
        below: dict[int, tuple[int, str]] = {}
        column = 0
        for cell in row.iterchildren(etree.Element):  # a stray <p> between cells is a cell, too
            while column in covered:
                column += 1
            if column > _WIDEST_TABLE:
                return []
            cells[column] = "\n".join(block.text for block in _blocks(cell) if isinstance(block, Paragraph))
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            below[column] = height, ABOVE
            beside = range(column + 1, column + width)
            below |= dict.fromkeys(beside, (height, BESIDE))
            cells |= dict.fromkeys(beside, BESIDE)
            column += width
        found.append(tuple(cells.get(place, "") for place in range(max(cells, default=-1) + 1)))
        covered = {place: (left - 1, sign) for place, (left, sign) in (covered | below).items() if left > 1}
    return found


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    return max(1, markup_number(cell.get(name, "").strip(), default=1, most=_WIDEST))
