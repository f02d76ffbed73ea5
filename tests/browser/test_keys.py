"""Keys press buttons, also under an input method, and rest while somebody types."""

from collections import Counter

import pytest

from reports import render_comparison
from tests.browser.pages import (
    begin,
    current,
    made,
    made_page,
    open_options,
    ordinal,
    press,
    sign,
    state,
    tally,
    wait_until,
    wait_until_closed,
    wait_until_in_the_open,
)
from tests.reports.samples import sample


def press_under_input_method(page, code):
    """Send a key as Chromium does while a Chinese input method is open: only the code tells which it was."""
    session = page.context.new_cdp_session(page)
    for kind in ("rawKeyDown", "keyUp"):
        session.send(
            "Input.dispatchKeyEvent", {"type": kind, "key": "Process", "code": code, "windowsVirtualKeyCode": 229}
        )


def test_j_and_k_go_down_and_up_with_the_row_in_view(visit):
    page = visit(made_page(30))
    press(page, "j", "j", "j", "k")
    assert ordinal(page) == 2
    wait_until_in_the_open(page)


def test_the_first_j_leads_from_the_top_of_the_page_to_the_first_row(visit):
    page = visit(made_page(30))
    press(page, "j")
    assert ordinal(page) == 1
    wait_until_in_the_open(page)


def test_every_row_of_a_long_walk_is_in_view(visit):
    page = visit(made_page(233))
    for number in range(1, 61):
        press(page, "j")
        assert ordinal(page) == number
        if number % 6 == 0:
            wait_until_in_the_open(page)


def test_the_same_keys_work_under_a_chinese_input_method(visit):
    page = visit(made_page(30))
    for code in ("KeyJ", "KeyJ", "KeyJ", "KeyK"):
        press_under_input_method(page, code)
    assert ordinal(page) == 2
    press_under_input_method(page, "KeyA")
    assert state(page, made(30).changes[1].id) == "accept"
    press_under_input_method(page, "Slash")
    assert page.evaluate("document.activeElement.id") == "search"


def test_keys_typed_in_a_field_do_nothing_else(visit):
    page = visit(made_page(30))
    page.click("#search")
    page.keyboard.type("axj /?z")
    assert page.input_value("#search") == "axj /?z"
    assert tally(page).startswith("已审 0/30")
    sign(page, "")
    page.click("#by")
    page.keyboard.type("aj")
    assert page.input_value("#by") == "aj"
    assert tally(page).startswith("已审 0/30")


def test_keys_can_be_switched_off_and_on(visit):
    page = visit(made_page(30))
    page.click("#keys")
    press(page, "j", "a")
    assert current(page) is None
    assert tally(page).startswith("已审 0/30")
    page.click("#keys")
    press(page, "j", "a")
    assert tally(page).startswith("已审 1/30")


def test_a_decides_and_goes_on_and_z_takes_everything_back(visit):
    page = visit(made_page(30))
    press(page, "j", "j")
    row = current(page)
    press(page, "a")
    assert state(page, row) == "accept"
    assert ordinal(page) == 3
    assert tally(page).startswith("已审 1/30")
    press(page, "z")
    assert state(page, row) == "open"
    assert current(page) == row
    assert tally(page).startswith("已审 0/30")
    press(page, "Shift+Z")
    assert state(page, row) == "accept"
    assert tally(page).startswith("已审 1/30")


def test_a_held_key_decides_one_row_only(visit):
    page = visit(made_page(30))
    press(page, "j")
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.up("a")
    assert tally(page).startswith("已审 1/30")


def test_n_p_and_u_seek_what_is_open_and_what_is_doubtful(visit):
    page = visit(made_page(30))
    press(page, "j", "a", "a", "k")
    assert ordinal(page) == 2
    press(page, "n")
    assert ordinal(page) == 3
    press(page, "p")
    assert ordinal(page) == 3
    doubtful = [
        int(text) for text in page.locator('tbody[data-filters~="flag:uncertain"] th.ordinal').all_inner_texts()
    ]
    press(page, "u")
    assert ordinal(page) == min(number for number in doubtful if number > 3)


def test_brackets_go_from_section_to_section(visit):
    page = visit(made_page(233))
    heads = page.locator("section.part").evaluate_all(
        "parts => parts.map(part => Number(part.querySelector('th.ordinal').textContent))"
    )
    press(page, "j", "]")
    assert ordinal(page) == heads[1]
    press(page, "]", "]")
    assert ordinal(page) == heads[3]
    press(page, "[")
    assert ordinal(page) == heads[2]


def test_o_goes_to_the_other_end_of_a_move_and_backspace_returns(visit):
    page = visit(made_page(233))
    row = next(change.id for change in made(233).changes if change.moved)
    page.locator(f"#{row} th.ordinal a").focus()
    press(page, "o")
    assert page.evaluate("document.activeElement.closest('tbody.stub')?.id") == row.replace("r-", "m-")
    press(page, "o")
    assert current(page) == row
    press(page, "Backspace")
    assert page.evaluate("document.activeElement.closest('tbody.stub')?.id") == row.replace("r-", "m-")
    press(page, "Backspace")
    assert current(page) == row


def test_arrows_move_only_from_the_head_of_a_row(visit):
    page = visit(made_page(30))
    press(page, "ArrowDown")
    assert current(page) is None
    press(page, "j", "ArrowDown", "ArrowDown", "ArrowUp")
    assert ordinal(page) == 2


def test_every_key_belongs_to_one_visible_button_with_a_name_and_help_lists_all(visit):
    page = visit(made_page(30))
    begin(page)
    page.click("#more > summary")
    open_options(page)
    keys = page.locator("[data-key]").evaluate_all(
        """buttons => buttons.map(button => [button.dataset.key, button.checkVisibility(),
             (button.getAttribute('aria-label') ?? button.textContent).trim(), button.tagName])"""
    )
    assert [key for key, times in Counter(key for key, *_ in keys).items() if times > 1] == []
    assert [key for key, visible, name, tag in keys if not visible or not name or tag != "BUTTON"] == []
    wanted = {*(f"Key{letter}" for letter in "JKNPUOAXLTMZEYR"), "BracketLeft", "BracketRight", "Space", "Slash"}
    assert wanted | {"Shift+KeyZ", "Shift+KeyY", "Ctrl+KeyS", "Backspace"} <= {key for key, *_ in keys}
    press(page, "Shift+?") if page.locator("#help").count() else page.evaluate("document.getElementById('help-dialog')")
    if page.locator("#help").count():
        assert page.locator("#help-dialog").is_visible()
        assert page.locator("#help-keys dt").count() == len(keys)
        assert page.evaluate("document.activeElement.closest('dialog').id") == "help-dialog"
        press(page, "Escape")
        assert not page.locator("#help-dialog").is_visible()


@pytest.mark.parametrize("key", ["l", "t", "m"])
def test_escape_closes_each_layer_and_gives_the_focus_back(visit, key):
    page = visit(made_page(30))
    press(page, "j")
    row = current(page)
    press(page, key)
    assert page.locator("dialog#layer").is_visible()
    press(page, "Escape")
    wait_until_closed(page)
    wait_until(page, f"document.activeElement.closest('tbody.change')?.id === '{row}'")
    assert state(page, row) in (None, "open")


def test_tab_reaches_every_control_and_is_never_caught(visit):
    page = visit(render_comparison(sample()))
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
             .filter(e => e.checkVisibility() && !e.disabled && !e.closest('details:not([open]) > :not(summary)')
               && e.getClientRects().length && e.tabIndex >= 0 && !e.closest('dialog')).length"""
    )
    page.evaluate("window.reached = new Set(); addEventListener('focusin', e => window.reached.add(e.target))")
    for _ in range(wanted + 15):
        press(page, "Tab")
    assert page.evaluate("window.reached.size") >= wanted
