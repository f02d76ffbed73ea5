"""Marks are written once: what they look like, how they rank, and that no other module writes them again."""

import ast
import re
from pathlib import Path

import pytest

from documents.chinese.marks import Mark, Rank, find_clause_mark, find_mark, rank_alone

ROOT = Path(__file__).parents[3]

MARKS = [
    ("第一章 总则", Rank.CHAPTER, "第一章", "总则"),
    ("第3编", Rank.CHAPTER, "第3编", ""),
    ("第二节　公开", Rank.SECTION, "第二节", "公开"),
    ("一、加强公开", Rank.FIRST, "一", "加强公开"),
    ("一百二十．加强公开", Rank.FIRST, "一百二十", "加强公开"),
    ("（一）推进公开", Rank.SECOND, "（一）", "推进公开"),
    ("( 十二 )、推进公开", Rank.SECOND, "（十二）", "推进公开"),
    ("1.公开预算", Rank.THIRD, "1", "公开预算"),
    ("12、公开预算", Rank.THIRD, "12", "公开预算"),
    ("1.2026年起公开预算", Rank.THIRD, "1", "2026年起公开预算"),
    ("2.3月8日慰问女教职工", Rank.THIRD, "2", "3月8日慰问女教职工"),
    ("3.12月底前公开预算", Rank.THIRD, "3", "12月底前公开预算"),
    ("（1）公开预算", Rank.FOURTH, "（1）", "公开预算"),
    ("第十条　公开", Rank.ARTICLE, "第十条", "公开"),
    ("第十条之一公开", Rank.ARTICLE, "第十条之一", "公开"),
]


@pytest.mark.parametrize(("text", "rank", "number", "rest"), MARKS)
def test_a_mark_is_found_at_the_head_of_a_text(text, rank, number, rest):
    mark = find_mark(text)
    assert mark == Mark(rank, number, len(text) - len(rest))


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元",
        "2.3月",
        "2.30月1日",
        "2020年",
        "一是加强公开",
        "①公开预算",
        "第一，公开",
        "（试行）",
        "统一、规范",
        "第一时间",
        "第一节课",
        "第八节课/社团活动",
        "",
        "1234.公开",
    ],
)
def test_what_only_looks_like_a_mark_is_none(text):
    assert find_mark(text) is None


def test_a_section_may_begin_with_lessons():
    assert find_mark("第一节课后服务管理").number == "第一节"


def test_a_standard_orders_the_ranks():
    order = ["第一章", "第一节", "一、", "（一）", "1.", "（1）", "第一条"]
    assert [find_mark(text).rank for text in order] == sorted(rank for rank in Rank if rank <= Rank.ARTICLE)
    assert [find_mark(text).is_heading for text in order] == [True, True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [("三、", 3), ("（十六）", 16), ("二十一、", 21), ("7.", 7), ("（12）", 12), ("第一百零二条", 102), ("第四章", 4)],
)
def test_a_mark_says_what_it_counts(text, ordinal):
    assert find_mark(text).ordinal == ordinal


@pytest.mark.parametrize(
    ("text", "rank", "rest"),
    [
        ("一是公开预算", Rank.SPOKEN, "公开预算"),
        ("二要公开预算", Rank.SPOKEN, "公开预算"),
        ("第三，公开预算", Rank.SPOKEN, "公开预算"),
        ("⑤公开预算", Rank.CIRCLED, "公开预算"),
        ("1）公开预算", Rank.FOURTH, "公开预算"),
        ("（1）公开预算", Rank.FOURTH, "公开预算"),
        ("二)公开预算", Rank.SECOND, "公开预算"),
        ("3.公开预算", Rank.THIRD, "公开预算"),
        ("四、公开预算", Rank.FIRST, "公开预算"),
    ],
)
def test_a_clause_may_begin_with_a_mark_that_heads_no_paragraph(text, rank, rest):
    mark = find_clause_mark(text)
    assert (mark.rank, text[mark.end :]) == (rank, rest)


@pytest.mark.parametrize("text", ["第三条规定公开", "第一章", "1.5亿元", "一体推进", "一批项目"])
def test_a_clause_that_names_an_article_or_an_amount_has_no_mark(text):
    assert find_clause_mark(text) is None


@pytest.mark.parametrize(
    ("cell", "rank"),
    [("一", Rank.FIRST), ("十二、", Rank.FIRST), ("（三）", Rank.SECOND), ("（三）．", Rank.SECOND)]
    + [(cell, None) for cell in ("3", "一、公开", "第一章", "", "（试）")],
)
def test_a_cell_may_hold_a_mark_alone(cell, rank):
    assert rank_alone(cell) is rank


# A second grammar of marks: a class of Chinese numerals, or a name for one, beside what makes a mark of numerals.
CLASS = r"\[[^\]]*(?:[一二三四五六七八九十]{3}|\{\})[^\]]*\](?:[+*?]|\{+[^}]*\}+)*\)?"
SECOND_GRAMMAR = re.compile(
    rf"{CLASS}(?:、|\[[、．.]|\[?[）]|是|要|\(\?:[是要、])"  # 一、 （一） 一是
    rf"|(?:（|[（(]{{2}}\]\??|[（(]\]){CLASS}"  # （一
    rf"|第{CLASS}(?:\[?[编章节条部、，])"  # 第一章 第一，
    r"|[①-⑳]-[①-⑳]"
)
ALLOWED: dict[str, str] = {}
"""Modules that may write marks of their own, each with its reason."""


def literals(tree: ast.AST):
    """Every string of a module with its line; a name of numerals in an f-string counts as numerals."""
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                part.value
                if isinstance(part, ast.Constant)
                else ("{}" if re.search("NUMERAL|COUNT|HAN", ast.unparse(part)) else "")
                for part in node.values
            ]
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value


def second_grammars(source: str) -> list[int]:
    return [line for line, text in literals(ast.parse(source)) if SECOND_GRAMMAR.search(text)]


@pytest.mark.parametrize(
    "literal",
    [
        'r"^[一二三四五六七八九十]+、"',
        'r"[（(][一二三四五六七八九十]{1,3}[）)]"',
        'r"第[一二三四五六七八九十百]+[章节部编]"',
        'r"^[一二三四五六七八九十]+(?:是|要|、)"',
        'rf"^([{_NUMERALS}]+)[、．.]\\s*"',
        'rf"第[{HAN_NUMERALS}]+[、，]"',
        'r"[①-⑳]"',
    ],
)
def test_a_second_grammar_of_marks_would_be_seen(literal):
    assert second_grammars(f"PATTERN = re.compile({literal})") == [1]


@pytest.mark.parametrize("literal", ['r"[一二三四五六七八九十]{1,3}日"', 'r"第?[一二三四1-4]季度"', '"一、加强公开"'])
def test_dates_and_texts_are_no_grammar_of_marks(literal):
    assert second_grammars(f"PATTERN = {literal}") == []


def test_no_module_writes_marks_again():
    packages = ("documents", "align", "compare", "collate", "reports", "review", "policydiff")
    paths = [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in paths
        if path.parent != ROOT / "documents" / "chinese" and str(path.relative_to(ROOT)) not in ALLOWED
        for line in second_grammars(path.read_text("utf-8"))
    ]
    assert found == []


def test_ranks_are_no_bare_numbers():
    """A number that is compared with a rank would be a level again."""
    paths = sorted((ROOT / "documents").rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Compare)
        and any(re.search(r"\brank$", ast.unparse(side)) for side in (node.left, *node.comparators))
        and any(
            isinstance(side, ast.Constant) and isinstance(side.value, int) for side in (node.left, *node.comparators)
        )
    ]
    assert found == []
