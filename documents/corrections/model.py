"""Corrections of how a file was read, as values: each says one thing of one place, so that each can be taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from documents.model import UnitName

__all__ = ["CORRECTION_KINDS", "NO_UNITS", "Correction", "CorrectionKind", "Corrections", "Spot", "UnitLists"]

CorrectionKind = Literal[
    "split",  # a task begins at a place within a text
    "join",  # what begins here is no task of its own: it goes on with the one before
    "units",  # the task that begins here has these units, and no others
    "no_task",  # what begins here asks nothing of anybody: it is context
]
CORRECTION_KINDS: Final[tuple[CorrectionKind, ...]] = get_args(CorrectionKind)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a task begins, or is to begin, in what the reader made of a file.

    It always refers to the tasks as they were read, whatever else was corrected: so corrections know nothing of each
    other and stand in no order.

    Attributes:
        task: ordinal of the task, from 1.
        text: the whole text of that task: if a later version numbers tasks in another way, it is found by this.
        at: characters of the text before the place; 0 for where the task begins.
    """

    task: int
    text: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class UnitLists:
    """The units of a task by their role: 牵头单位, 责任单位, 配合单位."""

    lead: tuple[UnitName, ...] = ()
    responsible: tuple[UnitName, ...] = ()
    cooperating: tuple[UnitName, ...] = ()


NO_UNITS: Final = UnitLists()


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that somebody corrected.

    Attributes:
        units: for `units` alone.
    """

    kind: CorrectionKind
    spot: Spot
    units: UnitLists = NO_UNITS

    def __post_init__(self) -> None:
        """See that the fields make sense together."""
        if self.kind not in CORRECTION_KINDS:
            raise ValueError(f"kind is {self.kind!r}; it must be one of {', '.join(CORRECTION_KINDS)}")
        if self.spot.task < 1 or not 0 <= self.spot.at <= len(self.spot.text):
            raise ValueError(f"task {self.spot.task}, character {self.spot.at} is no place in the text")
        if self.kind == "split" and not 0 < self.spot.at < len(self.spot.text):
            raise ValueError(f"a text cannot be split at character {self.spot.at} of {len(self.spot.text)}")
        if self.kind == "join" and self.spot.at:
            raise ValueError("what begins within a text is joined again by taking the split back")
        if self.kind != "units" and self.units != NO_UNITS:
            raise ValueError(f"units belong to the kind units, not {self.kind}")

    @property
    def key(self) -> tuple[int, str, int, CorrectionKind]:
        """What it is about; of two with one key only one holds."""
        return (self.spot.task, self.spot.text, self.spot.at, self.kind)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was corrected in the reading of one file.

    Attributes:
        sha256: of the file's bytes; they hold for every file with these bytes, whatever its name.
        entries: by their places; no two are about one thing.
    """

    sha256: str
    entries: tuple[Correction, ...] = ()

    def __post_init__(self) -> None:
        """Put the entries in order."""
        ordered = tuple(sorted(self.entries, key=lambda entry: entry.key))
        if len({entry.key for entry in ordered}) < len(ordered):
            raise ValueError("two corrections are about one thing; keep one")
        object.__setattr__(self, "entries", ordered)

    def with_entry(self, entry: Correction) -> "Corrections":
        """Add a correction in place of the one that is about the same."""
        return replace(self, entries=(*self._others([entry]), entry))

    def without(self, entries: Iterable[Correction]) -> "Corrections":
        """Take corrections back."""
        return replace(self, entries=tuple(self._others(entries)))

    def _others(self, entries: Iterable[Correction]) -> list[Correction]:
        keys = {entry.key for entry in entries}
        return [entry for entry in self.entries if entry.key not in keys]
