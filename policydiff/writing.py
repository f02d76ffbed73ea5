"""Write files so that a failed run leaves nothing behind: neither half a file nor an old and a new one mixed."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from documents.errors import InputError

__all__ = ["write_files"]


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all files or none.

    Every file is first written beside its place and then moved there, so that a reader never sees half of it. Folders
    are made as needed, and taken away again when the writing fails.

    Args:
        files: content by path; a path that is a device or a pipe is written to directly.

    Raises:
        InputError: a place cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for path, content in files.items():
            with _explained(path):
                _make_folders(path.parent, made)
                if _is_special(path):
                    path.write_bytes(content)
                    continue
                if path.is_dir():
                    raise IsADirectoryError(0, "it is a folder")
                beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
                staged.append((beside, path))
                with beside.open("xb") as stream:
                    stream.write(content)
        for beside, path in staged:
            with _explained(path):
                beside.replace(path)
    except BaseException:
        for beside, _ in staged:
            with suppress(OSError):
                beside.unlink()
        for folder in reversed(made):
            with suppress(OSError):  # it holds files that others made meanwhile
                folder.rmdir()
        raise


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
