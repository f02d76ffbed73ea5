from hypothesis import given
from hypothesis import strategies as st

from documents.messages import LONGEST_LINE, one_line


def test_a_short_message_stays_as_it_is_but_in_one_line():
    assert one_line("'甲.txt' holds\n no text;  save it.") == "'甲.txt' holds no text; save it."


def test_a_long_value_is_cut_and_what_to_do_stays():
    assert one_line(f"the id '{'甲' * 700_000}' stands there twice; give another.") == (
        f"the id '{'甲' * 297}…' stands there twice; give another."
    )


def test_a_long_message_is_cut_in_its_middle():
    line = one_line(f"'a.json' is refused: {'x' * 5000}; correct it there.")
    assert len(line) == LONGEST_LINE
    assert line.startswith("'a.json' is refused: xxx")
    assert line.endswith("xxx; correct it there.")


def test_what_a_terminal_would_obey_is_written_as_a_code():
    assert one_line("a \x1b[31mred\x00 \u202ename\udcff") == r"a \x1b[31mred\x00 \u202ename\udcff"


@given(st.text(st.characters(codec=None, categories=None), max_size=30), st.integers(1, 200))
def test_every_message_is_one_line_of_bounded_length(text, times):
    line = one_line(text * times)
    assert line.isprintable()
    assert len(line) <= LONGEST_LINE * 10  # codes are longer than what they stand for
