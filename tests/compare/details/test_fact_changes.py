import json
from collections import Counter
from dataclasses import replace

import pytest

from compare.details.fact_changes import fact_changes, is_time_alone, with_limit
from compare.model import ClauseEdit, TokenEdit
from compare.particulars import ClauseRef, FactChange
from compare.texts.edits import token_edits
from tests.compare.gold import GOLD, PAIRS, gold_comparison, misplaced


def ref(text, task=0, start=0):
    return ClauseRef(task, start, start + len(text), text)


def changed(left, right):
    return ClauseEdit("changed", ref(left), ref(right), token_edits(left, right))


def told(left, right, **options):
    return [
        (fact.kind, fact.status, fact.left, fact.right, fact.direction, fact.ratio)
        for fact in fact_changes([changed(left, right)], **options)
    ]


def test_by_how_much_is_told_of_a_certain_pair_alone():
    edit = replace(changed("培育企业50家以上。", "培育企业110家。"), tentative=True)
    (fact,) = fact_changes([edit])
    assert (fact.left, fact.right, fact.direction, fact.ratio) == ("50家", "110家", "up", None)
    (fact,) = fact_changes([replace(edit, tentative=False)])
    assert fact.ratio == pytest.approx(1.2)


def test_a_number_of_about_so_much_keeps_its_word():
    assert with_limit(ClauseRef(0, 2, 4, "6%"), "增长6%左右。") == "6%左右"
    assert with_limit(ClauseRef(0, 2, 4, "6%"), "增长6%。") == "6%"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("建成120个站点。", "建成150个站点。", [("count", "changed", "120个", "150个", "up", 0.25)]),
        ("补助1亿元。", "补助5000万元。", [("amount", "changed", "1亿元", "5000万元", "down", -0.5)]),
        ("补助1.5万元。", "补助15000元。", []),
        ("占比超过70%。", "占比超过三成。", [("percentage", "dropped", "70%", None, None, None)]),
        ("年底前完成。", "9月底前完成。", [("date", "changed", "年底", "9月底", None, None)]),
        ("引进30-50家。", "引进60家。", [("count", "changed", "30-50家", "60家", "up", None)]),
        ("贯彻《条例》。", "贯彻《条例》和《办法》。", [("title", "added", None, "《办法》", None, None)]),
        ("推进做强主账号和集约节约。", "推进“做强主账号、集约节约”。", []),
        ("先公开3次，再公开5次。", "先公开5次，再公开3次。", []),
        (
            "城镇新增就业12万人，失业率5%。",
            "农村劳动力转移就业5万人，失业率2.5%。",
            [
                ("count", "dropped", "12万人", None, None, None),
                ("count", "added", None, "5万人", None, None),
                ("percentage", "changed", "5%", "2.5%", "down", -0.5),
            ],
        ),
        ("完成老旧小区改造150个。", "改造老旧小区225个。", [("count", "changed", "150个", "225个", "up", 0.5)]),
        (
            "上浮幅度不超过20%。",
            "上浮幅度不低于20%。",
            [("percentage", "changed", "不超过20%", "不低于20%", None, None)],
        ),
        ("覆盖率达到40%以上。", "覆盖率达到40%。", []),
        (
            "处五千元以上三万元以下罚款。",
            "处五百元以上二千元以下罚款。",
            [("amount", "changed", "五千元以上三万元以下", "五百元以上二千元以下", "down", None)],
        ),
    ],
)
def test_facts_of_a_clause_are_compared(left, right, expected):
    assert told(left, right) == expected


def test_what_moved_on_with_the_plan_is_rolled():
    texts = ("2020年底前完成《2020年计划》3项。", "2021年底前完成《2021年计划》4项。")
    found = told(*texts, years=(2020, 2020), plan_years=1)
    assert [(kind, status) for kind, status, *_ in found] == [
        ("date", "rolled"), ("title", "rolled"), ("count", "changed"),
    ]  # fmt: skip


def test_the_year_of_the_document_neither_comes_nor_goes():
    assert told("提出工作措施。", "提出2021年工作措施。", years=(2020, 2021)) == []
    assert told("提出工作措施。", "提出2023年工作措施。", years=(2020, 2021)) == [
        ("date", "added", None, "2023年", None, None)
    ]


def test_what_stands_elsewhere_in_the_change_neither_came_nor_went():
    edits = [changed("依据《条例》公开。", "依法公开。"), ClauseEdit("added", None, ref("《条例》另行公布。", start=5))]
    assert fact_changes(edits) == ()


def test_a_number_and_a_quoted_term_of_a_dropped_clause_went():
    edits = [ClauseEdit("dropped", ref("“一件事”不少于2次。", task=3, start=10), None)]
    assert fact_changes(edits) == (
        FactChange("quoted", "dropped", "一件事", None, None, None, ClauseRef(3, 11, 14, "一件事"), None),
        FactChange("count", "dropped", "2次", None, None, None, ClauseRef(3, 18, 20, "2次"), None),
    )


@pytest.mark.parametrize("pair", PAIRS)
def test_facts_point_at_their_characters(pair):
    assert misplaced(gold_comparison(pair), "facts") == []


def test_facts_of_real_documents_are_told_as_by_hand():
    rows = json.loads((GOLD / "facts.json").read_text(encoding="utf-8"))["pairs"]
    wrong = [row for row in rows if _by_hand(row) != _as_told(row)]
    assert len(rows) >= 120
    assert len(wrong) <= 0.02 * len(rows), wrong


def _by_hand(row):
    return Counter(
        (fact["kind"], fact["status"], fact["left"], fact["right"], fact["direction"], _rounded(fact["ratio"]))
        for fact in row["facts"]
    )


def _as_told(row):
    return Counter((*fact[:5], _rounded(fact[5])) for fact in told(row["left"], row["right"]))


def _rounded(ratio):
    return None if ratio is None else round(ratio, 3)


def test_numbers_of_a_clause_in_other_words_are_not_paired_but_by_the_words_beside_them():
    left, right = "打造12个数字车间标杆、150家绿色工厂，", "新增300个智能产线。"
    refs = ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right)
    edit = ClauseEdit("changed", *refs, token_edits(left, right), in_other_words=True)
    assert {(fact.status, fact.left, fact.right) for fact in fact_changes([edit])} == {
        ("added", None, "300个"), ("dropped", "12个", None), ("dropped", "150家", None),
    }  # fmt: skip
    beside = "新增300个数字车间标杆。"
    refs = refs[0], ClauseRef(0, 0, len(beside), beside)
    edit = ClauseEdit("changed", *refs, token_edits(left, beside), in_other_words=True)
    assert ("changed", "12个", "300个") in {(fact.status, fact.left, fact.right) for fact in fact_changes([edit])}


def test_an_equal_number_of_another_matter_hides_none_that_went():
    went = "引导合作机构逐步将平均担保费率降至1%以下。"
    kept = "收取的年度评审手续费用不超过1%。"
    other = ClauseRef(0, 0, len(kept), kept)
    edits = [
        ClauseEdit("dropped", ClauseRef(0, len(kept), len(kept) + len(went), went), None),
        ClauseEdit("changed", other, other, (TokenEdit("equal", kept, kept),)),
    ]
    (fact,) = fact_changes(edits)
    assert (fact.status, fact.left, with_limit(fact.left_ref, kept + went)) == ("dropped", "1%", "1%以下")
    same = "将平均担保费率控制在1%以内。"
    there = ClauseRef(0, 0, len(same), same)
    assert fact_changes([edits[0], ClauseEdit("added", None, there)]) == ()


@pytest.mark.parametrize("text", ["自2022年起，", "到2030年底，", "2025年底前，", "2030年\n"])
def test_a_time_alone_is_no_demand(text):
    assert is_time_alone(text)


@pytest.mark.parametrize(
    "text", ["2025年底前完成修编，", "落实2030年达标要求，", "建设3个项目，", "自受理之日起，", ""]
)
def test_a_time_with_something_to_do_is_one(text):
    assert not is_time_alone(text)
