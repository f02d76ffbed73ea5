"""A comparison as tables, for analysis outside of the reports."""

from typing import TYPE_CHECKING

from compare.model import ClauseEdit, Comparison

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["changes_frame", "links_frame"]

LINK_COLUMNS = (
    "change", "left", "right", "left_id", "right_id", "label", "extent", "score", "confidence", "matched_by"
)  # fmt: skip

CHANGE_COLUMNS = (
    "id", "kind", "moved", "left_ids", "right_ids", "left_texts", "right_texts", "confidence", "kept_characters",
    "left_characters", "right_characters", "units_added", "units_left", "leads_gained", "leads_lost", "counterparts",
    "deadline_status", "left_deadline", "right_deadline",
)  # fmt: skip

SEPARATOR = "\n"
"""Between the ids, texts or units that share a cell; none of them holds a line end."""


def links_frame(comparison: Comparison) -> "pd.DataFrame":
    """Write the links as a table.

    Args:
        comparison: any comparison.

    Returns:
        One row a link, sorted by (left, right). Columns: `change` (id of its change), `left`, `right` (task indices),
        `left_id`, `right_id` (task ids), `label`, `extent`, `score`, `confidence`, `matched_by`.
    """
    import pandas as pd

    change_of = {number: change.id for change in comparison.changes for number in change.links}
    rows = [
        (
            change_of[number],
            link.left,
            link.right,
            comparison.left.tasks[link.left].id,
            comparison.right.tasks[link.right].id,
            link.label,
            link.extent,
            link.score,
            link.confidence,
            link.matched_by,
        )
        for number, link in enumerate(comparison.links)
    ]
    return pd.DataFrame(rows, columns=list(LINK_COLUMNS))


def changes_frame(comparison: Comparison) -> "pd.DataFrame":
    """Write the changes as a table.

    Args:
        comparison: any comparison.

    Returns:
        One row a change, in the order of the comparison. Columns: `id`, `kind`, `moved`; `left_ids`, `right_ids`,
        `left_texts`, `right_texts` (joined by line ends); `confidence` (the least of its links, missing without
        links); `kept_characters` (left characters that are the same on the right), `left_characters`,
        `right_characters`; `units_added`, `units_left`, `leads_gained`, `leads_lost`, `counterparts` (unit names joined
        by line ends, those of the left for what left or lost); `deadline_status`, `left_deadline`, `right_deadline`
        (missing when there is none).
    """
    import pandas as pd

    rows = []
    for change in comparison.changes:
        olds = [comparison.left.tasks[i] for i in change.left]
        news = [comparison.right.tasks[j] for j in change.right]
        units = {
            status: SEPARATOR.join(
                str(unit.left if status in {"left", "lead_lost"} else unit.right)
                for unit in change.units
                if unit.status == status
            )
            for status in ("added", "left", "lead_gained", "lead_lost", "counterpart")
        }
        rows.append(
            (
                change.id,
                change.kind,
                change.moved,
                SEPARATOR.join(task.id for task in olds),
                SEPARATOR.join(task.id for task in news),
                SEPARATOR.join(task.text for task in olds),
                SEPARATOR.join(task.text for task in news),
                min((comparison.links[number].confidence for number in change.links), default=None),
                sum(_kept(edit) for edit in change.text),
                sum(len(task.text) for task in olds),
                sum(len(task.text) for task in news),
                *units.values(),
                change.deadline and change.deadline.status,
                change.deadline and change.deadline.left,
                change.deadline and change.deadline.right,
            )
        )
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


def _kept(edit: ClauseEdit) -> int:
    """Count the left characters of an edit that stand on the right as well, trivially different ones included."""
    if edit.left is None or edit.right is None:
        return 0
    if edit.status == "kept":
        return len(edit.left.text)
    return sum(len(token.left) for token in edit.tokens if token.op == "equal" or token.trivial)
