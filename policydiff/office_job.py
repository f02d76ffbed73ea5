"""The process that does one job of the office: it reads two files, compares them, and says how far it is.

Run as `python -m`; the order comes on the standard input, and what is said goes to the standard output, a line of JSON
each. The files themselves are read in processes of their own (docs/decisions/0010).
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from documents.errors import PolicyDiffError
from documents.limits import Limits
from documents.model import Document, ReadingWarning
from office.results import corrected_documents, read_documents, write_result
from office.wire import About, Failed, Order, Said, Step
from office.words import office_words
from policydiff import api
from policydiff.output_names import pair_name
from reports.overview.verdict import verdict_sentence
from reports.words.phrases import place_words
from reports.words.wording import Wording, wording

__all__ = ["main"]


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
    except PolicyDiffError as error:
        advice = words.get(f"error_{type(error).__name__}", words["error_other"])
        return Failed(words["error_told"].format(advice=advice, sentence=error))
    except OSError as error:
        return Failed(words["error_told"].format(advice=words["error_disk"], sentence=error.strerror or error))


def _done(order: Order, out: BinaryIO) -> About:
    read = read_documents(Path(order.kept)) if order.kept else _read(order, out)
    left, right = corrected_documents(read, order.corrections)
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
    about = About(
        mode=comparison.mode,
        name=pair_name(left.id, right.id),
        verdict=verdict_sentence(comparison, words),
        titles=(left.title or left.id, right.title or right.id),
        doubts=tuple(_doubt(document, warning, words) for document in (left, right) for warning in document.warnings),
        corrections=order.corrections,
    )
    write_result(Path(order.folder), read, about)
    return about


def _read(order: Order, out: BinaryIO) -> tuple[Document, ...]:
    limits = Limits(order.seconds, order.memory)
    read: list[Document] = []
    for path in order.files:
        _say(out, Step("reading", len(read), len(order.files)))
        read.append(api.read(path, limits=limits))
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
