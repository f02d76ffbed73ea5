"""What became of each character of a source: the field, heading or surroundings that it was read as, line by line."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from documents.errors import InputError
from documents.model import Document, Role

__all__ = [
    "ROLE_WORDS",
    "ExplainedLine",
    "ExplainedPart",
    "explained_lines",
    "explained_page",
    "explained_places",
    "explained_text",
    "explanation",
]

ROLE_WORDS: Final[Mapping[Role, str]] = {
    "text": "正文",
    "number": "序号",
    "section": "标题",
    "units": "单位",
    "deadline": "时限",
    "remark": "备注",
    "header": "表头",
    "metadata": "文件信息",
    "preamble": "前言",
    "context": "背景目标",
    "annex": "附件",
    "furniture": "版面",
    "duplicate": "重复",
    "markup": "标记",
    "unplaced": "未归入",
}
"""What a role is called, in the order of the model."""


_PLACES: Final = "页上的位置（磅，自左上角）"


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """Characters of one line that were read as one thing.

    Attributes:
        text: as printed, the layout spaces in it included.
        role: what they were read as; None for white space.
        task: number of the task in the document, from 1; None for what belongs to no single task.
    """

    text: str
    role: Role | None
    task: int | None = None

    @property
    def label(self) -> str:
        """What they are called: 正文 of task 3 is `#3 正文`."""
        if self.role is None:
            return ""
        return ROLE_WORDS[self.role] if self.task is None else f"#{self.task} {ROLE_WORDS[self.role]}"


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line of the source; `number` counts from 1, `parts` joined are the line."""

    number: int
    parts: tuple[ExplainedPart, ...]


def explained_lines(document: Document) -> tuple[ExplainedLine, ...]:
    """Cut the source of a document into lines and each line into parts of one fate.

    Raises:
        InputError: the source has fields of its own, so that there is no text to be shown.
    """
    if not document.text:
        name = document.source.name if document.source else document.id
        raise InputError(f"{name!r} is a task list with fields of its own; --explain is for texts.")
    ordinals = {task.id: number for number, task in enumerate(document.tasks, start=1)}
    lines: list[ExplainedLine] = []
    parts: list[ExplainedPart] = []
    for part in _parts(document, ordinals):
        first, *following = part.text.split("\n")
        parts += [ExplainedPart(first, part.role, part.task)] if first else []
        for text in following:
            lines.append(ExplainedLine(len(lines) + 1, tuple(parts)))
            parts = [ExplainedPart(text, part.role, part.task)] if text else []
    return (*lines, ExplainedLine(len(lines) + 1, tuple(parts)))


def _parts(document: Document, ordinals: Mapping[str, int]) -> Iterator[ExplainedPart]:
    at = 0
    for piece in document.pieces:
        if piece.start > at:
            yield ExplainedPart(document.text[at : piece.start], None)
        task = None if piece.task is None else ordinals[piece.task]
        yield ExplainedPart(document.text[piece.start : piece.end], piece.role, task)
        at = piece.end
    if at < len(document.text):
        yield ExplainedPart(document.text[at:], None)


def explained_places(document: Document) -> tuple[str, ...]:
    """Say of each task which parts of pages hold it, of a file with pages: in points from the upper left corner."""
    said = [
        "；".join(f"第{box.page}页 ({box.left}, {box.top})–({box.right}, {box.bottom})" for box in task.place.boxes)
        for task in document.tasks
    ]
    return tuple(f"#{number} {boxes}" for number, boxes in enumerate(said, start=1) if boxes)


def explanation(document: Document, *, as_page: bool) -> bytes:
    """Print the fates as a page, or as text."""
    return (explained_page(document) if as_page else explained_text(document)).encode()


def explained_text(document: Document) -> str:
    """Print the lines for a terminal: the fate of each part in brackets before it, a count of characters below."""
    lines = explained_lines(document)
    width = len(str(lines[-1].number))
    printed = [
        f"{line.number:>{width}}  " + "".join(f"【{part.label}】{_seen(part.text)}" for part in line.parts if part.role)
        for line in lines
        if any(part.role for part in line.parts)
    ]
    places = explained_places(document)
    if places:
        printed += [_PLACES + "：", *(f"  {place}" for place in places)]
    counted = "，".join(f"{ROLE_WORDS[role]} {count}" for role, count in _counts(lines))
    return "\n".join([*printed, f"{len(document.tasks)} tasks; 字数：{counted}"]) + "\n"


def _seen(text: str) -> str:
    """Write characters that draw nothing, or that a terminal would take for a command, as codes."""
    return "".join(c if c.isprintable() or c == "\t" else c.encode("unicode_escape").decode() for c in text)


def explained_page(document: Document) -> str:
    """Print the lines as a page of HTML that needs no network: the fates are colours, with their names on demand."""
    lines = explained_lines(document)
    roles = [(role, ROLE_WORDS[role], count) for role, count in _counts(lines)]
    warnings = [(warning.code, warning.message) for warning in document.warnings]
    places = explained_places(document)
    return str(
        _template().render(
            document=document, lines=lines, roles=roles, warnings=warnings, places=places, places_title=_PLACES
        )
    )


def _counts(lines: tuple[ExplainedLine, ...]) -> list[tuple[Role, int]]:
    """Count the characters of each role that are no white space, in the order of the roles."""
    counts: Counter[Role] = Counter()
    for part in (part for line in lines for part in line.parts):
        if part.role is not None:
            counts[part.role] += len("".join(part.text.split()))
    return [(role, counts[role]) for role in ROLE_WORDS if counts[role]]


@cache
def _template():  # type: ignore[no-untyped-def]  # noqa: ANN202  jinja2 is loaded for a page alone
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("explanation.html")
