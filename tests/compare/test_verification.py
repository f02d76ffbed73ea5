"""What changed besides what was to change: every word is told, punctuation is not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare import compare
from compare.texts.folding import fold
from compare.verification import ASPECTS, Breach, breaches
from documents.model import Context
from tests.compare.samples import alignment, document, link, task

DEMAND = "及时公开预算执行情况。"


def held(left, right, *allowed, links=((0, 0),)):
    found = alignment(*(link(*one, confidence=1.0) for one in links))
    return breaches(compare(left, right, found, mode="year"), allowed)


def one(text=DEMAND, **fields):
    return document(task(1, text, **fields))


def test_two_equal_documents_have_no_breach():
    assert (
        held(one(responsible=["省财政厅"], deadline="9月底前"), one(responsible=["省财政厅"], deadline="9月底前")) == ()
    )


@pytest.mark.parametrize(
    ("right", "aspect", "told"),
    [
        (one("全面公开预算执行情况。"), "text", (DEMAND, "全面公开预算执行情况。")),
        (one(responsible=["省审计厅"]), "units", ("", "省审计厅（责任）")),
        (one(lead=["省审计厅"]), "units", ("", "省审计厅（牵头）")),
        (one(deadline="9月底前"), "deadlines", ("", "9月底前")),
        (document(replace(task(1, DEMAND), remark="试点先行")), "remarks", ("", "试点先行")),
        (document(replace(task(1, DEMAND), section=("二、财政公开",))), "headings", ("", "财政公开")),
    ],
)
def test_each_aspect_is_told_unless_it_is_allowed(right, aspect, told):
    assert held(one(), right) == (Breach(aspect, 0, *told),)
    assert held(one(), right, aspect) == ()
    assert held(one(), right, *(name for name in ASPECTS if name != aspect)) == (Breach(aspect, 0, *told),)


def test_a_task_that_came_and_one_that_went_are_told_with_their_rows():
    found = held(document(DEMAND), document("开展公众开放活动。"), links=())
    assert sorted((breach.aspect, breach.left, breach.right) for breach in found) == [
        ("tasks", "", "开展公众开放活动。"),
        ("tasks", DEMAND, ""),
    ]
    assert {breach.row for breach in found} == {0, 1}


def test_tasks_that_changed_places_are_told():
    texts = (DEMAND, "开展公众开放活动。")
    found = held(document(*texts), document(*texts[::-1]), links=((0, 1), (1, 0)))
    assert {breach.aspect for breach in found} == {"order"}


def test_a_deadline_in_the_text_is_a_deadline():
    left, right = one("2020年9月底前公开预算执行情况。"), one("2020年10月底前公开预算执行情况。")
    assert held(left, right) == (Breach("deadlines", 0, "2020年9月底前", "2020年10月底前"),)
    assert held(left, one("2020年10月底前不公开预算执行情况。"), "deadlines") == (
        Breach("text", 0, "2020年9月底前公开预算执行情况。", "2020年10月底前不公开预算执行情况。"),
    )


def test_what_belongs_to_no_task_is_held_against_it_by_lines():
    left = replace(one(), context=(Context((), "以公开为常态。"), Context((), "坚持稳中求进。")))
    right = replace(one(), context=(Context((), "以公開為常態，"), Context((), "坚持稳中快进。")))
    assert held(left, right) == (Breach("surroundings", None, "坚持稳中求进。", "坚持稳中快进。"),)


@given(
    st.text(st.sampled_from("政务公开预算"), min_size=2, max_size=12),
    st.sampled_from(["不", "无", "禁止", "可以", "应当", "未", "非"]),
    st.integers(0, 12),
)
def test_a_word_that_binds_is_never_too_small(text, word, at):
    changed = text[:at] + word + text[at:]
    assert held(one(text), one(changed), *(name for name in ASPECTS if name != "text")) != ()


@given(
    st.text(st.sampled_from("政务公开，、。；（）“” "), max_size=20),
    st.text(st.sampled_from("，。；（）“” "), max_size=3),
)
def test_punctuation_is_no_difference(text, marks):
    other = marks + text
    assert fold(text) == fold(other)
    assert held(one(text), one(other)) == ()
