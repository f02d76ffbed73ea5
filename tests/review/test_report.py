import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

import review.store
from compare.decision_json import decision_dict
from policydiff import api
from policydiff.pairs import file_pair
from reports import json_bytes, render_comparison
from review import dumps, loads
from review.report import RefusedError, ReportUnderReview
from review.store import EventStore, StoreError
from tests.review.samples import decide, log, undo
from tests.review.served import PAIR

DOCUMENTS = file_pair(*PAIR, mode="year")
FIRST = api.compare_pair(DOCUMENTS, encoder="none")
LINKED = [place for place, change in enumerate(FIRST.changes) if change.links]


@pytest.fixture
def store(tmp_path):
    with EventStore(tmp_path / "s.sqlite3") as opened:
        yield opened


def served(store, *, given=None, align=None):
    compared = align or (lambda decisions: api.compare_pair(replace(DOCUMENTS, decisions=decisions), encoder="none"))
    return ReportUnderReview(
        "page.html",
        (DOCUMENTS.left, DOCUMENTS.right),
        "year",
        compared,
        given=given,
        store=store,
        lang="zh-CN",
    )


def post(report, *decisions):
    return report.kept({"events": [decision_dict(decision) for decision in decisions]})


def pairs(comparison):
    return {(link.left, link.right) for link in comparison.links}


def of_row(place):
    return {(FIRST.links[number].left, FIRST.links[number].right) for number in FIRST.changes[place].links}


def test_a_report_that_nobody_decided_about_is_the_comparison(store):
    report = served(store)
    assert json_bytes(report.comparison) == json_bytes(FIRST)
    assert (report.alignment.seq, report.heard(0)["aligned"]) == (0, 0)


def test_decisions_change_links_only_when_it_is_aligned_anew(store):
    report = served(store)
    cut, made = LINKED[0], LINKED[2]
    (_, right), *_ = sorted(of_row(LINKED[1]))
    (other, _), *_ = sorted(of_row(made))
    post(report, decide(FIRST, cut, "reject", 1), decide(FIRST, made, "relink", 2, links=[(other, right)]))
    assert pairs(report.comparison) == pairs(FIRST)
    alignment = report.realign()
    found = pairs(report.comparison)
    assert (alignment.seq, report.heard(2)["aligned"]) == (2, 2)
    assert not found & of_row(cut)
    assert (other, right) in found
    post(report, undo(decide(FIRST, cut, "reject", 1), 3))
    report.realign()
    assert of_row(cut) <= pairs(report.comparison)


def test_the_page_follows_decisions_at_once_and_nothing_is_aligned(store):
    asked = []

    def align(decisions):
        asked.append(decisions)
        return FIRST

    report = served(store, align=align)
    assert report.shown() == report.alignment
    cut = decide(FIRST, LINKED[0], "reject", 1)
    post(report, cut)
    shown = report.shown()
    assert (shown.seq, pairs(shown.comparison)) == (1, pairs(FIRST) - of_row(LINKED[0]))
    assert report.shown() is shown
    page = shown.page.decode()
    assert all(said in page for said in ('"aligned":0', '"known":1', '"pending":1'))
    post(report, undo(cut, 2))
    assert pairs(report.shown().comparison) == pairs(FIRST)
    assert (len(asked), report.alignment.seq) == (1, 0)


def test_the_page_is_that_of_compare_with_the_exported_decisions(store, tmp_path):
    report = served(store)
    events = [
        decide(FIRST, place, action, number)
        for number, (place, action) in enumerate(
            zip(LINKED[:6], ("accept", "reject", "later", "reject", "note", "accept"), strict=True), 1
        )
    ]
    events[4] = replace(events[4], note="请核对")
    post(report, *events)
    report.realign()
    file = tmp_path / "decisions.json"
    file.write_bytes(dumps(report.log()))
    again = api.compare_files(*PAIR, mode="year", encoder="none", decisions=[file])
    assert report.alignment.page.decode() == render_comparison(again, api=report.address, aligned=6)
    assert json_bytes(report.comparison) == json_bytes(again)


def test_a_server_that_is_started_again_is_aligned_with_what_its_store_holds(store):
    post(served(store), decide(FIRST, LINKED[0], "reject", 1))
    report = served(store)
    assert report.alignment.seq == 1
    assert not pairs(report.comparison) & of_row(LINKED[0])


def test_given_decisions_hold_beside_those_that_are_stored(store):
    report = served(store, given=log(FIRST, decide(FIRST, LINKED[0], "reject", 1)))
    post(report, decide(FIRST, LINKED[1], "reject", 2))
    report.realign()
    assert not pairs(report.comparison) & (of_row(LINKED[0]) | of_row(LINKED[1]))
    assert [decision.event for decision in report.log().decisions] == ["event-0001", "event-0002"]


def test_without_new_decisions_nothing_is_computed(store):
    asked = []
    report = served(store, align=lambda decisions: asked.append(decisions) or FIRST)
    assert report.realign() is report.alignment
    assert asked == [None]


def test_two_who_disagree_are_not_forced_until_one_decides_again(store):
    report = served(store)
    post(report, decide(FIRST, LINKED[0], "accept", 1))
    other = decide(FIRST, LINKED[0], "reject", 2, by="审核员乙")
    answer = report.taken_in(dumps(log(FIRST, other)))
    assert answer == {"added": 1, "known": 0, "conflicts": [["event-0001", "event-0002"]], "left_out": []}
    report.realign()
    (state,) = [state for state in report.comparison.review.changes if state.status == "needs_review"]
    assert state.reason == "conflict"


def posted(decision, seen):
    return decision_dict(decision) | {"seen": seen}


def test_who_decides_without_having_seen_what_another_decided_contradicts_it_until_somebody_decides_again(store):
    report = served(store)
    row, other_row = LINKED[:2]
    report.kept({"events": [posted(decide(FIRST, row, "accept", 1, by="甲"), 0)]})
    offline = [
        posted(decide(FIRST, row, "accept", 2, by="乙"), 0),
        posted(decide(FIRST, row, "reject", 3, by="乙"), 0),
        posted(decide(FIRST, other_row, "reject", 4, by="乙"), 0),
    ]
    for _ in range(2):  # the answer may be lost, and the page asks again
        report.kept({"events": [dict(event) for event in offline]})
        assert report.heard(0)["conflicts"] == [["event-0001", "event-0003"]]
    review = report.realign().comparison.review
    assert [(entry.one.by, entry.other.by) for entry in review.conflicts] == [("甲", "乙")]
    assert {(state.status, state.reason) for state in review.changes} >= {("needs_review", "conflict")}
    assert loads(dumps(report.log()), name="d.json").conflicts == (("event-0001", "event-0003"),)
    report.kept({"events": [posted(decide(FIRST, row, "reject", 5, by="甲"), 4)]})
    assert report.realign().comparison.review.conflicts == ()


@pytest.mark.parametrize("seen", [1, None])
def test_who_has_seen_a_decision_or_does_not_say_replaces_it(store, seen):
    report = served(store)
    post(report, decide(FIRST, LINKED[0], "accept", 1, by="甲"))
    report.kept({"events": [posted(decide(FIRST, LINKED[0], "reject", 2, by="乙"), seen)]})
    assert report.heard(0)["conflicts"] == []


@pytest.mark.parametrize("seen", [-1, True, "1", 0.5, []])
def test_what_was_seen_is_a_number(store, seen):
    with pytest.raises(RefusedError, match="decision 1: 'seen' is"):
        served(store).kept({"events": [posted(decide(FIRST, LINKED[0], "accept", 1), seen)]})


def test_of_an_imported_file_what_is_dated_later_than_now_is_left_out_and_the_rest_stored(store):
    report = served(store)
    good, late = decide(FIRST, LINKED[0], "accept", 1), decide(FIRST, LINKED[1], "reject", 2)
    late = replace(late, at="2099-12-31T23:59:59.999Z")
    answer = report.taken_in(dumps(log(FIRST, good, late)))
    assert (answer["added"], answer["known"]) == (1, 0)
    assert answer["left_out"] == [
        "the event 'event-0002' is dated 2099-12-31T23:59:59.999Z, later than now; correct its 'at'"
    ]
    assert [entry.decision for entry in store.after(report.id, 0)] == [replace(good, report=report.id)]
    with pytest.raises(RefusedError, match="'event-0002' is dated 2099"):
        report.taken_in(dumps(log(FIRST, late)))
    assert post(report, decide(FIRST, LINKED[2], "accept", 3))["last"] == 2


@pytest.mark.parametrize("change", [{"id": "nowhere-1"}, {"hash": "0" * 16}], ids=["task", "text"])
def test_a_decision_on_a_task_that_the_report_does_not_have_is_refused(store, change):
    report = served(store)
    alone = next(row for row in LINKED[2:] if len(FIRST.changes[row].left) == 1)
    decision = decide(FIRST, alone, "accept", 1)
    wrong = replace(decision.left_anchors[0], **change)
    claim = replace(decision.machine, left=(wrong.id,), links=tuple((wrong.id, b) for _, b in decision.machine.links))
    with pytest.raises(RefusedError, match=f"decision 2: there is no task '{wrong.id}' with this text") as caught:
        post(report, decide(FIRST, LINKED[1], "accept", 2), replace(decision, machine=claim, left_anchors=(wrong,)))
    assert (caught.value.reason, report.heard(0)["events"]) == ("task", [])
    post(report, replace(decision, machine=claim, left_anchors=(wrong,), report="p-000000000000"))  # an older version's


def test_a_full_disk_is_told_and_what_was_refused_is_stored_once_there_is_room(store):
    report = served(store)
    connection = store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [decide(FIRST, place % len(FIRST.changes), "accept", place) for place in range(100)]
    with pytest.raises(StoreError) as caught:
        post(report, *many)
    assert (caught.value.reason, report.heard(0)["events"]) == ("full", [])
    connection.execute("PRAGMA max_page_count = 1000000")
    assert len(post(report, *many)["events"]) == 100


def test_a_store_that_another_program_holds_is_told_as_busy(tmp_path, monkeypatch):
    monkeypatch.setattr(review.store, "PATIENCE", 0.1)
    with EventStore(tmp_path / "s.sqlite3") as store, closing(sqlite3.connect(tmp_path / "s.sqlite3")) as other:
        report = served(store, align=lambda decisions: FIRST)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            post(report, decide(FIRST, LINKED[0], "accept", 1))
        assert caught.value.reason == "busy"
        other.rollback()
        assert post(report, decide(FIRST, LINKED[0], "accept", 1))["last"] == 1


def beside(decision, seen, *unseen):
    return posted(decision, seen) | {"unseen": list(unseen)}


def test_a_third_who_saw_neither_of_two_contradicts_the_one_that_says_otherwise_and_settles_nothing(store):
    report = served(store)
    row = LINKED[0]
    for number, (action, by) in enumerate((("reject", "甲"), ("accept", "乙"), ("accept", "丙")), start=1):
        report.kept({"events": [posted(decide(FIRST, row, action, number, by=by), 0)]})
    assert report.heard(0)["conflicts"] == [["event-0001", "event-0002"], ["event-0001", "event-0003"]]
    assert {pair.one.by for pair in report.realign().comparison.review.conflicts} == {"甲"}
    report.kept({"events": [posted(decide(FIRST, row, "accept", 4, by="甲"), 3)]})
    assert report.realign().comparison.review.conflicts == ()


def test_what_somebody_in_sight_of_it_replaced_contradicts_nobody_any_more(store):
    report = served(store)
    row = LINKED[0]
    report.kept({"events": [posted(decide(FIRST, row, "reject", 1, by="甲"), 0)]})
    report.kept({"events": [posted(decide(FIRST, row, "accept", 2, by="乙"), 1)]})
    report.kept({"events": [posted(decide(FIRST, row, "accept", 3, by="丙"), 0)]})
    assert report.heard(0)["conflicts"] == []


def test_two_people_of_one_name_in_two_browsers_contradict_each_other_and_one_in_one_does_not(store):
    report = served(store)
    events = ["aaaaaaaaaaaa.1", "bbbbbbbbbbbb.1", "bbbbbbbbbbbb.2"]
    for number, (event, action) in enumerate(zip(events, ("reject", "accept", "later"), strict=True), start=1):
        decision = decide(FIRST, LINKED[0], action, number, by="未署名", event=event)
        report.kept({"events": [posted(decision, 0)]})
    assert report.heard(0)["conflicts"] == [events[:2], [events[0], events[2]]]


def test_what_a_page_heard_but_does_not_show_was_not_seen(store):
    """One relinks, aligns anew and relinks the new row; the other has the old page, on which there is no such row."""
    report = served(store)
    row = LINKED[0]
    report.kept({"events": [posted(decide(FIRST, row, "reject", 1, by="甲"), 0)]})
    report.kept({"events": [beside(decide(FIRST, row, "accept", 2, by="乙"), 1, "event-0001")]})
    assert report.heard(0)["conflicts"] == [["event-0001", "event-0002"]]
    assert not of_row(row) & {
        (link.left, link.right) for link in report.realign().comparison.links if link.confidence == 1
    }


@pytest.mark.parametrize("unseen", ["event-0001", [1], {"a": 1}])
def test_what_was_not_seen_is_a_list_of_events(store, unseen):
    with pytest.raises(RefusedError, match="decision 1: 'unseen' is"):
        served(store).kept({"events": [posted(decide(FIRST, LINKED[0], "accept", 1), 0) | {"unseen": unseen}]})


def test_what_is_given_contradicts_what_the_store_holds_and_neither_is_forced(store):
    row, other = LINKED[:2]
    before = served(store)
    post(before, decide(FIRST, row, "reject", 1, by="甲"), decide(FIRST, other, "accept", 2, by="甲"))
    given = log(FIRST, decide(FIRST, row, "accept", 3, by="乙", event="of-a-workbook"))
    for _ in range(2):  # the same file may be given whenever the server starts
        report = served(store, given=given)
        assert report.heard(0)["conflicts"] == [["event-0001", "of-a-workbook"]]
        assert [pair.one.by for pair in report.comparison.review.conflicts] == ["甲"]
        sure = {(link.left, link.right) for link in report.comparison.links if link.confidence == 1}
        assert sure == of_row(other)
    assert len(report.log().decisions) == 3
