"""The rules of a table are found in its scan; strokes of characters are none."""

import numpy
import pytest

from documents.files.page_pictures import DPI, POINT
from documents.files.picture_rules import picture_rules, without_rules
from documents.files.straight_pages import leaning, straightened


def page(height=900, width=1200, paper=225, seed=1):
    noise = numpy.random.default_rng(seed).normal(0, 5, (height, width))
    return (paper + noise).clip(0, 255).astype(numpy.uint8)


def ruled(picture, rows, columns, thickness=2, grey=40):
    for row in rows:
        picture[row : row + thickness, columns[0] : columns[-1] + thickness] = grey
    for column in columns:
        picture[rows[0] : rows[-1] + thickness, column : column + thickness] = grey
    return picture


def pixels(rules, orientation, side):
    found = sorted({round(rule[side] / POINT) for rule in rules if rule["orientation"] == orientation})
    return [one for place, one in enumerate(found) if not place or one - found[place - 1] > 4]


ROWS, COLUMNS = [100, 180, 300, 700], [80, 160, 640, 1100]


@pytest.mark.parametrize(("thickness", "grey", "paper"), [(1, 30, 240), (2, 120, 225), (4, 10, 200), (2, 150, 250)])
def test_the_rules_of_a_table_are_found(thickness, grey, paper):
    rules = picture_rules(ruled(page(paper=paper), ROWS, COLUMNS, thickness, grey))
    assert pixels(rules, "h", "top") == pytest.approx(ROWS, abs=3)
    assert pixels(rules, "v", "x0") == pytest.approx(COLUMNS, abs=3)


def test_a_cell_that_goes_on_over_two_rows_has_no_rule_between_them():
    picture = ruled(page(), ROWS, COLUMNS)
    picture[178:184, 84:156] = 225
    rules = picture_rules(picture)
    across = [rule for rule in rules if rule["orientation"] == "h" and abs(rule["top"] / POINT - 180) < 4]
    assert min(rule["x0"] / POINT for rule in across) == pytest.approx(160, abs=6)


@pytest.mark.parametrize("side", ["upper", "lower"])
def test_a_row_that_the_page_end_cut_is_closed_there(side):
    picture = ruled(page(), ROWS, COLUMNS)
    cut = slice(60, 140) if side == "upper" else slice(640, 780)
    picture[cut] = page(seed=2)[cut]
    rows = [141, 180, 300, 700] if side == "upper" else [100, 180, 300, 639]
    assert pixels(picture_rules(picture), "h", "top") == pytest.approx(rows, abs=4)


def test_strokes_of_large_characters_are_no_rules():
    picture = page()
    for left in (200, 320, 440):  # 口, as large as in a letterhead
        picture[400:404, left : left + 70] = picture[466:470, left : left + 70] = 20
        picture[400:470, left : left + 4] = picture[400:470, left + 66 : left + 70] = 20
    assert [rule for rule in picture_rules(picture) if rule["width"] > 100 * POINT] == []
    assert len({rule["x0"] for rule in picture_rules(picture)}) <= 12


def test_a_page_without_ink_has_no_rules():
    assert picture_rules(page()) == ()


def test_painting_the_rules_over_leaves_what_is_printed():
    picture = ruled(page(), ROWS, COLUMNS)
    picture[220:240, 300:320] = 20
    clean = without_rules(picture, picture_rules(picture))
    assert (clean[90:710, 70:1110] < 100).sum() == 400


@pytest.mark.parametrize("degrees", [-2.6, -0.4, 0.0, 0.25, 1.7, 3.5])
def test_a_page_that_leans_is_turned_back(degrees):
    picture = page(DPI * 8, DPI * 6)
    for top in range(120, DPI * 8 - 120, 40):
        for left in range(100, DPI * 6 - 100, 26):
            picture[top : top + 18, left : left + 14] = 30
    assert leaning(straightened(picture, -degrees)) == pytest.approx(degrees, abs=0.06)
