"""The page opens anywhere, counts right, and holds its limits: the four seed reports, and made ones of any size."""

import json
import re
from collections import Counter

import pytest

from reports import render_comparison
from reports.rows.filters import change_filters
from tests.browser.pages import PAIRS, current, made, made_page, press, seed, seed_page, wait_until, wait_until_in_view
from tests.reports.reading import read
from tests.reports.samples import hostile

UI_BYTES = 94_000
BYTES_OF_A_ROW, BYTES_OF_A_PAGE = 4_000, 310_000


def comparisons():
    yield from ((f"{left} {right}", lambda pair=(left, right): seed(pair)) for left, right in PAIRS)
    yield from ((f"{rows} rows", lambda rows=rows: made(rows)) for rows in (30, 233))


EVERY = pytest.mark.parametrize(
    "comparison", [get for _, get in comparisons()], ids=[name for name, _ in comparisons()]
)


def page_of(comparison):
    for pair in PAIRS:
        if seed(pair) is comparison:
            return seed_page(pair)
    return made_page(len(comparison.changes))


def shown(page):
    return page.evaluate("document.querySelectorAll('tbody.change:not([hidden])').length")


@EVERY
def test_a_report_opens_alone_and_names_no_address_elsewhere(visit, comparison):
    html = page_of(comparison())
    page = visit(html)  # the fixture counts requests and console messages
    assert page.evaluate("document.querySelectorAll('tbody.change').length") == len(comparison().changes)
    seen = read(html)
    for attribute in ("href", "src", "action", "xlink:href", "data"):
        assert [value for value in seen.values(attribute) if value.startswith(("http:", "https:", "//"))] == []
    assert "unsafe-" not in "".join(seen.values("content", "meta"))


@EVERY
def test_every_filter_shows_as_many_rows_as_its_button_and_the_data_say(visit, comparison):
    comparison = comparison()
    page = visit(page_of(comparison))
    counts = Counter(token for change in comparison.changes for token in change_filters(change, comparison))
    total = len(comparison.changes)
    buttons = page.locator("#toolbar button[data-filter]:not([hidden])")
    for place in range(buttons.count()):
        button = buttons.nth(place)
        token = button.get_attribute("data-filter")
        button.click()
        assert shown(page) == counts[token], token
        if button.locator("b").count():
            assert button.locator("b").inner_text() == str(counts[token])
        assert re.findall(r"\d+", page.inner_text("#result")) == [str(counts[token]), str(total)]
        button.click()
    assert shown(page) == total


@EVERY
def test_every_task_stands_on_the_page_once_outside_stubs(comparison):
    comparison = comparison()
    tags = Counter(read(page_of(comparison)).values("data-task"))
    wanted = Counter(task.id for document in (comparison.left, comparison.right) for task in document.tasks)
    assert tags == wanted


@EVERY
def test_a_search_hits_as_many_rows_as_the_data_has(visit, comparison):
    comparison = comparison()
    page = visit(page_of(comparison))

    def texts(change):
        """What a row surely prints, and with it the headings that it prints only where they are not above it."""
        tasks = [*(comparison.left.tasks[i] for i in change.left), *(comparison.right.tasks[j] for j in change.right)]
        plain = [part for task in tasks for part in (task.text, task.deadline or "", task.remark or "")]
        plain += [
            unit for task in tasks for unit in (*task.lead_units, *task.responsible_units, *task.cooperating_units)
        ]
        return "\n".join(plain), "\n".join([*plain, *(heading for task in tasks for heading in task.section)])

    for sought in ("轨道交通", "公开", "信息公开目录"):
        least, most = (
            sum(sought in text for text in fields) for fields in zip(*map(texts, comparison.changes), strict=True)
        )
        page.fill("#search", sought)
        assert least <= shown(page) <= most, sought


def test_types_compose_with_other_questions(visit):
    comparison = made(233)
    page = visit(made_page(233))
    rows = [set(change_filters(change, comparison)) for change in comparison.changes]
    for token in ("kind:edited", "kind:split", "flag:units"):
        page.click(f'#toolbar button[data-filter="{token}"]')
    assert shown(page) == sum(bool(row & {"kind:edited", "kind:split"}) and "flag:units" in row for row in rows)
    page.click("#clear")
    assert shown(page) == 233


def test_an_address_brings_back_filter_search_and_row(visit, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(made_page(233), encoding="utf-8")
    page = visit(path)
    page.click('#toolbar button[data-filter="kind:split"]')
    page.fill("#search", "类询问")
    page.locator("tbody.change:visible th.ordinal a").nth(3).focus()
    wait_until(page, f"location.hash.endsWith('&r={current(page)}')")
    address = page.evaluate("location.hash")
    assert address.startswith("#f=kind:split&q=")
    other = visit(path, anchor=address)
    assert shown(other) == shown(page)
    assert other.evaluate("document.activeElement.closest('tbody')?.id") == address.rpartition("r=")[2]
    assert other.input_value("#search") == "类询问"


def test_hostile_text_is_text_wherever_it_is_shown(visit, tmp_path):
    page = visit(render_comparison(hostile()))
    press(page, "j", "e", "y", "l", "Escape", "m", "Escape")
    for place in range(page.locator("[data-context]").count()):
        page.locator("[data-context]").nth(place).click()
        assert page.locator("dialog#layer").is_visible()
        press(page, "Escape")
    assert page.evaluate("document.images.length + document.querySelectorAll('iframe, object').length") == 0
    assert page.evaluate("document.querySelectorAll('script:not([type])').length") == 1


def test_a_page_of_five_thousand_rows_can_be_used(visit, tmp_path):
    html = made_page(5000)
    path = tmp_path / "long.html"
    path.write_text(html, encoding="utf-8")
    rows = made(5000).changes
    page = visit(path, anchor=f"#{rows[4000].id}")
    wait_until_in_view(page, rows[4000].id)
    page.click('#toolbar button[data-filter="kind:split"]')
    assert shown(page) == sum(change.kind == "split" for change in rows)
    page.click("#clear")
    press(page, "Escape", "j", "a")
    assert page.inner_text("#tally-human").startswith("已审 1/5000")
    assert page.evaluate("window.find('推进第4993批')")


@EVERY
def test_a_page_is_as_small_as_promised(comparison):
    html = page_of(comparison())
    assert len(html.encode()) <= BYTES_OF_A_ROW * len(comparison().changes) + BYTES_OF_A_PAGE
    seen = read(html)
    assert sum(len("".join(texts).encode()) for texts in seen.raw.values()) <= UI_BYTES


def test_data_blocks_are_json_that_ends_no_element():
    for comparison in (made(30), hostile()):
        for text in read(render_comparison(comparison)).data.values():
            assert not set(text) & set("<>")
            json.loads(text)
