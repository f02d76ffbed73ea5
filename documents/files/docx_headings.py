"""Headings of a Word document: paragraphs whose style, or whose own properties, give them a place in its outline."""

import re
from typing import Any, Final

from documents.files.markup_numbers import markup_number

__all__ = ["HeadingStyles", "heading_styles"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY: Final = 9  # the level of what is no heading
_NAMED: Final = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


class HeadingStyles:
    """The styles of a document that make headings.

    Args:
        ranks: rank of the headings that a style makes, from 1, by its id.
    """

    def __init__(self, ranks: dict[str, int]) -> None:
        self._ranks = ranks

    def rank(self, paragraph: Any) -> int:  # noqa: ANN401  lxml has no types
        """Give the rank of a paragraph as a heading, 1 for the highest; 0 for none."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return 0
        own = _level(properties)
        if own is not None:
            return own
        style = properties.find(_W + "pStyle")
        return self._ranks.get("" if style is None else str(style.get(_W + "val", "")), 0)


def heading_styles(styles: Any) -> HeadingStyles:  # noqa: ANN401
    """Find the styles that make headings; one that says nothing of it is as the one that it is based on.

    Args:
        styles: root of styles.xml; None without styles.
    """
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in () if styles is None else styles.findall(_W + "style"):
        name = str(style.get(_W + "styleId", ""))
        above = style.find(_W + "basedOn")
        based[name] = "" if above is None else str(above.get(_W + "val", ""))
        printed = style.find(_W + "name")
        named = _NAMED.fullmatch("" if printed is None else str(printed.get(_W + "val", "")))
        level = _level(style.find(_W + "pPr"))
        if level is None and named is not None:
            level = int(named[1])
        if level is not None:
            own[name] = level
    ranks = {}
    for name in based:
        at, seen = name, set()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        ranks[name] = own.get(at, 0)
    return HeadingStyles(ranks)


def _level(properties: Any) -> int | None:  # noqa: ANN401
    """Give the rank that properties state; None where they state none."""
    stated = None if properties is None else properties.find(_W + "outlineLvl")
    if stated is None:
        return None
    level = markup_number(str(stated.get(_W + "val", "")), default=_BODY, most=_BODY)
    return 0 if level >= _BODY else level + 1
