import pytest
from hypothesis import given

from compare.model import TokenEdit
from compare.texts.edits import token_edits
from compare.texts.folding import fold
from compare.texts.tokens import tokens
from tests.compare.samples import texts


def equal(text):
    return TokenEdit("equal", text, text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", ()),
        ("公开", "公开", (equal("公开"),)),
        (
            "实现全省监管全覆盖",
            "实现全市监管全覆盖",
            (equal("实现全"), TokenEdit("replace", "省", "市"), equal("监管全覆盖")),
        ),
        ("权重不低于4%", "权重不低于5%", (equal("权重不低于"), TokenEdit("replace", "4%", "5%"))),
        (
            "依法公开,",
            "要依法公开，",
            (TokenEdit("insert", "", "要"), equal("依法公开"), TokenEdit("replace", ",", "，", True)),
        ),
        (
            "各级行政机关",
            "地方各级和行政机关",
            (TokenEdit("insert", "", "地方"), equal("各级"), TokenEdit("insert", "", "和"), equal("行政机关")),
        ),
        ("推进网站建设", "完善财政制度", (TokenEdit("replace", "推进网站建设", "完善财政制度"),)),
    ],
)
def test_edits_read_well(left, right, expected):
    assert token_edits(left, right) == expected


def test_an_island_between_two_edits_is_swallowed():
    assert token_edits("要优化服务的流程和标准体系", "要严格监督的程序和标准体系") == (
        equal("要"),
        TokenEdit("replace", "优化服务的流程", "严格监督的程序"),
        equal("和标准体系"),
    )


@given(texts, texts)
def test_edits_replay_both_sides(left, right):
    edits = token_edits(left, right)
    assert "".join(edit.left for edit in edits) == left
    assert "".join(edit.right for edit in edits) == right
    for edit in edits:
        assert (edit.op == "insert") == (not edit.left)
        assert (edit.op == "delete") == (not edit.right)
        assert (edit.op == "equal") == (edit.left == edit.right)
        assert edit.trivial == (edit.op != "equal" and fold(edit.left) == fold(edit.right))


@given(texts)
def test_a_text_needs_no_edit_to_become_itself(text):
    assert token_edits(text, text) == ((equal(text),) if text else ())


@pytest.mark.parametrize(("size", "compared"), [(2_000, True), (2_001, False)])
def test_a_very_long_clause_is_replaced_whole_not_compared_in_quadratic_time(size, compared):
    numbers = "".join(map(chr, range(0x4E00, 0x4E00 + size - 3)))  # every character is a token of its own
    left, right = f"甲{numbers}乙丙", f"丁{numbers}戊己"
    assert len(tokens(left)) == len(tokens(right)) == size
    edits = token_edits(left, right)
    assert (len(edits) > 1) == compared
    assert ("".join(edit.left for edit in edits), "".join(edit.right for edit in edits)) == (left, right)
