import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.details.fact_changes import fact_changes
from compare.model import ClauseEdit
from compare.particulars import ClauseRef


def ref(text, task=0, start=0):
    return ClauseRef(task, start, start + len(text), text)


def apart(*lefts_and_rights):
    """Clauses of a row that are no pairs: what went, then what came."""
    lefts, rights = lefts_and_rights
    return [ClauseEdit("dropped", ref(text), None) for text in lefts] + [
        ClauseEdit("added", None, ref(text)) for text in rights
    ]


def told(lefts, rights):
    return [(fact.status, fact.left, fact.right, fact.ratio) for fact in fact_changes(apart(lefts, rights))]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("铺设15个行政村供水管线，", "农村供水新增20个行政村；", ("15个", "20个")),
        ("图书馆设置流动书柜26处。", "流动书柜增加到40处并配备轮椅；", ("26处", "40处")),
        ("出口通关平均时间压缩至4个工作日。", "出口企业通关压缩至3个工作日内完成。", ("4个工作日", "3个工作日")),
        ("人均藏书量1.2册；", "藏书120万册，人均达到1.3册；", ("1.2册", "1.3册")),
    ],
)
def test_the_only_two_numbers_of_what_is_counted_are_one_number_that_changed(left, right, expected):
    assert ("changed", *expected, None) in told([left], [right])
    assert ("changed", *reversed(expected), None) in told([right], [left])


@pytest.mark.parametrize(
    ("lefts", "rights"),
    [
        (["城镇新增就业12万人。"], ["农村劳动力转移5万人。"]),
        (["发放种粮补贴30万元。"], ["城市公园绿化投资40万元。"]),
        (["处五万元以下的罚款。"], ["处三万元以下的罚款。"]),  # of another violation, as far as the words tell
        (["新建绿道3公里。"], ["新建绿道500公里。"]),  # another size
        (
            ["缴费满四年的为九个月。"],
            ["缴费满五年的为十个月；缴费满六年的为十二个月。"],
        ),  # which one is anybody's guess
    ],
)
def test_numbers_of_which_nothing_says_that_they_count_one_thing_came_and_went(lefts, rights):
    assert {status for status, *_ in told(lefts, rights)} == {"dropped", "added"}


def test_of_several_numbers_each_goes_to_the_one_that_counts_the_same():
    edits = [
        ClauseEdit(
            "changed", ref("创建节水型机关12家、节水型小区5个，"), ref("新建节水型小区8个、节水型机关15家，"), ()
        )
    ]
    assert [(fact.left, fact.right) for fact in fact_changes(edits)] == [("5个", "8个"), ("12家", "15家")]


CLAUSES = st.lists(
    st.sampled_from(
        [
            "新建泵站3座。",
            "改造泵站5座，",
            "培训村医20名；",
            "培训村医40名。",
            "补助10万元。",
            "每季度检查2次。",
            "没有数字。",
        ]
    ),
    max_size=4,
)


@given(CLAUSES, CLAUSES)
def test_both_directions_pair_the_same_numbers(lefts, rights):
    forth = {(fact.left, fact.right) for fact in fact_changes(apart(lefts, rights))}
    back = {(fact.right, fact.left) for fact in fact_changes(apart(rights, lefts))}
    assert forth == back
