"""Read the bodies of requests: of the kind that is asked for, and no more of them than is allowed."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import msgspec

from documents.errors import InputError
from documents.wire.loading import load_json

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["RequestError", "body", "check_kind", "form_body", "json_body"]

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 50
"""Fields of a form; ours have ten."""


class RequestError(Exception):
    """A request that is answered with a status, a reason for programs, and a sentence for people."""

    def __init__(self, status: int, sentence: str, reason: str = "invalid") -> None:
        """Say what is wrong with it."""
        super().__init__(sentence)
        self.status = status
        self.reason = reason


def check_kind(request: "Request", wanted: str) -> None:
    """See that a body is of one content type; a form of another site can send only a few others.

    Raises:
        RequestError: it is of another one.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != wanted:
        raise RequestError(415, f"The content type is {kind[:40]!r}; it must be {wanted!r}.")


async def body(request: "Request", largest: int, *, kind: str = _JSON) -> bytes:
    """Read a body as bytes.

    Args:
        request: what arrives.
        largest: bytes that are read at most.
        kind: content type that it must have.

    Raises:
        RequestError: it is of another kind, or longer.
    """
    check_kind(request, kind)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise RequestError(413, f"The request is larger than {largest} bytes.", "size")
        parts.append(part)
    return b"".join(parts)


async def form_body(request: "Request", largest: int) -> dict[str, str]:
    """Read a body as the fields of a form, each once; args, raises: as `body`.

    Forms of other sites can be sent as well: who takes one in asks for more than that it is one.
    """
    content = await body(request, largest, kind=_FORM)
    try:
        fields = parse_qsl(
            content.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RequestError(400, "The request is no form that this server has.") from error
    return dict(fields)


async def json_body(request: "Request", largest: int) -> object:
    """Read a body as the value that its JSON states; args, raises: as `body`."""
    content = await body(request, largest)
    try:
        value = load_json(content, name="request", what="a JSON object")
        msgspec.json.encode(value)  # finds half of a surrogate pair, which nothing that is kept can hold
    except InputError as error:
        raise RequestError(400, f"The request is not valid JSON: {error}") from error
    except UnicodeEncodeError as error:
        raise RequestError(400, "The request holds half of a character (a lone surrogate).") from error
    return value
