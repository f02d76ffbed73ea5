"""The review server: pages, and an interface by which they store decisions and hear of those of others."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from compare.decisions import DecisionLog, ReportIdentity
from compare.identity import report_identity
from compare.model import Comparison
from documents.errors import InputError
from reports.decision_json import decision_dict
from review.belonging import check_belongs
from review.decision_file import dumps, loads
from review.events import EventError, decision_from_dict
from review.guard import Application, Guard
from review.merging import merge
from review.store import EventStore, KnownEventError

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["ServedPage", "api_address", "make_application"]

MOST_EVENTS: Final = 200
"""Events of one request."""

LARGEST_POST: Final = 4 * 1024 * 1024
"""Bytes of a request that stores events: two hundred rows of ten tasks a side with their anchors."""

LARGEST_IMPORT: Final = 32 * 1024 * 1024
"""Bytes of an imported file: 25,000 decisions."""

MOST_HEARD: Final = 500
"""Events of one answer; the page asks again for the rest."""


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page of the server.

    Attributes:
        name: file name, such as `2020--2021.html`.
        content: the page, which knows `api_address` of its report.
        comparison: what it shows.
    """

    name: str
    content: bytes
    comparison: Comparison


class _RequestError(Exception):
    """A request that is answered with a status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def api_address(comparison: Comparison) -> str:
    """Return where the page of a comparison stores decisions, relative to the page."""
    return f"api/{report_identity(comparison).id}/"


def make_application(
    pages: Mapping[str, ServedPage], index: bytes, store: EventStore, *, token: str, port: int
) -> Application:
    """Build the server.

    Args:
        pages: by the id of their report.
        index: the page that names them all.
        store: where decisions are kept.
        token: first part of every address.
        port: that the server listens on.

    Returns:
        An ASGI application.
    """
    from anyio.to_thread import run_sync
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import JSONResponse, RedirectResponse, Response
    from starlette.routing import Route

    by_name = {page.name: page.content for page in pages.values()}

    async def show_index(request: Request) -> Response:
        if request.scope["slash_missing"]:
            return RedirectResponse(f"{request.scope['guarded']}/")
        if len(by_name) == 1:
            return RedirectResponse(next(iter(by_name)))
        return Response(index, media_type="text/html")

    async def show_page(request: Request) -> Response:
        content = by_name.get(request.path_params["name"])
        if content is None:
            return JSONResponse({"error": "There is no such page."}, 404)
        return Response(content, media_type="text/html")

    def answered(
        handler: Callable[[Request, _Reviewed], Awaitable[Response]],
    ) -> Callable[[Request], Awaitable[Response]]:
        """Find the report, and turn what is wrong with a request into an answer."""

        async def answer(request: Request) -> Response:
            try:
                page = pages.get(request.path_params["report"])
                if page is None:
                    raise _RequestError(404, "There is no such report on this server.")
                return await handler(request, _Reviewed(page, store))
            except _RequestError as error:
                return JSONResponse({"error": str(error)}, error.status)

        return answer

    async def hear(request: Request, reviewed: _Reviewed) -> Response:
        after = request.query_params.get("after", "0")
        if not (after.isascii() and after.isdecimal() and len(after) < 16):
            raise _RequestError(400, f"'after' is {after[:40]!r}; it must be a whole number.")
        return JSONResponse(await run_sync(lambda: reviewed.heard(int(after))))

    async def keep(request: Request, reviewed: _Reviewed) -> Response:
        body = await _json_body(request, LARGEST_POST)
        return JSONResponse(await run_sync(lambda: reviewed.kept(body)))

    async def export(request: Request, reviewed: _Reviewed) -> Response:
        content = await run_sync(lambda: dumps(reviewed.log()))
        headers = {"Content-Disposition": 'attachment; filename="decisions.json"'}
        return Response(content, media_type="application/json", headers=headers)

    async def take_in(request: Request, reviewed: _Reviewed) -> Response:
        body = await _body(request, LARGEST_IMPORT)
        return JSONResponse(await run_sync(lambda: reviewed.taken_in(body)))

    routes = [
        Route("/", show_index, methods=["GET"]),
        Route("/api/{report}/events", answered(hear), methods=["GET"]),
        Route("/api/{report}/events", answered(keep), methods=["POST"]),
        Route("/api/{report}/decisions.json", answered(export), methods=["GET"]),
        Route("/api/{report}/import", answered(take_in), methods=["POST"]),
        Route("/{name}", show_page, methods=["GET"]),
    ]
    return Guard(Starlette(routes=routes), token=token, port=port)


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """A report under review."""

    page: ServedPage
    store: EventStore

    @property
    def report(self) -> ReportIdentity:
        return report_identity(self.page.comparison)

    def heard(self, after: int) -> dict[str, object]:
        """Return the events after a number."""
        found = self.store.after(self.report.id, after, most=MOST_HEARD + 1)
        told = found[:MOST_HEARD]
        return {
            "events": [{**decision_dict(entry.decision), "seq": entry.seq} for entry in told],
            "last": told[-1].seq if told else after,
            "more": len(found) > MOST_HEARD,
            "conflicts": [list(pair) for pair in self.store.conflicts(self.report.id)],
        }

    def kept(self, body: object) -> dict[str, object]:
        """Store events."""
        events = body.get("events") if isinstance(body, dict) else None
        if not isinstance(events, list) or len(events) > MOST_EVENTS:
            raise _RequestError(400, f"'events' must be a list of at most {MOST_EVENTS} decisions.")
        decisions = []
        for number, event in enumerate(events, start=1):
            try:
                decisions.append(decision_from_dict(event))
            except EventError as error:
                raise _RequestError(400, f"decision {number}: {error}.") from error
        try:
            stored = self.store.append(self.report.id, decisions)
        except KnownEventError as error:
            raise _RequestError(409, f"{error}.") from error
        return {
            "events": [{"event": entry.decision.event, "seq": entry.seq, "at": entry.decision.at} for entry in stored],
            "last": max((entry.seq for entry in stored), default=0),
        }

    def log(self) -> DecisionLog:
        """Return all decisions as a file holds them: those that the page was made with, and those stored since."""
        report = self.report
        review = self.page.comparison.review
        known = {} if review is None else {decision.event: decision for decision in review.decisions}
        known.update({entry.decision.event: entry.decision for entry in self.store.after(report.id, 0)})
        pairs = set(self.store.conflicts(report.id))
        if review is not None:
            pairs.update((entry.one.event, entry.other.event) for entry in review.conflicts)
        decisions = sorted(known.values(), key=lambda decision: (decision.at, decision.event))
        return DecisionLog(report, tuple(decisions), tuple(sorted(pairs)))

    def taken_in(self, body: bytes) -> dict[str, object]:
        """Store the events of a file of decisions, and find what they contradict."""
        comparison = self.page.comparison
        try:
            log = loads(body, name="decisions.json")
            check_belongs(log, comparison.left, comparison.right, name="decisions.json")
            before = self.log()
            joined, conflicts = merge([("the server", before), ("decisions.json", log)])
            known = {decision.event for decision in before.decisions}
            fresh = [decision for decision in joined.decisions if decision.event not in known]
            self.store.append(self.report.id, fresh, stamp=False)
        except (InputError, KnownEventError) as error:
            raise _RequestError(400, str(error)) from error
        pairs = [(entry.one.event, entry.other.event) for entry in conflicts]
        self.store.add_conflicts(self.report.id, pairs)
        return {
            "added": len(fresh),
            "known": len(log.decisions) - len(fresh),
            "conflicts": [list(pair) for pair in pairs],
        }


async def _json_body(request: "Request", largest: int) -> object:
    content = await _body(request, largest)
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _RequestError(400, "The request is not valid JSON.") from error


async def _body(request: "Request", largest: int) -> bytes:
    """Read a body, but no more of it than is allowed."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise _RequestError(415, f"The content type is {kind[:40]!r}; it must be 'application/json'.")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise _RequestError(413, f"The request is larger than {largest} bytes.")
        parts.append(part)
    return b"".join(parts)
