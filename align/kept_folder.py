"""Folders that are made once and kept: whole or not there, and mended when they are damaged.

A folder is made under another name, with the digests of all its files, and then renamed. Who makes one holds a lock on
the folder above, so that drafts found there are of runs that were killed, and are removed; the process number would not
tell, as in a container every run has the same one.
"""

import atexit
import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["kept_folder", "passing_folder"]

DIGESTS = "digests.json"
DRAFT = re.compile(r"\.draft-[0-9a-f]{16}")
PASSING = "policydiff-model-"

UNLOCKED_DRAFT = re.compile(r"e5-small-[a-z0-9_]{8}")
"""Drafts of version 0.1.0, which held no lock."""

LOCK_SECONDS = 300.0
"""How long to wait for a run that makes a folder: a busy machine decodes the bundled model in half a minute."""

STALE_SECONDS = 86_400.0
"""Age from which a draft is of a run that was killed, where no lock can tell."""

NEW_SECONDS = 60.0
"""Age up to which a passing folder may not have its lock yet."""

_held: list[int] = []
"""Locks that end with the process."""


def kept_folder(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder, unless it is there and whole.

    Args:
        folder: where it belongs; it appears there only when it is complete.
        make: fills an empty folder.

    Returns:
        The folder.

    Raises:
        OSError: it cannot be written, and nothing is left of it.
    """
    if _is_whole(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder.parent) as alone:
        if _is_whole(folder):  # another process was first
            return folder
        for path in folder.parent.iterdir():
            if (DRAFT.fullmatch(path.name) and (alone or _age(path) > STALE_SECONDS)) or (
                UNLOCKED_DRAFT.fullmatch(path.name) and _age(path) > STALE_SECONDS
            ):
                shutil.rmtree(path, ignore_errors=True)
        draft = folder.parent / f".draft-{secrets.token_hex(8)}"
        try:
            draft.mkdir()
            make(draft)
            (draft / DIGESTS).write_text(json.dumps(_digests(draft)), encoding="utf-8")
            shutil.rmtree(folder, ignore_errors=True)  # what is there is damaged
            try:
                draft.rename(folder)
            except OSError:  # without a lock another process may have been first
                if not _is_whole(folder):
                    raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return folder


def passing_folder() -> Path:
    """Make a folder that ends with this process, and remove those of processes that were killed.

    Raises:
        OSError: there is no place for temporary files.
    """
    for path in Path(tempfile.gettempdir()).glob(f"{PASSING}*"):
        with suppress(OSError):
            if not path.is_symlink() and _is_ours(path) and _age(path) > NEW_SECONDS and _is_given_up(path):
                shutil.rmtree(path, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PASSING))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    descriptor, _ = _lock(folder, 0.0)
    if descriptor is not None:
        _held.append(descriptor)
    return folder


def _is_given_up(folder: Path) -> bool:
    descriptor, held = _lock(folder, 0.0)
    if descriptor is None:
        return _age(folder) > STALE_SECONDS
    os.close(descriptor)
    return held


def _is_ours(path: Path) -> bool:
    return not hasattr(os, "geteuid") or path.stat().st_uid == os.geteuid()


def _age(path: Path) -> float:
    """Give the seconds since a folder was changed; none when it has just gone."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _is_whole(folder: Path) -> bool:
    """Whether a folder holds what was written, byte for byte: a quarter of a second for the bundled model."""
    try:
        expected = json.loads((folder / DIGESTS).read_text(encoding="utf-8"))
        return bool(expected) and expected == _digests(folder)
    except (OSError, ValueError):
        return False


def _digests(folder: Path) -> dict[str, str]:
    digests = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != DIGESTS:
            with path.open("rb") as stream:
                digests[path.relative_to(folder).as_posix()] = hashlib.file_digest(stream, "sha256").hexdigest()
    return digests


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold a lock on a folder, and tell whether it could be had."""
    descriptor, held = _lock(folder, LOCK_SECONDS)
    try:
        yield held
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _lock(folder: Path, seconds: float) -> tuple[int | None, bool]:
    """Take the lock on a folder; it ends with the descriptor, and with the process however that ends.

    Returns:
        The descriptor, None where there are no locks, and whether the lock could be had in that time.
    """
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # not on Windows
        return None, False
    ends = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor, True
        except BlockingIOError:
            if time.monotonic() >= ends:
                return descriptor, False
            time.sleep(0.1)
        except OSError:  # some network file systems have no locks
            os.close(descriptor)
            return None, False
