"""A whole folder: every file in it is read, on all cores, and one that cannot be read stops no other."""

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from documents import read_document
from documents.containers import SEPARATOR, split_member
from documents.errors import InputError, PolicyDiffError
from documents.files.archive import member_names
from documents.files.kinds import FileKind, recognise_binary
from documents.files.names import is_of_system, readable_name
from documents.limits import Limits
from documents.messages import one_line
from documents.task_lists.task_json import dumps
from policydiff.list_cache import keep_list, kept_list, list_key

__all__ = ["FileReading", "folder_files", "read_files", "read_folder"]

_LARGEST_ARCHIVE: Final = 500_000_000  # bytes of an archive whose files are listed


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of one file.

    Attributes:
        name: with its folders below the one that was read and `/` between them; of a file in an archive
            `ARCHIVE:MEMBER`.
        content: the list of its tasks as JSON; None of a file that could not be read.
        failure: why it could not be read.
        format: as `Source` has it, like `layout` and `reader`.
        tasks: how many.
        warnings: how many.
        key: of the list, by the content of the file; None where it could not be read.
    """

    name: str
    content: bytes | None = None
    failure: str | None = None
    format: str = ""
    layout: str = ""
    reader: str = ""
    tasks: int = 0
    warnings: int = 0
    key: str | None = field(default=None, compare=False)


_Options = tuple[str | None, str | None]


def read_folder(
    folder: Path | str,
    *,
    layout: str | None = None,
    part: str | None = None,
    limits: Limits | None = None,
    leave_out: Path | None = None,
    processes: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[FileReading, ...]:
    """Read every file of a folder and of the folders in it; of an archive with several files, each.

    What was read before is taken from the cache, by content. Hidden files, and what systems put beside documents, are
    passed over.

    Args:
        folder: where the files are.
        layout: as `documents.read_document` takes it, for all files.
        part: as `documents.read_document` takes it, for all files.
        limits: of time and memory for each file; the usual ones when None.
        leave_out: a folder whose files are not read, such as that of the lists.
        processes: how many files are read at once; as many as there are cores when None.
        progress: called with the number of files done and of all files.

    Returns:
        What came of each file, by name.

    Raises:
        InputError: there is no such folder, or no file in it.
    """
    paths = folder_files(folder, leave_out=leave_out)
    found: dict[str, FileReading] = {}
    for reading in read_files(paths, layout=layout, part=part, limits=limits, processes=processes):
        found[reading.name] = reading
        if progress is not None:
            progress(len(found), len(paths))
    return tuple(found[name] for name in sorted(found))


def folder_files(folder: Path | str, *, leave_out: Path | None = None) -> Mapping[str, str]:
    """Find the files of a folder and of the folders in it; see `read_folder`.

    Returns:
        Path by name.

    Raises:
        InputError: there is no such folder, or no file in it.
    """
    root = Path(folder)
    if not root.is_dir():
        raise InputError(f"{str(folder)!r} is no folder; give one, or a file.")
    paths = dict(_files(root, leave_out))
    if not paths:
        raise InputError(f"{str(folder)!r} holds no file; give a folder of documents.")
    return paths


def read_files(
    paths: Mapping[str, str],
    *,
    layout: str | None = None,
    part: str | None = None,
    limits: Limits | None = None,
    processes: int | None = None,
    kept: Callable[[str], bytes | None] = kept_list,
) -> Iterator[FileReading]:
    """Read files, several at once; args as `read_folder`.

    Args:
        paths: path by name.
        layout: as `documents.read_document` takes it.
        part: as `documents.read_document` takes it.
        limits: of time and memory for each file.
        processes: how many files are read at once.
        kept: gives a list that was read before, by its key.

    Yields:
        What came of each file, as it comes; those that were read before first.
    """
    options = (layout, part)
    waiting = []
    for name, path in paths.items():
        reading = _kept(name, path, options, kept)
        if reading is None:
            waiting.append((name, path))
        else:
            yield reading
    yield from _read_all(waiting, options, limits, processes or _cores())


def _files(root: Path, leave_out: Path | None) -> Iterator[tuple[str, str]]:
    """Give names and paths of the files below a folder, those of archives with several files one by one."""
    outside = None if leave_out is None else leave_out.resolve()
    for place, folders, names in os.walk(root):
        here = Path(place)
        folders[:] = sorted(one for one in folders if not is_of_system(f"{one}/") and (here / one).resolve() != outside)
        for name in sorted(names):
            path = here / name
            if is_of_system(name) or not path.exists():
                continue
            shown = "/".join(map(readable_name, path.relative_to(root).parts))
            members = _members(path)
            if len(members) > 1:
                yield from ((f"{shown}{SEPARATOR}{one}", f"{path}{SEPARATOR}{one}") for one in members)
            else:
                yield shown, str(path)


def _members(path: Path) -> tuple[str, ...]:
    try:
        if not path.is_file() or not 0 < path.stat().st_size < _LARGEST_ARCHIVE:
            return ()
        with path.open("rb") as stream:
            if stream.read(2) != b"PK":
                return ()
        data = path.read_bytes()
    except OSError:
        return ()
    return member_names(data) if recognise_binary(data) is FileKind.ZIP else ()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read_all(
    waiting: Sequence[tuple[str, str]], options: _Options, limits: Limits | None, processes: int
) -> Iterator[FileReading]:
    """Read files side by side; those that were open when a process broke down are read again, each by itself."""
    left = list(waiting)
    while left:
        read = set()
        for reading in _in_pool(left, options, limits, min(processes, len(left))):
            read.add(reading.name)
            yield reading
        unread = [(name, path) for name, path in left if name not in read]
        open_ones, left = unread[:processes], unread[processes:]  # files are begun in order
        for name, path in open_ones:
            again = list(_in_pool([(name, path)], options, limits, 1))
            broken = FileReading(name, failure="its reader broke down; open it in its program and save a copy.")
            yield again[0] if again else broken


def _in_pool(
    files: Sequence[tuple[str, str]], options: _Options, limits: Limits | None, processes: int
) -> Iterator[FileReading]:
    """Give what came of files as it comes; nothing of those whose process broke down."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        futures: list[Future[FileReading]] = []
        try:
            for name, path in files:
                with suppress(BrokenProcessPool):
                    futures.append(pool.submit(_read, name, path, options, limits))
            for future in as_completed(futures):
                with suppress(BrokenProcessPool):
                    yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _read(name: str, path: str, options: _Options, limits: Limits | None) -> FileReading:
    """Read one file, in a process of the pool."""
    layout, part = options
    try:
        content = dumps(read_document(path, layout=layout, part=part, limits=limits)).encode()
        key = _key(path, options)
    except (PolicyDiffError, OSError) as error:
        return FileReading(name, failure=one_line(str(error)))
    if key is not None:
        keep_list(key, content)
    return replace(_reading(name, content), key=key)


def _kept(name: str, path: str, options: _Options, kept: Callable[[str], bytes | None]) -> FileReading | None:
    key = _key(path, options)
    content = None if key is None else kept(key)
    return None if content is None else replace(_reading(name, content), key=key)


def _key(path: str, options: _Options) -> str | None:
    file, member = split_member(path)
    try:
        data = file.read_bytes() if file.is_file() else None
    except OSError:
        return None
    return None if data is None else list_key(data, Path(path).name, (*options, member))


def _reading(name: str, content: bytes) -> FileReading:
    """Say what a list holds."""
    listed = json.loads(content)
    head = listed["document"]
    source = head["source"]
    return FileReading(
        name,
        content,
        format=source["format"],
        layout=source["layout"] or "",
        reader=source.get("reader") or "",
        tasks=len(listed["tasks"]),
        warnings=len(head.get("warnings", ())),
    )
