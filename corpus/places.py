"""Which place lies in which: the province of a city, and the city that the name of a county begins with."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from documents.model import Level

__all__ = ["higher_places"]

_CITY: Final = re.compile(r"^(?P<city>[\u4e00-\u9fff]{2,8}?(?:市|自治州|地区|盟|州))(?=[\u4e00-\u9fff]{2})")
_MUNICIPALITIES: Final = ("北京市", "天津市", "上海市", "重庆市")
_CORPS: Final = "新疆生产建设兵团"


def higher_places(region: str | None, level: Level | None) -> tuple[tuple[Level, str | None], ...]:
    """Name the places that a place lies in, the nearest first.

    Args:
        region: as documents name it: 浙江省, 嘉兴市, 杭州市西湖区.
        level: of the place.

    Returns:
        Levels with the names of the places, that of the state without one; nothing where they cannot be told, as of a
        county that is named without its city.
    """
    if level is None or level == "national" or region is None:
        return ()
    if level == "province":
        return (("national", None),)
    city = _city(region) if level == "county" else region
    province = _province(city or region)
    if province is None:
        return ()
    found: tuple[tuple[Level, str | None], ...] = (("province", province), ("national", None))
    return (("city", city), *found) if level == "county" and city and city != province else found


def _city(region: str) -> str | None:
    match = _CITY.match(region)
    return match["city"] if match else None


def _province(place: str) -> str | None:
    """Tell the province of a city; of a part of a municipality, which is one, the municipality."""
    for name in (*_MUNICIPALITIES, _CORPS, *_cities()):
        if place.startswith(name):
            return name
    return next((province for province, cities in _cities().items() if cities.match(place)), None)


@cache
def _cities() -> Mapping[str, re.Pattern[str]]:
    """Match the cities and prefectures of each province: 吉林市 and not 吉林省, 海南藏族自治州 and not 海南省."""
    with resources.files(__package__).joinpath("provinces.toml").open("rb") as file:
        found = tomllib.load(file)
    return {
        province: re.compile(rf"(?:{'|'.join(cities.split())})(?:市|地区|盟|[\u4e00-\u9fff]{{0,16}}?州)")
        for province, cities in found.items()
    }
