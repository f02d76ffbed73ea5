"""The toolbar as the template sees it: buttons and lists of choices, each with the number of rows it shows."""

from dataclasses import dataclass
from typing import Literal

from reports.badge import Badge

__all__ = ["Chip", "Choice", "Toolbar"]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter button: `value` is what `data-filters` of a row must hold; `count` rows hold it."""

    value: str
    group: Literal["role", "kind", "flag"]
    badge: Badge | None
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list of choices: `value` is what `data-filters` of a row must hold; `count` rows hold it."""

    value: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Toolbar:
    """Everything a reader can filter by; an empty list is not printed.

    Attributes:
        groupings: ways to group the rows, name and word; the first is how the page comes.
    """

    groupings: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    sections: tuple[Choice, ...]
    units: tuple[Choice, ...]
    bands: tuple[Choice, ...]
