"""Take the pictures of README anew from the seeds: `make pictures`; needs Chromium and a Chinese font."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from policydiff import compare_files
from reports import render_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["take_pictures"]

ROOT: Final = Path(__file__).parents[1]
YEAR: Final = ("zj2020-keypoints.txt", "zj2021-keypoints.txt")
LEVEL: Final = ("zj2020-keypoints.txt", "jx2020-list.txt")

WINDOW: Final = (1366, 768)  # px: the screen of an office laptop
SETTLED: Final = 400  # ms until what is scrolled to has been drawn
SAID: Final = 8_500  # ms until what the page says of a decision is gone

_FIRST: Final = "([rows, mark]) => [...document.querySelectorAll(rows)].find((row) => row.querySelector(mark)).id"
"""Finds the first row that has a mark, by the selectors of both."""


def take_pictures(browser: "Browser", pages: dict[tuple[str, str], Path], folder: Path) -> None:
    """Take every picture of README.

    Args:
        browser: a running one.
        pages: the report of each pair of files.
        folder: to write them to.
    """

    def opened(pair: tuple[str, str], anchor: str = "", scheme: str = "light") -> "Page":
        width, height = WINDOW
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(pages[pair].as_uri() + anchor)
        return page

    def at_row(pair: tuple[str, str], rows: str, mark: str, scheme: str = "light") -> "Page":
        page = opened(pair, scheme=scheme)
        row = page.evaluate(_FIRST, [rows, mark])
        page.evaluate("(row) => { location.hash = row; }", row)
        page.locator(f"#{row} th.ordinal a").focus()
        return page

    def take(page: "Page", name: str) -> None:
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=folder / f"{name}.png")
        page.close()

    take(at_row(LEVEL, "tbody.split", ".partly"), "screenshot")
    take(opened(YEAR), "screenshot-overview")
    take(opened(YEAR, "#see=whole"), "screenshot-whole")
    page = at_row(YEAR, "tbody.rewritten:not(.uncertain)", "ins", scheme="dark")
    for key in ("a", "k", "e"):  # once it is decided the next open row is the current one
        page.keyboard.press(key)
    page.wait_for_timeout(SAID)
    page.evaluate("document.querySelector('tbody.current').scrollIntoView()")
    take(page, "screenshot-evidence")


def main() -> None:
    """Write the pictures into `docs/`, or into the folder that is named."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium was found on the PATH: install it (Debian: apt-get install chromium fonts-noto-cjk)")
    from playwright.sync_api import sync_playwright

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        pages = {}
        for number, pair in enumerate((YEAR, LEVEL)):
            left, right = (ROOT / "seeds" / name for name in pair)
            pages[pair] = Path(place) / f"{number}.html"
            pages[pair].write_text(render_comparison(compare_files(left, right)), encoding="utf-8")
        take_pictures(browser, pages, folder)
        browser.close()


if __name__ == "__main__":
    main()
