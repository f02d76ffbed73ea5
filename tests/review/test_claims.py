import pytest

from review.claims import contested, contradict, same_hand
from tests.review.samples import comparison, decide

OF = comparison()


def test_a_relink_and_an_accept_of_one_row_disagree_on_the_row_and_on_its_link():
    relinked, accepted = decide(OF, 0, "relink", 1, links=[(0, 4)]), decide(OF, 0, "accept", 2)
    assert contested(relinked, accepted) == {("key", OF.changes[0].id), ("link", "old-01", "new-01")}
    assert contradict(accepted, relinked)


def test_a_relink_to_a_task_contradicts_who_confirms_that_it_stands_alone():
    alone = next(place for place, change in enumerate(OF.changes) if change.right == (4,))
    assert contested(decide(OF, 0, "relink", 1, links=[(0, 4)]), decide(OF, alone, "accept", 2)) == {
        ("right", "new-05")
    }


def test_decisions_on_different_rows_and_tasks_agree():
    assert not contradict(decide(OF, 0, "accept", 1), decide(OF, 1, "reject", 2))


@pytest.mark.parametrize(
    ("one", "other", "names", "alike"),
    [
        ("aaaaaaaaaaaa.1", "aaaaaaaaaaaa.2", ("甲", "甲"), True),
        ("aaaaaaaaaaaa.1", "bbbbbbbbbbbb.2", ("甲", "甲"), False),
        ("aaaaaaaaaaaa.1", "aaaaaaaaaaaa.2", ("甲", "乙"), False),
        ("event-0001", "bbbbbbbbbbbb.2", ("甲", "甲"), True),  # of an earlier version, or of a workbook
        ("event-0001", "event-0002", ("甲", "乙"), False),
    ],
)
def test_one_hand_is_one_name_in_one_browser(one, other, names, alike):
    decisions = [decide(OF, 0, "accept", 1, by=by, event=event) for event, by in zip((one, other), names, strict=True)]
    assert same_hand(*decisions) is alike
