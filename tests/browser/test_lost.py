"""Decisions that found no row: put aside, taken up again, counted, kept and exported."""

from dataclasses import replace

import pytest

from compare.decisions import UNDECIDED, Anchor, Decision, LostDecision, Review, Statement
from reports import render_comparison
from reports.rows.review_data import review_data
from tests.browser.pages import choose_more, press, sign, wait_until
from tests.browser.test_review import exported
from tests.reports.samples import sample


def with_lost(*names):
    """The sample with a decision of each name, none of which found a row."""
    comparison = sample()
    told = []
    for place, name in enumerate(names, start=1):
        anchor = Anchor(f"left-9{place}", "一", f"{name}的任务", "0" * 16)
        claim = Statement((f"left-9{place}",), (), kind="dropped")
        at = f"2026-01-0{place}T03:04:05.000Z"
        told.append(
            Decision(f"e-000000{place}", f"r-9999999{place}", "later", claim, None, (anchor,), (), "再看", name, at)
        )
    review = Review(
        changes=(UNDECIDED,) * len(comparison.changes),
        links=(UNDECIDED,) * len(comparison.links),
        orphaned=tuple(LostDecision(entry, "task_missing", entry.left_anchors) for entry in told),
        decisions=tuple(told),
    )
    return replace(comparison, review=review)


@pytest.fixture
def html():
    return render_comparison(with_lost("甲", "乙"))


def button(page, nth=0):
    return page.locator("[data-lost] button").nth(nth)


def aside(page):
    return page.locator("[data-lost]").evaluate_all("rows => rows.map(row => row.classList.contains('aside'))")


def test_a_lost_decision_is_put_aside_by_an_undo_and_counted(visit, html, tmp_path):
    page = visit(html)
    sign(page, "丙")
    button(page).click()
    assert aside(page) == [True, False]
    assert button(page).inner_text() == "恢复"
    assert page.inner_text("#lost summary").endswith("已搁置 1 条")
    assert page.inner_text("#tally-away") == ""
    assert "未保存 1" in page.inner_text("#tally-unsaved")
    first, second, undo = exported(page, tmp_path)["decisions"]
    known = review_data(with_lost("甲", "乙"))["decisions"]
    assert [first, second] == known
    assert (undo["action"], undo["undoes"], undo["key"], undo["by"]) == ("undo", "e-0000001", "r-99999991", "丙")
    assert (undo["machine"], undo["human"], undo["note"]) == (None, None, None)


def test_taken_up_again_it_is_the_same_decision_as_a_new_event(visit, html, tmp_path):
    page = visit(html)
    button(page, 1).click()
    button(page, 1).click()
    assert aside(page) == [False, False]
    assert page.inner_text("#lost-aside") == ""
    *_, old, undo, again = exported(page, tmp_path)["decisions"]
    assert undo["undoes"] == old["event"]
    assert again["event"] not in (old["event"], undo["event"])
    for name in ("key", "action", "machine", "human", "anchors", "note"):
        assert again[name] == old[name]
    button(page, 1).click()
    assert exported(page, tmp_path)["decisions"][-1]["undoes"] == again["event"]


def test_the_key_for_undo_takes_it_up_again(visit, html):
    page = visit(html)
    button(page).click()
    press(page, "z")
    assert aside(page) == [False, False]
    press(page, "z")
    assert aside(page) == [False, False]


def test_it_stays_aside_when_the_page_is_opened_again_or_gets_the_file(visit, html, tmp_path):
    path = tmp_path / "a.html"
    path.write_text(html, encoding="utf-8")
    page = visit(path)
    button(page).click()
    file = exported(page, tmp_path)
    other = visit(html)
    other.set_input_files("#import-file", tmp_path / "decisions.json")
    wait_until(other, "document.getElementById('layer').open")
    assert "失锚" not in other.inner_text("dialog#layer")
    assert aside(other) == [True, False]
    with page.expect_download() as waiting:
        choose_more(page, "#save-page")
    waiting.value.save_as(tmp_path / "reviewed.html")
    third = visit(tmp_path / "reviewed.html")
    assert aside(third) == [True, False]
    assert exported(third, tmp_path) == file


def test_the_draft_holds_it(visit, html):
    page = visit(html)
    button(page).click()
    button(page, 1).click()
    button(page, 1).click()
    draft = page.evaluate("Object.entries(localStorage).find(([name]) => name.includes('draft'))")
    stored = f"localStorage.setItem({draft[0]!r}, {draft[1]!r})"
    other = visit(html, before=stored)
    assert aside(other) == [True, False]
    assert "未保存 3" in other.inner_text("#tally-unsaved")


def test_without_scripts_there_is_no_button(visit, html):
    page = visit(html, java_script_enabled=False)
    assert page.locator("#lost tbody tr").count() == 2
    assert not button(page).is_visible()
