import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.containment import CONTAINED_LOG_ODDS
from align.evidence import LEXICAL_MEASURES, SEMANTIC_MEASURES, measure
from align.proof import ClauseMatch, Proof
from align.rivals import FAINT
from align.weights import UNPROVEN, load_weights, sigmoid
from tests.align.fakes import segments


@pytest.mark.parametrize(("kind", "names"), [("lexical", LEXICAL_MEASURES), ("semantic", SEMANTIC_MEASURES)])
def test_every_measure_has_a_weight_that_speaks_for_a_link(kind, names):
    weights = load_weights(kind)
    assert {name for name, _ in weights.points} == set(names)
    assert all(value > 0 for _, value in weights.points)
    assert weights.base < 0
    assert weights.rivalry.own > 0
    assert 0 < weights.rivalry.slope < 1


STRONG = Proof((ClauseMatch(0, 0, 0.6), ClauseMatch(1, 1, 0.6)), 4.0, 0.9, 0.6)


@pytest.mark.parametrize("kind", ["lexical", "semantic"])
def test_a_higher_score_is_never_less_sure(kind):
    sureness = load_weights(kind).sureness
    sure = [sureness.of(log_odds, STRONG) for log_odds in (-2.0, 0.0, 2.0, 8.0, 80.0)]
    assert sure == sorted(sure)
    assert sure[-1] < 1.0


@pytest.mark.parametrize("kind", ["lexical", "semantic"])
def test_more_proof_is_surer_and_slight_proof_never_sure(kind):
    sureness = load_weights(kind).sureness
    assert sureness.of(1.0, replace(STRONG, amount=1.0)) < sureness.of(1.0, STRONG)
    assert sureness.of(8.0, replace(STRONG, matches=())) == UNPROVEN < sureness.of(8.0, STRONG)


@given(st.floats(-1e6, 1e6))
def test_sigmoid_stays_in_its_range(log_odds):
    assert 0.0 <= sigmoid(log_odds) <= 1.0
    assert math.isclose(sigmoid(log_odds) + sigmoid(-log_odds), 1.0)


def test_log_odds_are_base_and_weighed_margins():
    evidence = measure(segments("财政公开"), segments("财政公开", "粮食"), encoder=None)
    weights = load_weights("lexical")
    total = weights.base + sum(
        weights.of(name) * margin for name, margin in zip(evidence.names, evidence.margins, strict=True)
    )
    assert np.allclose(weights.log_odds(evidence), total)


def test_content_of_its_own_speaks_for_a_pair_and_a_faint_one_stays_as_it_is():
    weights = load_weights("lexical")
    log_odds = np.array([1.0, 1.0, FAINT - 1.0])
    own = np.array([0.0, 8.0, 80.0])
    found = weights.against_rivals(log_odds, own, np.array([False, False, False]))
    rivalry = weights.rivalry
    assert found[0] == rivalry.slope + rivalry.offset < found[1]
    assert math.isclose(found[1] - found[0], rivalry.own * math.log(2))
    assert found[2] == log_odds[2]
    assert weights.against_rivals(log_odds, own, np.array([True, False, False]))[0] == CONTAINED_LOG_ODDS
