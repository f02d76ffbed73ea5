import pytest

from compare.details.conditions import hangs_on_other
from compare.texts.rarity import bigram_weights


def placed(words, clause):
    start = words.index(clause)
    return words, start, start + len(clause)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("存在安全隐患的，应当进行改造。", "不符合行业标准的，应当进行改造。", True),
        ("存在安全隐患的，应当进行改造。", "应当进行改造。", True),
        ("存在安全隐患的，应当进行改造。", "供热管网存在安全隐患的，应当进行改造。", False),
        ("活动结束后，应当进行改造。", "采暖期开始前，应当进行改造。", False),  # they say when
        ("企业负责，应当进行改造。", "单位配合，应当进行改造。", False),  # neither hangs on a condition
    ],
)
def test_a_short_demand_means_what_its_condition_says(one, other, apart):
    weights = bigram_weights([one, other])
    places = placed(one, "应当进行改造。"), placed(other, "应当进行改造。")
    assert hangs_on_other(*places, weights) is apart
    assert hangs_on_other(*places[::-1], weights) is apart


def test_a_demand_that_says_what_it_is_about_needs_no_condition():
    demand = "应当向社会公布年度供热设施检修计划和检修结果。"
    one, other = f"存在安全隐患的，{demand}", f"不符合行业标准的，{demand}"
    weights = bigram_weights([one, other])
    assert not hangs_on_other(placed(one, demand), placed(other, demand), weights)
