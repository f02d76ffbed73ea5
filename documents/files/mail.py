"""Mail (.eml) and web pages saved as one file (.mht): what they say, and the files that come with them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from documents.errors import UnreadableFileError
from documents.files.names import readable_name

if TYPE_CHECKING:
    from email.message import EmailMessage

__all__ = ["Attachment", "Mail", "is_mail", "read_mail"]

_FIELD: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_NAMES: Final = (b"content-type:", b"mime-version:")
_MOST_FIELDS: Final = 200  # of a head; each server on the way adds some
_MOST_PARTS: Final = 500  # of a mail; a page has some dozens of pictures
_UNNAMED: Final = "attachment"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail; its name has no folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail or a saved page.

    Attributes:
        body: its text; empty where only files come.
        is_page: whether the text is HTML.
        is_saved_page: whether a browser or Word saved it, with the pictures of the page.
        attachments: files that a person added, in order.
    """

    body: bytes
    is_page: bool
    is_saved_page: bool
    attachments: tuple[Attachment, ...]


def is_mail(data: bytes) -> bool:
    """Tell whether a file begins with the fields of a mail, and says what its parts are."""
    names: list[bytes] = []
    data = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    at = len(data) - len(data.lstrip(b"\r\n"))
    while len(names) < _MOST_FIELDS and (field := _FIELD.match(data, at)):
        names.append(field.group().lower())
        at = field.end()
    return len(names) > 1 and any(name.startswith(_NAMES) for name in names) and data[at : at + 1] in (b"\r", b"\n")


def read_mail(data: bytes, name: str) -> Mail:
    """Read a mail: of several versions of the text the page, else the plain one.

    Args:
        data: the bytes of the file.
        name: name of the file, for messages.

    Raises:
        UnreadableFileError: its parts cannot be told.

    Source:
        RFC 5322, RFC 2046 (parts), RFC 2557 (pages with what belongs to them).
    """
    from email import message_from_bytes, policy

    data = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"), policy=policy.default)
        parts = []
        for part in message.walk():
            if not part.is_multipart():
                parts.append(part)
            if len(parts) > _MOST_PARTS:
                raise UnreadableFileError(f"{name!r} is a mail of more than {_MOST_PARTS} parts; save its text alone.")
        bodies = [part for part in parts if _is_text(part)]
        pages = [part for part in bodies if part.get_content_type() == "text/html"]
        chosen = _root(message, pages) or next(iter(pages or bodies), None)
        added = tuple(
            Attachment(_name(part, place), _content(part))
            for place, part in enumerate(parts, 1)
            if part not in bodies and _is_added(part)
        )
        body = b"" if chosen is None else _content(chosen)
        return Mail(body, chosen in pages, message.get_content_type() == "multipart/related", added)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(
            f"{name!r} cannot be read as a mail ({type(error).__name__}); save its text or its attachments."
        ) from error


def _is_text(part: "EmailMessage") -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"


def _is_added(part: "EmailMessage") -> bool:
    """Whether a person added a part; pictures and styles of a page are parts of it."""
    own = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return own and (part.get_content_disposition() == "attachment" or part["Content-ID"] is None)


def _root(message: "EmailMessage", pages: "list[EmailMessage]") -> "EmailMessage | None":
    """Find the part that a saved page says it begins with."""
    start = message.get_param("start")
    return next((page for page in pages if start and page["Content-ID"] == start), None)


def _content(part: "EmailMessage") -> bytes:
    """Give the bytes of a part; text in a charset that its own bytes do not tell is written in UTF-8."""
    content = part.get_payload(decode=True)
    content = content if isinstance(content, bytes) else b""
    charset = str(part.get_content_charset() or "").lower()
    if part.get_content_maintype() != "text" or charset in ("", "utf-8", "us-ascii"):
        return content
    # Word calls UTF-16 unicode, and what is declared gb2312 is what its editor wrote
    known = {"unicode": "utf-16", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
    try:
        return content.decode(known.get(charset, charset)).encode()
    except (LookupError, UnicodeDecodeError):
        return content


def _name(part: "EmailMessage", place: int) -> str:
    name = readable_name(part.get_filename() or "")
    return re.split(r"[\\/]", name)[-1].strip() or f"{_UNNAMED}-{place}"
