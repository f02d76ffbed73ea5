from dataclasses import replace

import pytest

from compare import ClauseRef, DeadlineChange, FactChange, StrengthChange, UnitChange
from compare.model import ClauseEdit, TokenEdit
from documents.model import UnitName
from reports.rows.plain_text import deadline_change_text
from reports.rows.sentence import change_sentence
from reports.words.wording import wording
from tests.reports.builders import DATA, HEALTH, JUSTICE, OFFICE, kept, task, whole
from tests.reports.rows.sentences import SAME, change_of, comparison_of, run, said


def test_a_deadline_that_reads_as_before_is_no_news_though_it_is_of_the_next_year():
    same = [kept(whole(0, "旧文。"), whole(0, "旧文。"))]
    rolled = change_of("edited", (0,), (0,), text=same, deadline=DeadlineChange("rolled", "全年推进", "全年推进"))
    assert "时限" not in said(rolled, rights=("旧文。",))
    pair = comparison_of([task("left", 0, "一、甲", "旧文。")], [task("right", 0, "一、甲", "旧文。")], rolled, "year")
    assert deadline_change_text(rolled, pair, wording("zh-CN", "year")) == ""
    dated = change_of("edited", (0,), (0,), text=same, deadline=DeadlineChange("rolled", "2020年底", "2021年底"))
    assert said(dated, rights=("旧文。",)).endswith("时限由2020年底改为2021年底（顺延）。")


def test_numbers_of_one_kind_and_fate_are_told_together_with_what_they_count():
    text = "每年的11月14日至3月15日供热，（一）建筑节能达到百分之五十的，二个采暖期内补足。"

    def fact(kind, number):
        place = text.index(number)
        return FactChange(kind, "added", None, number, right_ref=ClauseRef(0, place, place + len(number), number))

    facts = (fact("date", "11月14日"), fact("date", "3月15日"), fact("percentage", "百分之五十"), fact("count", "二个"))
    told = said(
        change_of("edited", (0,), (0,), text=[kept(whole(0, "甲。"), whole(0, "甲。"))], facts=facts), rights=[text]
    )
    assert told == "“甲”沿用；增加日期11月14日、3月15日；增加比例“建筑节能达到百分之五十”；增加数量“二个采暖期”。"


def test_units_of_one_fate_are_told_together_lead_first_and_long_lists_are_counted():
    group = UnitName("各级行政机关")
    units = [
        UnitChange("dropped", JUSTICE, None, "responsible", None),
        *(UnitChange("covered_by_group", unit, group, "responsible", "responsible") for unit in (DATA, HEALTH)),
        UnitChange("lead_gained", OFFICE, OFFICE, "responsible", "lead"),
        UnitChange("kept", DATA, DATA, "lead", "lead"),
    ]
    assert said(change_of("unchanged", (0,), (0,), units=units)) == (
        "文字沿用；省政府办公厅改任牵头；不再列省司法厅；省大数据局、省卫生健康委并入“各级行政机关”。"
    )
    many = [UnitChange("added", None, UnitName(f"市{n}局"), None, "cooperating") for n in "甲乙丙丁"]
    assert said(change_of("unchanged", (0,), (0,), units=many)) == "文字沿用；增列配合单位市甲局、市乙局、市丙局等4家。"


def test_duties_and_dates_that_came_or_went_are_told():
    change = change_of(
        "unchanged",
        (0,),
        (0,),
        facts=(
            FactChange("date", "dropped", "2020年底", None, None, None),
            FactChange("title", "added", None, "《条例》", None, None),
        ),
        strength=(StrengthChange("strengthened", None, "严格"), StrengthChange("weakened", "必须", "应当")),
    )
    assert said(change) == "文字沿用；删去日期2020年底；力度加强（增加“严格”）；力度减弱（必须 → 应当）。"
    assert said(change, lang="en") == (
        "same words; date 2020年底 removed; duty stronger (added: “严格”); duty weaker (必须 → 应当)."
    )


def test_units_that_leads_alone_leave_out_and_those_that_are_listed_now_are_told():
    units = [
        UnitChange("kept", OFFICE, OFFICE, "lead", "lead"),
        UnitChange("dropped", JUSTICE, None, "responsible", None, unlisted=True),
    ]
    assert said(change_of("edited", (0,), (0,), units=units)) == ("同一事项另行表述；省司法厅未再列（只列牵头）。")
    listed = [UnitChange("not_listed", None, HEALTH, None, "responsible")]
    assert said(change_of("edited", (0,), (0,), units=listed)).endswith("；列明省卫生健康委（左文未列单位）。")
    city, county = UnitName("各市、县（市、区）政府"), UnitName("各县级政府")
    ruled = [UnitChange("inherited", city, county, "responsible", "responsible")]
    assert said(change_of("edited", (0,), (0,), units=ruled)).endswith("；由“各市、县（市、区）政府”改列“各县级政府”。")


def test_who_leads_now_is_told_where_no_event_of_roles_does():
    group, all_ = UnitName("省级有关单位"), UnitName("各级政府办公室（厅）")
    leads = [UnitChange("kept", HEALTH, HEALTH, "responsible", "lead")]
    counterpart = [UnitChange("counterpart", HEALTH, UnitName("市卫生健康委"), "responsible", "lead")]
    named = [UnitChange("named_from_group", group, JUSTICE, "responsible", "lead", unlisted=True)]
    covered = [UnitChange("covered_by_group", OFFICE, all_, "responsible", "lead")]
    told = {
        (mode, name): said(change_of("edited", (0,), (0,), units=units), mode=mode).split("；", 1)[1]
        for name, units in (("leads", leads), ("counterpart", counterpart), ("named", named), ("covered", covered))
        for mode in ("year", "level", "region")
    }
    assert told["year", "leads"] == "省卫生健康委牵头（左文未标）。"
    assert told["level", "counterpart"] == "下级明确市卫生健康委牵头。"
    assert told["region", "counterpart"] == "右文由市卫生健康委牵头（左文未标牵头）。"
    assert told["year", "named"] == "由“省级有关单位”点名省司法厅牵头；省级有关单位未再列（只列牵头）。"
    assert told["region", "named"] == (
        "右文由省司法厅牵头（左文统称“省级有关单位”）；左文另列省级有关单位（右文只列牵头单位）。"
    )
    assert told["year", "covered"] == "省政府办公厅并入“各级政府办公室（厅）”（牵头）。"
    assert told["region", "covered"] == "省政府办公厅右文统称“各级政府办公室（厅）”（牵头）。"


def test_a_lead_that_rests_on_doubtful_links_is_told_as_such():
    sure = UnitChange("kept", HEALTH, HEALTH, "responsible", "lead")
    units = [sure, UnitChange("kept", JUSTICE, JUSTICE, "responsible", "lead", unsure=True)]
    assert said(change_of("edited", (0,), (0,), units=units)).endswith(
        "；省卫生健康委牵头（左文未标）；省司法厅牵头（左文未标）（待确认）。"
    )


def test_of_several_changed_clauses_it_is_said_whose_duty_became_stronger():
    text = "研究制定延包意见。推进试点。"
    edits = [
        ClauseEdit("changed", whole(0, "旧。"), whole(0, text[:9]), (TokenEdit("replace", "旧", "新"),)),
        ClauseEdit("changed", whole(0, "旧。", 2), whole(0, text[9:], 9), (TokenEdit("replace", "旧", "新"),)),
    ]
    duty = StrengthChange("strengthened", "支持", "推进", whole(0, "支持", 0), whole(0, "推进", 9))
    both = change_of("edited", (0,), (0,), text=edits, strength=(duty,))
    assert said(both, rights=[text]).endswith("；“推进试点”力度加强（支持 → 推进）。")
    assert said(replace(both, text=tuple(edits[1:])), rights=[text]).endswith("；力度加强（支持 → 推进）。")


def test_how_often_something_is_done_is_no_deadline():
    text = "督促企业每年组织驾驶人进行体检。"
    place = ClauseRef(0, 4, 6, "每年")
    often = DeadlineChange("added", None, "每年", right_ref=place)
    change = change_of("edited", (0,), (0,), text=[SAME], deadline=often)
    assert said(change, rights=[text]) == "“甲”沿用；新定频次：“督促企业每年组织驾驶人进行体检”。"
    came = change_of("edited", (0,), (0,), text=[SAME, run("added", (text, 0.0, 9.0))], deadline=often)
    assert said(came, rights=[text]) == "新增“督促企业每年组织驾驶人进行体检”，其余1处沿用。"
    dated = replace(often, right="每年3月底前")
    assert said(replace(change, deadline=dated), rights=[text]) == "“甲”沿用；新定时限每年3月底前。"
    quarterly = "督促企业按季度组织驾驶人进行体检。"
    told = said(replace(change, deadline=replace(often, right="按季度")), rights=[quarterly])
    assert told == "“甲”沿用；新定频次：“督促企业按季度组织驾驶人进行体检”。"
    column = DeadlineChange("added", None, "每年")
    assert said(replace(change, deadline=column), rights=[text]) == "“甲”沿用；新定时限每年。"


def acting(left, right, mode="year", units=()):
    change = change_of("edited", (0,), (0,), text=[SAME])
    lefts = [replace(task("left", 0, "一、甲", left), lead_units=(), responsible_units=tuple(units))]
    rights = [replace(task("right", 0, "一、甲", right), lead_units=(), responsible_units=tuple(units))]
    return change_sentence(change, comparison_of(lefts, rights, change, mode), wording("zh-CN", mode))


def test_organs_that_act_in_one_text_alone_are_named_where_a_side_lists_no_units():
    left = "市公安局要严查超限超载行为，各区政府要合理规划临时停放点。"
    right = "市公安局、市城管执法局要严查超限超载行为。"
    assert acting(left, right) == "“甲”沿用；文中新出现市城管执法局，不再出现各区政府。"
    assert acting(left, right, "region") == "“甲”相同；仅右文出现市城管执法局。"
    assert acting(left, right, units=[OFFICE]) == "“甲”沿用。"


@pytest.mark.parametrize(
    ("left", "right", "mode"),
    [
        ("要向市城管执法局通报违法线索。", "市城管执法局要严查超限超载行为。", "year"),
        ("市公安局要严查超限超载行为。", "区公安局要严查超限超载行为。", "level"),
        ("市安委办要开展隐患治理督办。", "市安委会办公室要开展隐患治理督办。", "year"),
        ("开展隐患治理督办。", "各有关部门要开展隐患治理督办。", "year"),
        ("各区政府要开展隐患治理督办。", "各乡镇政府要开展隐患治理督办。", "level"),
    ],
)
def test_no_organ_is_called_new_that_the_other_text_names_or_that_is_nobody_in_particular(left, right, mode):
    assert "出现" not in acting(left, right, mode)
    assert "文中" not in acting(left, right, mode)
