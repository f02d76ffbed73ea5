"""A comparison as tables, for analysis outside of the reports."""

from typing import TYPE_CHECKING

from compare.model import Change, ClauseEdit, Comparison, UnitStatus
from compare.organs.ledger import unit_ledger

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["changes_frame", "links_frame", "units_frame"]

LINK_COLUMNS = (
    "change", "left", "right", "left_id", "right_id", "label", "extent", "score", "confidence", "matched_by"
)  # fmt: skip

CHANGE_COLUMNS = (
    "id", "kind", "moved", "left_ids", "right_ids", "left_texts", "right_texts", "confidence", "kept_characters",
    "left_characters", "right_characters", "units_added", "units_left", "leads_gained", "leads_lost",
    "leads_handed_over", "counterparts", "deadline_status", "left_deadline", "right_deadline",
    "substantive", "reasons", "role",
)  # fmt: skip

UNIT_COLUMNS = (
    "organ", "left_names", "right_names", "left_lead", "left_responsible", "left_cooperating", "right_lead",
    "right_responsible", "right_cooperating", "gained", "lost", "lead_gained", "lead_lost", "named", "covered",
    "handed_to", "taken_from", "answered_by",
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
        `right_characters`; `units_added`, `units_left`, `leads_gained`, `leads_lost`, `leads_handed_over`,
        `counterparts` (unit names joined by line ends, those of the left for what left or lost, both for a
        hand-over); `deadline_status`, `left_deadline`, `right_deadline` (missing when there is none);
        `substantive`, `reasons` (joined by line ends), `role` (missing unless the mode is `level`).
    """
    import pandas as pd

    rows = []
    for change in comparison.changes:
        olds = [comparison.left.tasks[i] for i in change.left]
        news = [comparison.right.tasks[j] for j in change.right]
        units = _unit_cells(change)
        rows.append(
            (
                change.id,
                change.kind,
                change.moved,
                SEPARATOR.join(task.id for task in olds),
                SEPARATOR.join(task.id for task in news),
                SEPARATOR.join(task.words for task in olds),
                SEPARATOR.join(task.words for task in news),
                min((comparison.links[number].confidence for number in change.links), default=None),
                sum(_kept(edit) for edit in change.text),
                sum(len(task.words) for task in olds),
                sum(len(task.words) for task in news),
                *units,
                change.deadline and change.deadline.status,
                change.deadline and change.deadline.left,
                change.deadline and change.deadline.right,
                change.substantive,
                SEPARATOR.join(change.reasons),
                change.role,
            )
        )
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


def units_frame(comparison: Comparison) -> "pd.DataFrame":
    """Write the ledger of units as a table.

    Args:
        comparison: any comparison.

    Returns:
        One row an organ or collective, in the order of `compare.unit_ledger`. Columns: `organ`; `left_names`,
        `right_names` (as printed, joined by line ends); `left_lead`, `left_responsible`, `left_cooperating` and the
        same of the right (numbers of tasks); `gained`, `lost`, `lead_gained`, `lead_lost`, `named`, `covered` (numbers
        of linked changes); `handed_to`, `taken_from` (organ × number of changes, joined by line ends); `answered_by`
        (in `level` mode the units of the right × number of left tasks, joined by line ends).
    """
    import pandas as pd

    ledger = unit_ledger(comparison)
    answers = {row.organ: row.answers for row in ledger.answers}
    rows = [
        (
            row.organ,
            SEPARATOR.join(row.left_names),
            SEPARATOR.join(row.right_names),
            *(len(tasks) for tasks in (row.left_lead, row.left_responsible, row.left_cooperating)),
            *(len(tasks) for tasks in (row.right_lead, row.right_responsible, row.right_cooperating)),
            *(
                len(changes)
                for changes in (row.gained, row.lost, row.lead_gained, row.lead_lost, row.named, row.covered)
            ),
            SEPARATOR.join(f"{entry.organ} × {len(entry.changes)}" for entry in row.handed_to),
            SEPARATOR.join(f"{entry.organ} × {len(entry.changes)}" for entry in row.taken_from),
            SEPARATOR.join(f"{one.unit} × {len(one.left_tasks)}" for one in answers.get(row.organ, ())),
        )
        for row in ledger.rows
    ]
    return pd.DataFrame(rows, columns=list(UNIT_COLUMNS))


def _unit_cells(change: Change) -> tuple[str, ...]:
    """Write the units that came, left, gained or lost the lead, handed it over, or answer for another."""
    handed = [unit for unit in change.units if unit.status == "lead_handed_over"]
    cells = (
        _right(change, "added") + [unit.right for unit in handed if unit.right_before is None],
        _left(change, "dropped") + [unit.left for unit in handed if unit.left_after is None],
        _right(change, "lead_gained") + [unit.right for unit in handed if unit.right_before is not None],
        _left(change, "lead_lost") + [unit.left for unit in handed if unit.left_after is not None],
        [f"{unit.left} → {unit.right}" for unit in handed],
        _right(change, "counterpart"),
    )
    return tuple(SEPARATOR.join(map(str, cell)) for cell in cells)


def _left(change: Change, status: UnitStatus) -> list[str | None]:
    return [unit.left for unit in change.units if unit.status == status]


def _right(change: Change, status: UnitStatus) -> list[str | None]:
    return [unit.right for unit in change.units if unit.status == status]


def _kept(edit: ClauseEdit) -> int:
    """Count the left characters of an edit that stand on the right as well, trivially different ones included."""
    if edit.left is None or edit.right is None:
        return 0
    if edit.status == "kept":
        return len(edit.left.text)
    return sum(len(token.left) for token in edit.tokens if token.op == "equal" or token.trivial)
