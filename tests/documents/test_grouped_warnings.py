"""Warnings that say the same of many places are one; a few are still read one by one."""

import pytest

from documents.grouped_warnings import group_warnings
from documents.model import Place, ReadingWarning


def told(*places):
    return [
        warning.message for warning in group_warnings([ReadingWarning("code", "没有读取", place) for place in places])
    ]


@pytest.mark.parametrize(
    ("places", "messages"),
    [
        ([Place(page=1), Place(page=2)], ["没有读取", "没有读取"]),
        ([Place(page=1), Place(page=2), Place(page=7)], ["没有读取（共3处：第1页、第2页、第7页）"]),
        ([Place(line=number) for number in (1, 2, 3)], ["没有读取"] * 3),
        ([Place(page=1, line=number) for number in (1, 2, 3)], ["没有读取"] * 3),
        ([Place()] * 3, ["没有读取"] * 3),
        (
            [Place(line=number) for number in range(1, 11)],
            ["没有读取（共10处：" + "、".join(f"第{n}行" for n in range(1, 9)) + "等）"],
        ),
    ],
)
def test_pages_are_named_together_from_three_on_and_lines_from_ten(places, messages):
    assert told(*places) == messages
