import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from align.pairs import best_of, every_pair, pairs_of

FEW = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=12)


@given(FEW)
def test_pairs_are_sorted_found_and_mirrored(chosen):
    lefts, rights = (np.array(column) for column in zip(*chosen, strict=True))
    pairs = pairs_of(lefts, rights, (4, 5))
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == sorted(set(chosen))
    assert all(
        (pairs.find(left, right) is not None) == ((left, right) in chosen) for left in range(4) for right in range(5)
    )
    mirror, order = pairs.mirrored()
    assert (mirror.left == pairs.right[order]).all()
    assert list(zip(mirror.left.tolist(), mirror.right.tolist(), strict=True)) == sorted((b, a) for a, b in set(chosen))


def test_every_pair_is_complete_and_a_part_of_it_is_not():
    pairs = every_pair(2, 3)
    assert pairs.complete
    assert not pairs.kept(pairs.among([(0, 0), (1, 2)])).complete
    assert pairs.row_starts.tolist() == [0, 3, 6]


def test_an_owner_without_values_has_the_floor():
    assert best_of(np.array([0, 0]), np.array([1.0, 2.0]), 2, -1.0).tolist() == [2.0, -1.0]
