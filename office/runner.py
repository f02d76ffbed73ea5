"""Do the jobs: a few at a time, each in a process of its own that can be ended at any moment."""

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Final, cast

import msgspec

from office.model import STATES, Job, OfficeError, Progress
from office.originals import Originals
from office.records import Records
from office.results import ABOUT, finished, read_about
from office.wire import About, Failed, Order, Said, Step

__all__ = ["Runner"]

_AT_ONCE: Final = max(1, min(2, (os.cpu_count() or 1)))
"""Jobs done at a time: each uses up to two cores and a gigabyte."""

_JOB_SECONDS: Final = 1800.0
"""After which a job is given up: lists of 5,000 tasks take one or two minutes on two cores."""

_BROKEN: Final = (
    "比对中断：请重试；仍不行，请换一种格式另存后再选。 "
    "The work broke down; try again, or save the files in another format."
)
_TOO_LONG: Final = "半小时内没有比对完：请分成几份较小的文件。 It took more than half an hour; give smaller files."


class Runner:
    """Threads that take jobs in the order in which they were asked for."""

    def __init__(
        self,
        records: Records,
        originals: Originals,
        folder: Path,
        *,
        program: Sequence[str],
        order: Callable[[Job, Sequence[Path], Path, Path | None], Order],
        ready: Callable[[Job], object],
    ) -> None:
        """Queue what is waiting; `start` begins with it.

        Args:
            records: where jobs are kept.
            originals: where their files are.
            folder: of the reports, one folder each, named by the id of the job.
            program: that does a job: it reads an `Order`, prints what it has to say, and ends.
            order: makes an order of a job, the paths of its files, the folder to write to, and the folder of its report
                where there is one that is to be compared anew, without the files.
            ready: called once a job is done, to draw its page before anybody asks for it.
        """
        self._records, self._originals, self._folder = records, originals, folder
        self._program, self._order, self._ready = tuple(program), order, ready
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._lock = threading.Lock()
        self._closing = False
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(_AT_ONCE)]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = {job.id: job for job in records.all()}
        for path in folder.iterdir():  # what a run that was killed left, or what was deleted while it was written
            if path.name not in known:
                shutil.rmtree(path, ignore_errors=True)
        for job in records.waiting():
            self._requeue(job)

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def add(self, job: Job) -> None:
        """Take a job that is kept already."""
        self._queue.put(job.id)

    def stop(self, name: str) -> None:
        """End a job that has not ended by itself; files and records are the caller's."""
        with self._lock:
            process = self._processes.get(name)
            if process is not None:
                _end(process)

    def close(self) -> None:
        """End all work; what had not ended is queued again by the next run."""
        self._closing = True
        with self._lock:
            for process in self._processes.values():
                _end(process)
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout=5)

    def _requeue(self, job: Job) -> None:
        about = read_about(self._folder / job.id)
        if about is not None and self._is_done(job, about):
            self._records.save(finished(job, about))  # it was done, and nobody wrote it down any more
            return
        if about is None:
            shutil.rmtree(self._folder / job.id, ignore_errors=True)
        self._records.save(replace(job, state="queued"))
        self._queue.put(job.id)

    def _work(self) -> None:
        while (name := self._queue.get()) is not None:
            if self._closing:
                return
            with contextlib.suppress(OfficeError):  # the database cannot be written: the next run takes the job up
                job = self._records.get(name)
                if job is not None and not job.ended:
                    self._do(job)

    def _do(self, job: Job) -> None:
        """Do one job, and write down what came of it."""
        rough, kept = self._folder / f"{job.id}.part", self._folder / job.id
        before = read_about(kept)
        shutil.rmtree(rough, ignore_errors=True)
        try:
            rough.mkdir(mode=0o700)
            files = self._copied(job, rough / "files") if before is None else ()
            self._tell(
                job, Step("reading" if before is None else "linking", 0, 0)
            )  # the program takes a while to begin
            said = self._run(job, self._order(job, files, rough, None if before is None else kept))
            now = self._records.get(job.id)
            if self._closing or now is None or now.ended:
                return  # stopped or deleted meanwhile
            if isinstance(said, str):
                self._refuse(now, before, said)
            elif before is None:
                shutil.rmtree(rough / "files")
                rough.replace(kept)
                self._finish(now, said)
            else:  # the documents are those that were read; decisions on the report stay with it
                if said.site:
                    (rough / said.site).replace(kept / said.site)
                (rough / ABOUT).replace(kept / ABOUT)
                if before.site:
                    shutil.rmtree(kept / before.site, ignore_errors=True)
                self._finish(now, said)
        except OfficeError as error:
            self._refuse(job, before, str(error))
        except OSError as error:
            self._refuse(job, before, f"{_BROKEN} ({error.strerror})")
        finally:
            shutil.rmtree(rough, ignore_errors=True)

    def _refuse(self, job: Job, before: About | None, told: str) -> None:
        """Say why nothing came of a job; one that has a report keeps it, and files that were read stay read."""
        if before is None:
            self._records.save(replace(job, state="refused", told=told))
        else:
            kept = finished(job, before)
            self._records.save(kept if before.compared else replace(kept, told=told))

    def _is_done(self, job: Job, about: About) -> bool:
        """Whether what is kept of a job is what was asked for last."""
        return about.corrections == self._corrections(job, about) if about.compared else job.check

    def _corrections(self, job: Job, about: About) -> tuple[str, ...]:
        """Return what is corrected in the reading of the files now, in the form of what is kept of a report."""
        now = tuple(self._records.corrections(file.sha256) for file in job.files)
        return now if any(now) or about.corrections else ()

    def _finish(self, job: Job, about: About) -> None:
        """Draw the page before anybody asks for it; what was deleted meanwhile leaves nothing."""
        done = finished(job, about)
        if about.compared and self._records.save(replace(done, state="drawing")):
            self._ready(done)
        if not self._records.save(done):
            shutil.rmtree(self._folder / job.id, ignore_errors=True)

    def _copied(self, job: Job, folder: Path) -> tuple[Path, ...]:
        """Give the files of a job the names that they were handed in with: a reader tells them in its sentences."""
        paths = tuple(folder / str(number) / file.name for number, file in enumerate(job.files, start=1))
        for path, upload in zip(paths, job.files, strict=True):
            path.parent.mkdir(parents=True)
            shutil.copyfile(self._originals.path(upload.sha256), path)
        return paths

    def _run(self, job: Job, order: Order) -> About | str:
        """Run the program; return what came of it, or the sentence that says why nothing did."""
        with self._lock:
            process = _started(self._program)
            self._processes[job.id] = process
        late = threading.Timer(_JOB_SECONDS, _end, (process,))
        late.daemon = True
        late.start()
        answer: About | str = _BROKEN
        try:
            stdin, stdout = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
            with contextlib.suppress(BrokenPipeError), stdin:
                stdin.write(msgspec.json.encode(order) + b"\n")
            with stdout:
                for line in stdout:
                    said = _understood(line)
                    if isinstance(said, Step):
                        self._tell(job, said)
                    elif said is not None:
                        answer = said.sentence if isinstance(said, Failed) else said
            process.wait()
        finally:
            ended_late = late.finished.is_set()
            late.cancel()
            _end(process)
            with self._lock:
                del self._processes[job.id]
        return answer if process.returncode == 0 else _TOO_LONG if ended_late else _BROKEN

    def _tell(self, job: Job, said: Step) -> None:
        state = said.step if said.step in STATES else "reading"
        now = replace(job, state=state, progress=Progress(said.done, said.total))
        known = self._records.get(job.id)
        if known is not None and known.ended:
            self.stop(job.id)
        elif known is not None and known.state == state:
            self._records.note(now)
        else:
            self._records.save(now)


def _understood(line: bytes) -> Said | None:
    try:
        return cast("Said", msgspec.json.decode(line, type=Said))
    except msgspec.MsgspecError:
        return None  # a library printed it


def _started(program: Sequence[str]) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(folder or os.getcwd() for folder in sys.path)  # noqa: PTH109  "" stands for it
    return subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it has started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
