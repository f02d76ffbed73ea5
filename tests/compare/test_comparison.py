import json
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.model import Alignment
from benchmarks.long_comparisons import crossing_lists, reversed_clauses
from compare import KINDS, Comparison, compare
from compare.texts.folding import fold
from documents.model import ReadingWarning
from tests.compare.gold import GOLD, PAIRS, gold_comparison
from tests.compare.samples import aligned_documents, alignment, document, link, task, tasks

MODES = st.sampled_from(["year", "level", "region"])


def check(comparison: Comparison) -> None:
    """Everything that holds of every comparison."""
    left, right = comparison.left.tasks, comparison.right.tasks
    assert sorted(i for change in comparison.changes for i in change.left) == list(range(len(left)))
    assert sorted(j for change in comparison.changes for j in change.right) == list(range(len(right)))
    assert sorted(k for change in comparison.changes for k in change.links) == list(range(len(comparison.links)))
    assert len({change.id for change in comparison.changes}) == len(comparison.changes)
    counts = comparison.counts
    assert [kind for kind, _ in counts.kinds] == list(KINDS)
    assert sum(count.left for _, count in counts.kinds) == counts.left_tasks == len(left)
    assert sum(count.right for _, count in counts.kinds) == counts.right_tasks == len(right)
    assert sum(count.changes for _, count in counts.kinds) == len(comparison.changes)
    for change in comparison.changes:
        assert 0 <= change.kept_left <= 1
        assert 0 <= change.kept_right <= 1
        for side, indices, all_tasks in (("left", change.left, left), ("right", change.right, right)):
            spans = defaultdict(list)
            for edit in change.text:
                ref = getattr(edit, side)
                if ref is not None:
                    assert ref.text == all_tasks[ref.task].text[ref.start : ref.end]
                    spans[ref.task].append((ref.start, ref.end))
            for index in indices:
                place = 0
                for start, end in sorted(spans.pop(index, [])):
                    assert start == place
                    assert end > start
                    place = end
                assert place == len(all_tasks[index].text)
            assert not spans
        for edit in change.text:
            both = edit.left is not None and edit.right is not None
            assert (edit.status in {"kept", "changed"}) == both
            assert both or not edit.moved
            if edit.status == "changed":
                assert "".join(token.left for token in edit.tokens) == edit.left.text
                assert "".join(token.right for token in edit.tokens) == edit.right.text
                assert fold(edit.left.text) != fold(edit.right.text)
            elif both:
                assert edit.tokens == ()
                assert fold(edit.left.text) == fold(edit.right.text)
        for told in (*change.facts, *change.strength):
            for ref, all_tasks in ((told.left_ref, left), (told.right_ref, right)):
                assert ref is None or all_tasks[ref.task].text[ref.start : ref.end] == ref.text
        assert change.reasons


@given(aligned_documents(), MODES)
def test_every_task_and_every_character_is_counted_once(made, mode):
    left, right, links = made
    comparison = compare(left, right, links, mode=mode)
    check(comparison)
    assert comparison == compare(left, right, links, mode=mode)


@given(tasks("left"), MODES)
def test_identical_documents_do_not_differ(one, mode):
    links = alignment(*(link(i, i, "same", 1.0) for i in range(len(one.tasks))))
    comparison = compare(one, one, links, mode=mode)
    check(comparison)
    assert {change.kind for change in comparison.changes} <= {"unchanged"}
    assert comparison.warnings == ()
    counts = comparison.counts
    assert (counts.moved, counts.unit_changes, counts.deadline_changes, counts.uncertain) == (0, 0, 0, 0)


@given(aligned_documents(), MODES)
def test_swapping_sides_swaps_added_and_dropped(made, mode):
    left, right, links = made
    swapped = alignment(*(replace(one, left=one.right, right=one.left) for one in links.links))
    there, back = (
        {kind: (count.changes, count.left, count.right) for kind, count in comparison.counts.kinds}
        for comparison in (compare(left, right, links, mode=mode), compare(right, left, swapped, mode=mode))
    )
    for side in (there, back):  # token edits need not be symmetric, so that what is kept may differ by some characters
        side["edited"] = tuple(a + b for a, b in zip(side["edited"], side["rewritten"], strict=True))
        side["rewritten"] = (0, 0, 0)
    mirror = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split"}
    assert there == {
        kind: (back[mirror.get(kind, kind)][0], back[mirror.get(kind, kind)][2], back[mirror.get(kind, kind)][1])
        for kind in KINDS
    }


@pytest.mark.parametrize("pair", PAIRS)
def test_the_gold_pairs_keep_every_invariant(pair):
    check(gold_comparison(pair))


@pytest.mark.parametrize(
    ("pair", "kinds", "moved"),
    [
        (
            "year",
            {"edited": 1, "rewritten": 10, "merged": 2, "regrouped": 1, "added": 11, "dropped": 2},
            [{"04", "07"}, {"15"}, {"05"}],
        ),
        ("level", {"split": 19, "added": 14}, []),
        (
            "region",
            {"unchanged": 2, "edited": 13, "split": 2, "merged": 4, "dropped": 23},
            [{"27"}, {"25"}],
        ),
    ],
)
def test_the_gold_pairs_change_as_their_readers_say(pair, kinds, moved):
    comparison = gold_comparison(pair)
    assert {kind: count.changes for kind, count in comparison.counts.kinds if count.changes} == kinds
    left = comparison.left.tasks
    assert [{left[i].id[-2:] for i in change.left} for change in comparison.changes if change.moved] == moved


def test_no_unit_of_the_gold_pairs_goes_and_comes_back_under_another_name():
    units = json.loads((GOLD / "units.json").read_text(encoding="utf-8"))
    owner = {name: entry["organ"] for entry in units["organs"] for name in entry["names"]}
    owner |= {name: entry["name"] for entry in units["groups"] for name in [entry["name"], *entry["same_as"]]}
    linked = [change for pair in PAIRS for change in gold_comparison(pair).changes if change.left and change.right]
    for change in linked:
        gone = {owner[unit.left] for unit in change.units if unit.status == "dropped"}
        come = {owner[unit.right] for unit in change.units if unit.status == "added"}
        assert gone.isdisjoint(come)
        grouped = {"covered_by_group", "named_from_group", "inherited", "lead_handed_over"}
        met = [unit for unit in change.units if unit.left and unit.right and unit.status not in grouped]
        met = [unit for unit in met if unit.left != "省委改革办"]
        assert [unit for unit in met if owner[unit.left] != owner[unit.right]] == []


def test_a_document_without_deadlines_is_warned_of_once():
    comparison = gold_comparison("region")
    told = [change.deadline for change in comparison.changes if change.deadline is not None]
    assert [(one.left, one.right) for one in told] == [  # three times stand in remarks of the right
        ("11月底前", "2020年9月底前"),
        ("年底前", "2020年6月底前"),
        ("9月底前", "2020年7月底前"),
    ]
    assert [(side, warning.code) for side, warning in comparison.warnings] == [
        ("comparison", "no-deadlines-right"),
        ("comparison", "no-leads-left"),
    ]


def test_units_and_deadline_leave_the_kind_of_the_text_alone():
    left = document(task(1, "公开目录", lead=["省司法厅"], deadline="年底前"))
    right = document(task(1, "公开目录。", lead=["省财政厅"], deadline="9月底前"))
    comparison = compare(left, right, alignment(link(0, 0, "same")), mode="year")
    assert [change.kind for change in comparison.changes] == ["unchanged"]
    assert (comparison.counts.unit_changes, comparison.counts.deadline_changes) == (1, 1)


@pytest.mark.parametrize(("left", "right"), [((), ()), ((), ("公开目录",)), (("公开目录",), ())])
def test_empty_sides_compare(left, right):
    comparison = compare(document(*left), document(*right), alignment(), mode="year")
    check(comparison)
    assert comparison.warnings == ()


def test_warnings_signatures_and_runners_up_are_handed_on():
    warned = replace(document("公开目录"), warnings=(ReadingWarning("odd", "看不懂"),))
    made = Alignment((link(0, 0, confidence=0.5),), (), (), signature=(("encoder", "fake"), ("threshold", "0.5")))
    comparison = compare(warned, document("公开目录"), made, mode="year", signature=(("threshold", "0.6"),))
    assert comparison.warnings == (("left", ReadingWarning("odd", "看不懂")),)
    assert comparison.signature == (("threshold", "0.6"), ("encoder", "fake"), ("confirm_below", "0.8"))
    assert comparison.counts.uncertain == 1


@pytest.mark.parametrize("links", [(link(0, 1),), (link(-1, 0),), (link(0, 0), link(0, 0))])
def test_impossible_links_are_refused(links):
    with pytest.raises(ValueError, match=r"link \("):
        compare(document("公开"), document("公开"), Alignment(links, (), ()), mode="year")


def test_long_lists_of_tasks_taken_elsewhere_compare():
    check(compare(*crossing_lists(500), mode="year"))


def test_a_long_text_of_clauses_in_reverse_order_compares():
    check(compare(*reversed_clauses(100), mode="year"))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("本办法自2019年3月1日起施行。", "本办法自2024年12月15日起施行。", "edited"),
        ("补助120万元。", "补助350万元。", "edited"),
        ("补助120万元。", "奖励350人。", "rewritten"),
    ],
)
def test_a_text_of_which_only_a_date_or_a_number_changed_is_not_rewritten(left, right, kind):
    sides = (document(left, name="left"), document(right, name="right"))
    assert compare(*sides, alignment(link(0, 0)), mode="year").changes[0].kind == kind
