"""The language of offices stands once, in documents/chinese: no other module writes a grammar of time or numerals."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VOCABULARY = ROOT / "documents" / "chinese"
PACKAGES = ("align", "collate", "compare", "documents", "policydiff", "reports", "review")

NUMERALS = "〇零○一二两三四五六七八九十百千"
CLASS = rf"\[[^\[\]]*(?:[{NUMERALS}][^\[\]]*){{3}}\]"
NUMERAL_GRAMMAR = re.compile(rf"{CLASS}|[{NUMERALS}]{{5}}")
TIME_GRAMMAR = re.compile(
    r"(?:\\d|\[0-9[^\]]*\])(?:\{[\d,]+\}|[+*])?[)?]*[年月]"  # \d{4}年, \d{1,2}月
    r"|季度|上半年|下半年|\[上下\]半年|年底|年末|年\[[^\]]*[底末]|工作日|之日起|[今明]年|今\||\[[^\]]*[今明][^\]]*\]年"
)


@cache
def strings(source):
    """Every string of a module but its docstrings, with its line; what an f-string puts in is {}."""
    return tuple(_strings(source))


def _strings(source):
    tree = ast.parse(source)
    inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    inside |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node.lineno, node.value


def found(pattern, source):
    """Lines whose strings hold a pattern."""
    return [line for line, text in strings(source) if pattern.search(text)]


def places(pattern):
    """Where modules outside the vocabulary hold a pattern."""
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path in paths
        if VOCABULARY not in path.parents
        for line in found(pattern, path.read_text("utf-8"))
    ]


def test_no_module_writes_numerals_again():
    assert places(NUMERAL_GRAMMAR) == []


def test_no_module_writes_words_for_time_again():
    assert places(TIME_GRAMMAR) == []


@pytest.mark.parametrize(
    "literal",
    [
        'r"[\\d一二三四五六七八九十〇○两]+"',
        'r"[一二三]季"',
        '"〇一二三四五六七八九"',
        'rf"(?:{DIGITS}|[二两三四]{X}*)"',
    ],
)
def test_a_second_grammar_of_numerals_would_be_seen(literal):
    assert found(NUMERAL_GRAMMAR, f"PATTERN = re.compile({literal})") == [1]


@pytest.mark.parametrize(
    "literal",
    [
        'r"^\\d{4}年"',
        'rf"\\d{{4}}年{TO}"',
        'r"(?:19|20)\\d\\d年"',
        'r"[0-9０-９]{1,2}月"',
        'r"(\\d+)月"',
        'r"第?[一二三四]季度"',
        'r"[上下]半年"',
        'r"年底|年末"',
        'r"年[底末内]"',
        'r"(?:今|明)年"',
        'r"[今明本]年"',
        'r"个?工作日"',
        'r"自.*之日起"',
    ],
)
def test_a_second_grammar_of_time_would_be_seen(literal):
    assert found(TIME_GRAMMAR, f"PATTERN = re.compile({literal})") == [1]


@pytest.mark.parametrize("literal", ['"改为长期"', 'r"〔\\d{4}〕\\d+号"', '"年份"', '"{year}年{month}月{day}日"'])
def test_other_strings_are_no_grammar_of_time_or_numerals(literal):
    source = f"TEXT = {literal}"
    assert found(TIME_GRAMMAR, source) == found(NUMERAL_GRAMMAR, source) == []
