import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.texts.rarity import EVEN_WEIGHTS, bigram_weights, clause_weight, containment, resemblance, shared_weight
from tests.compare.samples import texts


def test_what_every_clause_says_counts_little():
    weights = bigram_weights(["加强政务公开，", "推进政务公开。公布决策草案。"])
    assert weights["政务"] < weights["草案"] == 1.0


def test_a_clause_within_a_longer_one_is_held_though_hardly_alike():
    short, long = "广泛征求公众意见", "采取座谈会听证会问卷调查等形式广泛听取公众意见"
    share, weight = containment(short, long, EVEN_WEIGHTS)
    assert (share, weight) == (4 / 7, 4.0)
    assert resemblance(short, long, EVEN_WEIGHTS) < 0.3


@pytest.mark.parametrize("other", ["", "公开"])
def test_nothing_holds_nothing(other):
    assert containment("", other, EVEN_WEIGHTS) == (0.0, 0.0)
    assert resemblance("", other, EVEN_WEIGHTS) == 0.0


@given(st.lists(texts, min_size=2, max_size=5))
def test_shares_stay_in_bounds_and_do_not_depend_on_the_side(made):
    weights = bigram_weights(made)
    assert all(0 < weight <= 1 for weight in weights.values())
    for one in made:
        assert containment(one, made[0], weights) == containment(made[0], one, weights)
        assert 0 <= containment(one, made[0], weights)[0] <= 1
        assert 0 <= resemblance(one, made[0], weights) <= 1


def test_a_clause_weighs_what_its_bigrams_do_and_two_share_what_both_have():
    weights = {"加强": 0.2, "强养": 0.9, "养护": 0.7}
    assert clause_weight("加强养护", weights) == pytest.approx(1.8)
    assert shared_weight("加强养护", "加强监督", weights) == pytest.approx(0.2)
    assert shared_weight("加强养护", "推进改革", weights) == 0.0
