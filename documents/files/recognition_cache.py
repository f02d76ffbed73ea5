"""What was recognised on a page is kept on disk: recognising it takes seconds, and the same picture says the same.

A cache that cannot be read or written is no error: the page is recognised again.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from documents.files.character_recognition import MODEL
from documents.files.page_pictures import Picture

__all__ = ["keep_page", "kept_page"]

_LAYOUT: Final = "2"
"""Of what is kept; a new number where pages are prepared or kept in another way."""

_FOLDER: Final = "recognised"


def kept_page(picture: Picture) -> dict[str, Any] | None:
    """Give what is kept of a page; None when nothing is, or it was damaged."""
    path = _path(picture)
    if path is None:
        return None
    try:
        checksum, _, content = path.read_text(encoding="utf-8").partition("\n")
        if hashlib.sha256(content.encode()).hexdigest() != checksum:
            return None
        found: dict[str, Any] = json.loads(content)
    except (OSError, ValueError):
        return None
    return found


def keep_page(picture: Picture, page: dict[str, Any]) -> None:
    """Keep what was recognised on a page; the file is there whole or not at all."""
    path = _path(picture)
    if path is None:
        return
    content = json.dumps(page, ensure_ascii=False)
    with suppress(OSError):  # read-only or full
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(f"{hashlib.sha256(content.encode()).hexdigest()}\n{content}")
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)


def _path(picture: Picture) -> Path | None:
    """Name the file of a page by its pixels and by what recognises them; None if there is no place for it."""
    named = os.environ.get("POLICYDIFF_CACHE")
    shared = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = Path(named) if named else (Path(shared) if shared else Path.home() / ".cache") / "policydiff"
    except RuntimeError:  # the user has no home
        return None
    key = hashlib.sha256(f"{MODEL} {_LAYOUT} {picture.shape}\n".encode() + picture.tobytes()).hexdigest()
    return folder / _FOLDER / f"{key}.json"
