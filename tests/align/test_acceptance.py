import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.acceptance import ADDED_THRESHOLD, KEPT_THRESHOLD, accept, reconsider
from align.pairs import Pairs, every_pair

TABLES = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(-9, 9))


def accepted(table, fixed=None):
    pairs = every_pair(*table.shape)
    mask = np.zeros(len(pairs), dtype=bool) if fixed is None else fixed.ravel()
    return accept(table.ravel(), pairs, mask).reshape(table.shape)


def test_a_task_may_be_split_and_two_may_be_merged():
    table = np.array([[3.0, 2.0, -5.0, -5.0], [-5.0, -5.0, 4.0, -5.0], [-5.0, -5.0, 2.0, -5.0]])
    assert np.argwhere(accepted(table)).tolist() == [[0, 0], [0, 1], [1, 2], [2, 2]]


def test_what_is_second_on_both_sides_must_be_strong():
    table = np.array([[5.0, 0.5], [4.0, 5.0]])
    assert np.argwhere(accepted(table)).tolist() == [[0, 0], [1, 0], [1, 1]]


def test_two_segments_with_fixed_partners_are_not_linked_to_each_other():
    table = np.array([[9.0, 8.0], [8.0, 9.0]])
    assert accepted(table, np.eye(2, dtype=bool)).tolist() == [[True, False], [False, True]]


def test_beside_an_equal_text_nothing_is_linked():
    table = np.array([[9.0, 8.0, -5.0], [7.0, -5.0, -5.0], [-5.0, -5.0, 3.0]])
    equal = np.array([[True, False, False], [False, False, False], [False, False, False]])
    assert np.argwhere(accepted(table, equal)).tolist() == [[0, 0], [2, 2]]


def test_a_fixed_pair_is_linked_whatever_its_score():
    assert accepted(np.array([[-9.0]]), np.array([[True]])).all()


def test_beside_a_settled_segment_only_strong_pairs_stand():
    pairs = every_pair(1, 2)
    assert accept(np.array([0.5, 2.0]), pairs, np.zeros(2, bool), ([0], [])).tolist() == [False, True]
    assert accept(np.array([0.5, 2.0]), pairs, np.zeros(2, bool), ([0], [1])).tolist() == [False, False]


def test_pairs_that_were_not_measured_are_no_links():
    pairs = Pairs(np.array([0, 1]), np.array([1, 0]), (2, 2))
    assert accept(np.array([3.0, -1.0]), pairs, np.zeros(2, dtype=bool)).tolist() == [True, False]


@given(TABLES)
def test_swapping_the_sides_transposes_the_decision(table):
    assert (accepted(table.T) == accepted(table).T).all()


def test_a_link_falls_only_if_it_is_clearly_explained_elsewhere_and_another_pair_needs_even_odds():
    pairs = every_pair(2, 2)
    log_odds = np.array([KEPT_THRESHOLD, KEPT_THRESHOLD - 0.1, ADDED_THRESHOLD, ADDED_THRESHOLD - 0.1])
    linked = np.array([True, True, False, False])
    nothing = np.zeros(4, bool)
    assert reconsider(linked, log_odds, pairs, nothing).tolist() == [True, False, True, False]
    assert reconsider(linked, log_odds, pairs, nothing, ([1], [])).tolist() == [True, False, False, False]
    equal = np.array([False, False, False, True])
    assert reconsider(linked, log_odds, pairs, equal).tolist() == [True, False, False, True]
