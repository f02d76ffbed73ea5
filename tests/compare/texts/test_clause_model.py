import pytest

from compare.texts.clause_model import LEFT_OVER, partner_of_left_over


@pytest.mark.parametrize("meaning", [True, False])
def test_the_likelier_a_pair_the_likelier_a_clause_left_over_has_a_partner(meaning):
    found = [partner_of_left_over(probability, meaning=meaning) for probability in (0.0, 0.01, 0.1, 0.4, 1.0)]
    assert found == sorted(found)
    assert 0.0 < found[0] < 0.05 < 0.4 < found[3]
    assert found[-1] < 1.0


def test_an_even_chance_is_as_much_as_was_fitted():
    base, _ = LEFT_OVER[True]
    assert partner_of_left_over(0.5, meaning=True) == pytest.approx(1 / (1 + 2.718281828**-base), abs=1e-5)
