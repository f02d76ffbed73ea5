"""Everything that the window can be asked for: take a file in, compare two, stop, delete."""

import secrets
import shutil
from collections.abc import AsyncIterable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from office.library import Library
from office.model import AXES, MODES, Job, OfficeError, Person, Upload
from office.originals import Originals, plain_name
from office.readings import Asked, Readings
from office.records import Records
from office.results import finished, read_about, read_page
from office.runner import Runner

__all__ = ["MOST_FILES", "Desk", "check_works"]

_ID_BYTES: Final = 16
"""Random bytes of an id: 128 bits cannot be guessed."""

_MOST_JOBS: Final = 500
"""Jobs that are kept: a list of more is no help, and each may hold megabytes."""


MOST_FILES: Final = 11
"""Files of one collation: a province and ten of its cities make 55 comparisons."""

_NONE: Final = "没有这份报告：可能已删除。 There is no such report; it may have been deleted."


class _Side(msgspec.Struct, frozen=True):
    """A file as a page names it; its size is looked up."""

    sha256: str
    name: str


class _Wanted(msgspec.Struct, frozen=True):
    left: _Side
    right: _Side
    mode: str | None = None
    check: bool = False


class _Collection(msgspec.Struct, frozen=True):
    files: tuple[_Side, ...]
    axis: str
    check: bool = False


class Desk:
    """What happens to files and jobs; safe for several threads."""

    def __init__(
        self,
        records: Records,
        originals: Originals,
        runner: Runner,
        library: Library,
        folder: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Join what was opened.

        Args:
            records: of the jobs.
            originals: the files that were handed in.
            runner: does the jobs.
            library: opens their reports.
            folder: of the reports, one folder each.
            clock: says when a job is asked for.
        """
        self.records, self.originals, self.library = records, originals, library
        self.readings = Readings(records, folder)
        self._runner, self._folder, self._clock = runner, folder, clock

    async def take_in(self, parts: AsyncIterable[bytes], name: str, person: Person) -> dict[str, object]:
        """Keep a file; raises as `Originals.receive`, and where the person may not."""
        check_works(person)
        upload = await self.originals.receive(parts, name)
        return {"sha256": upload.sha256, "name": upload.name, "size": upload.size}

    def ask(self, wanted: object, person: Person) -> dict[str, object]:
        """Queue a comparison of two files that were handed in, or a collation of several.

        Args:
            wanted: `left` and `right` with `sha256` and `name`, and `mode` or null; or a list `files` of
                such, and `axis`. With `check`, the files are read, and compared when somebody says so.
            person: who asks.

        Raises:
            OfficeError: the person may not, it asks for something else, a file is not kept any more, or the list is
                full.
        """
        check_works(person)
        asked = _asked(wanted)
        if len(self.records.all()) >= _MOST_JOBS:
            raise OfficeError(
                409, f"已有 {_MOST_JOBS} 份报告：请先删除一些。 There are {_MOST_JOBS} reports; delete some first."
            )
        job = Job(
            id=secrets.token_urlsafe(_ID_BYTES),
            made=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            left=self._kept(asked.files[0]),
            right=self._kept(asked.files[1]),
            mode=asked.mode,
            owner=person.name,
            axis=asked.axis,
            more=tuple(self._kept(side) for side in asked.files[2:]),
            check=asked.check,
        )
        self.records.add(job)
        self._runner.add(job)
        return {"id": job.id}

    def stop(self, name: str, person: Person) -> dict[str, object]:
        """End a job; its place in the list stays."""
        job = self._own(name, person)
        if not job.ended:
            about = read_about(self._folder / name)  # of a report that was to be compared anew, and stays as it is
            self.records.save(replace(job, state="stopped") if about is None else finished(job, about))
            self._runner.stop(name)
            self.sweep()
        return {}

    def delete(self, name: str, person: Person) -> dict[str, object]:
        """Remove a job, its report, the decisions on it, and files that no other job has with what was corrected."""
        job = self._own(name, person)
        self.records.delete(name)
        self._runner.stop(name)
        self.library.shut(name)
        shutil.rmtree(self._folder / name, ignore_errors=True)
        others = {file.sha256 for other in self.records.all() for file in other.files}
        for file in job.files:
            if file.sha256 not in others:
                self.originals.forget(file.sha256)
                self.records.forget_corrections(file.sha256)
        return {}

    def correct(self, name: str, number: int, asked: Asked, person: Person) -> None:
        """Correct how a file of a report is read; raises as `Readings.change`, and where the person may not."""
        check_works(person)
        self.readings.change(self.found(name), number, asked)

    def compare(self, name: str, person: Person) -> bool:
        """Compare files that were read, with what is corrected now; the decisions on a report stay.

        Returns:
            Whether there is a report already, which is made anew.

        Raises:
            OfficeError: the person may not, or nothing was read for this job.
        """
        check_works(person)
        job = self.found(name)
        about = read_about(self._folder / name)
        if about is None:
            raise OfficeError(404, _NONE)
        if job.ended:
            self.records.save(replace(job, state="queued", told="", check=False))
            self._runner.add(job)
        return about.compared

    def page(self, name: str, path: str) -> bytes:
        """Read a page or a file of a collation; raises as `results.read_page`."""
        return read_page(self._folder / self.found(name).id, path)

    def found(self, name: str) -> Job:
        """Find a job.

        Raises:
            OfficeError: there is none.
        """
        job = self.records.get(name)
        if job is None:
            raise OfficeError(404, _NONE)
        return job

    def sweep(self) -> None:
        """Remove files that were kept long enough."""
        self.originals.sweep(self.records.needed())

    def _own(self, name: str, person: Person) -> Job:
        """Find a job that a person may end; who may end none is not told which there are."""
        check_works(person)
        job = self.found(name)
        if not person.may_end(job):
            raise OfficeError(
                403,
                "这份报告是别人提交的：请本人或管理员处理。 "
                "Somebody else handed this in; ask that person or an administrator.",
            )
        return job

    def _kept(self, side: _Side) -> Upload:
        return Upload(side.sha256, plain_name(side.name), self.originals.path(side.sha256).stat().st_size)


@dataclass(frozen=True, slots=True)
class _Asked:
    files: tuple[_Side, ...]
    mode: str | None = None
    axis: str | None = None
    check: bool = False


def _asked(wanted: object) -> _Asked:
    """Read what is asked for; raises as `Desk.ask`."""
    several = isinstance(wanted, dict) and "files" in wanted
    try:
        if not several:
            pair = msgspec.convert(wanted, _Wanted)
            asked = _Asked((pair.left, pair.right), mode=pair.mode, check=pair.check)
        else:
            collection = msgspec.convert(wanted, _Collection)
            asked = _Asked(collection.files, axis=collection.axis, check=collection.check)
    except msgspec.ValidationError as error:
        raise OfficeError(400, f"The request is not understood: {error}.") from error
    if asked.mode not in (None, *MODES):
        raise OfficeError(400, f"{asked.mode[:20]!r} is no kind of comparison; choose from {', '.join(MODES)}.")
    if asked.axis not in (None, *AXES):
        raise OfficeError(400, f"{asked.axis[:20]!r} is no kind of collation; choose from {', '.join(AXES)}.")
    if not 2 <= len(asked.files) <= MOST_FILES:
        raise OfficeError(400, f"请选 2 至 {MOST_FILES} 份文件。 Choose 2 to {MOST_FILES} files.")
    if len({side.sha256 for side in asked.files}) < len(asked.files) and asked.axis:
        raise OfficeError(400, "有两份文件完全相同：请去掉一份。 Two files are the same; leave one of them away.")
    return asked


def check_works(person: Person) -> None:
    """See that a person may do more than read.

    Raises:
        OfficeError: the person may not.
    """
    if not person.works:
        raise OfficeError(
            403,
            "您的账号只能查看和下载：需要提交或审核，请找管理员。 "
            "Your account reads and downloads alone; ask an administrator for more.",
        )
