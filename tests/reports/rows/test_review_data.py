from dataclasses import replace

from align.model import Candidate
from compare.decisions import LostDecision, Review, ReviewState
from compare.report_identity import link_key, task_anchor, text_hash
from reports.rows.review_data import review_data
from tests.review.samples import TEXTS, comparison, decide, document


def test_rows_name_their_tasks_and_links():
    of = comparison()
    data = review_data(of)
    undecided = {"state": "undecided", "type": None, "note": None, "by": None, "at": None, "reason": None, "events": []}
    split = next(row for row in data["rows"] if row["type"] == "split")
    assert split == {
        "key": of.changes[2].id,
        "old": ["old-03"],
        "new": ["new-03", "new-04"],
        "type": "split",
        "score": 0.8346,
        "links": [
            {
                "key": link_key(of.left.tasks[2], of.right.tasks[place]),
                "old": "old-03",
                "new": f"new-0{place + 1}",
                "score": 0.8346,
            }
            for place in (2, 3)
        ],
        "review": undecided,
    }
    dropped = next(row for row in data["rows"] if row["old"] == ["old-04"])
    assert (dropped["score"], dropped["links"]) == (None, [])
    assert sorted(row["key"] for row in data["rows"]) == sorted(change.id for change in of.changes)


def test_every_task_names_what_was_rejected_by_place_and_printed_score_the_best_first():
    of = comparison()
    runners = (Candidate(0, 3, 0.2), Candidate(3, 4, 0.4), Candidate(0, 4, 0.9996), Candidate(2, 2, 0.8))
    rivals = review_data(replace(of, runners_up=runners))["rivals"]
    assert (2, 2) in {(link.left, link.right) for link in of.links}  # a link is no rival of itself
    assert {
        side: {place: rivals for place, rivals in enumerate(found) if rivals} for side, found in rivals.items()
    } == {
        "old": {0: [[4, 0.99], [3, 0.2]], 3: [[4, 0.4]]},
        "new": {3: [[0, 0.2]], 4: [[0, 0.99], [3, 0.4]]},
    }
    assert (len(rivals["old"]), len(rivals["new"])) == (len(of.left.tasks), len(of.right.tasks))


def test_tasks_are_anchors_with_their_printed_number():
    data = review_data(comparison())
    assert data["tasks"]["old"][0] == {
        "id": "old-01",
        "path": "一、总体要求",
        "quote": TEXTS[0],
        "hash": text_hash(TEXTS[0]),
        "label": "1",
    }


def test_text_hash_is_the_beginning_of_sha256_of_the_text():
    assert text_hash("abc") == "ba7816bf8f01cfea"
    assert task_anchor(document("old", ["长" * 100]).tasks[0]).quote == "长" * 60


def test_review_is_carried_with_its_decisions_and_what_was_lost():
    of = comparison()
    decision = decide(of, 0, "accept", 1)
    accepted = ReviewState("accepted", by="审核员甲", at=decision.at, events=(decision.event,))
    states = (accepted, *(ReviewState() for _ in of.changes[1:]))
    links = (accepted, *(ReviewState() for _ in of.links[1:]))
    lost = LostDecision(decision, "task_missing", decision.left_anchors)
    data = review_data(replace(of, review=Review(states, links, (lost,), (), (decision,))), api="api/")
    row = data["rows"][0]
    assert row["review"]["state"] == row["links"][0]["review"]["state"] == "accepted"
    assert [entry["event"] for entry in data["decisions"]] == ["event-0001"]
    assert data["orphaned"] == [{"event": "event-0001", "reason": "task_missing", "missing": ["old-01"]}]
    assert data["api"] == "api/"
