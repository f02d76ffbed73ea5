"""Which distributions are needed: what wheels require, followed until nothing is missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

__all__ = ["Wheel", "missing", "pins"]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A distribution that is there.

    Attributes:
        requires: its requirements, as its metadata has them.
    """

    name: NormalizedName
    version: Version
    requires: tuple[Requirement, ...]


def pins(lock: str, markers: Mapping[str, str]) -> dict[NormalizedName, Requirement]:
    """Read a list of exact versions.

    Args:
        lock: lines of requirements; a comment begins with `#`.
        markers: of the machine; lines whose condition does not hold there are left out.

    Returns:
        The requirement of each distribution, by its name.
    """
    lines = (line.partition("#")[0].strip() for line in lock.splitlines())
    read = (Requirement(line) for line in lines if line)
    return {canonicalize_name(one.name): _plain(one) for one in read if _holds(one, markers, "")}


def missing(
    roots: Iterable[Requirement],
    wheels: Iterable[Wheel],
    pinned: Mapping[NormalizedName, Requirement],
    markers: Mapping[str, str],
    without: Collection[NormalizedName] = (),
) -> tuple[Requirement, ...]:
    """Say what is required and not there yet.

    Args:
        roots: what is to be installed.
        wheels: what is there.
        pinned: exact versions; what has none is named as it is required.
        markers: of the machine.
        without: names that are left out, and what only they require.

    Returns:
        One requirement for each distribution, by name.

    Raises:
        ValueError: a wheel is of another version than is required.
    """
    there = {wheel.name: wheel for wheel in wheels}
    wanted: dict[NormalizedName, Requirement] = {}
    seen: set[tuple[NormalizedName, str]] = set()
    waiting = [(requirement, "what is to be installed") for requirement in roots]
    while waiting:
        requirement, by = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in without:
            continue
        wheel = there.get(name)
        if wheel is None:
            wanted.setdefault(name, pinned.get(name, _plain(requirement)))
            continue
        if not requirement.specifier.contains(wheel.version, prereleases=True):
            raise ValueError(f"{by} requires {str(_plain(requirement))!r}, but {wheel.version} is pinned.")
        for extra in ("", *sorted(requirement.extras)):
            if (name, extra) not in seen:
                seen.add((name, extra))
                waiting += ((further, wheel.name) for further in _of(wheel, markers, extra))
    return tuple(wanted[name] for name in sorted(wanted))


def _of(wheel: Wheel, markers: Mapping[str, str], extra: str) -> Iterator[Requirement]:
    return (requirement for requirement in wheel.requires if _holds(requirement, markers, extra))


def _holds(requirement: Requirement, markers: Mapping[str, str], extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**markers, "extra": extra})


def _plain(requirement: Requirement) -> Requirement:
    """Leave the condition of a requirement away: it was looked at."""
    plain = Requirement(str(requirement))
    plain.marker = None
    return plain
