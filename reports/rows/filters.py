"""What a reader can filter by: every row carries tokens, every control names one, and the counts are counts of rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from align.model import Link
from compare import CONFIRM_BELOW, NO_UNIT_CHANGE, Change, Comparison, Reason
from compare.counts import NO_DEADLINE_CHANGE, has_number_change
from compare.decisions import ReviewStatus
from documents.model import Task, UnitName
from reports.rows.human_states import states
from reports.rows.order import SectionRun
from reports.rows.unit_cells import change_organs
from reports.words.phrases import section_heading

__all__ = [
    "BANDS",
    "BINS",
    "FLAGS",
    "RowTokens",
    "change_filters",
    "confidence_band",
    "headings",
    "is_uncertain",
    "link_bin",
    "row_tokens",
]

FLAGS: Final = ("moved", "units", "deadline", "numbers", "strength", "uncertain", "human", "again", "substantive")
"""What a change may be besides its kind; the verdict and the filters list them in this order."""

BANDS: Final = ("high", "mid", "low", "none")
"""Confidence of the weakest link of a row: from `HIGH_FROM`, from `CONFIRM_BELOW`, below it, no link."""

_ONLY_WORDS: Final[frozenset[Reason]] = frozenset(["wording"])
"""Reasons of substance that a reader who asks for substance alone can do without: the same said in other words."""

HIGH_FROM: Final = 0.9  # confidence from which links of the labelled pairs were right in 98 of 100 cases
BINS: Final = 10  # bars of the histogram of similarity, a tenth each


@dataclass(frozen=True, slots=True)
class RowTokens:
    """The tokens of every row, and the rows of every token in page order.

    Attributes:
        of: by id of the change.
        rows: by token; a token that no row carries is missing.
        organs: number of each organ in its token, as in `unit:0`.
        names: the first name that the page prints for each organ.
        handovers: number of each pair of organs of which one took over the lead, as in `hand:0`.
    """

    of: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Sequence[str]]
    organs: Mapping[str, int]
    names: Mapping[str, str]
    handovers: Mapping[tuple[str, str], int]


def row_tokens(comparison: Comparison, runs: Sequence[SectionRun]) -> RowTokens:
    """Give every change of a page its tokens.

    Args:
        comparison: the comparison.
        runs: its changes in page order; the position of a run from 1 names its section.
    """
    lefts = {heading: place for place, heading in enumerate(headings(comparison.left.tasks), start=1)}
    rights = {heading: place for place, heading in enumerate(headings(comparison.right.tasks), start=1)}
    register = dict(comparison.organs)
    decided = states(comparison)
    organs: dict[str, int] = {}
    names: dict[str, str] = {}
    handovers: dict[tuple[str, str], int] = {}
    of: dict[str, tuple[str, ...]] = {}
    rows: dict[str, list[str]] = {}
    for section, run in enumerate(runs, start=1):
        for index in run.changes:
            change = comparison.changes[index]
            links = [comparison.links[link] for link in change.links]
            own = change_organs(change, comparison, register)
            for organ, name in own.items():
                organs.setdefault(organ, len(organs))
                names.setdefault(organ, name)
            leads = dict.fromkeys(handovers.setdefault(pair, len(handovers)) for pair in _handovers(change, register))
            tokens = (
                *change_filters(change, comparison),
                *_human(decided.get(change.id)),
                f"sec:{section}",
                *dict.fromkeys(_pairs(change, links, comparison, lefts, rights)),
                *(f"unit:{organs[organ]}" for organ in own),
                *(f"hand:{place}" for place in leads),
                f"conf:{confidence_band(links)}",
                *dict.fromkeys(f"bin:{link_bin(link)}" for link in links),
            )
            of[change.id] = tokens
            for token in tokens:
                rows.setdefault(token, []).append(change.id)
    return RowTokens(of=of, rows=rows, organs=organs, names=names, handovers=handovers)


def change_filters(change: Change, comparison: Comparison) -> tuple[str, ...]:
    """Return what a change is: its kind, then its flags in the order of `FLAGS`."""
    linked = bool(change.left and change.right)
    held = {
        "moved": change.moved,
        "units": linked and any(unit.status not in NO_UNIT_CHANGE for unit in change.units),
        "deadline": linked and change.deadline is not None and change.deadline.status not in NO_DEADLINE_CHANGE,
        "numbers": linked and has_number_change(change),
        "strength": linked and bool(change.strength),
        "uncertain": is_uncertain(change, comparison),
        "substantive": change.substantive and not _ONLY_WORDS.issuperset(change.reasons),
    }
    role = () if change.role is None else (f"role:{change.role}",)
    return (f"kind:{change.kind}", *role, *(f"flag:{flag}" for flag in FLAGS if held.get(flag)))


def is_uncertain(change: Change, comparison: Comparison) -> bool:
    """Tell whether a person should confirm one of the links of a change."""
    return any(comparison.links[link].confidence < CONFIRM_BELOW for link in change.links)


def headings(tasks: Sequence[Task]) -> tuple[str, ...]:
    """Return the outermost headings of a document, each once, by first mention."""
    return tuple(dict.fromkeys(section_heading(task) for task in tasks))


def link_bin(link: Link) -> int:
    """Return the bar of the histogram that a link stands in."""
    return min(int(link.score * BINS), BINS - 1)


def _human(status: ReviewStatus | None) -> tuple[str, ...]:
    """Tell rows that a person decided on, and those whose decision must be made again."""
    if status is None:
        return ()
    return ("flag:again",) if status == "needs_review" else ("flag:human",)


def _pairs(
    change: Change, links: Sequence[Link], comparison: Comparison, lefts: Mapping[str, int], rights: Mapping[str, int]
) -> list[str]:
    """Name the sections that the links of a change join; 0 stands for the side that has nothing."""
    left, right = comparison.left.tasks, comparison.right.tasks
    if links:
        return [
            f"pair:{lefts[section_heading(left[link.left])]}-{rights[section_heading(right[link.right])]}"
            for link in links
        ]
    return [
        *(f"pair:{lefts[section_heading(left[task])]}-0" for task in change.left),
        *(f"pair:0-{rights[section_heading(right[task])]}" for task in change.right),
    ]


def _handovers(change: Change, register: Mapping[UnitName, str]) -> list[tuple[str, str]]:
    """Name the organs between which the lead of a linked change passed."""
    if not change.left or not change.right:
        return []
    return [
        (register.get(unit.left, unit.left), register.get(unit.right, unit.right))
        for unit in change.units
        if unit.status == "lead_handed_over" and unit.left is not None and unit.right is not None
    ]


def confidence_band(links: Sequence[Link]) -> str:
    """Return the band of the weakest of some links, one of `BANDS`."""
    weakest = min((link.confidence for link in links), default=None)
    if weakest is None:
        return "none"
    return "high" if weakest >= HIGH_FROM else "mid" if weakest >= CONFIRM_BELOW else "low"
