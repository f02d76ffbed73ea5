"""Who is let in and for how long, and how guessing is slowed down: asked in this process, see `tests.office.shared`."""

import re

import pytest

from office.attempts import FREE_BY_ADDRESS, FREE_BY_NAME
from office.sessions import IDLE, LONGEST
from tests.office.shared import NAMES, PASSWORD, SharedOffice

ASKED = [
    ("GET", "/list", None),
    ("GET", "/r/0000000000000000000000/files/docx", None),
    ("GET", "/r/0000000000000000000000/api/p-x/events?after=0", None),
    ("POST", "/r/0000000000000000000000/api/p-x/events", {"events": []}),
    ("POST", "/files?name=a.txt", b"text"),
    ("POST", "/jobs", {}),
    ("POST", "/jobs/0000000000000000000000/delete", {}),
    ("POST", "/people/add", {"name": "新人", "role": "admin", "password": PASSWORD}),
    ("POST", "/password", {"old": PASSWORD, "new": PASSWORD}),
    ("POST", "/sign-out", {}),
]


# who is let in


@pytest.mark.parametrize(("method", "path", "body"), ASKED)
@pytest.mark.parametrize("cookie", [None, "x" * 43])
def test_without_a_session_nothing_is_answered(standing, method, path, body, cookie):
    answer = standing.ask(method, path, body, cookie=cookie)
    assert (answer.status, answer.json["reason"]) == (401, "session")
    assert len(standing.people.all()) == len(NAMES)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/", "/sign-in"),
        ("/people", "/sign-in"),
        ("/r/0000000000000000000000/a.html", "/sign-in?to=r/0000000000000000000000/"),
    ],
)
def test_pages_lead_to_the_page_for_signing_in(standing, path, to):
    answer = standing.ask("GET", path)
    assert (answer.status, answer.headers["location"]) == (303, to)


@pytest.mark.parametrize("cookie", [None, "x" * 43])
@pytest.mark.parametrize(
    ("method", "path", "body"), [("GET", "", None), ("GET", "/0.json", None), ("POST", "", b"do=join&task=1")]
)
def test_without_a_session_no_reading_is_shown_or_corrected(standing, method, path, body, cookie):
    answer = standing.ask(method, f"/r/{standing.job}/reading{path}", body, cookie=cookie)
    assert (answer.status, answer.text) == (303, "")
    assert answer.headers["location"] == f"/sign-in?to=r/{standing.job}/"


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "r/../x", "r/" + "0" * 22 + "//evil", '"><b>']
)
def test_signing_in_leads_to_no_other_site(standing, to):
    page = standing.ask("GET", f"/sign-in?to={to}").text
    assert re.search(r'data-next="([^"]*)"', page)[1] in ("", f"r/{'0' * 22}/")


def test_the_cookie_is_for_this_server_and_no_script(shared):
    answer = shared.sign_in("审核")
    assert answer.status == 200
    told = answer.headers["set-cookie"].partition(";")[2].lower()
    assert sorted(part.strip() for part in told.split(";")) == ["httponly", "path=/", "samesite=strict", "secure"]
    assert shared.who(answer.cookie) == "审核"


def test_without_tls_the_cookie_bears_the_port_that_it_is_for(tmp_path, cheap_passwords):
    local = SharedOffice(tmp_path, origins=("http://127.0.0.1:8766",))
    answer = local.sign_in("审核", headers={"Host": "127.0.0.1:8766", "Origin": "http://127.0.0.1:8766"})
    local.close()
    assert answer.headers["set-cookie"].startswith("policydiff-8766=")
    assert "secure" not in answer.headers["set-cookie"].lower()


def test_a_session_begins_with_an_id_that_nobody_knew(shared):
    planted = "planted-by-somebody-else"
    first = shared.sign_in("审核", cookie=planted).cookie
    second = shared.sign_in("管理", cookie=first).cookie
    assert len({planted, first, second}) == 3
    assert [shared.who(one) for one in (planted, first, second)] == [None, None, "管理"]


def test_who_signed_out_is_out_with_every_copy_of_the_cookie(shared):
    cookie = shared.enter("审核")
    answer = shared.ask("POST", "/sign-out", {}, cookie=cookie)
    assert (answer.status, "max-age=0" in answer.headers["set-cookie"].lower()) == (200, True)
    assert shared.who(cookie) is None


def test_a_session_ends_when_nobody_used_it_and_what_a_page_asks_is_no_use(shared):
    cookie = shared.enter("审核")
    shared.clock.now += IDLE - 1
    assert shared.ask("GET", "/", cookie=cookie).status == 200
    shared.clock.now += IDLE - 1
    for path in ("/list", "/who", "/r/0000000000000000000000/api/p-x/events?after=0"):
        assert shared.ask("GET", path, cookie=cookie).status != 401
    shared.clock.now += 2
    assert shared.ask("GET", "/list", cookie=cookie).status == 401


def test_a_session_ends_after_a_working_day_however_it_was_used(shared):
    cookie = shared.enter("审核")
    for _ in range(round(LONGEST / (IDLE / 2)) - 1):
        shared.clock.now += IDLE / 2
        assert shared.ask("GET", "/", cookie=cookie).status == 200
    shared.clock.now += IDLE / 2
    assert shared.ask("GET", "/list", cookie=cookie).status == 401


@pytest.mark.parametrize("act", ["remove", "role", "password"])
def test_a_session_ends_when_the_person_is_another_one(shared, act):
    cookie = shared.enter("审核")
    change = {"remove": (), "role": ("read",), "password": (PASSWORD + "二",)}[act]
    getattr(shared.people, act if act == "remove" else f"set_{act}")("审核", *change)
    assert shared.who(cookie) is None


def test_a_new_password_ends_the_other_sessions_of_the_person(shared):
    here, there = shared.enter("审核"), shared.enter("审核")
    wrong = shared.ask("POST", "/password", {"old": "不是这个口令吧", "new": PASSWORD + "二"}, cookie=here)
    assert wrong.status == 401
    weak = shared.ask("POST", "/password", {"old": PASSWORD, "new": "短"}, cookie=here)
    assert (weak.status, "10 to 128 characters" in weak.json["error"]) == (400, True)
    answer = shared.ask("POST", "/password", {"old": PASSWORD, "new": PASSWORD + "二"}, cookie=here)
    assert [shared.who(one) for one in (here, there, answer.cookie)] == [None, None, "审核"]
    assert shared.sign_in("审核").status == 401
    assert shared.sign_in("审核", PASSWORD + "二").status == 200


# guessing


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer_for_the_same_work(shared, monkeypatch):
    worked = []
    monkeypatch.setattr("office.people.matches", lambda password, kept: worked.append((password, len(kept))))
    known, unknown = shared.sign_in("审核", "猜一个口令试试"), shared.sign_in("没有此人", "猜一个口令试试")
    assert (known.status, known.content) == (unknown.status, unknown.content) == (401, known.content)
    assert len(set(worked)) == 1
    assert len(worked) == 2


def test_guesses_at_a_name_are_slowed_down_more_and_more(shared):
    for number in range(FREE_BY_NAME):
        assert shared.sign_in("审核", "猜", address=f"192.0.2.{number}").status == 401
    pauses = []
    for number in range(7):
        answer = shared.sign_in("审核", address=f"198.51.100.{number}")  # the right password has to wait as well
        assert answer.status == 429
        pauses.append(int(answer.headers["retry-after"]))
        shared.clock.now += pauses[-1]
        assert shared.sign_in("审核", "猜", address=f"203.0.113.{number}").status == 401
    assert pauses == [30, 60, 120, 240, 480, 900, 900]
    shared.clock.now += 900
    assert shared.sign_in("审核").status == 200
    assert shared.sign_in("审核", "猜").status == 401


def test_guesses_from_an_address_are_slowed_down_whatever_the_names(shared):
    for number in range(FREE_BY_ADDRESS):
        assert shared.sign_in(f"某{number}", "猜").status == 401
    assert shared.sign_in("管理").status == 429
    assert shared.sign_in("管理", address="192.0.2.8").status == 200


def test_an_own_account_is_no_way_around_the_pause_of_an_address(shared):
    for number in range(FREE_BY_ADDRESS):
        shared.sign_in(f"某{number}", "猜")
    shared.clock.now += 30
    assert shared.sign_in("审核").status == 200
    assert shared.sign_in("某", "猜").status == 401
    assert shared.sign_in("审核").status == 429


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", {}, {"name": "审核"}, {"name": 1, "password": []}, {"name": "审核", "password": None}]
)
def test_what_is_no_name_and_password_is_told(standing, body):
    assert standing.ask("POST", "/sign-in", body).status == 400


def test_a_password_may_be_as_long_as_a_request(shared):
    assert shared.sign_in("审核", "长" * 600).status == 401
    assert shared.sign_in("审核", "长" * 5_000).status == 413
