import pytest

from compare import ClauseRef, FactChange
from compare.model import ClauseEdit
from compare.texts.edits import token_edits
from reports.rows.word_phrases import word_changes
from reports.words.wording import wording
from tests.reports.rows.test_sentence import change_of


def edit(left, right):
    return ClauseEdit(
        "changed", ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right), token_edits(left, right)
    )


def told(*pairs, mode="year", **fields):
    edits = [edit(left, right) for left, right in pairs]
    return word_changes(edits, change_of("edited", (0,), (0,), text=edits, **fields), wording("zh-CN", mode))


ROADS = (
    "新建道路广场、轨道交通、排水泵站等设施应全面落实海绵城市建设要求，",
    "新建道路广场、排水泵站等设施应因地制宜落实海绵城市建设要求，",
)


def test_words_that_went_came_or_became_others_are_listed_in_their_order():
    assert told(ROADS) == "（删“轨道交通”，“全面”改“因地制宜”）"
    assert told(ROADS, mode="region") == "（左多“轨道交通”，左“全面”右“因地制宜”）"


def test_of_many_words_those_that_came_or_went_are_listed_first_and_then_the_longest():
    more = ("市区各级有关资金优先支持海绵城市建设。", "区镇有关资金优先支持全市海绵城市建设。")
    assert told(ROADS, more) == "（删“轨道交通”，“全面”改“因地制宜”，增“全市”等）"


@pytest.mark.parametrize(
    "pair",
    [
        ("源头提高地块内部雨水排水标准，", "提高源头地块内部雨水排水标准，"),  # only the order
        (
            "完善农业科技领域基础研究稳定支持机制。",
            "培育农业科技领军企业。",
        ),  # little stands, and its pieces are no words
        ("加强数据监测工作，", "加强嘉定区海绵城市建设项目施工全过程数据监测工作，"),  # more than a word
    ],
)
def test_nothing_is_listed_of_clauses_of_which_the_pieces_are_no_words(pair):
    assert told(pair) == ""


def test_beside_clauses_of_which_the_pieces_are_no_words_phrases_that_came_or_went_are_some_of_several():
    assert told(ROADS, ("完善农业科技领域基础研究稳定支持机制。", "培育农业科技领军企业。")) == "（删“轨道交通”等）"
    assert told(ROADS, ("加强监测，", "加强嘉定区海绵城市建设项目施工全过程监测，")) == "（删“轨道交通”等）"


def test_of_very_many_words_only_phrases_are_listed_and_no_organs_or_pieces_of_words():
    olds, news = ("推进", "加强", "落实", "完善"), ("抓好", "强化", "执行", "健全")
    small = [(f"{a}园林绿化养护工作。", f"{b}园林绿化养护工作。") for a, b in zip(olds, news, strict=True)]
    small += [(f"{a}城市公园管理要求。", f"{b}城市公园管理要求。") for a, b in zip(news, reversed(olds), strict=True)]
    longer = ("清理违规户外广告和店招店牌、规范沿街门面。", "清理违规户外广告和破损围挡、店招店牌、规范沿街门面。")
    pieces = ("改造高速公路、城市快速路照明设施。", "改造高快速路照明设施。")
    assert told(*small, longer, pieces) == "（增“破损围挡”等）"


def test_a_number_that_is_told_by_itself_is_not_listed_again():
    pair = ("原则上调整周期不超过三年。", "原则上调整周期不超过五年。")
    assert told(pair) == "（“三”改“五”）"
    assert told(pair, facts=(FactChange("period", "changed", "三年", "五年"),)) == ""


def test_words_that_only_stand_elsewhere_in_their_clause_are_none_that_changed():
    assert told(("加强重点区域海绵城市建设。", "在重点区域加强海绵城市建设，")) == ""


def test_words_that_stand_in_another_clause_now_are_none_that_changed():
    lefts = ("围绕果蔬种植、农机维修等内容开班40期，", "培训农民2000人次，")
    rights = ("围绕果蔬种植、农机维修等内容，", "开班40期、培训农民2000人次，")
    assert told(*zip(lefts, rights, strict=True)) == ""
