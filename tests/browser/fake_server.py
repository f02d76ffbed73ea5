"""A review server in memory that can be told to fail: what docs/decisions.md says of one, and nothing else."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from reports import render_comparison

TOKEN = "abc123"
API = "api/p/"


class FakeServer:
    """Serves one page and keeps its events.

    Attributes:
        events: all events stored, in order, each with its `seq`.
        failing: answers 503 to everything but the page while it is set, with it as the reason.
        refusing: answers 400 to every post while it is set.
        unwanted: answers 400 to every post with a decision on one of these rows; an undo names no task.
        posts: how many posts came.
        asked: how often a page asked for news.
    """

    def __init__(self, comparison):
        self.page = render_comparison(comparison, api=API).encode()
        self.events, self.failing, self.refusing, self.unwanted = [], False, False, set()
        self.posts = self.asked = 0
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status, body, kind="application/json"):
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_GET(self):
                outer.asked += "events?after=" in self.path
                if self.path == f"/{TOKEN}/":
                    self.answer(200, outer.page, "text/html")
                elif outer.failing:
                    self.answer(503, {"error": "down", "reason": outer.failing})
                elif self.path.startswith(f"/{TOKEN}/{API}events?after="):
                    after = int(self.path.rpartition("=")[2])
                    found = [event for event in outer.events if event["seq"] > after]
                    self.answer(200, {"events": found, "last": len(outer.events), "more": False, "aligned": 0})
                else:
                    self.answer(404, {"error": "no such thing"})

            def do_POST(self):
                content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.posts += 1
                if outer.failing:
                    self.answer(503, {"error": "down", "reason": outer.failing})
                elif outer.refusing:
                    self.answer(400, {"error": "该报告已锁定"})
                elif any(event["key"] in outer.unwanted and event["machine"] for event in content["events"]):
                    self.answer(400, {"error": "There is no such task.", "reason": "task"})
                else:
                    self.answer(200, outer.store(content["events"]))

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/{TOKEN}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def store(self, events):
        with self._lock:
            known = {event["event"]: event for event in self.events}
            stored = []
            for event in events:
                if event["event"] not in known:
                    known[event["event"]] = event | {"seq": len(self.events) + 1}
                    self.events.append(known[event["event"]])
                stored.append({"event": event["event"], "seq": known[event["event"]]["seq"], "at": event["at"]})
            return {"events": stored, "last": len(self.events)}

    def close(self):
        self._server.shutdown()
        self._server.server_close()
