"""A text that was recognised keeps how sure each of its characters is while readers put texts together."""

import pytest

from documents.files.extracted import Paragraph, Table, as_text
from documents.files.seen_text import Glance, SeenText, glances

SURE, UNSURE = Glance(0.99), Glance(0.4, "未")


def seen(text, unsure=""):
    return SeenText(text, [UNSURE if c in unsure else SURE for c in text if not c.isspace()])


@pytest.mark.parametrize(
    ("joined", "text", "looks"),
    [
        (seen("年末", "末") + "\n" + seen("前"), "年末\n前", (SURE, UNSURE, SURE)),
        ("" + seen("末", "末"), "末", (UNSURE,)),
        ("第1 " + seen("末", "末") + "号", "第1 末号", (None, None, UNSURE, None)),
        (seen("a b"), "a b", (SURE, SURE)),
    ],
)
def test_joined_texts_keep_their_glances(joined, text, looks):
    assert (joined, glances(joined)) == (text, looks)


def test_a_text_needs_a_glance_for_each_of_its_filled_characters():
    with pytest.raises(ValueError, match="1 glances at 2 characters"):
        SeenText("年末", [SURE])


def test_a_row_says_where_its_doubtful_characters_stand():
    row = (seen("1"), seen("月末前\n再报", "末"), "〃", seen("市局"))
    extracted = as_text([Paragraph("— 3 —", 1), Paragraph(seen("年末 总结", "末"), 1), Table((row,), 1)])
    assert extracted.text == "— 3 —\n年末 总结\n1\t月末前<br>再报\t〃\t市局"
    assert [(at, extracted.text[at]) for at, glance in extracted.seen if glance == UNSURE] == [(7, "末"), (15, "末")]
    assert len(extracted.seen) == 4 + 1 + 5 + 2


def test_a_text_of_a_file_was_not_seen():
    assert as_text([Paragraph("年末"), Table((("1", "甲\n乙"),))]).seen == ()
