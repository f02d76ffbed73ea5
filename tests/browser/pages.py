"""Pages made once for all browser tests, and what the tests ask of a page."""

import time
from functools import cache

from benchmarks.comparisons import made_comparison
from reports import render_comparison


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


def in_the_open(page):
    """Tell whether the focused row begins between the toolbar and the review bar."""
    return page.evaluate(
        """() => {
          const box = document.activeElement.getBoundingClientRect();
          const top = document.getElementById('toolbar').getBoundingClientRect().bottom;
          const bottom = document.getElementById('review').getBoundingClientRect().top;
          return box.top >= top && box.bottom <= bottom;
        }"""
    )


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def wait_until(page, script, *, seconds=15.0):
    """Wait until a script is true; Playwright's own way of waiting would need `eval`, which the page forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(script):
        assert time.monotonic() < end, f"not within {seconds} s: {script}"
        page.wait_for_timeout(30)


def wait_until_closed(page):
    wait_until(page, "!document.getElementById('layer').open")
