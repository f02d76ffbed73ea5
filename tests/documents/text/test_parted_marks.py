"""A label and its number on lines of their own are one mark, where they count up."""

import pytest

from documents.text.lines import source_lines
from documents.text.parted_marks import with_whole_marks


def texts(source):
    return [line.content.text for line in with_whole_marks(source_lines(source)) if line.text]


def test_label_number_and_title_on_three_lines_are_one_line():
    source = "正文。\n专栏\n1\n枢纽建设工程\n优化布局。\n专栏\n2\n铁路改造工程\n改造铁路。"
    assert texts(source) == ["正文。", "专栏1 枢纽建设工程", "优化布局。", "专栏2 铁路改造工程", "改造铁路。"]


def test_every_character_keeps_its_place_in_the_source():
    source = "专栏\n1\n枢纽工程\n优化。\n专栏\n2\n铁路工程\n改造。"
    content = with_whole_marks(source_lines(source))[0].content.compact()
    assert "".join(source[origin] for origin in content.origins) == content.text == "专栏1枢纽工程"


@pytest.mark.parametrize(
    "source",
    [
        "专栏\n1\n枢纽工程\n优化布局。",  # one may be the name of a column
        "任务\n1\n修路\n任务\n1\n植树",  # they do not count up
        "任务\n单位\n1\n修路\n2\n植树",  # a table with one cell a line
        "任务\n1\n修路，植树。\n任务\n2\n清淤。",  # sentences are no titles
    ],
)
def test_names_of_columns_and_sentences_stay_where_they_are(source):
    assert texts(source) == source.split("\n")
