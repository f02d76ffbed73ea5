"""Ask everybody who they are: sign in, sign out, and pass on what those who are signed in ask for, with their names."""

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from office.door import Door, SignedIn, TooManyError
from office.model import EVERYBODY, OfficeError, Person
from office.people_page import render_people, render_sign_in
from office.words import office_words
from reports import Language
from review.guard import Application, Receive, Scope, Send
from review.requests import RequestError, json_body
from review.signing import Signer

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["Note", "behind_proxy", "everybody", "signed_in_alone"]

Note = Callable[..., None]
"""Writes down what somebody does: `note(act, **details)`."""

_KEY_BYTES: Final = 16
_LARGEST: Final = 4 * 1024
"""Bytes of a request with a name and passwords."""

_AT_ONCE: Final = 2
"""Passwords that are worked on together: each takes 32 MB and a core. The others wait, but in no thread."""

_REPORT: Final = re.compile(r"/r/([\w-]{22})(?:/(?!api/|files/).*)?")
"""A page of a report; where it leads, and nothing else, who signs in first is led to."""
_POLL: Final = re.compile(r"/list|/r/[\w-]{22}/api/[^/]+/(?:events|page)")
"""What pages ask for by themselves: it keeps no session from ending as an idle one."""

Answer = Callable[["Request"], Awaitable["Response"]]


def everybody(application: Application) -> Application:
    """Let everybody do everything, without a name: where the address is the secret."""
    key = secrets.token_urlsafe(_KEY_BYTES)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await application({**scope, "person": EVERYBODY, "note": _nothing, "form_key": key}, receive, send)

    return answer


def behind_proxy(application: Application, networks: tuple[IPv4Network | IPv6Network, ...]) -> Application:
    """Answer a proxy alone, and believe it from which address a request came to it.

    Args:
        application: that is asked.
        networks: of the proxy.
    """
    from starlette.responses import PlainTextResponse

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            peer = scope.get("client") or ("", 0)
            if not _is_in(peer[0], networks):
                await PlainTextResponse("Ask the proxy.", 403)(scope, receive, send)
                return
            told = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
            last = told[-1].decode("latin-1").rpartition(",")[2].strip() if told else ""
            scope = {**scope, "client": (last if _is_address(last) else peer[0], 0)}
        await application(scope, receive, send)

    return answer


def signed_in_alone(application: Application, door: Door, *, lang: Language, cookie: str, secure: bool) -> Application:
    """Pass on requests of people who are signed in, with who they are as `person`, `signer` and `note` of the scope.

    `form_key` of the scope belongs to the session: a form that has it was printed for this person.

    Args:
        application: that is asked.
        door: knows who is in.
        lang: of the pages' own words.
        cookie: name of the cookie that holds the id of a session.
        secure: browsers send the cookie over TLS alone.
    """
    from anyio import CapacityLimiter
    from anyio.to_thread import run_sync
    from starlette.applications import Starlette
    from starlette.requests import ClientDisconnect, Request
    from starlette.responses import JSONResponse, RedirectResponse, Response
    from starlette.routing import Route

    words, form_secret = office_words(lang), secrets.token_bytes(_KEY_BYTES)
    turns: list[CapacityLimiter] = []  # made where the first password is looked at, for it belongs to the loop

    def slowly() -> CapacityLimiter:
        if not turns:
            turns.append(CapacityLimiter(_AT_ONCE))
        return turns[0]

    def answered(handler: Answer) -> Answer:
        """Turn what is wrong with a request into an answer."""

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except TooManyError as error:
                return JSONResponse({"error": str(error)}, error.status, {"Retry-After": str(error.seconds)})
            except (RequestError, OfficeError) as error:
                return JSONResponse({"error": str(error)}, error.status)
            except ClientDisconnect:  # nobody is there to read an answer
                return Response(status_code=400)

        return answer

    async def texts(request: Request, *names: str) -> list[str]:
        sent = await json_body(request, _LARGEST)
        values = [sent.get(name) if isinstance(sent, dict) else None for name in names]
        found = [value for value in values if isinstance(value, str)]
        if len(found) < len(names):
            raise RequestError(400, f"The request must hold {', '.join(names)}.")
        return found

    def holding(signed_in: SignedIn) -> Response:
        response = JSONResponse({"name": signed_in.person.name})
        response.set_cookie(cookie, signed_in.secret, httponly=True, samesite="strict", secure=secure, path="/")
        return response

    async def show_sign_in(request: Request) -> Response:
        found = _REPORT.fullmatch(f"/{request.query_params.get('to', '')}")
        return Response(render_sign_in(f"r/{found[1]}/" if found else "", lang=lang), media_type="text/html")

    async def sign_in(request: Request) -> Response:
        name, password = await texts(request, "name", "password")
        before, address = request.cookies.get(cookie), _address(request.scope)
        return holding(
            await run_sync(lambda: door.sign_in(name, password, address=address, before=before), limiter=slowly())
        )

    async def sign_out(request: Request) -> Response:
        await json_body(request, _LARGEST)
        secret, address = request.cookies.get(cookie, ""), _address(request.scope)
        await run_sync(lambda: door.sign_out(secret, address=address))
        response = JSONResponse({})
        response.delete_cookie(cookie, httponly=True, samesite="strict", secure=secure, path="/")
        return response

    async def who(request: Request) -> Response:
        person: Person | None = request.scope["person"]
        return JSONResponse({"name": None if person is None else person.name})

    async def show_people(request: Request) -> Response:
        person: Person = request.scope["person"]
        people = await run_sync(door.people.all) if person.manages else ()
        return Response(render_people(person, people, lang=lang), media_type="text/html")

    async def change_password(request: Request) -> Response:
        old, new = await texts(request, "old", "new")
        person, address = request.scope["person"], _address(request.scope)
        return holding(
            await run_sync(lambda: door.change_password(person, old, new, address=address), limiter=slowly())
        )

    async def manage(request: Request) -> Response:
        act = request.path_params["act"]
        wanted = {"add": ("role", "password"), "remove": (), "role": ("role",), "password": ("password",)}.get(act)
        if wanted is None:
            raise OfficeError(404, "There is no such page.")
        name, *values = await texts(request, "name", *wanted)
        given = dict(zip(wanted, values, strict=True))
        person, address = request.scope["person"], _address(request.scope)
        await run_sync(lambda: door.manage(person, act, name, address=address, **given), limiter=slowly())
        return JSONResponse({})

    own = Starlette(
        routes=[
            Route("/sign-in", answered(show_sign_in), methods=["GET"]),
            Route("/sign-in", answered(sign_in), methods=["POST"]),
            Route("/sign-out", answered(sign_out), methods=["POST"]),
            Route("/who", answered(who), methods=["GET"]),
            Route("/people", answered(show_people), methods=["GET"]),
            Route("/people/{act}", answered(manage), methods=["POST"]),
            Route("/password", answered(change_password), methods=["POST"]),
        ]
    )
    own_paths = re.compile(r"/(?:sign-in|sign-out|who|people|people/[^/]*|password)")

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request, path = Request(scope), scope["path"]
        if path == "/sign-in":
            await own(scope, receive, send)
            return
        used = scope["method"] == "POST" or not (_POLL.fullmatch(path) or path == "/who")
        secret = request.cookies.get(cookie, "")
        try:
            person = await run_sync(lambda: door.who(secret, used=used)) if secret else None
            others = await run_sync(lambda: door.others(person)) if person and path.endswith("/import") else frozenset()
        except OfficeError as error:
            await JSONResponse({"error": str(error)}, error.status)(scope, receive, send)
            return
        if person is None and path != "/who":
            await refuse(request)(scope, receive, send)
            return
        inner = {**scope, "person": person}
        if person is not None:
            inner["signer"] = Signer(person.name, person.works, others)
            inner["note"] = _noting(door, person, _address(scope))
            inner["form_key"] = hmac.digest(form_secret, secret.encode(), "sha256").hex()
        await (own if own_paths.fullmatch(path) else application)(inner, receive, send)

    def refuse(request: Request) -> Response:
        """Show who is not signed in where to do that; what a script asks for gets a reason."""
        path, found = request.scope["path"], _REPORT.fullmatch(request.scope["path"])
        shown = path in ("/", "/people") or found
        if (request.method == "GET" and shown) or (found and path.endswith("/reading")):  # a form is shown a page, too
            return RedirectResponse("/sign-in" + (f"?to={quote(f'r/{found[1]}/')}" if found else ""), 303)
        return JSONResponse({"error": words["session_over"], "reason": "session", "away": words["session_over"]}, 401)

    return answer


def _noting(door: Door, person: Person, address: str) -> Note:
    def note(act: str, **details: str | int) -> None:
        door.audit.note(act, person.name, address, **details)

    return note


def _nothing(act: str, **details: str | int) -> None:
    """Write down nothing: nobody has a name."""


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _is_in(address: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
