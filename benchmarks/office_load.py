"""Load the window of an office: `python -m benchmarks.office_load [KILLS]`.

Twenty people sign in over TLS, hand in 200 files, ask for five comparisons, and make 1,000 decisions on one report, all
at once; the server may be killed (SIGKILL) meanwhile and is started again at once. Then what was acknowledged is held
against what is there. Whoever finds the server gone, or the session with it, tries again, as a page does.
"""

import http.client
import json
import os
import re
import resource
import secrets
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from compare.decision_json import decision_dict
from compare.decisions import Decision, Statement
from compare.report_identity import link_key, report_id, task_anchor
from office.people import People
from policydiff import api
from policydiff.certificate import write_certificate

__all__ = ["load_office"]

PEOPLE: Final = 20
FILES: Final = 10
"""Files of each person."""

DECISIONS: Final = 50
"""Decisions of each person, one request each."""

JOBS: Final = 5
_PASSWORD: Final = "a long enough password"
_SEEDS: Final = Path(__file__).parents[1] / "seeds"
_PATIENCE: Final = 900.0  # seconds for everything
_RETRY: Final = 0.2  # seconds until somebody tries again


class _Server:
    """The window in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._command = [sys.executable, "-m", "policydiff", "serve", "--encoder", "none", "--folder", str(folder)]
        cert, key, _ = write_certificate(["127.0.0.1"], folder, days=1)
        self._command += ["--cert", str(cert), "--key", str(key)]
        self.context = ssl.create_default_context(cafile=str(cert))
        self.port = 0
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [*self._command, "--port", str(self.port)], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stdout is not None
        self.port = urlsplit(self.process.stdout.readline().split()[-1]).port or 0

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


class _Person:
    """Somebody at a browser."""

    def __init__(self, server: _Server, name: str) -> None:
        self.name, self._server = name, server
        self._cookie = ""
        self._connection: http.client.HTTPSConnection | None = None
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.again = 0

    def sign_in(self) -> None:
        self._cookie = ""
        _, headers, _ = self._until("sign-in", "POST", "/sign-in", {"name": self.name, "password": _PASSWORD})
        self._cookie = headers["set-cookie"].partition(";")[0]

    def ask(self, kind: str, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  what JSON states
        while True:
            status, _, content = self._until(kind, method, path, body)
            if status != 401:
                assert status < 300, (status, content[:300])
                return json.loads(content) if content[:1] == b"{" else content.decode()
            self.sign_in()  # the session ended with the process that held it

    def _until(self, kind: str, method: str, path: str, body: object) -> tuple[int, dict[str, str], bytes]:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                began = time.monotonic()
                answer = self._once(method, path, body)
                if answer[0] != 429:
                    self.seconds[kind].append(time.monotonic() - began)
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            self.again += 1
            time.sleep(_RETRY)
        raise TimeoutError(path)

    def _once(self, method: str, path: str, body: object) -> tuple[int, dict[str, str], bytes]:
        connection = self._connection or http.client.HTTPSConnection(
            "127.0.0.1", self._server.port, timeout=60, context=self._server.context
        )
        self._connection = None  # kept only where it was of use
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        try:
            connection.request(method, path, content, {"Content-Type": kind, "Cookie": self._cookie})
            answer = connection.getresponse()
            told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return told

    def leave(self) -> None:
        """Close the browser."""
        if self._connection is not None:
            self._connection.close()


def load_office(kills: int) -> dict[str, object]:
    """Do it once.

    Args:
        kills: of the server, spread over the work.

    Returns:
        The slowest and the median seconds of each kind of request, and what was lost or doubled.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = People(folder / "people.sqlite3")
        names = [f"person{number}" for number in range(PEOPLE)]
        for number, one in enumerate(names):
            people.add(one, "admin" if number == 0 else "review", _PASSWORD)
        people.close()
        server = _Server(folder)
        browsers = [_Person(server, one) for one in names]
        try:
            found = _loaded(server, browsers, kills)
        finally:
            for browser in browsers:
                browser.leave()
            server.kill()
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return found | {"processor seconds of the server and the jobs": round(used.ru_utime + used.ru_stime, 1)}


def _loaded(server: _Server, people: Sequence[_Person], kills: int) -> dict[str, object]:
    first = people[0]
    first.sign_in()
    job, address, event = _prepared(first)
    acknowledged: list[str] = []
    hashes: list[str] = []
    jobs: list[str] = []
    done = threading.Event()

    def work(number: int) -> None:
        person = people[number]
        person.sign_in()
        heard = 0
        for turn in range(max(FILES, DECISIONS)):
            if turn < FILES:
                content = f"一、工作\n（一）推进第{number}处第{turn}件事。\n（二）完善制度。\n".encode()
                hashes.append(person.ask("upload", "POST", "/files?name=a.txt", content)["sha256"])
            if turn == FILES and number < JOBS:
                sides = [{"sha256": one, "name": "a.txt"} for one in hashes[-2:]]
                jobs.append(person.ask("compare", "POST", "/jobs", {"left": sides[0], "right": sides[1]})["id"])
            if turn < DECISIONS:
                own = event | {"event": f"{number:04d}.{secrets.token_hex(16)}", "by": person.name}
                told = person.ask("decision", "POST", f"{address}events", {"events": [own]})
                acknowledged.extend(one["event"] for one in told["events"])
            if turn % 5 == 0:
                person.ask("list", "GET", "/list")
                heard = person.ask("news", "GET", f"{address}events?after={heard}")["last"]

    began = time.monotonic()
    killer = threading.Thread(target=_kill, args=(server, kills, lambda: len(acknowledged), done))
    killer.start()
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(work, range(PEOPLE)))
    done.set()
    killer.join()
    seconds = time.monotonic() - began
    _ended(first, jobs)
    return _told(people, seconds) | _missing(first, address, acknowledged, hashes, [job, *jobs])


def _prepared(person: _Person) -> tuple[str, str, dict[str, object]]:
    """Make the report that everybody decides on; its id, the address of its decisions, and one to copy."""
    paths = (_SEEDS / "zj2020-keypoints.txt", _SEEDS / "zj2021-keypoints.txt")
    sides = [person.ask("", "POST", f"/files?name={path.name}", path.read_bytes()) for path in paths]
    job = person.ask("", "POST", "/jobs", {"left": sides[0], "right": sides[1]})["id"]
    _ended(person, [job])
    comparison = api.compare_files(*paths, encoder="none")
    link = comparison.links[0]
    left, right = comparison.left.tasks[link.left], comparison.right.tasks[link.right]
    decision = Decision(
        "",
        link_key(left, right),
        "accept",
        Statement((left.id,), (right.id,), ((left.id, right.id),), None, link.score),
        None,
        (task_anchor(left),),
        (task_anchor(right),),
        None,
        "",
        "2026-01-01T00:00:00.000Z",
    )
    report = report_id(comparison.left, comparison.right, comparison.mode)
    person.seconds.clear()
    return job, f"/r/{job}/api/{report}/", decision_dict(decision)


def _ended(person: _Person, jobs: Sequence[str]) -> None:
    """Wait until jobs are done."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        listed = person.ask("", "GET", "/list")
        states = [re.search(rf'<li class="job (\w+)" data-id="{re.escape(job)}"', listed) for job in jobs]
        if all(state and state[1] == "done" for state in states):
            return
        time.sleep(_RETRY)
    raise TimeoutError("the comparisons")


def _kill(server: _Server, kills: int, count: Callable[[], int], done: threading.Event) -> None:
    """Kill the server at even parts of the work."""
    for kill in range(kills):
        while count() < PEOPLE * DECISIONS * (kill + 1) // (kills + 1) and not done.wait(0.05):
            pass
        server.kill()
        server.start()


def _told(people: Sequence[_Person], seconds: float) -> dict[str, object]:
    times: dict[str, list[float]] = defaultdict(list)
    for person in people:
        for kind, some in person.seconds.items():
            times[kind] += some
    lines = {
        kind: f"{len(some)} requests, median {sorted(some)[len(some) // 2]:.2f} s, slowest {max(some):.2f} s"
        for kind, some in times.items()
        if kind
    }
    return {"seconds": round(seconds, 1), "tried again": sum(person.again for person in people), **lines}


def _missing(
    person: _Person,
    address: str,
    acknowledged: Sequence[str],
    hashes: Sequence[str],
    jobs: Sequence[str],
) -> dict[str, object]:
    """Hold what was acknowledged against what is there."""
    stored: list[str] = []
    after, more = 0, True
    while more:
        told = person.ask("", "GET", f"{address}events?after={after}")
        stored += [event["event"] for event in told["events"]]
        after, more = told["last"], told["more"]
    listed = re.findall(r'data-id="([^"]+)"', person.ask("", "GET", "/list"))
    return {
        "decisions": len(acknowledged),
        "lost": len(set(acknowledged) - set(stored)),
        "doubled": len(stored) - len(set(stored)),
        "uploads": len(set(hashes)),
        "jobs": len(jobs),
        "jobs lost or doubled": len(set(jobs) ^ set(listed)) + len(listed) - len(set(listed)),
    }


if __name__ == "__main__":
    for name, value in load_office(int(sys.argv[1]) if len(sys.argv) > 1 else 0).items():
        print(f"{name}: {value}")
