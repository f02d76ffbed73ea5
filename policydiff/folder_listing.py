"""What came of the files of a folder: a table for the eye, and the lists as files."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from documents.task_lists.task_json import loads
from policydiff.folders import FileReading
from policydiff.output_names import safe_path
from policydiff.task_listing import listing
from policydiff.text_tables import text_table

__all__ = ["list_files", "summary"]

_ENDINGS: Final = {"table": ".txt", "json": ".json", "csv": ".csv"}


def summary(readings: Sequence[FileReading]) -> str:
    """Draw what came of each file, and count."""
    rows = [
        (one.name, one.format, one.layout, "", "", one.failure)
        if one.failure is not None
        else (one.name, one.format, one.layout, str(one.tasks), str(one.warnings), "")
        for one in readings
    ]
    headers = ("文件", "格式", "布局", "任务", "提示", "没有读取的原因")
    filled = [column for column in range(len(headers)) if any(row[column] for row in rows)]
    table = text_table(
        [headers[column] for column in filled],
        [[row[column] or "" for column in filled] for row in rows],
        weights=[(8, 2, 3, 1, 1, 8)[column] for column in filled],
    )
    read = [one for one in readings if one.failure is None]
    numbers = (
        f"{len(readings)} files, {sum(one.tasks for one in read)} tasks, {sum(one.warnings for one in read)} warnings"
    )
    return f"{table.rstrip()}\n{numbers}, {len(readings) - len(read)} not read\n"


def list_files(readings: Sequence[FileReading], folder: Path, file_format: str) -> dict[Path, bytes]:
    """Write the lists of the files that were read, each named after its file, in folders as the files are.

    Args:
        readings: what came of the files.
        folder: where the lists go.
        file_format: one of `task_listing.LISTINGS`.

    Returns:
        Content by path.
    """
    files: dict[Path, bytes] = {}
    taken: set[str] = set()
    for one in readings:
        if one.content is None:
            continue
        ending = _ENDINGS[file_format]
        stem = safe_path(one.name)
        names = (f"{stem}{f'-{number}' if number else ''}{ending}" for number in count())
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        content = one.content
        if file_format != "json":
            document = loads(content.decode(), name=one.name, sha256="")
            content = listing(document, file_format, to_file=True)
        files[folder / name] = content
    return files
