"""Open the reports of jobs that are done, and keep those open that people look at."""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from documents.errors import InputError
from documents.model import Document
from office.model import OfficeError
from office.results import corrected_documents, read_about, read_documents
from office.wire import About
from review.report import ReportUnderReview
from review.store import EventStore

__all__ = ["Library", "MakeReport"]

DECISIONS: Final = "decisions.sqlite3"
_ID: Final = re.compile(r"[0-9A-Za-z_-]{22}")
"""What a job is called, and with it its folder: nothing else becomes a part of a path."""

_OPEN: Final = 16
"""Reports kept open: some 20 MB each for plans of usual length."""

MakeReport = Callable[[About, tuple[Document, ...], EventStore], ReportUnderReview]


@dataclass(slots=True)
class _Open:
    report: ReportUnderReview
    store: EventStore
    users: int = 0
    shut: bool = False


class Library:
    """Reports by the id of their job; safe for several threads."""

    def __init__(self, folder: Path, make: MakeReport) -> None:
        """Open nothing yet.

        Args:
            folder: of the reports, one folder each.
            make: makes a report of what came of a job, its documents, and the store of its decisions.
        """
        self._folder, self._make = folder, make
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}

    @contextmanager
    def lent(self, name: str) -> Iterator[ReportUnderReview]:
        """Give a report for as long as it is used.

        Raises:
            OfficeError: there is no such report, or it cannot be opened.
        """
        entry = self._taken(name)
        try:
            yield entry.report
        finally:
            with self._lock:
                entry.users -= 1
                last = entry.shut and not entry.users
            if last:
                entry.store.close()

    def shut(self, name: str) -> None:
        """Close a report, such as one that is deleted or compared anew; who uses it just now ends with it first."""
        with self._lock:
            entry = self._open.pop(name, None)
            self._turns.pop(name, None)
            if entry is not None and entry.users:
                entry.shut = True
                return
        if entry is not None:
            entry.store.close()

    def close(self) -> None:
        """Close all reports."""
        for name in tuple(self._open):
            self.shut(name)

    def _taken(self, name: str) -> _Open:
        with self._lock:
            turn = self._turns.setdefault(name, threading.Lock())
        with turn:  # two people who open one report at a time wait for the same one
            with self._lock:
                if (entry := self._open.get(name)) is not None:
                    self._open.move_to_end(name)
                    entry.users += 1
                    return entry
            entry = self._opened(name)
            with self._lock:
                self._open[name] = entry
                entry.users += 1
                idle = [key for key, one in self._open.items() if not one.users]
                surplus = idle[: max(0, len(self._open) - _OPEN)]
        for key in surplus:
            self.shut(key)
        return entry

    def _opened(self, name: str) -> _Open:
        folder = self._folder / name
        about = read_about(folder) if _ID.fullmatch(name) else None
        if about is None or not about.compared:
            raise OfficeError(404, "没有这份报告：可能已删除。 There is no such report; it may have been deleted.")
        try:
            store = EventStore(folder / DECISIONS)
        except InputError as error:
            raise OfficeError(503, str(error)) from error
        try:
            documents = corrected_documents(read_documents(folder), about.corrections)
            return _Open(self._make(about, documents, store), store)
        except BaseException:
            store.close()
            raise
