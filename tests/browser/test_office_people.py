"""The window of an office as its people use it: signing in and out, taking somebody in, and what a role may not do."""

import pytest

from office import passwords
from office.people import People
from office.records import Records
from tests.browser.test_access import problems
from tests.office.served import Office
from tests.office.shared import PASSWORD, PEOPLE, put_report
from tests.waiting import PATIENCE


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A window with one person of each role, and a report that the administrator handed in."""
    folder = tmp_path_factory.mktemp("people")
    kept = folder / "kept"
    kept.mkdir()
    people, records = People(kept / "people.sqlite3"), Records(kept / "office.sqlite3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_LOG_COST", 4)  # what is kept of a password says at which cost
        for name, role in PEOPLE:
            people.add(name, role, PASSWORD)
    put_report(kept, records, owner="管理")
    people.close()
    records.close()
    running = Office(folder)
    yield running
    running.stop()


@pytest.fixture
def page(browser, office):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE * 1_000)
    opened = context.new_page()
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(office.address)
    yield opened
    assert errors == []
    context.close()


def typed(page, *fields):
    """Fill in what the focus stands on, field by field, and send it: the keyboard alone."""
    page.wait_for_function("document.activeElement.matches('input')")  # the page gives the focus when it is first drawn
    for number, text in enumerate(fields):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def signed_in(page, name):
    typed(page, name, PASSWORD)
    page.wait_for_selector("#who")


def test_the_keyboard_signs_in_and_out_and_a_wrong_password_is_told(page):
    typed(page, "审核", "猜错的口令呀呀呀呀")
    page.wait_for_selector(".status.wrong")
    assert page.inner_text(".status") == "名称或口令不对。 Name and password do not belong together."
    page.wait_for_function("() => document.activeElement.name === 'password'")
    typed(page, PASSWORD)  # in the place of the wrong one
    page.wait_for_selector("#who")
    assert page.inner_text("#who") == "审核（审核）"
    assert page.locator(".job").count() == 1
    assert page.locator("[data-action]").count() == 0  # somebody else handed it in
    page.focus("#who + a")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("form[data-path=sign-in]")


def test_an_administrator_takes_somebody_in_who_then_only_reads(page, office):
    signed_in(page, "管理")
    assert page.locator("[data-action=delete]").count() == 1
    page.click("text=人员")
    page.focus("form[data-path='people/add'] [name=name]")
    page.keyboard.insert_text("新人")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # from 审核 to 查看
    page.keyboard.press("Tab")
    typed(page, PASSWORD)
    page.wait_for_selector("th:text-is('新人')")
    assert page.locator("tr", has_text="新人").locator("select").input_value() == "read"
    page.click("text=返回清单")
    page.click("#sign-out")
    page.wait_for_selector("form[data-path=sign-in]")
    signed_in(page, "新人")
    assert page.locator("#hand-in, [data-action]").count() == 0
    page.click(".job .name a")
    page.wait_for_url("**/r/**.html")
    page.click("text=返回清单")
    page.wait_for_selector("#who")


def test_a_reading_is_corrected_by_the_keyboard_where_no_script_runs(page, browser, office):
    signed_in(page, "审核")
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    context.set_default_timeout(PATIENCE * 1_000)
    plain = context.new_page()
    plain.goto(office.address)
    plain.click(".job a:text-is('核对读取结果')")
    plain.focus("#t1-0 button[value=join]")
    plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/reading?file=0#t1-0")
    assert plain.inner_text(".entries li").startswith("第 1 项“建立健全重大行政决策事项目录公开发布机制…”不作为任务")
    assert plain.locator("#t1-0 button").inner_text() == "恢复为任务"
    plain.focus(".entries button")
    plain.keyboard.press("Enter")
    plain.wait_for_selector(".entries", state="detached")
    context.close()


def test_axe_finds_nothing_where_people_sign_in_are_managed_and_correct(page, office):
    found = {"sign-in": problems(page)}
    page.reload()
    signed_in(page, "管理")
    for place in ("people", f"r/{'0' * 22}/reading", ""):
        page.goto(f"{office.address}{place}")
        found[place] = problems(page)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}
