"""What a reader should know of what was recognised in a picture (OCR): how sure it is, and what may be wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from documents.drafts import TaskDraft
from documents.files.seen_text import Glance
from documents.model import Document, DoubtfulCharacter, Place, ReadingWarning, Recognition, TaskField
from documents.text.traced import LineIndex, Traced

__all__ = ["recognition_of", "warn_of_doubts"]

DOUBTFUL: Final = 0.95
"""Confidence below which a character may be another one: misread ones had up to .94, and of a clean scan two or three
characters in a thousand have less."""

_SHOWN: Final = 8  # characters that a warning names; the rest is counted
_ASIDE: Final = ("furniture", "duplicate", "markup")  # what no field and no reader takes from a text


def recognition_of(draft: TaskDraft, seen: Mapping[int, Glance]) -> Recognition | None:
    """Say how sure the fields of a task are; None where none of its characters was recognised.

    Args:
        draft: the task, whose characters know their offsets.
        seen: offset in the source to what was seen there.
    """
    confidence: list[tuple[TaskField, float]] = []
    doubts: list[DoubtfulCharacter] = []
    for name, parts in _fields(draft):
        looks = [(at, character, seen[origin]) for at, character, origin in _characters(parts) if origin in seen]
        if looks:
            confidence.append((name, min(glance.confidence for *_, glance in looks)))
        doubts += [
            DoubtfulCharacter(name, at, character, glance.confidence, glance.others)
            for at, character, glance in looks
            if glance.confidence < DOUBTFUL
        ]
    return Recognition(tuple(confidence), tuple(doubts)) if confidence else None


def _fields(draft: TaskDraft) -> Iterator[tuple[TaskField, Sequence[Traced]]]:
    yield "number", (draft.number_mark,)
    headings = draft.section if draft.title is None else draft.section[:-1]  # the title is the last of them
    yield "section", headings
    if draft.title is not None:
        yield "title", (draft.title,)
    yield "text", (draft.text,)
    yield "units", tuple(cell.content for cell in draft.unit_cells)
    if draft.deadline is not None:
        yield "deadline", (draft.deadline,)
    if draft.remark is not None:
        yield "remark", (draft.remark,)


def _characters(parts: Iterable[Traced]) -> Iterator[tuple[int, str, int]]:
    """Give place in the field, character and offset in the source, of parts that are joined by a newline."""
    start = 0
    for part in parts:
        for at, (character, origin) in enumerate(zip(part.text, part.origins, strict=True), start):
            yield at, character, origin
        start += len(part) + 1


def warn_of_doubts(document: Document, seen: Mapping[int, Glance], pages: Sequence[int]) -> tuple[ReadingWarning, ...]:
    """Tell that pages were recognised, and which characters may be others, by page and line.

    Args:
        document: read from the text.
        seen: offset in its text to what was seen there.
        pages: page of each line of the text.

    Returns:
        One warning for the document and one for each page with doubtful characters; none for a text that was written.
    """
    if not seen:
        return ()
    index = LineIndex(document.text)
    aside = {at for piece in document.pieces if piece.role in _ASIDE for at in range(piece.start, piece.end)}
    doubtful: dict[int, list[int]] = {}
    for at, glance in seen.items():
        if glance.confidence < DOUBTFUL and at not in aside:
            doubtful.setdefault(pages[index.line(at) - 1], []).append(at)
    recognised = sorted({pages[index.line(at) - 1] for at in seen})
    unsure = sum(map(len, doubtful.values()))
    whole = f"{_ranges(recognised)}页的文字由OCR从图像识别得来（{len(seen)}字，其中{unsure}字没有把握），请对照原件核对"
    found = [ReadingWarning("recognised", whole, Place(page=recognised[0]))]
    for page, places in sorted(doubtful.items()):
        above = pages.index(page)
        named = "、".join(_named(document.text, at, seen[at], index.line(at) - above) for at in places[:_SHOWN])
        more = f"等{len(places)}字" if len(places) > _SHOWN else ""
        message = f"识别没有把握的字：{named}{more}"
        found.append(ReadingWarning("doubtful-characters", message, Place(index.line(places[0]) - above, page)))
    return tuple(found)


def _named(text: str, at: int, glance: Glance, line: int) -> str:
    others = f"，或为{'、'.join(glance.others)}" if glance.others else ""
    return f"第{line}行“{text[at]}”（{glance.confidence:.2f}{others}）"


def _ranges(pages: Sequence[int]) -> str:
    """Write page numbers with runs as ranges: 第1—4、6."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "第" + "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
