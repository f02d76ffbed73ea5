"""The table of a comparison: all rows under their headings, in the order of reading, and what each can be found by."""

from dataclasses import dataclass

from compare import Comparison
from reports.rows.filters import RowTokens, row_tokens
from reports.rows.order import SectionRun, lay_out
from reports.rows.sections import make_sections
from reports.rows.views import Section
from reports.words.wording import Wording

__all__ = ["RowTable", "make_table"]


@dataclass(frozen=True, slots=True)
class RowTable:
    """All rows of a comparison, worded; the page, Word and Excel draw this one.

    Attributes:
        runs: the changes in the order of reading, by heading.
        tokens: what each row can be found by.
        sections: the rows themselves.
    """

    runs: tuple[SectionRun, ...]
    tokens: RowTokens
    sections: tuple[Section, ...]


def make_table(comparison: Comparison, words: Wording) -> RowTable:
    """Lay out and word all rows of a comparison."""
    runs, stubs = lay_out(comparison)
    tokens = row_tokens(comparison, runs)
    return RowTable(runs=runs, tokens=tokens, sections=make_sections(comparison, runs, stubs, tokens, words))
