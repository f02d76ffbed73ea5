from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.order import heaviest_chain, reading_order


@pytest.mark.parametrize(
    ("points", "chain"),
    [
        ([], set()),
        ([(0, 0), (1, 1), (2, 2)], {0, 1, 2}),
        ([(0, 2), (1, 0), (2, 1)], {1, 2}),
        ([(0, 0), (0, 1), (0, 2), (1, 3)], {0, 1, 2, 3}),
        ([(0, 5), (1, 5), (2, 5)], {0, 1, 2}),
    ],
)
def test_the_longest_chain_stays(points, chain):
    assert heaviest_chain(points, [1] * len(points)) == chain


def test_of_two_swapped_points_the_heavier_stays():
    assert heaviest_chain([(0, 1), (1, 0)], [5, 9]) == {1}
    assert heaviest_chain([(0, 1), (1, 0)], [9, 5]) == {0}


def test_of_two_equally_heavy_chains_the_one_that_ends_furthest_left_stays():
    assert heaviest_chain([(0, 1), (1, 0)], [1, 1]) == {1}
    assert heaviest_chain([(0, 2), (1, 0), (2, 3), (3, 1)], [1, 1, 1, 1]) == {1, 3}


def in_order(points):
    return all(one[1] <= other[1] for one, other in combinations(sorted(points), 2))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9)), max_size=8, unique_by=lambda p: p[:2])
)
def test_no_chain_is_heavier(rows):
    points, weights = [row[:2] for row in rows], [row[2] for row in rows]
    chain = heaviest_chain(points, weights)
    assert in_order([points[i] for i in chain])
    best = max(
        sum(weights[i] for i in some)
        for size in range(len(rows) + 1)
        for some in combinations(range(len(rows)), size)
        if in_order([points[i] for i in some])
    )
    assert sum(weights[i] for i in chain) == best


def test_what_is_only_on_the_left_follows_its_left_neighbour():
    items = [((0,), ()), ((1,), (3,)), ((2,), ()), ((3,), (0,)), ((4,), ()), ((), (1,))]
    assert reading_order(items) == (0, 3, 4, 5, 1, 2)
