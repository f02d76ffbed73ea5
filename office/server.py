"""The window as a server: its page, files that are handed in, jobs, and the reports with their review."""

from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import quote

from documents.errors import InputError
from office.desk import Desk
from office.model import OfficeError
from office.originals import too_large
from office.page import DOWNLOADS, render_list, render_office
from reports import Language
from reports.formats import FORMATS, OutputOptions
from review.guard import Application, Guard, Receive, Scope, Send
from review.requests import RequestError, check_kind, json_body
from review.server import report_application

__all__ = ["make_office"]

_LARGEST_REQUEST: Final = 64 * 1024
"""Bytes of a request that asks for a job: two names and two hashes."""

_RAW: Final = "application/octet-stream"


def make_office(desk: Desk, *, lang: Language, token: str, port: int) -> Application:
    """Build the server.

    Args:
        desk: does what is asked for.
        lang: of the pages' own words.
        token: first part of every address.
        port: that the server listens on.

    Returns:
        An ASGI application.
    """
    from anyio.to_thread import run_sync
    from starlette.applications import Starlette
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
    from starlette.routing import Route

    def answered(handler: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """Turn what is wrong with a request into an answer."""

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except (RequestError, OfficeError) as error:
                return JSONResponse({"error": str(error)}, error.status)
            except ClientDisconnect:  # nobody is there to read an answer
                return Response(status_code=400)

        return answer

    async def show(request: Request) -> Response:
        if request.scope["slash_missing"]:
            return RedirectResponse(f"{request.scope['guarded']}/")
        originals = desk.originals
        jobs = await run_sync(desk.records.all)
        page = render_office(jobs, lang=lang, largest=originals.largest, days=originals.days)
        return Response(page, media_type="text/html")

    async def show_list(_: Request) -> Response:
        return Response(render_list(await run_sync(desk.records.all), lang=lang), media_type="text/html")

    async def take_in(request: Request) -> Response:
        check_kind(request, _RAW)
        stated = request.headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > desk.originals.largest:
            raise OfficeError(413, too_large(desk.originals.largest))
        return JSONResponse(await desk.take_in(request.stream(), request.query_params.get("name", "")))

    async def ask(request: Request) -> Response:
        wanted = await json_body(request, _LARGEST_REQUEST)
        return JSONResponse(await run_sync(lambda: desk.ask(wanted)), 201)

    async def end(request: Request) -> Response:
        await json_body(request, _LARGEST_REQUEST)  # a form of another site cannot send JSON
        act = {"stop": desk.stop, "delete": desk.delete}[request.path_params["action"]]
        return JSONResponse(await run_sync(lambda: act(request.path_params["job"])))

    async def hand_out(request: Request) -> Response:
        name, job = request.path_params["format"], request.path_params["job"]
        if name not in DOWNLOADS:
            raise OfficeError(404, f"There is no file of this kind; there are {', '.join(DOWNLOADS)}.")

        def written() -> tuple[bytes, str]:
            with desk.library.lent(job) as report:
                content = FORMATS[name].write(report.shown().comparison, OutputOptions(lang=lang))
                return content, report.name.removesuffix(".html") + FORMATS[name].endings[0]

        try:
            content, file = await run_sync(written)
        except InputError as error:  # a browser that is not installed
            raise OfficeError(501, str(error)) from error
        plain = f"report{FORMATS[name].endings[0]}"  # for browsers that do not know the other form
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file, safe='')}"
        headers = {"Content-Disposition": disposition}
        return Response(content, media_type=_RAW, headers=headers)

    class Reports:
        """The pages and decisions of one report at a time, as the review server has them."""

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            job, rest = scope["path_params"]["job"], scope["path_params"].get("rest")
            lent = desk.library.lent(job)
            try:
                report = await run_sync(lent.__enter__)
            except OfficeError as error:
                await PlainTextResponse(str(error), error.status)(scope, receive, send)
                return
            try:
                inner = {
                    **{
                        key: value
                        for key, value in scope.items()
                        if key not in ("path_params", "endpoint", "router", "app")
                    },
                    "path": f"/{rest or ''}",
                    "raw_path": f"/{rest or ''}".encode(),
                    "guarded": f"{scope['guarded']}/r/{job}",
                    "slash_missing": rest is None,
                }
                await report_application([report], lang=lang)(inner, receive, send)
            finally:
                await run_sync(lambda: lent.__exit__(None, None, None))

    return Guard(
        Starlette(
            routes=[
                Route("/", answered(show), methods=["GET"]),
                Route("/list", answered(show_list), methods=["GET"]),
                Route("/files", answered(take_in), methods=["POST"]),
                Route("/jobs", answered(ask), methods=["POST"]),
                Route("/jobs/{job}/{action:str}", answered(end), methods=["POST"]),
                Route("/r/{job}/files/{format}", answered(hand_out), methods=["GET"]),
                Route("/r/{job}", Reports(), methods=["GET"]),
                Route("/r/{job}/{rest:path}", Reports(), methods=["GET", "POST"]),
            ]
        ),
        token=token,
        port=port,
    )
