import tomllib
from collections import Counter
from importlib import resources

import pytest

import corpus
from corpus.places import higher_places

STATE = ("national", None)


@pytest.mark.parametrize(
    ("region", "level", "places"),
    [
        ("浙江省", "province", (STATE,)),
        ("嘉兴市", "city", (("province", "浙江省"), STATE)),
        ("杭州市西湖区", "county", (("city", "杭州市"), ("province", "浙江省"), STATE)),
        ("北京市海淀区", "county", (("province", "北京市"), STATE)),
        ("海南藏族自治州", "city", (("province", "青海省"), STATE)),
        ("吉林市", "city", (("province", "吉林省"), STATE)),
        ("新疆生产建设兵团第一师", "city", (("province", "新疆生产建设兵团"), STATE)),
        ("乾县", "county", ()),  # of which city, its name does not say
        (None, "national", ()),
        ("某市", None, ()),
    ],
)
def test_the_places_above_are_told_by_the_name(region, level, places):
    assert higher_places(region, level) == places


def test_no_city_is_in_two_provinces():
    with resources.files(corpus).joinpath("provinces.toml").open("rb") as file:
        times = Counter(city for cities in tomllib.load(file).values() for city in cities.split())
    assert [city for city, count in times.items() if count > 1] == []
    assert len(times) == 333  # all divisions of the rank of a prefecture
