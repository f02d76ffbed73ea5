"""Footnotes of printed pages, and what only looks like them."""

from types import SimpleNamespace

import pytest

from documents.files.footnotes import without_footnotes

SIZE = 16.0


def line(text, top, left=90.0, size=SIZE):
    """Give the characters of a line; those in braces are small: 食品{1}."""
    found, small = [], False
    for sign in text:
        if sign in "{}":
            small = sign == "{"
            continue
        width = size * (0.5 if small else 1.0)
        found.append({"text": sign, "x0": left, "x1": left + width, "top": top, "bottom": top + width, "size": width})
        left += width
    return found


def page(*rules, down=()):
    across = [{"x0": left, "x1": right, "top": top} for left, right, top in rules]
    sides = [{"x0": left, "top": top, "bottom": bottom, "height": bottom - top} for left, top, bottom in down]
    return SimpleNamespace(page_number=3, width=595.0, height=842.0, horizontal_edges=across, vertical_edges=sides)


def read(page, *lines):
    kept, warnings = without_footnotes(page, [one for own in lines for one in own])
    return "".join(one["text"] for one in kept), [(one.code, one.message, one.place.page) for one in warnings]


TEXT = line("发展合成生物食品{1}和功能食品{2}。", 300.0)
NOTES = (line("1指用微生物生产的食品。", 720.0, size=9.0), line("2见前页。", 735.0, size=9.0), line("—3—", 780.0))
RULE = (90.0, 198.0, 700.0)


def test_footnotes_and_the_signs_that_point_to_them_are_left_out_and_told():
    text, warnings = read(page(RULE), TEXT, *NOTES)
    assert text == "发展合成生物食品和功能食品。—3—"
    assert warnings == [("notes-not-read", "脚注没有读取（17字）", 3)]


@pytest.mark.parametrize("signs", [("①", "②"), ("［1］", "［2］"), ("*", "**")])
def test_whatever_sign_stands_at_both_places_points_to_a_footnote(signs):
    first, second = signs
    text = line(f"发展合成生物食品{{{first}}}和功能食品{{{second}}}。", 300.0)
    notes = (line(f"{first}指用微生物生产的食品。", 720.0), line(f"{second}见前页。", 735.0))
    assert read(page(RULE), text, *notes)[0] == "发展合成生物食品和功能食品。"


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        (page(), (TEXT, *NOTES)),  # no rule
        (page((90.0, 500.0, 700.0)), (TEXT, *NOTES)),  # a rule as wide as the text
        (page(RULE, down=[(90.0, 600.0, 760.0)]), (TEXT, *NOTES)),  # that of a table
        (page((300.0, 408.0, 700.0)), (TEXT, *NOTES)),  # a rule to sign on
        (page((90.0, 198.0, 100.0)), (TEXT, *NOTES)),  # that of a letterhead
        (page(RULE), (line("建成5000m{2}的场地。", 300.0), line("2.推进食品工业。", 720.0))),  # square metres
        (page(RULE), (line("发展合成生物食品。", 300.0), line("1.推进食品工业。", 720.0))),  # an item below a rule
    ],
)
def test_what_is_no_footnote_stays(found, lines):
    text, warnings = read(found, *lines)
    assert text == "".join(one["text"] for own in lines for one in own)
    assert warnings == []
