"""Merged cells: what a cell that covers several rows or columns gives to each of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.drafts import Inference
from documents.fields.column_names import HeaderRole
from documents.layouts.row_drafts import UNIT_ROLES
from documents.layouts.tabbed_rows import TabbedRow

__all__ = ["fill_merged", "over_unit_columns", "shared_role_note"]

_SHARED: Final[frozenset[HeaderRole]] = frozenset((*UNIT_ROLES, "deadline", "remark"))
"""Fields that a merged cell gives to all its rows; of headings the readers keep account, a merged text is one task."""


def fill_merged(rows: Sequence[TabbedRow], roles: Sequence[HeaderRole | None]) -> list[TabbedRow]:
    """Give units, deadline and remark of a merged cell to every row with a text of its own.

    Args:
        rows: the rows under one header.
        roles: its columns.

    Returns:
        The rows. One whose text is merged, too, only adds to the task above and gets nothing.
    """
    text = roles.index("text")
    filled: list[TabbedRow] = []
    above = rows[0].cells if rows else ()
    for row in rows:
        merged = [i for i in row.continues if i < len(above)]
        whole = tuple(above[i] if i in merged else cell for i, cell in enumerate(row.cells))
        own = text < len(row.cells) and row.cells[text] and len(row.filled) > 0
        shared = tuple(
            whole[i] if own and i < len(roles) and roles[i] in _SHARED else cell for i, cell in enumerate(row.cells)
        )
        filled.append(replace(row, cells=shared) if merged else row)
        above = whole
    return filled


def over_unit_columns(row: TabbedRow, roles: Sequence[HeaderRole | None]) -> frozenset[int]:
    """Find the cells that cover unit columns of several roles, such as 牵头单位 and 责任单位.

    Returns:
        The columns in which they begin. Who leads is not told there: their units are responsible.
    """
    found = set()
    for column in row.filled:
        covered = [column]
        while covered[-1] + 1 in row.beside:
            covered.append(covered[-1] + 1)
        if len({roles[i] for i in covered if i < len(roles) and roles[i] in UNIT_ROLES}) > 1:
            found.add(column)
    return frozenset(found)


def shared_role_note() -> Inference:
    """Say that a unit cell covers several unit columns."""
    return Inference("merged-unit-columns", "单位一格跨了几个单位栏，没有说明谁牵头，都作为责任单位")
