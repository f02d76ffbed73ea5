"""Put the documents of a collection into an order of their own, name them shortly, and add those that are planned."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import combinations
from string import ascii_lowercase
from typing import Final, get_args

from collate.collection import Axis, Witness
from documents.errors import InputError
from documents.model import Document, Level

__all__ = ["Gathering", "gathered", "planned_pairs"]

_RANKS: Final = {level: rank for rank, level in enumerate(get_args(Level))}
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Gathering:
    """The witnesses of a collection before they are compared; `base` as in `collate.model.Collection`."""

    axis: Axis
    witnesses: tuple[Witness, ...]
    base: int | None


def gathered(
    documents: Sequence[Document], axis: Axis, *, base: str | None = None, missing: Sequence[str] = ()
) -> Gathering:
    """Order the documents of a collection by what they are, in whatever order they are given.

    Args:
        documents: two at least, with ids of their own.
        axis: over years by year; between levels the highest first; between regions by region. A base comes first,
            but over years stands at its year.
        base: id of the document that the others are held against. Between levels the one document of the highest
            level when None.
        missing: years, or regions, that are planned and have no document.

    Raises:
        InputError: an id repeats, a year is not known, the base is not one of the documents or cannot be told, or
            what is missing is there.
    """
    _check(documents, axis, missing)
    if base is not None and base not in {one.id for one in documents}:
        raise InputError(f"base {base!r} is none of the documents; they are {', '.join(one.id for one in documents)}.")
    if base is None and axis == "levels":
        base = _highest(documents)
    found = [Witness(one.id, "", one, one.year, one.region, one.level) for one in documents]
    found += [_planned(name, axis) for name in dict.fromkeys(missing)]
    lowest = max((_RANKS[one.level] for one in documents if one.level), default=0)

    def place(one: Witness) -> tuple[object, ...]:
        rank = _RANKS[one.level] if one.level else lowest
        first = axis != "years" and one.id != base
        order = {"years": (one.year,), "levels": (rank, one.region or ""), "regions": (one.region or "",)}[axis]
        return (first, *order, one.year or 0, one.id)

    ordered = sorted(found, key=place)
    named = tuple(replace(one, siglum=name) for one, name in zip(ordered, _sigla(ordered, axis), strict=True))
    return Gathering(axis, named, next((number for number, one in enumerate(named) if one.id == base), None))


def planned_pairs(witnesses: Sequence[Witness]) -> tuple[tuple[int, int], ...]:
    """Return every two witnesses that have documents, by (left, right)."""
    return tuple(combinations((number for number, one in enumerate(witnesses) if not one.missing), 2))


def _check(documents: Sequence[Document], axis: Axis, missing: Iterable[str]) -> None:
    if len(documents) < 2:
        raise InputError(f"A collection has two documents or more, not {len(documents)}.")
    repeated = [name for name, count in Counter(one.id for one in documents).items() if count > 1]
    if repeated:
        raise InputError(f"Two documents of the collection are called {repeated[0]!r}; rename one of their files.")
    if axis == "years":
        unknown = [one.id for one in documents if one.year is None]
        if unknown:
            raise InputError(
                f"{unknown[0]!r} does not say its year; give it in a manifest, year = 2020 below its [[documents]]."
            )
    for name in missing:
        if axis == "years" and not _YEAR.fullmatch(name):
            raise InputError(f"missing {name!r} is no year; write it as 2022.")
        known = next(
            (one for one in documents if name in (one.id, one.region if axis != "years" else str(one.year))), None
        )
        if known is not None:
            raise InputError(f"{name!r} is called missing, but {known.id!r} is its document.")


def _highest(documents: Sequence[Document]) -> str:
    """Return the id of the one document of the highest level."""
    ranks = [_RANKS[one.level] if one.level else len(_RANKS) for one in documents]
    highest = [one.id for one, rank in zip(documents, ranks, strict=True) if rank == min(ranks)]
    if len(highest) > 1:
        raise InputError(
            f"{len(highest)} documents are of the highest level, {', '.join(sorted(highest))}; name one with --base."
        )
    return highest[0]


def _planned(name: str, axis: Axis) -> Witness:
    if axis == "years":
        return Witness(name, "", None, year=int(name))
    return Witness(name, "", None, region=name)


def _sigla(witnesses: Sequence[Witness], axis: Axis) -> list[str]:
    """Name witnesses as shortly as tells them apart: by place or year, by both, then by letters."""
    places = [_short(one) for one in witnesses]
    years = [str(one.year) if one.year else "" for one in witnesses]
    one_place = len({one.region for one in witnesses if not one.missing}) == 1
    if axis == "years":
        places = [place if one.region else "" for place, one in zip(places, witnesses, strict=True)]
        names = years if one_place else [place + year for place, year in zip(places, years, strict=True)]
    else:
        alike = Counter(places)
        names = [place + (year if alike[place] > 1 else "") for place, year in zip(places, years, strict=True)]
    times, seen = Counter(names), Counter[str]()
    sigla: list[str] = []
    for name in names:
        seen[name] += 1
        sigla.append(name if times[name] == 1 else f"{name}{_letters(seen[name])}")
    return sigla


def _letters(number: int) -> str:
    """Count in letters: a, b, … z, aa, ab."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters


def _short(witness: Witness) -> str:
    """Return the short name of its place; its id where it names none."""
    words = _words()
    if witness.level == "national":
        return str(words["national"])
    if witness.region is None:
        return "" if witness.missing else witness.id
    found = next((short for name, short in words["provinces"].items() if witness.region.startswith(name)), None)
    if found is not None and witness.level in (None, "province"):
        return str(found)
    ending = next((one for one in words["endings"] if witness.region.endswith(one)), "")
    plain = witness.region.removesuffix(ending)
    return plain if len(plain) > 1 else witness.region


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("sigla.toml").read_text("utf-8"))
