"""What the page needs to let its rows follow decisions by itself: what each pair of tasks would be if linked alone."""

from typing import Any, Final

from compare import CONFIRM_BELOW, KINDS, Change, Comparison
from compare.comparison import kinds_alone, pairs_alone
from compare.report_identity import link_key
from reports.rows.filters import change_filters, confidence_band
from reports.rows.plain_text import deadline_change_text, unit_changes_text
from reports.rows.sentence import change_sentence
from reports.words.wording import Wording

__all__ = ["following_data"]

MOST_TASKS: Final = 2000
"""Tasks of both documents up to which the kinds of pairs are worked out: a second of work. Rows of longer lists that
decisions made say 待重算."""

TOLD_TASKS: Final = 600
"""Tasks of both documents up to which pairs are told in full: else they would take the rows above four kilobytes."""

PAIR: Final = 2  # links of a group of which one that is cut leaves a single pair


def following_data(comparison: Comparison, words: Wording, rivals: list[list[list[Any]]]) -> dict[str, object]:
    """Return what becomes of pairs of tasks that decisions leave or make.

    Args:
        comparison: the comparison.
        words: the language.
        rivals: of each left task its rejected candidates, as the page has them; those whose texts have much in common
            get the place of their kind in `KINDS`.

    Returns:
        `by`: the side that the rows are in the order of. `unsure`: keys of the links that a person should confirm.
        `alone`: of links of a group, by their keys, the row that each would be by itself: its kind, and where it is one
        of two filters, sentence, units, deadline. One that is missing would be `edited`. None for long lists.
    """
    left, right = comparison.left.tasks, comparison.right.tasks
    keys = [link_key(left[link.left], right[link.right]) for link in comparison.links]
    found: dict[str, object] = {
        "by": "old" if comparison.mode == "level" else "new",
        "unsure": [key for key, link in zip(keys, comparison.links, strict=True) if link.confidence < CONFIRM_BELOW],
        "alone": None,
    }
    tasks = len(left) + len(right)
    if tasks > MOST_TASKS:
        return found
    others = [(one.left, one.right) for one in comparison.runners_up]
    for (old, new), kind in zip(others, kinds_alone(comparison, others), strict=True):
        if kind != "rewritten":
            next(entry for entry in rivals[old] if entry[0] == new).append(KINDS.index(kind))
    grouped = [place for change in comparison.changes if len(change.links) > 1 for place in change.links]
    kinds = kinds_alone(comparison, [_ends(place, comparison) for place in grouped])
    rows: dict[str, list[str]] = {
        keys[place]: [kind] for place, kind in zip(grouped, kinds, strict=True) if kind != "edited"
    }
    paired = [place for change in comparison.changes if len(change.links) == PAIR for place in change.links]
    if paired and tasks <= TOLD_TASKS:
        told = pairs_alone(comparison, [_ends(place, comparison) for place in paired])
        rows |= {keys[place]: _row(change, comparison, words) for place, change in zip(paired, told, strict=True)}
    return found | {"alone": rows}


def _ends(place: int, comparison: Comparison) -> tuple[int, int]:
    return comparison.links[place].left, comparison.links[place].right


def _row(change: Change, comparison: Comparison, words: Wording) -> list[str]:
    band = confidence_band([comparison.links[place] for place in change.links])
    return [
        change.kind,
        " ".join((*change_filters(change, comparison), f"conf:{band}")),
        change_sentence(change, comparison, words),
        unit_changes_text(change, comparison, words),
        deadline_change_text(change, comparison, words),
    ]
