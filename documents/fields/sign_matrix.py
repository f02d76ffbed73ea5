"""Tables with a column for each office, in which a sign says who does what: ★ below 医务科, ○ below 护理部.

What the signs mean is told by the words themselves (主, 配) or by a legend near the table: ★为牵头科室，○为配合科室.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from documents.fields.column_names import HeaderRole
from documents.fields.role_words import ROLE_WORDS, UnitRole, role_of
from documents.fields.unit_list import looks_like_units

__all__ = ["office_columns", "sign_roles", "unknown_signs"]

_FEWEST: Final = 2  # columns named by offices
_SIGN = re.compile(r"[★☆●○◎■□▲△√✓✔◆◇*]|牵头|主办|主责|配合|协办|协同|负责|参与|[主协配牵责]|[ARCarc12]")
_SHORT: Final[Mapping[str, UnitRole]] = {"主": "lead", "牵": "lead", "协": "cooperating", "配": "cooperating"}
_NEEDS_LEGEND = re.compile(r"[ARCarc12]")
_MEANS = r"[”\"）)]?\s*(?:为|是|表示|代表|指|即|[:：=—-])*\s*[“\"（(]?\s*"


def office_columns(
    names: Sequence[str], roles: Sequence[HeaderRole | str | None], columns: Sequence[Sequence[str]], legend: str
) -> Mapping[int, Mapping[str, UnitRole]]:
    """Find the columns that are named by offices and hold nothing but signs.

    Args:
        names: the cells of the header.
        roles: what the names tell.
        columns: the cells of each column without white space, empty ones left out.
        legend: the text around the table.

    Returns:
        What each sign means, by column; nothing where there are no two such columns.
    """
    found = [
        i
        for i, name in enumerate(names)
        if roles[i] is None and columns[i] and looks_like_units(name) and all(map(_SIGN.fullmatch, columns[i]))
    ]
    signs = {sign for i in found for sign in columns[i]}
    meaning = sign_roles(signs, legend)
    if len(found) < _FEWEST or any(_NEEDS_LEGEND.fullmatch(sign) and sign not in meaning for sign in signs):
        return {}
    return {i: {sign: meaning.get(sign, "responsible") for sign in signs} for i in found}


def unknown_signs(columns: Mapping[int, Mapping[str, UnitRole]], legend: str) -> str | None:
    """Say of which signs nothing tells what they mean; None where all are told, or all mean one thing."""
    signs = sorted({sign for meant in columns.values() for sign in meant})
    unknown = [sign for sign in signs if sign not in sign_roles(signs, legend)]
    if not unknown or len(signs) == 1:
        return None
    return f"表中符号“{'”“'.join(unknown)}”没有说明是牵头还是配合，所在单位读作责任单位，请核对"


def sign_roles(signs: Iterable[str], legend: str) -> Mapping[str, UnitRole]:
    """Tell what signs mean by their words or by a legend; a sign that neither tells is left out."""
    found: dict[str, UnitRole] = {}
    for sign in signs:
        if sign in _SHORT:
            found[sign] = _SHORT[sign]
        elif re.fullmatch(ROLE_WORDS, sign):
            found[sign] = role_of(sign)
        else:
            told = re.search(rf"{re.escape(sign)}{_MEANS}(?P<role>{ROLE_WORDS})", legend)
            before = rf"(?P<role>{ROLE_WORDS})(?:单位|部门|科室|处室)?(?:用|以|标)?[“\"]?{re.escape(sign)}"
            told = told or re.search(before, legend)
            if told is not None:
                found[sign] = role_of(told["role"])
    return found
