"""Headings that a file marks by style: they count where no numbers tell the items of a text."""

import pytest

from documents.text.lines import source_lines
from documents.text.styled_headings import with_styled_headings

TEXT = "某院要点\n医疗质量\n每月检查病历。\n开展培训六场。\n护理服务\n巡视病房三次。\n上报事件。"
STYLED = {1: 1, 2: 1, 5: 1}


def headings(text, ranks):
    return [line.text for line in with_styled_headings(source_lines(text), ranks) if line.heading]


def test_lines_in_the_style_of_a_heading_are_headings_but_the_title():
    assert headings(TEXT, STYLED) == ["医疗质量", "护理服务"]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        (TEXT.replace("护理服务", "一、护理服务"), STYLED),  # the numbers tell
        (TEXT.replace("护理服务", "护理服务要提升。"), STYLED),  # a sentence in such a style, and one heading alone
        (TEXT.replace("护理服务", "附件1"), STYLED),
        (TEXT, {1: 1, 2: 1}),
        (TEXT, dict.fromkeys(range(1, 8), 1)),  # all of it
        (f"# 某院要点\n{TEXT}", {}),
    ],
)
def test_where_numbers_tell_or_the_style_says_nothing_there_are_none(text, ranks):
    assert headings(text, ranks) == []
