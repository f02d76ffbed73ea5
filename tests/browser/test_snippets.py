"""Pictures of the places of tasks, opened below their texts and in a dialog."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from documents.model import Snippet
from reports import render_comparison
from tests.browser.pages import wait_until, wait_until_closed
from tests.reports.page.test_snippets import pictured
from tests.reports.samples import sample

SHOWN = "[...document.querySelectorAll('.snippets img')].map((one) => [one.naturalWidth, one.alt.length > 5])"


def drawn():
    comparison = pictured(sample())
    stream = io.BytesIO()
    Image.new("L", (1200, 80), 200).save(stream, "PNG")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="20" viewBox="0 0 300 20"><path d="M0 0h9v9z"/></svg>'
    left, right = comparison.left.snippets, comparison.right.snippets
    return replace(
        comparison,
        left=replace(comparison.left, snippets=(replace(left[0], data=stream.getvalue()),)),
        right=replace(
            comparison.right,
            snippets=(replace(right[0], data=svg), Snippet(right[1].task, 2, 900, "image/png", stream.getvalue())),
        ),
    )


@pytest.mark.parametrize("width", [1366, 1000])
def test_a_picture_opens_below_its_text_and_large_in_a_dialog(visit, width):
    page = visit(render_comparison(drawn()), width=width)
    assert page.evaluate(SHOWN) == []
    first, second = (page.locator(f"[data-snippet='{number}']") for number in (0, 1))
    first.click()
    second.click()
    wait_until(page, "[...document.querySelectorAll('.snippets img')].every((one) => one.naturalWidth > 0)")
    assert sorted(page.evaluate(SHOWN)) == [[300, True], [1200, True], [1200, True]]
    assert [button.get_attribute("aria-expanded") for button in (first, second)] == ["true", "true"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".left .snippets button").focus()
    page.keyboard.press("Enter")
    wait_until(page, "document.querySelector('#layer img')?.naturalWidth === 1200")
    assert page.evaluate(
        "document.querySelector('#layer img').clientWidth > document.querySelector('.snippets img').clientWidth"
    )
    page.keyboard.press("Escape")
    wait_until_closed(page)
    assert page.evaluate("document.activeElement.closest('.snippets') !== null")
    first.click()
    assert first.get_attribute("aria-expanded") == "false"
    assert page.locator(".left .snippets").count() == 0


def test_a_saved_page_has_its_pictures_closed(visit, tmp_path):
    page = visit(render_comparison(drawn()))
    page.locator("[data-snippet='0']").click()
    page.locator("#begin").click()
    with page.expect_download() as waiting:
        page.evaluate("document.getElementById('save-page').click()")
    path = tmp_path / "saved.html"
    waiting.value.save_as(path)
    text = path.read_text("utf-8")
    assert ('class="snippets"' in text, text.count('aria-expanded="true"')) == (False, 0)
    assert visit(path).locator("[data-snippet='0']").count() == 1
