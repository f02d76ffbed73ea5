"""Read the entries of a register from parsed TOML, and the register that comes with policydiff."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

from compare.organs import register_wire as wire
from compare.organs.register import Entries, Group, GroupCoverage, Organ, Register, RegisterError, Renaming
from documents.wire.checking import MisfitError, checked, listed, shown
from documents.wire.loading import load_toml

__all__ = ["default_entries", "default_register", "entries_from"]

_BUILT_IN = "organs.toml"


@cache
def default_entries() -> Entries:
    """Return the entries that come with policydiff: `organs.toml` beside this module."""
    content = resources.files(__package__).joinpath(_BUILT_IN).read_bytes()
    return entries_from(load_toml(content, name=_BUILT_IN, what="the register of organs"))


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
    try:
        file = checked(data, wire.UnitFile)
    except MisfitError as error:
        raise RegisterError(listed([problem.told(problem.place()) for problem in error.problems])) from None
    repeated = [
        f"{key}: {shown(name)} has {times} tables"
        for key, tables in (("organs", file.organs), ("groups", file.groups))
        for name, times in Counter(table.name for table in tables).items()
        if times > 1
    ]
    if repeated:
        raise RegisterError(listed(repeated))
    return Entries(
        tuple(_organ(organ) for organ in file.organs),
        tuple(_group(group) for group in file.groups),
        tuple(
            GroupCoverage(coverage.group, coverage.members, own_level=coverage.level == "own", party=coverage.party)
            for coverage in file.covers
        ),
    )


def _organ(organ: wire.Organ) -> Organ:
    of = f"organ {organ.name!r}"
    renamed = tuple(Renaming(_names(renaming.former, of), renaming.year) for renaming in organ.renamed)
    return Organ(organ.name, _names(organ.forms, of), renamed, _names(organ.counterparts, of), organ.party)


def _group(group: wire.Group) -> Group:
    of = f"group {group.name!r}"
    return Group(group.name, _names(group.forms, of), group.pattern, _names(group.members, of))


def _names(names: str | tuple[str, ...], of: str) -> tuple[str, ...]:
    """Return one name or several as a tuple."""
    if not isinstance(names, str):
        return names
    if not names.strip():
        raise RegisterError(f"{of}: a name is blank")
    return (names,)
