import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reports.office.office_text import line_count, office_text, shortened


@given(st.text(st.characters(codec=None)))
def test_any_text_can_stand_in_xml(text):
    element = etree.Element("t")
    element.text = office_text(text)
    assert etree.fromstring(etree.tostring(element)).text in (element.text, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政务公开，2021年。", "政务公开，2021年。"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\x00\u202e\ud800", "〔U+0000〕〔U+202E〕〔U+D800〕"),
        ("零\u200b宽", "零\u200b宽"),
    ],
)
def test_characters_that_xml_forbids_or_that_turn_lines_are_named(text, expected):
    assert office_text(text) == expected


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("一二三", 10, 1), ("一" * 9, 10, 1), ("一" * 10, 10, 2), ("a" * 16, 10, 1), ("一\n\n二", 10, 3)],
)
def test_lines_are_counted_with_room_at_their_ends(text, width, lines):
    assert line_count(text, width) == lines


@given(st.text(max_size=300), st.integers(20, 100))
def test_a_cut_text_fits_and_says_what_is_missing(text, limit):
    cut = shortened(text, limit, "…（另有 {count} 字）")
    assert len(cut) <= limit
    if cut != text:
        kept, _, rest = cut.rpartition("…（另有 ")
        assert int(rest.removesuffix(" 字）")) + len(kept) == len(text)
