"""Corrections as JSON: what the window hands out and `--corrections` takes; `correction_wire` has its shape."""

import json

from documents.corrections import correction_wire as wire
from documents.corrections.model import Correction, Corrections, Spot, UnitLists
from documents.errors import InputError
from documents.model import UnitName
from documents.wire.checking import MisfitError, checked, listed, place_of
from documents.wire.loading import load_json

__all__ = ["dumps", "loads"]

_WHAT = "a file of corrections"


def dumps(corrections: Corrections) -> bytes:
    """Write corrections as UTF-8 JSON, one a line; the same corrections give the same bytes."""
    lines = ",\n".join(json.dumps(_entry(entry), ensure_ascii=False) for entry in corrections.entries)
    entries = f"[\n{lines}\n]" if lines else "[]"
    text = f'{{\n"format": "{wire.FORMAT}",\n"sha256": "{corrections.sha256}",\n"corrections": {entries}\n}}\n'
    return text.encode("utf-8", "backslashreplace")


def loads(content: bytes | str, *, name: str) -> Corrections:
    """Read corrections from JSON.

    Args:
        content: of the file.
        name: of the file, for messages.

    Raises:
        InputError: it is no file of corrections, or one of them makes no sense.
    """
    data = load_json(content, name=name, what=_WHAT)
    if not isinstance(data, dict):
        raise InputError(f"{name!r} is no JSON object; give {_WHAT}.")
    try:
        file = checked(data, wire.File)
    except MisfitError as error:
        problems = [problem.told(place_of(problem.path) or "the whole") for problem in error.problems]
        raise InputError(f"{name!r} is not a valid file of corrections: {listed(problems)}.") from None
    entries = []
    for number, found in enumerate(file.corrections, start=1):
        try:
            entries.append(_read(found))
        except ValueError as error:
            raise InputError(f"{name!r}, correction {number}: {error}.") from None
    try:
        return Corrections(file.sha256, tuple(entries))
    except ValueError as error:
        raise InputError(f"{name!r}: {error}.") from None


def _entry(entry: Correction) -> dict[str, object]:
    values: dict[str, object] = {"kind": entry.kind, "task": entry.spot.task, "text": entry.spot.text}
    if entry.spot.at:
        values["at"] = entry.spot.at
    if entry.kind == "units":
        lists = (("lead", entry.units.lead), ("responsible", entry.units.responsible))
        values |= {role: list(names) for role, names in (*lists, ("cooperating", entry.units.cooperating))}
    return values


def _read(found: wire.Correction) -> Correction:
    lead, responsible, cooperating = (
        tuple(UnitName(name) for name in dict.fromkeys(names))
        for names in (found.lead, found.responsible, found.cooperating)
    )
    return Correction(found.kind, Spot(found.task, found.text, found.at), UnitLists(lead, responsible, cooperating))
