import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.evidence import measure
from align.rivals import FAINT, own_content
from tests.align.fakes import CharacterEncoder, segments

ROADS = "修建农村公路两千公里，"
CANALS = "改造老旧灌溉渠道三百条，"
STOCK = "切实增强人民群众获得感。"


def own(left, right, rank, encoder=None):
    evidence = measure(segments(*left), segments(*right), encoder=encoder)
    ranks = np.asarray(rank, dtype=float)[evidence.pairs.left, evidence.pairs.right]
    found = np.zeros(np.shape(rank))
    found[evidence.pairs.left, evidence.pairs.right] = own_content(evidence, ranks)
    return found


def test_a_clause_is_spent_on_the_best_partner_alone():
    found = own((ROADS, ROADS + CANALS), (ROADS + CANALS,), [[1.0], [3.0]])
    assert found[0, 0] == 0.0 < found[1, 0]
    turned = own((ROADS, CANALS), (ROADS + CANALS,), [[1.0], [3.0]])
    assert min(turned[0, 0], turned[1, 0]) > 3.0, "each answers a clause of its own"


def test_of_two_equal_ranks_none_takes_from_the_other():
    found = own((ROADS, ROADS), (ROADS + CANALS,), [[2.0], [2.0]])
    assert found[0, 0] == found[1, 0] > 0.0
    found = own((ROADS, ROADS), (ROADS + CANALS,), [[np.inf], [np.inf]])
    assert found[0, 0] == found[1, 0] > 0.0


def test_stock_clauses_and_faint_pairs_explain_nothing():
    assert own((STOCK,), (STOCK,), [[5.0]]) == 0.0
    assert own((ROADS,), (ROADS,), [[FAINT - 0.1]]) == 0.0
    found = own((ROADS, ROADS + CANALS), (ROADS + CANALS,), [[1.0], [FAINT - 0.1]])
    assert found[0, 0] > 0.0, "a faint pair is nobody's rival"


@pytest.mark.parametrize("encoder", [None, CharacterEncoder()], ids=["none", "fake"])
@given(data=st.data())
def test_swapping_the_sides_transposes_what_is_explained(encoder, data):
    texts = st.lists(
        st.sampled_from([ROADS, CANALS, ROADS + CANALS, CANALS + STOCK, "公开预算。"]), min_size=1, max_size=4
    )
    left, right = data.draw(texts), data.draw(texts)
    ranks = st.sampled_from([-9.0, -1.0, 0.5, 2.0, np.inf])
    rank = np.array([[data.draw(ranks) for _ in right] for _ in left])
    assert np.array_equal(own(left, right, rank, encoder), own(right, left, rank.T, encoder).T)
