import pytest

from compare.texts.measures import Measure, against_the_same, find_measure
from compare.texts.rarity import EVEN_WEIGHTS, bigram_weights


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("对管理不善、无力运营的网吧实施关停。", Measure(15, "关停", 2, "管理不善无力运营的网吧实施")),
        ("主管部门要对逾期未改正的责令限期整改，", Measure(12, "责令限期整改", 1, "逾期未改正的")),
        ("凡不达标的锅炉一律淘汰；", Measure(9, "淘汰", 2, "不达标的锅炉一律")),
        ("对整改到位的企业不予取消。", None),
        ("关停高耗能企业。", None),
        ("对清理工作加强指导。", None),
    ],
)
def test_a_measure_is_found_where_a_clause_says_against_whom_and_ends_with_it(clause, expected):
    assert find_measure(clause) == expected


def test_a_formula_in_common_is_not_the_same_ones():
    one, other = find_measure("对失信企业进行约谈。"), find_measure("对排污企业予以关停。")
    formula = bigram_weights([f"扶持企业{number}。" for number in range(50)])
    assert against_the_same(one, other, EVEN_WEIGHTS) == 1.0
    assert against_the_same(one, other, formula) == 0.0
