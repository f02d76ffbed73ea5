import json
import re
import sqlite3
import threading
import time
from http.client import HTTPException

import pytest

from compare.decision_json import decision_dict
from compare.report_identity import report_identity
from policydiff import api
from review import dumps, loads
from review.merging import merge
from tests.review.samples import decide, log
from tests.review.served import PAIR, Server
from tests.waiting import until

OF = api.compare_files(*PAIR, encoder="none")
OF_ID = report_identity(OF).id
API = f"api/{OF_ID}/"
NUMBERS = iter(range(1, 10_000))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


def event(row=0, action="accept", **fields):
    number = next(NUMBERS)
    return decision_dict(
        decide(OF, row % len(OF.changes), action, number % 3000, event=f"posted-{number:05d}", **fields)
    )


def post(server, *events, **more):
    return server.request("POST", f"{API}events", {"events": list(events)}, **more)


def heard(server, after=0):
    events, more = [], True
    while more:
        answer = server.request("GET", f"{API}events?after={after}").json
        events += answer["events"]
        after, more = answer["last"], answer["more"]
    return events


def test_page_is_that_of_the_report_and_may_ask_its_server(server):
    answer = server.request("GET", "")
    assert (answer.status, answer.headers["location"]) == (307, "zj2020-keypoints--zj2021-keypoints.html")
    page = server.request("GET", answer.headers["location"])
    text = page.content.decode()
    assert page.status == 200
    assert "connect-src 'self'" in re.search(r'Content-Security-Policy" content="([^"]*)', text)[1].replace(
        "&#39;", "'"
    )
    block = re.search(r'id="review-data">(.*?)</script>', text, re.DOTALL)[1]
    assert json.loads(block)["api"] == API
    assert server.base.strip("/") not in text


def test_answers_are_not_kept_nor_framed_and_send_no_referrer(server):
    for path in ("", "zj2020-keypoints--zj2021-keypoints.html", f"{API}events", f"{API}decisions.json"):
        headers = server.request("GET", path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_two_reviewers_hear_of_each_others_decisions_with_the_time_of_the_server(server):
    mine, yours = event(0, by="甲"), event(1, "reject", by="乙", note="不是一回事")
    start = max((entry["seq"] for entry in heard(server)), default=0)
    first, second = post(server, mine).json, post(server, yours).json
    assert [entry["event"] for entry in first["events"] + second["events"]] == [mine["event"], yours["event"]]
    told = heard(server, start)
    times = [entry.pop("at") for entry in told]
    numbers = [entry.pop("seq") for entry in told]
    stamps = {"at": mine["at"], "report": OF_ID}
    assert [{**entry, **stamps} for entry in told] == [{**mine, **stamps}, {**yours, **stamps}]
    assert times == sorted(set(times))
    assert numbers == [start + 1, start + 2]
    assert times[0] > "2024"


def test_a_retry_is_not_stored_twice_and_gets_the_same_answer(server):
    mine = event()
    first, again = post(server, mine), post(server, mine)
    assert (first.status, first.json) == (again.status, again.json)
    assert [entry["event"] for entry in heard(server)].count(mine["event"]) == 1


def test_an_event_in_other_words_under_a_known_id_is_refused(server):
    mine = event()
    post(server, mine)
    answer = post(server, {**mine, "note": "改了"})
    assert answer.status == 409
    assert "says something else" in answer.json["error"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "base"),
    [
        ("GET", "", {}, "/"),
        ("GET", f"{API}events", {}, "/"),
        ("POST", f"{API}events", {}, "/"),
        ("POST", f"{API}events", {}, "/wrong-token/"),
        ("POST", f"{API}import", {}, "/%00/"),
        ("POST", f"{API}events", {"Host": "evil.example"}, None),
        ("GET", "", {"Host": "evil.example:80"}, None),
        ("POST", f"{API}events", {"Host": "127.0.0.1"}, None),
        ("POST", f"{API}events", {"Origin": "https://evil.example"}, None),
        ("POST", f"{API}events", {"Origin": "null"}, None),
        ("GET", f"{API}events", {"Origin": "http://127.0.0.1"}, None),
        ("GET", f"{API}events", {"Sec-Fetch-Site": "cross-site"}, None),
        ("POST", f"{API}events", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate"}, None),
    ],
)
def test_a_request_without_the_token_or_from_elsewhere_gets_nowhere(server, method, path, headers, base):
    before = heard(server)
    body = {"events": [event()]} if method == "POST" else None
    answer = server.request(method, path, body, headers=headers, base=base)
    assert answer.status == 403
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert heard(server) == before


@pytest.mark.parametrize(
    ("body", "headers", "status", "said"),
    [
        (b"{", {}, 400, "is not valid JSON"),
        (b"[" * 100_000, {}, 400, "is not valid JSON"),
        (b"\xff", {}, 400, "is not valid JSON"),
        ({"events": 5}, {}, 400, "'events' must be a list"),
        ({"events": [{}] * 201}, {}, 400, "at most 200"),
        ({"events": [{"event": "x"}]}, {}, 400, "decision 1: "),
        ([], {}, 400, "'events' must be a list"),
        ({"events": []}, {"Content-Type": "text/plain"}, 415, "must be 'application/json'"),
        (b" " * (4 * 1024 * 1024 + 1), {}, 413, "larger than"),
    ],
)
def test_what_is_no_decision_is_refused_in_a_sentence_and_changes_nothing(server, body, headers, status, said):
    before = heard(server)
    answer = server.request("POST", f"{API}events", body, headers=headers)
    assert answer.status == status
    assert said in answer.json["error"]
    assert heard(server) == before


def test_one_invalid_event_keeps_the_whole_request_out(server):
    before = heard(server)
    answer = post(server, event(), {**event(), "by": ""})
    assert (answer.status, answer.json["error"][:11]) == (400, "decision 2:")
    assert heard(server) == before


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "nothing.html", 404),
        ("GET", "../seeds/zj2020-keypoints.txt", 404),
        ("GET", "api/p-000000000000/events", 404),
        ("GET", f"{API}events?after=-1", 400),
        ("GET", f"{API}events?after=²", 400),
        ("DELETE", f"{API}events", 405),
        ("PUT", f"{API}events", 405),
    ],
)
def test_what_is_not_there_is_told(server, method, path, status):
    assert server.request(method, path.replace("²", "%C2%B2")).status == status


def test_a_script_in_a_note_comes_back_as_text(server):
    note = "<script>alert(1)</script>\"'&\u2028\u202e\u0000"
    post(server, event(note=note))
    answer = server.request("GET", f"{API}events?after=0")
    assert answer.headers["content-type"] == "application/json"
    assert heard(server)[-1]["note"] == note


def test_export_is_a_file_of_decisions_and_import_takes_it_back_once(server):
    post(server, event(3, "later"))
    content = server.request("GET", f"{API}decisions.json").content
    exported = loads(content, name="d.json")
    assert {entry.event for entry in exported.decisions} == {entry["event"] for entry in heard(server)}
    assert dumps(exported) == content
    answer = server.request("POST", f"{API}import", content)
    assert answer.json == {
        "added": 0,
        "known": len(exported.decisions),
        "conflicts": answer.json["conflicts"],
        "left_out": [],
    }
    new = decide(OF, 4, "reject", 7, event="brought-by-file", by="丙")
    more = dumps(log(OF, new))
    assert server.request("POST", f"{API}import", more).json["added"] == 1
    stored = heard(server)[-1]
    assert (stored["event"], stored["at"]) == ("brought-by-file", new.at)


def test_import_lists_what_contradicts_and_remembers_it(server):
    mine = event(5, by="甲")
    post(server, mine)
    other = decide(OF, 5, "reject", 9, event="contradicting", by="丁")
    answer = server.request("POST", f"{API}import", dumps(log(OF, other)))
    assert [mine["event"], "contradicting"] in [sorted(pair, reverse=True) for pair in answer.json["conflicts"]]
    exported = loads(server.request("GET", f"{API}decisions.json").content, name="d.json")
    assert ("contradicting", mine["event"]) in exported.conflicts
    assert len(merge([("d.json", exported)])[1]) == len(exported.conflicts)


def test_import_of_another_report_is_refused_with_the_hash_that_differs(server):
    other = api.compare_files(
        PAIR[0].with_name("ah2020-division.txt"), PAIR[0].with_name("jx2020-list.txt"), encoder="none"
    )
    answer = server.request("POST", f"{API}import", dumps(log(other, decide(other, 0, "accept", 1))))
    assert answer.status == 400
    assert "is for another report" in answer.json["error"]


def test_events_are_never_changed_or_deleted_in_the_file(server):
    post(server, event())
    with sqlite3.connect(server.store) as connection:
        for statement in ("DELETE FROM events", "UPDATE events SET body = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="events are never"):
                connection.execute(statement)
    connection.close()


def test_store_is_for_its_owner_alone(server):
    assert server.store.stat().st_mode & 0o077 == 0


def test_every_acknowledged_decision_survives_five_kills_and_none_is_there_twice(tmp_path):
    """Two clients post 100 events each, one by one, with retries, while the server is killed five times."""
    server = Server(tmp_path)
    acknowledged: dict[str, dict] = {}
    problems = []

    def decide_rows(by):
        try:
            for number in range(100):
                mine = event(number, by=by)
                while True:
                    try:
                        answer = post(server, mine)
                    except (OSError, HTTPException):  # not reached, or cut off in the middle of the answer
                        time.sleep(0.02)
                        continue
                    assert answer.status == 200, answer.content
                    (entry,) = answer.json["events"]
                    acknowledged[mine["event"]] = entry
                    break
        except BaseException as error:
            problems.append(error)
            raise

    clients = [threading.Thread(target=decide_rows, args=(by,)) for by in ("甲", "乙")]
    address = server.address
    try:
        for client in clients:
            client.start()
        for kill in range(1, 6):
            until(lambda kill=kill: len(acknowledged) >= kill * 30 or problems)
            server.kill()
            server.start()
            assert server.address == address
        for client in clients:
            client.join(120)
        assert problems == []
        assert not any(client.is_alive() for client in clients)
        stored = heard(server)
        assert len(acknowledged) == 200
        assert {entry["event"]: (entry["seq"], entry["at"]) for entry in stored} == {
            name: (entry["seq"], entry["at"]) for name, entry in acknowledged.items()
        }
        assert len(stored) == 200
        times = [entry["at"] for entry in stored]
        assert times == sorted(set(times))
        connection = sqlite3.connect(server.store)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
    finally:
        server.stop()


def test_aligning_anew_is_seen_by_those_who_ask_and_in_the_page(server):
    before = server.request("GET", "zj2020-keypoints--zj2021-keypoints.html").content
    linked = next(place for place, change in enumerate(OF.changes) if len(change.links) == 1)
    last = post(server, event(linked, "reject")).json["last"]
    assert server.request("GET", f"{API}events?after={last}").json["aligned"] < last
    answer = server.request("POST", f"{API}realign", {})
    assert (answer.status, answer.json["aligned"] >= last) == (200, True)
    assert server.request("GET", f"{API}events?after={last}").json["aligned"] == answer.json["aligned"]
    page = server.request("GET", "zj2020-keypoints--zj2021-keypoints.html").content
    assert f'"aligned":{answer.json["aligned"]},'.encode() in page
    assert OF.changes[linked].id.encode() in before
    assert f'id="{OF.changes[linked].id}"'.encode() not in page


def test_decisions_are_stored_while_it_aligns_and_every_alignment_is_of_some_moment(server):
    answers = []

    def realign():
        answers.append(server.request("POST", f"{API}realign", {}))

    threads = [threading.Thread(target=realign) for _ in range(4)]
    stored = [post(server, event(0)).json["last"]]
    for thread in threads:
        thread.start()
        stored.append(post(server, event(0)).json["last"])
    for thread in threads:
        thread.join()
    assert [answer.status for answer in answers] == [200] * 4
    assert {answer.json["aligned"] for answer in answers} <= set(stored)
    assert server.request("POST", f"{API}realign", {}).json["aligned"] == stored[-1]


def test_a_form_of_another_site_cannot_align(server):
    answer = server.request("POST", f"{API}realign", b"", headers={"Content-Type": "text/plain"})
    assert (answer.status, answer.json["reason"]) == (415, "invalid")


def test_a_server_killed_while_it_aligns_has_all_that_it_acknowledged(tmp_path):
    server = Server(tmp_path)
    try:
        acknowledged = [entry["event"] for number in range(20) for entry in post(server, event(number)).json["events"]]
        unanswered = server.send("POST", f"{API}realign", {})
        acknowledged += [entry["event"] for entry in post(server, event(20)).json["events"]]
        server.kill()
        unanswered.close()
        server.start()
        assert [entry["event"] for entry in heard(server)] == acknowledged
        assert server.request("POST", f"{API}realign", {}).json["aligned"] == len(acknowledged)
    finally:
        server.stop()
