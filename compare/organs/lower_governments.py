"""The governments below, as a document of a higher level calls them all: 各县（市、区）政府, 相关区政府, 各地."""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from compare.texts.folding import without_spaces
from documents.model import Document, Level

__all__ = ["LowerGovernment", "lower_government"]

_FORMULA: Final = re.compile(r"^(?:其他|其它|各|有关|相关|属地|所在|当地|辖)+")

_GOVERNMENT: Final = re.compile(r"(?:党委)?[、和及]?(?:人民)?政府$")

_ANY_RANK: Final = frozenset(["", "地", "地区", "地方", "级", "地方各级"])
"""What is left of 各地, 属地政府, 地方各级政府."""

_RANKED: Final = re.compile(r"[省市州盟县区旗地级自治、和及与（）()]+")

_OF_PREFECTURES: Final = re.compile(r"设区的?市|地级以?上?市")  # 区 in it names no district

_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")  # 县（市、区）: all of them are of a county's rank

_RANKS: Final = MappingProxyType({"city": "市州盟", "county": "县区旗"})
"""By which characters a collective names the governments of a level."""

_ABOVE: Final = MappingProxyType({"city": frozenset(["国", "省"]), "county": frozenset(["国", "省", "市"])})
"""Levels of organs that cannot be the lower government's own."""


@dataclass(frozen=True, slots=True)
class LowerGovernment:
    """The government whose document is held against one of a higher level.

    Attributes:
        place: the place that it governs, as its document calls it.
        level: city or county.
    """

    place: str
    level: Level

    def is_among(self, name: str) -> bool:
        """Tell whether a collective of the document above means this government among others.

        Args:
            name: a unit's name as printed there.
        """
        plain = _OF_PREFECTURES.sub("市", without_spaces(name).removesuffix("等"))
        bare = _FORMULA.sub("", plain)
        rest = _GOVERNMENT.sub("", bare)
        if rest == plain:  # neither 各 nor 政府: no collective of governments
            return False
        if rest in _ANY_RANK:
            return True
        if not _RANKED.fullmatch(rest):
            return False
        named = _BRACKETS.sub("", rest) if self.level == "city" else rest
        return any(letter in named for letter in _RANKS[self.level])

    def owns(self, level: str) -> bool:
        """Tell whether an organ of a level, as `names.NameParts` has it, may be this government's own."""
        return level not in _ABOVE[self.level]


def lower_government(document: Document) -> LowerGovernment | None:
    """Return the government that a document of a lower level is of; None where the document does not say it.

    Args:
        document: the right one of a comparison of two levels.
    """
    if document.level is None or document.level not in _RANKS or not document.region:
        return None
    return LowerGovernment(document.region, document.level)
