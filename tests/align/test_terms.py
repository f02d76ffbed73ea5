import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.ngrams import Rarity, weighted
from align.terms import Terms

LEFT = ("探索密态计算设施。", "推进数据流通，开放数据。", "加强数据流通监管")
RIGHT = ("支持密态计算设备", "完善数据流通规则", "数据流通")
TEXTS = st.lists(st.text(alphabet="数据流通密态计算，。", min_size=1, max_size=12), min_size=1, max_size=5)


def terms(left: tuple[str, ...], right: tuple[str, ...]) -> Terms:
    rarity = Rarity(left + right, ())
    return Terms(weighted(left, rarity), weighted(right, rarity), rarity)


def shared(left: tuple[str, ...], right: tuple[str, ...]) -> list[list[float]]:
    rows = terms(left, right).rows
    return (rows[0] @ rows[1].T).toarray().tolist()


def test_a_term_of_two_texts_alone_counts_in_full_and_one_of_many_little():
    # 密态计, 态计算 and 计算设 stand once a side; 数据流 and 据流通 in two texts of either side; two that stand once are full
    assert np.allclose(shared(LEFT, RIGHT), [[1.5, 0.0, 0.0], [0.0, 0.25, 0.25], [0.0, 0.25, 0.25]])


def test_runs_do_not_cross_punctuation():
    assert shared(("甲乙，丙丁",), ("甲乙，丙丁",)) == [[0.0]]


def test_phrases_are_ranked_by_what_only_the_pair_has():
    found = terms(LEFT, RIGHT)
    assert found.ranked(("数据流通", "密态计算", "数据", "没有的词")) == ("密态计算", "数据流通")
    assert found.weight("密态计算") == pytest.approx(2.0)


@given(TEXTS, TEXTS)
def test_swapping_the_sides_turns_the_table(left, right):
    there, back = shared(tuple(left), tuple(right)), shared(tuple(right), tuple(left))
    assert np.allclose(there, np.transpose(back))


@given(TEXTS, TEXTS)
def test_the_runs_of_a_pair_are_those_that_both_have(left, right):
    table = np.array(shared(tuple(left), tuple(right)))
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            runs = {one[k : k + 3] for k in range(len(one) - 2) if one[k : k + 3].isalnum()}
            assert (table[i, j] > 0.0) == any(run in other for run in runs)
