"""What a finished job leaves in its folder: the documents as they were read, and what came of them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from documents.corrections.applying import corrected
from documents.corrections.correction_json import loads
from documents.model import Document
from office.model import Job, OfficeError, Progress
from office.wire import About

__all__ = ["ABOUT", "corrected_documents", "finished", "read_about", "read_documents", "read_page", "write_result"]

ABOUT: Final = "about.json"
_PAIR: Final = ("left.msgpack", "right.msgpack")


def write_result(folder: Path, documents: Sequence[Document], about: About) -> None:
    """Write what came of a job; `about.json` comes last, so that a folder that has it is whole.

    Args:
        folder: of the job.
        documents: as they were read, before anything was corrected.
        about: what came of them.
    """
    for name, document in zip(_names(len(documents)), documents, strict=True):
        (folder / name).write_bytes(msgspec.msgpack.encode(document))
    (folder / ABOUT).write_bytes(msgspec.json.encode(about))


def read_about(folder: Path) -> About | None:
    """Read what came of a job; None where its folder is not whole."""
    try:
        return msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.MsgspecError):
        return None


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Read the documents of a job as their reader left them.

    Raises:
        OfficeError: a file is damaged, or was written by another version of the program.
    """
    try:
        names = _names(len(tuple(folder.glob("*.msgpack"))))
        return tuple(msgspec.msgpack.decode((folder / name).read_bytes(), type=Document) for name in names)
    except (OSError, msgspec.MsgspecError) as error:
        raise OfficeError(
            503,
            "报告文件已损坏或来自其他版本：请重新比对。 "
            "The report is damaged or of another version; compare the files again.",
        ) from error


def read_page(folder: Path, path: str) -> bytes:
    """Read a page or a file of a collation.

    Raises:
        OfficeError: there is none of this path.
    """
    about = read_about(folder)
    if about is not None and about.site and path in about.pages:  # nothing else becomes a path
        with suppress(OSError):
            return (folder / about.site / path).read_bytes()
    raise OfficeError(404, "There is no such page.")


def _names(count: int) -> tuple[str, ...]:
    """Name the files of documents: a pair as it always was, further ones by their number."""
    return (*_PAIR, *(f"{number}.msgpack" for number in range(3, count + 1)))[: max(2, count)]


def corrected_documents(documents: Sequence[Document], corrections: Sequence[str]) -> tuple[Document, ...]:
    """Apply corrections to documents as they were read.

    Args:
        documents: of a job.
        corrections: of each, as they are written; empty, or missing, where there are none.

    Raises:
        InputError: they leave no task.
    """
    padded = (*corrections, *("" for _ in documents))
    return tuple(
        corrected(document, loads(written, name="corrections")) if written else document
        for document, written in zip(documents, padded, strict=False)
    )


def finished(job: Job, about: About) -> Job:
    """Say of a job what came of it."""
    return replace(
        job,
        state="done" if about.compared else "read",
        mode=about.mode or job.mode,
        told=about.verdict,
        titles=about.titles,
        doubts=about.doubts,
        progress=Progress(),
    )
