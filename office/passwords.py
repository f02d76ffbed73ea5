"""Keep passwords so that whoever has the file cannot read them, and compare them at the same cost for everybody."""

import base64
import hashlib
import secrets
import unicodedata
from typing import Final

from office.model import OfficeError

__all__ = ["check_choice", "hashed", "matches"]

_LOG_COST: Final = 15
_BLOCK: Final = 8
_LANES: Final = 3
"""N = 2¹⁵, r = 8, p = 3: .3 s of a core and 32 MB. It resists as much as N = 2¹⁷ with 128 MB, of which two at a time
would not fit beside two jobs on a small machine.

Source:
    OWASP, Password Storage Cheat Sheet, the settings of scrypt that it calls equal.
"""
_MEMORY: Final = 64 * 1024 * 1024
"""Bytes that scrypt may take: twice what these settings need."""

_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 32

_SHORTEST: Final = 10
"""Characters: with the back-off of `office.attempts` nobody tries more than some hundred a day."""

_LONGEST: Final = 128
_DISTINCT: Final = 5
"""Characters that differ: 1111111111 and abababababab are none."""


def check_choice(password: str, name: str) -> None:
    """See that a password is worth something.

    Raises:
        OfficeError: it is short, very long, monotonous, or the name.
    """
    text = _normal(password)
    if len(text) < _SHORTEST or len(text) > _LONGEST:
        raise OfficeError(
            400,
            f"口令须有 {_SHORTEST} 至 {_LONGEST} 个字符。 A password has {_SHORTEST} to {_LONGEST} characters.",
        )
    if len(set(text)) < _DISTINCT or name.casefold() in text.casefold():
        raise OfficeError(
            400,
            "口令太好猜：不要重复同几个字符，不要含有自己的名字。 "
            "The password is easy to guess; use more than a few characters, and not the name.",
        )


def hashed(password: str) -> str:
    """Return what is kept of a password: the settings, a salt of its own, and the key that scrypt makes."""
    salt = secrets.token_bytes(_SALT_BYTES)
    key = _key(password, salt, _LOG_COST, _BLOCK, _LANES)
    return "$".join(("scrypt", str(_LOG_COST), str(_BLOCK), str(_LANES), _text(salt), _text(key)))


def matches(password: str, kept: str) -> bool:
    """Tell whether a password is the one that was kept; it takes as long for a wrong one as for the right one."""
    _, cost, block, lanes, salt, key = kept.split("$")
    found = _key(password, base64.b64decode(salt), int(cost), int(block), int(lanes))
    return secrets.compare_digest(found, base64.b64decode(key))


def _key(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    secret = _normal(password).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=1 << cost, r=block, p=lanes, maxmem=_MEMORY, dklen=_KEY_BYTES)


def _normal(password: str) -> str:
    """Write a password in one way, whatever input method wrote it.

    Source:
        RFC 8265, the profile OpaqueString.
    """
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in password)
    return unicodedata.normalize("NFC", spaced)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
