"""The page on which people correct how a file was read: what its forms do, who may send them, and what is refused."""

import io
import re
from html import unescape

import pytest

from documents.corrections.correction_json import loads
from office.results import read_about, read_documents
from office.wire import Order
from policydiff import office_job


def corrections(shared, number=0):
    """What is kept of a file, as kind, task and place."""
    written = shared.records.corrections(str(number) * 64)
    entries = loads(written, name="kept").entries if written else ()
    return [(entry.kind, entry.spot.task, entry.spot.at) for entry in entries]


def first_text(shared, job, number=0):
    return read_documents(shared.kept / "reports" / job)[number].tasks[0].text


def test_each_form_keeps_a_correction_with_the_file_and_each_is_taken_back(shared):
    job, cookie = shared.report(), shared.enter("审核")
    text = first_text(shared, job)
    assert shared.form(job, cookie, do="join", task="3", at="0").headers["location"] == f"/r/{job}/reading?file=0#t3-0"
    shared.form(job, cookie, do="no_task", task="2", at="0")
    shared.form(job, cookie, do="units", task="1", at="0", lead="省财政厅，省审计厅、省财政厅", responsible=" ")
    shared.form(job, cookie, do="split", task="1", at="0", words=text[3:])
    assert corrections(shared) == [("units", 1, 0), ("split", 1, 3), ("no_task", 2, 0), ("join", 4, 0)]
    assert corrections(shared, 1) == []
    page = shared.ask("GET", f"/r/{job}/reading", cookie=cookie).text
    assert "省财政厅、省审计厅" in page
    assert "已改 4 处" in page
    assert "有修改还没有用到这份报告" in page
    kept = shared.ask("GET", f"/r/{job}/reading/0.json", cookie=cookie)
    assert kept.headers["content-disposition"].startswith('attachment; filename="corrections.json"')
    assert kept.text == shared.records.corrections("0" * 64)
    for entry in re.findall(r'<li><form.*?name="entry" value="(\w+)"', page):
        assert shared.form(job, cookie, do="undo", entry=entry).status == 303
    assert shared.records.corrections("0" * 64) == ""
    assert "已改" not in shared.ask("GET", f"/r/{job}/reading", cookie=cookie).text


def test_a_split_is_made_at_the_place_of_a_button_and_undone_by_joining(shared):
    job, cookie = shared.report(), shared.enter("审核")
    shared.form(job, cookie, do="split:1:2", task="1", at="0")
    shared.form(job, cookie, do="units", task="1", at="2", lead="省司法厅")
    assert corrections(shared) == [("split", 1, 2), ("units", 1, 2)]
    shared.form(job, cookie, do="join", task="1", at="0")
    assert corrections(shared) == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "join", "task": "99"}, 409),
        ({"do": "join", "task": "1", "at": "2"}, 409),
        ({"do": "split", "task": "1", "words": "没有的字"}, 400),
        ({"do": "split", "task": "1", "words": ""}, 400),
        ({"do": "split:1:0", "task": "1"}, 400),
        ({"do": "split:1:99999", "task": "1"}, 400),
        ({"do": "split:2:1", "task": "1"}, 400),
        ({"do": "units", "task": "1", "lead": "厅" * 101}, 400),
        ({"do": "undo", "entry": "0" * 16}, 409),
        ({"do": "burn", "task": "1"}, 400),
        ({"do": "join", "task": "１"}, 400),
        ({"do": "join", "task": "-1"}, 400),
        ({"do": "split:1", "task": "1"}, 400),
        ({"do": "join", "task": "1", "file": "2"}, 404),
        ({"do": "join", "task": "1", "file": "../0"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(standing, fields, status):
    answer = standing.form(standing.job, standing.sessions["审核"], **fields)
    assert answer.status == status
    assert corrections(standing) == []


def test_the_last_task_stays(shared):
    job, cookie = shared.report(), shared.enter("审核")
    count = len(read_documents(shared.kept / "reports" / job)[0].tasks)
    answers = [shared.form(job, cookie, do="no_task", task=str(place), at="0") for place in range(1, count + 1)]
    assert [answer.status for answer in answers] == [303] * (count - 1) + [409]
    assert "至少要留下一项任务" in answers[-1].text


def test_the_comparison_is_made_anew_and_decisions_and_other_reports_stay(shared, tmp_path):
    job, cookie = shared.report(), shared.enter("审核")
    other = shared.report(number=1)
    events = f"{shared.interface(job)}events"
    shared.ask("POST", events, {"events": [shared.decision(job, 1, "审核")]}, cookie=cookie)
    before = len(shared.library_tasks(job))
    shared.form(job, cookie, do="join", task=str(before - 1), at="0")
    assert len(shared.library_tasks(job)) == before  # until somebody asks for it
    assert shared.form(job, cookie, do="compare").headers["location"] == "/"
    assert (shared.queued, shared.records.get(job).state) == ([job], "queued")
    folder = shared.kept / "reports" / job
    kept = (shared.records.corrections("0" * 64), "")
    order = Order((), "year", "none", "zh-CN", str(tmp_path), 60, 2000, kept, str(folder))
    about = office_job._done(order, io.BytesIO())
    (tmp_path / "about.json").replace(folder / "about.json")
    shared.library.shut(job)
    assert (about.corrections, read_about(folder).corrections) == (kept, kept)
    assert any("人工修改" in doubt for doubt in about.doubts)
    assert len(shared.library_tasks(job)) == before - 1
    assert len(shared.library_tasks(other)) == before
    assert [event["by"] for event in shared.ask("GET", f"{events}?after=0", cookie=cookie).json["events"]] == ["审核"]
    page = shared.ask("GET", f"/r/{job}/{about.name}.html", cookie=cookie).text
    assert "读取结果经人工修改 1 处。" in page
    assert "有修改还没有用到" not in shared.ask("GET", f"/r/{job}/reading", cookie=cookie).text


def test_stopping_what_is_compared_anew_leaves_the_report(shared):
    job, cookie = shared.report(), shared.enter("审核")
    shared.form(job, cookie, do="join", task="1", at="0")
    shared.form(job, cookie, do="compare")
    assert shared.ask("POST", f"/jobs/{job}/stop", {}, cookie=cookie).status == 200
    assert shared.records.get(job).state == "done"


def test_corrections_go_with_the_last_report_on_a_file(shared):
    jobs, cookie = [shared.report(), shared.report(number=1)], shared.enter("审核")
    shared.form(jobs[0], cookie, do="join", task="1", at="0")
    assert "已改 1 处" in shared.ask("GET", f"/r/{jobs[1]}/reading", cookie=cookie).text  # the same file
    kept = []
    for job in jobs:
        shared.ask("POST", f"/jobs/{job}/delete", {}, cookie=cookie)
        kept.append(shared.records.corrections("0" * 64) != "")
    assert kept == [True, False]
    assert "并入" not in (shared.kept / "office.sqlite3").read_bytes().decode("utf-8", "replace")


def test_each_act_is_written_down_without_what_it_says(shared):
    job, cookie = shared.report(), shared.enter("审核")
    shared.form(job, cookie, do="units", task="1", at="0", lead="省财政厅")
    shared.form(job, cookie, do="join", task="99", at="0")
    shared.form(job, cookie, do="compare")
    assert shared.acts()[1:] == [
        {"act": "correct", "name": "审核", "report": job, "file": 0, "what": "units"},
        {"act": "compare-again", "name": "审核", "report": job},
    ]


# who may, and from where


def test_who_only_reads_sees_the_reading_without_forms(standing):
    cookie = standing.sessions["阅读"]
    page = standing.ask("GET", f"/r/{standing.job}/reading", cookie=cookie)
    assert page.status == 200
    assert "<form" not in page.text
    assert "读错了，请有审核权限的同事修改" in page.text
    body, kind = b"key=x&do=join&task=1", {"content-type": "application/x-www-form-urlencoded"}
    assert standing.ask("POST", f"/r/{standing.job}/reading", body, cookie=cookie, headers=kind).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate"},
    ],
    ids=lambda headers: " ".join(f"{name}={value}" for name, value in headers.items()),
)
def test_a_form_from_elsewhere_is_refused_even_with_the_key(standing, headers):
    answer = standing.form(standing.job, standing.sessions["审核"], headers=headers, do="join", task="1")
    assert (answer.status, corrections(standing)) == (403, [])


@pytest.mark.parametrize("key", ["", "0" * 64, None], ids=["none", "guessed", "of somebody else"])
def test_a_form_without_the_key_of_the_session_does_nothing(standing, key):
    cookie = standing.sessions["审核"]
    key = standing.form_key(standing.job, standing.sessions["管理"]) if key is None else key
    answer = standing.form(standing.job, cookie, key=key, do="join", task="1")
    assert (answer.status, corrections(standing)) == (403, [])
    assert "页面已过期" in answer.text


def test_a_form_after_signing_out_leads_to_signing_in(shared):
    job, cookie = shared.report(), shared.enter("审核")
    key = shared.form_key(job, cookie)
    shared.ask("POST", "/sign-out", {}, cookie=cookie)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = shared.ask("POST", f"/r/{job}/reading", f"key={key}&do=join".encode(), cookie=cookie, headers=kind)
    assert (answer.status, answer.headers["location"]) == (303, f"/sign-in?to=r/{job}/")
    again = shared.enter("审核")
    assert shared.form(job, again, key=key, do="join", task="1").status == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/r/0000000000000000000009/reading"),
        ("GET", "/r/..%2f..%2fpeople/reading"),
        ("GET", "/r/{job}/reading?file=7"),
        ("GET", "/r/{job}/reading?file=../../people.sqlite3"),
        ("GET", "/r/{job}/reading/7.json"),
        ("GET", "/r/{job}/reading/..%2f..%2fpeople.json"),
        ("GET", "/r/{job}/reading/0.json/x"),
    ],
)
def test_guessed_readings_are_not_found(standing, method, path):
    answer = standing.ask(method, path.format(job=standing.job), cookie=standing.sessions["管理"])
    assert answer.status == 404
    assert len(answer.content) < 200


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"key=x&words=" + b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a%d=1" % number for number in range(60)), "application/x-www-form-urlencoded", 400),
        (b"key=%ff%fe", "application/x-www-form-urlencoded", 400),
        (b"key=\xff", "application/x-www-form-urlencoded", 400),
        (b'{"key": "x"}', "application/json", 415),
        (b"key=x", "text/plain", 415),
        (b"key=x", "multipart/form-data; boundary=x", 415),
    ],
)
def test_what_is_no_form_of_ours_or_too_large_is_refused(standing, body, kind, status):
    headers = {"content-type": kind}
    cookie = standing.sessions["审核"]
    assert standing.ask("POST", f"/r/{standing.job}/reading", body, cookie=cookie, headers=headers).status == status


def test_words_of_documents_and_people_are_text_on_the_page(shared):
    job, cookie = shared.report(name="'\"><img src=x>"), shared.enter("审核")
    shared.form(job, cookie, do="units", task="1", at="0", lead="<script>alert(1)</script>厅")
    answer = shared.form(job, cookie, do="split", task="1", at="0", words='"><script>alert(2)</script>')
    for text in (answer.text, shared.ask("GET", f"/r/{job}/reading", cookie=cookie).text):
        assert re.search(r"<script>alert|<img", text) is None
        assert "&lt;script&gt;alert(1)&lt;/script&gt;厅" in text
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)[1]
    assert unescape(policy).startswith("default-src 'none'; ")
    assert unescape(policy).endswith("form-action 'self'")
    assert "unsafe" not in policy
    assert re.search(r"<[^>]+\s(?:on\w+|style)=", answer.text.partition("</style>")[2]) is None
