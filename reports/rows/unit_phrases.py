"""What the sentence of a row says of its units: who joined, left, leads, was handed over to, named or covered."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from compare import NO_UNIT_CHANGE, Change, Comparison, UnitChange
from reports.rows.unit_cells import handed_parts, newly_leading, newly_listed, newly_ruled, printed_unit
from reports.words.phrases import place_of
from reports.words.wording import Wording, role_word, unit_status_word

__all__ = ["UNITS_LISTED", "folded", "unit_phrases"]

UNITS_LISTED: Final = 3  # names of units that are listed; more are counted


def unit_phrases(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say what became of the units, those with one fate in one clause, lead first."""
    handed = handed_parts(change)
    clauses: dict[tuple[str, bool, tuple[tuple[str, str], ...]], list[str]] = {}
    for unit in sorted(change.units, key=_lead_last):
        if unit.status in NO_UNIT_CHANGE or (
            unit.status == "dropped" and any(unit.left == one.left for _, one in handed)
        ):
            continue
        name, said = _unit(unit, words)
        unsure = unit.unsure and not change.unsure  # where all is unsure, the sentence begins with that
        clauses.setdefault((_fate(unit), unsure, tuple(said.items())), []).append(name)
        if unit.status == "named_from_group" and unit.unlisted:
            clauses.setdefault(("unlisted", unsure, ()), []).append(said["group"])
    for (fate, unsure, said_besides), names in clauses.items():
        listed_names = folded(list(dict.fromkeys(names)), words)
        if f"told_unit_{fate}" in words:
            text = words[f"told_unit_{fate}"].format(names=listed_names, **dict(said_besides))
        else:  # a status that has no words yet
            text = words["unit_tip"].format(status=unit_status_word(words, fate), names=listed_names)
        yield words["unsure_event"].format(text=text) if unsure else text
    for link, unit in handed:
        label = place_of(comparison.links[link].left, comparison.left, words)
        text = words["told_part_handed_over"].format(label=label, left=unit.left, right=unit.right)
        yield words["unsure_event"].format(text=text) if unit.unsure and not change.unsure else text
    leads = newly_leading(change, comparison.mode)
    for unsure in (False, True):
        found = (_unit(unit, words)[0] for unit in leads if (unit.unsure and not change.unsure) == unsure)
        if now := list(dict.fromkeys(found)):
            text = words["told_unit_now_leads"].format(names=folded(now, words))
            yield words["unsure_event"].format(text=text) if unsure else text
    listed = [_unit(unit, words)[0] for unit in newly_listed(change)]
    if listed:
        yield words["told_unit_now_listed"].format(names=folded(listed, words))
    for unit in newly_ruled(change, comparison.mode):
        yield words["told_unit_now_ruled"].format(group=unit.left, names=unit.right)


def _fate(unit: UnitChange) -> str:
    """Return the name of the words for what became of a unit; a lead that comes with it is said in them."""
    if unit.status == "dropped" and unit.unlisted:
        return "unlisted"
    if unit.status in ("named_from_group", "covered_by_group") and unit.right_role == "lead" != unit.left_role:
        return f"{unit.status}_to_lead"
    return unit.status


def _lead_last(unit: UnitChange) -> bool:
    return "lead" not in (unit.left_role, unit.right_role)


def _unit(unit: UnitChange, words: Wording) -> tuple[str, Mapping[str, str]]:
    """Return the unit of which something is told, and what the words for its fate ask beside it."""
    left = "" if unit.left is None else printed_unit(unit.left, words, is_open=unit.left_open)
    right = "" if unit.right is None else printed_unit(unit.right, words, is_open=unit.right_open)
    if unit.status == "lead_handed_over":
        return "", {"left": left, "right": right}
    if unit.status == "covered_by_group":
        return left, {"group": right}
    if unit.status == "named_from_group":
        return right, {"group": left}
    if unit.status == "added":
        return right, {"role": role_word(words, unit.right_role or "responsible")}
    if unit.status == "role_changed":
        before, after = (role_word(words, role or "responsible") for role in (unit.left_role, unit.right_role))
        return right or left, {"before": before, "after": after}
    return right or left, {}


def folded(names: Sequence[str], words: Wording, more: str = "told_units_more") -> str:
    """List the first of some names, and count them where there are more."""
    listed = words["list_separator"].join(names[:UNITS_LISTED])
    return listed if len(names) <= UNITS_LISTED else words[more].format(names=listed, count=len(names))
