"""The window of an office, where people sign in, asked in this process: no socket, no child, passwords at little cost."""

import json
import re
from types import SimpleNamespace
from urllib.parse import quote, unquote, urlencode

from compare.decision_json import decision_dict
from office.attempts import Attempts
from office.audit import AuditLog
from office.desk import Desk
from office.door import Door
from office.library import Library
from office.model import Job, Upload
from office.originals import Originals
from office.people import People
from office.records import Records
from office.results import write_result
from office.server import make_shared_office
from office.sessions import Sessions
from office.wire import About
from policydiff import api
from review.report import ReportUnderReview
from tests.office.loops import Loop
from tests.review.samples import decide, document

HOST = "office.example:8766"
ORIGIN = f"https://{HOST}"
COOKIE = "__Host-policydiff"
PEOPLE = (("管理", "admin"), ("审核", "review"), ("阅读", "read"))
NAMES = tuple(name for name, _ in PEOPLE)
PASSWORD = "正确的马-电池-订书钉"
LEFT = "一、工作要点\n（一）推进政务公开。按季度公布进展。（责任单位：省政府办公厅）\n（二）完善信息目录。（责任单位：省司法厅）\n"
RIGHT = LEFT.replace("按季度", "按月")


class Clock:
    """A time that a test sets."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


class SharedOffice:
    """A window with one person of each role: 管理, 审核, 阅读."""

    def __init__(self, folder, *, people=PEOPLE, largest=2_000, proxy=(), origins=(ORIGIN,)):
        self.kept = folder
        self.clock = Clock()
        self.people = People(folder / "people.sqlite3")
        for name, role in people:
            self.people.add(name, role, PASSWORD)
        self.records = Records(folder / "office.sqlite3")
        self.originals = Originals(folder / "originals", largest=largest, days=7)
        self.library = Library(folder / "reports", _report)
        self.queued = []
        runner = SimpleNamespace(add=lambda job: self.queued.append(job.id), stop=lambda name: None)
        self.desk = Desk(self.records, self.originals, runner, self.library, folder / "reports")
        self.audit = folder / "audit.jsonl"
        door = Door(self.people, AuditLog(self.audit), Sessions(self.clock), Attempts(self.clock))
        self.application = make_shared_office(self.desk, door, lang="zh-CN", origins=origins, proxy=proxy)
        self._loop = Loop()

    def close(self):
        self._loop.close()
        self.library.close()
        self.records.close()
        self.people.close()

    def ask(self, method, path, body=None, *, cookie=None, headers=(), address="192.0.2.7", parts=None, breaks=False):
        """Send one request; `headers` replace those of the same name, and None leaves one away; it may break off."""
        content = json.dumps(body).encode() if isinstance(body, dict | list) else body
        sent = {"host": HOST}
        if method == "POST":
            sent |= {"origin": ORIGIN, "content-type": "application/json"}
        if cookie is not None:
            sent["cookie"] = f"{COOKIE}={cookie}"
        sent |= {name.lower(): value for name, value in dict(headers).items()}
        raw, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "https",
            "path": unquote(raw),
            "raw_path": raw.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in sent.items() if value is not None],
            "client": (address, 50_000),
            "server": ("192.0.2.1", 8766),
        }
        return self._loop.run(_asked(self.application, scope, parts or [content or b""], breaks))

    def sign_in(self, name, password=PASSWORD, **options):
        return self.ask("POST", "/sign-in", {"name": name, "password": password}, **options)

    def enter(self, name):
        """Sign in; the id of the session."""
        return self.sign_in(name).cookie

    def who(self, cookie):
        """Whose session it is."""
        return self.ask("GET", "/who", cookie=cookie).json["name"]

    def upload(self, cookie, content=b"text", name="文件.txt", **options):
        headers = {"content-type": "application/octet-stream", **dict(options.pop("headers", {}))}
        return self.ask("POST", f"/files?name={quote(name)}", content, cookie=cookie, headers=headers, **options)

    def hand_in(self, cookie, name="文件.txt"):
        """Hand two files in; the id of the job."""
        sides = [self.upload(cookie, text.encode(), name).json for text in (LEFT, RIGHT)]
        return self.ask("POST", "/jobs", {"left": sides[0], "right": sides[1]}, cookie=cookie).json["id"]

    def report(self, owner="审核", number=0, name="要点"):
        """Put a report there as if its job were done; its id."""
        return put_report(self.kept, self.records, owner=owner, number=number, name=name)

    def form_key(self, job, cookie):
        """What the forms of a page bring along."""
        return re.search(r'name="key" value="([^"]+)"', self.ask("GET", f"/r/{job}/reading", cookie=cookie).text)[1]

    def form(self, job, cookie, *, headers=(), **fields):
        """Send a form of the page on which readings are corrected."""
        fields = {"key": self.form_key(job, cookie), "file": "0"} | fields
        kind = {"content-type": "application/x-www-form-urlencoded", **dict(headers)}
        return self.ask("POST", f"/r/{job}/reading", urlencode(fields).encode(), cookie=cookie, headers=kind)

    def interface(self, job):
        """Where decisions on a report go."""
        with self.library.lent(job) as report:
            return f"/r/{job}/{report.address}"

    def library_tasks(self, job):
        """Tasks of the left document of a report."""
        with self.library.lent(job) as report:
            return report.comparison.left.tasks

    def decision(self, job, number, by):
        """A decision on the first row of a report."""
        with self.library.lent(job) as report:
            return decision_dict(decide(report.comparison, 0, "accept", number, by=by))

    def acts(self):
        """What was written down: act, name, and the rest but for time and address."""
        lines = [json.loads(line) for line in self.audit.read_text().splitlines()]
        return [{key: value for key, value in line.items() if key not in ("at", "address")} for line in lines]


def put_report(kept, records, *, owner, number=0, name="要点"):
    """Put a report into the folder of a window as if its job were done; its id."""
    job = f"{number:022d}"
    folder = kept / "reports" / job
    folder.mkdir(parents=True)
    write_result(folder, (document("old"), document("new")), About("year", name, "一句话", ("", ""), ()))
    uploads = [Upload(digit * 64, f"{name}.txt", 1) for digit in "01"]
    records.add(Job(job, "2026-01-01T00:00:00+00:00", *uploads, "year", "done", owner=owner))
    return job


class Answer:
    def __init__(self, status, headers, content):
        self.status, self.content = status, content
        self.headers = {name.decode().lower(): value.decode("latin-1") for name, value in headers}

    @property
    def json(self):
        return json.loads(self.content)

    @property
    def text(self):
        return self.content.decode()

    @property
    def cookie(self):
        """The id that the answer gives the browser."""
        return self.headers["set-cookie"].partition("=")[2].partition(";")[0]


async def _asked(application, scope, parts, breaks):
    arriving = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    arriving[-1]["more_body"] = breaks
    sent = []

    async def receive():
        return arriving.pop(0) if arriving else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    await application(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    return Answer(start["status"], start["headers"], b"".join(message.get("body", b"") for message in sent))


def _report(about, documents, store):
    def aligned(decisions):
        return api.compare_documents(*documents, mode="year", encoder="none", decisions=decisions)

    return ReportUnderReview(f"{about.name}.html", documents, "year", aligned, given=None, store=store, lang="zh-CN")
