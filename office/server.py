"""The window as a server: its page, files that are handed in, jobs, and the reports with their review."""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from hmac import compare_digest
from ipaddress import IPv4Network, IPv6Network
from typing import Any, Final
from urllib.parse import quote

from documents.corrections.correction_json import dumps
from documents.errors import InputError
from office.admission import behind_proxy, everybody, signed_in_alone
from office.desk import MOST_FILES, Desk, check_works
from office.door import Door
from office.model import OfficeError, Person
from office.originals import too_large
from office.page import COLLATION_FILES, DOWNLOADS, render_list, render_office
from office.reading_page import render_reading
from office.readings import Asked
from office.ways import leading_on
from office.words import office_words
from reports import Language
from reports.formats import FORMATS, OutputOptions
from review.guard import Application, Guard, Receive, Scope, Send, local_origins
from review.requests import RequestError, check_kind, form_body, json_body
from review.server import report_application

__all__ = ["make_office", "make_shared_office"]

_LARGEST_REQUEST: Final = 64 * 1024
"""Bytes of a request that asks for a job: two names and two hashes."""

_MOST_DIGITS: Final = 15
"""Of the number of bytes of a file: Python reads none of thousands."""

_NUMBER: Final = re.compile(r"[0-9]{1,6}", re.ASCII)
"""Of a file, a task or a character."""

_RAW: Final = "application/octet-stream"


def make_office(desk: Desk, *, lang: Language, token: str, port: int) -> Application:
    """Build the server of one machine, where whoever knows the address does everything.

    Args:
        desk: does what is asked for.
        lang: of the pages' own words.
        token: first part of every address.
        port: that the server listens on.

    Returns:
        An ASGI application.
    """
    return Guard(everybody(_office(desk, lang=lang)), token=token, origins=local_origins(port))


def make_shared_office(
    desk: Desk,
    door: Door,
    *,
    lang: Language,
    origins: Collection[str],
    proxy: tuple[IPv4Network | IPv6Network, ...] = (),
) -> Application:
    """Build the server of an office, where people sign in.

    Args:
        desk: does what is asked for.
        door: knows who is in.
        lang: of the pages' own words.
        origins: what browsers call the server.
        proxy: networks of the proxy that alone is answered; none where browsers ask the server itself.

    Returns:
        An ASGI application.
    """
    secure = all(origin.startswith("https://") for origin in origins)
    # browsers take __Host- from a page of this very host alone; without TLS, the ports of one machine share cookies
    cookie = "__Host-policydiff" if secure else f"policydiff-{min(origins).rpartition(':')[2]}"
    asked = signed_in_alone(_office(desk, lang=lang), door, lang=lang, cookie=cookie, secure=secure)
    guarded = Guard(asked, token=None, origins=origins)
    return behind_proxy(guarded, proxy) if proxy else guarded


def _office(desk: Desk, *, lang: Language) -> Application:
    """Build what everybody sees who was let in; of the scope it wants `person` and `note`, see `office.admission`."""
    from anyio.to_thread import run_sync
    from starlette.applications import Starlette
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
    from starlette.routing import Route

    words = office_words(lang)

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
        person: Person = request.scope["person"]
        page = render_office(jobs, person, lang=lang, largest=originals.largest, days=originals.days, most=MOST_FILES)
        return Response(page, media_type="text/html")

    async def show_list(request: Request) -> Response:
        jobs = await run_sync(desk.records.all)
        return Response(render_list(jobs, request.scope["person"], lang=lang), media_type="text/html")

    async def take_in(request: Request) -> Response:
        person: Person = request.scope["person"]
        check_kind(request, _RAW)
        stated = request.headers.get("content-length", "")
        if stated.isdecimal() and (len(stated) > _MOST_DIGITS or int(stated) > desk.originals.largest):
            raise OfficeError(413, too_large(desk.originals.largest))
        kept = await desk.take_in(request.stream(), request.query_params.get("name", ""), person)
        request.scope["note"]("upload", size=kept["size"])
        return JSONResponse(kept)

    async def ask(request: Request) -> Response:
        wanted = await json_body(request, _LARGEST_REQUEST)
        asked = await run_sync(lambda: desk.ask(wanted, request.scope["person"]))
        check = isinstance(wanted, dict) and bool(wanted.get("check"))
        request.scope["note"]("read" if check else "compare", report=asked["id"])
        return JSONResponse(asked, 201)

    async def end(request: Request) -> Response:
        await json_body(request, _LARGEST_REQUEST)  # a form of another site cannot send JSON
        action, job = request.path_params["action"], request.path_params["job"]
        if action == "compare":
            await compare(request)
            return JSONResponse({})
        act = {"stop": desk.stop, "delete": desk.delete}.get(action)
        if act is None:
            raise OfficeError(404, "There is no such page.")
        done = await run_sync(lambda: act(job, request.scope["person"]))
        request.scope["note"](action, report=job)
        return JSONResponse(done)

    async def compare(request: Request) -> None:
        job, person = request.path_params["job"], request.scope["person"]
        again = await run_sync(lambda: desk.compare(job, person))
        request.scope["note"]("compare-again" if again else "compare", report=job)

    async def hand_out(request: Request) -> Response:
        name, job = request.path_params["format"], request.path_params["job"]
        found = await run_sync(lambda: desk.records.get(job))
        if found is not None and found.axis:
            if name not in COLLATION_FILES:
                raise OfficeError(404, f"There is no file of this kind; there are {', '.join(COLLATION_FILES)}.")
            content = await run_sync(lambda: desk.page(job, f"collation.{name}"))
            request.scope["note"]("download", report=job, format=name)
            return Response(
                content, media_type=_RAW, headers=_attachment(f"{words['collation_file']}.{name}", f"report.{name}")
            )
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
        request.scope["note"]("download", report=job, format=name)
        plain = f"report{FORMATS[name].endings[0]}"
        return Response(content, media_type=_RAW, headers=_attachment(file, plain))

    async def reading_page(request: Request, number: int, told: str = "", status: int = 200) -> Response:
        def printed() -> str:
            job = desk.found(request.path_params["job"])
            reading, waiting = desk.readings.shown(job, number), desk.readings.waiting(job)
            person, key = request.scope["person"], request.scope["form_key"]
            return render_reading(job, reading, person, key=key, waiting=waiting, told=told, lang=lang)

        return Response(await run_sync(printed), status, media_type="text/html")

    async def show_reading(request: Request) -> Response:
        return await reading_page(request, _number(request.query_params.get("file", "0")))

    async def correct(request: Request) -> Response:
        person, job, note = request.scope["person"], request.path_params["job"], request.scope["note"]
        sent = await form_body(request, _LARGEST_REQUEST)
        check_works(person)
        if not compare_digest(sent.get("key", "").encode(), request.scope["form_key"].encode()):
            raise OfficeError(403, words["form_over"])
        if sent.get("do") == "compare":
            await compare(request)
            return RedirectResponse(f"{request.scope['guarded']}/", 303)
        number, asked = _asked(sent)
        try:
            await run_sync(lambda: desk.correct(job, number, asked, person))
        except OfficeError as error:
            if error.status == 404:
                raise
            return await reading_page(request, number, str(error), error.status)
        note("correct", report=job, file=number, what=asked.act)
        place = f"reading?file={number}#t{asked.task}-{asked.at}"
        return RedirectResponse(f"{request.scope['guarded']}/r/{job}/{place}", 303)

    async def hand_out_corrections(request: Request) -> Response:
        job, number = request.path_params["job"], _number(request.path_params["number"])
        reading = await run_sync(lambda: desk.readings.shown(desk.found(job), number))
        request.scope["note"]("download", report=job, format="corrections")
        name = f"{reading.file.name}-corrections.json"
        return Response(dumps(reading.corrections), media_type=_RAW, headers=_attachment(name, "corrections.json"))

    def collation(scope: Scope, job: str, path: str) -> Application:
        """Show a page of a collation, which is written once; decisions belong to reports on two files."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                if scope["method"] != "GET" or not path.endswith(".html"):
                    raise OfficeError(404, "There is no such page.")
                content = await run_sync(lambda: desk.page(job, path))
            except OfficeError as error:
                await PlainTextResponse(str(error), error.status)(scope, receive, send)
                return
            up = "../" * path.count("/")
            ways = [(f"{up}../../", words["back"]), (f"{up}reading", words["reading"])]
            scope["note"]("view", report=job)
            await Response(content, media_type="text/html")(scope, receive, leading_on(send, ways))

        return answer if path else RedirectResponse(f"{scope['guarded']}/r/{job}/index.html")

    class Reports:
        """The pages and decisions of one report at a time, as the review server has them."""

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            job, rest = scope["path_params"]["job"], scope["path_params"].get("rest")
            found = await run_sync(lambda: desk.records.get(job))
            if found is not None and found.axis:
                await collation(scope, job, rest or "")(scope, receive, send)
                return
            if scope["method"] == "POST" and not scope["person"].works:
                refused = {"error": words["reads_only"], "reason": "reader", "away": words["reader"]}
                await JSONResponse(refused, 403)(scope, receive, send)
                return
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
                act = _act(scope["method"], rest or "")
                noting = send if act is None else _noting(send, lambda: scope["note"](act, report=job))
                ways = [("../../", words["back"]), ("reading", words["reading"])] if _is_page(rest) else []
                await report_application([report], lang=lang)(inner, receive, leading_on(noting, ways))
            finally:
                await run_sync(lambda: lent.__exit__(None, None, None))

    return Starlette(
        routes=[
            Route("/", answered(show), methods=["GET"]),
            Route("/list", answered(show_list), methods=["GET"]),
            Route("/files", answered(take_in), methods=["POST"]),
            Route("/jobs", answered(ask), methods=["POST"]),
            Route("/jobs/{job}/{action:str}", answered(end), methods=["POST"]),
            Route("/r/{job}/reading", answered(show_reading), methods=["GET"]),
            Route("/r/{job}/reading", answered(correct), methods=["POST"]),
            Route("/r/{job}/reading/{number}.json", answered(hand_out_corrections), methods=["GET"]),
            Route("/r/{job}/files/{format}", answered(hand_out), methods=["GET"]),
            Route("/r/{job}", Reports(), methods=["GET"]),
            Route("/r/{job}/{rest:path}", Reports(), methods=["GET", "POST"]),
        ]
    )


def _attachment(name: str, plain: str) -> dict[str, str]:
    """Call a file as it is called here; `plain` is for browsers that do not know that form."""
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}


def _number(text: str) -> int:
    """Read the number of a file.

    Raises:
        OfficeError: it is none.
    """
    if not _NUMBER.fullmatch(text):
        raise OfficeError(404, "There is no such file.")
    return int(text)


def _asked(sent: Mapping[str, str]) -> tuple[int, Asked]:
    """Read what a form wants to correct: the number of a file, and what.

    Raises:
        OfficeError: it is none of our forms.
    """
    act, *to = sent.get("do", "").split(":")
    numbers = [sent.get("file", ""), sent.get("task", "0"), sent.get("at", "0"), *to]
    if not all(map(_NUMBER.fullmatch, numbers)) or len(to) not in (0, 2):
        raise OfficeError(400, "The request is not understood.")
    number, task, at, *place = map(int, numbers)
    units = (sent.get("lead", ""), sent.get("responsible", ""), sent.get("cooperating", ""))
    return number, Asked(
        act,
        task,
        at,
        to=(place[0], place[1]) if place else None,
        words=sent.get("words", ""),
        units=units,
        entry=sent.get("entry", ""),
    )


def _is_page(path: str | None) -> bool:
    return path is not None and "/" not in path and path.endswith(".html")


def _act(method: str, path: str) -> str | None:
    """Name what somebody does on a report; None for what a page asks by itself."""
    last = path.rpartition("/")[2]
    if method == "POST":
        return {"events": "decision", "import": "import", "realign": "realign"}.get(last)
    return "download" if last == "decisions.json" else "view" if last.endswith(".html") else None


def _noting(send: Send, note: Callable[[], None]) -> Send:
    """Write down what was done, once the answer says that it was."""

    async def noting(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            note()
        await send(message)

    return noting
