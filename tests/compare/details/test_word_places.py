from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import Change, ClauseRef, LoneClause
from compare.details.word_places import near_words, word_places
from compare.model import ClauseEdit
from compare.particulars import FactChange
from compare.texts.edits import token_edits

WORDS = ("建立", "健全", "交通安全", "考核", "制度", "、", "各区", "督促", "《公路法》", "30%", "全面", "机制")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: "".join(words) + "，")


def edit(left, right):
    return ClauseEdit(
        "changed", ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right), token_edits(left, right)
    )


def alone(status, text):
    ref = ClauseRef(0, 40, 40 + len(text), text)
    sides = (ref, None) if status == "dropped" else (None, ref)
    return ClauseEdit(status, *sides, alone=(LoneClause(ref, 0.3, 9.0),))


def change_of(*edits):
    return Change("r-1", "edited", False, (0,), (0,), (), edits, (), None)


@given(TEXTS, TEXTS)
def test_what_is_told_of_a_side_stands_in_its_clause(left, right):
    one = edit(left, right)
    for place in word_places([one], change_of(one)):
        assert place.left in left
        assert place.right in right
        assert place.left or place.right
        assert 0 <= place.at <= len(right)
        for text in (place.left, place.right):
            assert text.count("《") == text.count("》")


def test_numbers_and_what_only_went_weigh_more_than_words_of_any_matter():
    one = edit("全面推进公路养护，作为年度政府工作考核内容。", "持续推进公路养护。")
    other = edit("安装率达到90%。", "安装率达到100%。")
    places = word_places([one, other], change_of(one, other))
    ranked = sorted(places, key=lambda place: -place.weight)
    assert next((place.left, place.right) for place in ranked) == ("作为年度政府工作考核内容", "")
    light = next(place for place in places if place.left.startswith("全面"))
    assert light.weight < min(place.weight for place in places if place is not light)


@pytest.mark.parametrize(
    ("status", "text", "found"),
    [
        ("added", "准确解读改革政策措施，", True),
        ("added", "大力宣传改革新成效，", False),  # other words
        ("added", "在改革政策措施出台后组织专家学者解读，并在政府网站、新闻媒体开展广泛深入的宣传活动，", False),
        ("dropped", "准确解读改革政策措施，", False),  # of the side that had the words itself
    ],
)
def test_words_that_went_are_held_against_the_short_clauses_of_the_other_side(status, text, found):
    one = edit("围绕改革重点任务加强政策解读，", "围绕改革重点任务，")
    near = near_words([one], change_of(one, alone(status, text)))
    assert [(words.text, words.there.text) for words in near] == ([("加强政策解读", text)] if found else [])


def test_short_words_are_held_against_no_clause():
    one = edit("强化新兴行业企业责任，", "强化新兴行业责任，")
    assert near_words([one], change_of(one, alone("added", "督促企业落实责任，"))) == ()


def test_beside_words_that_only_moved_what_went_is_found():
    one = edit(
        "将道路安全工作列入政府重要日程、纳入本地区发展规划、作为年度政府工作考核内容，",
        "将道路安全工作纳入政府重要日程、本地区发展规划，",
    )
    gone = [place.left for place in word_places([one], change_of(one)) if not place.right and not place.silent]
    assert gone == ["作为年度政府工作考核内容"]
    moved = edit("源头提高地块内部雨水排水标准，", "提高源头地块内部雨水排水标准，")
    assert [place for place in word_places([moved], change_of(moved)) if not place.silent] == []


def test_a_number_is_no_torn_word():
    one = edit("编制2024年度排放清单。", "编制2025年度排放清单。")
    assert [(place.left, place.right) for place in word_places([one], change_of(one))] == [("2024年", "2025年")]


def test_a_number_that_is_told_by_itself_is_silent_and_a_year_that_rolled_on_is_not():
    count = edit("每年公布10项清单。", "每年公布12项清单。")
    year = edit("编制2024年度清单。", "编制2025年度清单。")
    facts = (
        FactChange("count", "changed", "10项", "12项", None, None),
        FactChange("date", "rolled", "2024年度", "2025年度", None, None),
    )
    places = word_places([count, year], replace(change_of(count, year), facts=facts))
    assert [(place.edit, place.silent) for place in places] == [(0, True), (1, False)]


def test_a_word_with_a_particle_is_whole_and_a_list_torn_in_its_items_is_not():
    way = edit("通过线上线下公开事项。", "通过线上线下相结合的方式公开事项。")
    assert [(place.left, place.right) for place in word_places([way], change_of(way))] == [("", "相结合的方式")]
    torn = edit("改造高速公路、城市快速路照明。", "改造高快速路照明。")
    assert word_places([torn], change_of(torn)) == ()


def test_a_part_of_a_list_that_stands_on_both_sides_is_no_news():
    listed = edit("采用简明问答、图表图解、音频视频解读。", "采用图表图解、简明问答、短视频解读。")
    assert [
        place for place in word_places([listed], change_of(listed)) if "简明问答" in place.right and not place.silent
    ] == []
