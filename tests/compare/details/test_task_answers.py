from dataclasses import replace

import pytest

from align.model import Alignment, Candidate
from compare import compare
from compare.details.anywhere import Anywhere
from compare.details.task_answers import TaskAnswers, rejected_pairs
from compare.texts.closeness import Closeness
from compare.texts.rarity import bigram_weights
from tests.compare.meanings import meanings
from tests.compare.samples import document, link

OTHERS = ("开展校车安全隐患排查，建立台账。", "推进农村公路养护，落实养护资金。", "扩大普惠托育服务供给，新增托位。")


def named(lefts, rights, *, rejected=(), concepts=()):
    """Say which task is named beside each task without a link: side, own task, the other one."""
    left, right = document(*lefts, *OTHERS, name="left"), document(*rights, *OTHERS, name="right")
    links = tuple(link(len(lefts) + i, len(rights) + i, "same") for i in range(len(OTHERS)))
    known = Alignment(links, (), (), runners_up=tuple(Candidate(*entry) for entry in rejected))
    known = replace(known, meanings=meanings(left, right, dict(concepts)))
    return [
        (one.side, *(change.left if one.side == "left" else change.right), one.task)
        for change in compare(left, right, known, mode="year").changes
        for one in change.related
        if one.clause is None
    ]


CROSSING = "在村道出入口设置必要的限高设施，超载车辆不得行驶。"
FORBIDDING = "县级部门可以设置必要的标志和设施，禁止超载车辆行驶。"
TOWER = "修缮钟楼，恢复彩绘。"
ALIKE = {CROSSING[:15]: (1, 0.5, 0), FORBIDDING[:17]: (1, 0, 0)}


def test_a_task_is_named_that_was_nearly_linked_and_answers_the_clauses_of_one():
    found = named([CROSSING, TOWER], [FORBIDDING, TOWER[::-1]], rejected=[(0, 0, 0.45)], concepts=ALIKE)
    assert found == [("left", 0, 0), ("right", 0, 0)]


def test_a_task_is_not_named_for_a_score_alone():
    assert named([CROSSING], ["建设口袋公园，开展认养活动。"], rejected=[(0, 0, 0.45)]) == []


def test_names_of_fields_in_a_list_are_no_ground(monkeypatch):
    monkeypatch.setattr("compare.details.elsewhere.SURE_ANYWHERE", 1.1)
    fields = "教育、医疗、就业、养老、住房、供水"
    lefts, rights = [f"做好{fields}等领域惠企政策兑现。"], [f"加大{fields}等行业从业者培训。"]
    alike = {lefts[0]: (1, 0, 0), rights[0]: (1, 0.3, 0)}
    assert named(lefts, rights, rejected=[(0, 0, 0.6)], concepts=alike) == []
    grounded = [text.replace(fields, "困难群众") for text in (*lefts, *rights)]
    other = [grounded[0], grounded[1].replace("加大", "做好").replace("从业者培训", "惠企政策宣传")]
    alike = {other[0]: (1, 0, 0), other[1]: (1, 0.3, 0)}
    assert named(other[:1], other[1:], rejected=[(0, 0, 0.6)], concepts=alike) == [("left", 0, 0), ("right", 0, 0)]


def test_rejected_pairs_are_sorted_by_side_and_task():
    pairs = rejected_pairs([Candidate(0, 2, 0.4), Candidate(0, 1, 0.3), Candidate(1, 2, 0.2)])
    assert pairs == {"left": {0: {2: 0.4, 1: 0.3}, 1: {2: 0.2}}, "right": {2: {0: 0.4, 1: 0.2}, 1: {0: 0.3}}}


@pytest.mark.parametrize(("matter", "expected"), [("", False), ("对高危险性体育项目", True)])
def test_who_acts_and_within_which_time_are_no_ground(matter, expected):
    texts = [
        f"县级以上人民政府体育主管部门应当{matter}{act}。"
        for act in ("自收到申请之日起三十日内实地核查", "自设施验收合格之日起三十日内备案")
    ]
    left, right = (document(text, *OTHERS, name=name) for text, name in zip(texts, ("left", "right"), strict=True))
    weights = bigram_weights(task.words for task in (*left.tasks, *right.tasks))
    closeness = Closeness.of_tasks(left, right, Alignment((), (), ()))
    answers = TaskAnswers(left, right, (), Anywhere((), left, right, closeness, weights), weights, ((), ()))
    assert answers.has_ground("left", 0, 0) == expected
