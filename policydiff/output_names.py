"""Where the outputs of a comparison go: names that are safe on every system, and what `-o` means."""

import hashlib
import os
import re
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Final

from documents.errors import InputError
from reports.formats import FORMATS

__all__ = ["chosen_formats", "file_name", "output_paths", "page_names", "pair_name", "safe_path"]

_UNSAFE: Final = re.compile(r"[\\/:*?\"<>|\s\x00-\x1f\x7f]+")
_MAX_NAME: Final = 200
"""Bytes of a comparison's name in UTF-8: file systems allow 255, and a mode, a number and an ending come behind it."""

_DIGITS: Final = 10
"""Hexadecimal digits that tell shortened names apart: of a million, two agree with a chance of one half."""


def pair_name(left: str, right: str) -> str:
    """Name a comparison after its documents, without characters that a file name cannot hold.

    A name that is too long is shortened on both sides, and a digest of both ids is put behind it.
    """
    first, second = _safe(left), _safe(right)
    if _size(f"{first}--{second}") <= _MAX_NAME:
        return f"{first}--{second}"
    room = _MAX_NAME - _DIGITS - len("---")
    shorter = min(_size(first), _size(second), room // 2)
    longer = room - shorter
    if _size(first) <= _size(second):
        first, second = _cut(first, shorter), _cut(second, longer)
    else:
        first, second = _cut(first, longer), _cut(second, shorter)
    digest = hashlib.sha256(f"{left}\0{right}".encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return f"{first}--{second}-{digest}"


def page_names(pairs: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Name comparisons so that no two share a name, `index` included, also where case makes no difference.

    Args:
        pairs: (left id, right id, mode) of each.
    """
    names: list[str] = []
    taken: set[str] = set()
    for left, right, mode in pairs:
        name = pair_name(left, right)
        if name.casefold() in taken:
            name = f"{name}--{mode}"
        numbered = (f"{name}-{number}" for number in count(len(names) + 1))
        names.append(name if name.casefold() not in taken else next(n for n in numbered if n.casefold() not in taken))
        taken.add(names[-1].casefold())
    return tuple(names)


def file_name(name: str, file_format: str) -> str:
    """Name the file of a comparison; `file_format` is one of `reports.formats.FORMATS`."""
    return name + FORMATS[file_format].endings[0]


def safe_path(name: str) -> str:
    """Make a path below a folder of a name with folders, on every system; a member of an archive is below its archive.

    Args:
        name: with `/` between folders, and `:` behind an archive.
    """
    parts = [part for part in re.split(r"[/:]", name) if part.strip(".")]
    return "/".join(_cut(_safe(part), _MAX_NAME) for part in parts) or "document"


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
    return _UNSAFE.sub("-", text).strip(".-") or "document"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _cut(text: str, size: int) -> str:
    """Keep the beginning of a text, of so many bytes at most; no character is cut in two."""
    return text.encode("utf-8", "surrogatepass")[:size].decode("utf-8", "ignore").rstrip(".-")
