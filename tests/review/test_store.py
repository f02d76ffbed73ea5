import json
import random
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

import review.store
from compare.decision_json import EventError, decision_dict
from documents.errors import InputError
from review.store import EventStore, KnownEventError
from tests.review.samples import comparison, decide

OF = comparison()
REPORT, OTHER = "p-000000000001", "p-000000000002"


def clock(*seconds):
    """Say each time once, then the last one for ever."""
    times = [datetime(2021, 5, 12, 8, 0, second, tzinfo=UTC) for second in seconds]
    return lambda: times.pop(0) if len(times) > 1 else times[0]


def test_decisions_get_rising_numbers_and_times_even_where_the_clock_goes_back(tmp_path):
    with EventStore(tmp_path / "s.sqlite3", clock=clock(4, 5, 3, 5, 7)) as store:
        stored = [store.append(REPORT, [decide(OF, 0, "accept", number)])[0] for number in range(4)]
    assert [entry.seq for entry in stored] == [1, 2, 3, 4]
    assert [entry.decision.at[17:] for entry in stored] == ["05.000Z", "05.001Z", "05.002Z", "07.000Z"]


def test_what_was_stored_is_there_when_the_file_is_opened_again(tmp_path):
    decisions = [decide(OF, 0, "accept", 1), decide(OF, 1, "reject", 2, note="不是<b>一回事</b>")]
    with EventStore(tmp_path / "s.sqlite3") as store:
        stored = store.append(REPORT, decisions)
    with EventStore(tmp_path / "s.sqlite3") as store:
        assert store.after(REPORT, 0) == stored
        assert store.after(REPORT, 1) == stored[1:]
        assert store.after(REPORT, 0, most=1) == stored[:1]
        assert store.after(OTHER, 0) == ()


def test_times_of_an_imported_file_stay(tmp_path):
    decision = decide(OF, 0, "accept", 1)
    with EventStore(tmp_path / "s.sqlite3") as store:
        assert store.append(REPORT, [decision], stamp=False)[0].decision == replace(decision, report=REPORT)
        assert store.append(REPORT, [decision])[0].decision.at == decision.at


def test_an_imported_decision_that_is_dated_later_than_now_is_refused(tmp_path):
    early, late = (replace(decide(OF, 0, "accept", n), at=f"2021-05-1{n}T08:00:00.000Z") for n in (3, 4))
    with EventStore(tmp_path / "s.sqlite3", clock=clock(0)) as store:
        store.append(REPORT, [early], stamp=False)
        with pytest.raises(EventError, match=r"is dated 2021-05-14T08:00:00.000Z, later than now"):
            store.append(REPORT, [late], stamp=False)
        assert len(store.after(REPORT, 0)) == 1


def put(path, decision, *, at=None, body=None):
    """Store an event as an earlier version or a damaged disk would have it."""
    values = decision_dict(decision) | ({"at": at} if at else {})
    with closing(sqlite3.connect(path)) as connection, connection:
        row = (REPORT, decision.event, values["at"], json.dumps(values) if body is None else body)
        connection.execute("INSERT INTO events (report, event, at, body) VALUES (?, ?, ?, ?)", row)


@pytest.mark.parametrize(
    "at", ["9999-12-31T23:59:59.999Z", "+010000-01-01T00:00:00.000Z", "2099-01-01T00:00:00.000Z", "soon", "1900-01-01"]
)
def test_a_store_that_holds_a_time_of_no_clock_goes_on_in_the_order_of_arrival(tmp_path, at):
    path = tmp_path / "s.sqlite3"
    with EventStore(path, clock=clock(1)) as store:
        store.append(REPORT, [decide(OF, 0, "accept", 1)])
        assert store.set_right == ()
    put(path, decide(OF, 1, "accept", 2), at=at)
    put(path, decide(OF, 1, "reject", 3), at=at)
    expected = ["01.000Z", "01.001Z", "01.002Z", "05.000Z"]
    with EventStore(path, clock=clock(5)) as store:
        (said,) = store.set_right
        assert said.startswith("2 stored decisions were dated later than now")
        assert store.append(REPORT, [decide(OF, 2, "reject", 4)])[0].seq == 4
        assert [entry.decision.at[17:] for entry in store.after(REPORT, 0)] == expected
        assert store.append(REPORT, [decide(OF, 1, "accept", 2)])[0].seq == 2
    with EventStore(path, clock=clock(59)) as store:
        assert store.set_right == ()
        assert [entry.decision.at[17:] for entry in store.after(REPORT, 0)] == expected


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"at": 3}', b"\xff\x00", "[" * 100_000])
def test_a_decision_that_was_damaged_is_set_aside_and_told(tmp_path, body):
    path = tmp_path / "s.sqlite3"
    EventStore(path).close()
    put(path, decide(OF, 0, "accept", 1), body=body)
    with EventStore(path) as store:
        (said,) = store.set_right
        assert said.startswith("1 stored decisions are damaged and were set aside, the first with the number 1;")
        assert store.append(REPORT, [decide(OF, 0, "accept", 2)])[0].seq == 2
        assert [entry.seq for entry in store.after(REPORT, 0)] == [2]
        with pytest.raises(KnownEventError, match="cannot be read"):
            store.append(REPORT, [decide(OF, 0, "accept", 1)])


def test_a_store_that_another_program_holds_is_told_with_who_may_hold_it(tmp_path, monkeypatch):
    path = tmp_path / "s.sqlite3"
    monkeypatch.setattr(review.store, "PATIENCE", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match=r"is held by another program.*a second review server.*end that one"):
            EventStore(path)


@pytest.mark.parametrize("seed", range(12))
def test_a_store_with_spoilt_bytes_is_opened_or_told_as_damaged_and_left_as_it_is(tmp_path, seed):
    path = tmp_path / "s.sqlite3"
    with EventStore(path) as store:
        store.append(REPORT, [decide(OF, place % 3, "accept", place) for place in range(60)])
    draw = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(400):
        content[draw.randrange(100, len(content))] = draw.randrange(256)
    path.write_bytes(content)
    said = ""
    try:
        with EventStore(path) as store:
            store.after(REPORT, 0)
    except InputError as error:
        said = str(error)
        assert path.read_bytes() == content
    assert "\n" not in said


def test_all_are_stored_or_none(tmp_path):
    first = decide(OF, 0, "accept", 1)
    with EventStore(tmp_path / "s.sqlite3") as store:
        store.append(REPORT, [first])
        with pytest.raises(KnownEventError, match="'event-0001' is stored already and says something else"):
            store.append(REPORT, [decide(OF, 1, "accept", 2), replace(first, note="另一句")])
        assert [entry.decision.event for entry in store.after(REPORT, 0)] == ["event-0001"]


def test_one_event_may_belong_to_two_reports(tmp_path):
    with EventStore(tmp_path / "s.sqlite3") as store:
        for report in (REPORT, OTHER):
            store.append(report, [decide(OF, 0, "accept", 1)])
        assert [len(store.after(report, 0)) for report in (REPORT, OTHER)] == [1, 1]


def test_threads_and_processes_may_share_the_file(tmp_path):
    stores = [EventStore(tmp_path / "s.sqlite3") for _ in range(2)]

    def write(store, start):
        for number in range(start, start + 50):
            store.append(REPORT, [decide(OF, 0, "accept", number)])

    writers = [threading.Thread(target=write, args=(stores[i % 2], i * 100)) for i in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    stored = stores[0].after(REPORT, 0)
    for store in stores:
        store.close()
    times = [entry.decision.at for entry in stored]
    assert (len(stored), len({entry.decision.event for entry in stored})) == (200, 200)
    assert times == sorted(set(times))


def test_a_setting_stays_until_it_is_renewed(tmp_path):
    values = iter("abc")
    with EventStore(tmp_path / "s.sqlite3") as store:
        assert [store.setting("token", lambda: next(values)) for _ in range(2)] == ["a", "a"]
        assert store.setting("token", lambda: "z", renew=True) == "z"


def test_conflicts_are_remembered_once(tmp_path):
    with EventStore(tmp_path / "s.sqlite3") as store:
        for _ in range(2):
            store.append(REPORT, [], conflicts=[("b", "c"), ("a", "b")])
        assert store.conflicts(REPORT) == (("a", "b"), ("b", "c"))
        assert store.conflicts(OTHER) == ()


def test_a_commit_waits_for_the_disk(tmp_path):
    with EventStore(tmp_path / "s.sqlite3") as store:
        connection = store._connection
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


@pytest.mark.parametrize("make", ["text", "other program", "later version", "folder"])
def test_what_is_no_store_is_refused_in_a_sentence_and_left_as_it_is(tmp_path, make):
    path = tmp_path / "s.sqlite3"
    if make == "text":
        path.write_text("这不是数据库" * 200, "utf-8")
    elif make == "folder":
        path.mkdir()
    else:
        EventStore(path).close() if make == "later version" else None
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA user_version = 99" if make == "later version" else "CREATE TABLE t (a)")
        connection.commit()
        connection.close()
    before = None if make == "folder" else path.read_bytes()
    with pytest.raises(InputError) as caught:
        EventStore(path)
    assert "choose another --store" in str(caught.value)
    assert before is None or path.read_bytes() == before
