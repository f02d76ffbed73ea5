"""The table as the template sees it: sections of tables of at most fifty rows."""

from dataclasses import dataclass

from reports.badge import Badge
from reports.row_model import ChangeView, Stub

__all__ = ["Block", "Item", "Part", "Section"]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the table: a change or the stub of one; exactly one of the two is given."""

    change: ChangeView | None
    stub: Stub | None


@dataclass(frozen=True, slots=True)
class Block:
    """At most fifty rows, drawn as one table.

    Attributes:
        size: 1 (a few rows) to 5: how high the browser should take it to be before it is drawn; None where the section
            that it fills alone says so.
    """

    caption: str
    size: int | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """How many rows of a section have one kind."""

    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class Section:
    """The rows under one heading.

    Attributes:
        id: `s-` and its position from 1.
        coverage: how much of the higher level's section is taken up, in words; None where levels are not compared.
        size: that of its only block, so that its heading is not drawn off screen either; None where there are several.
    """

    id: str
    heading: str
    tally: str
    parts: tuple[Part, ...]
    coverage: str | None
    size: int | None
    blocks: tuple[Block, ...]
