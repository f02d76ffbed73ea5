import re
import subprocess
import sys
from re import _parser

import pytest

from documents.chinese import time_phrases
from documents.chinese.late_pattern import LatePattern
from documents.layouts.key_points import closing
from documents.surroundings import document_number, title

SIGNED = [
    pattern
    for module in (time_phrases, closing, document_number, title)
    for pattern in vars(module).values()
    if isinstance(pattern, LatePattern) and pattern.signs is not None
]


@pytest.mark.parametrize(("text", "found"), [("9月底", True), ("年底", False), ("", False)])
def test_a_late_pattern_finds_what_a_pattern_finds(text, found):
    pattern = LatePattern(r"\d月底?", ("月",))
    assert [bool(held) for held in (pattern.match(text), pattern.search(text), pattern.fullmatch(text))] == [found] * 3
    assert [held[0] for held in pattern.finditer(text)] == [text] * found


def test_a_late_pattern_is_not_compiled_for_a_text_without_its_signs():
    broken = LatePattern("(", ("月",))
    assert broken.search("年底") is None


def test_a_late_pattern_looks_from_a_place_on():
    assert LatePattern("月底").match("9月底", 1)[0] == "月底"
    assert LatePattern("月").search("月底", 1) is None


@pytest.mark.parametrize("pattern", SIGNED, ids=lambda pattern: pattern.pattern[:30])
def test_whatever_a_pattern_fits_holds_one_of_its_signs(pattern):
    assert _without_signs(_parser.parse(pattern.pattern), pattern.signs) == set()


def test_signs_that_a_pattern_can_do_without_are_found():
    assert _without_signs(_parser.parse("月(?:底|初)?|季"), ("月底", "季")) == {"月", "月?"}


def _without_signs(parsed, signs):
    """What a pattern fits without a sign: `?` stands for characters that are in none, and for any of many."""
    own = set("".join(signs))
    forms = {""}
    for code, value in parsed:
        forms = {_folded(form + more, own) for form in forms for more in _forms(code, value, signs)}
        forms = {form for form in forms if not any(sign in form for sign in signs)}
    return forms


def _folded(form, own):
    return re.sub(r"\?+", "?", "".join(c if c in own else "?" for c in form))


def _forms(code, value, signs):
    match str(code):
        case "LITERAL":
            return {chr(value)}
        case "IN":
            many = any(str(part) in ("NEGATE", "CATEGORY") for part, _ in value)
            ranges = [
                range(v[0], v[1] + 1) if str(part) == "RANGE" else range(v, v + 1) for part, v in value if not many
            ]
            return {"?"} if many or sum(map(len, ranges)) > 20 else {chr(c) for one in ranges for c in one}
        case "BRANCH":
            return set().union(*(_without_signs(branch, signs) for branch in value[1]))
        case "SUBPATTERN":
            return _without_signs(value[3], signs)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, inner = value
            once = _without_signs(inner, signs)
            forms = {""}
            for _ in range(least):
                forms = {form + more for form in forms for more in once}
            more = once if most > least else set()
            return forms | {form + "".join(two) for form in forms for one in more for two in ((one,), (one, one))}
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return {""}
        case _:
            return {"?"}


def test_prose_is_read_without_the_readers_of_tables(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text("某市工作要点\n一、公开预算。（市财政局负责）\n二、公开决算。（市财政局负责）\n", encoding="utf-8")
    program = (
        "import sys; from documents import read_document; read_document(sys.argv[1]);"
        "print(*(name for name in sys.modules if name.endswith(('tabbed_table.reader', 'cell_lines.reader', 'wrapped_table.reader'))))"
    )
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
