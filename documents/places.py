"""Where tasks stand in the file that their text was taken from: on which page, in which line of it, in which boxes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from documents.model import Document, PageBox, Piece, Place, Task
from documents.text.traced import LineIndex

if TYPE_CHECKING:
    from documents.files.extracted import Extracted

__all__ = ["place_in_file"]


_NEAR: Final = 3  # heights of a line between two lines of one place, at most; another column lies further away


def place_in_file(document: Document, extracted: "Extracted") -> Document:
    """Say of tasks, context and warnings where they stand as the file has it: by page and box if it has pages.

    Args:
        document: read from the text; its places are lines of that.
        extracted: the text, and where its lines stand.
    """
    if not extracted.pages:
        return document
    first = {page: at for at, page in reversed(list(enumerate(extracted.pages)))}
    boxes = _boxes_of_tasks(document, extracted.boxes)

    def paged(place: Place) -> Place:
        if place.line is None:
            return place
        page = extracted.pages[place.line - 1]
        return replace(place, page=page, line=place.line - first[page])

    tasks = (replace(one, place=replace(paged(one.place), boxes=boxes.get(one.id, ()))) for one in document.tasks)
    return replace(
        document,
        tasks=tuple(tasks),
        context=tuple(replace(one, place=paged(one.place)) for one in document.context),
        warnings=tuple(replace(one, place=paged(one.place)) for one in document.warnings),
    )


def _boxes_of_tasks(document: Document, boxes: Sequence[tuple[PageBox, ...]]) -> dict[str, tuple[PageBox, ...]]:
    """Put together what the lines of each task take of the pages."""
    if not boxes:
        return {}
    index = LineIndex(document.text)
    lines: dict[str, set[int]] = {}
    tasks = {task.id: task for task in document.tasks}
    before: Piece | None = None
    for piece in document.pieces:
        if piece.task is not None:
            own = lines.setdefault(piece.task, set())
            if not own and before is not None and _is_title(before, document.text, tasks[piece.task]):
                own.update(_lines(before, index))
            own.update(_lines(piece, index))
        before = piece
    return {task: tuple(_joined(sorted(own), boxes)) for task, own in lines.items()}


def _is_title(piece: Piece, text: str, task: Task) -> bool:
    """Whether what stands before the first characters of a task is its title."""
    heading, title = ("".join(part.split()) for part in (text[piece.start : piece.end], task.title or ""))
    return bool(title) and heading.endswith(title)


def _lines(piece: Piece, index: LineIndex) -> range:
    return range(index.line(piece.start), index.line(piece.end - 1) + 1)


def _joined(lines: Sequence[int], boxes: Sequence[tuple[PageBox, ...]]) -> Iterator[PageBox]:
    """Join the boxes of lines that follow one another down a page; another page or column begins another box."""
    current: PageBox | None = None
    last = 0
    for line in lines:
        for box in boxes[line - 1]:
            if current is not None and line - last <= 1 and _goes_on(current, box):
                current = _around(current, box)
            else:
                if current is not None:
                    yield current
                current = box
            last = line
    if current is not None:
        yield current


def _goes_on(one: PageBox, other: PageBox) -> bool:
    """Whether a line stands next to what was before it: below it, or at its side on a page that lies on its side."""
    sides, heights = (one.left, one.right, other.left, other.right), (one.top, one.bottom, other.top, other.bottom)
    along, aside = sides, heights
    if other.right - other.left < other.bottom - other.top:
        along, aside = heights, sides
    shortest = min(along[1] - along[0], along[3] - along[2])
    return (
        one.page == other.page
        and _overlap(*along) >= shortest / 2
        and -_overlap(*aside) <= _NEAR * (aside[3] - aside[2])
    )


def _overlap(start: float, end: float, other_start: float, other_end: float) -> float:
    """Give what two spans share; below 0 the gap between them."""
    return min(end, other_end) - max(start, other_start)


def _around(one: PageBox, other: PageBox) -> PageBox:
    return PageBox(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
