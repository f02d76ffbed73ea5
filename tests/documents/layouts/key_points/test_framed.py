import pytest

from documents.layouts.key_points.framed import without_frames
from documents.text.lines import source_lines


def cut(text):
    lines, signs = without_frames(source_lines(text))
    return [(line.number, line.content.text) for line in lines], [sign.text for sign in signs]


def test_a_cell_that_holds_a_numbered_text_is_its_paragraphs():
    lines, signs = cut("某县安排\n工作内容\t一、设施<br>1.新建公墓。<br>2.改造车间。\n附注")
    assert lines == [
        (1, "某县安排"),
        (2, "工作内容"),
        (2, "一、设施"),
        (2, "1.新建公墓。"),
        (2, "2.改造车间。"),
        (3, "附注"),
    ]
    assert signs == ["<br>", "<br>"]


@pytest.mark.parametrize(
    "text",
    [
        "1\t修建泵站<br>清淤河道\t县水利局",  # a row of a table
        "1\t1.修建泵站<br>2.清淤河道\t县水利局\t8月底前",
        "文件名称\t某县方案<br>（试行）",  # no items
        "一、防汛",
    ],
)
def test_other_rows_stay_as_they_are(text):
    assert cut(text) == ([(1, text)], [])
