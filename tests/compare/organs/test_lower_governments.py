import pytest

from compare.organs.lower_governments import LowerGovernment, lower_government
from documents.model import Document

CITY = LowerGovernment("嘉兴市", "city")
COUNTY = LowerGovernment("崇明区", "county")


@pytest.mark.parametrize(
    ("name", "city", "county"),
    [
        ("相关区政府", False, True),
        ("各区", False, True),
        ("有关县（市、区）人民政府", False, True),
        ("各市、县（市、区）政府", True, True),
        ("各设区市政府", True, False),
        ("各地级以上市", True, False),
        ("各市（州）党委和政府", True, False),
        ("市政府", True, False),
        ("各地", True, True),
        ("属地政府", True, True),
        ("地方各级人民政府", True, True),
        ("各乡镇政府", False, False),
        ("各级有关部门", False, False),
        ("省政府", False, False),
        ("海宁市政府", False, False),
        ("市财政局", False, False),
        ("地方", False, False),
        ("", False, False),
    ],
)
def test_a_collective_means_the_governments_of_the_ranks_it_names(name, city, county):
    assert (CITY.is_among(name), COUNTY.is_among(name)) == (city, county)


@pytest.mark.parametrize(
    ("level", "city", "county"), [("国", False, False), ("省", False, False), ("市", True, False), ("", True, True)]
)
def test_organs_of_a_higher_level_are_not_its_own(level, city, county):
    assert (CITY.owns(level), COUNTY.owns(level)) == (city, county)


def test_only_a_document_that_says_its_place_and_a_lower_level_has_such_a_government():
    assert lower_government(Document("a", "标题", (), level="county", region="崇明区")) == COUNTY
    assert lower_government(Document("a", "标题", (), level="province", region="浙江省")) is None
    assert lower_government(Document("a", "标题", (), level="county")) is None
    assert lower_government(Document("a", "标题", (), region="崇明区")) is None
