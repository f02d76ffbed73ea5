"""Files that are read first and compared when somebody says so: seen, corrected, compared, and interrupted between."""

import io
import json
import re
from dataclasses import replace

import pytest

from office.model import Job, Upload
from office.results import finished, read_about, read_documents, write_result
from office.wire import About, Order
from policydiff import office_job
from tests.office.shared import LEFT, RIGHT
from tests.office.test_runner import ABOUT, WRITE, desk
from tests.review.samples import document

__all__ = ["desk"]

ONLY_READ = {**ABOUT, "mode": "", "name": "", "verdict": "分别读出 2、2 项任务。", "compared": False}
READ = f"assert order['check']; pathlib.Path(order['folder'], 'about.json').write_text(json.dumps({ONLY_READ!r})); say({ONLY_READ!r})"
COMPARED = f"assert not order['check']; {WRITE}"


def put(shared, *, owner="审核", axis=None):
    """Put files into a window that were read and not compared; the id of their job."""
    job = f"{8:022d}"
    (shared.kept / "reports" / job).mkdir(parents=True)
    about = About("", "", "分别读出 6、6 项任务。", ("", ""), (), compared=False)
    write_result(shared.kept / "reports" / job, (document("old"), document("new")), about)
    uploads = [Upload(digit * 64, f"{name}.txt", 1) for digit, name in zip("01", "甲乙", strict=True)]
    asked = Job(job, "2026-01-01T00:00:00+00:00", *uploads, "year", owner=owner, check=True, axis=axis)
    shared.records.add(asked)
    shared.records.save(finished(asked, about))
    return job


def test_the_job_reads_and_compares_nothing(tmp_path):
    paths = [tmp_path / name for name in ("甲.txt", "乙.txt")]
    for path, text in zip(paths, (LEFT, RIGHT), strict=True):
        path.write_text(text, encoding="utf-8")
    (tmp_path / "out").mkdir()
    order = Order(tuple(map(str, paths)), None, "none", "zh-CN", str(tmp_path / "out"), 60, 2000, check=True)
    said = io.BytesIO()
    about = office_job._outcome(order, said)
    assert about == read_about(tmp_path / "out")
    assert (about.compared, about.verdict) == (False, "分别读出 2、2 项任务。")
    assert {json.loads(line)["step"] for line in said.getvalue().splitlines()} == {"reading"}
    assert [len(one.tasks) for one in read_documents(tmp_path / "out")] == [2, 2]


def test_a_request_may_ask_for_it_and_the_mode_stays(shared):
    cookie = shared.enter("审核")
    sides = [shared.upload(cookie, text.encode(), "要点.txt").json for text in (LEFT, RIGHT)]
    asked = {"left": sides[0], "right": sides[1], "mode": "level", "check": True}
    job = shared.ask("POST", "/jobs", asked, cookie=cookie).json["id"]
    assert shared.records.get(job).check
    shared.records.save(finished(shared.records.get(job), About("", "", "读出", ("", ""), (), compared=False)))
    assert (shared.records.get(job).state, shared.records.get(job).mode) == ("read", "level")
    assert shared.acts()[-1] == {"act": "read", "name": "审核", "report": job}


@pytest.mark.parametrize("check", [1, "yes", None])
def test_what_is_neither_yes_nor_no_is_refused(standing, check):
    sides = [{"sha256": digit * 64, "name": "a.txt"} for digit in "01"]
    asked = {"left": sides[0], "right": sides[1], "check": check}
    assert standing.ask("POST", "/jobs", asked, cookie=standing.sessions["审核"]).status == 400


def test_it_is_listed_with_its_reading_and_there_is_no_report_yet(shared):
    job, cookie = put(shared), shared.enter("审核")
    row = shared.ask("GET", "/list", cookie=cookie).text
    assert f'<li class="job read" data-id="{job}">' in row
    assert set(re.findall(r'href="([^"]+)"', row)) == {f"r/{job}/reading"}
    assert re.findall(r'data-action="(\w+)"', row) == ["compare", "delete"]
    for path in (f"/r/{job}/", f"/r/{job}/report.html", f"/r/{job}/files/docx"):
        assert shared.ask("GET", path, cookie=cookie).status == 404


def test_each_file_leads_to_the_next_and_to_the_comparison(shared):
    job, cookie = put(shared), shared.enter("审核")
    pages = [shared.ask("GET", f"/r/{job}/reading?file={number}", cookie=cookie).text for number in (0, 1)]
    assert ["看下一份：乙.txt" in page for page in pages] == [True, False]
    assert ["打开报告" in page for page in pages] == [False, False]
    assert all(re.search(r'<button class="main" name="do" value="compare">开始比对</button>', page) for page in pages)
    assert not any("有修改还没有用到这份报告" in page for page in pages)
    reader = shared.ask("GET", f"/r/{job}/reading", cookie=shared.enter("阅读")).text
    assert "<form" not in reader


def test_what_is_corrected_before_is_in_the_first_comparison(shared, tmp_path):
    job, cookie = put(shared), shared.enter("审核")
    assert shared.form(job, cookie, do="join", task="5", at="0").status == 303
    assert shared.form(job, cookie, do="compare").headers["location"] == "/"
    asked = shared.records.get(job)
    assert (shared.queued, asked.state, asked.check, asked.told) == ([job], "queued", False, "")
    kept = (shared.records.corrections("0" * 64), "")
    folder = shared.kept / "reports" / job
    order = Order((), asked.mode, "none", "zh-CN", str(tmp_path), 60, 2000, kept, str(folder))
    about = office_job._done(order, io.BytesIO())
    (tmp_path / "about.json").replace(folder / "about.json")
    shared.records.save(finished(asked, about))
    assert shared.records.get(job).state == "done"
    assert len(shared.library_tasks(job)) == len(document("old").tasks) - 1
    assert [act["act"] for act in shared.acts()[1:]] == ["correct", "compare"]


def test_the_button_of_the_list_compares_as_well_for_who_may(shared):
    job = put(shared)
    assert shared.ask("POST", f"/jobs/{job}/compare", {}, cookie=shared.enter("阅读")).status == 403
    assert shared.ask("POST", f"/jobs/{'9' * 22}/compare", {}, cookie=shared.enter("审核")).status == 404
    assert shared.queued == []
    assert shared.ask("POST", f"/jobs/{job}/compare", {}, cookie=shared.enter("审核")).json == {}
    assert (shared.queued, shared.records.get(job).state) == ([job], "queued")


def test_stopping_the_comparison_leaves_what_was_read(shared):
    job, cookie = put(shared), shared.enter("审核")
    shared.form(job, cookie, do="compare")
    assert shared.ask("POST", f"/jobs/{job}/stop", {}, cookie=cookie).status == 200
    assert shared.records.get(job).state == "read"
    assert shared.ask("GET", f"/r/{job}/reading", cookie=cookie).status == 200


def test_several_files_are_checked_as_two_are(shared):
    job, cookie = put(shared, axis="years"), shared.enter("审核")
    assert "开始汇校" in shared.ask("GET", f"/r/{job}/reading", cookie=cookie).text
    assert shared.ask("GET", f"/r/{job}/index.html", cookie=cookie).status == 404


def compared(at, program):
    """Let a runner compare what is read."""
    at.runner.close()
    at.runner = at.made(program)
    at.records.save(replace(at.records.get("one"), state="queued", check=False))
    at.runner.add(at.records.get("one"))
    at.runner.start()
    return at.done()


@pytest.fixture
def read(desk):
    """A runner that has read the files of a job, and compared nothing."""
    at = desk(READ)
    at.records.delete(at.job().id)
    at.records.add(replace(at.job("other"), id="one", check=True))
    at.records.delete("other")
    at.runner.add(at.records.get("one"))
    at.runner.start()
    at.done()
    return at


def test_it_is_read_then_compared_and_no_page_is_drawn_before(read):
    assert (read.records.get("one").state, read.records.get("one").told) == ("read", "分别读出 2、2 项任务。")
    assert read.drawn == []
    assert compared(read, COMPARED).state == "done"
    assert [job.id for job in read.drawn] == ["one"]


def test_where_the_comparison_fails_it_says_why_and_what_was_read_stays(read):
    done = compared(read, "say({'type': 'failed', 'sentence': '磁盘已满'})")
    assert (done.state, done.told) == ("read", "磁盘已满")
    assert compared(read, COMPARED).state == "done"


def test_a_program_that_ends_meanwhile_goes_on_with_what_was_asked_for_last(read):
    read.runner.close()
    read.records.save(replace(read.records.get("one"), state="reading"))  # read, and nobody wrote it down
    read.runner = read.made("raise SystemExit(1)")
    assert read.records.get("one").state == "read"
    read.records.save(replace(read.records.get("one"), state="queued", check=False))  # to be compared
    read.runner = read.made(COMPARED)
    assert read.records.get("one").state == "queued"
    read.runner.start()
    assert read.done().state == "done"
