"""Where the outputs of a comparison go: names that are safe on every system, and what `-o` means."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from documents.errors import InputError
from reports.formats import FORMATS

__all__ = ["chosen_formats", "file_name", "output_paths", "page_names", "pair_name"]

_UNSAFE: Final = re.compile(r"[\\/:*?\"<>|\s\x00-\x1f\x7f]+")
_MAX_NAME: Final = 60  # characters of one side; file systems allow 255 bytes, a Chinese character takes 3


def pair_name(left: str, right: str) -> str:
    """Name a comparison after its documents, without characters that a file name cannot hold."""
    return f"{_safe(left)}--{_safe(right)}"


def page_names(pairs: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Name comparisons so that no two share a name, `index` included.

    Args:
        pairs: (left id, right id, mode) of each.
    """
    names: list[str] = []
    for left, right, mode in pairs:
        name = pair_name(left, right)
        if name in names:
            name = f"{name}--{mode}"
        names.append(name if name not in names else f"{name}-{len(names) + 1}")
    return tuple(names)


def file_name(name: str, file_format: str) -> str:
    """Name the file of a comparison; `file_format` is one of `reports.formats.FORMATS`."""
    return name + FORMATS[file_format].endings[0]


def chosen_formats(formats: str | None, out: str | None) -> tuple[str, ...]:
    """Settle the formats from `--format` and, without it, from the ending of `-o`.

    Args:
        formats: names separated by commas, or None.
        out: the value of `-o`, or None.

    Raises:
        InputError: a format is unknown, or does not go with the ending of `-o`.
    """
    ending = None if out is None or _is_folder(out) else _ending(Path(out))
    if formats is None:
        return (ending or next(iter(FORMATS)),)
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in formats.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise InputError(f"--format {formats!r} is not known; choose from {', '.join(FORMATS)}, separated by commas.")
    if ending is not None and chosen != (ending,):
        raise InputError(
            f"-o {out!r} is one {ending} file, but --format asks for {', '.join(chosen)}; "
            "give -o a folder or a name without an ending."
        )
    return chosen


def output_paths(out: str | None, name: str, formats: Sequence[str]) -> dict[str, Path]:
    """Place the outputs.

    Args:
        out: a file, when it ends like a format; a folder, when it is one or ends with a slash; else a name to which
            the endings of the formats are added; None for the current folder.
        name: name of the comparison, for folders.
        formats: the formats to write.

    Returns:
        A path for every format.
    """
    if out is None or _is_folder(out):
        return {file_format: Path(out or "", file_name(name, file_format)) for file_format in formats}
    path = Path(out)
    if _ending(path) is not None or (path.exists() and len(formats) == 1):
        return dict.fromkeys(formats, path)
    return {file_format: path.with_name(file_name(path.name, file_format)) for file_format in formats}


def _ending(path: Path) -> str | None:
    """Return the format that a file's name ends like, by the longest ending: `.units.csv` is one besides `.csv`."""
    known = {ending: row.name for row in FORMATS.values() for ending in row.endings}
    suffixes = [suffix.lower() for suffix in path.suffixes]
    endings = ("".join(suffixes[start:]) for start in range(len(suffixes)))
    return next((known[ending] for ending in endings if ending in known), None)


def _is_folder(out: str) -> bool:
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text).strip(".-")[:_MAX_NAME] or "document"
