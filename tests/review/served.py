"""A review server in a process of its own, and clients that speak HTTP with it."""

import http.client
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.waiting import PATIENCE

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
PAIR = (SEEDS / "zj2020-keypoints.txt", SEEDS / "zj2021-keypoints.txt")


class Server:
    """A server process; killed, and started again, it has the same address."""

    def __init__(self, folder, *arguments, port=0):
        self.store = folder / "review.sqlite3"
        self._arguments = [str(argument) for argument in arguments or PAIR]
        self._folder = folder
        self.start(port)

    def start(self, port=None):
        port = self.port if port is None else port
        command = [sys.executable, "-m", "policydiff", "review", *self._arguments, "--encoder", "none"]
        with (self._folder / "stderr.txt").open("ab") as errors:
            self.process = subprocess.Popen(
                [*command, "--port", str(port), "--store", str(self.store)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        line = self.process.stdout.readline()
        assert line.startswith("review at http://127.0.0.1:"), (self._folder / "stderr.txt").read_text()
        self.address = line.split()[-1]
        parts = urlsplit(self.address)
        self.port, self.base = parts.port, parts.path

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.kill()

    def send(self, method, path, body=None, *, headers=(), base=None):
        """Send one request and leave its answer to come; `headers` are added, and replace those of the same name."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        content = json.dumps(body).encode() if isinstance(body, dict | list) else body
        sent = {"Host": f"127.0.0.1:{self.port}"}
        if content is not None:
            sent |= {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.port}"}
        try:
            connection.request(method, (self.base if base is None else base) + path, content, sent | dict(headers))
        except OSError:
            connection.close()
            raise
        return connection

    def request(self, method, path, body=None, **options):
        """Send one request as `send` does, and give the answer."""
        connection = self.send(method, path, body, **options)
        try:
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()


class Answer:
    def __init__(self, status, headers, content):
        self.status = status
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.content = content

    @property
    def json(self):
        return json.loads(self.content)
