"""Deciding row by row: what a decision says, how it is taken back, kept, and counted."""

import json

import pytest

from compare import KINDS
from reports import render_comparison
from reports.rows.review_data import review_data
from tests.browser.pages import (
    current,
    made,
    made_page,
    open_options,
    press,
    sign,
    state,
    tally,
    wait_until,
    wait_until_closed,
)
from tests.reports.samples import hostile, sample, without_links


def exported(page, tmp_path):
    with page.expect_download() as waiting:
        press(page, "Control+s")
    path = tmp_path / "decisions.json"
    waiting.value.save_as(path)
    return json.loads(path.read_text(encoding="utf-8"))


def row_of(kind, rows=30, *, nth=0):
    return [change.id for change in made(rows).changes if change.kind == kind][nth]


def focus(page, row):
    page.locator(f"#{row} th.ordinal a").focus()


def test_each_decision_is_written_as_the_format_says(visit, tmp_path):
    page = visit(made_page(30))
    sign(page, "甲")
    split = row_of("split")
    focus(page, row_of("edited"))
    press(page, "a")
    focus(page, row_of("edited", nth=1))
    press(page, "x")
    focus(page, split)
    press(page, "t", "1")
    focus(page, row_of("dropped"))
    press(page, "Space")
    press(page, "m")
    page.keyboard.type("请核对<b>\n原件")
    press(page, "Control+Enter")
    wait_until_closed(page)
    written = exported(page, tmp_path)
    known = review_data(made(30))
    assert written["format"] == "policydiff-decisions/1"
    assert (written["report"], written["inputs"]) == (known["report"], known["inputs"])
    events = written["decisions"]
    assert [event["action"] for event in events] == ["accept", "reject", "retype", "later", "note"]
    assert [event["at"] for event in events] == sorted({event["at"] for event in events})
    assert {event["by"] for event in events} == {"甲"}
    rows = {row["key"]: row for row in known["rows"]}
    tasks = {side: {task["id"]: task for task in known["tasks"][side]} for side in ("old", "new")}
    for event in events:
        row = rows[event["key"]]
        links = [[link["old"], link["new"]] for link in row["links"]]
        assert event["machine"] == {
            "old": row["old"], "new": row["new"], "links": links, "type": row["type"], "score": row["score"]
        }  # fmt: skip
        for side in ("old", "new"):
            anchors = [
                {name: tasks[side][task][name] for name in ("id", "path", "quote", "hash")} for task in row[side]
            ]
            assert event["anchors"][side] == anchors
    assert events[2]["human"]["type"] == "unchanged"
    assert events[2]["human"]["links"] == events[2]["machine"]["links"]
    assert [event["human"] for event in (*events[:2], *events[3:])] == [None] * 4
    assert events[4]["note"] == "请核对<b>\n原件"


@pytest.mark.parametrize("make", [sample, hostile])
def test_a_decision_quotes_its_tasks_as_their_texts_begin(visit, tmp_path, make):
    page = visit(render_comparison(make()))
    press(page, "j", *["a"] * len(make().changes))
    press(page, "Escape")
    known = {side: {task["id"]: task for task in listed} for side, listed in review_data(make())["tasks"].items()}
    events = exported(page, tmp_path)["decisions"]
    assert len(events) == len(make().changes)
    for event in events:
        for side, anchors in event["anchors"].items():
            assert [anchor["quote"] for anchor in anchors] == [known[side][anchor["id"]]["quote"] for anchor in anchors]


def test_the_file_has_one_decision_a_line(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a", "a", "x")
    exported(page, tmp_path)
    lines = (tmp_path / "decisions.json").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["action"] for line in lines if '"event"' in line] == [
        "accept",
        "accept",
        "reject",
    ]


def test_a_digit_relinks_to_a_candidate_and_goes_on(visit, tmp_path):
    page = visit(made_page(30))
    data = review_data(made(30))
    entry = next(row for row in data["rows"] if row["type"] == "added")
    focus(page, entry["key"])
    press(page, "l")
    assert page.locator("dialog#layer .choice kbd").first.inner_text() == "1"
    press(page, "1")
    wait_until_closed(page)
    holder = page.locator(f"tbody.change:has(td.right [data-task='{entry['new'][0]}'])")
    assert holder.get_attribute("data-state") == "relink"
    assert current(page) != holder.get_attribute("id")
    (event,) = exported(page, tmp_path)["decisions"]
    place = [task["id"] for task in data["tasks"]["new"]].index(entry["new"][0])
    chosen = data["tasks"]["old"][data["rivals"]["new"][place][0][0]]["id"]
    assert event["human"] == {
        "old": [chosen], "new": entry["new"], "links": [[chosen, entry["new"][0]]], "type": None
    }  # fmt: skip
    assert [anchor["id"] for anchor in event["anchors"]["old"]] == [chosen]


def test_zero_says_that_none_of_them_is_right(visit, tmp_path):
    page = visit(made_page(30))
    row = row_of("edited")
    focus(page, row)
    press(page, "l", "0")
    wait_until_closed(page)
    (event,) = exported(page, tmp_path)["decisions"]
    assert (event["action"], event["human"]["links"], event["human"]["old"]) == ("relink", [], [])
    assert event["human"]["new"] == event["machine"]["new"]


def test_any_task_of_the_other_side_can_be_found_and_chosen(visit, tmp_path):
    page = visit(made_page(30))
    row = row_of("added")
    focus(page, row)
    press(page, "l", "/")
    page.keyboard.type("第28批 第2类")
    assert page.locator("dialog#layer .hits button").count() == 1
    press(page, "Enter")
    wait_until_closed(page)
    (event,) = exported(page, tmp_path)["decisions"]
    assert [pair[0] for pair in event["human"]["links"]] == ["l-00028-2"]


def test_one_member_of_a_split_can_be_cut_off(visit, tmp_path):
    page = visit(made_page(30))
    row = row_of("split")
    focus(page, row)
    press(page, "l")
    page.locator("dialog#layer .switch button").nth(2).click()  # the second new task
    press(page, "0")
    wait_until_closed(page)
    (event,) = exported(page, tmp_path)["decisions"]
    assert event["human"]["links"] == [event["machine"]["links"][0], event["machine"]["links"][2]]


def test_ticking_the_present_partners_only_confirms_the_row(visit, tmp_path):
    page = visit(made_page(30))
    focus(page, row_of("edited"))
    press(page, "l")
    page.get_by_text("按勾选确定").click()
    wait_until_closed(page)
    assert [event["action"] for event in exported(page, tmp_path)["decisions"]] == ["accept"]


def test_a_row_without_links_is_not_rejected_but_relinked(visit):
    page = visit(made_page(30))
    row = row_of("dropped")
    focus(page, row)
    press(page, "x")
    assert page.locator("dialog#layer.relink").is_visible()
    assert state(page, row) in (None, "open")


def test_undo_writes_an_event_and_a_file_tells_both(visit, tmp_path):
    page = visit(made_page(30))
    press(page, "j", "a", "z")
    one, other = exported(page, tmp_path)["decisions"]
    assert (other["action"], other["undoes"], other["machine"], other["human"]) == ("undo", one["event"], None, None)


def test_unsaved_decisions_show_in_the_title_until_they_are_saved(visit, tmp_path):
    page = visit(made_page(30))
    title = page.title()
    press(page, "j", "a")
    assert page.title() == f"● {title}"
    assert page.inner_text("#tally-unsaved") == "未保存 1"
    exported(page, tmp_path)
    assert page.title() == title


def test_leaving_with_unsaved_decisions_asks_first(visit):
    page = visit(made_page(30))
    press(page, "j", "a")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_a_draft_outlives_the_window(visit, browser, tmp_path):
    path = tmp_path / "draft.html"
    path.write_text(made_page(30), encoding="utf-8")
    page = visit(path)
    press(page, "j", "a", "x")
    page.on("dialog", lambda dialog: dialog.accept())
    other = page.context.new_page()
    other.goto(path.as_uri())
    assert tally(other).startswith("已审 3/31")
    assert other.inner_text("#tally-unsaved") == "未保存 2"


@pytest.mark.parametrize("broken", ["throw new Error('denied')", "return undefined"])
def test_everything_works_without_storage(visit, tmp_path, broken):
    stub = f"Object.defineProperty(window, 'localStorage', {{ get() {{ {broken} }} }})"
    page = visit(made_page(30), before=stub)
    press(page, "j", "a", "x")
    assert tally(page).startswith("已审 3/31")
    assert len(exported(page, tmp_path)["decisions"]) == 2


def test_the_last_decision_congratulates_and_offers_to_save(visit):
    comparison = made(30)
    page = visit(made_page(30))
    press(page, "j")
    for _ in comparison.changes:
        press(page, "a")
    assert tally(page).startswith("已审 30/30")
    assert page.locator("dialog#layer.done").is_visible()
    with page.expect_download():
        page.locator("dialog#layer .primary").click()
    press(page, "n", "p", "u", "a", "j")
    assert tally(page).startswith("已审 30/30")


def test_pages_without_rows_or_links_take_every_key_without_an_error(visit):
    for comparison in (without_links(), hostile()):
        page = visit(render_comparison(comparison))
        for key in ("j", "a", "x", "Escape", "l", "Escape", "t", "Escape", "n", "p", "u", "[", "]", "o", "z", "e", "y"):
            press(page, key)


def test_decisions_can_be_filtered(visit):
    page = visit(made_page(30))
    press(page, "j", "a", "a", "x")
    open_options(page)
    page.select_option("#by-state", "state:accept")
    assert page.locator("tbody.change:visible").count() == 2
    page.select_option("#by-state", "state:open")
    assert page.locator("tbody.change:visible").count() == 27
    row = page.locator("tbody.change:visible").first
    row.locator("th.ordinal a").focus()
    press(page, "a")
    assert page.locator("tbody.change:visible").count() == 26
    assert current(page) is not None


def test_every_kind_has_a_word(visit):
    page = visit(made_page(30))
    words = page.evaluate("JSON.parse(document.getElementById('page-data').textContent).words")
    assert {f"kind_{kind}" for kind in KINDS} <= set(words)


def test_a_row_is_copied_as_a_citation_of_both_tasks(visit):
    page = visit(render_comparison(sample()), permissions=["clipboard-read", "clipboard-write"])
    focus(page, "r-00000007")
    press(page, "y")
    wait_until(page, "document.getElementById('said').textContent !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "浙政办发〔2020〕1号《浙江省人民政府办公厅关于印发2020年政务公开工作要点的通知》"
        "“一、深化公开”“（一）小标题”第2项，第6行，对照行 r-00000007\n"
        "《浙江省人民政府办公厅关于印发2021年政务公开工作要点的通知》"
        "“二、强化监督”“（一）小标题”第8项，第24行，对照行 r-00000007"
    )
