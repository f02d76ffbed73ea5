from dataclasses import replace

import numpy as np
import pytest

import align
from align.containment import CONTAINED_LOG_ODDS, contained
from align.evidence import measure
from align.pairs import every_pair
from align.weights import load_weights, sigmoid
from tests.align.fakes import CharacterEncoder, segments

BUNDLE = (
    "编制重大行政决策目录，明确承办单位和完成时间。建立健全粮食收储监测预警制度，加强储备粮数量和质量监管。"
    "推进老旧小区加装电梯，完善居民议事协商办法。按季度公布预算执行和专项资金使用情况。"
)
PART = "推进老旧小区加装电梯，完善居民议事协商办法。"
OTHERS = ("开展道路运输安全检查，排查整治客运车辆隐患。", "支持高校毕业生到基层就业，发放社会保险补贴。")


def marked(left, right):
    evidence = measure(segments(*left), segments(*right), encoder=None)
    return np.argwhere(evidence.contained.reshape(len(left), len(right))).tolist()


@pytest.mark.parametrize("encoder", [None, CharacterEncoder()], ids=["none", "fake"])
def test_a_short_part_of_a_long_task_is_surely_linked(encoder):
    alignment = align.align(segments(BUNDLE, *OTHERS), segments(*OTHERS, PART), encoder=encoder)
    link = next(link for link in alignment.links if link.right == 2)
    assert (link.left, link.extent) == (0, "left-part")
    assert link.score >= sigmoid(CONTAINED_LOG_ODDS) - 1e-6
    assert abs(sum(entry.points for entry in link.evidence)) >= CONTAINED_LOG_ODDS - 1e-9


def test_either_side_may_hold_the_whole():
    assert marked((BUNDLE, *OTHERS), (PART,)) == [[0, 0]]
    assert marked((PART,), (BUNDLE, *OTHERS)) == [[0, 0]]


def test_clauses_in_another_order_are_still_the_whole():
    turned = "完善居民议事协商办法，推进老旧小区加装电梯。"
    assert marked((BUNDLE, *OTHERS), (turned,)) == [[0, 0]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param((BUNDLE, BUNDLE + OTHERS[0]), (PART,), id="two texts have it: a stock phrase"),
        pytest.param((BUNDLE, PART), (PART,), id="an equal text has it as well"),
        pytest.param((BUNDLE,), ("加装电梯。",), id="too short to be known again"),
        pytest.param((BUNDLE,), ("推进老旧小区加装电梯，新建口袋公园和社区食堂。",), id="half of it is new"),
    ],
)
def test_what_is_not_found_whole_in_one_text_alone_is_not_marked(left, right):
    found = marked(left, right)
    assert [pair for pair in found if left[pair[0]] != right[pair[1]]] == []


def test_texts_without_letters_are_in_nothing():
    pairs = every_pair(1, 1)
    assert not contained(pairs, np.zeros(1), (np.zeros(1), np.zeros(1)), (("",), ("",))).any()


def test_a_marked_pair_is_certain_whatever_its_measures_say():
    evidence = measure(segments(OTHERS[0]), segments(OTHERS[1]), encoder=None)
    weights = load_weights("lexical")
    assert weights.log_odds(evidence)[0] < 0.0
    assert weights.log_odds(replace(evidence, contained=np.array([True])))[0] == CONTAINED_LOG_ODDS
