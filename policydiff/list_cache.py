"""Lists of tasks kept on disk by the content of the files that they were read from, so that no file is read twice.

What a file gives depends on its bytes, its name, what was asked for, and the readers: their code and the versions of
their libraries are part of the key. A list that is damaged is read anew; a cache that cannot be read or written is no
error.
"""

import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import documents
from align.cache_place import cache_folder
from documents.files.conversion import office_program

__all__ = ["keep_list", "kept_list", "list_key"]

_FOLDER: Final = "lists"
_MOST: Final = 5_000
"""Lists that are kept, some 60 kB each; of more the oldest go."""

_LIBRARIES: Final = (
    *("lxml", "ofdkit", "olefile", "opencc", "pdfplumber", "pdfminer.six", "python-calamine"),
    *("rapidocr", "onnxruntime", "opencv-python-headless", "pillow", "pypdfium2"),
)


def list_key(data: bytes, name: str, options: Sequence[str | None]) -> str:
    """Name what is read from a file.

    Args:
        data: the bytes of the file.
        name: its name, which ids of tasks begin with.
        options: what was asked for.
    """
    office = office_program() is not None  # it reads some files otherwise
    stated = repr((hashlib.sha256(data).hexdigest(), name, tuple(options), office, _readers()))
    return hashlib.sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _readers() -> str:
    """Give a digest of the code that reads files, and of what it stands on."""
    digest = hashlib.sha256()
    folder = Path(documents.__file__).parent
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.toml"))):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


def kept_list(key: str) -> bytes | None:
    """Give a list that was kept; None where there is none, or a damaged one."""
    path = _path(key)
    if path is None:
        return None
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if digest == hashlib.sha256(content).hexdigest().encode() else None


def keep_list(key: str, content: bytes) -> None:
    """Keep a list: whole or not at all."""
    path = _path(key)
    if path is None:
        return
    draft = path.with_name(f".{key}-{secrets.token_hex(4)}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        draft.replace(path)
        _drop_oldest(path.parent)
    with suppress(OSError):
        draft.unlink()


def _path(key: str) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / _FOLDER / key[:2] / key


def _drop_oldest(folder: Path) -> None:
    """Keep each folder, one of 256, below its share."""
    files = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    surplus = len(files) - _MOST // 256
    if surplus > 0:
        for entry in sorted(files, key=lambda entry: entry.stat().st_mtime)[:surplus]:
            Path(entry.path).unlink()
