"""Watermarks and stamps over a page, and what leans for other reasons."""

import math

import pytest

from documents.files.slanted_text import without_slanted_text


def printed(text, degrees=0.0):
    angle = math.radians(degrees)
    matrix = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0)
    return [{"text": sign, "matrix": matrix} for sign in text]


PROSE = printed("推进水利建设，疏浚河道十二条，加固堤防。")


@pytest.mark.parametrize("degrees", [45, 30, -45, 60, 135])
def test_a_watermark_is_left_out_and_told(degrees):
    kept, warnings = without_slanted_text(2, [*PROSE[:5], *printed("征求意见稿", degrees), *PROSE[5:]])
    assert kept == PROSE
    assert [(one.code, one.message, one.place.page) for one in warnings] == [
        ("watermark-not-read", "斜着印在页面上的字没有读取，像水印：“征求意见稿”", 2)
    ]


@pytest.mark.parametrize(
    "characters",
    [
        PROSE,
        printed("推进水利建设", 90),  # beside a table
        printed("推进水利建设", 180),
        printed("推进水利建设", 2),  # a scan that leans
        [*printed("推进水利建设", 15), *printed("第1页")],  # a page that leans
        [{"text": "水"}],  # of a picture: nothing is known
        [],
    ],
)
def test_what_leads_across_or_down_stays(characters):
    assert without_slanted_text(1, characters) == (characters, [])


def test_italics_do_not_lean():
    slanting = [{"text": "水", "matrix": (1.0, 0.0, 0.33, 1.0, 0.0, 0.0)}]
    assert without_slanted_text(1, [*PROSE, *slanting]) == ([*PROSE, *slanting], [])
