"""Read the entries of a register from parsed TOML, and the register that comes with policydiff."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

from compare.organs.register import Entries, Group, GroupCoverage, Organ, Register, RegisterError, Renaming

__all__ = ["default_entries", "default_register", "entries_from"]

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""Years that a reform of institutions can carry; anything else is a slip of the pen."""

_KEYS = ("organs", "groups", "covers")


@cache
def default_entries() -> Entries:
    """Return the entries that come with policydiff: `organs.toml` beside this module."""
    with resources.files(__package__).joinpath("organs.toml").open("rb") as file:
        return entries_from(tomllib.load(file))


@cache
def default_register() -> Register:
    """Return the register that comes with policydiff, the same value every time."""
    return Register(default_entries())


def entries_from(data: Mapping[str, object]) -> Entries:
    """Make entries from parsed TOML.

    Args:
        data: arrays of tables `organs`, `groups` and `covers` as docs/units.md describes them; each may be missing.

    Raises:
        RegisterError: an unknown or missing key, or a value of the wrong type; all are named in one message.
    """
    faults = [f"{key!r} is not known (known: {', '.join(_KEYS)})" for key in data if key not in _KEYS]
    organs = [_organ(table, place, faults) for place, table in _tables(data, "organs", faults)]
    groups = [_group(table, place, faults) for place, table in _tables(data, "groups", faults)]
    covers = [_coverage(table, place, faults) for place, table in _tables(data, "covers", faults)]
    for key, names in (("organs", [one.name for one in organs]), ("groups", [one.name for one in groups])):
        faults += [f"{key}: {name!r} has {times} tables" for name, times in Counter(names).items() if times > 1]
    if faults:
        raise RegisterError("; ".join(faults))
    return Entries(tuple(organs), tuple(groups), tuple(covers))


def _tables(data: Mapping[str, object], key: str, faults: list[str]) -> Iterable[tuple[str, Mapping[str, object]]]:
    """Walk through an array of tables; each with its place, such as `organs[3]`, counted from 1."""
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(f"{key} must be an array of tables, written [[{key}]]")
        return
    for ordinal, table in enumerate(tables, start=1):
        yield f"{key}[{ordinal}]", table


def _organ(table: Mapping[str, object], place: str, faults: list[str]) -> Organ:
    _known(table, place, ("name", "forms", "renamed", "counterparts", "party"), faults)
    return Organ(
        _name(table, place, "name", faults),
        _list(table, place, "forms", faults),
        tuple(_renamings(table.get("renamed", []), place, faults)),
        _list(table, place, "counterparts", faults),
        _flag(table, place, "party", faults),
    )


def _renamings(value: object, place: str, faults: list[str]) -> Iterable[Renaming]:
    if not isinstance(value, list):
        faults.append(f'{place}.renamed must be a list of tables such as {{ from = ["…"], year = 2018 }}')
        return
    for ordinal, entry in enumerate(value, start=1):
        where = f"{place}.renamed[{ordinal}]"
        if not isinstance(entry, dict):
            faults.append(f'{where} must be a table such as {{ from = ["…"], year = 2018 }}, not {entry!r}')
            continue
        _known(entry, where, ("from", "year"), faults)
        year = entry.get("year")
        if isinstance(year, bool) or not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
            faults.append(f"{where}.year must be a year such as 2018, not {year!r}")
            continue
        forms = _list(entry, where, "from", faults)
        if forms:
            yield Renaming(forms, year)
        elif not any(fault.startswith(where) for fault in faults):
            faults.append(f"{where}.from is missing")


def _group(table: Mapping[str, object], place: str, faults: list[str]) -> Group:
    _known(table, place, ("name", "forms", "pattern", "members"), faults)
    return Group(
        _name(table, place, "name", faults),
        _list(table, place, "forms", faults),
        _text(table, place, "pattern", faults),
        _list(table, place, "members", faults),
    )


def _coverage(table: Mapping[str, object], place: str, faults: list[str]) -> GroupCoverage:
    _known(table, place, ("group", "members", "level", "party"), faults)
    level = table.get("level", "any")
    if level not in ("any", "own"):
        faults.append(f"{place}.level must be 'any' or 'own', not {level!r}")
    return GroupCoverage(
        _name(table, place, "group", faults),
        _name(table, place, "members", faults),
        own_level=level == "own",
        party=_flag(table, place, "party", faults),
    )


def _known(table: Mapping[str, object], place: str, keys: Sequence[str], faults: list[str]) -> None:
    faults += [f"{place}.{key} is not known (known: {', '.join(keys)})" for key in table if key not in keys]


def _name(table: Mapping[str, object], place: str, key: str, faults: list[str]) -> str:
    if key not in table:
        faults.append(f"{place}.{key} is missing")
        return ""
    return _text(table, place, key, faults, empty=False)


def _text(table: Mapping[str, object], place: str, key: str, faults: list[str], *, empty: bool = True) -> str:
    value = table.get(key, "")
    if not isinstance(value, str) or not (value.strip() or (empty and value == "")):
        faults.append(f"{place}.{key} must be a string that is not empty, not {value!r}")
        return ""
    return value


def _flag(table: Mapping[str, object], place: str, key: str, faults: list[str]) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        faults.append(f"{place}.{key} must be true or false, not {value!r}")
    return value is True


def _list(table: Mapping[str, object], place: str, key: str, faults: list[str]) -> tuple[str, ...]:
    value = table.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        faults.append(f"{place}.{key} must be a list of names, not {value!r}")
        return ()
    return tuple(value)
