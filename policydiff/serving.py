"""Open the window for the office: a folder of its own, a server on this machine, and the work behind it."""

import os
import socket
import sqlite3
import sys
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from compare import Comparison
from compare.decisions import DecisionLog
from documents.errors import InputError
from documents.limits import Limits
from documents.model import Document
from office.attempts import Attempts
from office.audit import AuditLog
from office.desk import Desk
from office.door import Door
from office.library import Library
from office.model import Job
from office.originals import Originals
from office.people import People
from office.records import Records
from office.runner import Runner
from office.server import make_office, make_shared_office
from office.sessions import Sessions
from office.wire import About, Order
from policydiff import api, listening
from policydiff.exposure import Exposure
from policydiff.output_names import file_name
from policydiff.pairs import checked_mode
from reports import Language
from review.guard import Application
from review.report import ReportUnderReview
from review.store import EventStore

__all__ = ["PEOPLE", "OfficeServer", "default_folder", "make_folder", "office_server"]

PEOPLE: Final = "people.sqlite3"
"""Who may sign in; where nobody may, the address is the secret."""

_AUDIT: Final = "audit.jsonl"
_PROGRAM: Final = "policydiff.office_job"
_SWEEP: Final = 3600.0  # seconds between two looks at which files were kept long enough
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class OfficeServer:
    """A server that is bound to its port but does not answer yet.

    Attributes:
        address: of its page; it holds the token where nobody has a name.
    """

    address: str
    application: Application
    listener: socket.socket
    desk: Desk
    runner: Runner
    opened: ExitStack
    exposure: Exposure

    def run(self) -> None:
        """Work and answer until the process is interrupted."""
        ended = threading.Event()
        sweeper = threading.Thread(target=self._sweep, args=(ended,), daemon=True)
        with self.opened:
            self.runner.start()
            sweeper.start()
            try:
                listening.answer(self.application, self.listener, cert=self.exposure.cert, key=self.exposure.key)
            finally:
                ended.set()

    def _sweep(self, ended: threading.Event) -> None:
        self.desk.sweep()
        while not ended.wait(_SWEEP):
            self.desk.sweep()


def default_folder() -> Path:
    """Return where reports are kept when nobody says it: a folder of this user, as the system has them."""
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "policydiff" / "office"


def office_server(
    folder: Path,
    *,
    port: int,
    encoder: str = api.DEFAULT_ENCODER,
    lang: str = "zh-CN",
    keep_days: float = 7,
    largest: float = 40,
    new_token: bool = False,
    limits: Limits | None = None,
    exposure: Exposure | None = None,
) -> OfficeServer:
    """Prepare the window.

    Args:
        folder: that reports, decisions and files are kept in; made when it does not exist.
        port: to listen on; 0 for any that is free.
        encoder: see `api.compare_files`.
        lang: of the pages' own words.
        keep_days: that files are kept after they were handed in; 0 until they are compared.
        largest: megabytes (10⁶ bytes) that a file may have.
        new_token: make addresses of earlier runs with this folder invalid.
        limits: of time and memory for reading each file; see `api.compare_files`.
        exposure: from where it is reached; from this machine alone when None.

    Raises:
        InputError: a library is missing, an option makes no sense, or the folder or the port cannot be had.
    """
    listening.check_libraries("the window for the office")
    language = api.checked_language(lang)
    if not 0 <= keep_days < 36_500:
        raise InputError(f"--keep-originals {keep_days:g} is no number of days; give 0 or more.")
    if not 0 < largest <= 500:
        raise InputError(f"--largest {largest:g} is not possible; give megabytes, up to 500.")
    limits = Limits.given() if limits is None else limits
    with ExitStack() as stack:
        make_folder(folder)
        people = _people(folder, stack)
        exposure = exposure or Exposure()
        exposure.check(people=people is not None)
        _hold(folder, stack)
        records = Records(folder / "office.sqlite3")
        stack.callback(records.close)
        originals = Originals(folder / "originals", largest=int(largest * _MEGABYTE), days=keep_days)
        library = Library(folder / "reports", partial(_report, encoder=encoder, lang=language))
        stack.callback(library.close)

        def draw(job: Job) -> None:
            library.shut(job.id)  # it may be one that was compared anew
            if job.axis is None:
                with library.lent(job.id):
                    pass
            if not keep_days:
                originals.sweep(records.needed())

        runner = Runner(
            records,
            originals,
            folder / "reports",
            program=(sys.executable, "-P", "-m", _PROGRAM),
            order=partial(_order, records=records, encoder=encoder, lang=language, limits=limits),
            ready=draw,
        )
        stack.callback(runner.close)
        desk = Desk(records, originals, runner, library, folder / "reports")
        listener = listening.bound_listener(port, exposure.address)
        stack.callback(listener.close)
        number = listener.getsockname()[1]
        if people is None:
            token = records.setting("token", listening.new_token(), renew=new_token)
            application = make_office(desk, lang=language, token=token, port=number)
            address = f"http://{listening.HOST}:{number}/{token}/"
        else:
            door = Door(people, AuditLog(folder / _AUDIT), Sessions(), Attempts())
            origins = exposure.origins(number)
            application = make_shared_office(desk, door, lang=language, origins=origins, proxy=exposure.networks)
            address = f"{origins[0]}/"
        return OfficeServer(address, application, listener, desk, runner, stack.pop_all(), exposure)


def make_folder(folder: Path) -> None:
    """Make the folder of a window, for this user alone.

    Raises:
        InputError: it cannot be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{str(folder)!r} cannot be made ({error.strerror}); choose another --folder.") from error


def _people(folder: Path, stack: ExitStack) -> People | None:
    """Open the list of those who may sign in; None where there is nobody."""
    if not (folder / PEOPLE).is_file():
        return None
    people = People(folder / PEOPLE)
    stack.callback(people.close)
    return people if people.all() else None


def _hold(folder: Path, stack: ExitStack) -> None:
    """See that no second server works with a folder: the lock of a file ends with the process, however it ends."""
    lock = sqlite3.connect(folder / "running.sqlite3", timeout=0.5, isolation_level=None, check_same_thread=False)
    stack.callback(lock.close)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        raise InputError(
            f"{str(folder)!r} is in use by another window of policydiff; use that one, or choose another --folder."
        ) from error


def _order(
    job: Job,
    files: Sequence[Path],
    folder: Path,
    kept: Path | None,
    *,
    records: Records,
    encoder: str,
    lang: Language,
    limits: Limits,
) -> Order:
    corrections = tuple(records.corrections(file.sha256) for file in job.files)
    return Order(
        tuple(map(str, files)),
        job.mode,
        encoder,
        lang,
        str(folder),
        limits.seconds,
        limits.memory,
        corrections if any(corrections) else (),
        "" if kept is None else str(kept),
        job.axis or "",
        job.check,
    )


def _report(
    about: About, documents: tuple[Document, ...], store: EventStore, *, encoder: str, lang: Language
) -> ReportUnderReview:
    mode = checked_mode(about.mode)
    left, right = documents

    def aligned(decisions: DecisionLog | None) -> Comparison:
        return api.compare_documents(left, right, mode=mode, encoder=encoder, decisions=decisions)

    return ReportUnderReview(
        file_name(about.name, "html"), (left, right), mode, aligned, given=None, store=store, lang=lang
    )
