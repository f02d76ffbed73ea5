"""Pages made once for all browser tests, and what the tests ask of a page."""

from functools import cache
from pathlib import Path

import policydiff
from benchmarks.comparisons import made_comparison
from reports import render_comparison
from tests.waiting import until

QUICK_TIMERS = """
  const inTime = window.setTimeout;
  window.setTimeout = (work, wait, ...more) => inTime(work, wait > 1000 && wait !== 8000 ? wait / 10 : wait, ...more);
"""
"""Script for a served page: it asks its server five times a second. What it says stays to be read (8 s)."""


SEEDS = Path(__file__).parents[2] / "seeds"
YEAR = ("zj2020-keypoints.txt", "zj2021-keypoints.txt")
PAIRS = (
    ("zj2020-keypoints.txt", "jx2020-list.txt"),
    YEAR,
    ("zj2020-division.txt", "zj2021-keypoints.txt"),
    ("ah2020-division.txt", "zj2020-division.txt"),
)
"""Left and right file of the four seed reports."""


@cache
def seed(pair):
    return policydiff.compare_files(SEEDS / pair[0], SEEDS / pair[1], encoder="none")


@cache
def seed_page(pair, lang="zh-CN"):
    return render_comparison(seed(pair), lang=lang)


@cache
def made(rows):
    return made_comparison(rows)


@cache
def made_page(rows):
    return render_comparison(made(rows))


def current(page):
    """Id of the row that has the focus."""
    return page.evaluate("document.activeElement.closest('tbody.change')?.id ?? null")


def ordinal(page):
    """Number of the row that has the focus, as printed."""
    return int(page.evaluate("document.activeElement.closest('tbody.change').querySelector('th.ordinal').textContent"))


def state(page, row):
    return page.get_attribute(f"#{row}", "data-state")


def tally(page):
    return page.inner_text("#tally-human")


def wait_until_in_the_open(page):
    """Wait until the focused row begins between the toolbar and the review bar."""
    wait_until(
        page,
        """(() => {
          const box = document.activeElement.getBoundingClientRect();
          const top = document.getElementById('toolbar').getBoundingClientRect().bottom;
          const bottom = document.getElementById('review').getBoundingClientRect().top || innerHeight;
          return box.top >= top && box.bottom <= bottom;
        })()""",
    )


def wait_until_in_view(page, row):
    """Wait until a row begins within the window of 900 pixels that `visit` opens."""
    top = f"document.getElementById('{row}').getBoundingClientRect().top"
    wait_until(page, f"{top} >= 0 && {top} <= 900")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def wait_until(page, script):
    """Wait until a script is true; Playwright's own way of waiting would need `eval`, which the page forbids."""
    until(lambda: page.evaluate(script), awaited=script)


def wait_until_closed(page):
    wait_until(page, "!document.getElementById('layer').open")


def begin(page):
    """Show the review bar."""
    if not page.is_visible("#review"):
        page.evaluate("document.getElementById('begin').click()")


def sign(page, name):
    """Write a name into the review bar."""
    begin(page)
    page.fill("#by", name)


def open_options(page):
    """Show what the filters have besides: choices of sections and units, groups, exports."""
    page.evaluate("document.getElementById('options').open = true")


def choose_more(page, button):
    """Press a button of the sheet above the review bar."""
    begin(page)
    page.click("#more > summary")
    page.click(button)
    page.evaluate("document.getElementById('more').open = false")
