"""The code that a result stands on: results of another version are made anew, and workers of another are refused."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

import align
import collate
import compare
import documents
from documents.errors import InputError

__all__ = ["check_method", "method_digest"]

_ENDINGS: Final = (".py", ".toml", ".json")


@cache
def method_digest() -> str:
    """Give a digest of all code and data that compare two documents."""
    digest = hashlib.sha256()
    for file in (align.__file__, collate.__file__, compare.__file__, documents.__file__, __file__):
        folder = Path(file or "").parent
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _ENDINGS):
            place = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            digest.update(place.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:40]


def check_method(method: str) -> None:
    """Refuse to work for another version.

    Raises:
        InputError: whoever hands out the work runs other code.
    """
    if method != method_digest():
        raise InputError("A worker runs another version of policydiff; install the same one on every machine.")
