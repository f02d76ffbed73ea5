"""Three hundred lists of units from real documents, cut by hand."""

import json
from pathlib import Path

import pytest

from documents.fields.unit_list import UnitRole, parse_units
from documents.fields.unit_names import clean_name

LISTS = json.loads((Path(__file__).parents[2] / "gold" / "unit_lists.json").read_text(encoding="utf-8"))["lists"]

ROLES: tuple[UnitRole, ...] = ("lead", "responsible", "cooperating")
COLUMNS: dict[str, UnitRole] = {"牵头单位": "lead", "配合单位": "cooperating"}

SPLIT_RIGHT = 0.95
"""Share of the units that must be found in their role, and of what is found that must be right."""


def wanted(entry):
    """The readings that are right, with brackets written as all names are written."""
    readings = [entry, *([entry["alternative"]] if "alternative" in entry else [])]
    return [{(role, clean_name(name)) for role in ROLES for name in one.get(role, ())} for one in readings]


def found(entry):
    units = parse_units(entry["text"], default=COLUMNS.get(entry.get("header"), "responsible"))
    lead, responsible = units.lead, units.responsible
    if units.first_leads and not lead:
        lead, responsible = responsible[:1], responsible[1:]
    return {
        (role, name)
        for role, names in zip(ROLES, (lead, responsible, units.cooperating), strict=True)
        for name in names
    }


def test_units_of_real_lists_are_cut_as_a_reader_cuts_them():
    right = told = true = 0
    wrong = []
    for entry in LISTS:
        units = found(entry)
        best = max(wanted(entry), key=lambda reading: len(reading & units) - len(reading ^ units))
        right, told, true = right + len(units & best), told + len(units), true + len(best)
        if units != best:
            wrong.append(entry["text"])
    assert right / true >= SPLIT_RIGHT
    assert right / told >= SPLIT_RIGHT
    assert wrong == []


@pytest.mark.parametrize(
    "entry", [entry for entry in LISTS if not entry.get("alternative")], ids=lambda entry: entry["text"][:20]
)
def test_no_character_of_a_list_is_lost(entry):
    units = found(entry)
    named = "".join(name for _, name in units)
    lost = set(entry["text"]) - set(named) - set("（）()、，；。：:〔〕 的等和及由")
    words = "责任牵头配合建议单位负责列第一位者为均下同按职责分工会同首要"
    assert lost <= set(words)
