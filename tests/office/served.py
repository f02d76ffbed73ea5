"""The window of the office in a process of its own, and a client that hands files in as the page does."""

import os
import subprocess
import sys
import time
from urllib.parse import quote, urlsplit

from tests.review.served import PAIR, ROOT, Server
from tests.waiting import PATIENCE

__all__ = ["PAIR", "ROOT", "Office"]


class Office(Server):
    """A server process; killed, and started again, it has the same address."""

    def __init__(self, folder, *arguments, port=0, path=None):
        self.kept = folder / "kept"
        self._environment = os.environ | ({} if path is None else {"PATH": path})
        super().__init__(folder, *arguments, port=port)

    def start(self, port=None):
        port = self.port if port is None else port
        command = [sys.executable, "-m", "policydiff", "serve", "--encoder", "none", "--folder", str(self.kept)]
        with (self._folder / "stderr.txt").open("ab") as errors:
            self.process = subprocess.Popen(
                [*command, "--port", str(port), *self._extra()],
                cwd=ROOT,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        line = self.process.stdout.readline()
        assert line.startswith("serving at http://127.0.0.1:"), (self._folder / "stderr.txt").read_text()
        self.address = line.split()[-1]
        parts = urlsplit(self.address)
        self.port, self.base = parts.port, parts.path

    def _extra(self):
        return [] if self._arguments == [str(path) for path in PAIR] else self._arguments

    def upload(self, content, name="文件.txt", **options):
        headers = {"Content-Type": "application/octet-stream", **dict(options.pop("headers", {}))}
        return self.request("POST", f"files?name={quote(name)}", content, headers=headers, **options)

    def ask(self, left, right, mode=None):
        return self.request("POST", "jobs", {"left": left, "right": right, "mode": mode})

    def hand_in(self, left=PAIR[0], right=PAIR[1], mode=None):
        """Hand two files in and ask for their comparison; the id of the job."""
        sides = [self.upload(path.read_bytes(), path.name).json for path in (left, right)]
        return self.ask(*sides, mode).json["id"]

    def listed(self):
        return self.request("GET", "list").content.decode()

    def state(self, job):
        text = self.listed()
        found = [part for part in text.split('<li class="job ')[1:] if f'data-id="{job}"' in part]
        return found[0].split('"')[0] if found else None

    def ended(self, job):
        """Wait until a job has ended; its state."""
        until = time.monotonic() + PATIENCE
        while (state := self.state(job)) not in ("done", "refused", "stopped", None):
            assert time.monotonic() < until, state
            time.sleep(0.1)
        return state
