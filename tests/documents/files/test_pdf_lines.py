import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.files.pdf_lines import left_margin, printed_lines


def printed(text, left, top, size=16.0, height=16.0):
    return [
        {"text": mark, "x0": left + size * place, "x1": left + size * (place + 1), "top": top, "bottom": top + height}
        for place, mark in enumerate(text)
    ]


def texts(characters):
    return [line.text for line in printed_lines(characters)]


def test_lines_come_from_top_to_bottom_whatever_the_order_of_the_characters():
    characters = printed("及时回应", 20, 128) + printed("依法公开", 20, 100)
    assert texts(reversed(characters)) == ["依法公开", "及时回应"]


def test_digits_of_a_font_that_states_other_boxes_stay_on_their_line():
    characters = printed("到", 20, 100, height=32) + printed("２０２７", 36, 112) + printed("年底", 100, 100, height=32)
    assert texts(characters + printed("下一行", 20, 130, height=32)) == ["到２０２７年底", "下一行"]


def test_a_gap_is_one_space_and_white_space_at_the_ends_is_none():
    assert texts(printed(" 序号", 0, 100) + printed("任务 ", 200, 100)) == ["序号 任务"]


def test_a_page_without_text_has_no_lines():
    assert printed_lines([]) == ()
    assert printed_lines(printed("  ", 0, 0)) == ()


@given(st.lists(st.tuples(st.sampled_from("公开政务 a1。"), st.floats(0, 500), st.floats(0, 800)), max_size=30))
def test_no_character_is_lost(placed):
    characters = [piece for mark, left, top in placed for piece in printed(mark, left, top)]
    found = sorted("".join(texts(characters)).replace(" ", ""))
    assert found == sorted(mark for mark, _, _ in placed if mark != " ")


@pytest.mark.parametrize(("lower", "lines"), [(5.5, 1), (5.7, 2)])
def test_characters_of_one_line_stand_at_nearly_one_height(lower, lines):
    assert len(texts(printed("公", 0, 100) + printed("开", 16, 100 + lower))) == lines


@pytest.mark.parametrize(("gap", "text"), [(3.9, "公开"), (4.1, "公 开")])
def test_a_quarter_of_a_character_is_a_space(gap, text):
    assert texts(printed("公", 0, 100) + printed("开", 16 + gap, 100)) == [text]


def test_the_size_is_that_of_the_full_characters():
    characters = printed("⺀", 0, 100, height=32) + printed("⹿⹿⹿", 16, 100, size=8.0, height=32)
    (line,) = printed_lines(characters)
    assert line.size == 16.0


def test_the_margin_is_where_the_leftmost_lines_begin_together():
    lines = printed_lines(
        [
            character
            for place, left in enumerate([92, 60, 61, 60, 92, 60, 300, 20])  # the last is a page number
            for character in printed("公开", left, 100 + 30 * place)
        ]
    )
    margin = left_margin(lines)
    assert margin == pytest.approx(60, abs=1)
    assert [line.is_inside(margin) for line in lines] == [True, False, False, False, True, False, True, False]


def test_lines_here_and_there_have_no_margin():
    characters = [one for place in range(6) for one in printed("公开", 20 + 40 * place, 100 + 30 * place)]
    assert left_margin(printed_lines(characters)) is None
