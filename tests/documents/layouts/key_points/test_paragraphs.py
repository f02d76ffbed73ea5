"""Lines that a PDF broke at its right margin, and where paragraphs end."""

import pytest

from documents.layouts.key_points.paragraphs import is_wrapped, paragraphs
from documents.text.lines import source_lines

RUNNING = "推进公开"  # no sentence ends with it


def line(width: int, end: str = "") -> str:
    return (RUNNING * width)[: width - len(end)] + end


def wrapped(*lines: str) -> bool:
    return is_wrapped(source_lines("\n".join(lines)))


@pytest.mark.parametrize(("count", "expected"), [(2, False), (3, True)])
def test_three_lines_make_a_margin(count, expected):
    assert wrapped(*[line(20)] * count) == expected


@pytest.mark.parametrize(("width", "expected"), [(17, True), (16, False)])
def test_lines_at_the_margin_differ_by_three_characters(width, expected):
    assert wrapped(line(20), line(20), line(width)) == expected


@pytest.mark.parametrize(("running", "expected"), [(3, True), (2, False)])
def test_most_lines_at_the_margin_stop_in_the_middle_of_a_sentence(running, expected):
    assert wrapped(*[line(20)] * running, *[line(20, "。")] * (5 - running)) == expected


@pytest.mark.parametrize(("count", "expected"), [(20, True), (19, False)])
def test_one_line_in_twenty_may_be_longer_than_the_margin(count, expected):
    assert wrapped(line(40), *[line(20)] * (count - 1)) == expected


@pytest.mark.parametrize(("width", "expected"), [(60, True), (61, False)])
def test_lines_longer_than_a_page_are_paragraphs(width, expected):
    assert wrapped(*[line(width)] * 3) == expected


@pytest.mark.parametrize(("width", "expected"), [(15, 1), (14, 2)])
def test_a_short_line_ends_its_paragraph(width, expected):
    found = paragraphs(source_lines("\n".join([*[line(20)] * 4, line(width), line(20)])))
    assert len(found) == expected


@pytest.mark.parametrize(("size", "expected"), [(299, 1), (300, 2)])
def test_a_bracket_that_never_closes_is_a_slip(size, expected):
    found = paragraphs(source_lines(f"公开目录（{'和' * size}\n公开会议。"))
    assert len(found) == expected


def paragraph_texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(source_lines("\n".join(lines)))]


IN = "\u3000\u3000"
ITEM = (f"{IN}{RUNNING * 4}", f"{RUNNING * 4}推进", f"{RUNNING * 2}。")


@pytest.mark.parametrize(
    ("last", "apart"),
    [
        (f"{IN}委）", False),  # a list of units at the right margin, broken in a name
        (f"{IN}（二）公开", True),
        (f"{IN}委员会推进公开。", True),
        (f"{IN}推进公开。（责任单位：市科委）", True),
    ],
)
def test_a_bracket_that_is_open_goes_on_where_its_end_is_indented(last, apart):
    units = f"{IN}（责任单位：市科委、市数据局、市教"
    found = paragraph_texts(*ITEM * 3, units, last, *ITEM)
    assert (units.strip() in found) == apart
