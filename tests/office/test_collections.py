"""Several files handed in together: asked for, collated, shown, corrected, copied, deleted, and attacked."""

import io
import re
import shutil

import pytest

from office.copies import pack, unpack
from office.model import Job, Upload
from office.results import finished, read_about
from office.wire import Failed, Order
from policydiff import office_job
from tests.office.shared import PASSWORD, SharedOffice

TEXT = "{year}年政务公开工作要点\n一、主动公开\n（一）推进政务公开。{how}公布进展。（责任单位：省政府办公厅）\n（二）完善目录。（责任单位：省司法厅）\n"
YEARS = {2019: "按年度", 2020: "按季度", 2021: "按月"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What comes of three years, as the process that does the job leaves it."""
    place = tmp_path_factory.mktemp("made")
    paths = []
    for number, (year, how) in enumerate(YEARS.items()):
        (place / str(number)).mkdir()
        paths.append(place / str(number) / "要点.txt")
        paths[-1].write_text(TEXT.format(year=year, how=how), encoding="utf-8")
    folder = place / "report"
    folder.mkdir()
    order = Order(tuple(map(str, paths)), None, "none", "zh-CN", str(folder), 60, 2000, axis="years")
    said = io.BytesIO()
    return folder, office_job._outcome(order, said), said.getvalue().decode()


def put(shared, made, number=7):
    """Put the collation into a window; its id."""
    job = f"{number:022d}"
    shutil.copytree(made[0], shared.kept / "reports" / job)
    left, right, more = (Upload(digit * 64, f"{digit}.txt", 1) for digit in "789")
    asked = Job(job, "2026-01-01T00:00:00+00:00", left, right, owner="审核", axis="years", more=(more,))
    shared.records.add(asked)
    shared.records.save(finished(asked, made[1]))
    return job


def test_the_job_collates_and_says_how_far_it_is(made):
    folder, about, said = made
    assert about == read_about(folder)
    assert (about.mode, about.verdict) == (
        "years",
        "3 份文件分为 2 件事项，其中 2 件见于两份以上的文件，0 处需要人工判断。",
    )
    assert {"index.html", "collation.csv", "collation.docx", "pairs/index.html"} <= set(about.pages)
    assert len([name for name in about.pages if name.startswith("pairs/要点-")]) == 3
    assert '"step":"linking","done":3,"total":3' in said


def test_what_cannot_be_collated_is_told_with_what_to_do(made, tmp_path):
    paths = [made[0] / "left.txt", made[0].parent / "0" / "要点.txt"]
    (tmp_path / "无年份.txt").write_text("一、推进公开\n（一）公布进展。（责任单位：省政府办公厅）\n", encoding="utf-8")
    paths = (str(tmp_path / "无年份.txt"), str(paths[1]))
    said = office_job._outcome(Order(paths, None, "none", "zh-CN", str(tmp_path), 60, 2000, axis="years"), io.BytesIO())
    assert isinstance(said, Failed)
    assert said.sentence.startswith("不能汇校：按年度，每份文件的标题要写年份")


def test_two_to_eleven_files_are_queued_in_their_order(shared):
    cookie = shared.enter("审核")
    files = [shared.upload(cookie, f"第{number}份".encode(), f"{number}.txt").json for number in range(12)]
    for wanted, status in (
        ({"files": files[:11], "axis": "years"}, 201),
        ({"files": files, "axis": "years"}, 400),
        ({"files": files[:1], "axis": "years"}, 400),
        ({"files": [files[0], files[1], files[0]], "axis": "years"}, 400),
        ({"files": files[:2], "axis": "colours"}, 400),
        ({"files": files[:2]}, 400),
        ({"files": "ab", "axis": "years"}, 400),
        ({"files": [{"sha256": "../../people.sqlite3", "name": "x"}, files[0]], "axis": "years"}, 404),
    ):
        assert shared.ask("POST", "/jobs", wanted, cookie=cookie).status == status
    (job,) = shared.records.all()
    assert (job.axis, [file.name for file in job.files]) == ("years", [f"{number}.txt" for number in range(11)])
    assert shared.records.needed() == {file["sha256"] for file in files[:11]}
    side = {"sha256": "0" * 64, "name": "a.txt"}
    refused = shared.ask("POST", "/jobs", {"files": [side] * 2, "axis": "years"}, cookie=shared.enter("阅读"))
    assert refused.status == 403


def test_the_pages_lead_to_each_other_and_back_and_its_files_are_downloads(shared, made):
    job, cookie = put(shared, made), shared.enter("阅读")
    assert shared.ask("GET", f"/r/{job}", cookie=cookie).headers["location"] == f"/r/{job}/index.html"
    assert shared.ask("GET", f"/r/{job}/", cookie=cookie).headers["location"] == f"/r/{job}/index.html"
    page = shared.ask("GET", f"/r/{job}/index.html", cookie=cookie)
    assert '<a href="../../">返回清单</a> <a href="reading">核对读取结果</a>' in page.text
    assert "Content-Security-Policy" in page.text
    pair = next(name for name in made[1].pages if name.startswith("pairs/要点"))
    assert (
        '<a href="../../../">返回清单</a> <a href="../reading">'
        in shared.ask("GET", f"/r/{job}/{pair}", cookie=cookie).text
    )
    for name in ("docx", "xlsx", "csv"):
        answer = shared.ask("GET", f"/r/{job}/files/{name}", cookie=cookie)
        assert (answer.status, answer.headers["content-type"]) == (200, "application/octet-stream")
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="report.{name}"')
    listed = shared.ask("GET", "/list", cookie=cookie).text
    assert "几个年度" in listed
    assert re.findall(r'href="r/\d+/files/(\w+)"', listed) == ["docx", "xlsx", "csv"]
    assert {"act": "view", "name": "阅读", "report": job} in shared.acts()


@pytest.mark.parametrize(
    "path",
    [
        "about.json",
        "left.msgpack",
        "3.msgpack",
        "decisions.sqlite3",
        "collation.json",
        "../office.sqlite3",
        "pairs/../../about.json",
        "pairs/..%2f..%2f..%2fpeople.sqlite3",
        "site-0123456789abcdef/index.html",
        "nothing.html",
        "files/json",
        "files/pdf",
        "files/..%2findex",
        "api/p-x/events",
    ],
)
def test_nothing_but_its_pages_is_handed_out(shared, made, path):
    job, cookie = put(shared, made), shared.enter("管理")
    answer = shared.ask("GET", f"/r/{job}/{path}", cookie=cookie)
    assert answer.status == 404
    assert len(answer.content) < 200
    assert shared.ask("GET", f"/r/{job}/index.html").status == 303
    assert shared.ask("POST", f"/r/{job}/index.html", {}, cookie=cookie).status == 404


def test_its_readings_are_corrected_file_by_file_and_collated_anew(shared, made, tmp_path):
    job, cookie = put(shared, made), shared.enter("审核")
    assert shared.form(job, cookie, file="2", do="no_task", task="2").status == 303
    shared.form(job, cookie, do="compare")
    assert shared.queued == [job]
    kept = ("", "", shared.records.corrections("9" * 64))
    folder = shared.kept / "reports" / job
    order = Order((), "years", "none", "zh-CN", str(tmp_path), 60, 2000, kept, str(folder), "years")
    again = office_job._done(order, io.BytesIO())
    assert again.site != made[1].site
    assert again.doubts[len(made[1].doubts) :] == ("要点.txt 第4行 人工修改：第 2 项“完善目录。”不作为任务",)


def test_a_copy_has_all_of_it_and_deleting_leaves_nothing(shared, made, tmp_path):
    job, cookie = put(shared, made), shared.enter("审核")
    shared.form(job, cookie, file="2", do="no_task", task="2")
    (tmp_path / "copy.zip").write_bytes(pack(shared.kept))
    unpack(tmp_path / "copy.zip", tmp_path / "kept")
    again = SharedOffice(tmp_path / "kept", people=())
    other = again.sign_in("阅读", PASSWORD).cookie
    assert again.records.get(job) == shared.records.get(job)
    for path in (f"/r/{job}/{made[1].pages[-1]}", f"/r/{job}/index.html", f"/r/{job}/files/docx"):
        assert again.ask("GET", path, cookie=other).content == shared.ask("GET", path, cookie=cookie).content
    assert "已改 1 处" in again.ask("GET", f"/r/{job}/reading?file=2", cookie=other).text
    again.close()
    assert shared.ask("POST", f"/jobs/{job}/delete", {}, cookie=cookie).status == 200
    assert not (shared.kept / "reports" / job).exists()
    assert shared.records.corrections("9" * 64) == ""
    assert shared.ask("GET", f"/r/{job}/index.html", cookie=cookie).status == 404
