"""A table as a CSV file for spreadsheets: with what Excel needs to read Chinese, and no cell that becomes a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from documents.files.formulas import guarded

__all__ = ["csv_file"]


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a header row and rows in UTF-8 with a byte order mark, lines ended as RFC 4180 has them."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig", "replace")
