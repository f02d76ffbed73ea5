"""The index: every mark of its charts and every number leads into a page with that filter set."""

import re

import pytest

from reports import render_comparison, render_index
from tests.browser.test_access import problems
from tests.browser.test_groups import shown
from tests.reports.samples import MODES, sample


def links(page, selector):
    return page.locator(selector).evaluate_all(
        "list => list.map(link => [link.getAttribute('href'), link.getAttribute('aria-label') ?? link.textContent])"
    )


@pytest.mark.parametrize("mode", MODES)
def test_numbers_lead_to_as_many_rows(visit, tmp_path, mode):
    path = tmp_path / "a.html"
    path.write_text(render_comparison(sample(mode)), encoding="utf-8")
    found = links(visit(render_index([(sample(mode), "a.html")])), "td a.count")
    assert len(found) > 5
    page = None
    for href, text in found:
        file, anchor = href.split("#")
        assert file == "a.html"
        page = visit(path, anchor=f"#{anchor}", again=page)
        rows = shown(page)
        assert len(rows) == int(re.search(r"\d+", text).group()), text


def test_tiles_lead_to_the_rows_of_their_type(visit, tmp_path):
    comparison = sample()
    found = links(visit(render_index([(comparison, "a.html")])), ".small-bar a")
    assert [href for href, _ in found] == [
        *(
            f"a.html#f=kind:{kind}"
            for kind in ("dropped", "unchanged", "edited", "rewritten", "split", "merged", "regrouped")
        ),
        *(
            f"a.html#f=kind:{kind}"
            for kind in ("unchanged", "edited", "rewritten", "split", "merged", "regrouped", "added")
        ),
    ]
    assert found[0][1] == "2020年 删除 1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_index(visit, scheme):
    page = visit(render_index([(sample(mode), f"{mode}.html") for mode in MODES]), color_scheme=scheme)
    assert problems(page) == []
