from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_model import ClauseWeights
from compare.texts.rarity import bigram_weights

MOVED = [
    "定期清理河道淤泥，",
    "储备充足的防汛抢险物资；",
    "储备防汛物资，",
    "公布养护电话。",
    "组织开展教师业务培训，",
    "加强桥梁日常巡查。",
]
"""Clauses that differ enough for no two pairings to be as good."""


def shown(edits):
    return [(e.status, e.left.text if e.left else None, e.right.text if e.right else None, e.moved) for e in edits]


def test_clauses_of_an_edited_task_are_kept_changed_dropped_and_added():
    left = "依法公开职能、机构等信息，组织编写目录，全面展现权力配置情况。"
    right = "督促行政机关依法公开职能、机构等信息，全面展现权力配置情况，接受社会监督。"
    assert shown(clause_edits([(0, left)], [(0, right)], [(0, 0)])) == [
        ("changed", "依法公开职能、机构等信息，", "督促行政机关依法公开职能、机构等信息，", False),
        ("dropped", "组织编写目录，", None, False),
        ("kept", "全面展现权力配置情况。", "全面展现权力配置情况，", False),
        ("added", None, "接受社会监督。", False),
    ]


def test_a_clause_that_changes_places_is_moved_within():
    left = "加强组织领导和统筹协调，做好业务培训，健全考核评价机制。"
    right = "做好业务培训，健全考核评价机制，加强组织领导和统筹协调。"
    assert shown(clause_edits([(0, left)], [(0, right)], [(0, 0)])) == [
        ("kept", "做好业务培训，健全考核评价机制。", "做好业务培训，健全考核评价机制，", False),
        ("kept", "加强组织领导和统筹协调，", "加强组织领导和统筹协调。", True),
    ]


def test_a_split_task_is_followed_into_its_parts():
    edits = clause_edits(
        [(4, "公布办事指南。推广网上办事，提高透明度。")],
        [(7, "公布办事指南。"), (8, "推广网上办事。")],
        [(4, 7), (4, 8)],
    )
    assert [(e.status, e.left and e.left.task, e.right and e.right.task) for e in edits] == [
        ("kept", 4, 7),
        ("kept", 4, 8),
        ("dropped", 4, None),
    ]


def test_clauses_of_unlinked_tasks_are_not_paired():
    edits = clause_edits(
        [(0, "加强培训。"), (1, "公开目录。")], [(0, "公开目录。"), (1, "加强培训。")], [(0, 0), (1, 1)]
    )
    assert {edit.status for edit in edits} == {"dropped", "added"}


def test_two_clauses_that_lost_their_comma_are_one_changed_clause():
    edits = clause_edits(
        [(0, "公布政府网站年度报表，以及公报。加强监督。")], [(0, "公布政府网站年度报表以及公报。强化考核。")], [(0, 0)]
    )
    assert shown(edits)[0] == ("kept", "公布政府网站年度报表，以及公报。", "公布政府网站年度报表以及公报。", False)


def test_trivial_differences_are_kept_with_their_literal_text():
    edits = clause_edits(
        [(0, "按照谁制定谁清理的原则,全面清理")], [(0, "按照“谁制定、谁清理”的原则，全面清理。")], [(0, 0)]
    )
    assert shown(edits) == [
        ("kept", "按照谁制定谁清理的原则,全面清理", "按照“谁制定、谁清理”的原则，全面清理。", False)
    ]


def test_a_task_without_a_partner_is_one_piece():
    assert shown(clause_edits([(0, "一，二。三。")], [], [])) == [("dropped", "一，二。三。", None, False)]
    assert shown(clause_edits([], [(0, "一，二。三。")], [])) == [("added", None, "一，二。三。", False)]


def test_empty_texts_have_no_edits():
    assert clause_edits([(0, "")], [(0, "")], [(0, 0)]) == ()
    assert shown(clause_edits([(0, "")], [(0, "公开。")], [(0, 0)])) == [("added", None, "公开。", False)]


def test_a_short_clause_reworded_into_a_long_one_is_changed():
    left = "公布决策草案，广泛征求公众意见。"
    right = "公布决策草案。采取座谈会、听证会、问卷调查、民意调查等形式广泛听取公众意见。"
    assert shown(clause_edits([(0, left)], [(0, right)], [(0, 0)]))[1:] == [
        ("changed", "广泛征求公众意见。", "采取座谈会、听证会、问卷调查、民意调查等形式广泛听取公众意见。", False)
    ]


def test_clauses_that_share_a_formula_are_not_one():
    left, right = "迭代更新政府信息依申请公开数字化处理平台。", "建立健全政府信息依申请公开转主动公开机制。"
    formulas = ["政府信息依申请公开工作。", "政府信息依申请公开答复。", "做好依申请公开办理。", "政府信息公开。"]
    weights = bigram_weights([left, right, *formulas])
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)], weights=weights)
    assert [edit.status for edit in edits] == ["dropped", "added"]


def test_a_clause_held_by_another_is_its_counterpart_wherever_it_stands():
    left = "广泛征求公众意见，全面公布决策草案。"
    right = "全面公布决策草案，采取座谈会、听证会、问卷调查、民意调查等形式广泛听取公众意见。"
    assert [edit.status for edit in clause_edits([(0, left)], [(0, right)], [(0, 0)])] == ["kept", "changed"]


def test_a_pair_that_is_likely_rather_than_sure_is_tentative():
    weights = ClauseWeights(-2.2, (("held", 3.0),))
    left, right = "定期清淤，储备防汛物资。", "定期清淤，储备充足的防汛抢险物资。"
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)], model=weights)
    assert [(edit.status, edit.tentative) for edit in edits] == [("kept", False), ("changed", True)]
    surer = ClauseWeights(-0.5, (("held", 3.0),))
    assert not any(edit.tentative for edit in clause_edits([(0, left)], [(0, right)], [(0, 0)], model=surer))


def test_a_title_seldom_takes_the_clause_that_says_more():
    left = "储备防汛物资\n储备防汛抢险物资和设备。"
    right = "储备充足的防汛抢险物资和设备。"
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)], titles=({0: 7}, {}))
    changed = next(edit for edit in edits if edit.status == "changed")
    assert changed.left.text == "储备防汛抢险物资和设备。"


@given(
    st.lists(st.sampled_from(MOVED), min_size=1, max_size=5), st.lists(st.sampled_from(MOVED), min_size=1, max_size=5)
)
def test_swapping_the_sides_swaps_what_is_paired(left, right):
    texts = ["".join(left), "".join(right)]
    there = clause_edits([(0, texts[0])], [(0, texts[1])], [(0, 0)])
    back = clause_edits([(0, texts[1])], [(0, texts[0])], [(0, 0)])
    paired = [
        sorted(len(edit.left.text) for edit in edits if edit.left and edit.right and edit.status == "changed")
        for edits in (there, [replace(edit, left=edit.right, right=edit.left) for edit in back])
    ]
    assert paired[0] == paired[1]


@pytest.mark.parametrize(
    ("left", "right", "moved"),
    [
        ("定期清淤，储备防汛物资。", "储备充足的防汛物资，定期清淤。", "定期清淤。"),
        ("公布养护电话，加强桥梁巡查，修补路面。", "加强桥梁巡查，修补路面，公布养护电话。", "公布养护电话。"),
        (
            "组织教师培训；公布收费标准；落实校园安全责任。",
            "落实校园安全主体责任；组织教师培训；公布收费标准。",
            "落实校园安全主体责任；",
        ),
    ],
)
def test_a_clause_that_only_moved_is_neither_dropped_nor_added(left, right, moved):
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)])
    assert {edit.status for edit in edits} <= {"kept", "changed"}
    assert [edit.right.text for edit in edits if edit.moved] == [moved]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("对不符合卫生规范、难以继续经营的尽快清理整合。", "对管理不善、无力经营的网吧实施关停。"),
        ("做好登记，对逾期未整改的矿山责令限期整改。", "加强巡查，对存在重大隐患、无法整改的矿山依法予以取缔。"),
    ],
)
def test_a_clause_with_a_harder_measure_against_the_same_ones_is_its_twin(left, right):
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)])
    assert [(e.left.text[:1], e.right.text[:1]) for e in edits if e.status == "changed"] == [("对", "对")]


def test_measures_against_others_make_no_twins():
    left, right = "对占用盲道的车辆进行清理。", "对空壳合作社予以注销。"
    assert {edit.status for edit in clause_edits([(0, left)], [(0, right)], [(0, 0)])} == {"dropped", "added"}


CLAUSES = [
    "对逾期未改的网吧责令整改。",
    "对无证经营的网吧予以取缔，",
    "凡超标的锅炉一律淘汰；",
    "加强巡查，",
    "公布《公路养护办法》。",
]

bodies = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6).map("".join)


@given(bodies, bodies)
def test_every_character_is_told_once_whatever_is_paired(left, right):
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)])
    for text, refs in ((left, [e.left for e in edits]), (right, [e.right for e in edits])):
        spans = sorted((ref.start, ref.end) for ref in refs if ref)
        assert "".join(text[start:end] for start, end in spans) == text
    for edit in edits:
        if edit.status == "changed":
            assert "".join(token.left for token in edit.tokens) == edit.left.text
            assert "".join(token.right for token in edit.tokens) == edit.right.text


def test_clauses_of_one_side_know_how_likely_they_have_a_partner_and_how_much_they_say():
    left = "定期清淤，储备防汛物资，组织防汛演练。"
    right = "定期清淤，储备充足的防汛抢险物资，开展河道巡查，加强值守。"
    edits = clause_edits([(0, left)], [(0, right)], [(0, 0)])
    found = {one.clause.text: one for edit in edits for one in edit.alone}
    assert all(bool(edit.alone) == (edit.left is None or edit.right is None) for edit in edits)
    alone = {edit.right.text for edit in edits if edit.left is None} | {
        edit.left.text for edit in edits if edit.right is None
    }
    assert set("".join(found)) == set("".join(alone))
    assert found["加强值守。"].weight == 3.0  # of bigrams that weigh 1 each
    assert all(0.0 <= one.partner < 1.0 for one in found.values())


def test_a_clause_whose_partner_is_taken_is_likelier_to_have_one_than_a_clause_on_another_matter():
    left = "储备防汛物资。"
    right = "储备防汛物资，储备防汛抢险物资，开展文艺演出。"
    found = {
        one.clause.text: one.partner for edit in clause_edits([(0, left)], [(0, right)], [(0, 0)]) for one in edit.alone
    }
    assert found["储备防汛抢险物资，"] > 0.2 > found["开展文艺演出。"]


def test_a_task_without_a_partner_is_not_measured():
    assert [edit.alone for edit in clause_edits([(0, "储备防汛物资，加强值守。")], [], [])] == [()]
