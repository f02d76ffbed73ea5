from dataclasses import replace

import numpy as np
import pytest

from compare import compare
from compare.details import anywhere as module
from compare.details.anywhere import Anywhere, chances_anywhere
from compare.details.related import found_related
from compare.texts.clause_measures import clause_key
from compare.texts.closeness import Closeness
from compare.texts.rarity import bigram_weights
from tests.compare.meanings import meanings
from tests.compare.samples import alignment, document, link

LEFT = (
    "修缮古城墙，将破坏文物的失信信息纳入信用档案平台。",
    "举办文化节。",
    "开展校车安全隐患排查，建立台账。",
)
RIGHT = (
    "修缮古城墙。",
    "举办文化节，把盗掘文物的失信信息记入信用档案平台。",
    "开展校车安全隐患排查，建立台账。",
    "建设候鸟监测站点。",
)
LOST, FOUND = LEFT[0][6:], RIGHT[1][6:]
LINKS = alignment(link(0, 0), link(1, 1), link(2, 2, "same"))


def measured(concepts=(((1, 0, 0), (1, 0.2, 0))), rights=RIGHT):
    """Hold the clauses of two documents against each other, the lost one and the found one with these meanings."""
    left, right = document(*LEFT, name="left"), document(*rights, name="right")
    known = replace(LINKS, meanings=meanings(left, right, {LOST: concepts[0], FOUND: concepts[1]}))
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    closeness = Closeness.of_tasks(left, right, known)
    changes = compare(left, right, LINKS, mode="year").changes
    return Anywhere(changes, left, right, closeness, weights), compare(left, right, known, mode="year")


def test_the_likeliest_clause_of_another_task_is_found_from_both_sides():
    anywhere, _ = measured()
    found = anywhere.best("left", 0, 6, len(LEFT[0]), (0,))
    assert found is not None
    assert (found.there.task, found.there.text, found.probability > 0.5) == (1, FOUND, True)
    back = anywhere.best("right", 1, 6, len(RIGHT[1]), (1,))
    assert back is not None
    assert (back.there.task, back.there.text, back.probability) == (0, LOST, found.probability)


def test_the_tasks_of_the_same_change_are_not_asked_nor_clauses_that_share_too_little():
    anywhere, _ = measured()
    assert anywhere.best("left", 0, 6, len(LEFT[0]), (0, 1)) is None
    assert anywhere.best("right", 3, 0, len(RIGHT[3]), ()) is None
    assert anywhere.best("left", 0, 0, 6, (0,)) is None  # word for word on the other side: not looked for


def test_clauses_of_another_meaning_are_not_one_though_they_share_rare_words():
    anywhere, _ = measured(((1, 0, 0), (0, 1, 0)))
    assert anywhere.best("left", 0, 6, len(LEFT[0]), (0,)) is None


def test_a_task_says_which_share_of_it_each_task_of_the_other_document_answers():
    anywhere, _ = measured()
    shares = anywhere.shares("left", 0)
    assert max(shares, key=shares.__getitem__) == 1
    assert all(0.0 <= share <= 1.0 for share in shares.values())
    assert anywhere.shares("left", 2) == {}  # all of it stands word for word


def test_without_meanings_and_beyond_the_largest_table_nothing_is_measured(monkeypatch):
    left, right = document(*LEFT, name="left"), document(*RIGHT, name="right")
    changes = compare(left, right, LINKS, mode="year").changes
    blind = Anywhere(changes, left, right, Closeness.of_tasks(left, right, LINKS), {})
    monkeypatch.setattr(module, "LARGEST_TABLE", 1)
    large, _ = measured()
    for anywhere in (blind, large):
        assert not anywhere.measured
        assert anywhere.best("left", 0, 6, len(LEFT[0]), ()) is None
        assert anywhere.shares("left", 0) == {}


def test_of_some_changes_the_tasks_of_all_others_are_asked_as_a_whole():
    left, right = document(*LEFT, name="left"), document(*RIGHT, name="right")
    known = replace(LINKS, meanings=meanings(left, right, {LOST: (1, 0, 0), FOUND: (1, 0, 0)}))
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    first = [change for change in compare(left, right, LINKS, mode="year").changes if change.left == (0,)]
    anywhere = Anywhere(first, left, right, Closeness.of_tasks(left, right, known), weights)
    found = anywhere.best("left", 0, 6, len(LEFT[0]), (0,))
    assert found is not None
    assert found.there.task == 1


def test_where_a_clause_stands_says_nothing_in_a_whole_document():
    keys = [clause_key(text) for text in (LOST, "举办文化节。", "建设口袋公园。")]
    others = [clause_key(FOUND), clause_key("开展认养活动。")]
    weights = bigram_weights([*LEFT, *RIGHT])

    def chance(rows, columns):
        table, _ = chances_anywhere(
            [keys[i] for i in rows],
            [others[j] for j in columns],
            weights,
            titles=(np.zeros(len(rows), dtype=bool), np.zeros(len(columns), dtype=bool)),
            meaning=np.array([[0.9 if (i, j) == (0, 0) else 0.0 for j in columns] for i in rows]),
        )
        return table[rows.index(0), columns.index(0)]

    # beside another clause at the end: likeness of the neighbours is 0 in all of these
    assert chance([0, 1, 2], [0, 1]) == pytest.approx(chance([1, 2, 0], [0, 1]), abs=0.02)


def test_a_clause_in_other_words_stands_elsewhere_and_below_the_surest_probability_it_may(monkeypatch):
    def first():
        _, comparison = measured()
        change = comparison.changes[0]
        (lost,) = [edit for edit in change.text if edit.right is None]
        return change, lost

    change, lost = first()
    assert (lost.elsewhere.task, lost.elsewhere.text, lost.elsewhere.same) == (1, FOUND, False)
    assert (change.related, "clause_dropped" in change.reasons) == ((), False)
    monkeypatch.setattr("compare.details.elsewhere.SURE_ANYWHERE", 1.1)
    change, lost = first()
    (hint,) = change.related
    assert lost.elsewhere is None
    assert (hint.side, hint.task, hint.clause.text, hint.there.text) == ("left", 1, LOST, FOUND)
    monkeypatch.setattr("compare.details.related.POSSIBLE", 0.9999)
    monkeypatch.setattr("compare.details.related.TAKEN_UP", 0.9999)
    assert first()[0].related == ()


def test_a_clause_that_is_alone_knows_the_likeliest_partner_of_the_whole_other_document():
    anywhere, comparison = measured()
    (lost,) = [edit for edit in comparison.changes[0].text if edit.right is None]
    found = anywhere.best("left", 0, 6, len(LEFT[0]), (0,))
    (one,) = lost.alone
    assert (one.clause, one.partner) == (lost.left, found.probability)
    assert one.weight > 4.0


def test_a_formula_is_neither_elsewhere_nor_related():
    lefts = ("修缮古城墙，并报省人民政府文物主管部门登记备案。", *LEFT[1:])
    rights = (RIGHT[0], "举办文化节，并报省级文物行政主管部门登记备案。", *RIGHT[2:])
    left, right = document(*lefts, name="left"), document(*rights, name="right")
    one = {lefts[0][6:]: (1, 0, 0), rights[1][6:]: (1, 0, 0)}
    known = replace(LINKS, meanings=meanings(left, right, one))
    changes = compare(left, right, known, mode="year").changes
    assert [change.related for change in changes] == [()] * 4
    assert all(edit.elsewhere is None for change in changes for edit in change.text)


def test_a_clause_points_to_the_likeliest_one_that_may_be_pointed_to_and_surer_in_company():
    anywhere, _ = measured()
    found = anywhere.pointer("left", 0, 6, len(LEFT[0]), (0,), lambda _: True, least=0.54)
    assert found is not None
    assert (found.there.task, found.there.text, found.probability > 0.54) == (1, FOUND, True)
    back = anywhere.pointer("right", 1, 6, len(RIGHT[1]), (1,), lambda _: True, least=0.54)
    assert back is not None
    assert (back.there.text, back.probability) == (LOST, found.probability)
    assert anywhere.pointer("left", 0, 6, len(LEFT[0]), (0, 1), lambda _: True, least=0.54) is None
    assert anywhere.pointer("left", 0, 6, len(LEFT[0]), (0,), lambda ref: ref.text != FOUND, least=0.54) is None


@pytest.mark.parametrize(("least", "told"), [(0.2, True), (0.9999, False)])
def test_two_clauses_of_one_change_without_partners_point_to_each_other(monkeypatch, least, told):
    monkeypatch.setattr("compare.details.related.IN_ROW", least)
    lefts = ("修缮古城墙，大力开发利用冬闲田种植油菜。", *LEFT[1:])
    rights = ("修缮古城墙，挖掘油菜、花生扩种潜力。", *RIGHT[1:])
    left, right = document(*lefts, name="left"), document(*rights, name="right")
    texts = (lefts[0][6:], rights[0][6:])
    known = replace(LINKS, meanings=meanings(left, right, dict(zip(texts, ((1, 0, 0), (1, 1, 0)), strict=True))))
    change, *others = compare(left, right, known, mode="year").changes
    kept, pair = change.text
    dropped, added = replace(pair, status="dropped", right=None), replace(pair, status="added", left=None)
    changes = (replace(change, text=(kept, dropped, added)), *others)
    closeness, weights = Closeness.of_tasks(left, right, known), bigram_weights([*lefts, *rights])
    anywhere = Anywhere(changes, left, right, closeness, weights)
    change = found_related(changes, left, right, (), closeness, weights, anywhere=anywhere)[0]
    found = [(one.side, one.task, one.clause.text, one.there.text) for one in change.related]
    assert found == ([("left", 0, *texts), ("right", 0, *texts[::-1])] if told else [])


@pytest.mark.parametrize(("headed", "found"), [(True, None), (False, 1)])
def test_a_heading_is_found_in_the_words_of_a_demand_and_not_in_those_of_another_heading(headed, found):
    title = "防范化解文物火灾风险。"
    left, right = document(*LEFT, name="left"), document(*RIGHT, name="right")
    festival = right.tasks[1]
    there = replace(festival, title=title) if headed else replace(festival, text=title + festival.text)
    left = replace(left, tasks=(replace(left.tasks[0], title=title), *left.tasks[1:]))
    right = replace(right, tasks=(replace(right.tasks[0], title="修缮。"), there, *right.tasks[2:]))
    change = compare(left, right, LINKS, mode="year").changes[0]
    (heading,) = [edit for edit in change.text if edit.left and edit.left.text == title]
    assert (heading.elsewhere and heading.elsewhere.task, change.related) == (found, ())
