"""Markdown: headings, emphasis, lists, escapes, as converters write it and as it is copied out of chat tools.

What marks the text up is taken out of the lines, each character with its offset, so that it can be claimed as markup.
Tables of bars are read by the layout of tables.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.marks import find_mark
from documents.text.lines import SourceLine
from documents.text.traced import Traced

__all__ = ["read_markdown"]

_HEADING = re.compile(r"^\s{0,3}(#{2,6}(?=\s*[^#\s])|#(?=\s+[^#\s]|[^#\s\w]|[^\W\d_A-Za-z]))\s*")
"""Many leave out the space that the format asks for; but #3锅炉 is a boiler."""

_CLOSING_HASHES = re.compile(r"\s+#+\s*$")
_BULLET = re.compile(r"^\s*(?:[-*+•·]\s+(?:\[[ xX]\]\s+)?)+")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$")
_FENCE = re.compile(r"^\s*(?:```|~~~)\S*\s*$")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{2,3}|~~|`)(?=\S)(?P<inside>.+?)(?<=\S)(?P=mark)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|~>])")
_LINK = re.compile(r"(?P<open>!?\[)(?P<inside>[^\[\]]*)(?P<close>\]\([^()\s]*(?:\s+\"[^\"]*\")?\))")
_MIN_SIGNS = 2  # lines with marks of headings or emphasis before a text counts as Markdown
_ALL_BOLD = re.compile(r"^\s*(?P<mark>\*\*|__)(?=\S)[^*]+(?<=\S)(?P=mark)[：:]?\s*$")
_BOLD_HEADING = 7  # rank of a line all in bold: below the six ranks of headings
_MAX_BOLD = 30  # characters of a bold line that is a heading
_PAUSE = re.compile(r"[。！？；，,]")


def read_markdown(lines: Sequence[SourceLine]) -> tuple[tuple[SourceLine, ...], tuple[Traced, ...]]:
    """Take the markup out of Markdown.

    Args:
        lines: the lines of a source; those of any other text come back as they are.

    Returns:
        (the lines, headings with their rank and without marks; the markup that was taken out).
    """
    if not _is_markdown(lines):
        return tuple(lines), ()
    markup: list[Traced] = []
    read = [_line(line, markup) for line in lines]
    return tuple(_without_title(read)), tuple(markup)


def _is_markdown(lines: Sequence[SourceLine]) -> bool:
    signs = 0
    for line in lines:
        text = line.content.text
        signs += _HEADING.match(text) is not None or "**" in text or _ESCAPE.search(text) is not None
        if signs >= _MIN_SIGNS:
            return True
    return signs > 0 and any(_HEADING.match(line.content.text) for line in lines)


def _line(line: SourceLine, markup: list[Traced]) -> SourceLine:
    content, heading, is_item = line.content, 0, False
    if _RULE.match(content.text) or _FENCE.match(content.text):
        markup.append(content)
        return replace(line, content=content.slice(0, 0))
    for pattern in (_QUOTE, _HEADING, _BULLET):
        found = pattern.match(content.text)
        if found is None:
            continue
        is_item = is_item or pattern is _BULLET
        if pattern is _HEADING:
            heading = len(found[1])
            content = _cut(content, *(m.span() for m in _CLOSING_HASHES.finditer(content.text)), into=markup)
        content = _cut(content, found.span(), into=markup)
    if heading == 0 and _ALL_BOLD.match(content.text.lstrip()) and _is_bold_heading(content):
        heading = _BOLD_HEADING
    links = [span for m in _LINK.finditer(content.text) for span in (m.span("open"), m.span("close"))]
    content = _cut(content, *links, into=markup)
    while emphasis := list(_EMPHASIS.finditer(content.text)):
        spans = [span for m in emphasis for span in (m.span("mark"), (m.end("inside"), m.end()))]
        content = _cut(content, *spans, into=markup)
    content = _cut(content, *(m.span() for m in _ESCAPE.finditer(content.text)), into=markup)
    return replace(line, content=content, heading=heading, is_item=is_item)


def _is_bold_heading(content: Traced) -> bool:
    text = content.text.replace("*", "").replace("_", "").strip().rstrip("：:")
    return len(text) <= _MAX_BOLD and _PAUSE.search(text) is None and find_mark(text) is None


def _cut(content: Traced, *spans: tuple[int, int], into: list[Traced]) -> Traced:
    """Take spans out of a line."""
    kept: list[Traced] = []
    at = 0
    for start, end in spans:
        kept.append(content.slice(at, start))
        into.append(content.slice(start, end))
        at = end
    return Traced.join((*kept, content.slice(at))) if spans else content


def _without_title(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Take its rank from the document's title: the first heading, if no other has its rank and it has no mark."""
    filled = [line for line in lines if line.text]
    bold = [line for line in filled if line.heading == _BOLD_HEADING]
    if len(bold) == 1 and bold == filled[:1] and find_mark(bold[0].text) is None:
        return [replace(line, heading=0) if line is bold[0] else line for line in lines]
    first = next((line for line in lines if line.heading and line.heading != _BOLD_HEADING), None)
    same = [line for line in lines if first is not None and line.heading == first.heading]
    if first is None or len(same) > 1 or find_mark(first.text) is not None:
        return list(lines)
    above = [line for line in lines[: lines.index(first)] if line.text]
    return [replace(line, heading=0) if line is first or line in above else line for line in lines]
