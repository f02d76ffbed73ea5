"""Copy everything that a window keeps into one archive, while it works, and put it back."""

import io
import re
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import Final

from documents.errors import InputError
from office.originals import SHA256

__all__ = ["pack", "unpack"]

_MARK: Final = "policydiff-office"
"""First member of an archive: tells it from other zip archives."""

_DATABASE: Final = "office.sqlite3"
_PEOPLE: Final = "people.sqlite3"
_DOCUMENT: Final = re.compile(r"(?:left|right|[1-9]\d?)\.msgpack")
_SITE: Final = re.compile(r"site-[0-9a-f]{16}")
"""Folder of the pages of a collation."""

_PAGE: Final = re.compile(r"[^/\\:]+\.(?:html|json|csv|xlsx|docx)")
_WHEN: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip archive; the same folder gives the same bytes


def pack(folder: Path) -> bytes:
    """Return all that a window keeps as a zip archive; the window may go on working.

    Args:
        folder: of the window.

    Raises:
        InputError: the folder is of no window, or cannot be copied.
    """
    if not (folder / _DATABASE).is_file():
        raise InputError(f"{str(folder)!r} has no {_DATABASE!r}: name the folder that `policydiff serve` keeps.")
    try:
        content = io.BytesIO()
        with (
            tempfile.TemporaryDirectory(prefix="policydiff-") as scratch,
            zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            out.writestr(zipfile.ZipInfo(_MARK, _WHEN), "1")
            for path in _members(folder):
                name = path.relative_to(folder).as_posix()
                held = _database(path, Path(scratch) / "copy") if path.suffix == ".sqlite3" else path.read_bytes()
                out.writestr(zipfile.ZipInfo(name, _WHEN), held, zipfile.ZIP_DEFLATED)
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{str(folder)!r} cannot be copied ({error}); make room on the disk and try again.") from error
    return content.getvalue()


def unpack(archive: Path, folder: Path) -> None:
    """Put back what an archive holds.

    Args:
        archive: as `pack` wrote it.
        folder: to put it in; it must not exist, or be empty.

    Raises:
        InputError: the archive is none of ours or damaged, or the folder holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{str(folder)!r} holds something; name a folder that does not exist yet.")
    try:
        with zipfile.ZipFile(archive) as held:
            names = held.namelist()
            if _MARK not in names or held.testzip() is not None:
                reason = "damaged" if _MARK in names else "no copy that policydiff made"
                raise InputError(f"{str(archive)!r} is {reason}; name another copy.")
            strange = [name for name in names if name != _MARK and not _is_ours(name)]
            if strange:
                raise InputError(
                    f"{str(archive)!r} holds {strange[0][:80]!r}, which no window keeps; name another copy."
                )
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name in names:
                if name != _MARK:
                    path = folder / name
                    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    path.write_bytes(held.read(name))
                    path.chmod(0o600)
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{str(archive)!r} cannot be put back ({error}); name another copy, or make room.") from error


def _members(folder: Path) -> list[Path]:
    """List what is kept: databases first, then reports and originals; no work under way, and nobody signed in."""
    found = [folder / _DATABASE, folder / _PEOPLE]
    reports = (path for pattern in ("*/*", "*/*/*", "*/*/*/*") for path in folder.glob(f"reports/{pattern}"))
    found += sorted(path for path in reports if _is_ours(path.relative_to(folder).as_posix()))
    found += sorted(path for path in folder.glob("originals/*") if SHA256.fullmatch(path.name))
    return [path for path in found if path.is_file()]


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if name in (_DATABASE, _PEOPLE) or (len(parts) == 2 and parts[0] == "originals" and SHA256.fullmatch(parts[1])):
        return True
    if len(parts) < 3 or parts[0] != "reports" or "." in parts[1]:
        return False
    if len(parts) == 3:
        return parts[2] in ("about.json", "decisions.sqlite3") or bool(_DOCUMENT.fullmatch(parts[2]))
    *folders, last = parts[3:]
    return bool(_SITE.fullmatch(parts[2])) and folders in ([], ["pairs"]) and bool(_PAGE.fullmatch(last))


def _database(path: Path, scratch: Path) -> bytes:
    """Copy a database as it is at one moment, whatever is being written."""
    scratch.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(scratch)) as other:
        one.backup(other)
    return scratch.read_bytes()
