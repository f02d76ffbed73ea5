"""Paragraphs that begin with who does what they say: 县教育局：新建学校3所；…, each the duties of one office."""

import re
from collections.abc import Sequence

from documents.layouts.key_points.headings import OFFICE, may_name_departments, may_name_offices, names_offices
from documents.layouts.key_points.label_lines import is_field
from documents.layouts.key_points.paragraphs import MarkedParagraph

__all__ = ["with_office_headings"]

_OFFICE = re.compile(r"(?P<names>[^。；;：:，,\d]{2,40})[：:](?=.)")
_MIN_OFFICES = 3  # paragraphs that begin so; fewer may explain a name
_NEARLY_ALL = 0.75  # of what stands before a colon at the start of an unmarked paragraph names offices


def with_office_headings(found: Sequence[MarkedParagraph]) -> list[MarkedParagraph]:
    """Cut such paragraphs into a heading and its duties, where nearly all unmarked ones with a colon begin so.

    Args:
        found: the paragraphs of a text in order.
    """
    named = {
        i: match
        for i, paragraph in enumerate(found)
        if i and not paragraph.is_heading and not is_field(paragraph.text)
        if (match := _OFFICE.match(paragraph.text))
    }
    sure = {i for i, match in named.items() if names_offices(match["names"]) or may_name_departments(match["names"])}
    offices = {i for i, match in named.items() if may_name_offices(match["names"])}
    if len(sure) < _MIN_OFFICES or len(offices) < _NEARLY_ALL * len(named) or 2 * len(sure) < len(offices):
        return list(found)
    cut: list[MarkedParagraph] = []
    for i, paragraph in enumerate(found):
        if i not in offices:
            cut.append(paragraph)
            continue
        end = named[i].end()
        cut.append(MarkedParagraph(paragraph.content.slice(0, end), style=OFFICE))
        cut.append(MarkedParagraph(paragraph.content.slice(end)))
    return cut
