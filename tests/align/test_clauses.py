from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.clauses import clauses, sentences

MARKS = st.text(alphabet="政务公开，,、。；;！？“”《》（）()【】 \n\t0123…", max_size=80)


def pieces(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是公开；二是回应。", ["一是公开；", "二是回应。"]),
        ("依法公开，及时回应。", ["依法公开，及时回应。"]),
        ("按“谁制定、谁公开；谁清理”原则。完", ["按“谁制定、谁公开；谁清理”原则。", "完"]),
        ("他说“好。”然后走。", ["他说“好。”然后走。"]),
        ("好！！”完。", ["好！！”", "完。"]),
        ("第一行\n第二行", ["第一行\n", "第二行"]),
        ("", []),
        ("。", ["。"]),
    ],
)
def test_sentences_end_outside_brackets(text, expected):
    assert pieces(text, sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依法公开，及时回应。", ["依法公开，", "及时回应。"]),
        ("公开部门、乡镇、村（社区，含农场）目录，完成", ["公开部门、乡镇、村（社区，含农场）目录，", "完成"]),
        ("落实《条例，办法》，推进", ["落实《条例，办法》，", "推进"]),
        ("投入1,000万元，见效", ["投入1,000万元，", "见效"]),
        ("未闭合（甲，乙", ["未闭合（甲，", "乙"]),
    ],
)
def test_clauses_end_at_commas_outside_brackets(text, expected):
    assert pieces(text, clauses(text)) == expected


@given(MARKS)
def test_spans_tile_the_text(text):
    for spans in (sentences(text), clauses(text)):
        assert "".join(pieces(text, spans)) == text
        assert all(start < end for start, end in spans)
        assert all(before[1] == after[0] for before, after in pairwise(spans))


@given(MARKS)
def test_clauses_refine_sentences(text):
    starts = {start for start, _ in clauses(text)}
    assert {start for start, _ in sentences(text)} <= starts
