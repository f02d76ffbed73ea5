"""Estimate how many pages a comparison prints on: heights from characters, filled into pages as a browser does."""

from itertools import chain
from typing import Final

from compare import Comparison
from reports.office.office_text import line_count
from reports.overview.views import Overview
from reports.page.page import make_page
from reports.rows.views import ChangeView, SideCell, TextSpan
from reports.words.wording import Language

__all__ = ["estimated_pages"]

# All lengths are CSS pixels of A4 landscape as `static/print.css` lays it out.
_PAGE: Final = 691.0  # 183 mm between the margins
_HEADER: Final = 23.0  # the table's header, repeated on every page
_HEADING: Final = 44.0  # a section's heading and the space above it
_LINE: Final = 19.0  # of running text: 9 points, one and a half times as high, and a little for the marks in it
_CELL: Final = 9.0  # space and rule above and below the text of a cell
_STUB: Final = 20.0
_CHIP: Final = 20.0  # one line of a unit's chip
_PART: Final = 16.0  # one line of the units of one task of a group
_SIDE: Final = 27.0  # em that a side is wide
_SIDE_WITH_DEADLINES: Final = 23.5
_UNITS: Final = 15.0  # em that the column of units is wide
_CHIP_EM: Final = 1.5  # em that the frame of a chip takes
_WHY: Final = 60.0  # em of the line beneath the texts
_ENTRY: Final = 20.0  # a line of a table before or after the rows
_CHARTS: Final = 190.0  # title of the overview, histogram and flow
_MATRIX: Final = 150.0  # title and head of sections against sections
_MATRIX_ROW: Final = 28.0
_PLACE: Final = 11.0  # em of the columns of a warning
_MESSAGE: Final = 40.0
_UNITS_HEAD: Final = 115.0  # titles, head and notes of the ledger of units
_LEDGER: Final = 85.0  # em of its lines of pairs
_END: Final = 330.0  # titles of the appendix, method and the line to sign


def estimated_pages(comparison: Comparison, *, lang: Language = "zh-CN") -> int:
    """Estimate the pages on which a browser prints the whole page of a comparison.

    Returns:
        At least 2; docs/exports.md says how far it was from real pages.
    """
    page = make_page(comparison, lang=lang)
    sheets = _Sheets()
    sheets.start_page()  # the first holds title, verdict, documents and legend
    sheets.flow(_overview_height(page.overview))
    width = _SIDE_WITH_DEADLINES if page.has_deadlines else _SIDE
    for section in page.sections:
        for number, block in enumerate(section.blocks):
            heights = [_STUB if item.change is None else _change_height(item.change, width) for item in block.items]
            above = _HEADER + (0.0 if number else _HEADING)
            sheets.keep(above + heights[0], above=0.0)  # a heading goes over with its first row
            for height in heights[1:]:
                sheets.keep(height, above=_HEADER)
    warnings = sum(max(line_count(view.place, _PLACE), line_count(view.message, _MESSAGE)) for view in page.warnings)
    entries = (page.lost, page.substitutions, page.signature)
    sheets.flow(_END + _ENTRY * (warnings + sum(map(len, entries))))
    return sheets.count


class _Sheets:
    """Pages that are filled from the top."""

    def __init__(self) -> None:
        self.count = 1
        self._used = 0.0

    def start_page(self) -> None:
        self.count += 1
        self._used = 0.0

    def flow(self, height: float) -> None:
        """Place what may be cut anywhere."""
        whole, self._used = divmod(self._used + height, _PAGE)
        self.count += int(whole)

    def keep(self, height: float, *, above: float) -> None:
        """Place what stays on one page where one can hold it; `above` is repeated on every page it goes over to."""
        if self._used + height > _PAGE:
            self.start_page()
            self._used = above
        while self._used + height > _PAGE:
            height -= _PAGE - self._used
            self.start_page()
            self._used = above
        self._used += height


def _overview_height(overview: Overview) -> float:
    height = _CHARTS if overview.histogram or overview.flow else 0.0
    if overview.matrix:
        height += _MATRIX + _MATRIX_ROW * len(overview.matrix.rows)
    if overview.gaps:
        height += _ENTRY * (2 + len(overview.gaps.rows))
    if units := overview.units:
        pairs = (*units.handovers, *units.renamed, *units.counterparts)
        height += _UNITS_HEAD + _ENTRY * (len(units.rows) + len(units.answers))
        height += _LINE * line_count("　".join(f"{pair.text} {pair.times}" for pair in pairs), _LEDGER)
    return height


def _change_height(change: ChangeView, width: float) -> float:
    """Return the height of a change: its highest column, and beneath the texts the line that says why."""
    left = sum(_cell_height(row.left, width) for row in change.rows if row.left)
    right = sum(_cell_height(row.right, width) for row in change.rows if row.right)
    units = sum(
        _CHIP * line_count(f"{chip.sign or ''}{chip.role or ''}{chip.name}", _UNITS - _CHIP_EM) for chip in change.units
    ) + sum(_PART * line_count(f"{part.label}{part.names}", _UNITS) for part in change.unit_parts)
    said = chain(
        (f"{entry.name}{entry.sign}{entry.text}{entry.note}" for entry in change.particulars),
        (f"{entry.label or ''}{entry.summary}" for entry in change.evidence),
        (change.reasons or "",),
    )
    why = _CELL + _LINE * line_count("　".join(said), _WHY)
    if change.kind == "unchanged" and not change.uncertain:
        why = 0.0  # it has no such line
    return max(left, right, _CELL + units) + why


def _cell_height(cell: SideCell, width: float) -> float:
    """Return the height of one side of a row, each task with its source line, text and remark."""
    texts = [cell.empty or ""]
    for task in cell.tasks:
        path = "".join(f" › {name}" for name in task.path)
        texts.append(f"{task.label or ''}{task.number or ''}　{task.place}{path}　　　　{task.share or ''}")
        texts.append("".join(f"{span.mark or ''}{_shown(span)}" for span in task.spans))
        texts.append(task.remark or "")
    return _CELL + _LINE * sum(line_count(text, width) for text in texts if text)


def _shown(span: TextSpan) -> str:
    return "".join(piece.text for piece in span.pieces if piece.kind != "was")
