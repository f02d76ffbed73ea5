"""An item of prose: a number, its headings, its text and its fields."""

from dataclasses import dataclass, field

from documents.chinese.marks import Mark, Rank
from documents.fields.role_words import UnitRole
from documents.text.traced import Traced

__all__ = ["Item", "Items"]


@dataclass(slots=True)
class Item:
    """An item with its headings and its paragraphs.

    Attributes:
        number: the path of its marks: `二（一）1`.
        rank: of its own mark; `Rank.LABEL` without one.
        level: how deep it stands, as in `Heading`.
        section: headings above it, outermost first, without its own title.
        mark: the characters of its own mark.
        title: its own title with the mark; None when the item is text from the start.
        paragraphs: its text; the first one continues the title's line.
        fields: lines of their own that name units or a deadline: 责任单位：…
        deadlines: what stands behind labels of the office's own and says by when: 何时干完：3月底.
        remarks: lines of other fields with labels of its own: 河段：…
        told: what is told and not demanded: 2025年完成情况：…, and what leads in to the items below.
        inherited: unit text that its headings name for all below them.
        shared: unit text of a line below it that names the items that it holds for.
        heading_time: the time that its title, or a heading above it, says: 自查阶段（即日起至5月31日）.
        of_office: that heading is the office's name itself.
        is_context: it tells the situation or the aims.
        is_plain: paragraphs below it stand side by side, each of them an item: its heading has no mark.
        is_headed: so do they, each with a headline, below the items of its rank throughout the document.
        names_members: it says who is what in a body: 组长：…
        parent: number of the item above; items with one parent are siblings.
        printed: its mark as it was read; None for headings without one.
        has_children: items with a lower mark follow before the next of its own rank.
        places: how many paragraphs stand above each line of a field, by the origin of its first character.
        roles: how those act whom a line names that stood behind a label of the office's own, by the same.
        closing: paragraphs after the last item that speak for the whole document.
    """

    number: str
    rank: Rank
    level: float
    section: tuple[Traced, ...]
    mark: Traced
    title: Traced | None
    paragraphs: list[Traced] = field(default_factory=list)
    fields: list[Traced] = field(default_factory=list)
    deadlines: list[Traced] = field(default_factory=list)
    remarks: list[Traced] = field(default_factory=list)
    told: list[Traced] = field(default_factory=list)
    inherited: Traced | None = None
    shared: Traced | None = None
    heading_time: Traced | None = None
    of_office: bool = False
    is_context: bool = False
    is_plain: bool = False
    is_headed: bool = False
    names_members: bool = False
    parent: str = ""
    printed: Mark | None = None
    has_children: bool = False
    places: dict[int, int] = field(default_factory=dict)
    roles: dict[int, UnitRole] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a text.

    Attributes:
        items: in reading order.
        closing: paragraphs after the last item that speak for the whole document.
        labels: words such as 具体措施： that only name what follows.
    """

    items: tuple[Item, ...]
    closing: tuple[Traced, ...]
    labels: tuple[Traced, ...]
