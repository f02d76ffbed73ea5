"""Sections of the left document against those of the right one, by number of links."""

from collections import Counter
from typing import Final

from compare import Comparison
from reports.overview.views import Matrix, MatrixCell, MatrixRow
from reports.rows.filters import RowTokens, headings
from reports.words.phrases import section_heading
from reports.words.wording import Wording

__all__ = ["MAX_SECTIONS", "SectionCounts", "make_matrix", "section_counts"]

MAX_SECTIONS: Final = 20
"""Sections of one side: past this a matrix or a flow is wider than a page."""

_SHADES: Final = 4

SectionCounts = Counter[tuple[int, int]]
"""Links by section of the left and of the right, counted from 1; 0 stands for a task without a link."""


def section_counts(comparison: Comparison) -> SectionCounts:
    """Count links between sections, and the tasks of each section that have none."""
    left_tasks, right_tasks = comparison.left.tasks, comparison.right.tasks
    lefts = {heading: place for place, heading in enumerate(headings(left_tasks), start=1)}
    rights = {heading: place for place, heading in enumerate(headings(right_tasks), start=1)}
    counts: SectionCounts = Counter()
    for link in comparison.links:
        left, right = section_heading(left_tasks[link.left]), section_heading(right_tasks[link.right])
        counts[lefts[left], rights[right]] += 1
    for change in comparison.changes:
        if not change.right:
            counts.update((lefts[section_heading(left_tasks[task])], 0) for task in change.left)
        if not change.left:
            counts.update((0, rights[section_heading(right_tasks[task])]) for task in change.right)
    return counts


def make_matrix(comparison: Comparison, tokens: RowTokens, words: Wording) -> Matrix | None:
    """Lay the counts out; None where a side has no sections, or too many.

    The last column counts left tasks without a link, the last row right tasks without one.
    """
    lefts, rights = headings(comparison.left.tasks), headings(comparison.right.tasks)
    if max(len(lefts), len(rights)) > MAX_SECTIONS or min(len(lefts), len(rights)) < 2:
        return None
    counts = section_counts(comparison)
    most = max(counts.values(), default=0)
    left_names = [heading or words["matrix_whole"] for heading in lefts] + [words["matrix_none_left"]]
    right_names = [heading or words["matrix_whole"] for heading in rights] + [words["matrix_none_right"]]
    rows = []
    for row, left_name in zip([*range(1, len(lefts) + 1), 0], left_names, strict=True):
        cells = []
        for column, right_name in zip([*range(1, len(rights) + 1), 0], right_names, strict=True):
            count = counts[row, column]
            token = f"pair:{row}-{column}"
            cells.append(
                MatrixCell(
                    count=count,
                    shade=-(-count * _SHADES // most) if count else 0,
                    tip=words["matrix_tip"].format(
                        left=left_name, right=right_name, count=count, rows=len(tokens.rows.get(token, ()))
                    ),
                    filter=token,
                    href=f"#{tokens.rows[token][0]}" if count else "",
                )
            )
        rows.append(MatrixRow(heading=left_name, cells=tuple(cells)))
    return Matrix(columns=tuple(right_names), rows=tuple(rows))
