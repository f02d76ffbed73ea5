import json
import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.office.served import ROOT, Office
from tests.waiting import PATIENCE, until

SMALL = "一、工作要点\n（一）推进政务公开。按季度公布进展。（责任单位：省政府办公厅）\n（二）完善信息目录。（责任单位：省司法厅）\n"
OTHER = SMALL.replace("按季度", "按月")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def job(office):
    name = office.hand_in()
    assert office.ended(name) == "done"
    return name


def text(answer):
    return answer.content.decode()


def test_two_files_become_a_report_with_review(office, job):
    page = office.request("GET", f"r/{job}/")
    assert (page.status, page.headers["location"]) == (307, "zj2020-keypoints--zj2021-keypoints.html")
    report = office.request("GET", f"r/{job}/{page.headers['location']}")
    assert "浙江省2020年→2021年政务公开工作要点对照" in text(report)
    api = json.loads(re.search(r'id="review-data">(.*?)</script>', text(report), re.DOTALL)[1])["api"]
    assert office.request("GET", f"r/{job}/{api}events").json["events"] == []
    assert office.request("GET", f"r/{job}").headers["location"] == f"{office.base}r/{job}/"
    listed = office.listed()
    assert "2020年 19 项 → 2021年 26 项" in listed
    assert "两个年度" in listed
    assert "读文件时的提示" in listed


@pytest.mark.parametrize(
    ("name", "begins"), [("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("html", b"<!DOCTYPE html>")]
)
def test_a_report_is_handed_on_as_a_file(office, job, name, begins):
    answer = office.request("GET", f"r/{job}/files/{name}")
    assert (answer.status, answer.content.startswith(begins)) == (200, True)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == (
        f"attachment; filename=\"report.{name}\"; filename*=UTF-8''zj2020-keypoints--zj2021-keypoints.{name}"
    )


def test_a_file_that_cannot_be_read_is_told_with_the_sentence_of_its_reader(office):
    left = office.upload(b"%PDF-1.7\n1 0 obj\n", "坏.pdf").json
    right = office.upload(SMALL.encode(), "好.txt").json
    name = office.ask(left, right).json["id"]
    assert office.ended(name) == "refused"
    listed = next(part for part in office.listed().split('<li class="job ') if name in part)
    assert re.search(r'class="told">“坏.pdf”打不开：请用原来的程序打开', listed)
    assert re.search(r'class="quiet">程序的原话：[^<]*坏.pdf', listed)


def test_names_and_titles_are_shown_as_text(office):
    hostile = '<img src=x onerror="alert(1)">.txt'
    sides = [office.upload(content.encode(), hostile).json for content in (SMALL, OTHER)]
    assert "<" not in sides[0]["name"]
    titled = [f"<script>alert({number})</script>\n{SMALL}".encode() for number in (1, 2)]
    name = office.ask(*(office.upload(content, "标题.txt").json for content in titled)).json["id"]
    assert office.ended(name) == "done"
    assert "<script>alert" not in office.listed()
    assert "<script>alert" not in text(office.request("GET", ""))


def test_a_job_is_stopped_and_deleted_for_good(office):
    marked = SMALL + "（三）只此一处的字样甲乙丙。\n"
    sides = [office.upload(content.encode(), "删.txt").json for content in (marked, OTHER)]
    name = office.ask(*sides).json["id"]
    assert office.request("POST", f"jobs/{name}/stop", {}).status == 200
    assert office.ended(name) in ("stopped", "done")
    assert office.request("POST", f"jobs/{name}/delete", {}).status == 200
    assert office.state(name) is None
    assert office.request("GET", f"r/{name}/").status == 404
    assert office.ask(*sides).status == 404
    traces = [sides[0]["sha256"].encode(), name.encode(), "只此一处的字样甲乙丙".encode()]
    until(
        lambda: not any(trace in kept for kept in kept_in(office.kept) for trace in traces), awaited="nothing is left"
    )


def kept_in(folder):
    """Give path and content of every file; what is just being removed is passed over."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            with suppress(FileNotFoundError):
                yield str(path).encode() + path.read_bytes()


def test_a_file_that_two_reports_have_stays_until_both_are_gone(office):
    one, two = (office.upload(content.encode(), "共.txt").json for content in (SMALL + "共用。", OTHER + "共用。"))
    first, second = (office.ask(*pair).json["id"] for pair in ((one, two), (two, one)))
    assert [office.ended(first), office.ended(second)] == ["done", "done"]
    office.request("POST", f"jobs/{first}/delete", {})
    assert (office.kept / "originals" / one["sha256"]).is_file()
    office.request("POST", f"jobs/{second}/delete", {})
    assert not (office.kept / "originals" / one["sha256"]).exists()


def test_a_format_whose_program_is_missing_is_told_with_what_does_as_well(tmp_path):
    office = Office(tmp_path, path=str(tmp_path))
    try:
        job = office.hand_in()
        assert office.ended(job) == "done"
        answer = office.request("GET", f"r/{job}/files/pdf")
        assert answer.status == 501
        assert re.search("Chromium.*docx", answer.json["error"])
    finally:
        office.stop()


# who is not let in


@pytest.mark.parametrize("path", ["", "list", "r/x/", "files?name=a"])
@pytest.mark.parametrize(
    "sent",
    [
        {"base": "/wrong-token/"},
        {"base": "/"},
        {"headers": {"Host": "evil.example"}},
        {"headers": {"Host": "127.0.0.1:1"}},
        {"headers": {"Origin": "http://evil.example"}},
        {"headers": {"Origin": "null"}},
        {"headers": {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}},
    ],
    ids=["wrong token", "no token", "foreign host", "foreign port", "foreign origin", "no origin", "foreign site"],
)
def test_requests_without_token_or_from_elsewhere_are_refused(office, path, sent):
    method = "POST" if path.startswith("files") else "GET"
    body = b"text" if method == "POST" else None
    assert office.request(method, path, body, **sent).status == 403


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("files?name=a.txt", "text/plain"),
        ("files?name=a.txt", "multipart/form-data; boundary=x"),
        ("jobs", "text/plain"),
        ("jobs/x/delete", "application/x-www-form-urlencoded"),
    ],
)
def test_what_a_form_of_another_site_can_send_does_nothing(office, path, kind):
    before = office.listed()
    assert office.request("POST", path, b"{}", headers={"Content-Type": kind}).status == 415
    assert office.listed() == before


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../office.sqlite3",
        "%2e%2e",
        "%2e%2e%2foffice.sqlite3",
        "x" * 5_000,
        "originals",
        "%00",
        "AAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_guessed_and_travelling_ids_find_nothing(office, name):
    assert office.request("GET", f"r/{name}/").status in (400, 403, 404)
    assert office.request("GET", f"r/{name}/files/docx").status in (400, 403, 404)
    assert office.request("POST", f"jobs/{name}/delete", {}).status in (400, 404)


def test_an_original_is_never_served(office, job):
    sha256 = next((office.kept / "originals").iterdir()).name
    for path in (f"originals/{sha256}", f"files/{sha256}", f"r/{job}/files/{sha256}", f"r/{job}/left.msgpack"):
        assert office.request("GET", path).status in (404, 405)


@pytest.mark.parametrize(
    "wanted",
    [
        [],
        {},
        {"left": "a", "right": "b"},
        {"left": {"sha256": "../x", "name": "a"}, "right": {"sha256": "b", "name": "b"}},
        {"left": {"sha256": 1, "name": "a"}, "right": {"sha256": "b", "name": "b"}},
    ],
)
def test_a_job_that_makes_no_sense_is_refused(office, wanted):
    answer = office.request("POST", "jobs", wanted)
    assert answer.status in (400, 404)
    assert answer.json["error"]


def test_an_unknown_kind_of_comparison_is_refused(office):
    sides = [office.upload(content.encode()).json for content in (SMALL, OTHER)]
    answer = office.ask(*sides, "decade")
    assert (answer.status, answer.json["error"]) == (
        400,
        "'decade' is no kind of comparison; choose from year, level, region.",
    )


def test_a_file_that_is_too_large_is_refused_before_it_has_arrived(tmp_path):
    small = Office(tmp_path, "--largest", "0.1")
    try:
        stated = small.upload(b"x" * 100_001)
        assert stated.status == 413
        with socket.create_connection(("127.0.0.1", small.port), timeout=PATIENCE) as line:
            head = (
                f"POST {small.base}files?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{small.port}\r\n"
                "Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            line.sendall(head.encode())
            for _ in range(3):
                line.sendall(b"c350\r\n" + b"x" * 50_000 + b"\r\n")
            assert b" 413 " in line.recv(4_096).split(b"\r\n")[0]
        assert list((small.kept / "originals").iterdir()) == []
    finally:
        small.stop()


def test_two_windows_do_not_work_in_one_folder(office):
    command = [sys.executable, "-m", "policydiff", "serve", "--folder", str(office.kept), "--port", "0"]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (second.returncode, second.stdout) == (2, "")
    assert "is in use by another window of policydiff; use that one, or choose another --folder." in second.stderr


# much at once, and ends without notice


def test_many_users_at_once_lose_nothing_and_double_nothing(tmp_path):
    office = Office(tmp_path)
    try:
        contents = [(SMALL + f"（三）第{number}件事。\n").encode() for number in range(40)]

        def upload(content):
            began = time.monotonic()
            answer = office.upload(content, "同时.txt")
            return answer.json, time.monotonic() - began

        with ThreadPoolExecutor(20) as users:
            uploaded = list(users.map(upload, contents))
        sides = [one for one, _ in uploaded]
        assert len({side["sha256"] for side in sides}) == len(contents)
        with ThreadPoolExecutor(20) as users:
            jobs = list(users.map(lambda pair: office.ask(*pair).json["id"], zip(sides[::8], sides[1::8], strict=True)))
        assert [office.ended(name) for name in jobs] == ["done"] * len(jobs)
        assert sorted(re.findall(r'data-id="([^"]+)"', office.listed())) == sorted(jobs)
    finally:
        office.stop()


def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path):
    office = Office(tmp_path)
    try:
        left, right = (office.upload(content.encode(), "杀.txt").json for content in (SMALL, OTHER))
        jobs = []
        for pause in (0.0, 0.2, 0.5, 0.9, 1.4):
            jobs.append(office.ask(left, right).json["id"])
            time.sleep(pause)
            office.kill()
            office.start()
        assert [office.ended(name) for name in jobs] == ["done"] * len(jobs)
        assert sorted(re.findall(r'data-id="([^"]+)"', office.listed())) == sorted(jobs)
        assert sorted(path.name for path in (office.kept / "reports").iterdir()) == sorted(jobs)
    finally:
        office.stop()
