import numpy as np
import pytest

from compare.texts.clause_measures import LEXICAL_MEASURES, SEMANTIC_MEASURES, clause_key, clause_measures, demanded
from compare.texts.rarity import EVEN_WEIGHTS

LEFT = ["定期清理河道", "储备防汛物资", "公布养护电话"]
RIGHT = ["公布养护电话", "定期清理河道淤泥"]
NO_TITLES = (np.zeros(3, dtype=bool), np.zeros(2, dtype=bool))


def measured(left=LEFT, right=RIGHT, titles=NO_TITLES, meaning=None):
    return clause_measures(left, right, EVEN_WEIGHTS, titles=titles, meaning=meaning)


def test_all_measures_are_there_with_and_without_meaning():
    assert set(measured()) == set(LEXICAL_MEASURES)
    assert set(measured(meaning=np.zeros((3, 2)))) == set(SEMANTIC_MEASURES)


def test_swapping_the_sides_transposes_every_measure():
    meaning = np.array([[0.1, 0.9], [0.2, 0.3], [0.8, np.nan]])
    there = measured(meaning=meaning)
    back = measured(RIGHT, LEFT, NO_TITLES[::-1], meaning.T)
    for name, values in there.items():
        assert np.allclose(values, back[name].T), name


def test_a_pair_is_ahead_by_what_its_best_rival_lacks():
    found = measured()
    assert min(found["ahead"][0, 1], found["ahead"][2, 0]) > 0.5
    assert max(found["ahead"][0, 0], found["ahead"][1, 1]) < 0.0


def test_a_pair_crosses_the_likely_pairs_that_stand_on_both_sides_of_it():
    found = measured()
    assert found["crossing"][2, 0] == pytest.approx(0.5) == found["crossing"][0, 1]
    assert measured(["公布养护电话", *LEFT[:2]])["crossing"][0, 0] == 0.0


def test_a_title_is_told_from_a_clause():
    titles = (np.array([True, False, False]), np.array([True, False]))
    assert measured(titles=titles)["title"].tolist() == [[0, 1], [1, 0], [1, 0]]


def test_where_nobody_knows_the_meaning_the_characters_stand_for_it():
    found = measured(meaning=np.full((3, 2), np.nan))
    assert found["meaning"][2, 0] == 1.0
    assert 0.0 < found["meaning"][0, 1] < 1.0


def test_large_tables_are_measured_like_small_ones(monkeypatch):
    small = measured()
    monkeypatch.setattr("compare.texts.clause_measures.DENSE", 0)
    for name, values in measured().items():
        assert np.allclose(values, small[name]), name


@pytest.mark.parametrize(
    ("clause", "demand"),
    [
        ("市人民政府应当加强领导", "加强领导"),
        ("各有关部门要加快落实", "加快落实"),
        ("按照本要点加快落实", "按照本要点加快落实"),
        ("不得乱收费用", "不得乱收费用"),
    ],
)
def test_who_must_is_left_out_of_a_demand(clause, demand):
    assert demanded(clause) == demand


def test_the_mark_of_a_list_is_no_part_of_a_clause():
    assert clause_key("（三）公布养护电话；") == "公布养护电话"


def test_without_a_common_order_all_pairs_are_equally_far_apart_and_none_cross():
    keys = ["推进农村公路养护", "开展校车安全排查", "扩大普惠托育供给"]
    titles = (np.zeros(3, dtype=bool), np.zeros(3, dtype=bool))
    ordered = clause_measures(keys, keys[::-1], EVEN_WEIGHTS, titles=titles)
    free = clause_measures(keys, keys[::-1], EVEN_WEIGHTS, titles=titles, ordered=False)
    assert free["place"].tolist() == [[0.2] * 3] * 3
    assert free["crossing"].tolist() == [[0.0] * 3] * 3
    assert ordered["crossing"].max() > 0.0
    assert all((free[name] == ordered[name]).all() for name in free if name not in ("place", "crossing"))
