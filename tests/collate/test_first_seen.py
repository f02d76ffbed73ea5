from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.model import Context
from tests.collate.samples import collated, document, linked_documents


def told(found, axis="years", links=None, **options):
    """What each document's readings say of where their wordings stand first."""
    ids = [one.id for one in found]
    every = {(one, 0, other, 0): 0.95 for i, one in enumerate(ids) for other in ids[i + 1 :]}
    collation = collated(found, every if links is None else links, axis=axis, **options)
    witnesses = collation.collection.witnesses
    seen = {}
    for matter in collation.matters:
        for one in matter.wordings:
            reading = matter.readings[one.reading]
            words = witnesses[reading.witness].tasks[reading.task].words[one.start : one.end]
            names = [witnesses[place].id for place in one.witnesses]
            seen.setdefault(witnesses[reading.witness].id, []).append((words, names))
    return seen


def test_over_years_a_wording_stands_first_in_the_earliest_document_that_has_it():
    found = [
        document("a", "推进政府网站集约化建设。", year=2020),
        document("b", "推进政府网站集约化建设，优化栏目页面设置。", year=2021),
        document("c", "优化栏目页面设置，加快政府网站集约化建设。", year=2022),
    ]
    assert told(found) == {
        "a": [("推进政府网站集约化建设", ["a"])],
        "b": [("推进政府网站集约化建设", ["a"]), ("优化栏目页面设置", ["b"])],
        "c": [("政府网站集约化建设", ["a"]), ("优化栏目页面设置", ["b"])],
    }


def test_what_stood_in_another_task_or_in_the_context_is_not_new():
    found = [
        document("a", "推进政府网站集约化建设。", "建立健全会议公开制度。", year=2020),
        document("b", "推进政府网站集约化建设，优化栏目页面设置，建立健全会议公开制度。", year=2021),
    ]
    found[0] = replace(found[0], context=(Context((), "持续优化栏目页面设置。"),))
    seen = told(found, links={("a", 0, "b", 0): 0.95})
    assert [names for _, names in seen["b"]] == [["a"]] * len(seen["b"])


def test_between_levels_the_highest_counts_and_of_equal_ones_all():
    found = [
        document("p", "推进政府网站集约化建设。", region="浙江省"),
        document("x", "推进政府网站集约化建设，优化栏目页面设置。", region="嘉兴市", level="city"),
        document("y", "推进政府网站集约化建设，优化栏目页面设置。", region="温州市", level="city"),
    ]
    seen = told(found, axis="levels")
    assert seen["x"] == seen["y"]
    assert seen["y"] == [("推进政府网站集约化建设", ["p"]), ("优化栏目页面设置", ["x", "y"])]


@pytest.mark.parametrize(
    ("dates", "first"), [(("2020-08-01", "2020-05-01"), ["b"]), ((None, "2020-05-01"), None), ((None, None), None)]
)
def test_between_regions_dates_tell_and_without_one_nothing_is_told(dates, first):
    found = [
        replace(document(name, "推进政府网站集约化建设。", region=region), issued_on=day)
        for name, region, day in zip("ab", ("安徽省", "浙江省"), dates, strict=True)
    ]
    expected = {name: [("推进政府网站集约化建设", first)] for name in "ab"} if first else {}
    assert told(found, axis="regions") == expected


def test_set_phrases_are_no_wording():
    found = [document("a", "深化改革。", year=2020), document("b", "深化改革，优化栏目页面设置。", year=2021)]
    assert told(found, links={}) == {"b": [("优化栏目页面设置", ["b"])]}


def test_a_wording_is_not_cut_where_a_part_of_it_stands_in_another_document_of_that_rank():
    found = [
        document("p", "贯彻重大行政决策程序暂行条例。", region="浙江省"),
        document("q", "按照行政决策程序暂行规定办理。", region="安徽省"),
        document("x", "贯彻重大行政决策程序暂行条例。", region="嘉兴市", level="city"),
    ]
    links = {("p", 0, "x", 0): 0.95}
    seen = told(found, axis="levels", base="p", links=links)
    assert seen["x"] == [("贯彻重大行政决策程序暂行条例", ["p"])]


@settings(max_examples=30)
@given(linked_documents(), st.sampled_from(["years", "levels", "regions"]))
def test_wordings_lie_in_their_readings_without_overlap_and_none_is_first_after_its_own_year(made_up, axis):
    found, links = made_up
    collation = collated(found, links, axis=axis, base=found[0].id)
    witnesses = collation.collection.witnesses
    for matter in collation.matters:
        ends = dict.fromkeys(range(len(matter.readings)), 0)
        for one in matter.wordings:
            reading = matter.readings[one.reading]
            assert max(reading.start, ends[one.reading]) <= one.start < one.end <= reading.end
            ends[one.reading] = one.end
            assert one.witnesses
            if axis == "years":
                assert all(witnesses[first].year <= witnesses[reading.witness].year for first in one.witnesses)
