"""The frame of a web page that no tag names: menus, lists of news and paths, told by what share of their text is links.

Source:
    Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection using Shallow Text Features, WSDM 2010: of all features of a
    block its link density tells best.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from documents.chinese.marks import find_mark

__all__ = ["find_menus"]

_CONTAINERS: Final = frozenset(
    ("ul", "ol", "dl", "li", "dd", "dt", "div", "table", "tbody", "tr", "td", "section", "aside", "header", "footer")
) | frozenset(("form", "center", "nav", "menu"))
"""Elements that a menu may be; a paragraph that cites three laws with links is none."""

_UNSEEN: Final = ("script", "style", "noscript", "head")
_COUNTED_WHOLE: Final = ("a", *_UNSEEN)  # elements whose text `_own` counts, if any is to be seen
_MOSTLY: Final = 0.75  # of the characters of a menu are links; text that cites with links has below .5
_MIN_LINKS: Final = 3  # one or two may be the annexes of a document
_LONGEST: Final = 40  # characters of a link on average: titles of news have 20 to 30, tasks that are links more
_FILE: Final = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|7z|pptx?|txt|jpe?g|png)(?:[?#]|$)", re.IGNORECASE)
"""A link to a file is an annex of the document."""

_NO_TEXT: Final = re.compile(r"[\s\d|｜>›»·•:：/\\\[\]【】（）()年月日更多-]+")
"""What stands between the links of a menu: signs, dates, 更多."""

_SENTENCE: Final = re.compile("[。；]")


@dataclass(slots=True)
class _Amount:
    """What an element holds.

    Attributes:
        text: characters without signs and dates.
        linked: those of them within links.
        links: how many links.
        numbered: how many of them begin with the mark of an item: a list of tasks, each with a page of its own.
        has_sentence: whether its text outside of links ends a sentence.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    numbered: int = 0
    has_sentence: bool = False

    def add(self, other: "_Amount") -> None:
        """Add what a child or a neighbour holds."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.numbered += other.numbered
        self.has_sentence = self.has_sentence or other.has_sentence

    @property
    def is_linked(self) -> bool:
        """Whether nearly all of it is links, short ones."""
        mostly = self.text > 0 and self.linked >= _MOSTLY * self.text and not self.has_sentence
        return mostly and self.linked <= _LONGEST * self.links and 2 * self.numbered < self.links


def find_menus(root: Any) -> frozenset[Any]:  # noqa: ANN401  lxml has no types
    """Find the parts of a page that lead to other pages.

    Args:
        root: the element `html`.

    Returns:
        The elements, outermost ones and others within them.
    """
    amounts: dict[Any, _Amount] = {}
    menus: set[Any] = set()
    for element in reversed(list(root.iter())):  # children before what holds them
        if not isinstance(element.tag, str):
            continue
        amounts[element] = amount = _own(element)
        for child in element:
            if child in amounts and element.tag not in _COUNTED_WHOLE:
                amount.add(amounts[child])
            if element.tag not in _COUNTED_WHOLE:
                _add_text(amount, child.tail)
        if element.tag in _CONTAINERS and amount.links >= _MIN_LINKS and amount.is_linked:
            menus.add(element)
        menus.update(_runs(element, amounts))
    return frozenset(menus)


def _own(element: Any) -> _Amount:  # noqa: ANN401
    """Count the text at the head of an element; that of a link is all that it holds."""
    amount = _Amount()
    if element.tag in _UNSEEN:
        return amount
    if element.tag == "a" and element.get("href") and not _FILE.search(element.get("href")):
        words = "".join(element.itertext()).strip()
        amount.text = amount.linked = _length(words)
        amount.links = int(amount.text > 0)
        amount.numbered = int(find_mark(words) is not None)
    elif element.tag == "a":
        _add_text(amount, "".join(element.itertext()))
    else:
        _add_text(amount, element.text)
    return amount


def _add_text(amount: _Amount, text: str | None) -> None:
    if text:
        amount.text += _length(text)
        amount.has_sentence = amount.has_sentence or _SENTENCE.search(text) is not None


def _length(text: str) -> int:
    return len(_NO_TEXT.sub("", text))


def _runs(element: Any, amounts: dict[Any, _Amount]) -> Iterator[Any]:  # noqa: ANN401
    """Find neighbours within an element that are links one after another, beside other text."""
    run: list[Any] = []
    total = _Amount()
    for child in element:
        amount = amounts.get(child)
        if amount is None or (not amount.text and child.tag in ("script", "style", "br", "hr", "img")):
            continue
        if child.tag in _CONTAINERS and amount.is_linked and not _length(child.tail or ""):
            run.append(child)
            total.add(amount)
            continue
        if total.links >= _MIN_LINKS:
            yield from run
        run, total = [], _Amount()
    if total.links >= _MIN_LINKS:
        yield from run
