"""What a finished job leaves in its folder: both documents as they were read, and what came of it."""

from pathlib import Path
from typing import Final

import msgspec

from documents.model import Document
from office.model import OfficeError
from office.wire import About

__all__ = ["read_about", "read_documents", "write_result"]

ABOUT: Final = "about.json"
_DOCUMENTS: Final = ("left.msgpack", "right.msgpack")


def write_result(folder: Path, documents: tuple[Document, Document], about: About) -> None:
    """Write what came of a job; `about.json` comes last, so that a folder that has it is whole."""
    for name, document in zip(_DOCUMENTS, documents, strict=True):
        (folder / name).write_bytes(msgspec.msgpack.encode(document))
    (folder / ABOUT).write_bytes(msgspec.json.encode(about))


def read_about(folder: Path) -> About | None:
    """Read what came of a job; None where its folder is not whole."""
    try:
        return msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.MsgspecError):
        return None


def read_documents(folder: Path) -> tuple[Document, Document]:
    """Read both documents of a job.

    Raises:
        OfficeError: a file is damaged, or was written by another version of the program.
    """
    try:
        left, right = (msgspec.msgpack.decode((folder / name).read_bytes(), type=Document) for name in _DOCUMENTS)
    except (OSError, msgspec.MsgspecError) as error:
        raise OfficeError(
            503,
            "报告文件已损坏或来自其他版本：请重新比对。 "
            "The report is damaged or of another version; compare the files again.",
        ) from error
    return left, right
