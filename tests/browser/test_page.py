"""The page in a real browser, opened from a file as a reviewer would."""

from collections import Counter

import pytest

from reports import comparison_dict, render_comparison, render_index
from reports.rows.filters import change_filters
from tests.browser.pages import open_options, sign, wait_until_in_view
from tests.reports.samples import hostile, long_list, sample


def visible_rows(page):
    return page.locator("tbody.change:visible").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_open_from_a_file_without_a_message_or_a_sideways_scroll(visit, scheme):
    pages = (
        render_comparison(sample()),
        render_comparison(sample("level"), lang="en"),
        render_comparison(hostile()),
        render_index([(sample(), "a.html")]),
    )
    for html in pages:
        page = visit(html, color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_filter_shows_as_many_rows_as_the_data_counts(visit):
    comparison = sample()
    page = visit(render_comparison(comparison))
    counts = Counter(value for change in comparison.changes for value in change_filters(change, comparison))
    kinds = comparison_dict(comparison)["counts"]["kinds"]
    assert {kind: counts[f"kind:{kind}"] for kind in kinds} == {kind: of["changes"] for kind, of in kinds.items()}
    total = len(comparison.changes)
    for value, count in counts.items():
        button = page.locator(f'.toolbar button[data-filter="{value}"]')
        button.click()
        assert visible_rows(page) == count
        assert button.get_attribute("aria-pressed") == "true"
        assert page.inner_text("#result") == f"显示 {count} / {total} 行"
        page.click("#clear")
        assert visible_rows(page) == total


def test_types_widen_and_other_filters_narrow_the_choice(visit):
    page = visit(render_comparison(sample()))
    for value, shown in (("kind:edited", 1), ("kind:rewritten", 2), ("flag:uncertain", 1)):
        page.click(f'.toolbar button[data-filter="{value}"]')
        assert visible_rows(page) == shown


def test_a_number_of_the_verdict_filters(visit):
    page = visit(render_comparison(sample()))
    page.click('.verdict a[data-filter="flag:moved"]')
    assert visible_rows(page) == 2
    assert page.inner_text("#result") == "显示 2 / 8 行"


def test_search_finds_texts_units_and_numbers_and_says_when_there_is_nothing(visit):
    comparison = sample()
    page = visit(render_comparison(comparison))
    for words, rows in (
        ("决策", 1),
        ("省司法厅", 2),
        ("公布 清单", 1),
        ("１２项", 1),
        ("R-00000003", 1),
        ("right-05", 1),
    ):
        page.fill("#search", words)
        assert visible_rows(page) == rows, words
    page.fill("#search", "没有这样的词")
    assert visible_rows(page) == 0
    assert "没有这样的词" in page.inner_text("#nothing")
    page.click("#clear")
    assert visible_rows(page) == len(comparison.changes)


def test_search_finds_what_was_decided_since_the_page_was_read(visit):
    page = visit(render_comparison(sample()))
    page.evaluate("new Promise((done) => setTimeout(done, 50))")  # timers fire in order: all rows have been read ahead
    sign(page, "审核员甲")
    page.locator("tbody.change th.ordinal a").first.focus()
    page.keyboard.press("a")
    page.fill("#search", "审核员甲")
    assert visible_rows(page) == 1
    page.click("#undo")
    page.fill("#search", "审核员甲 ")
    assert visible_rows(page) == 0


def test_search_does_not_read_the_evidence(visit):
    page = visit(render_comparison(sample()))
    page.fill("#search", "公开目录")  # a word of the waterfall only
    assert visible_rows(page) == 0


def test_opened_evidence_has_the_width_of_the_row(visit):
    page = visit(render_comparison(sample()))
    page.click("tbody.edited .evidence button")
    cell, row = (
        page.locator(f"tbody.edited >> nth=0 >> {part}").bounding_box() for part in (".why > td", "tr >> nth=0")
    )
    assert cell["width"] > 0.8 * row["width"]


def test_opened_evidence_lists_the_candidates_that_lost_with_links_to_their_rows(visit):
    page = visit(render_comparison(sample()))
    button = page.locator("tbody.dropped .evidence button").first
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    listed = page.locator("tbody.dropped .grounds li").first
    assert (listed.inner_text(), listed.locator("a").get_attribute("href")) == ("0.41 2 全新任务。", "#r-00000002")
    button.click()
    assert page.locator(".grounds").count() == 0
    assert button.get_attribute("aria-expanded") == "false"


def test_a_link_to_a_hidden_row_shows_it_below_the_toolbar(visit):
    page = visit(render_comparison(sample()))
    page.click('.toolbar button[data-filter="kind:dropped"]')
    open_options(page)
    page.click("#evidence")
    page.click('tbody.dropped a[href="#r-00000002"]')
    top = page.evaluate("document.getElementById('r-00000002').getBoundingClientRect().top")
    assert page.locator("#r-00000002").is_visible()
    assert page.evaluate("document.getElementById('toolbar').getBoundingClientRect().bottom") <= top


def test_a_deep_link_reaches_a_row_far_down(visit):
    page = visit(render_comparison(long_list()), anchor="#r-00000069")
    wait_until_in_view(page, "r-00000069")


def test_text_far_off_screen_is_found_by_the_browser(visit):
    page = visit(render_comparison(long_list()))
    assert page.evaluate("window.find('第110件事')")


def test_hostile_text_runs_nothing(visit):
    page = visit(render_comparison(hostile()))
    assert page.evaluate("document.images.length") == 0
    assert "<script>alert(1)</script>" in page.inner_text("body")


def test_without_scripts_every_row_is_shown_and_the_toolbar_says_why(visit):
    page = visit(render_comparison(sample()), java_script_enabled=False)
    assert page.locator("tbody.change:visible").count() == 8
    assert page.locator(".toolbar .needs-script").is_visible()
    assert not page.locator("#search").is_visible()


def test_print_hides_the_tools_and_has_the_overview_at_the_end(visit):
    page = visit(render_comparison(sample()), color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".toolbar").is_visible()
    table, overview = (page.locator(part).bounding_box() for part in (".comparison", ".overview"))
    assert overview["y"] >= table["y"] + table["height"]
    assert page.locator(".overview .legend").is_visible()
    assert page.locator("tbody.change:visible").count() == 8
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('[class*=size-]')).contentVisibility") == "visible"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(visit, scheme):
    page = visit(render_comparison(sample()), color_scheme=scheme)
    open_options(page)
    page.click("#evidence")
    poor = page.evaluate(
        """() => {
          const parse = (color) => {
            const parts = color.match(/[\\d.]+/g).map(Number);
            const scale = color.startsWith('color(') ? 255 : 1;
            return [parts[0] * scale, parts[1] * scale, parts[2] * scale, parts[3] ?? 1];
          };
          const light = (rgb) => {
            const [r, g, b] = rgb.slice(0, 3).map((v) => v / 255)
              .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            for (let e = element; e; e = e.parentElement) {
              const color = parse(getComputedStyle(e).backgroundColor);
              if (color[3] === 1) return color;
            }
            return [255, 255, 255, 1];
          };
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const element = node.parentElement;
            if (!node.data.trim() || element.closest('script, style, svg, .skip, [hidden]')) continue;
            const a = light(parse(getComputedStyle(element).color)), b = light(ground(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${element.className} ${node.data.trim().slice(0, 20)}`);
          }
          return found;
        }"""
    )
    assert poor == []
