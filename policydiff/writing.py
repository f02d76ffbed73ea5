"""Write files so that neither a failed nor a killed run leaves half a file, or old and new ones mixed.

The new files are first written in full into a folder of their own beside their places, `.policydiff-TOKEN`. A journal
in it then says that they hold, and they are moved to their places in one sweep. A run that is killed before the journal
has changed nothing; one that is killed within the sweep is finished by the next run that writes into the folder, which
also removes what others left. While it writes, a run holds a lock on the folder, so that what it finds is of no run
that lives.
"""

import json
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import ENOTDIR
from pathlib import Path
from typing import Final

from documents.errors import InputError

__all__ = ["check_folder", "write_files"]

JOURNAL: Final = "journal.json"
STAGE: Final = re.compile(r"\.policydiff-[0-9a-f]{16}")
"""Folders of new files: the token tells two runs apart, also where every run has the same process number."""

LOCK_SECONDS: Final = 60.0
"""How long to wait for a run that writes into the same folder: it takes less than a second as a rule."""

STALE_SECONDS: Final = 3600.0
"""Age at which a folder of new files is of no run that lives, where the file system has no locks."""


def write_files(files: Mapping[Path, bytes], *, inputs: Collection[Path] = ()) -> None:
    """Write all files or none.

    A reader never sees half a file. Folders are made as needed, and taken away again when the writing fails. A link
    stays, and the file that it leads to is replaced; a file that is replaced keeps its permissions.

    Args:
        files: content by path; a path that is a device or a pipe is written to directly.
        inputs: files that must not be written to, by whatever name.

    Raises:
        InputError: a place cannot be written, or is one of the inputs.
    """
    made: list[Path] = []
    folders: dict[Path, dict[str, bytes]] = {}
    try:
        with ExitStack() as stages:
            for path, content in files.items():
                with _explained(path):
                    _check_is_no_input(path, inputs)
                    place = Path(os.path.realpath(path)) if path.is_symlink() else path
                    _make_folders(place.parent, made)
                    if _is_special(place):
                        place.write_bytes(content)
                        continue
                    if place.is_dir():
                        raise IsADirectoryError(0, "it is a folder")
                    folders.setdefault(place.parent, {})[place.name] = content
            staged = [stages.enter_context(_staged(folder, contents)) for folder, contents in folders.items()]
            for stage in staged:
                with _explained(stage.parent):
                    _sweep(stage)
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):  # it holds files that others made meanwhile
                folder.rmdir()
        raise


def check_folder(folder: Path) -> None:
    """Refuse a place that is a file or lies below one, before the work whose files are to go there.

    Raises:
        InputError: no folder can be made there.
    """
    with _explained(folder):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        if not there.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))


@contextmanager
def _staged(folder: Path, contents: Mapping[str, bytes]) -> Iterator[Path]:
    """Write new files beside their places, with the lock on the folder held until they are moved or given up."""
    with _lock(folder) as alone:
        with _explained(folder):
            for left in sorted(folder.glob(".policydiff-*")):
                _settle(left, alone=alone)
        stage = folder / f".policydiff-{secrets.token_hex(8)}"
        try:
            with _explained(folder):
                stage.mkdir(0o700)
            for number, (name, content) in enumerate(contents.items()):
                with _explained(folder / name):
                    _write(stage / f"{number}.new", content)
                    _copy_permissions(folder / name, stage / f"{number}.new")
            with _explained(folder):
                _write(stage / "draft.json", json.dumps(list(contents)).encode())
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)


def _sweep(stage: Path) -> None:
    """Move new files to their places, or give the old ones back when a place refuses."""
    names = json.loads((stage / "draft.json").read_bytes())
    kept = [False] * len(names)
    for number, name in enumerate(names):
        with suppress(OSError):  # there is no old file, or the file system has no hard links
            os.link(stage.parent / name, stage / f"{number}.old", follow_symlinks=False)
            kept[number] = True
    _sync_folder(stage)
    (stage / "draft.json").rename(stage / JOURNAL)
    _sync_folder(stage)
    try:
        _roll_forward(stage)
    except OSError:
        for number, name in enumerate(names):
            if not (stage / f"{number}.new").exists() and kept[number]:
                (stage / f"{number}.old").replace(stage.parent / name)
        raise
    except BaseException:  # Ctrl-C: a sweep is short
        _roll_forward(stage)
        raise


def _roll_forward(stage: Path) -> None:
    """Move the new files that have not been moved yet."""
    for number, name in enumerate(json.loads((stage / JOURNAL).read_bytes())):
        if not isinstance(name, str) or Path(name).name != name:
            raise OSError(0, f"{str(stage)!r} holds no journal of policydiff")
        new = stage / f"{number}.new"
        if new.exists():
            new.replace(stage.parent / name)
    _sync_folder(stage.parent)


def _settle(left: Path, *, alone: bool) -> None:
    """Finish or undo what a killed run left."""
    with suppress(OSError, ValueError, TypeError):  # a leftover that cannot be settled keeps nobody from writing
        status = left.lstat()
        if not STAGE.fullmatch(left.name) or not stat.S_ISDIR(status.st_mode):
            return
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            return
        if not alone and time.time() - status.st_mtime < STALE_SECONDS:
            return
        if (left / JOURNAL).is_file():
            _roll_forward(left)
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _lock(folder: Path) -> Iterator[bool]:
    """Hold a lock on a folder; tell whether it could be had. It ends with the process, however that ends."""
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # not on Windows
        yield False
        return
    try:
        held = False
        ends = time.monotonic() + LOCK_SECONDS
        while not held and time.monotonic() < ends:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                held = True
            except BlockingIOError:
                time.sleep(0.05)
            except OSError:  # some network file systems have no locks
                break
        yield held
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _copy_permissions(old: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        status = old.stat()
        if hasattr(os, "chown"):
            with suppress(OSError):  # only its owner and the administrator may give a file away
                os.chown(new, status.st_uid, status.st_gid)
        new.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _check_is_no_input(path: Path, inputs: Collection[Path]) -> None:
    for source in inputs:
        with suppress(FileNotFoundError):
            if path.samefile(source) and not _is_special(path):
                raise InputError(f"{str(path)!r} is an input, {str(source)!r}; choose another place with -o.")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{str(path)!r} cannot be written ({reason}); choose another place with -o.") from error


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and its missing parents, and note the new ones from the outside in."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _is_special(path: Path) -> bool:
    """Tell whether the path is a device or a pipe, such as /dev/null: replacing it would destroy it."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
