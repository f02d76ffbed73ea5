"""The review bar: one line that is there once a review begins; and words that fit their boxes."""

import pytest

from reports import render_comparison
from reports.words.wording import wording
from tests.browser.pages import current, made, made_page, press, wait_until_closed
from tests.reports.samples import MODES, sample

ZOOMS = {1: (1366, 768), 1.25: (1093, 614)}  # px of the page that a window of 1366 × 768 shows
CHROME = {1: 0.12, 1.25: 0.18}  # share of the height that bars may take

# Boxes of one line whose words are wider than the box, and cells that something sticks out of.
OVERFLOWS = """() => {
  const boxes = ['.badge', '.chip', '.tool', 'thead th', '.controls', '#toolbar', '#review', '.now', '.tallies', '.tally', '.unit', '.count', '.sheet',
    'select', 'td.kind', 'div.decision', 'td.telling', '.choice', '.switch', '#layer', '.types', '.numbers', '.legend dl > div'];
  const wide = (box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0 && getComputedStyle(box).display !== 'inline';
  const found = [...document.querySelectorAll(boxes.join())].filter((box) => box.checkVisibility() && wide(box));
  const told = found.map((box) => `${box.className || box.id || box.tagName}: ${box.textContent.trim().slice(0, 40)} ${box.scrollWidth}>${box.clientWidth}`);
  if (document.documentElement.scrollWidth > innerWidth) told.push(`page ${document.documentElement.scrollWidth}>${innerWidth}`);
  return told;
}"""


def test_the_bar_comes_with_the_review_and_goes_with_its_key(visit):
    page = visit(made_page(30))
    press(page, "j", "j", "e")
    assert not page.is_visible("#review")
    press(page, "r")
    assert page.is_visible("#review")
    assert page.get_attribute("#begin", "aria-pressed") == "true"
    press(page, "r")
    assert not page.is_visible("#review")
    press(page, "a")
    assert page.is_visible("#review")


@pytest.mark.parametrize("key", ["x", "Space", "l", "t", "m"])
def test_whoever_decides_has_begun(visit, key):
    page = visit(made_page(30))
    press(page, "j", key)
    assert page.is_visible("#review")


def test_a_page_with_decisions_shows_the_bar_at_once(visit, tmp_path):
    path = tmp_path / "draft.html"
    path.write_text(made_page(30), encoding="utf-8")
    page = visit(path)
    press(page, "j", "a")
    page.on("dialog", lambda dialog: dialog.accept())
    other = page.context.new_page()
    other.goto(path.as_uri())
    assert other.is_visible("#review")


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_the_bar_is_one_line(visit, lang, zoom):
    width, height = ZOOMS[zoom]
    page = visit(render_comparison(made(233), lang=lang), width=width, height=height)
    press(page, "r", "j", "a", "j", "Space", "j")
    buttons = page.locator("#review .controls > *, #review .deciding button")
    tops = [
        box["y"] + box["height"] / 2
        for box in (buttons.nth(place).bounding_box() for place in range(buttons.count()))
        if box
    ]
    assert max(tops) - min(tops) < 6
    bars = [page.evaluate(f"document.getElementById('{name}').offsetHeight") for name in ("toolbar", "review")]
    print(f"{lang} at {zoom:.0%}: bars {bars[0]} and {bars[1]} px, {sum(bars) / height:.0%} of the height")  # noqa: T201
    assert bars[1] <= 40


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize("lang", ["en", "zh-CN"])
def test_every_word_fits_its_box(visit, lang, zoom):
    width, height = ZOOMS[zoom]
    wide = []
    for comparison in (*(sample(mode) for mode in MODES), made(30)):
        page = visit(render_comparison(comparison, lang=lang), width=width, height=height)
        wide += page.evaluate(OVERFLOWS)
        press(page, "r", "j", "a", "Space", "t", "1")
        wide += page.evaluate(OVERFLOWS)
        page.click("#more > summary")
        wide += page.evaluate(OVERFLOWS)
        press(page, "Escape", "l")
        wide += page.evaluate(OVERFLOWS)
        press(page, "Escape", "s")
        wide += page.evaluate(OVERFLOWS)
    assert sorted(set(wide)) == []


def test_the_sheet_above_the_bar_holds_the_rest_and_closes(visit):
    page = visit(made_page(30))
    press(page, "r")
    assert not page.is_visible("#next-section")
    page.click("#more > summary")
    page.click("#next-section")
    assert current(page) is not None
    page.click("#search")
    assert not page.is_visible("#next-section")
    page.click("#more > summary")
    press(page, "Escape")
    assert not page.is_visible("#next-section")


def test_relinking_leaves_its_row_in_sight_and_says_which_side_it_fills(visit):
    page = visit(made_page(233), height=768)
    comparison = made(233)
    for kind, side, other in (("added", "右", "左"), ("dropped", "左", "右"), ("edited", "右", "左")):
        row = [change.id for change in comparison.changes if change.kind == kind][7]
        page.locator(f"#{row} th.ordinal a").focus()
        press(page, "l")
        title = page.inner_text("#layer-title")
        assert f"为{side}方" in title
        assert f"选{other}方的对应" in title
        box, dialog = page.locator(f"#{row} tr >> nth=0").bounding_box(), page.locator("#layer").bounding_box()
        tools = page.locator("#toolbar").bounding_box()
        assert tools["y"] + tools["height"] <= box["y"] + 1
        assert box["y"] + box["height"] <= dialog["y"] + 1
        press(page, "Escape")
        wait_until_closed(page)


def test_only_substance_hides_rows_that_changed_in_wording_alone(visit):
    comparison = made(233)
    page = visit(made_page(233))
    button = page.locator("button[data-filter='flag:substantive']")
    assert wording("zh-CN")["short_substantive"] in button.inner_text()
    button.click()
    shown = page.locator("tbody.change:visible").evaluate_all("rows => rows.map((row) => row.id)")
    reasons = {change.id: change.reasons for change in comparison.changes if change.substantive}
    assert sorted(shown) == sorted(row for row, own in reasons.items() if set(own) - {"wording"})
    assert 0 < len(shown) < len(comparison.changes)
