import json
import tomllib
from dataclasses import replace
from importlib import resources

import pytest

from compare.details.duties import strength_changes
from compare.model import ClauseEdit
from compare.particulars import ClauseRef, StrengthChange
from compare.texts.edits import token_edits
from tests.compare.gold import GOLD, PAIRS, gold_comparison, misplaced


def changed(left, right, start=0):
    refs = (ClauseRef(2, start, start + len(left), left), ClauseRef(4, start, start + len(right), right))
    return ClauseEdit("changed", *refs, token_edits(left, right))


def told(left, right):
    return [(change.status, change.left, change.right) for change in strength_changes([changed(left, right)])]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("可以公布目录。", "应当公布目录。", ("strengthened", "可以", "应当")),
        ("必须公布目录。", "可以公布目录。", ("weakened", "必须", "可以")),
        ("可以公布目录。", "不得公布目录。", ("negated", "可以", "不得")),
        ("严禁收集信息。", "鼓励收集信息。", ("negated", "严禁", "鼓励")),
        ("探索建设数据平台。", "完成建设数据平台。", ("strengthened", "探索", "完成")),
        ("探索推进数据平台建设。", "加快推进数据平台建设。", ("strengthened", "探索", "加快")),
        ("推行目录编制责任制。", "探索目录编制责任制。", ("weakened", "推行", "探索")),
        ("应当按照国家有关规定公布目录。", "可以按照省有关规定公布目录。", ("weakened", "应当", "可以")),
        ("全面完成目录编制。", "推进目录编制。", ("weakened", "全面完成", "推进")),
        ("对逾期未改的矿山责令整改。", "对逾期未改的矿山依法取缔。", ("strengthened", "责令整改", "取缔")),
        ("对排放超标的锅炉一律拆除。", "对排放超标的锅炉进行整改。", ("weakened", "拆除", "整改")),
        ("认真贯彻条例规定。", "严格落实条例规定。", ("strengthened", None, "严格")),
        ("公益岗位原则上优先安排脱贫人口。", "公益岗位确保优先安排脱贫人口。", ("strengthened", "原则上", "确保")),
        ("回收利用率不得低于35%。", "回收利用率力争达到35%。", ("weakened", "不得低于", "力争达到")),
    ],
)
def test_a_duty_became_stronger_weaker_or_its_contrary(left, right, expected):
    assert told(left, right) == [expected]


def test_only_modal_words_are_compared_where_it_is_not_certain_that_two_clauses_are_one():
    def doubtful(left, right):
        return [(one.status, one.left) for one in strength_changes([replace(changed(left, right), tentative=True)])]

    assert doubtful("探索建设数据平台。", "完成建设数据平台。") == []
    assert doubtful("可以设立调剂金。", "应当设立调剂金。") == [("strengthened", "可以")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("推进目录编制。", "加强目录编制。"),  # one step
        ("推进目录编制，鼓励公开。", "鼓励公开，推进目录编制。"),  # another order
        ("落实支持政策。", "推进支持政策。"),  # a noun
        ("对可以预警的突发事件，发布警报。", "对应当预警的突发事件，发布警报。"),  # an attribute
        ("鼓励社会资本投入。", "推进公园绿化养护。"),  # another thing
        ("登记机构应当按照国家有关规定，提供服务。", "企业可以根据国家有关规定，查询资料。"),  # one basis
        ("对合作机构可以返还保费。", "对业务合作积极、规模较大的合作机构返还保费。"),  # says how they are
        ("公布主要目录。", "公布重要目录。"),  # 要 is part of another word
        ("支持灵活就业人员参加养老保险。", "加强灵活就业人员权益保障。"),  # one group, two demands
        ("禁止企业利用优势地位拖欠款项。", "引导企业履行付款义务、不得利用优势地位拖欠款项。"),  # forbidden as before
    ],
)
def test_a_word_that_does_not_bind_changes_no_duty(left, right):
    assert told(left, right) == []


def test_in_other_words_a_measure_against_the_same_ones_is_compared_and_nothing_else():
    left, right = "对逾期未改的矿山责令整改。", "对拒不整改的矿山依法取缔。"
    (measure,) = strength_changes([replace(changed(left, right), in_other_words=True)])
    assert (measure.status, measure.left, measure.right) == ("strengthened", "责令整改", "取缔")
    assert strength_changes([replace(changed("可以公布目录。", "应当公布目录。"), in_other_words=True)]) == ()


def test_the_words_are_pointed_at():
    (change,) = strength_changes([changed("也可以公布目录。", "也必须公布目录。", start=10)])
    assert change == StrengthChange(
        "strengthened", "可以", "必须", ClauseRef(2, 11, 13, "可以"), ClauseRef(4, 11, 13, "必须")
    )


@pytest.mark.parametrize("pair", PAIRS)
def test_the_words_stand_where_they_are_pointed_at(pair):
    assert misplaced(gold_comparison(pair), "strength") == []


def test_every_word_stands_on_one_step_of_one_ladder():
    with resources.files("compare.details").joinpath("duties.toml").open("rb") as file:
        data = tomllib.load(file)
    words = [word for ladder in data["ladder"] for step in ladder["steps"] for word in step] + data["plain"]["words"]
    assert sorted(words) == sorted(set(words))
    assert not set(words) & set(data["decoys"]["words"])
    assert set(data["attributes"]["words"]) <= set(words)


def test_pairs_of_real_documents_are_told_as_by_hand_where_two_readers_would_agree():
    rows = json.loads((GOLD / "strength.json").read_text(encoding="utf-8"))["pairs"]
    sure = [row for row in rows if not row.get("doubtful")]
    wrong = [row for row in sure if _by_hand(row) != told(row["left"], row["right"])]
    assert len(sure) >= 100
    assert len(wrong) <= 0.02 * len(sure), wrong
    assert not [row for row in wrong if row["status"] == "none"]  # never a false alarm


def _by_hand(row):
    return [] if row["status"] == "none" else [(row["status"], row["left_word"], row["right_word"])]


def test_a_word_of_duty_that_stands_in_another_clause_of_the_other_side_is_not_new():
    def edits(rest):
        lefts, rights = ("认真贯彻档案移交规定。", rest), ("严格落实档案移交规定。", "")
        pair = [ClauseRef(0, 0, len(text), text) for text in (lefts[0], rights[0])]
        other = ClauseRef(0, len(lefts[0]), len(lefts[0]) + len(rest), rest)
        return [
            ClauseEdit("changed", *pair, token_edits(pair[0].text, pair[1].text)),
            ClauseEdit("dropped", other, None),
        ]

    assert [change.right for change in strength_changes(edits("公开办事指南。"))] == ["严格"]
    assert strength_changes(edits("严格审核档案清单。")) == ()
