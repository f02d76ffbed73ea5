"""Measure how quickly a page answers in Chromium: `python -m benchmarks.page`; each number is the best of some runs."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.comparisons import made_comparison
from reports import render_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

__all__ = ["RUNS", "USABLE", "launched", "measure_page"]

ROWS: Final = (30, 233, 5_000)
RUNS: Final = 3
"""Times a page is opened; the best one says what the work costs, the others what else the machine did."""

LIMITS: Final = {
    "usable": 3_000,
    "filter by type": 300,
    "clear": 300,
    "search": 300,
    "next row (j)": 50,
    "decide (a)": 100,
    "sort": 1_000,
    "full texts (w)": 1_000,
    "next difference (n)": 100,
    "deep link in view": 1_000,
    "deep link, usable": 3_000,
}
"""Milliseconds that each may take at 5,000 rows on two cores."""

USABLE: Final = "performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart"

# Looks at every frame from the beginning of the page, and tells when a row was drawn inside the window.
_SEEN: Final = """
const look = () => {
  const box = document.getElementById(ROW)?.getBoundingClientRect();
  if (box && box.height > 0 && box.top >= 0 && box.top < innerHeight) {
    requestAnimationFrame(() => setTimeout(() => { window.seen = performance.now(); }));
  } else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

# Until the next frame is drawn: what a reader waits for.
_TIMED: Final = """action => new Promise(done => {
  const start = performance.now();
  const selector = action.click ?? action.fill ?? action.choose;
  const element = selector ? document.querySelector(selector) : document.activeElement;
  const key = { code: action.key, key: action.sign, bubbles: true, cancelable: true };
  if (action.key) element.dispatchEvent(new KeyboardEvent('keydown', key));
  else if (action.click) element.click();
  else {
    element.value = action.value;
    element.dispatchEvent(new Event(action.fill ? 'input' : 'change', { bubbles: true }));
  }
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""  # fmt: skip

ACTIONS: Final = (
    ("filter by type", {"click": '#toolbar button[data-filter="kind:split"]'}),
    ("clear", {"click": "#clear"}),
    ("search", {"fill": "#search", "value": "轨道交通"}),
    ("clear", {"click": "#clear"}),
    ("next row (j)", {"key": "KeyJ", "sign": "j"}),
    ("next row (j)", {"key": "KeyJ", "sign": "j"}),
    ("decide (a)", {"key": "KeyA", "sign": "a"}),
    ("sort", {"choose": "#sort", "value": "confidence"}),
    ("full texts (w)", {"key": "KeyW", "sign": "w"}),
    ("next difference (n)", {"key": "KeyN", "sign": "n"}),
    ("next difference (n)", {"key": "KeyN", "sign": "n"}),
)


def measure_page(browser: "Browser", path: Path, row: str) -> dict[str, float]:
    """Open a page and do what a reviewer does.

    Args:
        browser: a running one.
        path: of the page.
        row: id of a row far down.

    Returns:
        Milliseconds by name; of what is done twice, the longer.
    """
    found: dict[str, float] = {}
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(path.as_uri())
    found["usable"] = page.evaluate(USABLE)
    for name, action in ACTIONS:
        if "key" in action:
            page.evaluate("document.activeElement.tagName === 'INPUT' && document.activeElement.blur()")
        found[name] = max(found.get(name, 0.0), page.evaluate(_TIMED, action))
    page.close()
    return found | _deep_link(browser, path, row)


def _deep_link(browser: "Browser", path: Path, row: str) -> dict[str, float]:
    """Milliseconds from opening an address with a row to that row in the window, and to where it can be worked on."""
    page: Page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(_SEEN.replace("ROW", repr(row)))
    page.goto(f"{path.as_uri()}#{row}")
    while not (seen := page.evaluate("window.seen ?? 0")):
        page.wait_for_timeout(10)
    usable = page.evaluate(f"Math.max({USABLE}, window.seen)")
    if not 0 <= page.evaluate(f"document.getElementById('{row}').getBoundingClientRect().y") < 768:
        raise RuntimeError(f"the row {row} left the window once the page was read to its end")
    page.close()
    return {"deep link in view": seen, "deep link, usable": usable}


def launched(driver: "Playwright") -> "Browser":
    """Start the Chromium that is on the PATH."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium was found on the PATH: install it (Debian: apt-get install chromium)")
    return driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])


def main() -> None:
    """Print a table of all sizes."""
    from playwright.sync_api import sync_playwright

    results: dict[int, dict[str, float]] = {}
    sizes: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = launched(driver)
        for rows in ROWS:
            comparison = made_comparison(rows)
            path = Path(folder) / f"{rows}.html"
            path.write_text(render_comparison(comparison), encoding="utf-8")
            sizes[rows] = path.stat().st_size
            far = comparison.changes[rows * 4 // 5].id
            runs = [measure_page(browser, path, far) for _ in range(RUNS)]
            results[rows] = {name: min(run[name] for run in runs) for name in LIMITS}
        browser.close()
    _print(results, sizes)


def _print(results: dict[int, dict[str, float]], sizes: dict[int, int]) -> None:
    print(f"{'page, milliseconds':<20}", *(f"{rows:>5} rows" for rows in ROWS), "  may take")
    for name, limit in LIMITS.items():
        print(f"{name:<20}", *(f"{results[rows][name]:>10.0f}" for rows in ROWS), f"{limit:>10}")
    print(f"{'file, kB':<20}", *(f"{sizes[rows] // 1000:>10}" for rows in ROWS), f"{4 * ROWS[-1] + 300:>10}")


if __name__ == "__main__":
    main()
