"""The process that waits for the one that reads: it counts the seconds and says in one sentence what went wrong."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from typing import IO, Final

from documents import errors
from documents.child.messages import Failure, Kind, Request, read_message, send
from documents.child.program import main
from documents.errors import SourceError, UnreadableFileError
from documents.limits import MEMORY_VARIABLE, SECONDS_VARIABLE
from documents.model import Document

__all__ = ["read_in_child"]

_KEPT: Final = 4000  # bytes of what the reading process prints at its end: they tell why it ended
_MEGABYTE: Final = 1_000_000
_OUT_OF_MEMORY: Final = (b"MemoryError", b"memory allocation of", b"bad_alloc", b"out of memory", b"Out of memory")
_SAVE_ANEW: Final = "open it in the program that made it and save a copy, or save its text"

_DRAWING_STARTS: Final = 5.0
"""Seconds within which whoever draws pictures says that it does, and for how long."""

_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would open a console for each file."""

_End = tuple[Kind, object] | Exception | None


def read_in_child(request: Request) -> Document:
    """Read a file in a process of its own.

    Args:
        request: the file, and what it may cost.

    Raises:
        PolicyDiffError: as `documents.read_document`, or a limit was reached, or the process broke down.
    """
    with tempfile.TemporaryDirectory(prefix="policydiff-", ignore_cleanup_errors=True) as scratch:
        process = _started(scratch)
        printed: list[bytes] = []
        said: queue.SimpleQueue[_End] = queue.SimpleQueue()
        threads = (
            threading.Thread(target=_tell, args=(process.stdin, request), daemon=True),
            threading.Thread(target=_hear, args=(process.stdout, request.memory * _MEGABYTE, said), daemon=True),
            threading.Thread(target=_keep, args=(process.stderr, printed), daemon=True),
        )
        try:
            for thread in threads:
                thread.start()
            answer = _wait(said, request.seconds)
            document = _document(answer)
            if document is not None and request.snippets:
                drawn = _document(_wait(said, _DRAWING_STARTS))
                document = drawn or _without_snippets(document)
        finally:
            _end(process)
            for thread in threads:
                thread.join(timeout=1)
    if document is not None:
        return document
    raise _error(request, answer, process.returncode, b"".join(printed))


def _started(scratch: str) -> subprocess.Popen[bytes]:
    """Start the process: with the modules that are found here, and a folder for what it leaves behind."""
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109  "" stands for it
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch)
    program = [sys.executable, "-P", "-m", main.__module__]
    return subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **temporary, "PYTHONPATH": path},
        start_new_session=True,  # so that what it starts ends with it; Windows has no such groups
        creationflags=_NO_WINDOW,
    )


def _tell(stream: IO[bytes], request: Request) -> None:
    with contextlib.suppress(OSError), stream:  # whoever has ended hears nothing
        send(stream, Kind.REQUEST, request)


def _hear(stream: IO[bytes], most: int, said: queue.SimpleQueue[_End]) -> None:
    """Pass on what is said, and None at the end."""
    try:
        with stream:
            while (message := read_message(stream.read, most=most)) is not None:
                said.put(message)
        said.put(None)
    except Exception as error:  # whatever it is, somebody waits for it
        said.put(error)


def _keep(stream: IO[bytes], printed: list[bytes]) -> None:
    """Keep the end of what is printed."""
    end = b""
    with stream:
        while part := stream.read(_KEPT):
            end = (end + part)[-_KEPT:]
    printed.append(end)


def _document(answer: _End | Kind) -> Document | None:
    """Give the document that an answer is; None for any other."""
    return answer[1] if isinstance(answer, tuple) and isinstance(answer[1], Document) else None


def _without_snippets(document: Document) -> Document:
    from documents.snippets import without_snippets  # brings along what reads files

    return without_snippets(document)


def _wait(said: queue.SimpleQueue[_End], seconds: float) -> _End | Kind:
    """Wait for the answer, as long as the limit and what is asked for beside it.

    Args:
        said: what the process says.
        seconds: by the clock, that it may take.

    Returns:
        What was said, an error, None for a process that has ended, or `Kind.MORE_TIME` for one that takes too long.
    """
    ends = time.monotonic() + seconds
    while True:
        try:
            message = said.get(timeout=max(0.0, ends - time.monotonic()))
        except queue.Empty:
            return Kind.MORE_TIME
        if isinstance(message, tuple) and message[0] is Kind.MORE_TIME and isinstance(message[1], float):
            ends += message[1]
        else:
            return message


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has started, whatever it is doing."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _error(request: Request, answer: _End | Kind, code: int, printed: bytes) -> Exception:
    """Say what went wrong, and what to do."""
    name = request.name
    if isinstance(answer, tuple) and isinstance(answer[1], Failure):
        known = getattr(errors, answer[1].error) if answer[1].error in errors.__all__ else SourceError
        return known(answer[1].message)
    if answer is Kind.MORE_TIME:
        return UnreadableFileError(
            f"{name!r} was not read within {request.seconds:g} seconds; give a smaller file, or more time "
            f"(--limit-seconds {request.seconds * 10:g}, or {SECONDS_VARIABLE})."
        )
    if isinstance(answer, tuple) or any(word in printed for word in _OUT_OF_MEMORY):
        return UnreadableFileError(
            f"{name!r} needs more than {request.memory} MB of memory to be read; give a smaller file, or more memory "
            f"(--limit-memory {request.memory * 2}, or {MEMORY_VARIABLE})."
        )
    named = next((one.name for one in signal.Signals if one == -code), -code)
    how = f"signal {named}" if code < 0 else f"exit code {code}"
    return UnreadableFileError(f"{name!r} broke down its reader ({how}): it is damaged or made to do so; {_SAVE_ANEW}.")
