"""The rows under other headings: of the other document, of the responsible units; and back."""

from reports import render_comparison
from tests.browser.pages import (
    choose_more,
    current,
    made,
    made_page,
    open_options,
    press,
    state,
    wait_until,
    wait_until_in_view,
)
from tests.reports.samples import sample, without_links


def headings(page):
    return page.locator("#sorted h3").evaluate_all("list => list.map(entry => entry.firstChild.textContent)")


def order(page):
    return page.locator("tbody.change").evaluate_all("rows => rows.map(row => row.id)")


def shown(page):
    return page.locator("tbody.change:visible").evaluate_all("rows => rows.map(row => row.id)")


def grouping(page):
    return page.input_value("#sort")


def test_a_key_goes_through_the_groupings_and_back_to_the_page_as_it_came(visit):
    page = visit(made_page(233))
    before = page.inner_text("#comparison")
    rows = order(page)
    seen = []
    for _ in range(3):
        press(page, "g")
        seen.append(grouping(page))
        assert sorted(order(page)) == sorted(rows)
    assert seen == ["left", "unit", "page"]
    assert order(page) == rows
    assert page.inner_text("#comparison") == before


def test_groups_are_named_counted_and_say_how_a_row_came_there(visit):
    page = visit(render_comparison(sample()))
    open_options(page)
    page.select_option("#sort", "left")
    assert headings(page) == ["一、深化公开", "二、强化监督"]
    open_options(page)
    page.select_option("#sort", "unit")
    assert headings(page) == ["省政府办公厅", "省卫生健康委", "省大数据局", "省司法厅", "未列单位"]
    assert page.inner_text("#sorted section:last-child .tally") == "3 行"
    assert page.inner_text("#sorted > p").startswith("每行只列一次")


def test_tables_hold_at_most_fifty_rows_and_keep_their_heads(visit):
    page = visit(made_page(233))
    open_options(page)
    page.select_option("#sort", "unit")
    sizes = page.locator("#sorted table").evaluate_all("tables => tables.map(table => table.tBodies.length)")
    assert max(sizes) <= 50
    assert sum(sizes) == 233
    assert page.locator("#sorted thead").count() == len(sizes)
    assert page.locator("#sorted caption").count() == len(sizes)


def test_focus_decisions_and_filters_stay(visit):
    page = visit(made_page(233))
    press(page, "j", "j", "a", "m")
    page.keyboard.type("核对")
    press(page, "Control+Enter")
    row = current(page)
    decided = page.locator("tbody[data-state=accept]").get_attribute("id")
    page.click('#toolbar button[data-filter="kind:split"]')
    rows = shown(page)
    page.locator(f"[id='{rows[2]}'] th.ordinal a").focus()
    press(page, "g", "g")
    assert current(page) == rows[2]
    assert sorted(shown(page)) == sorted(rows)
    assert page.locator("#sorted section:visible tbody.change:visible").count() == len(rows)
    page.click("#clear")
    assert state(page, decided) == "accept"
    assert "核对" in page.text_content(f"[id='{row}'] div.decision")


def test_rows_are_walked_in_the_order_they_stand_in_and_sections_are_groups(visit):
    page = visit(made_page(233))
    open_options(page)
    page.select_option("#sort", "unit")
    press(page, "Escape")
    rows = shown(page)
    press(page, "j", "j")
    assert current(page) == rows[1]
    press(page, "]")
    assert current(page) == page.locator("#sorted section >> nth=1").locator("tbody.change").first.get_attribute("id")


def test_an_address_brings_back_the_groups_with_filter_and_row(visit, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(made_page(233), encoding="utf-8")
    page = visit(path)
    page.click('#toolbar button[data-filter="kind:edited"]')
    press(page, "g", "g", "j", "j")
    row = current(page)
    wait_until(page, f"location.hash === '#f=kind:edited&sort=unit&r={row}'")
    other = visit(path, anchor=page.evaluate("location.hash"))
    assert grouping(other) == "unit"
    assert shown(other) == shown(page)
    assert current(other) == row


def test_a_link_to_an_old_place_puts_the_page_back_where_that_place_is(visit):
    page = visit(made_page(233))
    open_options(page)
    page.select_option("#sort", "left")
    page.locator("#sorted p.moved-from a").first.click()
    assert grouping(page) == "page"
    assert page.evaluate("document.activeElement.closest('tbody.stub') !== null")


def test_a_reviewed_report_is_saved_in_the_order_of_the_page(visit, tmp_path):
    page = visit(made_page(30))
    rows = order(page)
    press(page, "g", "j", "a")
    with page.expect_download() as waiting:
        choose_more(page, "#save-page")
    path = tmp_path / "reviewed.html"
    waiting.value.save_as(path)
    assert grouping(page) == "left"
    other = visit(path)
    assert order(other) == rows
    assert other.locator("#sorted").count() == 0


def test_a_page_without_rows_can_be_grouped(visit):
    page = visit(render_comparison(without_links()), anchor="#sort=unit")
    assert headings(page) == ["未列单位"]
    press(page, "g")
    assert page.locator("tbody.change:visible").count() == len(without_links().changes)


def test_without_scripts_the_order_of_the_page_stays(visit):
    page = visit(made_page(30), anchor="#sort=unit", java_script_enabled=False)
    assert page.locator("tbody.change:visible").count() == len(made(30).changes)
    assert not page.locator("#group").is_visible()


def test_five_thousand_rows_are_grouped_and_found(visit, tmp_path):
    path = tmp_path / "long.html"
    path.write_text(made_page(5000), encoding="utf-8")
    row = made(5000).changes[4000].id
    page = visit(path, anchor=f"#sort=unit&r={row}")
    for by in ("unit", "left"):
        open_options(page)
        page.select_option("#sort", by)
        assert page.locator("#sorted tbody.change").count() == 5000
        wait_until_in_view(page, row)
