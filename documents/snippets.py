"""Pictures of the places of tasks: each box that holds a task is cut out of its page."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from documents.containers import contents
from documents.formats import GivenFile
from documents.limits import ask_for_time
from documents.model import Document, PageBox, Place, ReadingWarning, Snippet

if TYPE_CHECKING:
    from documents.files.drawn_page import DrawnPage
    from documents.files.page_pictures import Picture
    from documents.files.pdf_lines import Character

__all__ = ["with_snippets", "without_snippets"]

_EACH: Final = 48_000
"""Bytes that a picture may have: half a page of close print at 150 dots an inch."""

_ALL: Final = 3_000_000
"""Bytes that the pictures of one document may have together: those of two are 8 million in a page, and mail of offices
takes 10. A table of 70 tasks has 430,000; of more than 62 boxes each has its share of the whole."""

_SECONDS: Final = 60.0
"""By the clock, that drawing may take beside reading: a page takes a tenth of one, a picture a hundredth."""

_SHOWN: Final = 8  # pages that a warning names; the rest is counted

_Draw = Callable[[PageBox, int], bytes | None]
"""Draws a box of one page in at most so many bytes; None where it has more, or there is nothing to be seen."""


def with_snippets(file: GivenFile, document: Document) -> Document:
    """Draw the places of the tasks of a document.

    Args:
        file: from which it was read, or the container of that.
        document: its tasks know their boxes.

    Returns:
        The document with its pictures. What cannot be drawn is one warning, and so is a file without pages.
    """
    ask_for_time(_SECONDS)
    source = document.source
    if source is None or source.format not in _PAGES or not any(task.place.boxes for task in document.tasks):
        return _warned(document, "这种文件没有页面，不能附上原件图片", Place())
    boxes = [(task.id, box) for task in document.tasks for box in task.place.boxes]
    by_page: dict[int, list[int]] = defaultdict(list)
    for at, (_, box) in enumerate(boxes):
        by_page[box.page].append(at)
    media_type = "image/svg+xml" if source.format == "ofd" else "image/png"
    most = min(_EACH, _ALL // len(boxes))
    found: dict[int, Snippet] = {}
    with suppress(Exception):  # whatever a library thinks of a page, the report stands without its picture
        given = _given(file, source.sha256)
        for number, draw in () if given is None else _PAGES[source.format](given, sorted(by_page)):
            for at in by_page[number]:
                task, box = boxes[at]
                data = draw(box, most)
                if data is not None:
                    found[at] = Snippet(task, number, round(box.right - box.left), media_type, data)
    missing = [boxes[at][1].page for at in range(len(boxes)) if at not in found]
    drawn = replace(document, snippets=tuple(found[at] for at in sorted(found)))
    if not missing:
        return drawn
    pages = sorted(set(missing))
    more = f"等{len(pages)}页" if len(pages) > _SHOWN else "页"
    named = "、".join(map(str, pages[:_SHOWN])) + more
    message = f"有{len(missing)}处没有附上原件图片，画不出来或太大：第{named}"
    return _warned(drawn, message, Place(page=pages[0]))


def without_snippets(document: Document) -> Document:
    """Say of a document that its places could not be drawn: doing so broke down, or took too long."""
    return _warned(document, "没有附上原件图片：画页面的程序中断或超出限额", Place())


def _warned(document: Document, message: str, place: Place) -> Document:
    warning = ReadingWarning("snippets-left-out", message, place)
    return replace(document, warnings=(*document.warnings, warning))


def _given(file: GivenFile, sha256: str) -> GivenFile | None:
    """Find the file that was read: the one that was given, or one that it holds."""
    held = () if hashlib.sha256(file.data).hexdigest() == sha256 else contents(file) or ()
    files = [one.file for one in held] or [file]
    return next((one for one in files if hashlib.sha256(one.data).hexdigest() == sha256), None)


def _pdf_pages(file: GivenFile, numbers: Sequence[int]) -> Iterator[tuple[int, _Draw]]:
    from documents.files.pdf_pictures import pdf_page_pictures

    for number, picture in pdf_page_pictures(file.data, numbers):
        yield number, partial(_cut, picture)


def _picture_pages(file: GivenFile, numbers: Sequence[int]) -> Iterator[tuple[int, _Draw]]:
    from documents.files.page_pictures import picture_pages

    for number, picture in zip(range(1, numbers[-1] + 1), picture_pages(file.data, file.name), strict=False):
        yield number, partial(_cut, picture)


def _cut(page: "Picture", box: PageBox, most: int) -> bytes | None:
    from documents.files.page_parts import cut_out, small_png

    return small_png(cut_out(page, box), most)


def _ofd_pages(file: GivenFile, numbers: Sequence[int]) -> Iterator[tuple[int, _Draw]]:
    from documents.files.ofd import ofd_pages

    for page, characters in ofd_pages(file.data):
        if page.page_number in numbers:
            yield page.page_number, partial(_drawn, page, characters)


def _drawn(page: "DrawnPage", characters: "Sequence[Character]", box: PageBox, most: int) -> bytes | None:
    from documents.files.ofd_drawing import drawn_part

    data = drawn_part(box, characters, page.edges)
    return data if len(data) <= most else None


_PAGES: Final[Mapping[str, Callable[[GivenFile, Sequence[int]], Iterator[tuple[int, _Draw]]]]] = {
    "pdf": _pdf_pages,
    "picture": _picture_pages,
    "ofd": _ofd_pages,
}
"""By the format of a file, what draws its pages, from the first that is wanted to the last."""
