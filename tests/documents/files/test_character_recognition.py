"""What the recogniser says becomes characters with places; it has no say in what Chinese print looks like."""

from itertools import pairwise

import numpy
import pytest

from documents.files import character_recognition
from documents.files.character_recognition import UNREAD
from documents.files.seen_text import Glance

ALPHABET = ["blank", "水", "永", "(", "（", "7", "1", " "]


def odds(*steps):
    """Each step names what is likely, in hundredths."""
    table = numpy.full((len(steps), len(ALPHABET)), 0.0, dtype=numpy.float32)
    for row, step in zip(table, steps, strict=True):
        for character, share in step.items():
            row[ALPHABET.index(character)] = share / 100
    return table


BLANK = {"blank": 99}


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([BLANK, {"水": 95}, {"水": 97}, BLANK], [("水", Glance(0.97, ""))]),
        ([{"水": 60, "永": 35}, BLANK, {"水": 99}], [("水", Glance(0.6, "永")), ("水", Glance(0.99, ""))]),
        ([BLANK, {"（": 55, "(": 44}, BLANK], [("（", Glance(0.99, ""))]),
        ([{"7": 70, "1": 29, "blank": 1}], [("7", Glance(0.7, "1"))]),
        ([{" ": 90}, BLANK], []),
    ],
)
def test_steps_become_characters_with_their_rivals(steps, found):
    read = character_recognition._characters(odds(*steps), ALPHABET, 0.0, 4.0)
    assert [(character, glance) for character, _, glance in read] == found


def line(text, pitch=20):
    characters = tuple((c, 10.0 + pitch * at, Glance(0.99)) for at, c in enumerate(text) if c != "_")
    return character_recognition._Line(0, pitch * len(text), 0, 28, characters)


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("浙政发〔2019]5号", "浙政发〔2019〕5号"),
        ("浙政发[2019]5号", "浙政发〔2019〕5号"),
        ("各县〔市、区]政府", "各县（市、区）政府"),
        ("各县(市、区)政府", "各县（市、区）政府"),
        ("按时,保质:完成;", "按时，保质：完成；"),
        ("GB/T 1.1(2020)".replace(" ", ""), "GB/T1.1(2020)"),
        ("共12,000户", "共12,000户"),
    ],
)
def test_punctuation_is_what_chinese_print_has(recognised, printed):
    assert "".join(one["text"] for one in character_recognition._placed(line(recognised))) == printed


def test_characters_of_a_line_touch_but_for_white():
    placed = list(character_recognition._placed(line("年底前__完成")))
    gaps = [other["x0"] - one["x1"] for one, other in pairwise(placed)]
    assert [gap > 5 for gap in gaps] == [False, False, True, False]
    assert min(gaps) == 0


@pytest.mark.parametrize(("ink", "read"), [(True, f"年底{UNREAD}完成"), (False, "年底完成")])
def test_ink_that_no_character_explains_is_a_sign(ink, read):
    crop = numpy.full((28, 100), 240, dtype=numpy.uint8)
    if ink:
        crop[8:20, 44:56] = 20
    found = character_recognition._with_unread(line("年底_完成"), crop)
    assert "".join(character for character, *_ in found.characters) == read


@pytest.mark.parametrize(
    ("rules", "parts"),
    [
        ([], [(0, 100)]),
        ([(50, 0, 200)], [(0, 50), (50, 100)]),
        ([(50, 15, 25)], [(0, 100)]),  # shorter than the line is high: a stroke
        ([(3, 0, 200), (98, 0, 200)], [(0, 100)]),
        ([(70, 0, 200), (30, 0, 200)], [(0, 30), (30, 70), (70, 100)]),
    ],
)
def test_a_line_does_not_go_on_over_a_rule(rules, parts):
    assert [(left, right) for left, right, *_ in character_recognition._cut((0, 100, 10, 40), rules)] == parts
