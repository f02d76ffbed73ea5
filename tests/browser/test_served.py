"""A served page: decisions are posted at once, others' arrive, and nothing is lost while the server is away."""

import pytest

from tests.browser.fake_server import TOKEN, FakeServer
from tests.browser.pages import choose_more, current, made, press, state, tally, wait_until
from tests.waiting import until


@pytest.fixture
def server():
    started = FakeServer(made(30))
    yield started
    started.close()


def test_a_decision_is_on_the_server_at_once_and_seen_by_others_with_the_name(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    press(one, "j")
    row = current(one)
    press(one, "a")
    wait_until(one, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    assert [(event["action"], event["key"], event["by"]) for event in server.events] == [("accept", row, "甲")]
    wait_until(other, f"document.getElementById('{row}').dataset.state === 'accept'")
    assert tally(other).startswith("已审 1/30")
    assert not other.title().startswith("●")


def test_taking_back_reaches_others_too(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    press(one, "j", "x")
    row = server_row(one, server)
    wait_until(other, f"document.getElementById('{row}').dataset.state === 'reject'")
    press(one, "z")
    wait_until(other, f"document.getElementById('{row}').dataset.state === 'open'")


def server_row(page, server):
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    return server.events[-1]["key"]


def test_decisions_wait_while_the_server_is_away_and_are_sent_once_when_it_is_back(server, reviewer):
    page = reviewer("甲")
    server.failing = True
    press(page, "j", "a", "a", "x")
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '未送达 3'")
    wait_until(page, "document.getElementById('tally-server').textContent.startsWith('未连接')")
    assert page.title().startswith("●")
    server.failing = False
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    assert [event["action"] for event in server.events] == ["accept", "accept", "reject"]
    assert not page.title().startswith("●")


def test_what_was_not_sent_is_sent_after_the_window_was_opened_again(server, reviewer):
    page = reviewer("甲")
    server.failing = True
    press(page, "j", "a")
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '未送达 1'")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    server.failing = False
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    assert len(server.events) == 1


def test_a_refusal_is_said_and_not_repeated(server, reviewer):
    page = reviewer("甲")
    server.refusing = True
    press(page, "j", "a")
    wait_until(page, "document.getElementById('said').textContent.includes('该报告已锁定')")
    posts, asked = server.posts, server.asked
    until(lambda: server.asked >= asked + 3)  # whoever asks posts before asking again
    assert server.posts == posts


def test_one_refused_decision_holds_up_none_and_stays_unsaved_until_it_is_taken_back(server, reviewer):
    page = reviewer("甲")
    rows = page.evaluate("[...document.querySelectorAll('tbody.change')].slice(0, 9).map((row) => row.id)")
    server.failing, server.unwanted = "down", {rows[2]}
    press(page, "j", *"aaaaaaaaa")
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '未送达 9'")
    server.failing = False
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '未送达 1'")
    assert [event["key"] for event in server.events] == rows[:2] + rows[3:]
    why = "1 条决定未被接受，仍未保存：所指的任务或文字不在本报告"
    wait_until(page, f"document.getElementById('tally-server').textContent === '{why}'")
    assert (state(page, rows[2]), page.title()[0]) == ("accept", "●")
    press(page, *"zzzzzzz")
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    assert page.inner_text("#tally-server") == "已连接"
    assert not [event for event in server.events if event["key"] == rows[2] and event["action"] != "undo"]


@pytest.mark.parametrize(("reason", "said"), [("busy", "决定库正被占用"), ("full", "服务器磁盘已满")])
def test_a_server_that_cannot_store_now_is_told_from_one_that_is_away(server, reviewer, reason, said):
    page = reviewer("甲")
    server.failing = reason
    press(page, "j", "a")
    wait_until(page, f"document.getElementById('tally-server').textContent.startsWith('{said}')")
    assert page.inner_text("#tally-unsaved") == "未送达 1"
    server.failing = False
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    assert len(server.events) == 1


def test_a_page_that_was_saved_from_a_server_is_a_file_like_any_other(server, reviewer, visit, tmp_path):
    page = reviewer("甲")
    press(page, "j", "a")
    wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    with page.expect_download() as download:
        choose_more(page, "#save-page")
    download.value.save_as(tmp_path / "saved.html")
    saved = visit(tmp_path / "saved.html")
    assert state(saved, server.events[0]["key"]) == "accept"
    press(saved, "j", "a")
    assert saved.inner_text("#tally-unsaved") == "未保存 1"
    assert saved.locator("#realign, #tally-server").count() == 0


def test_a_reviewer_without_a_name_is_asked_once(server, reviewer):
    page = reviewer("")
    press(page, "j")
    row = current(page)
    press(page, "a")
    assert page.locator("dialog#layer.name").is_visible()
    page.keyboard.type("丙")
    press(page, "Enter")
    wait_until(page, f"document.getElementById('{row}').dataset.state === 'accept'")
    press(page, "a")
    server_row(page, server)
    assert {event["by"] for event in server.events} == {"丙"}


def test_a_copied_link_holds_no_token(server, reviewer):
    page = reviewer("甲")
    press(page, "j", "Shift+Y")
    wait_until(page, "document.getElementById('said').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"#{current(page)}"
    assert TOKEN not in copied


def test_two_reviewers_at_once_lose_nothing(server, reviewer):
    one, other = reviewer("甲"), reviewer("乙")
    press(one, "j")
    press(other, "j")
    for _ in range(10):
        press(one, "a")
        press(other, "Space")
    for page in (one, other):
        wait_until(page, "document.getElementById('tally-unsaved').textContent === '已全部保存'")
    made_events = [event["event"] for event in server.events]
    assert len(made_events) == len(set(made_events))
    assert sum(event["by"] == "甲" for event in server.events) == 10
    tallied = "document.querySelectorAll('tbody.change[data-state=accept], tbody.change[data-state=later]').length"
    states = "[...document.querySelectorAll('tbody.change')].map(row => row.dataset.state ?? 'open').join()"
    wait_until(one, f"{tallied} >= 10")
    wait_until(other, f"{tallied} >= 10")
    until(lambda: one.evaluate(states) == other.evaluate(states))
    assert state(one, server.events[0]["key"]) in ("accept", "later")
