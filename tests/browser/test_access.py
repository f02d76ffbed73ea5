"""What axe-core finds on a page, with everything drawn; colours, zoom, words for those who do not see."""

import pytest

from reports import render_comparison
from tests.browser.pages import made_page, press
from tests.reports.samples import sample

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


# Contrasts that axe leaves open, all measured by test_page but for text in an SVG: single digits, signs, and inline
# elements that run over two lines, which it takes to lie over one another.
OPEN_BY_NATURE = {"shortTextContent", "nonBmp", "elmPartiallyObscuring", "elmPartiallyObscured", "bgOverlap"}


def problems(page):
    """Violations, and contrasts that axe could not judge.

    Everything is drawn and nothing sticks over anything: what is not drawn axe judges wrongly (its issues 2445, 908).
    """
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate(
        """for (const part of document.querySelectorAll('[class*=size-], #toolbar, #review, .rows thead th')) {
             part.style.contentVisibility = 'visible';
             part.style.position = 'static';
           }"""
    )
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    wrong = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found["violations"]]
    unsure = [
        (check["data"].get("messageKey"), node["html"][:160])
        for rule in found["incomplete"]
        if rule["id"] == "color-contrast"
        for node in rule["nodes"]
        for check in node["any"]
        if check["data"].get("messageKey") not in OPEN_BY_NATURE and not node["html"].startswith("<text")
    ]
    return wrong + unsure


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    page = visit(made_page(30), color_scheme=scheme)
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_evidence_open_and_rows_decided(visit, scheme):
    page = visit(render_comparison(sample()), color_scheme=scheme)
    press(page, "j", "a", "x", "Space")
    page.click("#evidence")
    assert problems(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["l", "t", "m"])
def test_axe_finds_nothing_in_what_opens_over_the_page(visit, scheme, key):
    page = visit(render_comparison(sample()), color_scheme=scheme)
    press(page, "j", key)
    assert page.locator("dialog#layer").is_visible()
    assert problems(page) == []


def test_axe_finds_nothing_in_the_list_of_keys(visit):
    page = visit(render_comparison(sample()))
    page.click("#help")
    assert problems(page) == []


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (683, 450)])  # 683 wide: 1366 at 200 % zoom
def test_no_page_scrolls_sideways(visit, width, height):
    page = visit(made_page(30), width=width, height=height)
    page.evaluate(
        "for (const block of document.querySelectorAll('[class*=size-]')) block.style.contentVisibility = 'visible'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_can_be_written_out_for_screen_readers_and_taken_away(visit):
    page = visit(made_page(30))
    before = page.inner_text(".comparison")
    page.click("#marks")
    text = page.inner_text(".comparison")
    assert "〔增〕" in text
    assert text.count("〔增〕") == text.count("〔/增〕")
    page.fill("#search", "〔增〕")
    assert page.locator("tbody.change:visible").count() == 0
    page.click("#clear")
    page.click("#marks")
    assert page.inner_text(".comparison") == before
