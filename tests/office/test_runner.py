import errno
import io
import json
import os
import sys
import time
from dataclasses import replace

import pytest

from office.model import Job, Progress
from office.originals import Originals
from office.records import Records
from office.runner import Runner
from office.wire import Failed, Order
from policydiff import office_job
from tests.office.loops import run
from tests.waiting import until

ABOUT = {
    "type": "about",
    "mode": "year",
    "name": "a--b",
    "verdict": "1 项 → 1 项",
    "titles": ["甲", "乙"],
    "doubts": ["a.txt 第3行 不认识"],
}
SAY = "import json, pathlib, sys, time; order = json.loads(sys.stdin.readline()); say = lambda one: print(json.dumps(one), flush=True); "
WRITE = f"pathlib.Path(order['folder'], 'about.json').write_text(json.dumps({ABOUT!r})); say({ABOUT!r})"
WAIT = "say({'type': 'step', 'step': 'linking', 'done': 1, 'total': 4}); time.sleep(600)"


class Desk:
    """A runner with a program of its own, and one job on two files."""

    def __init__(self, folder, program):
        self.records = Records(folder / "office.sqlite3")
        self.folder = folder / "reports"
        self.originals = Originals(folder / "originals", largest=1_000, days=7)
        self.drawn = []
        self.runner = self.made(program)

    def made(self, program):
        return Runner(
            self.records,
            self.originals,
            self.folder,
            program=(sys.executable, "-c", SAY + program),
            order=lambda job, files, out, kept: Order(
                tuple(path.read_text() for path in files),
                job.mode,
                "none",
                "zh-CN",
                str(out),
                60,
                2000,
                check=job.check,
            ),
            ready=self.drawn.append,
        )

    def job(self, name="one"):
        async def arriving(content):
            yield content

        sides = [run(self.originals.receive(arriving(text), f"{text.decode()}.txt")) for text in (b"a", b"b")]
        job = Job(name, "2026-03-02T08:00:00+00:00", *sides)
        self.records.add(job)
        return job

    def done(self, name="one"):
        until(lambda: self.records.get(name).ended)
        return self.records.get(name)

    def close(self):
        self.runner.close()
        self.records.close()


@pytest.fixture
def desk(tmp_path):
    opened = []

    def make(program):
        opened.append(Desk(tmp_path, program))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_a_job_is_done_and_its_page_drawn(desk):
    at = desk(f"assert order['files'] == ['a', 'b']; print('noise of a library'); {WRITE}")
    job = at.job()
    at.runner.start()
    at.runner.add(job)
    done = at.done()
    assert (done.state, done.mode, done.told, done.titles, done.doubts) == (
        "done",
        "year",
        "1 项 → 1 项",
        ("甲", "乙"),
        ("a.txt 第3行 不认识",),
    )
    assert [one.id for one in at.drawn] == ["one"]
    assert sorted(path.name for path in at.folder.rglob("*")) == ["about.json", "one"]


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("say({'type': 'failed', 'sentence': '第2页没有字'})", "第2页没有字"),
        ("raise SystemExit(134)", "比对中断"),
        ("import os; os.kill(os.getpid(), 9)", "比对中断"),
        ("say({'type': 'about'})", "比对中断"),
        (f"say({ABOUT!r}); raise SystemExit(1)", "比对中断"),
    ],
    ids=["refused", "exit code", "killed", "half a message", "failed after it was done"],
)
def test_a_job_that_fails_says_why_and_leaves_nothing(desk, program, told):
    at = desk(program)
    job = at.job()
    at.runner.start()
    at.runner.add(job)
    done = at.done()
    assert (done.state, done.told.startswith(told)) == ("refused", True)
    until(lambda: list(at.folder.iterdir()) == [])


def test_a_job_is_ended_while_it_works(desk):
    at = desk(WAIT)
    job = at.job()
    at.runner.start()
    at.runner.add(job)
    until(lambda: at.records.get("one").progress == Progress(1, 4))
    assert at.records.get("one").state == "linking"
    at.records.delete("one")
    began = time.monotonic()
    at.runner.stop("one")
    until(lambda: list(at.folder.iterdir()) == [])
    assert time.monotonic() - began < 10
    assert at.records.all() == ()


def test_what_was_under_way_is_done_by_the_next_run(desk):
    at = desk(WAIT)
    first, second = at.job("one"), at.job("two")
    at.runner.start()
    at.runner.add(first)
    until(lambda: at.records.get("one").state == "linking")
    at.runner.close()
    assert at.records.get("one").state == "linking"
    at.runner = at.made(WRITE)
    at.runner.start()
    assert [at.done(job.id).state for job in (first, second)] == ["done", "done"]


def test_what_was_done_and_not_written_down_is_not_done_twice(desk):
    at = desk("raise SystemExit(1)")
    at.job()
    (at.folder / "one").mkdir()
    (at.folder / "one" / "about.json").write_text(json.dumps(ABOUT))
    (at.folder / "stranger").mkdir()
    at.runner = at.made("raise SystemExit(1)")
    assert at.records.get("one").state == "done"
    assert [path.name for path in at.folder.iterdir()] == ["one"]


def test_on_a_full_disk_a_job_leaves_nothing_and_it_is_said(desk, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("office.runner.shutil.copyfile", full)
    at = desk(WRITE)
    at.runner.add(at.job())
    at.runner.start()
    assert "No space left on device" in at.done().told
    at.runner.close()
    assert list(at.folder.iterdir()) == []


def test_a_job_that_cannot_write_what_came_of_it_says_so(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(office_job, "_done", full)
    order = Order(("a.txt", "b.txt"), None, "none", "zh-CN", str(tmp_path), 60, 2000)
    assert office_job._outcome(order, io.BytesIO()) == Failed(
        "磁盘已满或不能写入：请腾出空间后再比一次。\nNo space left on device"
    )


def test_a_report_is_compared_anew_in_place_and_stays_where_that_fails(desk):
    at = desk(WRITE)
    job = at.job()
    at.runner.start()
    at.runner.add(job)
    at.done()
    (at.folder / "one" / "decisions.sqlite3").write_bytes(b"decisions")
    at.runner.close()
    again = json.dumps({**ABOUT, "verdict": "2 项 → 1 项"})
    for program, told in (
        (
            f"pathlib.Path(order['folder'], 'about.json').write_text({again!r}); print({again!r}, flush=True)",
            "2 项 → 1 项",
        ),
        ("say({'type': 'failed', 'sentence': '磁盘已满'})", "2 项 → 1 项"),
        (f"assert order['files'] == []; {WRITE}", "1 项 → 1 项"),
    ):
        at.records.save(replace(at.records.get("one"), state="queued"))
        at.runner = at.made(program)
        at.records.save(replace(at.records.get("one"), state="queued"))
        at.runner.start()
        at.runner.add(job)
        assert (at.done().state, at.records.get("one").told) == ("done", told)
        assert (at.folder / "one" / "decisions.sqlite3").read_bytes() == b"decisions"
        at.runner.close()


def test_what_was_to_be_compared_anew_when_the_program_ended_is_done_by_the_next_run(desk):
    at = desk(WRITE)
    job = at.job()
    at.runner.start()
    at.runner.add(job)
    at.done()
    at.runner.close()
    at.records.correct(job.left.sha256, lambda _: "{}")
    at.records.save(replace(at.records.get("one"), state="queued"))
    at.runner = at.made(WRITE)
    assert at.records.get("one").state == "queued"
    at.runner.start()
    assert at.done().state == "done"
