"""Two reviewers who contradict each other out of sight: both see it, neither holds, and somebody who saw both settles it."""

import json
import re

import pytest

from review import loads
from review.merging import merge
from tests.browser.pages import made_page, open_options, press, state, wait_until_closed
from tests.browser.test_files import take_in
from tests.browser.test_review import exported, focus, row_of
from tests.browser.test_review_server import UP_TO_DATE, alignment, page_name, unsaved
from tests.review.served import Server
from tests.waiting import until

THINGS = ["目录", "标准", "平台", "制度", "清单", "台账", "指南", "预案", "热线", "档案"]
CONFLICT = ["冲突", "甲", "改连", "5→4，乙", "确认"]
SAVED = "已全部保存"
EVENTS = "**/events*"
"""What a page that is offline cannot do: send its decisions, and hear of those of others."""


@pytest.fixture
def server(tmp_path):
    sides = []
    for year in (2020, 2021):
        tasks = [
            {
                "number": str(number),
                "section": ["一、公开"],
                "text": f"完善{thing}，并于{year}年公开第{number}批{thing}。",
            }
            for number, thing in enumerate(THINGS, start=1)
        ]
        sides.append(tmp_path / f"{year}.json")
        data = {"document": {"title": "任务清单", "year": year}, "tasks": tasks}
        sides[-1].write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    running = Server(tmp_path, *sides)
    yield running
    running.stop()


def rows(page):
    return page.evaluate("[...document.querySelectorAll('tbody.change')].map((row) => row.id)")


def relink(page, row, task):
    """Link a row to the task of the other side that a search finds first."""
    focus(page, row)
    press(page, "l", "/")
    page.keyboard.type(task)
    press(page, "Enter")
    wait_until_closed(page)


def decision(page, row):
    return page.inner_text(f"[id='{row}'] div.decision").split()


def stored(server):
    """The decisions as the server exports them."""
    address = re.search(r'"api":"([^"]+)"', server.request("GET", page_name(server)).content.decode())[1]
    return loads(server.request("GET", f"{address}decisions.json").content, name="decisions.json")


def align(page):
    with page.expect_navigation():
        page.click("#realign")
    until(lambda: alignment(page) == UP_TO_DATE)


def test_a_relink_and_an_offline_confirmation_are_a_conflict_that_neither_loses(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    row = rows(one)[3]
    until(lambda: alignment(one) == alignment(other) == UP_TO_DATE)
    other.route(EVENTS, lambda route: route.abort())
    relink(one, row, "清单")
    until(lambda: unsaved(one) == SAVED)
    focus(other, row)
    press(other, "a")
    until(lambda: unsaved(other) == "未送达 1")
    other.unroute(EVENTS)
    for page in (one, other):
        until(lambda page=page: unsaved(page) == SAVED and state(page, row) == "again")
        assert decision(page, row) == CONFLICT

    # aligned anew neither is used: the row is the machine's again, says so, and nothing of it is certain
    align(one)
    assert state(one, row) == "again"
    assert decision(one, row) == CONFLICT
    assert "100%" not in one.text_content(f"[id='{row}'] .evidence")

    # what is passed on lists it
    log = stored(server)
    relinked, confirmed = (next(one.event for one in log.decisions if one.by == name) for name in "甲乙")
    assert log.conflicts == (tuple(sorted((relinked, confirmed))),)
    with one.expect_download() as waiting:
        open_options(one)
        one.click("#markdown")
    (line,) = [line for line in waiting.value.path().read_text("utf-8").splitlines() if row in line]
    assert "| 冲突：甲 改连 5→4，乙 确认 |" in line

    # who saw both settles it, for both and for the next alignment
    focus(one, row)
    press(one, "a")
    for page in (one, other):
        until(lambda page=page: state(page, row) == "accept")
    align(one)
    assert (state(one, row), "冲突" in one.inner_text("#comparison")) == ("accept", False)
    assert "100%" in one.text_content(f"[id='{row}'] .evidence")
    assert merge([("d.json", stored(server))])[1] == ()


def test_files_of_two_who_signed_nothing_contradict_each_other_on_a_page(visit, tmp_path):
    one, other = visit(made_page(30)), visit(made_page(30))
    row = row_of("edited")
    focus(one, row)
    press(one, "l", "0")
    wait_until_closed(one)
    focus(other, row)
    press(other, "a")
    theirs = exported(one, tmp_path)
    assert "冲突 1 处" in take_in(other, theirs)
    assert state(other, row) == "again"
    assert decision(other, row) == ["冲突", "未署名", "改连", "无对应，未署名", "确认"]
    joined = exported(other, tmp_path)
    assert len(joined["conflicts"]) == 1
    again = visit(made_page(30))
    take_in(again, joined)
    assert state(again, row) == "again"

    # who took in both and decides, settles it: the file says so, and the command line reads it so
    focus(again, row)
    press(again, "a")
    assert state(again, row) == "accept"
    settled = exported(again, tmp_path)
    assert merge([("d.json", loads(json.dumps(settled).encode(), name="d.json"))])[1] == ()
    take_in(other, settled)
    assert state(other, row) == "accept"


def test_a_page_finds_a_contradiction_across_two_rows(visit, tmp_path):
    one, other = visit(made_page(30)), visit(made_page(30))
    linked, alone = row_of("edited"), row_of("added")
    task = other.inner_text(f"[id='{alone}'] td.right .text").split("，")[0][:12]
    focus(other, alone)
    press(other, "a")
    focus(one, linked)
    press(one, "l", "Tab")
    one.evaluate("document.querySelector('#layer .switch button').click()")  # whose partner is meant: the left task's
    one.fill("#layer input[type=search]", task)
    one.locator("#layer .hits button").first.click()
    wait_until_closed(one)
    human = exported(one, tmp_path)["decisions"][-1]["human"]
    relinked_to_it = other.evaluate(
        "(row) => document.getElementById(row).querySelector('td.right .task').dataset.task", alone
    )
    assert relinked_to_it in human["new"]
    take_in(other, json.loads((tmp_path / "decisions.json").read_text("utf-8")))
    assert [state(other, row) for row in (linked, alone)] == ["again", "again"]
