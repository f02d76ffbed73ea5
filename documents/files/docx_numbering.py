"""Numbers that Word prints by itself: 一、（一） 1. are no text of a .docx file but properties of its paragraphs."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, Final

from documents.chinese.numerals import FORMAL, digits_of, numeral_of
from documents.files.markup_numbers import markup_number

__all__ = ["ListLevel", "Numbering", "numbering", "written_number"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CIRCLED: Final = (20, 0x2460)
"""Circled numbers go up to 20, from ①."""

_HIGHEST_START: Final = 32_767
"""The highest number at which Word lets a list start."""

_DEEPEST: Final = 9
"""Levels of a list; Word counts them from 0 to 8."""

_ENCLOSED: Final = {"decimalEnclosedParen": 0x2474, "decimalEnclosedFullstop": 0x2488}
"""First of the twenty numbers in brackets, and with a stop, by format."""

_LEGAL_FORMATS: Final = frozenset(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"))
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_HAN_FORMATS: Final = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_DIGIT_FORMATS: Final = frozenset(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"))
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is printed.

    Attributes:
        form: of its own number.
        pattern: holds %1 to %9 for the numbers of the levels, and the space that follows the label.
        start: its first number.
        legal: whether the numbers of the levels above are written in digits.
        restarts: whether it begins anew below each item of a level above.
    """

    form: str
    pattern: str
    start: int
    legal: bool = False
    restarts: bool = True


class Numbering:
    """Count the numbered paragraphs of a document; ask for each label once, in reading order.

    Args:
        lists: levels of each list, by its id.
        origins: the list that each list goes on counting, by id.
        styles: list and level that a style brings, by its id.
    """

    def __init__(
        self, lists: dict[str, dict[int, ListLevel]], origins: dict[str, str], styles: dict[str, tuple[str, int]]
    ) -> None:
        self._lists = lists
        self._origins = origins
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Any) -> str:  # noqa: ANN401  lxml has no types
        """Give the number that stands before a paragraph; empty without one and for bullets."""
        return self.next_label(*self._place(paragraph))

    def knows(self, name: str, level: int) -> bool:
        """Tell whether the document says how the numbers of a list look."""
        return level in self._lists.get(name, {})

    def next_label(self, name: str, level: int) -> str:
        """Count one item of a list, and give its number; empty for bullets.

        Args:
            name: id of the list.
            level: from 0.
        """
        levels = self._lists.get(name, {})
        if level not in levels:
            return ""
        counts = self._counts[self._origins[name]]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level and (other not in levels or levels[other].restarts)]:
            del counts[deeper]

        def written(found: re.Match[str]) -> str:
            named = int(found[1]) - 1
            if named not in levels:
                return ""
            form = "decimal" if levels[level].legal and named < level else levels[named].form
            return written_number(counts.get(named, levels[named].start), form)

        return re.sub(r"%([1-9])", written, levels[level].pattern)

    def _place(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401
        """Find list and level of a paragraph: its own, else those of its style; list 0 takes a style's number away."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return "", 0
        style = _value(properties.find(_W + "pStyle"))
        name, level = self._styles.get(style, ("", 0))
        own = properties.find(_W + "numPr")
        if own is not None:
            name = _value(own.find(_W + "numId")) or name
            depth = _value(own.find(_W + "ilvl"))
            level = markup_number(depth, default=level, most=_DEEPEST)
        return name, level


def numbering(lists: Any, styles: Any) -> Numbering:  # noqa: ANN401
    """Read what a document says of its lists.

    Args:
        lists: root of numbering.xml; None without lists.
        styles: root of styles.xml; None without styles.
    """
    if lists is None:
        return Numbering({}, {}, {})
    styled = {} if styles is None else _styled(styles)
    patterns = {one.get(_W + "abstractNumId"): one for one in lists.findall(_W + "abstractNum")}
    origin_of = {one.get(_W + "numId"): _value(one.find(_W + "abstractNumId")) for one in lists.findall(_W + "num")}
    abstract: dict[str, dict[int, ListLevel]] = {}
    for name, one in patterns.items():
        linked = _value(one.find(_W + "numStyleLink"))  # the levels stand with the list of that style
        source = patterns.get(origin_of.get(styled.get(linked, ("", 0))[0], ""), one) if linked else one
        levels = {_depth(level): level for level in source.findall(_W + "lvl")}
        abstract[name] = {depth: _level(level) for depth, level in levels.items()}
        for depth, level in levels.items():
            style = _value(level.find(_W + "pStyle"))
            if style in styled and origin_of.get(styled[style][0]) == name:
                styled[style] = (styled[style][0], depth)
    found: dict[str, dict[int, ListLevel]] = {}
    origins: dict[str, str] = {}
    for one in lists.findall(_W + "num"):
        name, origin = one.get(_W + "numId"), _value(one.find(_W + "abstractNumId"))
        overrides = one.findall(_W + "lvlOverride")
        found[name] = dict(abstract.get(origin, {}))
        # a list that starts anew counts for itself, any other goes on where its pattern was left
        origins[name] = f"list {name}" if overrides else f"pattern {origin}"
        for override in overrides:
            _apply(override, found[name])
    return Numbering(found, origins, styled)


def _apply(override: Any, levels: dict[int, ListLevel]) -> None:  # noqa: ANN401
    level = _depth(override)
    replaced = override.find(_W + "lvl")
    if replaced is not None:
        levels[level] = _level(replaced)
    start = _value(override.find(_W + "startOverride"))
    if start.isdecimal() and level in levels:
        levels[level] = replace(levels[level], start=markup_number(start, default=1, most=_HIGHEST_START))


def _level(level: Any) -> ListLevel:  # noqa: ANN401
    start = _value(level.find(_W + "start"))
    form = _value(level.find(_W + "numFmt")) or "decimal"
    pattern = "" if form == "bullet" else _value(level.find(_W + "lvlText"))
    if pattern and _value(level.find(_W + "suff")) != "nothing":
        pattern += " "  # a tab or a space stands between the number and the text
    return ListLevel(
        form,
        pattern,
        markup_number(start, default=1, most=_HIGHEST_START),
        legal=level.find(_W + "isLgl") is not None,
        restarts=_value(level.find(_W + "lvlRestart")) != "0",
    )


def _depth(element: Any) -> int:  # noqa: ANN401
    return markup_number(element.get(_W + "ilvl", ""), default=0, most=_DEEPEST)


def _styled(styles: Any) -> dict[str, tuple[str, int]]:  # noqa: ANN401
    """Find the lists of styles; a style without one has that of the style it is based on."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.findall(_W + "style"):
        name = style.get(_W + "styleId", "")
        based[name] = _value(style.find(_W + "basedOn"))
        properties = style.find(f"{_W}pPr/{_W}numPr")
        if properties is not None:
            depth = _value(properties.find(_W + "ilvl"))
            own[name] = (_value(properties.find(_W + "numId")), markup_number(depth, default=0, most=_DEEPEST))
    found = {}
    for name in based:
        seen, at = set(), name
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[name] = own[at]
    return found


def _value(element: Any) -> str:  # noqa: ANN401
    return "" if element is None else str(element.get(_W + "val", ""))


def written_number(number: int, form: str) -> str:
    """Write a number as Word prints it.

    Args:
        number: 0 or more.
        form: a value of ST_NumberFormat; those that are not known here are written in digits.

    Source:
        ECMA-376, part 1, 17.18.59.

    Example:
        >>> [written_number(number, "chineseCounting") for number in (1, 10, 12, 20, 105)]
        ['一', '十', '十二', '二十', '一百零五']
    """
    if form in _HAN_FORMATS:
        return numeral_of(number)
    if form in _DIGIT_FORMATS:
        return digits_of(number)
    if form in _ENCLOSED and 1 <= number <= _CIRCLED[0]:
        return chr(_ENCLOSED[form] + number - 1)
    if form in _LEGAL_FORMATS:
        return numeral_of(number).translate(FORMAL)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= _CIRCLED[0]:
        return chr(_CIRCLED[1] + number - 1)
    if form in ("lowerLetter", "upperLetter") and number >= 1:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        written += letters * count
    return written
