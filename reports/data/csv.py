"""A comparison as CSV for spreadsheets: one row per link and per task without a link."""

from compare import Comparison
from reports.data.csv_file import csv_file
from reports.rows.plain_rows import LINK_COLUMNS, link_rows
from reports.words.wording import Language, wording

__all__ = ["csv_bytes"]


def csv_bytes(comparison: Comparison, *, lang: Language = "zh-CN") -> bytes:
    """Write a comparison as CSV in UTF-8 with a byte order mark, which is what Excel needs to read Chinese.

    Returns:
        A header row, then in the order of the changes one row per link, or one for a task without a link. What
        belongs to the whole change, such as its unit changes, is repeated in each of its rows.
    """
    words = wording(lang, comparison.mode)
    cells = (row.by_column() for row in link_rows(comparison, words))
    rows = ([row[column] for column in LINK_COLUMNS] for row in cells)
    return csv_file([words[f"csv_{column}"] for column in LINK_COLUMNS], rows)
