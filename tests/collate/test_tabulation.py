from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.model import UnitName
from tests.collate.samples import collated, document, linked_documents


def plan(name, text, year=2020, *, lead=None, deadline=None, remark=None, **options):
    found = document(name, text, year=year, **options)
    leads = (UnitName(lead),) if lead else ()
    return replace(found, tasks=(replace(found.tasks[0], lead_units=leads, deadline=deadline, remark=remark),))


def table(*documents, axis="years", **options):
    """(kind, what, [(state, values) of each witness]) of the one matter that all documents share."""
    ids = [one.id for one in documents]
    links = {(one, 0, other, 0): 0.95 for i, one in enumerate(ids) for other in ids[i + 1 :]}
    collation = collated(list(documents), links, axis=axis, **options)
    matter = next(one for one in collation.matters if len({own.witness for own in one.readings}) == len(documents))
    return [
        (one.kind, one.what, [(cell.state, "、".join(value.text for value in cell.values)) for cell in one.cells])
        for one in matter.particulars
    ]


def test_a_number_is_one_row_over_the_years_held_against_the_year_before():
    found = [
        plan(f"d{year}", f"全年组织政策解读培训不少于{number}次。", year)
        for year, number in ((2020, 2), (2021, 2), (2022, 3), (2024, 1))
    ]
    assert table(*found, missing=["2023"]) == [
        (
            "count",
            "全年组织政策解读培训…",
            [
                ("first", "不少于2次"),
                ("same", "不少于2次"),
                ("up", "不少于3次"),
                ("no_document", ""),
                ("down", "不少于1次"),
            ],
        )
    ]


def test_numbers_of_one_sentence_that_count_two_things_are_two_rows():
    one = plan("a", "改造老旧小区200个、建设公共停车位500个。", 2020)
    other = plan("b", "建设公共停车位500个、改造老旧小区260个。", 2021)
    assert table(one, other) == [
        ("count", "改造老旧小区…", [("first", "200个"), ("up", "260个")]),
        ("count", "建设公共停车位…", [("first", "500个"), ("same", "500个")]),
    ]


def test_words_go_before_numbers_that_happen_to_be_equal():
    one = plan("a", "城镇调查失业率控制在5.5%，城镇登记失业率控制在4.5%。", 2020)
    other = plan("b", "城镇调查失业率控制在6%，城镇登记失业率控制在5.5%。", 2021)
    assert table(one, other) == [
        ("percentage", "城镇调查失业率控制在…", [("first", "5.5%"), ("up", "6%")]),
        ("percentage", "城镇登记失业率控制在…", [("first", "4.5%"), ("up", "5.5%")]),
    ]


def test_a_limit_that_became_its_contrary_is_another_number_and_a_range_is_no_rise():
    assert table(plan("a", "审批材料不少于5件。", 2020), plan("b", "审批材料不超过5件。", 2021))[0][2] == [
        ("first", "不少于5件"),
        ("changed", "不超过5件"),
    ]
    assert table(plan("a", "发放补贴100万元。", 2020), plan("b", "发放补贴100万元至300万元。", 2021))[0][2] == [
        ("first", "100万元"),
        ("changed", "100万元至300万元"),
    ]


def test_who_has_the_matter_and_says_no_number_is_told_apart_from_who_does_not_have_it():
    found = [
        plan("a", "组织业务培训不少于2次。", region="安徽省"),
        plan("b", "组织业务培训。", region="江西省"),
        document("c", "清理整合僵尸账号。", region="浙江省"),
    ]
    links = {("a", 0, "b", 0): 0.95}
    collation = collated(found, links, axis="regions", missing=["福建省"])
    matter = next(one for one in collation.matters if len(one.readings) == 2)
    (row,) = matter.particulars
    states = {collation.collection.witnesses[cell.witness].id: cell.state for cell in row.cells}
    assert states == {"a": "first", "b": "none", "c": "absent", "福建省": "no_document"}
    assert not row.changed


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        ("2020年底前", "2021年底前", "rolled"),
        ("年底前", "年底前", "rolled"),
        ("2021年6月底前", "2021年9月底前", "later"),
        ("9月底前", "6月底前", "earlier"),
        ("年底前", "持续推进", "changed"),
    ],
)
def test_deadlines_of_the_tasks_are_compared_as_between_two_documents(before, after, state):
    text = "推进政府网站集约化建设。"
    assert table(plan("a", text, 2020, deadline=before), plan("b", text, 2021, deadline=after)) == [
        ("deadline", "", [("first", before), (state, after)])
    ]


def test_a_deadline_in_the_words_stands_beside_the_field_of_another_document_and_is_no_number():
    one = plan("a", "2020年9月底前建成政府网站集约化平台。", region="安徽省")
    other = plan("b", "建成政府网站集约化平台。", deadline="2020年12月底前", region="浙江省")
    assert table(one, other, axis="regions") == [
        ("deadline", "…建成政府网站集约化平台", [("first", "2020年9月底前"), ("later", "2020年12月底前")])
    ]
    assert table(replace(one, tasks=(replace(one.tasks[0], deadline="9月底"),)), other, axis="regions") == [
        ("deadline", "", [("first", "9月底"), ("later", "2020年12月底前")])
    ]


def test_deadlines_of_one_demand_in_other_words_are_compared_and_those_of_two_demands_are_not():
    one = plan("a", "2020年8月底前建成平台，清理僵尸账号。", 2020)
    other = plan("b", "2021年9月底前平台全部建成，清理僵尸账号。", 2021)
    assert [row[2] for row in table(one, other)] == [[("first", "2020年8月底前"), ("later", "2021年9月底前")]]
    another = plan("b", "建成平台，2021年9月底前清理僵尸账号。", 2021)
    assert [row[2] for row in table(one, another)] == [
        [("first", "2020年8月底前"), ("none", "")],
        [("none", ""), ("first", "2021年9月底前")],
    ]


def test_a_deadline_that_a_remark_sets_for_a_part_is_neither_earlier_nor_later():
    text = "推进政府网站集约化建设。"
    one = plan("a", text, deadline="年底前", region="安徽省")
    other = plan("b", text, remark="省级部门于6月底前完成报备。", region="浙江省")
    assert table(one, other, axis="regions")[0][2] == [("first", "年底前"), ("changed", "省级部门于6月底前完成报备")]


def test_counterparts_lead_alike_between_levels_and_a_hand_over_is_told():
    text = "推进政府网站集约化建设。"
    province = plan("p", text, lead="省市场监管局", region="浙江省")
    same, other = (
        plan(name, text, lead=lead, region=f"{city}市", level="city")
        for name, city, lead in (("x", "嘉兴", "市市场监管局"), ("y", "温州", "市教育局"))
    )
    assert table(province, same, other, axis="levels") == [
        ("lead", "", [("first", "省市场监管局"), ("same", "市市场监管局"), ("changed", "市教育局")])
    ]


def test_what_rests_on_a_link_that_a_person_should_confirm_is_unsure_and_no_difference():
    found = [
        plan(f"d{year}", text, year)
        for year, text in ((2020, "组织业务培训活动不少于2次。"), (2021, "组织业务培训活动不少于3次。"))
    ]
    collation = collated(found, {("d2020", 0, "d2021", 0): 0.5})
    told = [one for matter in collation.matters for one in matter.particulars if len(matter.readings) == 2]
    assert [(cell.state, cell.unsure) for one in told for cell in one.cells] == [("first", False), ("up", True)]
    assert [one.changed for one in told] == [False]


@settings(max_examples=30)
@given(linked_documents(), st.sampled_from(["years", "levels", "regions"]))
def test_every_row_has_a_cell_for_each_witness_and_values_of_its_own_readings(made_up, axis):
    found, links = made_up
    collation = collated(found, links, axis=axis, base=found[0].id)
    witnesses = collation.collection.witnesses
    for matter in collation.matters:
        for one in matter.particulars:
            assert [cell.witness for cell in one.cells] == list(range(len(witnesses)))
            assert any(cell.values for cell in one.cells)
            for cell in one.cells:
                assert (
                    bool(cell.values) == (cell.group is not None) == (cell.state not in ("none", "absent", "undecided"))
                )
                for value in cell.values:
                    reading = matter.readings[value.reading]
                    assert reading.witness == cell.witness
                    if value.start is not None:
                        words = witnesses[reading.witness].tasks[reading.task].words
                        assert words[value.start : value.end] in value.text
