"""Which column holds which cell, where empty cells are not printed: the best assignment in order.

A cell fits a column by its content; a column that is left empty costs something. Dynamic programming finds the
assignment that fits best, and, where nothing numbers the rows, the places where one row ends and the next begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.fields.column_names import HeaderRole
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_list import looks_like_units
from documents.layouts.row_drafts import UNIT_ROLES, lone_unit_role
from documents.text.traced import Traced

__all__ = ["align_cells", "cut_rows"]

_NEVER = float("-inf")
_SENTENCE = 30  # characters of a cell that is a sentence, even without a full stop
_EMPTY: dict[HeaderRole | None, float] = {
    "text": _NEVER,
    "deadline": -1.0,
    "section": -0.2,  # merged cells are printed once
    "remark": -0.1,
    None: -0.1,
}
"""What an empty cell costs, on the scale of `_fit`; empty unit cells cost `_NO_UNITS`."""
_NO_UNITS = -0.6
_ROW = 1.0  # what one row more costs: a stray cell is rather a remark than a row of its own


@dataclass(frozen=True, slots=True)
class _Kind:
    units: bool
    deadline: bool
    sentence: bool


@lru_cache(maxsize=4096)
def _kind(text: str) -> _Kind:
    return _Kind(looks_like_units(text), looks_like_deadline(text), _is_sentence(text))


def _is_sentence(text: str) -> bool:
    return "。" in text or len(text) > _SENTENCE


def _fit(kind: _Kind, role: HeaderRole | None) -> float:
    """Score a cell in a column: above 0 it looks right, below 0 it looks wrong."""
    if role in UNIT_ROLES:
        if kind.units:
            return 2.0
        return -3.0 if kind.deadline or kind.sentence else -1.0
    if role == "deadline":
        return 3.0 if kind.deadline else -2.5
    if role == "text":
        return -1.0 if kind.deadline else 0.0 if kind.units else 1.5 if kind.sentence else 1.0
    if role == "section":
        return -2.0 if kind.deadline or kind.sentence else -1.0 if kind.units else 0.5
    return -1.0 if kind.units or kind.deadline else -0.5 if kind.sentence else 0.0


def align_cells(cells: Sequence[Traced], roles: Sequence[HeaderRole | None]) -> list[HeaderRole | None] | None:
    """Assign cells to columns in order.

    Args:
        cells: the cells of one row that are not empty.
        roles: the columns.

    Returns:
        One role per cell. None when there are more cells than columns, or none for the text. Where several unit
        columns share one unit cell it is merged: its units are responsible, none of them leads, unless only leads
        and cooperating units have columns.
    """
    if cells and len(cells) == len(roles):
        return list(roles)  # there is no other way
    texts, columns = [cell.text for cell in cells], tuple(roles)
    sentences = [at for at, text in enumerate(texts) if _is_sentence(text)]
    if len(sentences) == 1:  # whether it lists units takes long to find out, and mostly changes nothing
        at = sentences[0]
        before, after = (tuple(map(_kind, part)) for part in (texts[:at], texts[at + 1 :]))
        deadline = looks_like_deadline(texts[at])
        no, yes = (_align((*before, _Kind(units, deadline, True), *after), columns) for units in (False, True))
        if no is None or yes is None or no[1] == yes[1]:
            return None if no is None else list(no[1])
    found = _align(tuple(map(_kind, texts)), columns)
    return list(found[1]) if found is not None else None


@lru_cache(maxsize=4096)
def _align(
    kinds: tuple[_Kind, ...], roles: tuple[HeaderRole | None, ...]
) -> tuple[float, tuple[HeaderRole | None, ...]] | None:
    """Find the best assignment and what it is worth; the rows of a table are of few kinds."""
    k, n = len(kinds), len(roles)
    if k > n or k == 0:
        return None
    best = [[_NEVER] * (n + 1) for _ in range(k + 1)]
    best[0][0] = 0.0
    for j, role in enumerate(roles):
        empty = _NO_UNITS if role in UNIT_ROLES else _EMPTY.get(role, 0.0)
        for i in range(k + 1):
            skipped = best[i][j] + empty
            taken = best[i - 1][j] + _fit(kinds[i - 1], role) if i else _NEVER
            best[i][j + 1] = max(skipped, taken)
    if best[k][n] == _NEVER:
        return None
    chosen: list[HeaderRole | None] = []
    i = k
    for j in range(n, 0, -1):
        role = roles[j - 1]
        if i and best[i][j] == best[i - 1][j - 1] + _fit(kinds[i - 1], role):
            chosen.append(role)
            i -= 1
    chosen.reverse()
    if sum(role in UNIT_ROLES for role in chosen) == 1 < sum(role in UNIT_ROLES for role in roles):
        chosen = [lone_unit_role(roles) if role in UNIT_ROLES else role for role in chosen]
    return best[k][n], tuple(chosen)


def cut_rows(cells: Sequence[Traced], roles: Sequence[HeaderRole | None]) -> list[Sequence[Traced]]:
    """Cut the cells of several rows where the rows fit the columns best.

    Args:
        cells: cells that are not empty, row after row.
        roles: the columns.

    Returns:
        The cells of each row; all cells as one row when no cut gives every row a text.
    """
    kinds, columns = tuple(_kind(cell.text) for cell in cells), tuple(roles)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(cells) + 1):
        options = [(_NEVER, 0)]
        for start in range(max(0, end - len(roles)), end):
            row = _align(kinds[start:end], columns)
            if row is not None:
                options.append((best[start][0] + row[0] - _ROW, start))
        best.append(max(options))
    if best[-1][0] == _NEVER:
        return [cells]
    parts: list[Sequence[Traced]] = []
    end = len(cells)
    while end:
        start = best[end][1]
        parts.append(cells[start:end])
        end = start
    parts.reverse()
    return parts
