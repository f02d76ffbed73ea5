import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.decision import accept

TABLES = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(-9, 9))


def none_identical(table):
    return np.zeros(table.shape, dtype=bool)


def test_a_task_may_be_split_and_two_may_be_merged():
    table = np.array([[3.0, 2.0, -5.0, -5.0], [-5.0, -5.0, 4.0, -5.0], [-5.0, -5.0, 2.0, -5.0]])
    assert np.argwhere(accept(table, none_identical(table))).tolist() == [[0, 0], [0, 1], [1, 2], [2, 2]]


def test_what_is_second_on_both_sides_must_be_strong():
    table = np.array([[5.0, 0.5], [4.0, 5.0]])
    assert np.argwhere(accept(table, none_identical(table))).tolist() == [[0, 0], [1, 0], [1, 1]]


def test_two_segments_with_identical_partners_are_not_linked_to_each_other():
    table = np.array([[9.0, 8.0], [8.0, 9.0]])
    assert accept(table, np.eye(2, dtype=bool)).tolist() == [[True, False], [False, True]]


def test_an_identical_pair_is_linked_whatever_its_score():
    assert accept(np.array([[-9.0]]), np.array([[True]])).all()


@given(TABLES)
def test_swapping_the_sides_transposes_the_decision(table):
    assert (accept(table.T, none_identical(table.T)) == accept(table, none_identical(table)).T).all()
