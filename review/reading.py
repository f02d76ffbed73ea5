"""Read what reviewers decided, from a file of decisions or from a workbook."""

from pathlib import Path
from typing import Final

from compare.decision_json import EventError, decision_from_dict, dumps, loads
from compare.decisions import DecisionLog
from documents.errors import InputError, MissingFileError

__all__ = ["LARGEST_FILE", "EventError", "decision_from_dict", "dumps", "loads", "read_decisions"]


LARGEST_FILE: Final = 64 * 1024 * 1024
"""Bytes of a file of decisions or of a workbook: 50,000 decisions. What is larger is no such file."""


def read_decisions(path: Path | str) -> DecisionLog:
    """Read a file of decisions, or a workbook whose sheet 明细 a reviewer filled in.

    Raises:
        MissingFileError: there is no such file.
        InputError: it is no file of decisions, or none of its decisions is valid.
    """
    path = Path(path)
    if not path.exists():
        raise MissingFileError(f"there is no file {str(path)!r}.")
    if path.is_dir():
        raise InputError(f"{str(path)!r} is a folder; give a file of decisions.")
    if path.stat().st_size > LARGEST_FILE:
        raise InputError(f"{path.name!r} has {path.stat().st_size} bytes; no file of decisions is that large.")
    content = path.read_bytes()
    if content.startswith(b"PK"):  # a zip archive: the workbook of a reviewer
        from review.xlsx_decisions import decisions_from_xlsx  # with the words of the reports

        return decisions_from_xlsx(content, name=path.name)
    return loads(content, name=path.name)
