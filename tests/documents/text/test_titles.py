"""Where the title of an item ends."""

import pytest

from documents.chinese.marks import find_mark
from documents.text.titles import split_title
from documents.text.traced import Traced


@pytest.mark.parametrize(("size", "titled"), [(50, True), (51, False)])
@pytest.mark.parametrize("rest", ["", "各部门抓好落实。"])
def test_a_long_first_sentence_is_an_obligation(size, titled, rest):
    text = f"（一）{'公' * (size - 1)}。{rest}"
    mark = find_mark(text)
    assert mark is not None
    title, remaining = split_title(Traced.of(text), mark)
    assert (title is not None) == titled
    assert remaining.text == (rest if titled else text[3:])
