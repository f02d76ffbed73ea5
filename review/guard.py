"""Let only those in who know the address: every request must carry the token, our own host and no foreign origin."""

import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable, MutableMapping
from typing import Any, Final

__all__ = ["Application", "Guard", "Receive", "Scope", "Send", "local_origins"]

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

_HEADERS: Final[Headers] = [
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"frame-ancestors 'none'"),  # the rest of the policy stands in the page itself
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),  # the address holds the token
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
]
_METHODS: Final = ("GET", "HEAD", "POST")


def local_origins(port: int) -> tuple[str, ...]:
    """Return what a browser on this machine calls a server without a certificate."""
    return tuple(f"http://{name}:{port}" for name in ("127.0.0.1", "localhost"))


class Guard:
    """An ASGI application around another one, which never sees a request that is refused, nor the token.

    A page of another site can make the browser of a reviewer send requests here, and by a name that it points to this
    machine even read the answers. So three things are asked for: the token, which such a page does not know; one of
    our own names as Host; and, where the browser names the page that sends, our own origin.
    """

    def __init__(self, application: Application, *, token: str | None, origins: Collection[str]) -> None:
        """Guard an application.

        Args:
            application: what is guarded; it sees paths without the token.
            token: first part of the path of every request; None where the application asks people who they are.
            origins: what browsers call the server, such as `https://office.example:8766`; a port that goes without
                saying is left away.
        """
        self._application = application
        self._token = None if token is None else token.encode("ascii")
        self._origins = frozenset(origin.lower().encode("ascii") for origin in origins)
        self._hosts = frozenset(origin.partition(b"://")[2] for origin in self._origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403."""
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # web sockets are refused by silence: the server answers 403 by itself
        token, rest = "", scope["path"].lstrip("/")
        if self._token is not None:
            token, _, rest = rest.partition("/")
        if not self._is_ours(scope, token):
            await _refuse(
                send,
                403,
                "没有访问权限：请使用终端里打印的完整地址。 Forbidden: use the whole address that was printed.",
            )
            return
        if scope["method"] not in _METHODS:
            await _refuse(send, 405, "Method not allowed.")
            return

        async def send_guarded(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        guarded = "" if self._token is None else f"/{token}"
        inner = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "guarded": guarded}
        inner["slash_missing"] = not rest and not scope["path"].endswith("/")
        await self._application(inner, receive, send_guarded)

    def _is_ours(self, scope: Scope, token: str) -> bool:
        """Check token, Host, Origin and what the browser says of the sender."""
        headers: Headers = scope["headers"]
        hosts, origins, sites = (list(_values(headers, name)) for name in (b"host", b"origin", b"sec-fetch-site"))
        known = self._token is None or secrets.compare_digest(token.encode("utf-8", "replace"), self._token)
        own_host = len(hosts) == 1 and hosts[0].lower() in self._hosts
        own_origin = all(origin in self._origins for origin in origins)
        # a link in an e-mail may lead to a page, but nothing else of this server may be asked for from elsewhere
        to_page = scope["method"] == "GET" and b"navigate" in _values(headers, b"sec-fetch-mode")
        own_site = to_page or all(site in (b"same-origin", b"none") for site in sites)
        return known and own_host and own_origin and own_site


def _values(headers: Headers, name: bytes) -> Iterable[bytes]:
    return [value for header, value in headers if header == name]


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
