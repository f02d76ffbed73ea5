"""A headless Chromium, and pages opened in it as a reviewer opens them: from a file, without a network."""

import os
import shutil

import pytest

from tests.browser.pages import QUICK_TIMERS, sign
from tests.waiting import PATIENCE

_SUGGESTIONS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Two pages below the line for addresses, which every window loads in a process of its own though nobody sees them."""

_OFF_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
)
"""What Playwright turns off itself: of two lists Chromium takes the last alone."""

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_SUGGESTIONS + _OFF_BY_PLAYWRIGHT)}",
]
_MISSING = (
    "no Chromium was found on the PATH; install it (Debian: apt-get install chromium) or deselect `-m 'not browser'`"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open HTML, or a file of it, at 1366 pixels; fail on any console message and on any second request.

    `again` is a page that was opened before: it leaves what it shows, and nothing of it is kept.
    """
    opened = []

    def check(messages, requests):
        assert messages == []
        assert len([url for url in requests if not url.startswith(("data:", "blob:", "about:"))]) == 1

    def open_page(html, *, anchor="", before=None, width=1366, height=900, again=None, **options):
        path = html
        if isinstance(html, str):
            path = tmp_path / f"page-{len(opened)}.html"
            path.write_text(html, encoding="utf-8")
        if again is not None:
            messages, requests = next(of for *of, page in opened if page is again)
            again.evaluate("try { localStorage.clear() } catch {}")
            again.goto("about:blank")
            check(messages, requests)
            requests.clear()
            again.goto(path.as_uri() + anchor)
            return again
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        messages, requests = [], []
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.add_init_script("delete window.showSaveFilePicker")  # nobody is there to choose a file
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri() + anchor)
        opened.append((messages, requests, page))
        return page

    yield open_page
    for messages, requests, page in opened:
        page.context.close()
        check(messages, requests)


@pytest.fixture
def reviewer(browser, server):
    """Open the page of a server (each module has its own) as a named reviewer; it asks quickly, so that no test waits."""
    opened = []

    def open_as(name):
        context = browser.new_context(
            viewport={"width": 1366, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
        )
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(QUICK_TIMERS)
        page = context.new_page()
        opened.append((context, errors := []))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(server.address)
        sign(page, name)
        page.evaluate("document.activeElement.blur()")
        return page

    yield open_as
    for context, errors in opened:
        context.close()
        assert errors == []
