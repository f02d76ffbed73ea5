"""The register of organs as data: which names are one organ, which organs do one job, what a collective covers."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from compare.organs.names import normalised_name, split_name

__all__ = ["Entries", "Group", "GroupCoverage", "Named", "Organ", "Register", "RegisterError", "Renaming", "merged"]


class RegisterError(ValueError):
    """A register holds something that it cannot mean; the message names the key."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """A former name of an organ, its forms longest-used first, and the year in which the organ got its present one."""

    forms: tuple[str, ...]
    year: int


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ of government, whatever its level.

    Attributes:
        name: what it is called in the ledger.
        forms: full and short forms of its present name, without level; `name` is one of them.
        renamed: its former names.
        counterparts: names of organs that do its job elsewhere: at another level or in another province.
        party: it belongs to the party and is covered by no collective of government departments.
    """

    name: str
    forms: tuple[str, ...] = ()
    renamed: tuple[Renaming, ...] = ()
    counterparts: tuple[str, ...] = ()
    party: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A collective name.

    Attributes:
        name: what it is called in the ledger.
        forms: names of it, matched whole.
        pattern: regular expression for further names, matched against the whole normalised name; "" for none.
        members: units that it covers by name.
    """

    name: str
    forms: tuple[str, ...] = ()
    pattern: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """What the names of collectives that match `group` cover: units whose normalised names match `members`.

    `own_level`: only units of the level that the collective names, where it names one. `party`: organs of the party as
    well.
    """

    group: str
    members: str
    own_level: bool = False
    party: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """What one file of the register says; `covers` and `groups` are asked in this order."""

    organs: tuple[Organ, ...] = ()
    groups: tuple[Group, ...] = ()
    covers: tuple[GroupCoverage, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Which organ a form of a name stands for.

    Attributes:
        label: the name that it is a form of: the organ's own, or the first form of a former one.
        until: the year in which that name went out of use; None for the present one.
    """

    organ: Organ
    label: str
    until: int | None = None


@dataclass(frozen=True, eq=False)
class Register:
    """The entries, ready for look-up, and compared by identity so that a register can be the key of a cache.

    Attributes:
        entries: organs, groups and coverage.
        names: form to organ: every form as written and without its level.
        jobs: organ name to the name of the first of the organs that do one job.

    Raises:
        RegisterError: a name stands for two organs, a counterpart is unknown, or a pattern is no regular expression.
    """

    entries: Entries
    names: Mapping[str, Named] = field(init=False, repr=False)
    jobs: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Build the look-ups."""
        object.__setattr__(self, "names", MappingProxyType(_names(self.entries.organs)))
        object.__setattr__(self, "jobs", MappingProxyType(_jobs(self.entries.organs)))
        for place, pattern in _patterns(self.entries):
            try:
                re.compile(pattern)
            except re.error as error:
                raise RegisterError(f"{place} {pattern!r} is no regular expression ({error})") from error


def merged(base: Entries, more: Entries) -> Entries:
    """Lay the entries of a further file over others.

    Args:
        base: the entries to start from.
        more: what is added. An organ or group of the same name gains what this one says; a form that stood for
            another organ before stands for the one of `more`; its groups and coverage are asked first.
    """
    own = {organ.name for organ in more.organs}
    claimed = {normalised_name(form) for organ in more.organs for form in _forms(organ)}
    organs = {organ.name: organ if organ.name in own else _without(organ, claimed) for organ in base.organs}
    for organ in more.organs:
        old = organs.get(organ.name, Organ(organ.name))
        organs[organ.name] = Organ(
            organ.name,
            _joined(old.forms, organ.forms),
            (*old.renamed, *organ.renamed),
            _joined(old.counterparts, organ.counterparts),
            organ.party or old.party,
        )
    groups = {group.name: group for group in more.groups}
    for group in base.groups:
        new = groups.get(group.name, Group(group.name))
        pattern = "|".join(f"(?:{one})" for one in (new.pattern, group.pattern) if one)
        groups[group.name] = Group(
            group.name, _joined(new.forms, group.forms), pattern, _joined(new.members, group.members)
        )
    return Entries(tuple(organs.values()), tuple(groups.values()), (*more.covers, *base.covers))


def _forms(organ: Organ) -> tuple[str, ...]:
    """List all names of an organ, former ones included."""
    return (organ.name, *organ.forms, *(form for renaming in organ.renamed for form in renaming.forms))


def _without(organ: Organ, claimed: Collection[str]) -> Organ:
    """Take the forms away that another organ claims; the organ's own name stays."""
    return replace(
        organ,
        forms=tuple(form for form in organ.forms if normalised_name(form) not in claimed),
        renamed=tuple(
            Renaming(kept, one.year)
            for one in organ.renamed
            if (kept := tuple(form for form in one.forms if normalised_name(form) not in claimed))
        ),
    )


def _joined(*parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _names(organs: Iterable[Organ]) -> dict[str, Named]:
    """Index every form as written and without its level; what is written wins over what is derived."""
    written: dict[str, Named] = {}
    derived: dict[str, Named] = {}
    for organ in organs:
        present = (organ.name, *organ.forms)
        named = [(form, Named(organ, organ.name)) for form in present]
        named += [(form, Named(organ, one.forms[0], one.year)) for one in organ.renamed for form in one.forms]
        for form, meaning in named:
            key = normalised_name(form)
            other = written.setdefault(key, meaning)
            if other.organ is not organ:
                raise RegisterError(f"organ {organ.name!r}: {form!r} stands for {other.organ.name!r} already")
            derived.setdefault(split_name(form).rest, meaning)
    return {**derived, **written}


def _jobs(organs: Iterable[Organ]) -> dict[str, str]:
    """Give every organ the first one that does its job; counterparts of counterparts do it as well."""
    listed = {organ.name: organ for organ in organs}
    leader = {name: name for name in listed}

    def root(name: str) -> str:
        while leader[name] != name:
            name = leader[name]
        return name

    order = {name: place for place, name in enumerate(listed)}
    for organ in listed.values():
        for other in organ.counterparts:
            if other not in listed:
                raise RegisterError(f"organ {organ.name!r}: counterpart {other!r} is no organ of the register")
            first, second = sorted((root(organ.name), root(other)), key=order.__getitem__)
            leader[second] = first
    return {name: root(name) for name in listed}


def _patterns(entries: Entries) -> Iterable[tuple[str, str]]:
    for group in entries.groups:
        yield f"group {group.name!r}: pattern", group.pattern
    for coverage in entries.covers:
        yield "covers: group", coverage.group
        yield "covers: members", coverage.members
