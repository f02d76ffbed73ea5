"""Two reviewers in two browsers on the real server, which is killed while they work."""

import json
import re
from itertools import islice, product

import pytest
from playwright.sync_api import Error

from tests.browser.pages import sign
from tests.review.served import Server
from tests.waiting import PATIENCE, until

ROWS = 40
MANY = 200
"""Rows of the one test that needs many: each start of the server reads, aligns and draws them."""

OBJECTS = [
    "目录",
    "标准",
    "平台",
    "制度",
    "清单",
    "台账",
    "指南",
    "预案",
    "数据库",
    "联络员",
    "热线",
    "窗口",
    "档案",
    "规程",
    "评估",
    "督查",
    "培训",
    "宣传",
    "公示",
    "备案",
]
VERBS = ["建立", "完善", "公布", "修订", "清理", "整合", "推广", "规范", "试行", "检查"]


def task_list(path, year, rows):
    tasks = [
        {
            "number": str(number),
            "section": [f"第{number // 20 + 1}部分"],
            "text": f"{verb}{thing}{number:03d}号，并于{year}年公开。",
        }
        for number, (verb, thing) in enumerate(islice(product(VERBS, OBJECTS), rows), start=1)
    ]
    assert len(tasks) == rows
    path.write_text(
        json.dumps({"document": {"title": "任务清单", "year": year}, "tasks": tasks}, ensure_ascii=False), "utf-8"
    )
    return path


@pytest.fixture
def server(tmp_path, request):
    rows = getattr(request, "param", ROWS)
    running = Server(tmp_path, task_list(tmp_path / "a.json", 2020, rows), task_list(tmp_path / "b.json", 2021, rows))
    yield running
    running.stop()


def stored(server):
    address = re.search(r'"api":"([^"]+)"', server.request("GET", page_name(server)).content.decode())[1]
    events, after, more = [], 0, True
    while more:
        answer = server.request("GET", f"{address}events?after={after}").json
        events += answer["events"]
        after, more = answer["last"], answer["more"]
    return events


def page_name(server):
    return server.request("GET", "").headers["location"]


def unsaved(page):
    """Events that the page has made and the server has not acknowledged, as its bar says."""
    return page.evaluate("document.getElementById('tally-unsaved').textContent")


@pytest.mark.parametrize("server", [MANY], indirect=True)
def test_two_browsers_decide_two_hundred_rows_while_the_server_is_killed_five_times(server, reviewer):
    pages = [reviewer("甲"), reviewer("乙")]
    rows = pages[0].evaluate("[...document.querySelectorAll('tbody.change')].map((row) => row.id)")
    assert len(rows) == MANY
    halves = (rows[: MANY // 2], rows[MANY // 2 :])
    done = 0
    for turn in range(MANY // 2):
        for page, half in zip(pages, halves, strict=True):
            page.evaluate(
                "(id) => { location.hash = `r=${id}`; document.getElementById(id).querySelector('th a').focus(); }",
                half[turn],
            )
            page.keyboard.press("x" if turn % 5 == 0 else "a")
        done += 2
        if turn in (15, 30, 45, 60, 75):
            server.kill()
        if turn in (18, 33, 48, 63, 78):
            server.start()
    assert done == MANY
    until(lambda: all(unsaved(page) == "已全部保存" for page in pages))
    events = stored(server)
    assert sorted(event["key"] for event in events) == sorted(rows)
    assert len({event["event"] for event in events}) == MANY
    by = {event["key"]: (event["by"], event["action"]) for event in events}
    for name, half in zip("甲乙", halves, strict=True):
        assert [by[row] for row in half] == [
            (name, "reject" if turn % 5 == 0 else "accept") for turn in range(MANY // 2)
        ]
    for page in pages:  # each sees what the other has decided
        until(lambda page=page: set(states(page).values()) == {"accept", "reject"})
        assert len(states(page)) >= MANY  # what was rejected may have fallen apart


def alignment(page):
    """What the page says of its alignment, and whether it can be made or loaded anew; None while it is loaded."""
    try:
        return page.evaluate(
            "(({ textContent, disabled }) => [textContent, disabled])(document.getElementById('realign') ?? {})"
        )
    except Error:  # the page that was asked is gone
        return None


UP_TO_DATE, NEWER = ["对齐已含全部决定", True], ["已有新的对齐：载入", False]


def focus(page, row):
    page.evaluate("(id) => document.getElementById(id).querySelector('th a').focus()", row)


def states(page):
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('tbody.change')].map((row) => [row.id, row.dataset.state]))"
    )


def test_one_aligns_anew_with_the_decisions_of_both_and_the_other_loads_it_when_she_likes(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    rows = one.evaluate("[...document.querySelectorAll('tbody.change')].map((row) => row.id)")
    until(lambda: alignment(one) == alignment(other) == UP_TO_DATE)
    for page, row in ((one, rows[3]), (other, rows[7])):
        focus(page, row)
        page.keyboard.press("x")
    for page in (one, other):
        until(lambda page=page: alignment(page) == ["按决定重新对齐（2 条未计入）", False])
        until(lambda page=page: len(states(page)) == ROWS + 2)  # both rows fell apart, and nothing was aligned
    with one.expect_navigation():
        one.click("#realign")
    until(lambda: alignment(one) == UP_TO_DATE)
    until(lambda: alignment(other) == NEWER)
    assert not {rows[3], rows[7]} & set(states(one))
    assert len(states(one)) == ROWS + 2
    focus(other, rows[2])
    other.keyboard.press("m")
    other.keyboard.type("请核对")
    other.keyboard.press("Control+Enter")
    until(lambda: unsaved(other) == "已全部保存")
    with other.expect_navigation():
        other.click("#realign")
    until(lambda: alignment(other) == UP_TO_DATE)
    assert states(other) == states(one)
    assert len(stored(server)) == 3


def test_rows_follow_the_decisions_of_both_and_what_is_taken_back(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    row = next(iter(states(one)))
    focus(one, row)
    for page in (one, other):
        page.evaluate("document.getElementById('search').setAttribute('data-old', '')")
    one.keyboard.press("x")
    for page in (one, other):
        until(lambda page=page: len(states(page)) == ROWS + 1)
        assert row not in states(page)
        assert page.locator("text=待重算 >> visible=true").count() == 0
        assert "删除 1" in page.inner_text(".verdict .sentence")
    assert sorted(states(one).values())[-2:] == ["reject", "reject"]
    assert one.locator("[data-old]").count() == 0  # the page of the server, with the reader where she was
    until(lambda: one.evaluate("document.activeElement.closest('tbody.change') !== null"))
    one.keyboard.press("z")
    for page in (one, other):
        until(lambda page=page: len(states(page)) == ROWS)
        assert row in states(page)


def test_what_was_not_sent_outlives_an_alignment_without_its_row(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    row = one.evaluate("document.querySelectorAll('tbody.change')[3].id")
    other.route("**/events", lambda route: route.abort())
    focus(other, row)
    other.keyboard.press("x")
    until(lambda: unsaved(other) == "未送达 1")
    focus(one, row)
    one.keyboard.press("x")
    until(lambda: unsaved(one) == "已全部保存")
    with one.expect_navigation():
        one.click("#realign")
    until(lambda: alignment(one) == UP_TO_DATE)
    other.on("dialog", lambda dialog: dialog.accept())
    other.reload()
    assert row not in states(other)
    assert unsaved(other) == "未送达 1"
    other.unroute("**/events")
    until(lambda: unsaved(other) == "已全部保存")
    assert [(event["key"], event["by"]) for event in stored(server)] == [(row, "甲"), (row, "乙")]


def test_a_note_with_a_script_is_text_on_the_page_of_the_other(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    note = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    one.keyboard.press("j")
    one.keyboard.press("m")
    one.keyboard.type(note)
    one.keyboard.press("Control+Enter")
    until(lambda: unsaved(one) == "已全部保存")
    assert stored(server)[-1]["note"] == note
    until(
        lambda: (
            other.evaluate("[...document.querySelectorAll('div.decision .note')].map((p) => p.textContent)") == [note]
        )
    )
    assert "broken" not in other.title()
    assert other.evaluate("document.querySelectorAll('img').length") == 0


def test_a_browser_that_is_killed_loses_nothing_that_it_said_was_saved(server, browser):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1_000)
    page = context.new_page()
    page.goto(server.address)
    sign(page, "甲")
    page.evaluate("document.activeElement.blur()")
    for key in ("j", "a", "a", "x"):
        page.keyboard.press(key)
    until(lambda: unsaved(page) == "已全部保存")
    context.close()
    assert [event["action"] for event in stored(server)] == ["accept", "accept", "reject"]


def test_a_file_taken_in_by_one_is_seen_by_the_other_with_what_it_contradicts(server, reviewer, tmp_path):
    one, other = reviewer("甲"), reviewer("乙")
    other.keyboard.press("j")
    other.keyboard.press("a")
    other.keyboard.press("a")
    until(lambda: unsaved(other) == "已全部保存")
    first, second = stored(server)
    for decision in (first, second):  # rows that follow are put in place of the old ones: the file comes after that
        until(
            lambda decision=decision: (
                one.evaluate("(id) => document.getElementById(id).dataset.state", decision["key"]) == "accept"
            ),
            awaited="the decisions of the other reviewer on the page of the first",
        )
    address = re.search(r'"api":"([^"]+)"', server.request("GET", page_name(server)).content.decode())[1]
    exported = json.loads(server.request("GET", f"{address}decisions.json").content)
    brought = {**first, "event": "brought-by-file", "action": "reject", "by": "丙", "at": "2021-05-12T08:00:00.000Z"}
    del brought["seq"]
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps({**exported, "decisions": [brought]}, ensure_ascii=False), "utf-8")
    one.set_input_files("#import-file", file)
    for page in (one, other):
        until(
            lambda page=page: (
                page.evaluate("(id) => document.getElementById(id).dataset.state", first["key"]) == "again"
            )
        )
        until(
            lambda page=page: (
                page.evaluate("(id) => document.getElementById(id).dataset.state", second["key"]) == "accept"
            )
        )
    exported = json.loads(server.request("GET", f"{address}decisions.json").content)
    assert exported["conflicts"] == [sorted(["brought-by-file", first["event"]])]
    assert exported["decisions"][0] == {**brought, "report": exported["report"]["id"]}
