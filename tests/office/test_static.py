"""The scripts and the style of the window ask a browser for nothing that is younger than September 2018."""

import re
from pathlib import Path

import pytest

from tests.reports.page.test_assets import YOUNGER, YOUNGER_SELECTORS

STATIC = Path(__file__).parents[2] / "office" / "static"
YOUNGER_STYLE = re.compile(
    r"(?<![\w-])(?:gap|inset|aspect-ratio|accent-color)\s*:|:(?:is|where|has|focus-visible)\b|\b(?:min|max|clamp)\("
)


@pytest.mark.parametrize("source", sorted(STATIC.glob("*.js")), ids=lambda path: path.stem)
def test_no_script_asks_for_what_is_younger(source):
    script = source.read_text("utf-8")
    assert YOUNGER.findall(script) + YOUNGER_SELECTORS.findall(script) == []


def test_no_style_asks_for_what_is_younger():
    assert YOUNGER_STYLE.findall((STATIC / "office.css").read_text("utf-8")) == []


@pytest.mark.parametrize("younger", ["a { gap: 1px; }", "a{inset:0}", "a:has(b) {}", "a { width: min(1em, 2px); }"])
def test_what_is_younger_is_seen(younger):
    assert YOUNGER_STYLE.search(younger)


@pytest.mark.parametrize(
    "older", ["a { max-width: 1px; }", "@media (max-width: 640px) { a { color: red; } }", "a:focus-within {}"]
)
def test_what_is_older_is_not(older):
    assert YOUNGER_STYLE.search(older) is None
