from dataclasses import fields

import pytest

from align.folding import kernel
from benchmarks.generator import Rates, generated, siblings

UNCHANGED = Rates(**{field.name: 0.0 for field in fields(Rates)})


def only(**rates):
    return Rates(**{field.name: rates.get(field.name, 0.0) for field in fields(Rates)})


@pytest.mark.parametrize("length", [12, 50, 500])
def test_every_task_of_both_lists_is_linked_or_dropped_or_added(length):
    pair = generated(length, seed=3)
    assert len(pair.left) == length
    assert sorted({link.left for link in pair.links} | set(pair.dropped)) == list(range(length))
    assert sorted({link.right for link in pair.links} | set(pair.added)) == list(range(len(pair.right)))
    assert not {link.left for link in pair.links} & set(pair.dropped)
    assert not {link.right for link in pair.links} & set(pair.added)


def test_a_seed_gives_the_same_pair_and_another_seed_another():
    assert generated(50, seed=7) == generated(50, seed=7)
    assert generated(50, seed=7) != generated(50, seed=8)


def test_links_are_sorted_and_each_pair_stands_once():
    pairs = [(link.left, link.right) for link in generated(500, seed=1).links]
    assert pairs == sorted(set(pairs))


def test_nothing_happens_at_rate_zero():
    pair = generated(50, seed=1, rates=UNCHANGED)
    assert pair.left == pair.right
    assert [(link.left, link.right, link.label, link.extent, link.events) for link in pair.links] == [
        (index, index, "same", "full", ()) for index in range(50)
    ]


@pytest.mark.parametrize(
    ("rates", "event", "label"),
    [
        ({"edit": 1.0}, "edited", "edited"),
        ({"paraphrase": 1.0}, "paraphrased", "rewritten"),
        ({"misread": 1.0}, "misread", "edited"),
    ],
)
def test_a_changed_text_says_what_happened(rates, event, label):
    pair = generated(50, seed=1, rates=only(**rates))
    changed = [link for link in pair.links if pair.left[link.left].text != pair.right[link.right].text]
    assert len(changed) > 40
    assert {(link.events, link.label) for link in changed} == {((event,), label)}


def test_the_parts_of_a_split_hold_the_letters_of_the_whole():
    pair = generated(50, seed=1, rates=only(split=1.0))
    for left, task in enumerate(pair.left):
        parts = [link for link in pair.links if link.left == left]
        assert kernel("".join(pair.right[link.right].text for link in parts)) == kernel(task.text)
        assert len(parts) == 1 or {link.extent for link in parts} == {"left-part"}
    assert len(pair.right) > 80


def test_a_merged_task_holds_the_letters_of_both():
    pair = generated(50, seed=1, rates=only(merge=1.0))
    assert len(pair.right) == 25
    for right, task in enumerate(pair.right):
        parts = [link.left for link in pair.links if link.right == right]
        assert kernel("".join(pair.left[left].text for left in parts)) == kernel(task.text)


def test_a_moved_task_passes_others_and_nothing_else_does():
    pair = generated(50, seed=1, rates=only(move=0.06))
    moved = {link.left for link in pair.links if "moved" in link.events}
    staying = [link.right for link in pair.links if link.left not in moved]
    assert len(moved) == 3
    assert staying == sorted(staying)
    assert [link.left for link in sorted(pair.links, key=lambda link: link.right)] != list(range(50))


def test_another_unit_leaves_the_text():
    pair = generated(50, seed=1, rates=only(unit=1.0))
    assert [task.text for task in pair.left] == [task.text for task in pair.right]
    assert all(one.units != other.units for one, other in zip(pair.left, pair.right, strict=True))
    assert {link.events for link in pair.links} == {("unit",)}


def test_dropped_and_added_tasks_are_in_the_other_list_nowhere():
    pair = generated(500, seed=1)
    assert 25 < len(pair.dropped) < 75
    assert len(pair.added) == 50
    left, right = ({task.text for task in side} for side in (pair.left, pair.right))
    assert not {pair.left[index].text for index in pair.dropped} & right
    assert not {pair.right[index].text for index in pair.added} & left


def test_no_task_of_a_long_list_stands_in_it_twice():
    pair = generated(5000, seed=1)
    assert len({kernel(task.text) for task in pair.left}) == 5000


def test_siblings_differ_by_their_surroundings_alone():
    pair = siblings(30, seed=1)
    texts = [task.text for task in pair.left]
    assert len(set(texts[1::2])) == 1
    assert len(set(texts[::2])) == 30
    assert len(pair.dropped) == 6
    assert all(pair.left[link.left].text == pair.right[link.right].text for link in pair.links)


@pytest.mark.parametrize("rates", [{"edit": 1.1}, {"delete": -0.1}, {"delete": 0.6, "split": 0.5}])
def test_impossible_rates_are_refused(rates):
    with pytest.raises(ValueError, match="Rate"):
        only(**rates)


def test_more_tasks_than_subjects_are_refused():
    with pytest.raises(ValueError, match="8800"):
        generated(8000, seed=1)
