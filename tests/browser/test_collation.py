import pytest
from axe_playwright_python.sync_playwright import Axe

from reports.collation.html import render_collation
from tests.reports.collation.test_page import province_and_cities


def page(lang="zh-CN"):
    collation = province_and_cities()
    return render_collation(collation, ["a.html", "b.html", "c.html"], "pairs/index.html", lang=lang)


def shown(opened):
    return opened.locator("tr.row:visible").count()


def test_rows_are_chosen_counted_and_ordered(visit):
    opened = visit(page())
    assert shown(opened) == 4
    assert opened.locator("#choose option").all_text_contents()[:3] == ["全部 4", "各文件都有 0", "有文件没有 4"]
    opened.select_option("#choose", "everywhere")
    assert (shown(opened), opened.locator("#shown").text_content()) == (0, "没有符合条件的事项。")
    opened.select_option("#choose", "lacking")
    assert (shown(opened), opened.locator("#shown").text_content()) == (4, "4 / 4")
    before = opened.locator("tr.row:visible td.ordinal").all_text_contents()
    opened.check("#fewest")
    counts = [int(row.get_attribute("data-count")) for row in opened.locator("tr.row:visible").all()]
    assert counts == sorted(counts)
    opened.uncheck("#fewest")
    assert opened.locator("tr.row:visible td.ordinal").all_text_contents() == before


def test_a_link_to_a_row_opens_its_synopsis(visit):
    collation = province_and_cities()
    opened = visit(page(), anchor=f"#{collation.matters[1].id}")
    assert opened.locator("details[open]").count() == 1
    assert opened.locator(f"#{collation.matters[1].id} details[open]").count() == 1


def focused(opened):
    return opened.evaluate("document.activeElement.closest('tr.row')?.querySelector('td.ordinal').textContent.trim()")


def test_keys_go_from_row_to_row_and_can_be_switched_off(visit):
    opened = visit(page())
    order = opened.locator("tr.row td.ordinal").all_text_contents()
    opened.keyboard.press("j")
    opened.keyboard.press("j")
    assert focused(opened) == order[1]
    opened.keyboard.press("Enter")
    assert opened.locator("details[open]").count() == 1
    opened.keyboard.press("k")
    assert focused(opened) == order[0]
    opened.keyboard.press("u")
    assert "unsettled" in opened.evaluate("document.activeElement.closest('tr.row').dataset.filters")
    before = focused(opened)
    opened.click("#keys")
    opened.keyboard.press("k")
    assert focused(opened) is None
    opened.click("#previous")
    assert focused(opened) == order[order.index(before) - 1]


def test_all_chosen_rows_open_at_once_and_the_table_of_a_matter_is_as_wide_as_the_window(visit):
    opened = visit(page())
    opened.select_option("#choose", "single")
    opened.click("#open-all")
    assert opened.locator("details[open]").count() == shown(opened) > 0
    opened.select_option("#choose", "")
    assert opened.locator("details[open]").count() == 4
    table = opened.locator(".particulars").first.bounding_box()
    row = opened.locator("tr.row").first.bounding_box()
    assert table["x"] + table["width"] <= row["x"] + row["width"]
    opened.click("#open-all")
    assert opened.locator("details[open]").count() == 0
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_axe_finds_nothing(visit, scheme, lang):
    opened = visit(page(lang), color_scheme=scheme)
    opened.locator("tr.row summary").first.click()
    assert Axe().run(opened).response["violations"] == []


def test_without_scripts_every_row_is_there(visit):
    opened = visit(page(), java_script_enabled=False)
    assert shown(opened) == 4
    assert opened.locator(".collation-tools").is_hidden()
