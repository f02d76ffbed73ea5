"""Tags in a text that was copied from the source of a page."""

import pytest

from documents.text.markup import blank_markup


@pytest.mark.parametrize(("text", "markup"), [("公布<b>目录", 0), ("公布<b>目录</b>", 7)])
def test_a_single_tag_may_be_a_title_in_angle_brackets(text, markup):
    assert len(blank_markup(text)[1]) == markup
