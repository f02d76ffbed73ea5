import json
from dataclasses import replace

import pytest

from compare.comparison import compare
from compare.details.deadline_changes import deadline_change, own_deadlines
from tests.compare.gold import GOLD
from tests.compare.samples import alignment, document, link, task


def change(left, right, years=(2020, 2021), mode="year"):
    olds = [task(n, "", deadline=deadline) for n, deadline in enumerate(left)]
    news = [task(n, "", deadline=deadline) for n, deadline in enumerate(right)]
    return deadline_change(olds, news, years=years, mode=mode)


@pytest.mark.parametrize(
    ("left", "right", "status", "days"),
    [
        (["年底前"], ["年底前"], "rolled", None),
        (["2020年底前"], ["年底前"], "rolled", None),
        (["2020年底前"], ["2021年底前"], "rolled", None),
        (["2020年2月底前"], ["2021年2月底前"], "rolled", None),
        (["2020年底前"], ["2022年底前"], "later", 730),
        (["到2030年"], ["到2030年"], "kept", None),
        (["年底前"], ["9月底前"], "earlier", -92),
        (["9月底前"], ["年底前"], "later", 92),
        (["年底前"], [None], "dropped", None),
        ([None], ["年底前"], "added", None),
        (["持续推进"], ["长期坚持"], "kept", None),
        (["持续推进"], ["每季度"], "changed", None),
        (["年底前"], ["持续推进"], "became_ongoing", None),
        (["持续推进"], ["年底前"], "became_dated", None),
        (["9月底前", "持续推进"], ["9月底前"], "changed", None),
        (["30日内"], ["15日内"], "earlier", -15),
        (["1个月内"], ["2个月内"], "later", None),
    ],
)
def test_deadlines_between_2020_and_2021(left, right, status, days):
    found = change(left, right)
    assert (found.status, found.days) == (status, days)


@pytest.mark.parametrize(
    ("left", "right", "status", "days"),
    [
        (["１０月底 前"], ["10月底前"], "kept", None),
        (["年底前", "年底前"], ["2020年12月31日前"], "kept", None),
        (["年底前"], ["9月底前"], "earlier", -92),
        (["年底前", "持续推进"], ["持续推进", "10月底前"], "earlier", -61),
    ],
)
def test_deadlines_of_two_places_in_one_year(left, right, status, days):
    found = change(left, right, years=(2020, 2020), mode="region")
    assert (found.status, found.days) == (status, days)


def test_without_a_year_two_deadlines_of_a_year_can_be_told_apart():
    found = change(["年底前"], ["9月底前"], years=(None, None))
    assert (found.status, found.days, found.left_read[0].end) == ("earlier", -92, None)


def test_tasks_without_a_deadline_have_no_change():
    assert change([None], [None]) is None


def test_only_between_two_years_may_a_deadline_roll_on():
    found = change(["2020年底前"], ["2021年底前"], mode="region")
    assert (found.status, found.days) == ("later", 365)


def test_both_sides_are_kept_as_printed_and_as_read():
    found = change(["9月底前", "持续推进"], ["年底前"])
    assert (found.left, found.right) == ("9月底前；持续推进", "年底前")
    assert [one.kind for one in found.left_read] == ["date", "ongoing"]


def test_pairs_of_real_documents_are_told_as_by_hand():
    rows = json.loads((GOLD / "deadlines.json").read_text(encoding="utf-8"))["pairs"]
    wrong = []
    for row in rows:
        found = change([row["left"]], [row["right"]], (row["left_year"], row["right_year"]), row["mode"])
        if (found.status, found.days, found.working_days) != (row["status"], row["days"], row.get("working_days")):
            wrong.append(row)
    assert len(rows) >= 60
    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.parametrize(
    ("remark", "phrases"),
    [
        ("按工作安排，于2020年9月底前完成", ("2020年9月底前",)),
        ("6月底前报送初稿，年内完成", ("6月底前", "年内")),
        ("与第3项合并推进", ()),
        ("执行2019年4月修订的标准", ()),
    ],
)
def test_a_time_in_a_remark_is_a_deadline_where_the_field_is_empty(remark, phrases):
    bare = replace(task(1, "公开目录"), remark=remark)
    assert own_deadlines(bare) == phrases
    assert own_deadlines(replace(bare, deadline="三季度末")) == ("三季度末",)


def remarked(remark):
    return document(replace(task(1, "编制并公布河道清单。"), remark=remark), task(2, "修补路面。"))


def dated(*deadlines):
    texts = ("编制并公布河道清单。", "修补路面。")
    return document(
        *(replace(task(k, text), deadline=one) for k, (text, one) in enumerate(zip(texts, deadlines, strict=True), 1))
    )


def test_a_deadline_in_a_remark_is_compared_with_one_in_the_field_and_nothing_else_is():
    changes = compare(
        dated("12月底前", "6月底前"),
        remarked("县水利局于9月底前完成"),
        alignment(link(0, 0), link(1, 1)),
        mode="region",
    ).changes
    told = [
        change.deadline and (change.deadline.status, change.deadline.left, change.deadline.right) for change in changes
    ]
    assert told == [("earlier", "12月底前", "9月底前"), None]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (("公布清单。", "2020年9月底前"), ("2020年9月底前公布清单。", None), []),
        (("公布清单。", "2020年9月底前"), ("2020年9月底前公布清单。", "2020年9月底前"), []),
        (("公布清单。", "2020年9月底前"), ("2020年6月底前公布清单。", None), ["2020年6月底"]),
        (("公布清单。", None), ("2020年6月底前公布清单。", None), []),
    ],
)
def test_a_time_that_a_deadline_tells_is_told_once(left, right, told):
    sides = [document(replace(task(1, text), deadline=deadline)) for text, deadline in (left, right)]
    change = compare(*sides, alignment(link(0, 0)), mode="region").changes[0]
    assert [fact.right for fact in change.facts] == told


def rows(lefts, rights, years=(2022, 2023), mode="level"):
    left, right = document(*lefts, name="left", year=years[0]), document(*rights, name="right", year=years[1])
    return compare(left, right, alignment(link(0, 0)), mode=mode).changes[0]


def test_a_deadline_that_one_clause_of_both_texts_has_is_compared_and_told_once():
    change = rows(
        ["2022年底前，县级医院全面建成胸痛中心并通过国家验收。"],
        ["2022年8月底前，县级医院全面建成胸痛中心并通过国家验收。"],
        years=(2022, 2022),
    )
    assert (change.deadline.status, change.deadline.left, change.deadline.right, change.deadline.days) == (
        "earlier", "2022年底前", "2022年8月底前", -122,
    )  # fmt: skip
    assert change.deadline.in_text
    assert change.facts == ()


def test_dates_that_are_no_deadlines_stay_facts():
    since = rows(
        ["自2022年3月起施行新的医保目录管理规定。"], ["自2022年5月起施行新的医保目录管理规定。"], years=(2022, 2022)
    )
    assert since.deadline is None
    assert [fact.kind for fact in since.facts] == ["date"]


@pytest.mark.parametrize(
    ("remark", "scope", "status"),
    [
        ("按照省里安排，于2022年6月底前信息平台建设完成", "于2022年6月底前信息平台建设完成", "changed"),
        ("此项任务于2022年6月底前完成", None, "earlier"),
    ],
)
def test_a_deadline_of_a_remark_keeps_its_scope_and_is_not_earlier_for_the_whole(remark, scope, status):
    old = task(1, "建设信息平台，全面归集数据。", deadline="年底前")
    new = replace(task(1, "建设信息平台，全面归集数据。"), remark=remark)
    found = deadline_change([old], [new], years=(2022, 2022), mode="region")
    assert (found.status, found.left_scope, found.right_scope) == (status, None, scope)
    back = deadline_change([new], [old], years=(2022, 2022), mode="region")
    assert (back.left_scope, back.right_scope) == (scope, None)
