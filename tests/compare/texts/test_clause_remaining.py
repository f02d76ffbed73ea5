from dataclasses import replace

import numpy as np
import pytest

from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_model import REMAINING_MEASURES, load_clause_weights
from compare.texts.clause_pairing import Pairing
from compare.texts.clause_remaining import Rest, second_look
from compare.texts.clause_spans import spans_of
from compare.texts.rarity import EVEN_WEIGHTS

LEFT = "加强河道巡查，建设“碧水工程”示范河段五十处。办好渔业讲座。"
RIGHT = "加强河道日常巡查，学习运用“碧水工程”做法。完善居民食堂。"


def rest(left, right, paired=()):
    sides = spans_of([(0, left)], {}, cut=True), spans_of([(0, right)], {}, cut=True)
    pairing = Pairing(*sides, [(0, 0)], EVEN_WEIGHTS, None, None)
    return Rest([(sides[0][i], sides[1][j]) for i, j in paired], sides, pairing, EVEN_WEIGHTS)


def shown(found):
    return [(old.text, new.text) for old, new in found]


def test_what_is_left_over_on_both_sides_is_paired_by_the_programme_that_both_name():
    remaining = replace(load_clause_weights(meaning=False).remaining, shown_from=0.3)
    found = second_look(rest(LEFT, RIGHT, [(0, 0)]), remaining)
    assert shown(found) == [("建设“碧水工程”示范河段五十处。", "学习运用“碧水工程”做法。")]
    assert second_look(rest(LEFT, RIGHT, [(0, 0)]), replace(remaining, shown_from=1.0)) == []


@pytest.mark.parametrize("paired", [[(0, 0), (1, 1), (2, 2)], []])
def test_nothing_is_paired_twice(paired):
    found = rest(LEFT, RIGHT, paired)
    assert len(found.lefts) == len(found.rights) == 3 - len(paired)


def test_measures_of_swapped_sides_are_transposed():
    here = rest(LEFT, RIGHT, [(0, 0)]).measures()
    there = rest(RIGHT, LEFT, [(0, 0)]).measures()
    assert set(here) == set(REMAINING_MEASURES)
    for name, table in here.items():
        assert np.allclose(table, there[name].T), name


def test_neighbours_that_are_paired_and_a_name_of_both_are_measured():
    measures = rest(LEFT, RIGHT, [(0, 0)]).measures()
    assert measures["quoted"].tolist() == [[1.0, 0.0], [0.0, 0.0]]
    assert measures["company"].tolist() == [[1.0, 0.0], [0.0, 0.0]]  # of the first sentences the rest is paired
    crossed = rest("清淤。绿化。巡查。", "巡查。清淤。绿化。", [(0, 1), (2, 0)]).measures()
    assert crossed["between"].tolist() == [[0.5]]  # 绿化 stands behind the partner of 清淤, yet not before that of 巡查


def test_what_no_other_clause_of_the_change_has_is_weighed():
    measures = rest("清理淤泥。修补堤坝。", "修补堤坝。清理淤泥和淤泥。").measures()
    assert measures["own"].tolist() == [[0.0, 3.0], [3.0, 0.0]]


def test_a_pair_of_a_second_look_is_told_with_caution():
    model = replace(load_clause_weights(meaning=False), base=-30.0)  # at first nothing is likely
    edits = clause_edits([(0, LEFT)], [(0, RIGHT)], [(0, 0)], model=model)
    assert [edit.tentative for edit in edits if edit.left and "碧水" in edit.left.text] == [True]
    without = clause_edits([(0, LEFT)], [(0, RIGHT)], [(0, 0)], model=replace(model, remaining=None))
    assert [edit.right for edit in without if edit.left and "碧水" in edit.left.text] == [None]


def test_clauses_of_tasks_that_are_not_linked_stay_apart():
    sides = spans_of([(0, LEFT)], {}, cut=True), spans_of([(1, RIGHT)], {}, cut=True)
    pairing = Pairing(*sides, [(0, 0)], EVEN_WEIGHTS, None, None)
    remaining = replace(load_clause_weights(meaning=False).remaining, shown_from=0.01)
    assert second_look(Rest([], sides, pairing, EVEN_WEIGHTS), remaining) == []


def test_what_shares_stock_alone_is_not_paired():
    remaining = replace(load_clause_weights(meaning=False).remaining, shown_from=0.01)
    assert second_look(rest("督学违反本条例第十条规定。", "违反本条例的行为。"), remaining) == []
