"""The rows of a page follow decisions by themselves, as the program's own recomputation has them."""

import csv
import random

import pytest

from compare.decision_json import dumps
from compare.decisions import DecisionLog
from compare.report_identity import report_identity
from reports import render_comparison
from reports.rows.order import lay_out
from reports.rows.sentence import change_sentence
from reports.words.wording import wording
from review.following import followed
from review.standing import in_order
from tests.browser.pages import (
    PAIRS,
    begin,
    choose_more,
    current,
    made,
    made_page,
    open_options,
    press,
    seed,
    state,
    tally,
)
from tests.browser.test_access import problems
from tests.review.samples import decide, decide_link

TURNS = 6  # sets of decisions for each comparison


def comparisons():
    yield from ((f"{left} {right}", lambda pair=(left, right): seed(pair)) for left, right in PAIRS)
    yield from ((f"{rows} rows", lambda rows=rows: made(rows)) for rows in (30, 233))


EVERY = pytest.mark.parametrize("get", [get for _, get in comparisons()], ids=[name for name, _ in comparisons()])


def some_decisions(of, seed):
    """Accept, cut and make links of a few rows by chance, those of groups above all."""
    dice = random.Random(seed)
    linked = [place for place, change in enumerate(of.changes) if change.links]
    grouped = [place for place in linked if len(of.changes[place].links) > 1]
    made = []
    for number in range(1, 7):
        row = dice.choice(grouped if grouped and dice.random() < 0.6 else linked)
        change = of.changes[row]
        what = dice.choice(("accept", "reject", "link", "link", "relink"))
        if what == "link":
            link = dice.choice(change.links)
            made.append(decide_link(of, link, dice.choice(("reject", "reject", "accept")), number))
        elif what == "relink" and of.runners_up:
            rival = dice.choice(of.runners_up)
            row = next(place for place, entry in enumerate(of.changes) if rival.right in entry.right)
            shown = [(of.links[place].left, of.links[place].right) for place in of.changes[row].links]
            kept = [pair for pair in shown if pair[1] != rival.right]
            made.append(decide(of, row, "relink", number, links=[*kept, (rival.left, rival.right)]))
        else:
            made.append(decide(of, row, what if what != "relink" else "reject", number))
    return DecisionLog(report_identity(of), in_order(made))


def rows_of(of):
    order = [of.changes[place] for run in lay_out(of)[0] for place in run.changes]
    names = [[task.id for task in document.tasks] for document in (of.left, of.right)]
    return [[change.kind, [names[0][i] for i in change.left], [names[1][j] for j in change.right]] for change in order]


SHOWN = """() => [...document.querySelectorAll('tbody.change')].map((row) => [
  [...row.classList].find((name) => !['change', 'uncertain', 'current'].includes(name)),
  ...['left', 'right'].map((side) => [...row.querySelectorAll(`td.${side} .task`)].map((task) => task.dataset.task)),
])"""


def take_in(page, log):
    file = {"name": "d.json", "mimeType": "application/json", "buffer": dumps(log)}
    page.set_input_files("#import-file", file)
    page.locator("dialog#layer").wait_for()
    page.keyboard.press("Escape")


@EVERY
def test_rows_kinds_order_and_counts_are_those_of_the_recomputation(visit, get):
    of = get()
    html = render_comparison(of)
    page = None
    for turn in range(TURNS):
        log = some_decisions(of, turn)
        wanted = followed(of, log)
        page = visit(html, again=page)
        take_in(page, log)
        assert page.evaluate(SHOWN) == rows_of(wanted), turn
        for kind, count in wanted.counts.kinds:
            chip = page.locator(f"button[data-filter='kind:{kind}']")
            assert chip.locator("b").text_content() == str(count.changes)
            assert chip.is_visible() == bool(count.changes)
        total = len(wanted.changes)
        assert page.inner_text("#result") == wording("zh-CN")["result"].format(shown=total, total=total)
        doubts = page.locator(".verdict [data-filter='flag:uncertain'] b")
        assert (int(doubts.text_content()) if doubts.count() else 0) == wanted.counts.uncertain


def group(of, kind="split"):
    return next(change for change in of.changes if change.kind == kind)


def focus(page, row):
    page.locator(f"[id='{row}'] th.ordinal a").focus()


def row_with(page, side, task):
    return page.locator(f"tbody.change:has(td.{side} [data-task='{task}'])")


def test_one_link_of_a_split_is_cut_by_its_button_and_its_task_becomes_a_row(visit):
    of = made(30)
    page = visit(made_page(30))
    split = group(of)
    tasks = [of.right.tasks[place].id for place in split.right]
    begin(page)
    focus(page, split.id)
    verdict = page.inner_text(".verdict .sentence")
    page.locator(f"[id='{split.id}'] .links li >> nth=1 >> button >> nth=2").click()
    wanted = followed(of, DecisionLog(report_identity(of), (decide_link(of, split.links[1], "reject", 1),)))
    assert page.evaluate(SHOWN) == rows_of(wanted)
    alone, rest = row_with(page, "right", tasks[1]), row_with(page, "right", tasks[0])
    assert alone.get_attribute("data-state") == "reject"
    assert "新增" in alone.locator(".told").inner_text()
    assert alone.locator("td.left").inner_text() == "2020年无对应任务"
    assert rest.locator("td.right .label").all_inner_texts() == ["①", "③"]
    assert "②" not in rest.locator("td.left [data-mark]").evaluate_all("marks => marks.map((one) => one.dataset.mark)")
    assert rest.locator("td.left del.clause").count() == 1
    assert rest.locator(".told").inner_text() == "待重算"
    assert rest.locator(".evidence > button").count() == 2
    assert "待重算 1 行" in page.inner_text(".verdict .sentence")
    assert page.locator("#overview-before").get_attribute("hidden") is None
    press(page, "z")
    assert page.evaluate(SHOWN) == rows_of(of)
    assert page.inner_text(".verdict .sentence") == verdict


def test_a_digit_chooses_the_link_that_a_and_x_decide(visit):
    of = made(30)
    page = visit(made_page(30))
    split = group(of)
    begin(page)
    focus(page, split.id)
    press(page, "1", "a")
    assert page.locator("button[aria-label='确认①']").get_attribute("aria-pressed") == "true"
    assert current(page) == split.id
    assert state(page, split.id) in (None, "open")
    press(page, "2", "a", "3", "a")
    assert state(page, split.id) == "accept"
    assert current(page) != split.id
    focus(page, split.id)
    press(page, "3", "x")
    assert page.locator("tbody.change").count() == len(of.changes) + 1
    assert row_with(page, "right", of.right.tasks[split.right[2]].id).get_attribute("data-state") == "reject"


def test_what_is_left_of_two_is_the_pair_that_it_would_be(visit):
    of = made(30)
    page = visit(made_page(30))
    merged = group(of, "merged")
    begin(page)
    focus(page, merged.id)
    press(page, "1", "x")
    wanted = followed(of, DecisionLog(report_identity(of), (decide_link(of, merged.links[0], "reject", 1),)))
    pair = next(change for change in wanted.changes if change.right == merged.right)
    row = row_with(page, "right", of.right.tasks[merged.right[0]].id)
    assert "".join(row.locator(".told i").all_inner_texts()) == change_sentence(pair, wanted, wording("zh-CN", "year"))
    assert row.locator(".label").count() == 0
    assert page.locator("text=待重算 >> visible=true").count() == 0


def test_a_saved_report_shows_the_reviewed_verdict(visit, tmp_path):
    of = made(30)
    page = visit(made_page(30))
    focus(page, group(of).id)
    press(page, "x")
    verdict, shown = page.inner_text(".verdict .sentence"), page.evaluate(SHOWN)
    with page.expect_download() as waiting:
        choose_more(page, "#save-page")
    path = tmp_path / "reviewed.html"
    waiting.value.save_as(path)
    assert page.evaluate(SHOWN) == shown
    other = visit(path)
    assert other.evaluate(SHOWN) == shown
    assert other.inner_text(".verdict .sentence") == verdict


def test_rows_that_came_of_decisions_are_decided_filtered_grouped_and_saved_like_others(visit, tmp_path):
    of = made(30)
    page = visit(made_page(30))
    page.click("button[data-filter='kind:added']")
    before = page.locator("tbody.change:visible").count()
    page.click("#clear")
    focus(page, group(of).id)
    press(page, "x")
    page.click("button[data-filter='kind:added']")
    assert page.locator("tbody.change:visible").count() == before + 3
    page.click("#clear")
    focus(page, row_with(page, "left", of.left.tasks[group(of).left[0]].id).get_attribute("id"))
    press(page, "a")
    press(page, "g", "g")
    assert page.locator("#sorted tbody.change").count() == len(of.changes) + 3
    press(page, "g")
    with page.expect_download() as waiting:
        open_options(page)
        page.click("#csv")
    waiting.value.save_as(tmp_path / "rows.csv")
    lines = list(csv.reader((tmp_path / "rows.csv").read_text(encoding="utf-8-sig").splitlines()))
    cut = {of.right.tasks[place].id for place in group(of).right}
    assert [line[1] for line in lines if line[9] in cut] == ["新增"] * 3
    other = page.context.new_page()  # with the draft
    other.goto(page.url.split("#")[0])
    assert other.evaluate(SHOWN) == page.evaluate(SHOWN)
    assert tally(other) == tally(page)
    assert tally(other).startswith("已审 4/")


def test_rows_that_followed_have_no_violation(visit):
    page = visit(made_page(30))
    of = made(30)
    begin(page)
    focus(page, group(of).id)
    press(page, "2", "x", "1")
    assert problems(page) == []
