"""The process that reads one file: it sets limits to itself, reads, says what came of it, and ends.

Run as `python -m`; the file comes on the standard input, and what is said goes to the standard output. What libraries
print there goes nowhere.
"""

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import BinaryIO, Final

from documents.child.messages import Failure, Kind, Request, read_message, send
from documents.errors import PolicyDiffError
from documents.limits import collect_seldom, on_time_asked

__all__ = ["main"]

_MEGABYTE: Final = 1_000_000
_GRACE: Final = 5.0  # seconds after which a process that nobody ended ends itself
_NEARLY: Final = 0.75  # of the memory: whoever failed with so much taken failed for want of more
_TICK: Final = 0.1  # seconds between looks at the memory


def main() -> None:
    """Read the file that the standard input holds."""
    collect_seldom()
    out = _own_output()
    message = read_message(sys.stdin.buffer.read, most=sys.maxsize)
    if message is None or not isinstance(request := message[1], Request):
        raise SystemExit("policydiff: error: this program is started by policydiff to read one file.")
    _limit(request, out)
    try:
        from documents.formats import GivenFile
        from documents.reading_bytes import read_given

        file = GivenFile(request.name, request.data)
        document = read_given(
            file, member=request.member, document_id=request.document_id, layout=request.layout, part=request.part
        )
        send(out, Kind.DOCUMENT, document)
        if request.snippets:
            from documents.snippets import with_snippets

            send(out, Kind.DOCUMENT, with_snippets(file, document))
    except PolicyDiffError as error:
        if _peak() > _NEARLY * request.memory * _MEGABYTE:  # libraries give other names to it
            send(out, Kind.NO_MEMORY, None)
        else:
            send(out, Kind.FAILURE, Failure(type(error).__name__, str(error)))
    except MemoryError:
        send(out, Kind.NO_MEMORY, None)
    except BaseException as error:  # a library written in Rust raises what is no Exception
        send(out, Kind.FAILURE, Failure("UnreadableFileError", _fault(request.name, error)))
    out.flush()
    os._exit(0)  # nothing is left to be tidied up, and libraries may crash at their end


def _own_output() -> BinaryIO:
    """Keep the standard output for messages, and let whatever else is printed there go to the error stream."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _fault(name: str, error: BaseException) -> str:
    """Say where a reader failed on a file that it should have refused."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return (
        f"{name!r} cannot be read: its reader failed ({type(error).__name__}{place}); open the file in the program "
        "that made it and save a copy, or save its text."
    )


def _limit(request: Request, out: BinaryIO) -> None:
    """Set the limits that the system knows; where it knows none, the process that waits counts the seconds."""
    ends = [time.monotonic() + request.seconds + _GRACE]

    def more_time(seconds: float) -> None:
        ends[0] += seconds
        _wake(ends[0])
        send(out, Kind.MORE_TIME, seconds)

    on_time_asked(more_time)
    _wake(ends[0])
    if sys.platform == "win32":
        return
    import resource

    most = request.memory * _MEGABYTE
    with contextlib.suppress(OSError, ValueError):  # macOS knows the name and takes no value
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            if _peak() > most:
                send(out, Kind.NO_MEMORY, None)
                break
            time.sleep(_TICK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _peak() -> int:
    """Give the most bytes of memory that this process took; 0 where the system does not tell.

    What Linux says of the resources of a process has in it what its parent took before.
    """
    if sys.platform == "win32":
        return 0
    import resource

    try:
        status = Path("/proc/self/status").read_text("utf-8", "replace")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, LookupError, ValueError):
        unit = 1 if sys.platform == "darwin" else 1024  # bytes on macOS, else kibibytes
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _wake(at: float) -> None:
    """Let the system end this process at a time, should the one that waits for it be gone."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(_TICK, at - time.monotonic()))


if __name__ == "__main__":
    main()
