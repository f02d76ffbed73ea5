from itertools import permutations

from corpus.planning import SIDE_BY_SIDE, planned
from tests.corpus.samples import entry


def pairs(*entries):
    return [(pair.left.id, pair.right.id, pair.relation) for pair in planned(entries)]


def test_a_document_meets_that_of_the_last_year_and_that_of_the_higher_government():
    plan = [
        entry("zj20", "浙江省", "province", 2020),
        entry("zj22", "浙江省", "province", 2022),
        entry("jx20", "嘉兴市", "city", 2020),
        entry("jx22", "嘉兴市", "city", 2022),
        entry("hz20", "合肥市", "city", 2020),
        entry("other", "浙江省", "province", 2021, subject="信访"),
    ]
    expected = [
        ("jx20", "jx22", "years"),
        ("zj20", "jx20", "levels"),
        ("zj20", "zj22", "years"),
        ("zj22", "jx22", "levels"),
    ]
    assert pairs(*plan) == expected
    assert all(pairs(*order) == expected for order in list(permutations(plan))[::60])


def test_the_nearest_higher_government_that_has_one_counts():
    state, county = entry("gov", None, "national", 2020), entry("xh", "杭州市西湖区", "county", 2020)
    assert pairs(state, county) == [("gov", "xh", "levels")]
    province = entry("zj", "浙江省", "province", 2020)
    assert pairs(state, county, province) == [("gov", "zj", "levels"), ("zj", "xh", "levels")]


def test_the_higher_document_may_be_of_the_year_before():
    assert pairs(entry("zj", "浙江省", "province", 2020), entry("jx", "嘉兴市", "city", 2021)) == [
        ("zj", "jx", "levels")
    ]
    assert pairs(entry("zj", "浙江省", "province", 2020), entry("jx", "嘉兴市", "city", 2022)) == []


def test_without_a_higher_document_places_stand_side_by_side():
    assert pairs(entry("a", "安徽省", "province", 2020), entry("b", "浙江省", "province", 2020)) == [
        ("a", "b", "regions")
    ]
    many = [
        entry(f"d{n:02}", f"第{n}省", "province", 2020, issued_on=f"2020-03-{30 - n}") for n in range(SIDE_BY_SIDE + 1)
    ]
    assert pairs(*many) == [("d12", f"d{n:02}", "regions") for n in range(SIDE_BY_SIDE)]


def test_two_documents_of_one_place_and_year_are_versions():
    assert pairs(entry("a", "浙江省", "province", 2020), entry("b", "浙江省", "province", 2020)) == [
        ("a", "b", "versions")
    ]


def test_what_cannot_be_told_is_in_no_pair():
    known = entry("a", "浙江省", "province", 2020)
    for unknown in (
        entry("b", "浙江省", None, 2021),
        entry("b", None, "province", 2021),
        entry("b", "浙江省", "province", None),
        entry("b", "浙江省", "province", 2021, subject=None),
    ):
        assert pairs(known, unknown) == []
