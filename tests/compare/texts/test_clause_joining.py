from dataclasses import replace

import pytest

from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_joining import Neighbour
from compare.texts.clause_model import Joining, load_clause_weights


def shown(left, right, **options):
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)], **options)
    return [(e.left.text if e.left else None, e.right.text if e.right else None) for e in edits]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("在本市范围内开展河道养护，适用本办法。", "本办法适用于在本市范围内开展的河道养护。"),
        ("镇政府负责清淤，明确专人看护水闸。", "镇政府负责清淤和明确专人看护水闸。"),
        ("因修路，确需挖掘河堤或者改变河道走向的，", "修路确需挖掘河堤或者改变河道走向的，"),
    ],
)
def test_what_one_side_says_in_two_clauses_and_the_other_in_one_is_one_pair(left, right):
    assert shown(left, right) == [(left, right)]
    assert shown(right, left) == [(right, left)]


def test_a_clause_joins_the_neighbour_whose_other_side_says_it():
    left = "定期清理河道淤泥，公布养护电话，加强桥梁日常巡查。"
    right = "每月定期清理河道淤泥，加强桥梁日常巡查并公布养护电话。"
    assert shown(left, right) == [
        ("定期清理河道淤泥，", "每月定期清理河道淤泥，"),
        ("公布养护电话，加强桥梁日常巡查。", "加强桥梁日常巡查并公布养护电话。"),
    ]


def test_a_clause_on_another_matter_stays_apart():
    left = "储备防汛物资，开展文艺演出。"
    assert shown(left, "储备充足的防汛物资。")[1:] == [("开展文艺演出。", None)]


def test_what_its_neighbour_says_already_brings_no_clause_in():
    left = "储备防汛物资，清点防汛物资。"
    assert shown(left, "储备充足的防汛物资。")[0] == ("储备防汛物资，", "储备充足的防汛物资。")


def test_a_clause_joins_no_pair_of_a_task_that_its_own_is_not_linked_to():
    texts = [(0, "定期清淤。"), (1, "适用本办法。")], [(0, "本办法适用于定期清淤的河道。")]
    edits = clause_edits(*texts, [(0, 0)])
    assert [edit.left.text for edit in edits if edit.right is None] == ["适用本办法。"]


def test_weights_without_any_for_neighbours_join_none():
    weights = replace(load_clause_weights(meaning=False), joining=None)
    left, right = "镇政府负责清淤，明确专人看护水闸。", "镇政府负责清淤和明确专人看护水闸。"
    assert (None, right) not in shown(left, right, model=weights)
    assert len(shown(left, right, model=weights)) == 2


def test_a_neighbour_is_the_likelier_the_more_of_it_is_said_there_alone():
    joining = Joining(base=-1.0, odds=0.5, share=8.0)
    assert joining.chance(-4.0, 0.1) < 0.5 < joining.chance(-4.0, 0.6)
    assert joining.chance(2.0, 0.2) > joining.chance(-2.0, 0.2)


def test_a_neighbour_joins_a_doubtful_pair_sooner_than_a_sure_one():
    doubtful, sure = (Neighbour(0, 1, 0, odds=0.0, share=0.2, doubtful=doubt) for doubt in (True, False))
    assert doubtful.joins_from < Joining(base=-1.0, odds=0.5, share=8.0).chance(0.0, 0.2) < sure.joins_from
