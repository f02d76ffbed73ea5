"""What a reader has before the first scroll, and the second view one key away."""

import pytest

from reports import render_comparison
from reports.words.wording import wording
from tests.browser.pages import PAIRS, current, made, press, seed_page, wait_until
from tests.reports.samples import MODES, sample

FIRST_ROWS = 360  # px from the top at which the table begins at the latest
MOST_SIGNS = 8  # on the screen of 1366 x 768; one of 1920 x 1080 shows three rows more
SIZES = ((1366, 768, 0.12, MOST_SIGNS), (1920, 1080, 0.12, MOST_SIGNS + 2), (1093, 614, 0.18, MOST_SIGNS))
"""Width and height in px, the last that of 1366 x 768 at 125 %, the share of the height that bars may take, and kinds of sign."""

# What stays while the rows are scrolled: filters, head of the table, and the review bar where it is shown.
BARS = """['#toolbar', '.rows thead th', '#review'].reduce((sum, part) =>
  sum + document.querySelector(part).getBoundingClientRect().height, 0)"""

# Kinds of sign in the table on the first screen: marks of characters, of clauses, of numbers, before units. Words of a type
# and of a column are no signs.
SIGNS = """() => {
  const found = new Set();
  const seen = (element) => [...element.getClientRects()].some((box) => box.height > 0 && box.bottom > 0 && box.top < innerHeight);
  const note = (selector, name) => {
    for (const element of document.querySelectorAll(`.comparison ${selector}`)) if (seen(element)) found.add(name(element));
  };
  note('.text ins:not(.clause)', () => 'ins');
  note('.text del:not(.clause, .was)', () => 'del');
  note('.boxed', () => 'boxed');
  const kindOf = (mark) => (/^[①-⓿]+$/.test(mark) ? '①' : /^[→←]/.test(mark) ? mark[0] : mark);  // whatever place it names
  note('[data-mark]', (element) => kindOf(element.dataset.mark));
  note('.unit .sign', (element) => element.textContent);
  note('svg:not(.meter)', (element) => element.innerHTML);
  return [...found];
}"""


def pages(lang):
    yield "long", render_comparison(made(233), lang=lang)
    for mode in MODES:
        yield mode, render_comparison(sample(mode), lang=lang, date="2026-01-01")
    for pair in PAIRS:
        yield " ".join(pair), seed_page(pair, lang)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_table_begins_on_the_first_screen_under_few_signs_and_thin_bars(visit, lang, size):
    width, height, chrome, most = size
    page = None
    for name, html in pages(lang):
        page = visit(html, width=width, height=height, again=page)
        top = page.evaluate("document.querySelector('.rows thead').getBoundingClientRect().top")
        signs = page.evaluate(SIGNS)
        bars = page.evaluate(BARS)
        told = f"the table begins at {top:.0f} px, {len(signs)} kinds of sign, bars take {bars / height:.1%}"
        print(f"{lang} {width} x {height}, {name}: {told}: {' '.join(signs)}")  # noqa: T201  asked for with -s
        assert top <= FIRST_ROWS, name
        assert len(signs) <= most, name
        assert bars <= chrome * height, name
        assert [
            part for part in (".charts", ".documents", ".legend", ".warnings", ".method") if page.is_visible(part)
        ] == []


def test_the_overview_is_one_key_away_and_one_key_back(visit):
    page = visit(render_comparison(sample()))
    press(page, "j", "j")
    row = current(page)
    press(page, "s")
    assert [page.is_visible(part) for part in (".charts", ".documents", ".legend", ".method")] == [True] * 4
    assert [page.is_visible(part) for part in (".comparison", "#toolbar", "#review", "#minimap")] == [False] * 4
    assert page.inner_text("#see") == wording("zh-CN")["to_table"]
    press(page, "s")
    assert page.is_visible(".comparison")
    assert not page.is_visible(".overview")
    assert current(page) == row
    press(page, "s", "Escape")
    assert page.is_visible(".comparison")


def test_nothing_is_decided_while_the_rows_are_out_of_sight(visit):
    page = visit(render_comparison(sample()))
    press(page, "j", "s", "a", "x", "j")
    assert page.locator("tbody[data-state]:not([data-state=open])").count() == 0
    assert page.is_visible(".overview")


def test_the_address_keeps_the_overview(visit):
    page = visit(render_comparison(sample()))
    press(page, "j", "s")
    wait_until(page, "location.hash.includes('see=overview')")
    again = visit(render_comparison(sample()), anchor=page.evaluate("location.hash"))
    assert again.is_visible(".charts")
    press(again, "s")
    wait_until(again, "!location.hash.includes('see=overview')")
    assert visit(render_comparison(sample()), anchor="#overview").is_visible(".charts")


def test_a_number_of_a_chart_leads_to_its_rows(visit):
    page = visit(render_comparison(sample()))
    press(page, "s")
    page.locator(".type-bar a[data-filter='kind:split']").first.click()
    assert page.is_visible("#toolbar")
    assert page.locator("tbody.change:visible").count() == 1


def test_the_legend_opens_over_the_table(visit):
    page = visit(render_comparison(sample()))
    press(page, "i")
    assert page.inner_text("#layer h2") == wording("zh-CN")["legend"]
    assert page.locator("#layer dt").count() == page.locator(".overview .legend dt").count() > MOST_SIGNS
    press(page, "Escape")
    assert not page.is_visible("#layer")
