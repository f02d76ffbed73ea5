"""The attack list, and who may do what: asked in this process, see `tests.office.shared`."""

import json
import re

import pytest

from policydiff.exposure import Exposure
from review import dumps
from tests.office.shared import LEFT, NAMES, PASSWORD, SharedOffice

# from elsewhere


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:8766"},
        {"Host": "office.example"},
        {"Host": "127.0.0.1:8766"},
        {"Host": None},
        {"Origin": "https://evil.example"},
        {"Origin": "http://office.example:8766"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
    ],
    ids=lambda headers: " ".join(f"{name}={value}" for name, value in headers.items()),
)
@pytest.mark.parametrize(("method", "path"), [("GET", "/list"), ("POST", "/sign-in"), ("POST", "/jobs")])
def test_foreign_hosts_and_origins_are_refused_also_with_a_session(standing, method, path, headers):
    body = {"name": "审核", "password": PASSWORD} if method == "POST" else None
    assert standing.ask(method, path, body, cookie=standing.sessions["审核"], headers=headers).status == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None]
)
@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-out", "/jobs", "/files?name=a", "/password", "/people/add", "/jobs/x/delete"]
)
def test_what_a_form_of_another_site_can_send_does_nothing(standing, path, kind):
    cookie = standing.sessions["管理"]
    answer = standing.ask("POST", path, b'{"name":"x"}', cookie=cookie, headers={"Content-Type": kind})
    assert answer.status == 415
    assert standing.who(cookie) == "管理"


def test_no_page_may_be_framed_or_kept_and_none_brings_code_from_elsewhere(standing):
    cookie = standing.sessions["管理"]
    for path in ("/", "/people", "/sign-in"):
        answer = standing.ask("GET", path, cookie=cookie)
        assert answer.status == 200
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)[1]
        assert policy.startswith("default-src &#39;none&#39;; ")
        assert "unsafe" not in policy
        assert re.search(r"<[^>]+\s(?:on\w+|style)=", re.sub(r"(?s)<(script|style).*?</\1>", "", answer.text)) is None


def test_a_proxy_alone_is_answered_and_believed(tmp_path, cheap_passwords):
    proxied = SharedOffice(tmp_path, proxy=Exposure(proxy="10.0.0.0/8").networks)
    told = {"X-Forwarded-For": "203.0.113.9, 192.0.2.55"}
    assert proxied.sign_in("审核", address="192.0.2.7", headers=told).status == 403
    assert proxied.sign_in("审核", address="10.1.2.3", headers=told).status == 200
    assert proxied.sign_in("审核", address="10.1.2.3", headers={"X-Forwarded-For": "not an address"}).status == 200
    proxied.close()
    lines = [json.loads(line) for line in proxied.audit.read_text().splitlines()]
    assert [line["address"] for line in lines] == ["192.0.2.55", "10.1.2.3"]


# who may do what


@pytest.mark.parametrize(("name", "status"), [("管理", 201), ("审核", 201), ("阅读", 403)])
def test_who_may_hand_files_in(shared, name, status):
    cookie = shared.enter(name)
    sent = shared.upload(cookie)
    assert sent.status == (200 if status == 201 else 403)
    side = {"sha256": "0" * 64, "name": "a.txt"} if status == 403 else sent.json
    assert shared.ask("POST", "/jobs", {"left": side, "right": side}, cookie=cookie).status == status
    assert len(list((shared.kept / "originals").iterdir())) == (1 if status == 201 else 0)


@pytest.mark.parametrize("action", ["stop", "delete"])
@pytest.mark.parametrize(("name", "status"), [("管理", 200), ("审核", 403), ("阅读", 403)])
def test_who_may_end_what_somebody_else_handed_in(shared, name, action, status):
    shared.people.add("另一位", "review", PASSWORD)
    job = shared.report(owner="另一位")
    cookie = shared.enter(name)
    assert shared.ask("POST", f"/jobs/{job}/{action}", {}, cookie=cookie).status == status
    assert (shared.records.get(job) is None) == (action == "delete" and status == 200)
    assert shared.ask("POST", f"/jobs/{'x' * 22}/delete", {}, cookie=cookie).status == (403 if name == "阅读" else 404)


def test_who_handed_in_may_end_it(shared):
    cookie = shared.enter("审核")
    job = shared.hand_in(cookie)
    assert shared.ask("POST", f"/jobs/{job}/delete", {}, cookie=cookie).status == 200
    assert shared.records.all() == ()


def test_everybody_sees_and_downloads_all_reports(standing):
    job = standing.job
    for name in NAMES:
        cookie = standing.sessions[name]
        assert f'data-id="{job}"' in standing.ask("GET", "/list", cookie=cookie).text
        assert standing.ask("GET", f"/r/{job}/要点.html", cookie=cookie).status == 200
        assert standing.ask("GET", f"/r/{job}/files/csv", cookie=cookie).status == 200
        assert standing.ask("GET", f"{standing.interface(job)}decisions.json", cookie=cookie).status == 200


def test_the_page_offers_what_a_person_may_do(standing):
    job = standing.job
    pages = {name: standing.ask("GET", "/", cookie=standing.sessions[name]).text for name in NAMES}
    assert {name: 'id="hand-in"' in page for name, page in pages.items()} == {"管理": True, "审核": True, "阅读": False}
    assert {name: 'data-action="delete"' in page for name, page in pages.items()} == {
        "管理": True,
        "审核": True,
        "阅读": False,
    }
    assert all(f"{name}（" in page and "审核 提交" in page for name, page in pages.items())
    assert standing.ask("GET", "/list", cookie=standing.sessions["阅读"]).text.count(job) > 1


@pytest.mark.parametrize("name", ["审核", "阅读"])
@pytest.mark.parametrize("act", ["add", "remove", "role", "password"])
def test_administrators_alone_manage_people(standing, name, act):
    wanted = {"name": "阅读", "role": "admin", "password": PASSWORD + "二"}
    before = standing.people.all()
    assert standing.ask("POST", f"/people/{act}", wanted, cookie=standing.sessions[name]).status == 403
    assert standing.people.all() == before
    assert "管理" not in re.sub(
        r"(?s)<(script|style).*?</\1>", "", standing.ask("GET", "/people", cookie=standing.sessions[name]).text
    )


def test_an_administrator_takes_in_changes_and_lets_go(shared):
    cookie = shared.enter("管理")

    def manage(act, **wanted):
        return shared.ask("POST", f"/people/{act}", wanted, cookie=cookie).status

    assert manage("add", name="新人", role="read", password=PASSWORD) == 200
    assert manage("add", name="新 人", role="boss", password=PASSWORD) == 400
    assert manage("role", name="新人", role="review") == 200
    assert manage("password", name="新人", password=PASSWORD + "二") == 200
    assert shared.sign_in("新人", PASSWORD + "二").status == 200
    assert manage("remove", name="新人") == 200
    assert manage("remove", name="新人") == 404
    assert manage("remove", name="管理") == 409
    assert manage("make-coffee", name="管理") == 404
    assert [person.name for person in shared.people.all()] == sorted(NAMES)


# decisions are signed


def test_a_decision_bears_the_name_that_is_signed_in(shared):
    job, cookie = shared.report(), shared.enter("审核")
    events = f"{shared.interface(job)}events"
    own, other = shared.decision(job, 1, "审核"), shared.decision(job, 2, "管理")
    assert shared.ask("POST", events, {"events": [own]}, cookie=cookie).status == 200
    answer = shared.ask("POST", events, {"events": [other]}, cookie=cookie)
    assert (answer.status, answer.json["reason"]) == (400, "signer")
    heard = shared.ask("GET", f"{events}?after=0", cookie=cookie).json
    assert [event["by"] for event in heard["events"]] == ["审核"]
    assert heard["signer"] == {"name": "审核", "decides": True}


@pytest.mark.parametrize("act", ["events", "import", "realign"])
def test_who_only_reads_decides_nothing(standing, act):
    job, cookie = standing.job, standing.sessions["阅读"]
    body = {"events": [standing.decision(job, 1, "阅读")]}
    answer = standing.ask("POST", standing.interface(job) + act, body, cookie=cookie)
    assert (answer.status, answer.json["reason"]) == (403, "reader")
    heard = standing.ask("GET", f"{standing.interface(job)}events?after=0", cookie=cookie).json
    assert (heard["events"], heard["signer"]) == ([], {"name": "阅读", "decides": False})


@pytest.mark.parametrize(
    ("by", "status"), [("审核", 200), ("外单位的人", 200), ("管理", 400), ("管 理", 200), (" 管理", 400)]
)
def test_a_file_brings_no_decisions_of_others_who_could_sign_in(shared, by, status):
    job, cookie = shared.report(), shared.enter("审核")
    address = shared.interface(job)
    with shared.library.lent(job) as report:
        file = json.loads(dumps(report.log()))
    file["decisions"] = [shared.decision(job, 1, by)]
    assert shared.ask("POST", f"{address}import", file, cookie=cookie).status == status
    heard = shared.ask("GET", f"{address}events?after=0", cookie=cookie).json["events"]
    assert [event["by"] for event in heard] == ([by] if status == 200 else [])


def test_what_others_decided_may_come_back_in_a_file(shared):
    job, cookie = shared.report(), shared.enter("管理")
    address = shared.interface(job)
    shared.ask("POST", f"{address}events", {"events": [shared.decision(job, 1, "管理")]}, cookie=cookie)
    file = shared.ask("GET", f"{address}decisions.json", cookie=cookie).content
    answer = shared.ask("POST", f"{address}import", file, cookie=shared.enter("审核"))
    assert (answer.status, answer.json["added"], answer.json["known"]) == (200, 0, 1)


# what is sent


@pytest.mark.parametrize(
    "path",
    [
        "/../people.sqlite3",
        "/r/../../people.sqlite3",
        "/r/%2e%2e/files/docx",
        "/r/..%2f..%2fpeople.sqlite3/files/csv",
        "/people.sqlite3",
        "/audit.jsonl",
        "/originals/" + "0" * 64,
        "/r/0000000000000000000000/left.msgpack",
        "/r/0000000000000000000000/decisions.sqlite3",
        "/r/0000000000000000000001/",
        "/r/" + "0" * 5_000,
        "/r/%00/",
    ],
)
def test_guessed_and_travelling_paths_find_nothing(standing, path):
    answer = standing.ask("GET", path, cookie=standing.sessions["管理"])
    assert answer.status in (400, 404)
    assert len(answer.content) < 200


def test_a_file_that_is_too_large_is_refused_while_it_arrives(shared):
    cookie, taken = shared.enter("审核"), []

    def parts():
        for number in range(100):
            taken.append(number)
            yield b"x" * 500

    answer = shared.upload(cookie, parts=list(parts()))
    assert answer.status == 413
    assert shared.upload(cookie, b"x", headers={"Content-Length": "9999999999999"}).status == 413
    assert list((shared.kept / "originals").iterdir()) == []


@pytest.mark.parametrize("path", ["/files?name=a.txt", "/jobs", "/sign-in", "/people/add"])
def test_a_request_that_breaks_off_leaves_nothing(standing, path):
    kind = "application/octet-stream" if path.startswith("/files") else "application/json"
    answer = standing.ask(
        "POST", path, b'{"name":', cookie=standing.sessions["管理"], headers={"Content-Type": kind}, breaks=True
    )
    assert answer.status == 400
    assert list((standing.kept / "originals").iterdir()) == []


@pytest.mark.parametrize(("path", "size"), [("/jobs", 70_000), ("/sign-in", 5_000), ("/people/add", 5_000)])
def test_a_request_that_is_too_large_is_refused(standing, path, size):
    body = json.dumps({"name": "x" * size}).encode()
    assert standing.ask("POST", path, body, cookie=standing.sessions["管理"]).status == 413


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>.txt", "a\r\nX-Evil: 1.txt", 'a"; filename="b.exe', "\u202etxt.exe", "'><img>.txt"],
)
def test_names_of_files_and_people_are_text_wherever_they_stand(shared, hostile):
    cookie = shared.enter("审核")
    shared.hand_in(cookie, hostile)
    for text in (shared.ask("GET", "/list", cookie=cookie).text, shared.audit.read_text()):
        assert re.search(r"<script>alert|<img|\u202e|\nX-Evil", text) is None
    assert (
        shared.ask(
            "POST", "/people/add", {"name": hostile, "role": "read", "password": PASSWORD}, cookie=shared.enter("管理")
        ).status
        == 400
    )
    assert shared.sign_in(hostile).status == 401


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x=1", 'a";b', "报告<script>", "..", "\u202e报告"])
def test_a_download_has_the_headers_that_we_write(shared, name):
    job = shared.report(name=name)
    answer = shared.ask("GET", f"/r/{job}/files/csv", cookie=shared.enter("阅读"))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch(
        r"attachment; filename=\"report\.csv\"; filename\*=UTF-8''[\w.%~-]+\.csv", answer.headers["content-disposition"]
    )
    assert "set-cookie" not in answer.headers


# what is written down


def test_each_act_is_a_line_without_contents(shared):
    shared.sign_in("审核", "猜错的口令")
    shared.sign_in("口令打进了名称栏", "x")
    cookie = shared.enter("审核")
    queued = shared.hand_in(cookie)
    job = shared.report()
    address = shared.interface(job)
    shared.ask("GET", f"/r/{job}/要点.html", cookie=cookie)
    shared.ask("GET", f"{address}events?after=0", cookie=cookie)
    shared.ask("POST", f"{address}events", {"events": [shared.decision(job, 1, "审核")]}, cookie=cookie)
    shared.ask("POST", f"{address}events", {"events": [shared.decision(job, 2, "管理")]}, cookie=cookie)
    shared.ask("GET", f"/r/{job}/files/csv", cookie=cookie)
    shared.ask("GET", f"{address}decisions.json", cookie=cookie)
    shared.ask("POST", f"/jobs/{queued}/delete", {}, cookie=cookie)
    shared.ask("POST", "/sign-out", {}, cookie=cookie)
    size = len(LEFT.encode())
    assert shared.acts() == [
        {"act": "sign-in", "name": "审核", "outcome": "failed"},
        {"act": "sign-in", "name": None, "outcome": "failed"},
        {"act": "sign-in", "name": "审核", "outcome": "done"},
        {"act": "upload", "name": "审核", "size": size},
        {"act": "upload", "name": "审核", "size": size - 3},
        {"act": "compare", "name": "审核", "report": queued},
        {"act": "view", "name": "审核", "report": job},
        {"act": "decision", "name": "审核", "report": job},
        {"act": "download", "name": "审核", "report": job, "format": "csv"},
        {"act": "download", "name": "审核", "report": job},
        {"act": "delete", "name": "审核", "report": queued},
        {"act": "sign-out", "name": "审核"},
    ]
    assert shared.audit.stat().st_mode & 0o777 == 0o600
