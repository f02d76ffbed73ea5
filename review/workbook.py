"""Open a workbook that policydiff wrote and a reviewer saved: its hidden sheet, the cells of 明细, who saved it, when.

Everything in it may have been changed by any program; what is not as it was written is told in one sentence.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from compare.decision_json import log_from_dict
from compare.decisions import DecisionLog
from documents.errors import InputError
from documents.wire.checking import MisfitError, checked, place_of
from documents.wire.loading import load_json
from reports.office.xlsx_details import DATA_SHEET
from reports.words.wording import LANGUAGES, wording
from review.sheet_wire import Hidden

__all__ = ["Workbook", "open_workbook"]

_LARGEST_PART: Final = 1 << 20  # bytes of the workbook's properties, which are a few hundred
_MODIFIED: Final = re.compile(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?\s*<")
_EDITOR: Final = re.compile(r"<cp:lastModifiedBy>([^<]*)<")
_NOBODY: Final = "Excel"  # who decided, where neither the sheet nor the workbook says it


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook.

    Attributes:
        hidden: what its rows showed when it was written.
        known: the decisions that it was written with.
        details: the cells of 明细, its header first.
        saved: when it was last saved, in UTC; None where it does not say.
        editor: who saved it last, as their program knew them.
    """

    hidden: Hidden
    known: DecisionLog
    details: Sequence[Sequence[object]]
    saved: str | None
    editor: str


def open_workbook(content: bytes, *, name: str) -> Workbook:
    """Open a workbook.

    Raises:
        InputError: it is no workbook that policydiff wrote, or its hidden sheet was changed.
    """
    text, details = _sheets(content, name)
    data = _whole(text, name)
    properties = _properties(content)
    saved = _MODIFIED.search(properties)
    return Workbook(
        hidden=_hidden(data, name),
        known=log_from_dict(data, name=name),
        details=details,
        saved=f"{saved.group(1).decode()}.000Z" if saved else None,
        editor=_editor(properties),
    )


def _sheets(content: bytes, name: str) -> tuple[str, Sequence[Sequence[object]]]:
    """Return the text of the hidden sheet, and the cells of 明细."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if DATA_SHEET not in workbook.sheet_names:
            raise InputError(
                f"{name!r} is no workbook that policydiff wrote to review in: its hidden sheet {DATA_SHEET!r} is "
                "missing; write one with --format xlsx and fill in the sheet 明细."
            )
        cells = workbook.get_sheet_by_name(DATA_SHEET).to_python(skip_empty_area=False)
        details = next(
            (word for lang in LANGUAGES if (word := wording(lang)["sheet_details"]) in workbook.sheet_names), ""
        )
        if not details:
            raise InputError(
                f"{name!r} has no sheet {wording('zh-CN')['sheet_details']!r}; do not rename or delete it."
            )
        table = workbook.get_sheet_by_name(details).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise InputError(f"{name!r} cannot be read as an Excel workbook ({error}); save it again as .xlsx.") from error
    return "".join(str(row[0]) for row in cells if row), table


def _whole(text: str, name: str) -> object:
    try:
        return load_json(text, name=name, what="a workbook")
    except InputError as error:
        raise _changed(name, "it is no JSON") from error


def _hidden(data: object, name: str) -> Hidden:
    try:
        return checked(data, Hidden)
    except MisfitError as error:
        first = error.problems[0]
        raise _changed(name, first.told(place_of(first.path) or "it")) from error


def _changed(name: str, what: str) -> InputError:
    return InputError(f"{name!r}: the hidden sheet {DATA_SHEET!r} was changed ({what}); write the workbook anew.")


def _editor(properties: bytes) -> str:
    found = _EDITOR.search(properties.decode("utf-8", "replace"))
    name = found.group(1).strip()[:64] if found else ""
    return name if name.isprintable() and name else _NOBODY


def _properties(content: bytes) -> bytes:
    """Return what the workbook says of itself; nothing where that part is missing or damaged: the sheets were read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("docProps/core.xml") as part:
            return part.read(_LARGEST_PART)
    except (KeyError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return b""
