"""Organs that a clause begins with and that its demand is made of: 市公安局、市交通委要定期排查…."""

import re
from functools import lru_cache
from typing import Final

from documents.chinese.organ_words import is_unit
from documents.chinese.organs_in_prose import organs_in_prose

__all__ = ["end_of_actors", "names_actors_alone"]

_TOGETHER: Final = re.compile(r"、|以及|[和及与]|(?:要|应|须)?(?:会同|联合|牵头|商)|等")
"""What stands between organs that act together."""

_MODAL: Final = re.compile(r"(?<=[\u4e00-\u9fff）])(?:要|应(?![当急用对变])|须|需要?|负责)(?!会同|联合|牵头|商)")
"""What stands between those who act and what they are to do; 应当 is the word of the demand itself."""

_WITH: Final = re.compile(r"(?:要|应当?|须)?(?:会同|联合)")
_LEAST: Final = 6  # characters of a demand: with less the organs are not who acts
_CACHED: Final = 4_096  # clauses: a row asks several times for each of its own


@lru_cache(maxsize=_CACHED)
def end_of_actors(clause: str) -> int:
    """Find where the demand of a clause begins behind the organs that it is made of.

    Args:
        clause: words up to a comma or stop, without marks before them.

    Returns:
        An offset of `clause`; 0 where no organ acts, or where what follows is too short to be a demand.

    Example:
        >>> text = "市公安局、市交通委要定期排查重点车辆"
        >>> text[end_of_actors(text):]
        '定期排查重点车辆'
    """
    begin = 0
    for modal in _MODAL.finditer(clause, 0, max(0, len(clause) - _LEAST)):
        if _are_units(clause[: modal.start()]):
            begin = modal.end()
    joined = _WITH.search(clause)
    if begin or joined is None or not _are_units(clause[: joined.start()]):
        return begin
    end = joined.end()
    for organs in organs_in_prose(clause):
        if end <= organs.start <= end + 1:  # one sign between them
            end = organs.end
    return end if joined.end() < end <= len(clause) - _LEAST else 0


def names_actors_alone(text: str) -> bool:
    """Tell whether words name organs and nothing that they are to do: 各区政府要."""
    return _are_units(text.rstrip("要应须"))


def _are_units(text: str) -> bool:
    names = [name for name in _TOGETHER.split(text) if name]
    return bool(names) and all(len(name) > 1 and is_unit(name) for name in names)
