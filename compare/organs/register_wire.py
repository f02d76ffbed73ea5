"""The shape of a file of units in TOML; docs/units.md explains it, docs/units.schema.json is made from it."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from documents.wire.checking import Must
from documents.wire.fields import Filled

__all__ = ["Coverage", "Group", "Organ", "Renaming", "UnitFile"]

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2100
"""Years that a reform of institutions can carry; anything else is a slip of the pen."""

Name = Annotated[str, Meta(min_length=1)]  # beside a list no pattern: decision 0008 says why
Names = Annotated[Name | tuple[Filled, ...], Must("a list of names")]
"""One name may stand without brackets."""

FormerNames = Annotated[Name | Annotated[tuple[Filled, ...], Meta(min_length=1)], Must("a list of names")]
Pattern = Annotated[str, Meta(pattern=r"^\Z|\S"), Must("a string that is not empty")]
Flag = Annotated[bool, Must("true or false")]


class Renaming(Struct, frozen=True, forbid_unknown_fields=True):
    """One former name in its forms, and the year of the reform that ended it."""

    former: FormerNames = field(name="from")
    year: Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR), Must("a year such as 2018")]


class Organ(Struct, frozen=True, forbid_unknown_fields=True):
    """One organ of government, whatever its level."""

    name: Filled
    forms: Names = ()
    renamed: Annotated[
        tuple[Annotated[Renaming, Must('a table such as { from = ["…"], year = 2018 }')], ...],
        Must('a list of tables such as { from = ["…"], year = 2018 }'),
    ] = ()
    counterparts: Names = ()
    party: Flag = False


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """A collective name."""

    name: Filled
    forms: Names = ()
    pattern: Pattern = ""
    members: Names = ()


class Coverage(Struct, frozen=True, forbid_unknown_fields=True):
    """What a collective covers; both are regular expressions."""

    group: Filled
    members: Filled
    level: Annotated[Literal["any", "own"], Must("'any' or 'own'")] = "any"
    party: Flag = False


class UnitFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The register of organs, or what a file of units adds to it."""

    organs: Annotated[tuple[Organ, ...], Must("an array of tables, written [[organs]]")] = ()
    groups: Annotated[tuple[Group, ...], Must("an array of tables, written [[groups]]")] = ()
    covers: Annotated[tuple[Coverage, ...], Must("an array of tables, written [[covers]]")] = ()
