"""The review server: pages, and an interface by which they store decisions and hear of those of others."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from compare.decision_json import dumps
from reports import Language, render_index
from review.guard import Application, Guard, local_origins
from review.report import RefusedError, ReportUnderReview
from review.requests import RequestError, body, json_body
from review.store import StoreError

__all__ = ["make_application", "report_application"]

LARGEST_POST: Final = 4 * 1024 * 1024
"""Bytes of a request that stores events: two hundred rows of ten tasks a side with their anchors."""

LARGEST_IMPORT: Final = 32 * 1024 * 1024
"""Bytes of an imported file: 25,000 decisions."""


def make_application(reports: Sequence[ReportUnderReview], *, lang: Language, token: str, port: int) -> Application:
    """Build the server.

    Args:
        reports: in the order of the index.
        lang: of the index.
        token: first part of every address.
        port: that the server listens on.

    Returns:
        An ASGI application.
    """
    return Guard(report_application(reports, lang=lang), token=token, origins=local_origins(port))


def report_application(reports: Sequence[ReportUnderReview], *, lang: Language) -> Application:
    """Build what serves reports, for a server that guards it.

    Args:
        reports: in the order of the index.
        lang: of the index.

    Returns:
        An ASGI application; of the scope it wants `guarded`, the path before its own, and `slash_missing`, and
        `signer` where people have names (`review.signing`).
    """
    from anyio import CapacityLimiter
    from anyio.to_thread import run_sync
    from starlette.applications import Starlette
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import JSONResponse, RedirectResponse, Response
    from starlette.routing import Route

    by_id = {report.id: report for report in reports}
    by_name = {report.name: report for report in reports}
    turns: dict[str, CapacityLimiter] = {}  # one alignment of a report at a time; the others wait, but in no thread

    async def show_index(request: Request) -> Response:
        if request.scope["slash_missing"]:
            return RedirectResponse(f"{request.scope['guarded']}/")
        if len(reports) == 1:
            return RedirectResponse(reports[0].name)
        entries = [(report.comparison, report.name) for report in reports]
        return Response(await run_sync(lambda: render_index(entries, lang=lang)), media_type="text/html")

    async def show_page(request: Request) -> Response:
        report = by_name.get(request.path_params["name"])
        if report is None:
            return JSONResponse({"error": "There is no such page."}, 404)
        return Response((await run_sync(report.shown)).page, media_type="text/html")

    def answered(
        handler: Callable[[Request, ReportUnderReview], Awaitable[Response]],
    ) -> Callable[[Request], Awaitable[Response]]:
        """Find the report, and turn what is wrong with a request into an answer."""

        async def answer(request: Request) -> Response:
            try:
                report = by_id.get(request.path_params["report"])
                if report is None:
                    raise RequestError(404, "There is no such report on this server.", "report")
                return await handler(request, report)
            except RequestError as error:
                return JSONResponse({"error": str(error), "reason": error.reason}, error.status)
            except RefusedError as error:
                status = 409 if error.reason == "known" else 400
                return JSONResponse({"error": str(error), "reason": error.reason}, status)
            except ClientDisconnect:  # nobody is there to read an answer
                return Response(status_code=400)
            except StoreError as error:
                return JSONResponse({"error": f"{error}.", "reason": error.reason}, 503)

        return answer

    async def hear(request: Request, report: ReportUnderReview) -> Response:
        after = request.query_params.get("after", "0")
        if not (after.isascii() and after.isdecimal() and len(after) < 16):
            raise RequestError(400, f"'after' is {after[:40]!r}; it must be a whole number.")
        told = await run_sync(lambda: report.heard(int(after)))
        signer = request.scope.get("signer")
        if signer is not None:
            told["signer"] = {"name": signer.name, "decides": signer.decides}
        return JSONResponse(told)

    async def show_rows(_: Request, report: ReportUnderReview) -> Response:
        return Response((await run_sync(report.shown)).page, media_type="text/html")

    async def keep(request: Request, report: ReportUnderReview) -> Response:
        events = await json_body(request, LARGEST_POST)
        return JSONResponse(await run_sync(lambda: report.kept(events, request.scope.get("signer"))))

    async def export(request: Request, report: ReportUnderReview) -> Response:
        content = await run_sync(lambda: dumps(report.log()))
        headers = {"Content-Disposition": 'attachment; filename="decisions.json"'}
        return Response(content, media_type="application/json", headers=headers)

    async def take_in(request: Request, report: ReportUnderReview) -> Response:
        content = await body(request, LARGEST_IMPORT)
        return JSONResponse(await run_sync(lambda: report.taken_in(content, request.scope.get("signer"))))

    async def realign(request: Request, report: ReportUnderReview) -> Response:
        await json_body(request, LARGEST_POST)  # a form of another site cannot send JSON
        turn = turns.setdefault(report.id, CapacityLimiter(1))
        alignment = await run_sync(report.realign, limiter=turn)
        return JSONResponse({"aligned": alignment.seq})

    routes = [
        Route("/", show_index, methods=["GET"]),
        Route("/api/{report}/events", answered(hear), methods=["GET"]),
        Route("/api/{report}/events", answered(keep), methods=["POST"]),
        Route("/api/{report}/decisions.json", answered(export), methods=["GET"]),
        Route("/api/{report}/page", answered(show_rows), methods=["GET"]),
        Route("/api/{report}/import", answered(take_in), methods=["POST"]),
        Route("/api/{report}/realign", answered(realign), methods=["POST"]),
        Route("/{name}", show_page, methods=["GET"]),
    ]
    return Starlette(routes=routes)
