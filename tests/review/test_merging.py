from dataclasses import replace

import pytest

from documents.errors import InputError
from review import dumps, loads
from review.agreement import TypeAgreement, agreement
from review.merging import merge
from tests.review.samples import TEXTS, comparison, decide, document, log, undo

OF = comparison()


def merged(*logs):
    return merge([(f"{name}.json", entry) for name, entry in zip("ABC", logs, strict=False)])


def events(log):
    return [decision.event for decision in log.decisions]


def by_b(of, row, action, number, **fields):
    return decide(of, row, action, number, by="审核员乙", **fields)


def test_decisions_on_different_rows_are_joined():
    joined, conflicts = merged(log(OF, decide(OF, 0, "accept", 1)), log(OF, by_b(OF, 1, "reject", 2)))
    assert (events(joined), conflicts, joined.conflicts) == (["event-0001", "event-0002"], (), ())
    assert {decision.report for decision in joined.decisions} == {joined.report.id}
    assert loads(dumps(joined), name="m.json") == joined


def test_merging_a_log_with_itself_changes_nothing_more():
    mine = log(OF, decide(OF, 0, "accept", 1), decide(OF, 1, "reject", 2))
    once = merged(mine)[0]
    assert merged(mine, mine) == merged(once, mine) == (once, ())


def test_the_same_decision_of_two_people_is_no_conflict():
    assert merged(log(OF, decide(OF, 0, "accept", 1)), log(OF, by_b(OF, 0, "accept", 2, note="同意")))[1] == ()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"action": "accept"}, {"action": "reject"}),
        ({"action": "accept"}, {"action": "later"}),
        ({"action": "accept"}, {"action": "retype", "kind": "rewritten"}),
        ({"action": "reject"}, {"action": "relink", "links": [(0, 4)]}),
        ({"action": "relink", "links": [(0, 4)]}, {"action": "relink", "links": [(0, 5)]}),
        ({"action": "relink", "links": [(0, 4)]}, {"action": "relink", "links": []}),
        ({"action": "retype", "kind": "edited"}, {"action": "retype", "kind": "rewritten"}),
    ],
)
def test_different_decisions_on_one_row_are_a_conflict_whoever_comes_first(mine, theirs):
    one = log(OF, decide(OF, 0, number=1, **mine))
    other = log(OF, by_b(OF, 0, number=2, **theirs))
    for pair in ((one, other), (other, one)):
        joined, conflicts = merged(*pair)
        assert [(entry.one.event, entry.other.event) for entry in conflicts] == [("event-0001", "event-0002")]
        assert joined.conflicts == (("event-0001", "event-0002"),)


def test_a_link_that_one_makes_and_another_cuts_is_a_conflict_across_rows():
    one = log(OF, decide(OF, 0, "relink", 1, links=[(0, 1)]))
    other = log(OF, by_b(OF, 1, "relink", 2, links=[]))
    assert len(merged(one, other)[1]) == 0
    cut = comparison(pairs=[(0, 1)])
    assert len(merged(one, log(cut, by_b(cut, 1, "reject", 2)))[1]) == 1


def test_who_saw_a_decision_and_decided_otherwise_has_replaced_it():
    first = decide(OF, 0, "accept", 1)
    assert merged(log(OF, first), log(OF, first, by_b(OF, 0, "reject", 2)))[1] == ()


def test_what_was_taken_back_is_no_conflict():
    first = decide(OF, 0, "accept", 1)
    assert merged(log(OF, first, undo(first, 3)), log(OF, by_b(OF, 0, "reject", 2)))[1] == ()


def test_a_conflict_stays_in_the_file_and_is_settled_by_a_later_decision():
    joined, _ = merged(log(OF, decide(OF, 0, "accept", 1)), log(OF, by_b(OF, 0, "reject", 2)))
    once_more, conflicts = merged(joined, log(OF, decide(OF, 2, "accept", 3)))
    assert len(conflicts) == 1
    settled = replace(once_more, decisions=(*once_more.decisions, decide(OF, 0, "accept", 4)))
    assert merged(settled)[1] == ()


def test_a_conflict_is_settled_by_a_later_decision_on_a_row_of_another_alignment_that_says_what_was_open():
    joined, _ = merged(log(OF, decide(OF, 0, "accept", 1)), log(OF, by_b(OF, 0, "relink", 2, links=[(0, 4)])))
    other = comparison(pairs=[(0, 0), (0, 4)])  # another row, of which the open link is a part
    elsewhere = replace(joined, decisions=(*joined.decisions, decide(OF, 1, "accept", 3)))
    assert len(merged(elsewhere)[1]) == 1
    settled = replace(joined, decisions=(*joined.decisions, decide(other, 0, "accept", 3)))
    assert merged(settled)[1] == ()
    earlier = replace(joined, decisions=(decide(other, 0, "accept", 0), *joined.decisions))
    assert len(merged(earlier)[1]) == 1


def test_logs_of_different_reports_are_refused():
    other = comparison(left=document("old", TEXTS[1:]), right=document("new", TEXTS[2:]), pairs=[(0, 0)])
    with pytest.raises(
        InputError, match=r"'A\.json' and 'B\.json' are decisions on different reports: the old document"
    ):
        merged(log(OF), log(other))


def test_one_event_in_two_wordings_is_refused():
    one = decide(OF, 0, "accept", 1)
    with pytest.raises(InputError, match="holds the event 'event-0001' in other words"):
        merged(log(OF, one), log(OF, replace(one, note="改过")))


def test_agreement_of_two_reviewers_is_counted_by_type_and_corrected_for_chance():
    one = log(OF, *(decide(OF, row, "accept", row + 1) for row in range(4)))
    other = log(
        OF,
        *(by_b(OF, row, "accept", row + 11) for row in range(2)),
        by_b(OF, 2, "reject", 13),
        by_b(OF, 4, "accept", 14),
    )
    result = agreement(one, other)
    assert (result.first, result.second, result.both, result.agreed) == (4, 4, 3, 2)
    assert result.types == (TypeAgreement("unchanged", 2, 2), TypeAgreement("split", 1, 0))
    assert result.table == (("accept", "accept", 2), ("accept", "reject", 1))
    assert result.differing == ((OF.changes[2].id, "accept", "reject"),)
    assert result.kappa == 0.0


def test_kappa_is_that_of_the_textbook():
    """20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: kappa 0.4."""
    texts = [f"第{number}项任务的正文各不相同。" for number in range(50)]
    of = comparison(pairs=[(i, i) for i in range(50)], left=document("old", texts), right=document("new", texts))
    answers = [("accept", "accept")] * 20 + [("accept", "reject")] * 5
    answers += [("reject", "accept")] * 10 + [("reject", "reject")] * 15
    one = log(of, *(decide(of, row, answer[0], row) for row, answer in enumerate(answers)))
    other = log(of, *(by_b(of, row, answer[1], row + 100) for row, answer in enumerate(answers)))
    assert agreement(one, other).kappa == pytest.approx(0.4)


def test_kappa_is_undefined_where_chance_explains_everything_or_nothing_is_shared():
    accepted = log(OF, decide(OF, 0, "accept", 1))
    assert agreement(accepted, accepted).kappa is None
    assert agreement(accepted, log(OF)).kappa is None
