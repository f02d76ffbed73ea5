from dataclasses import replace

import pytest

from compare import compare
from tests.compare.samples import alignment, document, link, task


def sides(lefts, rights, *, years=(None, None), issued=(None, None)):
    return tuple(
        replace(document(*texts, name=name, year=year), issued_on=day)
        for texts, name, year, day in zip((lefts, rights), ("left", "right"), years, issued, strict=True)
    )


def told(left, right, *, years=(None, None), mode="region", issued=(None, None)):
    change = compare(*sides([left], [right], years=years, issued=issued), alignment(link(0, 0)), mode=mode).changes[0]
    one = change.deadline
    return one and (one.status, one.left, one.right), [fact.left or fact.right for fact in change.facts]


@pytest.mark.parametrize(
    ("left", "right", "years", "mode", "expected"),
    [
        (
            "行政机关应当自收到申请之日起20个工作日内予以答复。", "行政机关应当自收到申请之日起15个工作日内予以答复。",
            (2017, 2023), "year", ("earlier", "自收到申请之日起20个工作日内", "自收到申请之日起15个工作日内"),
        ),
        (
            "到2025年，全省公路总里程达到28万公里。", "到2027年，全省公路总里程达到28万公里。",
            (2021, 2023), "region", ("later", "到2025年", "到2027年"),
        ),
        (
            "6月底前完成摸底排查工作，年底前完成危房改造任务。", "5月底前完成摸底排查工作，9月底前完成危房改造任务。",
            (2022, 2022), "level", ("earlier", "6月底前；年底前", "5月底前；9月底前"),
        ),
        (
            "6月底前完成摸底排查工作，年底前完成危房改造任务。", "8月底前完成摸底排查工作，9月底前完成危房改造任务。",
            (2022, 2022), "level", ("changed", "6月底前；年底前", "8月底前；9月底前"),
        ),
        ("争取三年内实现乡镇卫生院全覆盖。", "2020年底前实现村卫生室全覆盖。",
         (2019, 2020), "level", ("changed", "三年内", "2020年底前")),
        ("每季度公布一次水质监测结果。", "每月公布一次水质监测结果。",
         (2020, 2021), "year", ("changed", "每季度", "每月")),
        ("完善防汛预案，6月底前完成演练。", "完善防汛预案，完成演练。",
         (2024, 2025), "year", ("dropped", "6月底前", None)),
        ("修订接种方案。", "修订接种方案，9月底前报送省疾控局。", (2024, 2024), "level", ("added", None, "9月底前")),
        ("年底前完成土地确权登记。", "年底前完成土地确权登记。", (2020, 2021), "year", ("rolled", "年底前", "年底前")),
        ("30日内办结。", "三十日内办结。", (None, None), "region", None),
        ("每年8月8日前公布结果。", "每年八月八日前公布结果。", (None, None), "region", None),
        ("接到漏水投诉的供热企业应当在一小时内派人到达现场抢修。", "接到漏水投诉的供热企业应当在五小时内派人到达现场抢修。",
         (None, None), "region", ("later", "一小时内", "五小时内")),
        ("接到漏水投诉的供热企业应当在24小时内派人到达现场抢修。", "接到漏水投诉的供热企业应当在十二小时内派人到达现场抢修。",
         (None, None), "region", ("earlier", "24小时内", "十二小时内")),
        ("接到漏水投诉的供热企业应当在5小时内派人到达现场抢修。", "接到漏水投诉的供热企业应当在五小时内派人到达现场抢修。", (None, None), "region", None),
        ("到2018年底，覆盖率达到60%。", "覆盖率达到60%。", (2020, 2021), "year", None),
    ],
)  # fmt: skip
def test_deadlines_in_the_texts_are_told_and_are_no_facts(left, right, years, mode, expected):
    deadline, facts = told(left, right, years=years, mode=mode)
    assert deadline == expected
    assert facts == ([] if "2018" not in left else ["2018年底"])


def test_a_length_of_time_counts_from_the_day_of_its_document_where_the_other_side_names_a_day():
    texts = ("三年内实现乡镇卫生院全覆盖。", "2020年底前实现乡镇卫生院全覆盖。")
    change = compare(
        *sides([texts[0]], [texts[1]], years=(2019, 2020), issued=("2019-01-22", None)),
        alignment(link(0, 0)),
        mode="level",
    ).changes[0]
    assert (change.deadline.status, change.deadline.days) == ("earlier", -387)


def test_a_deadline_whose_aim_moved_to_another_task_is_told_with_its_place():
    old = "培育龙头担保机构。争取三年内实现融资担保业务市级全覆盖。"
    news = ["培育龙头担保机构。", "2020年底前实现融资担保业务县域全覆盖。"]
    changes = compare(*sides([old], news, years=(2019, 2020)), alignment(link(0, 0)), mode="level").changes
    (first, second) = (change.deadline for change in changes)
    assert (first.status, first.left, first.right, first.elsewhere.task) == ("changed", "三年内", "2020年底前", 1)
    assert first.right_ref is None
    assert (second.status, second.left, second.right) == ("added", None, "2020年底前")


def test_a_task_with_a_deadline_of_its_own_keeps_it():
    left = document(replace(task(1, "9月底前完成演练。"), deadline="年底前"), name="left", year=2024)
    right = document("完成演练。", name="right", year=2024)
    assert compare(left, right, alignment(link(0, 0)), mode="level").changes[0].deadline is None


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("开展消防演练。", "开展消防演练，每半年开展一次。", (("added", None, "每半年"), [])),
        ("每季度召开1次会议。", "召开会议。", (("dropped", "每季度", None), [])),
        ("每季度至少召开1次会议。", "召开会议。", (("dropped", "每季度", None), ["1次"])),
        ("开展消防演练。", "开展消防演练，每半年开展两次。", (("added", None, "每半年"), ["两次"])),
        ("每年开展一次消防演练。", "每年开展两次消防演练。", (None, ["一次"])),
        ("开展消防演练。", "开展消防演练，每季度通报，集中开展一场。", (("added", None, "每季度"), [])),
    ],
)
def test_once_behind_how_often_is_told_with_it_and_other_counts_by_themselves(left, right, expected):
    assert told(left, right, years=(2025, 2026), mode="year") == expected
