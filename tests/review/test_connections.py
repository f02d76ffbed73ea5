"""Connections that ask for nothing, as a broken program or a hostile page of another site opens them."""

import socket
import time
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from uvicorn import Config
from uvicorn.server import ServerState

from compare.decision_json import decision_dict
from compare.report_identity import report_identity
from policydiff import api
from review.connections import ASKING, MOST_CONNECTIONS, SENDING, server_limits
from tests.review.samples import decide
from tests.review.served import PAIR, Server

OF = api.compare_files(*PAIR, encoder="none")
EVENTS = f"api/{report_identity(OF).id}/events"
CROWD = MOST_CONNECTIONS + 150
BEGINNINGS = (b"", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", b"\x16\x03\x01\x02")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("connections"))
    yield running
    running.stop()


def is_closed(connection):
    connection.settimeout(0.2)
    try:
        while connection.recv(1 << 16):  # an answer to what is no request
            pass
        return True
    except TimeoutError:
        return False
    except OSError:
        return True


def test_who_asks_is_served_though_many_connections_ask_for_nothing_and_those_are_closed(server):
    with ExitStack() as opened:
        crowd = []
        for place in range(CROWD):
            connection = opened.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=30))
            connection.sendall(BEGINNINGS[place % len(BEGINNINGS)])
            crowd.append(connection)
        begun = time.monotonic()
        answer = server.request("POST", EVENTS, {"events": [decision_dict(decide(OF, 0, "accept", 1))]})
        assert (answer.status, answer.json["last"]) == (200, 1)
        assert server.request("GET", f"{EVENTS}?after=0").json["last"] == 1
        assert time.monotonic() - begun < ASKING
        time.sleep(max(0.0, ASKING + 4 - (time.monotonic() - begun)))
        assert [place for place, connection in enumerate(crowd) if not is_closed(connection)] == []
    assert "Traceback" not in (server.store.parent / "stderr.txt").read_text("utf-8")


class Clock:
    """A loop whose time a test sets; what it is asked to do later, the test does."""

    def __init__(self):
        self.now, self.later = 0.0, []

    def time(self):
        return self.now

    def call_later(self, _, what):
        self.later.append(what)
        return self

    def cancel(self):
        pass

    def create_task(self, answering):
        answering.close()
        return self

    def add_done_callback(self, _):
        pass


async def _never(scope, receive, send):
    """An application that is not asked."""


@pytest.mark.parametrize(("seconds", "aborted"), [(SENDING - 1, False), (SENDING + 1, True)])
def test_a_body_that_arrives_a_byte_at_a_time_is_waited_for_no_longer_than_a_slow_one(seconds, aborted):
    clock, done = Clock(), []
    transport = SimpleNamespace(
        get_extra_info=lambda *_: None,
        is_closing=lambda: False,
        abort=lambda: done.append("aborted"),
        write=done.append,
        pause_reading=lambda: None,
        resume_reading=lambda: None,
    )
    config = Config(_never, lifespan="off", **server_limits())
    config.load()
    line = config.http_protocol_class(config, ServerState(), {}, clock)
    line.connection_made(transport)
    line.data_received(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
    for second in range(int(seconds)):
        clock.now = float(second + 1)
        if second % 10 == 0:
            line.data_received(b"x")
    clock.later[0]()
    assert done == (["aborted"] if aborted else [])


def test_a_connection_that_goes_on_asking_stays_open(server):
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    opened = set()
    for _ in range(4):
        connection.request("GET", f"{server.base}{EVENTS}?after=0", headers={"Host": f"127.0.0.1:{server.port}"})
        answer = connection.getresponse()
        answer.read()
        opened.add(connection.sock.getsockname())
        time.sleep(1)
    connection.close()
    assert (answer.status, len(opened)) == (200, 1)
