"""The process that does one job of the office: it reads two files and compares them, or collates several.

Run as `python -m`; the order comes on the standard input, and what is said goes to the standard output, a line of JSON
each. The files themselves are read in processes of their own (docs/decisions/0010).
"""

import os
import secrets
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

import msgspec

from documents.errors import InputError, PolicyDiffError
from documents.limits import Limits
from documents.model import Document, ReadingWarning
from office.results import corrected_documents, read_documents, write_result
from office.wire import About, Failed, Order, Said, Step
from office.words import office_words
from policydiff import api, collating
from policydiff.output_names import pair_name
from policydiff.writing import write_files
from reports.overview.verdict import verdict_sentence
from reports.words.phrases import place_words
from reports.words.wording import Wording, wording

__all__ = ["main"]


class _UnreadError(Exception):
    """A file cannot be read."""

    def __init__(self, name: str, error: PolicyDiffError) -> None:
        super().__init__(str(error))
        self.name, self.error = name, error


def main() -> None:
    """Do the job that the standard input asks for."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no message
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
    _say(out, _outcome(order, out))


def _outcome(order: Order, out: BinaryIO) -> Said:
    """Do what is ordered; what the person who asked can mend becomes a sentence."""
    words = office_words(api.checked_language(order.lang))
    try:
        return _done(order, out)
    except _UnreadError as error:
        advice = words.get(f"error_{type(error.error).__name__}", words["error_unread"])
        return Failed(
            words["error_told"].format(
                advice=words["error_file"].format(name=error.name, advice=advice), sentence=error.error
            )
        )
    except PolicyDiffError as error:
        kind = "collation" if order.axis and isinstance(error, InputError) else type(error).__name__
        advice = words.get(f"error_{kind}", words["error_other"])
        return Failed(words["error_told"].format(advice=advice, sentence=error))
    except OSError as error:
        return Failed(words["error_told"].format(advice=words["error_disk"], sentence=error.strerror or error))


def _done(order: Order, out: BinaryIO) -> About:
    read = read_documents(Path(order.kept)) if order.kept else _read(order, out)
    documents = corrected_documents(read, order.corrections)
    if order.check:
        about = _only_read(order, read)
    else:
        about = _collated(order, documents, out) if order.axis else _compared(order, documents, out)
    write_result(Path(order.folder), read, about)
    return about


def _compared(order: Order, documents: tuple[Document, ...], out: BinaryIO) -> About:
    left, right = documents
    _say(out, Step("linking", 0, 0))
    comparison = api.compare_documents(
        left,
        right,
        mode=order.mode,
        encoder=order.encoder,
        progress=lambda done, total: _say(out, Step("linking", done, total)),
    )
    _say(out, Step("drawing", 0, 0))
    language = api.checked_language(order.lang)
    words = wording(language, comparison.mode)
    return About(
        mode=comparison.mode,
        name=pair_name(comparison.left.id, comparison.right.id),
        verdict=verdict_sentence(comparison, words),
        titles=(
            comparison.left.title or comparison.left.id,
            comparison.right.title or comparison.right.id,
        ),
        doubts=_doubts(documents, words),
        corrections=order.corrections,
    )


def _collated(order: Order, documents: tuple[Document, ...], out: BinaryIO) -> About:
    """Collate several documents, and write the pages and files into a folder of their own."""
    language = api.checked_language(order.lang)
    _say(out, Step("linking", 0, 0))
    collation = collating.collate_documents(
        documents,
        axis=order.axis,
        encoder=order.encoder,
        done=lambda done, total, *_: _say(out, Step("linking", done, total)),
    )
    _say(out, Step("drawing", 0, 0))
    site = f"site-{secrets.token_hex(8)}"
    folder = Path(order.folder) / site
    xlsx = find_spec("xlsxwriter") is not None
    files = collating.collation_files(collation, folder, lang=language, xlsx=xlsx, docx=True)
    write_files(files)
    said = office_words(language)["collated"]
    counts = collation.counts
    return About(
        mode=order.axis,
        name="index",
        verdict=said.format(
            files=len(documents), matters=counts.matters, shared=counts.shared, doubts=len(collation.doubts)
        ),
        titles=tuple(document.title or document.id for document in documents),
        doubts=_doubts(documents, wording(language, "region")),
        corrections=order.corrections,
        site=site,
        pages=tuple(sorted(path.relative_to(folder).as_posix() for path in files)),
    )


def _only_read(order: Order, documents: tuple[Document, ...]) -> About:
    """Say what was read, and compare nothing: somebody wants to see it first."""
    language = api.checked_language(order.lang)
    words = office_words(language)
    counts = words["collection_joint"].join(str(len(document.tasks)) for document in documents)
    return About(
        mode="",
        name="",
        verdict=words["read_counts"].format(counts=counts),
        titles=tuple(document.title or document.id for document in documents),
        doubts=_doubts(documents, wording(language, "region")),
        compared=False,
    )


def _doubts(documents: tuple[Document, ...], words: Wording) -> tuple[str, ...]:
    return tuple(_doubt(document, warning, words) for document in documents for warning in document.warnings)


def _read(order: Order, out: BinaryIO) -> tuple[Document, ...]:
    limits = Limits(order.seconds, order.memory)
    times = Counter(Path(path).stem for path in order.files)
    read: list[Document] = []
    for number, path in enumerate(order.files, start=1):
        _say(out, Step("reading", number - 1, len(order.files)))
        stem = Path(path).stem
        again = bool(order.axis) and times[stem] > 1  # documents of a collation have names of their own
        try:
            read.append(api.read(path, document_id=f"{stem}-{number}" if again else None, limits=limits))
        except PolicyDiffError as error:
            raise _UnreadError(Path(path).name, error) from error
    return tuple(read)


def _doubt(document: Document, warning: ReadingWarning, words: Wording) -> str:
    """Write a warning of a reader in one line: file, place, sentence."""
    name = document.source.name if document.source else document.id
    return " ".join((name, *place_words(warning.place, words), warning.message))


def _say(out: BinaryIO, said: Said) -> None:
    out.write(msgspec.json.encode(said) + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
