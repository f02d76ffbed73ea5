"""Pictures of the places of tasks in a page: kept as data until somebody asks, each with words for who does not see it."""

import json
from dataclasses import replace

import pytest

from documents.model import Snippet
from reports import render_comparison
from reports.page.snippets import snippet_data
from reports.rows.snippets import snippet_numbers
from reports.words.wording import wording
from tests.reports.reading import read
from tests.reports.samples import hostile, sample


def pictured(comparison):
    """Pictures of the last task of the left document, and of that of the right one, on two pages, if they have any."""
    png, svg = "image/png", "image/svg+xml"
    left = tuple(Snippet(task.id, 3, 450, png, b"one") for task in comparison.left.tasks[-1:])
    right = tuple(
        snippet
        for task in comparison.right.tasks[-1:]
        for snippet in (Snippet(task.id, 1, 300, svg, b"<svg/>"), Snippet(task.id, 2, 90, png, b"two"))
    )
    return replace(
        comparison,
        left=replace(comparison.left, snippets=left),
        right=replace(comparison.right, snippets=right),
    )


def test_tasks_with_pictures_are_numbered_the_left_ones_first():
    comparison = pictured(sample())
    left, right = comparison.left.tasks[-1].id, comparison.right.tasks[-1].id
    assert snippet_numbers(comparison) == {("left", left): 0, ("right", right): 1}
    assert snippet_numbers(sample()) == {}


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh-CN", "“{title}”第3页中二 第9项所在之处"), ("en", "二 item 9 on page 3 of “{title}”")],
)
def test_each_picture_has_its_address_its_words_and_its_width(lang, said):
    comparison = pictured(sample())
    (one,), two = snippet_data(comparison, wording(lang, "year"))
    assert one == ("data:image/png;base64,b25l", said.format(title=comparison.left.title), 600)
    assert [(address, width) for address, _, width in two] == [
        ("data:image/svg+xml;base64,PHN2Zy8+", 400),
        ("data:image/png;base64,dHdv", 120),
    ]


def test_the_page_holds_pictures_as_data_and_a_button_for_each_task_that_has_one():
    page = render_comparison(pictured(sample()))
    seen = read(page)
    assert sorted(seen.values("data-snippet")) == ["0", "1"]
    assert [tag for tag, _ in seen.tags if tag == "img"] == []
    assert len(json.loads(seen.data["snippet-data"])) == 2
    assert render_comparison(pictured(sample())) == page


def test_a_page_without_pictures_has_neither():
    seen = read(render_comparison(sample()))
    assert (seen.values("data-snippet"), "snippet-data" in seen.data) == ([], False)


def test_hostile_words_cannot_leave_the_data():
    seen = read(render_comparison(pictured(hostile())))
    assert "<" not in seen.data["snippet-data"]
