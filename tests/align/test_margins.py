import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.margins import best_by_owner, clause_margins, standing_out, varying

TABLES = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(0, 1))


def test_a_pair_among_strangers_stands_out_even_in_a_list_of_one():
    assert standing_out(np.array([[1.0]]), 0.1)[0, 0] == pytest.approx(0.6)


def test_a_pair_like_its_competitors_does_not_stand_out():
    assert standing_out(np.full((5, 5), 0.9), 0.1) == pytest.approx(np.zeros((5, 5)))


@given(TABLES)
def test_swapping_the_sides_transposes_what_stands_out(table):
    assert np.allclose(standing_out(table, 0.1).T, standing_out(table.T, 0.1))
    assert np.allclose(varying(table).T, varying(table.T))


def test_what_is_the_same_for_all_does_not_vary():
    assert varying(np.ones((2, 3))) == pytest.approx(np.zeros((2, 3)))


def test_best_by_owner_takes_the_best_clause_of_each_owner():
    table = np.array([[0.1, 0.8, 0.3]])
    assert best_by_owner(table, np.array([0, 2])).tolist() == [[0.8, 0.3]]


def test_only_the_best_owner_of_a_clause_has_a_positive_margin():
    margins = clause_margins(np.array([[0.9, 0.4, 0.2], [0.5, 0.5, 0.1]]), 0.15)
    assert margins == pytest.approx(np.array([[0.5, -0.5, -0.7], [0.0, 0.0, -0.4]]))


def test_a_single_owner_competes_with_strangers():
    assert clause_margins(np.array([[0.9]]), 0.15) == pytest.approx(np.array([[0.75]]))
