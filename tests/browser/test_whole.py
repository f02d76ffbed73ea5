"""Both documents side by side: whole, in step, with the marks of the table, and the list of differences beside them."""

import re
from collections import Counter

import pytest

from documents.chinese.characters import UNSEEN, ascii_fold, simplify
from reports import render_comparison
from reports.words.wording import wording
from tests.browser.pages import YEAR, choose_more, current, made_page, press, seed, seed_page, wait_until
from tests.browser.test_access import problems
from tests.reports.samples import MODES, hostile, sample
from tests.waiting import until

# The text of one side from top to bottom, without what is ours: labels, types, numbers of lines, ways to other places.
TEXT = """(side) => {
  const copy = document.querySelector('.desk > div').cloneNode(true);
  for (const own of copy.querySelectorAll('i, .types-of, .label, .jump, summary, .spoken')) own.remove();
  return [...copy.querySelectorAll('.steps > div')]
    .map((step) => [...step.children].filter((part) => part.tagName === 'DIV')[side].textContent).join('');
}"""
READ = "document.querySelector('.steps > .current')?.id"
AT = "document.querySelector('#whole-bar output').textContent"
TOP = """(() => {
  const [step, bar] = ['.steps > .current', '#whole-bar'].map((one) => document.querySelector(one).getBoundingClientRect());
  return Math.abs(step.top - bar.bottom);
})()"""


def characters(text):
    return Counter(c for c in text if c not in UNSEEN and not c.isspace())


def test_the_view_opens_by_key_button_and_address_and_closes_again(visit):
    page = visit(render_comparison(sample()))
    press(page, "j", "j")
    row = current(page)
    press(page, "w")
    assert page.is_visible(".desk")
    assert [page.is_visible(part) for part in (".comparison", "#toolbar", "#review", "#minimap", ".overview")] == [
        False
    ] * 5
    assert page.inner_text("#read") == wording("zh-CN")["to_table"]
    assert page.evaluate(READ) == row.replace("r-", "w-")
    wait_until(page, f"location.hash === '#see=whole&r={row}'")
    again = visit(render_comparison(sample()), anchor=f"#see=whole&r={row}")
    assert again.evaluate(READ) == row.replace("r-", "w-")
    press(page, "Escape")
    assert page.is_visible(".comparison")
    assert not page.is_visible(".whole")
    assert current(page) == row
    page.click("#read")
    page.click("#see")
    assert page.is_visible(".charts")
    assert not page.is_visible(".whole")
    assert visit(render_comparison(sample()), anchor="#whole").is_visible(".desk")


@pytest.mark.parametrize("side", [0, 1])
def test_every_character_of_a_document_is_shown_once(visit, side):
    page = visit(seed_page(YEAR), anchor="#see=whole")
    document = (seed(YEAR).left, seed(YEAR).right)[side]
    assert characters(page.evaluate(TEXT, side)) == characters(ascii_fold(simplify(document.text)))


@pytest.mark.parametrize("make", [*(lambda mode=mode: sample(mode) for mode in MODES), hostile])
def test_the_words_of_tasks_stand_there_as_in_the_table_with_its_marks(visit, make):
    page = visit(render_comparison(make()))
    parts = """(where) => [...document.querySelectorAll(`${where} :is(ins, del:not(.was), .boxed, [data-mark])`)]
      .map((mark) => [mark.tagName, mark.className, mark.dataset.mark ?? '', mark.textContent].join('|')).sort()"""
    table = page.evaluate(parts, ".comparison .text")
    press(page, "w")
    assert page.evaluate(parts, ".desk .words") == table
    document = make().left
    assert characters(page.evaluate(TEXT, 0)) >= sum((characters(task.words) for task in document.tasks), Counter())
    for task in document.tasks:
        for unit in (*task.lead_units, *task.responsible_units, task.deadline or ""):
            assert unit in page.inner_text(".desk"), (task.id, unit)


def test_linked_tasks_stand_in_line_at_every_depth(visit):
    page = visit(seed_page(YEAR), anchor="#see=whole")
    for _ in range(4):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(50)
        tops = page.evaluate(
            """[...document.querySelectorAll('.steps > div')].map((step) => [...step.children].filter((part) =>
                 part.tagName === 'DIV' && part.childElementCount).map((part) => part.getBoundingClientRect().top))"""
        )
        assert all(len(set(pair)) == 1 for pair in tops if pair)
        assert sum(len(pair) == 2 for pair in tops) > 10


def test_keys_and_buttons_go_through_the_differences(visit):
    page = visit(seed_page(YEAR))
    press(page, "w")
    wanted = page.evaluate("[...document.querySelectorAll('.desk li a')].map((link) => link.hash.slice(1))")
    assert page.evaluate(AT) == f"{len(wanted)} 处差异"
    seen = []
    for at in range(1, len(wanted) + 1):
        press(page, "n")
        seen.append(page.evaluate(READ))
        assert page.evaluate(AT) == f"{at} / {len(wanted)} 处"
        assert page.evaluate("document.querySelector('.desk li.current a').hash.slice(1)") == seen[-1]
    assert seen == wanted
    press(page, "n")
    assert "没有更多" in page.evaluate(AT)
    press(page, "p")
    assert page.evaluate(READ) == wanted[-2]
    press(page, "k", "j")
    assert page.evaluate(READ) == wanted[-2]
    page.click("#whole-bar button >> nth=0")
    until(lambda: page.evaluate(READ) == wanted[-3])


def test_the_list_leads_to_its_place_and_follows_the_scrolling(visit):
    page = visit(seed_page(YEAR), anchor="#see=whole")
    page.click(".desk li >> nth=11")
    wanted = page.evaluate("document.querySelectorAll('.desk li a')[11].hash.slice(1)")
    assert page.evaluate(READ) == wanted
    wait_until(page, f"{TOP} < 12")
    page.mouse.move(300, 400)

    def scrolled_on():
        page.mouse.wheel(0, 500)  # a busy browser may lose one turn of the wheel
        return page.evaluate(READ) != wanted

    until(scrolled_on)
    page.wait_for_timeout(300)
    later = page.evaluate(
        f"document.getElementById('{wanted}').compareDocumentPosition(document.querySelector('.steps > .current'))"
    )
    assert later == 4  # it follows
    box = page.evaluate("document.querySelector('.steps > .current').getBoundingClientRect().toJSON()")
    bar = page.evaluate("document.querySelector('#whole-bar').getBoundingClientRect().bottom")
    assert box["top"] - 60 <= bar <= box["bottom"]


def test_one_click_leads_from_a_row_to_its_place_and_one_back(visit):
    page = visit(seed_page(YEAR))
    row = page.evaluate("document.querySelectorAll('tbody.rewritten')[2].id")
    page.click(f"#{row} .evidence > a")
    assert page.is_visible(".desk")
    assert page.evaluate(READ) == row.replace("r-", "w-")
    wait_until(page, f"{TOP} < 12")
    page.click(f"#{row.replace('r-', 'w-')} > a")
    assert page.is_visible(f"#{row}")
    assert current(page) == row
    again = visit(seed_page(YEAR), anchor=f"#{row.replace('r-', 'w-')}")
    assert again.evaluate(READ) == row.replace("r-", "w-")


def test_a_task_that_moved_leads_to_its_other_place_and_back(visit):
    page = visit(render_comparison(sample()), anchor="#see=whole")
    jump = page.locator("#w-00000007-2 .jump a")
    assert jump.inner_text() == "→ 移至 二 第8项"
    jump.click()
    assert page.evaluate(READ) == "w-00000007"
    assert page.inner_text("#w-00000007 .jump a") == "← 来自 一 第2项"
    page.click("#w-00000007 .jump a")
    assert page.evaluate(READ) == "w-00000007-2"
    press(page, "w")
    assert current(page) == "r-00000007"


def test_only_differences_that_the_filter_shows_are_gone_through(visit):
    page = visit(render_comparison(sample()))
    page.click('#toolbar button[data-filter="kind:split"]')
    press(page, "w", "n", "n")
    assert page.locator(".desk li").count() == 1
    assert "拆分" in page.inner_text(".desk nav p")
    assert page.evaluate(READ) == "w-00000003"
    press(page, "w")
    page.click("#clear")
    page.click("#read")
    assert page.locator(".desk li:has(.badge)").count() == 7  # one of eight rows is unchanged
    assert page.locator(".desk li:not(:has(.badge))").count() == page.locator(".desk [id^='w-s']").count() > 0


def test_nothing_is_decided_in_the_full_texts(visit):
    page = visit(render_comparison(sample()), anchor="#see=whole&r=r-00000003")
    press(page, "a", "x", " ", "l", "m")
    assert page.locator("tbody[data-state]:not([data-state=open])").count() == 0
    assert not page.is_visible("#layer")


def test_marks_can_be_written_out_in_the_full_texts(visit):
    page = visit(render_comparison(sample()), anchor="#see=whole")
    page.click("#marks")
    until(lambda: "〔增〕" in page.inner_text(".desk"))  # a part has no text before it was first drawn
    text = page.inner_text(".desk")
    assert text.count("〔增〕") == text.count("〔/增〕")
    press(page, "w", "w")
    until(lambda: page.inner_text(".desk").count("〔增〕") == text.count("〔增〕"))
    page.click("#marks")
    until(lambda: "浙政办发" in page.inner_text(".desk"))
    assert "〔增〕" not in page.inner_text(".desk")


def test_without_scripts_the_documents_stand_at_the_end_with_the_numbers_of_the_rows(visit):
    page = visit(render_comparison(sample()), java_script_enabled=False)
    assert page.is_visible("#whole-text .needs-script")
    assert page.locator("#whole-text .steps > div > a:visible").count() == 10
    page.click("#r-00000003 .evidence > a")
    assert page.url.endswith("#w-00000003")
    box = page.locator("#w-00000003").bounding_box()
    assert 0 <= box["y"] < 900
    page.click("#w-00000003 > a")
    assert page.url.endswith("#r-00000003")


def test_a_saved_page_has_the_view_as_the_first_one_had(visit, tmp_path):
    page = visit(render_comparison(sample()))
    press(page, "w", "n", "w")
    with page.expect_download() as download:
        choose_more(page, "#save-page")
    path = tmp_path / "reviewed.html"
    download.value.save_as(path)
    other = visit(path)
    press(other, "w", "n")
    assert other.locator(".desk li.current").count() == 1
    assert other.locator("#whole-bar").count() == 1
    assert other.evaluate(TEXT, 1) == page.evaluate(TEXT, 1)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_full_texts(visit, scheme, lang):
    page = visit(render_comparison(sample(), lang=lang), color_scheme=scheme)
    press(page, "w", "n", "n")
    page.evaluate("document.getElementById('whole-bar').style.position = 'static'")
    page.evaluate("document.querySelector('.desk > nav').style.cssText = 'position: static; max-height: none'")
    assert problems(page) == []


@pytest.mark.parametrize("width", [390, 683, 1093, 1366, 1920])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_full_texts_scroll_no_page_sideways(visit, width, lang):
    page = visit(render_comparison(seed(YEAR), lang=lang), anchor="#see=whole", width=width)
    page.evaluate(
        "for (const part of document.querySelectorAll('[class*=size-]')) part.style.contentVisibility = 'visible'"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "document.querySelector('#whole-bar').scrollWidth <= document.querySelector('#whole-bar').clientWidth"
    )
    if width > 820:
        columns = page.evaluate(
            "[...document.querySelectorAll('.heads p')].map((head) => head.getBoundingClientRect().left)"
        )
        cells = page.evaluate(
            "[...document.querySelector('.steps > div').children].map((cell) => cell.getBoundingClientRect().left)"
        )
        assert columns == cells


def test_five_thousand_rows_are_filled_in_where_the_reader_is(visit):
    page = visit(made_page(5000))
    press(page, "w")
    assert page.locator(".steps").count() > 100
    page.evaluate("location.hash = document.querySelectorAll('.steps > [id]')[4000].id")
    wait_until(page, f"{READ} === location.hash.slice(1)")
    wait_until(page, f"{TOP} < 12")
    assert "批" in page.inner_text(".steps > .current")
    press(page, "n")
    assert re.fullmatch(r"\d+ / \d+ 处", page.evaluate(AT))
