"""The process that reads some pages of a PDF ahead of the one that reads the file; it says nothing of the others.

Run as `python -m`; the file and the numbers of its pages come on the standard input, and what stands on them goes to
the standard output. It needs no care for what may go wrong: pages of which nothing is said are read as ever.
"""

import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Final

import msgspec

from documents.files.extracted import Paragraph
from documents.files.footnotes import without_footnotes
from documents.files.page_blocks import page_blocks
from documents.files.pdf_characters import page_characters
from documents.files.pdf_columns import OpenColumns
from documents.files.pdf_page import (
    is_picture,
    left_out,
    may_be_layer,
    says_too_little,
    unknown_characters,
    upright_page,
)
from documents.files.pdf_pages import Ruled
from documents.files.slanted_text import without_slanted_text
from documents.limits import collect_seldom
from documents.model import ReadingWarning

__all__ = ["PageRead", "Pages", "main", "plain_pages"]

_TICK: Final = 0.5  # seconds between looks whether anybody still waits


class Pages(msgspec.Struct, frozen=True):
    """What is to be read.

    Attributes:
        data: the bytes of the file.
        first: number of the first page, from 1.
        end: number of the page after the last one.
        memory: bytes that it may take; None without a limit.
    """

    data: bytes
    first: int
    end: int
    memory: int | None


class PageRead(msgspec.Struct, frozen=True):
    """What stands on a page.

    Attributes:
        number: of the page, from 1.
        before: the columns that were open when it was read: whoever has others reads it anew.
        after: those that are open below it.
        parts: lines and tables in reading order; of each pair one is None, for a message cannot hold either.
        warnings: what of it cannot be read.
    """

    number: int
    before: OpenColumns | None
    after: OpenColumns | None
    parts: tuple[tuple[Paragraph | None, Ruled | None], ...]
    warnings: tuple[ReadingWarning, ...]

    @property
    def blocks(self) -> list[Paragraph | Ruled]:
        """Lines and tables in reading order."""
        return [block for part in self.parts for block in part if block is not None]


def main() -> None:
    """Read the pages that the standard input asks for."""
    collect_seldom()
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print is no message
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Pages)
    _limit(asked)
    out.write(msgspec.msgpack.encode(list(plain_pages(asked))))
    out.flush()
    os._exit(0)


def _limit(asked: Pages) -> None:
    """Take no more memory than is asked for, and end with the process that waits."""
    if sys.platform == "win32":
        return
    import resource

    if asked.memory is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (asked.memory, asked.memory))
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_TICK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def plain_pages(asked: Pages) -> Iterator[PageRead]:
    """Read the pages whose text says all; of the others pictures must be drawn."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(asked.data)) as document:
        columns: OpenColumns | None = None
        for page in document.pages[asked.first - 1 : asked.end - 1]:
            page, characters, on_sheet = upright_page(page, page_characters(page))
            unknown = unknown_characters(characters)
            before, columns = columns, None
            if not (is_picture(page, characters) or says_too_little(characters, unknown) or may_be_layer(page)):
                upright, marks = without_slanted_text(page.page_number, characters)
                kept, notes = without_footnotes(page, upright)
                columns, blocks = page_blocks(page, kept, before, on_sheet)
                parts = tuple((one, None) if isinstance(one, Paragraph) else (None, one) for one in blocks)
                warnings = (*left_out(page, unknown, None), *marks, *notes)
                yield PageRead(page.page_number, before, columns, parts, warnings)
            page.close()


if __name__ == "__main__":
    main()
