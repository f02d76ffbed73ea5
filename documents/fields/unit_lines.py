"""Unit cells of several lines, or with spaces: where a name ends there, and where it was only broken."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from documents.chinese.organ_words import (
    begins_longer_names,
    has_owner,
    is_department,
    is_enterprise,
    is_generic,
    is_inner,
    is_known_institution,
    is_place,
    is_surely_organ,
)
from documents.fields.deadline_cell import DEADLINE_LABEL, looks_like_deadline
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.role_words import ends_with_role, is_lone_role, role_label
from documents.fields.unit_names import SEPARATORS, is_unit_name

__all__ = ["name_ends_between", "separated_lines"]

_SEPARATED = re.compile(rf"[{re.escape(SEPARATORS)}。：:]")
_SHORTEST = 3  # characters of an organ that names no level, as ministries do: 财政部


def name_ends_between(left: str, right: str, *, typed: bool = False, closes: bool = False) -> bool:
    """Tell whether a name ends where a line or a space does, and was not broken there.

    Args:
        left: what stands before, without white space at its end.
        right: what follows, without white space at its start.
        typed: whether no margin can have broken a line here: who typed a space or began a line meant something by it.
        closes: whether nothing of the cell stands behind `right`.
    """
    if not left or not right or left[-1] in "、，,；;：:（(〔[/｜|和及与" or right[0] in "、，,；;）)〕]（(〔":
        return False
    if DEADLINE_LABEL.match(right) or OTHER_FIELD.match(right):
        return True
    if role_label(right) or looks_like_deadline(right) or is_lone_role(left) or is_lone_role(right):
        return not (is_lone_role(right) and right in ("负责", "落实", "实施"))
    last, first = _SEPARATED.split(left)[-1].removesuffix("等"), _SEPARATED.split(right)[0].removesuffix("等")
    done = ends_with_role(last)
    if done is not None:
        return is_unit_name(done.names) or not done.names
    duty = ends_with_role(first)
    first = duty.names if duty and duty.names else first
    if not (is_unit_name(last) and is_unit_name(first)):
        return False
    if begins_longer_names(last) and not (has_owner(first) and first[0] not in "各有相直"):
        return False
    if has_owner(first) or (is_surely_organ(last) and has_owner(last) and is_enterprise(first)):
        return True
    if min(len(last), len(first)) < _SHORTEST:
        return False
    if typed and not has_owner(last) and not is_generic(first):  # 县公安局 交警大队 may be one name
        return True
    whole = typed or closes or _SEPARATED.search(right) is not None
    if whole and is_place(first) and has_owner(last) and is_department(last) and not is_inner(last):
        return True  # no organ has a place below it: 县自然资源局 青龙镇
    if typed and (is_inner(last) or is_known_institution(last)) and is_known_institution(first):
        return True
    return is_surely_organ(last) and is_surely_organ(first)


def separated_lines(pieces: Sequence[str], typed: Collection[int] = ()) -> tuple[bool, ...]:
    """Say of each piece whether a name ends before it, as in `name_ends_between`; before the first none does.

    Args:
        pieces: what white space parts.
        typed: indices of the pieces before which no margin can have broken a line.
    """
    ends = (
        name_ends_between(left, right, typed=i in typed, closes=i == len(pieces) - 1)
        for i, (left, right) in enumerate(pairwise(pieces), 1)
    )
    return (False, *ends)[: len(pieces)]
