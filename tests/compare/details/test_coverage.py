import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

import align
from align.model import Alignment, Answer, Segment
from compare import compare
from compare.particulars import CoverageShare
from compare.texts.folding import fold
from tests.compare.gold import GOLD, gold_alignment, gold_comparison, gold_document
from tests.compare.samples import aligned_documents, alignment, document, link


def states(left, right, *links):
    coverage = compare(document(*left), document(*right), alignment(*links), mode="level").coverage
    return [(clause.state, clause.right) for task in coverage.tasks for clause in task.clauses]


def test_a_clause_is_taken_up_in_part_or_not_at_all():
    found = states(
        ["编制发布公共服务事项目录，建立群众意见反馈闭环。定期开展业务培训。"],
        ["认真执行公共服务事项目录，建立群众意见反馈闭环。"],
        link(0, 0),
    )
    assert found == [("partly", (0,)), ("taken", (0,)), ("not", ())]


def test_a_clause_may_be_taken_up_by_another_task():
    found = states(
        ["公布权责清单。建立群众意见反馈闭环。"], ["公布权责清单。", "建立群众意见反馈闭环机制。"], link(0, 0)
    )
    assert found == [("taken", (0,)), ("taken", (1,))]


def test_a_clause_about_its_own_document_answers_another():
    found = states(["结合本要点细化任务。"], ["各地要根据本清单提出安排。"], link(0, 0))
    assert found == [("taken", (0,))]


def test_what_is_only_likely_one_demand_is_taken_up_in_part():
    found = states(["推进校园食品安全检查。公布清单。"], ["开展学校食堂安全整治。发布公报。"], link(0, 0))
    assert found == [("partly", (0,)), ("not", ())]


@pytest.mark.parametrize(
    "clause",
    [
        "按照属地管理、分级负责的原则，", "对照政府工作报告，", "以“最多跑一次”改革为主线，", "2020年底前，",
        "对涉及本地区、本部门的网络谣言，", "发生重大突发事件时，", "对目录所列事项除依法不予公开外，",
    ],
)  # fmt: skip
def test_a_clause_that_asks_nothing_is_a_frame(clause):
    assert states([clause + "公布权责清单。"], []) == [("frame", ()), ("not", ())]


@pytest.mark.parametrize("clause", ["对不符合规范的尽快清理整合。", "贯彻落实《条例》要求。", "对照清单公布事项。"])
def test_a_clause_that_asks_something_is_none(clause):
    assert states([clause], []) == [("not", ())]


def test_rates_weigh_clauses_by_characters_and_leave_frames_out():
    share = CoverageShare(taken=6, partly=4, not_taken=2, frame=30)
    assert share.rate == pytest.approx(8 / 12)
    assert CoverageShare(frame=3).rate is None
    assert (share + share).frame == 60


@pytest.mark.parametrize(
    ("score", "state"), [(0.9, ("taken", (0,))), (0.7, ("partly", (0,))), (0.5, ("not", ())), (None, ("not", ()))]
)
def test_a_clause_may_be_taken_up_in_other_words(score, state):
    left, right = document("做大龙头企业。"), document("培育整机厂商。", "保护野生动物。")
    answers = ((Answer(0, 7, 0, score),) if score else (),)
    given_links = replace(alignment(link(0, 0)), answers=answers)
    (task,) = compare(left, right, given_links, mode="level").coverage.tasks
    assert [(clause.state, clause.right) for clause in task.clauses] == [state]


def test_a_list_that_lost_an_item_is_taken_up_in_part():
    asked = "推进焊接、装配、质检等环节应用。"
    assert states([asked], ["推进焊接、装配等环节应用。"], link(0, 0)) == [("partly", (0,))]
    assert states([asked], ["推进焊接、装配等环节应用，推广智能质检。"], link(0, 0)) == [("taken", (0,))]


@given(aligned_documents())
def test_the_clauses_tile_the_left_tasks_and_the_shares_close(given_documents):
    left, right, links = given_documents
    coverage = compare(left, right, links, mode="level").coverage
    for task, entry in zip(left.tasks, coverage.tasks, strict=True):
        assert "".join(clause.clause.text for clause in entry.clauses) == task.text
        assert all((clause.state == "not") <= (not clause.right) for clause in entry.clauses)
    total = coverage.total
    assert sum((share for _, share in coverage.sections), CoverageShare()) == total
    assert total.taken + total.partly + total.not_taken + total.frame == sum(len(task.text) for task in left.tasks)
    assert coverage.own == tuple(j for j in range(len(right.tasks)) if j not in {link.right for link in links.links})


def test_only_levels_are_asked_what_they_took_up():
    assert gold_comparison("year").coverage is None


def test_the_clauses_that_nobody_took_up_are_those_of_the_hand_made_list():
    comparison = gold_comparison("level")
    rows = json.loads((GOLD / "uncovered_clauses.json").read_text(encoding="utf-8"))["clauses"]
    by_hand = {(row["task"], fold(row["clause"])): row["state"] for row in rows}
    told = {
        (comparison.left.tasks[task.task].id, fold(clause.clause.text)): clause.state
        for task in comparison.coverage.tasks
        for clause in task.clauses
    }
    open_by_hand = {key: state for key, state in by_hand.items() if state in {"not", "partly"}}
    assert {key: state for key, state in told.items() if state in {"not", "partly"}} == open_by_hand
    assert sum(told[key] == state for key, state in by_hand.items()) >= 0.98 * len(by_hand)


@pytest.mark.parametrize(("encoder", "every"), [("none", 6), ("default", 12)])
def test_without_the_city_task_that_took_them_up_no_clause_is_taken_up_in_other_words(encoder, every):
    left, right = gold_document("zj2020-keypoints"), gold_document("jx2020-list")
    links = gold_alignment(left.id, right.id).links
    whole = gold_comparison("level").coverage
    found = Counter()
    for gone in range(0, len(right.tasks), every):
        rest = tuple(task for place, task in enumerate(right.tasks) if place != gone)
        left_over = tuple(replace(one, right=one.right - (one.right > gone)) for one in links if one.right != gone)
        sides = ([Segment(task.text, task.section) for task in tasks] for tasks in (left.tasks, rest))
        answers = align.align(*sides, encoder=align.load_encoder(encoder)).answers
        linked = Alignment(left_over, (), (), answers=answers)
        coverage = compare(left, replace(right, tasks=rest), linked, mode="level").coverage
        for before, after in zip(whole.tasks, coverage.tasks, strict=True):
            for one, other in zip(before.clauses, after.clauses, strict=True):
                if one.right == (gone,) and one.state in {"taken", "partly"}:
                    found[other.state] += 1
    assert found["taken"] == 0
    assert found["not"] > found["partly"]
    assert found.total() >= 8


def test_without_the_city_task_that_took_them_up_clauses_are_open():
    left, right = gold_document("zj2020-keypoints"), gold_document("jx2020-list")
    links = gold_alignment(left.id, right.id).links
    whole = gold_comparison("level").coverage
    found = Counter()
    for gone in range(0, len(right.tasks), 4):
        rest = tuple(task for place, task in enumerate(right.tasks) if place != gone)
        left_over = tuple(replace(one, right=one.right - (one.right > gone)) for one in links if one.right != gone)
        coverage = compare(left, replace(right, tasks=rest), Alignment(left_over, (), ()), mode="level").coverage
        for before, after in zip(whole.tasks, coverage.tasks, strict=True):
            for one, other in zip(before.clauses, after.clauses, strict=True):
                if one.right == (gone,) and one.state in {"taken", "partly"}:
                    found[other.state] += 1
    assert found["not"] >= 0.95 * found.total() >= 20
