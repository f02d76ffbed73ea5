"""The operators of a page of a PDF and what they are applied to: read by one pattern where pdfminer goes by characters.

pdfminer reads whatever is not plain: comments, strings in strings, dictionaries, pictures within a page, what a stream
breaks off in. Both give the same.
"""

import re
from functools import cache
from typing import Any, Final

__all__ = ["content_parser"]

_BUFFER: Final = 1 << 16  # bytes: what stands over the end of a buffer is left to pdfminer

_STOPS: Final = rb"#/%\[\]()<>{}\s"
_TOKEN: Final = re.compile(
    rb"[\s\x00]*+(?:"
    rb"([-+]?(?:\d{0,15}\.\d{1,15}|\d{1,15}\.)(?=[^\d]))"
    rb"|([-+]?\d{1,15}(?=[^\d.]))"
    rb"|([A-Za-z][^" + _STOPS + rb"]*+(?=[" + _STOPS + rb"]))"
    rb"|/([^" + _STOPS + rb"]*+(?=[" + _STOPS.replace(b"#", b"") + rb"]))"
    rb"|\(([^()\\]*+(?:\\[\s\S][^()\\]*+)*+)\)"
    rb"|<([0-9A-Fa-f\s]*+)>(?=[^>])"
    rb"|(\[)|(\]))"
)
_REAL, _WHOLE, _KEYWORD, _NAME, _STRING, _HEX, _OPENS, _CLOSES = range(1, 9)

_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ESCAPED: Final = dict(zip(b"bnfrt()\\", (b"\b", b"\n", b"\f", b"\r", b"\t", b"(", b")", b"\\"), strict=True))
_OCTAL: Final = b"01234567"
_NOT_PLAIN: Final = (b"BI", b"ID", b"true", b"false")
"""Words that are no operators, or that begin a picture within the page."""

_NOTHING: Final = object()
"""No value: pdfminer reads it."""


@cache
def content_parser() -> Any:  # noqa: ANN401  pdfminer is loaded for a PDF alone
    """Give the class that reads the contents of a page as `PDFContentParser` does."""
    from pdfminer.pdfinterp import PDFContentParser
    from pdfminer.psparser import KWD, LIT

    class Contents(PDFContentParser):  # type: ignore[misc]
        BUFSIZ = _BUFFER
        charpos: int
        plain = False  # whether nothing is open, so that a plain token may follow

        def nextobject(self) -> Any:  # noqa: ANN401
            if self.plain:
                match = _TOKEN.match(self.buf, self.charpos)
                found = _NOTHING if match is None else _value(match, KWD, LIT)
                if match is not None and match.lastindex == _OPENS:
                    found, match = _array(match, KWD, LIT)
                if match is not None and found is not _NOTHING:
                    self.charpos = match.end()
                    return 0, found
            self.plain = False
            found = super().nextobject()
            busy = self.results or self.context or self.curstack or self._tokens or self.eof
            self.plain = not busy and self._parse1 == self._parse_main
            return found

    return Contents


def _array(opening: re.Match[bytes], keyword: Any, literal: Any) -> tuple[Any, re.Match[bytes] | None]:  # noqa: ANN401
    """Read an array of plain values; gives it and the match that ends it."""
    values: list[Any] = []
    match = _TOKEN.match(opening.string, opening.end())
    while match is not None and match.lastindex not in (_OPENS, _KEYWORD):
        if match.lastindex == _CLOSES:
            return values, match
        values.append(_value(match, keyword, literal))
        if values[-1] is _NOTHING:
            break
        match = _TOKEN.match(opening.string, match.end())
    return _NOTHING, None


def _value(match: re.Match[bytes], keyword: Any, literal: Any) -> Any:  # noqa: ANN401
    """Give what a token stands for; `_NOTHING` where that is better left to pdfminer."""
    kind = match.lastindex
    printed = match[kind or 0]
    if kind == _WHOLE:
        return int(printed)
    if kind == _REAL:
        return float(printed)
    if kind == _KEYWORD:
        return _NOTHING if printed in _NOT_PLAIN else keyword(printed)
    if kind == _NAME:
        try:
            return literal(str(printed, "utf-8"))
        except UnicodeDecodeError:
            return literal(printed)
    if kind == _STRING:
        return _unescaped(printed) if b"\\" in printed else printed
    if kind == _HEX:
        try:
            return bytes.fromhex(printed.decode("ascii"))
        except ValueError:
            return _NOTHING
    return _NOTHING


def _unescaped(printed: bytes) -> Any:  # noqa: ANN401
    """Resolve the escapes of a string as pdfminer does: what is none of them vanishes."""
    try:
        return _ESCAPE.sub(_resolved, printed)
    except ValueError:  # an octal above 377
        return _NOTHING


def _resolved(escape: re.Match[bytes]) -> bytes:
    what = escape[1]
    return bytes((int(what, 8),)) if what[0] in _OCTAL else _ESCAPED.get(what[0], b"")
