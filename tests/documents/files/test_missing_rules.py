"""Rules that browsers leave out where a page end cuts a row."""

import pytest

from documents.files.missing_rules import missing_rules


def down(left, top, bottom):
    return {"orientation": "v", "x0": left, "x1": left, "top": top, "bottom": bottom}


def across(top, left=50.0, right=500.0):
    return {"orientation": "h", "x0": left, "x1": right, "top": top, "bottom": top}


COLUMNS = [down(left, 100.0, 700.0) for left in (50.0, 120.0, 500.0)]


@pytest.mark.parametrize(
    ("edges", "closed"),
    [
        ([*COLUMNS, across(100.0)], [700.0]),  # no rule below
        ([*COLUMNS, across(700.0)], [100.0]),  # no rule above
        ([*COLUMNS, across(400.0)], [100.0, 700.0]),
        ([*COLUMNS, across(100.0), across(700.0)], []),
        ([*COLUMNS, across(100.0), across(700.0, 120.0)], []),  # a merged cell goes on: the others are closed
        ([*COLUMNS[::2], across(100.0)], []),  # the sides of a frame are no columns
        ([down(left, 100.0, 106.0) for left in (50.0, 120.0, 500.0)], []),  # thick rules across
        ([down(left, 100.0, bottom) for left, bottom in ((50.0, 700.0), (120.0, 600.0), (500.0, 650.0))], [100.0]),
        ([], []),
    ],
)
def test_columns_whose_rules_end_at_one_height_are_closed(edges, closed):
    found = missing_rules(edges)
    assert [(line["top"], line["x0"], line["x1"]) for line in found] == [(height, 50.0, 500.0) for height in closed]
