import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from align.headings import compared_headings, distinct_headings
from align.margins import clause_margins, standing_out
from align.pairs import every_pair

TABLES = arrays(np.float64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(0, 1))


def stands_out(table, background):
    return standing_out(table.ravel(), every_pair(*table.shape), background).reshape(table.shape)


def test_a_pair_among_strangers_stands_out_even_in_a_list_of_one():
    assert stands_out(np.array([[1.0]]), 0.1)[0, 0] == pytest.approx(0.6)


def test_a_pair_like_its_competitors_does_not_stand_out():
    assert stands_out(np.full((5, 5), 0.9), 0.1) == pytest.approx(np.zeros((5, 5)))


@given(TABLES)
def test_swapping_the_sides_transposes_what_stands_out(table):
    assert np.allclose(stands_out(table, 0.1).T, stands_out(table.T, 0.1))


def test_a_heading_that_all_share_says_nothing():
    rows = (np.ones((1, 2), np.float32) / np.float32(2) ** 0.5,) * 2
    used = (distinct_headings(("一",) * 2)[1], distinct_headings(("一",) * 3)[1])
    values, margins = compared_headings(rows, used, every_pair(2, 3))
    assert values == pytest.approx(np.ones(6))
    assert margins == pytest.approx(np.zeros(6), abs=1e-6)


def test_only_the_best_owner_of_a_clause_has_a_positive_margin():
    best = np.array([0.9, 0.4, 0.2, 0.5, 0.5, 0.1])
    margins = clause_margins(np.repeat([0, 1], 3), best, 0.15)
    assert margins == pytest.approx([0.5, -0.5, -0.7, 0.0, 0.0, -0.4])


def test_a_single_owner_competes_with_strangers():
    assert clause_margins(np.array([0]), np.array([0.9]), 0.15) == pytest.approx([0.75])
