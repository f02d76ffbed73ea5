"""What the white space before the lines says of where paragraphs begin."""

import pytest

from documents.layouts.key_points.indents import find_indents
from documents.layouts.key_points.paragraphs import paragraphs
from documents.text.lines import source_lines

FULL = "推进公开清单管理制度建设和服务供给"  # 17 characters, as wide as the column
LAST = "抓好落实。"


def begins(text: str) -> list[bool | None]:
    lines = [line for line in source_lines(text) if line.text]
    indents = find_indents(lines, 12.0)
    return [indents.begins(line) for line in lines]


def block(indent: str, margin: str = "") -> list[str]:
    return [f"{margin}{indent}{FULL}"[: len(margin) + 17], f"{margin}{FULL}", f"{margin}{LAST}"]


def texts(lines: list[str]) -> list[str]:
    return [one.text for one in paragraphs(source_lines("\n".join(lines)))]


@pytest.mark.parametrize("indent", ["\u3000\u3000", "    ", "\u3000 \u3000"])
@pytest.mark.parametrize("margin", ["", "      "])
def test_the_line_further_in_begins_a_paragraph_and_the_others_go_on(indent, margin):
    lines = block(indent, margin) * 3
    assert begins("\n".join(lines)) == [True, False, False] * 3
    assert len(texts(lines)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([FULL, FULL, LAST] * 3),
        "\n".join(block("\u3000\u3000") * 2),
        "\n".join(["一、公开", f"\u3000\u3000{FULL}", LAST] * 4),
    ],
    ids=["all at one margin", "too few", "headings at the margin"],
)
def test_where_lines_begin_says_nothing(text):
    assert set(begins(text)) <= {None}


def test_a_whole_line_ends_its_paragraph_where_the_next_stands_in():
    lines = [*block("\u3000\u3000"), f"\u3000\u3000{FULL[:15]}", FULL[:16] + "。", f"\u3000\u3000重点区域：{FULL[:10]}"]
    lines += block("\u3000\u3000")
    assert [text[:4] for text in texts(lines)] == ["推进公开", "推进公开", "重点区域", "推进公开"]


def test_a_number_at_the_margin_in_the_middle_of_a_sentence_is_no_mark():
    lines = block("\u3000\u3000") * 2
    lines += [f"\u3000\u3000按照本方案第四部分第{'一' * 7}", f"（三）项的要求推进{FULL[:8]}", LAST]
    assert [text[-6:] for text in texts(lines)] == ["给抓好落实。"] * 2 + ["理抓好落实。"]


def test_a_heading_at_the_margin_after_a_sentence_is_a_heading():
    lines = block("\u3000\u3000") * 3
    lines += [f"\u3000\u3000{FULL[:15]}", FULL[:16] + "。", f"（二）{FULL[:14]}", LAST]
    assert [text[:3] for text in texts(lines)] == ["推进公"] * 4 + ["（二）"]
