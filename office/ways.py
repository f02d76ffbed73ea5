"""Lead on from a report: the window adds links to the page that it serves, which is printed as for everybody."""

from collections.abc import MutableMapping, Sequence
from typing import Any, Final

from markupsafe import escape

from review.guard import Send

__all__ = ["Way", "leading_on"]

_PLACES: Final = (b'<p class="mode">', b'<p class="made-by">')
"""Where links go: the first line of a page's head that has room."""

Way = tuple[str, str]
"""An address, relative to the page, and what it is called."""


def leading_on(send: Send, ways: Sequence[Way]) -> Send:
    """Add links to a page while it is sent; what is no page, and a page without such a line, is passed on as it is.

    Args:
        send: takes the messages of the answer.
        ways: where they lead; none for what stays as it is.
    """
    if not ways:
        return send
    links = " ".join(f'<a href="{escape(address)}">{escape(name)}</a>' for address, name in ways)
    # not printed, as no list of links is, and not in a copy that somebody saves, as nothing of a served page is
    added = f'<span class="links" data-runtime>{links}</span> '.encode()
    held: list[MutableMapping[str, Any]] = []  # the start of an answer, until its length is known

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            if message["status"] == 200 and kind.startswith(b"text/html"):
                held.append(message)
                return
        elif held:
            body = message.get("body", b"")
            place = next((place for place in _PLACES if place in body), None)
            if place is not None:
                body = body.replace(place, place + added, 1)
            start = held.pop()
            others = [(name, value) for name, value in start["headers"] if name != b"content-length"]
            length = [] if message.get("more_body") else [(b"content-length", str(len(body)).encode())]
            await send({**start, "headers": [*others, *length]})
            message = {**message, "body": body}
        await send(message)

    return sending
