import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import align
from align import Segment
from tests.align.fakes import CharacterEncoder, pairs, segments

PHRASES = (
    "依法公开",
    "决策草案",
    "，",
    "。",
    "征求意见",
    "财政预决算",
    "《条例》",
    "每年",
    "2020",
    "　",
    "责任单位：",
    "粮食",
)
TEXTS = st.lists(st.sampled_from(PHRASES), max_size=8).map("".join)
HEADINGS = st.lists(st.sampled_from(("一、公开", "二、回应", "")), max_size=2).map(tuple)
LISTS = st.lists(st.builds(Segment, TEXTS, HEADINGS), max_size=7)
ENCODERS = (None, CharacterEncoder())
EVERY = pytest.mark.parametrize("encoder", ENCODERS, ids=["none", "fake"])


@EVERY
@settings(max_examples=60)
@given(left=LISTS, right=LISTS)
def test_every_segment_is_linked_or_listed_and_every_number_in_range(encoder, left, right):
    alignment = align.align(left, right, encoder=encoder)
    for count, linked, unlinked in (
        (len(left), {link.left for link in alignment.links}, alignment.unlinked_left),
        (len(right), {link.right for link in alignment.links}, alignment.unlinked_right),
    ):
        assert sorted([*linked, *unlinked]) == list(range(count))
    assert len(set(pairs(alignment))) == len(alignment.links)
    for link in alignment.links:
        assert 0.0 <= link.score <= 1.0
        assert 0.0 <= link.confidence <= 1.0
        assert link.matched_by
        total = sum(entry.points for entry in link.evidence)
        assert math.isclose(link.score, 1 / (1 + math.exp(-total)), abs_tol=1e-5)
        assert all(0.0 <= entry.value <= 1.0 for entry in link.evidence)
    assert not {(one.left, one.right) for one in alignment.runners_up} & set(pairs(alignment))


@EVERY
@settings(max_examples=60)
@given(left=LISTS, right=LISTS)
def test_swapping_the_sides_mirrors_the_links(encoder, left, right):
    mirror = {"left-part": "right-part", "right-part": "left-part"}
    there = align.align(left, right, encoder=encoder).links
    back = align.align(right, left, encoder=encoder).links
    assert {(link.left, link.right, link.label, link.extent, link.score, link.confidence) for link in there} == {
        (link.right, link.left, link.label, mirror.get(link.extent, link.extent), link.score, link.confidence)
        for link in back
    }


@EVERY
def test_every_left_clause_has_the_segment_that_comes_closest(encoder):
    left = segments("完善财政预决算公开，同时，推进义务教育招生。", "依法公开决策草案，", "")
    right = segments("依法公开决策草案，听取意见。", "推进义务教育招生；", "完善财政预决算公开。")
    answers = align.align(left, right, encoder=encoder).answers
    assert [[(one.start, one.end, one.other) for one in clauses] for clauses in answers[:2]] == [
        [(0, 10, 2), (10, 22, 1)],
        [(0, 9, 0)],
    ]
    assert all(0.5 < one.score <= 1.0 for clauses in answers[:2] for one in clauses)
    assert len(answers) == 3


@EVERY
def test_copies_have_the_answers_of_their_own_cut(encoder):
    left = segments("完善预决算公开，推进招生。", "完善 预决算公开，推进招生。", "完善预决算公开推进招生。")
    answers = align.align(left, segments("完善预决算公开。"), encoder=encoder).answers
    assert [[(one.start, one.end) for one in clauses] for clauses in answers] == [
        [(0, 8), (8, 13)], [(0, 9), (9, 14)], [],
    ]  # fmt: skip


@EVERY
def test_a_pair_that_was_ruled_out_answers_nothing(encoder):
    left, right = segments("依法公开决策草案，"), segments("依法公开决策草案。", "公开草案。")
    ((answer,),) = align.align(left, right, encoder=encoder, cannot_link=[(0, 0)]).answers
    assert answer.other == 1


@EVERY
@settings(max_examples=60)
@given(both=LISTS)
def test_a_list_is_linked_to_itself_and_nothing_else(encoder, both):
    alignment = align.align(both, both, encoder=encoder)
    assert pairs(alignment) == [(index, index) for index in range(len(both))]
    assert all(link.label == "same" and link.extent == "full" for link in alignment.links)
    assert all(link.confidence >= 0.9 and link.matched_by == "identical" for link in alignment.links)


@EVERY
def test_the_same_input_gives_the_same_alignment(encoder):
    left, right = segments("依法公开决策草案", "完善预决算公开"), segments("完善财政预决算公开", "公开决策草案")
    assert align.align(left, right, encoder=encoder) == align.align(left, right, encoder=encoder)


@EVERY
def test_a_reordered_list_keeps_its_links(encoder):
    left = segments("完善财政预决算公开制度", "推进义务教育招生信息公开", "落实稳就业政策措施解读", "公布行政执法结果")
    right = tuple(reversed(left))
    assert pairs(align.align(left, right, encoder=encoder)) == [(0, 3), (1, 2), (2, 1), (3, 0)]


@EVERY
@pytest.mark.parametrize(
    ("left", "right"),
    [((), ()), (("甲",), ()), ((), ("甲", "")), (("", "，。", "　"), ("。",)), (("甲" * 20000,), ("乙", "甲"))],
)
def test_odd_lists_do_no_harm(encoder, left, right):
    alignment = align.align(segments(*left), segments(*right), encoder=encoder)
    assert len(alignment.links) + len(alignment.unlinked_left) >= len(left) - 1


@EVERY
def test_lists_of_one_are_judged(encoder):
    one = segments("依法公开重大行政决策草案，征求社会意见。")
    other = segments("依法公开重大行政决策草案，广泛征求社会各界意见。")
    stranger = segments("保护野生动物栖息地。")
    assert pairs(align.align(one, other, encoder=encoder)) == [(0, 0)]
    assert pairs(align.align(one, stranger, encoder=encoder)) == []


def test_one_new_segment_does_not_undo_the_others():
    left = segments(*(f"第{index}项任务：{word}信息公开" for index, word in enumerate("财税粮林水路桥电")))
    alignment = align.align(left, (*left[:4], Segment("建立新的督查制度"), *left[4:]), encoder=None)
    assert len(alignment.links) == len(left)
    assert alignment.unlinked_right == (4,)


def test_the_signature_names_encoder_model_and_thresholds():
    signature = dict(align.align((), (), encoder=CharacterEncoder()).signature)
    assert signature["encoder"] == "characters"
    assert signature["model"] == "characters-1"
    assert "thresholds" in signature


def test_runners_up_are_at_most_three_a_segment():
    left = segments(*(f"推进{word}领域信息公开工作" for word in "财税粮林水路桥电"))
    found = align.align(left, left[:1], encoder=None).runners_up
    assert all(sum(one.right == other.right for other in found) <= 3 for one in found)
    assert list(found) == sorted(found, key=lambda one: (one.left, -one.score, one.right))


def test_the_words_that_fired_are_in_both_texts():
    left, right = segments("健全常务会议信息公开机制", "粮食"), segments("完善常务会议信息公开制度", "交通")
    (link,) = align.align(left, right, encoder=None).links
    (lexical,) = [entry for entry in link.evidence if entry.name == "lexical"]
    assert "常务会议信息公开" in lexical.words


@EVERY
def test_links_without_words_are_the_same_but_for_the_words(encoder):
    left = segments("依法公开财政预决算，每年征求意见。", "粮食储备。")
    right = segments("每年征求意见，公开财政预决算。", "做好粮食储备。")
    told, plain = (align.align(left, right, encoder=encoder, worded=worded) for worded in (True, False))
    assert any(entry.words for link in told.links for entry in link.evidence)
    silent = [replace(link, evidence=tuple(replace(one, words=()) for one in link.evidence)) for link in told.links]
    assert (silent, told.runners_up) == (list(plain.links), plain.runners_up)
