from dataclasses import replace

import pytest

from align.model import Alignment, Answer, Candidate
from compare import compare
from tests.compare.samples import document, link

OTHERS = ("开展校车安全隐患排查，建立台账。", "推进农村公路养护，落实养护资金。", "扩大普惠托育服务供给，新增托位。")
"""Tasks that stand on both sides, so that what is rare is told from formulas."""


def related(lefts, rights, links, *, rejected=(), answers=(), right_answers=()):
    """Compare documents whose last tasks are the others; say what each change that has any is perhaps related to."""
    left, right = document(*lefts, *OTHERS, name="left"), document(*rights, *OTHERS, name="right")
    others = [link(len(lefts) + i, len(rights) + i, "same") for i in range(len(OTHERS))]
    alignment = Alignment(
        tuple(sorted((*(link(*pair) for pair in links), *others), key=lambda one: (one.left, one.right))),
        (),
        (),
        runners_up=tuple(Candidate(*entry) for entry in rejected),
        answers=_padded(answers, len(left.tasks)),
        right_answers=_padded(right_answers, len(right.tasks)),
    )
    changes = compare(left, right, alignment, mode="year").changes
    return [
        (one.side, one.clause and one.clause.text, one.task, one.score, one.there and one.there.text)
        for change in changes
        for one in change.related
    ]


def _padded(answers, count):
    return tuple(answers) + ((),) * (count - len(answers))


def test_a_task_without_a_link_is_related_to_its_best_rejected_pair_from_a_score_on():
    lefts, rights = ["建设口袋公园。"], ["打造社区花园，开展认养活动。"]
    assert related(lefts, rights, [], rejected=[(0, 0, 0.2), (0, 1, 0.05)]) == [
        ("left", None, 0, 0.2, None),
        ("right", None, 0, 0.2, None),
    ]
    assert related(lefts, rights, [], rejected=[(0, 0, 0.19)]) == []


def test_a_task_with_a_link_is_not_related_to_what_came_second():
    assert related(["建设口袋公园。"], ["建设口袋公园。", "打造花园。"], [(0, 0)], rejected=[(0, 1, 0.9)]) == [
        ("right", None, 0, 0.9, None)
    ]


LEFT = ["修缮古城墙，将破坏文物的信息纳入信用档案平台。", "举办文化节。"]
RIGHT = ["修缮古城墙。", "举办文化节，对盗掘者依法惩处并把有关情况纳入信用档案平台。"]
PLACE = (6, len(LEFT[0]))


@pytest.mark.parametrize(("closeness", "told"), [(0.5, True), (0.49, False)])
def test_a_clause_is_related_to_one_that_is_close_in_meaning_and_in_words(closeness, told):
    found = related(LEFT, RIGHT, [(0, 0), (1, 1)], answers=[(Answer(*PLACE, 1, closeness),)])
    assert [entry[:3] + entry[4:] for entry in found] == ([("left", LEFT[0][6:], 1, RIGHT[1][6:])] if told else [])


def test_formulas_and_another_matter_are_not_related_however_close():
    lefts = ["修建水渠，报县级水行政主管部门备案。", "栽植行道树。"]
    rights = ["修建水渠。", "栽植行道树，及时补栽缺株。"]
    assert related(lefts, rights, [(0, 0), (1, 1)], answers=[(Answer(5, 18, 1, 0.9),)]) == []


def test_no_more_than_three_tasks_are_named_closest_first():
    lost = ("把信息纳入信用档案平台。", "建立候鸟迁徙监测站点。", "实行门票分时预约制度。", "推广垃圾分类积分兑换。")
    rights = [
        "修缮古城墙。",
        "办节，对盗掘者依法惩处并将其纳入信用档案平台。",
        "护林，组织志愿者参与候鸟迁徙监测站点巡护值守。",
        "观鸟，推动景区全面推行门票分时预约服务与错峰入园。",
        "清扫，鼓励社区开展垃圾分类积分兑换生活用品活动。",
    ]
    left = rights[0] + "".join(lost)
    cuts = [(left.index(one), left.index(one) + len(one)) for one in lost]
    answers = [tuple(Answer(*cut, place, (0.5, 0.9, 0.7, 0.6)[place - 1]) for place, cut in enumerate(cuts, start=1))]
    found = related([left], rights, [(0, 0)], answers=answers)
    assert [(side, task) for side, _, task, _, _ in found] == [("left", 2), ("left", 4), ("left", 3)]


def test_the_closest_clause_of_the_right_side_is_asked_too():
    found = related(RIGHT[::-1], LEFT[::-1], [(0, 0)], right_answers=[(), (Answer(*PLACE, 0, 0.7),)])
    assert [(side, clause, task) for side, clause, task, _, _ in found] == [("right", LEFT[0][6:], 0)]


def test_without_what_the_alignment_measured_nothing_is_related():
    assert related(LEFT, RIGHT, [(0, 0), (1, 1)]) == []


def test_a_clause_that_stands_elsewhere_is_not_related_besides():
    clause = "将破坏文物的信息纳入信用档案平台。"
    comparison = replace(document(f"修缮古城墙，{clause}", "举办文化节。", *OTHERS, name="left"))
    right = document("修缮古城墙。", f"举办文化节，{clause}", *OTHERS, name="right")
    links = tuple(link(i, i) for i in range(5))
    answers = ((Answer(6, 6 + len(clause), 1, 1.0),), (), (), (), ())
    changes = compare(comparison, right, Alignment(links, (), (), answers=answers), mode="year").changes
    assert [change.related for change in changes] == [()] * 5
