import pytest

from align.folding import kernel, normalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ＡＩ　与\n政务 公开", "ai与政务公开"), ("２０２０年", "2020年"), ("", ""), ("①", "1")],
)
def test_width_case_and_white_space_do_not_count(text, expected):
    assert normalised(text) == expected


def test_kernel_keeps_letters_and_digits_alone():
    assert kernel("（一）依法公开，2020年。") == "一依法公开2020年"


def test_kernel_of_marks_is_empty():
    assert kernel("，。……  ") == ""
