"""What the two processes say to each other: bytes with a length before them, values held against their types.

Nothing is pickled: a process that has read a hostile file may say anything, and unpickling would run it.
"""

from collections.abc import Callable
from enum import Enum
from typing import IO, Final

import msgspec

from documents.model import Document

__all__ = ["Failure", "Kind", "Request", "read_message", "send"]

_LENGTH: Final = 8  # bytes of the length of a message


class Kind(Enum):
    """What a message is; the value is its first byte."""

    REQUEST = b"Q"
    DOCUMENT = b"D"
    FAILURE = b"F"
    NO_MEMORY = b"M"
    MORE_TIME = b"T"


class Request(msgspec.Struct, frozen=True):
    """What is to be read, and how.

    Attributes:
        name: of the file, without folders.
        data: its bytes.
        document_id: as `read_document` takes it, like `layout` and `part`.
        seconds: that it may take.
        memory: megabytes that it may take.
        member: the file to read of those that it holds.
        snippets: whether the document is wanted a second time, with pictures of the places of its tasks.
    """

    name: str
    data: bytes
    document_id: str | None
    layout: str | None
    part: str | None
    seconds: float
    memory: int
    member: str | None = None
    snippets: bool = False


class Failure(msgspec.Struct, frozen=True):
    """Why nothing was read: the name of an error that `documents.errors` has, and its sentence."""

    error: str
    message: str


_TYPES: Final[dict[Kind, object]] = {
    Kind.REQUEST: Request,
    Kind.DOCUMENT: Document,
    Kind.FAILURE: Failure,
    Kind.NO_MEMORY: None,
    Kind.MORE_TIME: float,
}


def send(stream: IO[bytes], kind: Kind, value: object) -> None:
    """Write a message and see that it is on its way."""
    data = msgspec.msgpack.encode(value)
    stream.write(kind.value + len(data).to_bytes(_LENGTH) + data)
    stream.flush()


def read_message(read: Callable[[int], bytes], *, most: int) -> tuple[Kind, object] | None:
    """Read a message.

    Args:
        read: gives as many bytes as it is asked for, fewer only at the end.
        most: bytes that it may have.

    Returns:
        Its kind and its value; None at the end.

    Raises:
        ValueError: it is longer, or not what its kind says.
    """
    head = read(1 + _LENGTH)
    if len(head) <= _LENGTH:
        return None
    kind, length = Kind(head[:1]), int.from_bytes(head[1:])
    if length > most:
        raise ValueError(f"a message of {length} bytes")
    data = read(length)
    return None if len(data) < length else (kind, msgspec.msgpack.decode(data, type=_TYPES[kind]))
