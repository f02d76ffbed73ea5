import pytest

from compare import ActorChange, ClauseRef, FactChange
from compare.model import ClauseEdit
from compare.texts.edits import token_edits
from reports.rows.word_phrases import changed_phrases
from reports.words.wording import wording
from tests.reports.rows.sentences import change_of


def edit(left, right):
    return ClauseEdit(
        "changed", ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right), token_edits(left, right)
    )


def told(*pairs, mode="year", **fields):
    edits = [edit(left, right) for left, right in pairs]
    change = change_of("edited", (0,), (0,), text=edits, **fields)
    return "".join(changed_phrases(edits, change, wording("zh-CN", mode)))


ROADS = (
    "新建道路广场、轨道交通、排水泵站等设施应全面落实海绵城市建设要求，",
    "新建道路广场、排水泵站等设施应因地制宜落实海绵城市建设要求，",
)


def test_words_that_went_came_or_became_others_are_listed_in_their_order():
    assert told(ROADS) == "“新建道路广场、排水泵…海绵城市建设要求”文字有改动（删“轨道交通”，“全面”改“因地制宜”）"
    assert told(ROADS, mode="region").endswith("文字有出入（左多“轨道交通”，左“全面”右“因地制宜”）")


def test_of_many_words_those_are_listed_that_say_most_and_the_clause_is_quoted_that_has_the_first_of_them():
    more = ("将工作纳入议事日程、作为年度政府工作考核内容，", "将工作纳入重要议事日程，")
    small = ("持续推进垃圾分类和减量。", "全面推进垃圾分类和减量。")
    assert told(small, ROADS, more) == (
        "“将工作纳入重要议事日程”等3处文字有改动（删“轨道交通”，删“作为年度政府工作考核内容”等）"
    )


@pytest.mark.parametrize(
    "pair",
    [
        ("源头提高地块内部雨水排水标准，", "提高源头地块内部雨水排水标准，"),
        ("加强重点区域海绵城市建设。", "在重点区域加强海绵城市建设，"),
    ],
)
def test_words_that_only_stand_in_another_order_are_not_listed(pair):
    assert "（" not in told(pair)


def test_of_a_clause_of_which_little_stands_both_sides_are_quoted():
    pair = ("完善农业科技领域基础研究稳定支持机制。", "培育农业科技领军企业。")
    assert told(pair) == "“完善农业科技领域基础研究稳定支持机制”改写为“培育农业科技领军企业”"
    assert told(pair, mode="region") == "左“完善农业科技领域基础研究稳定支持机制”右“培育农业科技领军企业”"
    assert told(pair, ROADS) == (
        "“完善农业科技领域基础研究稳定支持机制”改写为“培育农业科技领军企业”等2处文字有改动"
        "（删“轨道交通”，“全面”改“因地制宜”）"
    )


def test_words_that_came_into_a_clause_that_stands_are_listed_whatever_their_length():
    pair = ("加强数据监测工作，", "加强嘉定区海绵城市建设项目施工全过程数据监测工作，")
    assert told(pair).endswith("文字有改动（增“嘉定区海绵城市建设项目施工全过程”）")


def test_pieces_of_words_are_not_listed():
    assert "（" not in told(("改造高速公路、城市快速路照明设施。", "改造高快速路照明设施。"))
    verbs = told(("引导养护企业加强自身能力建设，", "引导养护企业加大投入，"))
    assert verbs.endswith("（“加强自身能力建设”改“加大投入”）")


def test_a_number_that_is_told_by_itself_is_not_listed_again():
    pair = ("原则上调整周期不超过三年。", "原则上调整周期不超过五年。")
    assert told(pair).endswith("（“三年”改“五年”）")
    fact = FactChange("period", "changed", "三年", "五年")
    assert told(pair, facts=(fact,)) == "“原则上调整周期不超过五年”文字有改动"


def test_words_that_stand_in_another_clause_now_are_none_that_changed():
    lefts = ("围绕果蔬种植、农机维修等内容开班40期，", "培训农民2000人次，")
    rights = ("围绕果蔬种植、农机维修等内容，", "开班40期、培训农民2000人次，")
    assert "（" not in told(*zip(lefts, rights, strict=True))


def test_words_that_went_are_not_called_removed_where_another_clause_has_nearly_all_of_them():
    pair = ("围绕改革重点任务加强政策解读，", "围绕改革重点任务，")
    edits = [edit(*pair)]
    near = ClauseEdit("added", None, ClauseRef(0, 20, 32, "准确解读改革政策措施，"))
    far = ClauseEdit("added", None, ClauseRef(0, 20, 32, "大力宣传改革新成效，"))
    for other, listed in ((near, ""), (far, "（删“加强政策解读”）")):
        change = change_of("edited", (0,), (0,), text=[*edits, other])
        said = "".join(changed_phrases(edits, change, wording("zh-CN", "year")))
        assert said == f"“围绕改革重点任务”文字有改动{listed}"


def test_organs_that_are_told_by_themselves_are_not_listed():
    pair = (
        "市公安局要建立道路交通安全状况评价体系，",
        "市应急管理局要建立道路交通安全状况和绩效评价体系，",
    )
    actor = ActorChange("市公安局", "市应急管理局", None, None)
    assert told(pair, actors=(actor,)).endswith("文字有改动（增“和绩效”）")
