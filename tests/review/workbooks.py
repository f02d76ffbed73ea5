"""Fill in a workbook as a reviewer would and save it as Excel does."""

import io
import re
import zipfile

from reports.office.xlsx_details import COLUMNS, DATA_SHEET
from reports.office.xlsx_layout import CELL_CHARACTERS
from tests.reports.office_files import sheets

SAVED = "2026-03-04T05:06:07"


def filled(content, cells, *, order=None, saved=SAVED, editor="王五", drop=(), rename=None, hidden=None):
    """Write the workbook anew as Excel would after a reviewer filled in cells.

    `cells` are the words of columns by (row id, left task, right task); `hidden` changes the text of the hidden sheet.
    """
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_numbers": False})
    for name, rows in sheets(content).items():
        sheet = book.add_worksheet(name)
        if name == DATA_SHEET and hidden is not None:
            changed = hidden("".join(str(row[0]) for row in rows))
            rows = [
                [changed[start : start + CELL_CHARACTERS]] for start in range(0, len(changed), CELL_CHARACTERS)
            ] or [[""]]
        head, *body = rows
        if name == "明细" or name == "Details":
            body = [row for row in body if row[0] not in drop]
            body = [_with(row, cells) for row in (reversed(body) if order == "reversed" else body)]
            head = [rename.get(cell, cell) for cell in head] if rename else head
        for line, row in enumerate([head, *body]):
            for column, cell in enumerate(row):
                sheet.write(line, column, cell)
    book.close()
    with zipfile.ZipFile(stream) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = files["docProps/core.xml"].decode()
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{saved}Z", core)
    core = re.sub(r"<cp:lastModifiedBy>[^<]*", f"<cp:lastModifiedBy>{editor}", core)
    files["docProps/core.xml"] = core.encode()
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return result.getvalue()


def _with(row, cells):
    key = (row[0], row[COLUMNS.index("left_id")], row[COLUMNS.index("right_id")])
    values = dict(zip(COLUMNS, row, strict=True)) | cells.get(key, {})
    return [values[column] for column in COLUMNS]
