"""Bytes become text: the encodings Chinese offices' files really have, and a clear word for what is no text."""

import codecs
import re
import unicodedata
from collections import Counter
from typing import Final

from documents.errors import EmptyFileError, UnreadableFileError
from documents.files.kinds import PACKED, FileKind, recognise_binary

__all__ = ["decode"]

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


# An office that declares gb2312 or GBK writes what its editor wrote: GB18030 holds both.
_DECLARED: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_DECLARATION: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_DECLARATION_WINDOW: Final = 2048

# GB18030 and Big5 share their byte pairs, so each often decodes the other's text into rare characters. These are
# the characters that every running Chinese text has, in both scripts.
_COMMON: Final = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
    "子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當"
    "使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又"
    "公务務府市县縣省区區级級单單位责責任牵牽头頭，。、；：（）《》“”　"
)
_MAX_CONTROL_SHARE: Final = 0.01  # text pasted from old systems holds a stray control character now and then
_MIN_READABLE_SHARE: Final = 0.9  # of the characters, for UTF-16 that has no byte order mark


def decode(data: bytes, name: str) -> str:
    """Decode a text file whatever its encoding: UTF-8, UTF-16, GB18030 (with GBK and GB2312) or Big5.

    Args:
        data: the bytes of the file.
        name: the name of the file, for messages.

    Returns:
        The text without its byte order mark; line breaks are left as they are, unless all are carriage returns.

    Raises:
        EmptyFileError: there are no bytes, or only white space.
        UnreadableFileError: the bytes are no text, or text in no known encoding.
    """
    if not data.strip():
        raise EmptyFileError(f"{name!r} is empty; give a file that holds the text of a document.")
    kind = recognise_binary(data)
    if kind is FileKind.LOCKED_OFFICE:
        raise UnreadableFileError(f"{name!r} is protected by a password; save a copy without one and give that file.")
    if kind in PACKED:
        raise UnreadableFileError(
            f"{name!r} is {kind.value}, which is not opened; unpack it and give one of its files."
        )
    if kind is not None:
        raise UnreadableFileError(
            f"{name!r} is {kind.value}, which is not read; save it as .docx or PDF, as plain text (.txt), "
            "as an Excel or CSV table or as a JSON task list, and give that file."
        )
    text = _decode_known(data)
    if text is None or _control_share(text) > _MAX_CONTROL_SHARE:
        raise UnreadableFileError(
            f"{name!r} is binary or in no known encoding (UTF-8, UTF-16, GB18030 and Big5 are read); "
            "save it as UTF-8 text and give that file."
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000"):
        raise EmptyFileError(f"{name!r} holds only white space; give a file that holds the text of a document.")
    return text if "\n" in text else text.replace("\r", "\n")  # as old Macintosh programs end lines


def _decode_known(data: bytes) -> str | None:
    """Try what is certain before what is likely: a mark, UTF-8, UTF-16, a declaration, then the two byte-pair codes."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        return _decode_unmarked_utf16(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return text
    declared = _DECLARATION.search(data[:_DECLARATION_WINDOW])
    if declared is not None:
        encoding_name = declared.group(1).decode("ascii").lower()
        text = _strictly(data, _DECLARED.get(encoding_name, "utf-8"))
        if text is not None:
            return text
    return _decode_byte_pairs(data)


def _decode_unmarked_utf16(data: bytes) -> str | None:
    """Read UTF-16 without a mark: its line breaks and digits hold the zero bytes that other text never has."""
    readings = [text for encoding in ("utf-16-le", "utf-16-be") if (text := _strictly(data, encoding)) is not None]
    best = max(readings, key=_readable_share, default=None)
    return best if best is not None and _readable_share(best) >= _MIN_READABLE_SHARE else None


def _decode_byte_pairs(data: bytes) -> str | None:
    """Choose between GB18030 and Big5 by which reading holds more of the characters all Chinese text has."""
    readings = [text for encoding in ("gb18030", "big5hkscs") if (text := _strictly(data, encoding)) is not None]
    best = max(readings, key=_common_share, default=None)
    if best is not None and _common_share(best) > 0:
        return best
    from charset_normalizer import from_bytes  # only where nothing else tells

    guess = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be"]).best()
    return best if guess is None else str(guess)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _common_share(text: str) -> float:
    wide = {character: times for character, times in Counter(text).items() if ord(character) > 0x7F}
    common = sum(times for character, times in wide.items() if character in _COMMON)
    return common / sum(wide.values()) if wide else 0.0


def _readable_share(text: str) -> float:
    readable = sum(times for character, times in Counter(text).items() if _is_readable(character))
    return readable / len(text) if text else 0.0


def _is_readable(character: str) -> bool:
    code = ord(character)
    return (
        0x20 <= code < 0x7F
        or character in "\t\r\n"
        or 0x2010 <= code <= 0x206F
        or 0x3000 <= code <= 0x9FFF
        or 0xFF00 <= code <= 0xFFEF
    )


def _control_share(text: str) -> float:
    """Share of control characters and of characters that do not exist; 0 for clean text."""
    odd = sum(times for character, times in Counter(text).items() if _is_odd(character))
    return odd / len(text) if text else 0.0


def _is_odd(character: str) -> bool:
    return character not in "\t\r\n\f\v" and unicodedata.category(character) in {"Cc", "Cn", "Cs"}
