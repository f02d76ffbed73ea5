"""One document from its first line to its last as passages, in its own order: headings, letters, tasks, endings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from documents.chinese.characters import UNSEEN, ascii_fold, simplify
from documents.chinese.marks import find_mark
from documents.model import SENTENCE_STOPS, Document, Piece, Role, Task

__all__ = ["Passage", "Remnant", "read_passages"]

_ASIDE: Final = frozenset[Role]({"furniture", "markup", "duplicate"})
"""What is no part of the text that somebody reads: it is listed after the last passage."""

_FLOWING: Final = frozenset[Role]({"preamble", "context", "unplaced"})
"""Paragraphs: their lines are broken by the page and not by the writer."""

_LAYOUT: Final = re.compile(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])")
"""White space that a reader leaves out: all but the gap between two Latin words."""

_UNSEEN: Final = dict.fromkeys(map(ord, UNSEEN))

_CELL_BREAK: Final = re.compile(r"\s*\t\s*")
_PARAGRAPH_ENDS: Final = (*SENTENCE_STOPS, "：", ":", "；", ";")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that stands in one line with a part of the other one, or alone.

    Attributes:
        role: of its characters; `text` for a task.
        task: place of the task in its document; None for everything else.
        mark: what is printed before the text of a task: its number, or the mark of the heading that is its title.
        lines: role and text of each line; of a task those besides its text, in the order of the source.
    """

    role: Role
    task: int | None = None
    mark: str = ""
    lines: tuple[tuple[Role, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Remnant:
    """Text of the source that no reader takes for a part of the document, and the line it begins in."""

    line: int
    text: str


def read_passages(document: Document) -> tuple[tuple[Passage, ...], tuple[Remnant, ...]]:
    """Cut a document into passages.

    Returns:
        The passages in reading order, every task in one of them, and what stands in the source besides: page furniture,
        markup, a second paste. Every character that is seen is in one passage or remnant, Simplified as the
        tasks are; that of a task's text is not repeated here, `Task.words` has it. A title stands in the words of its
        task, and only its mark before them. Without a source text the fields of the document stand for it.
    """
    if not document.pieces:
        return tuple(_from_fields(document)), ()
    flow, remnants = _from_source(document)
    return tuple(_with_titles(flow, document.tasks)), remnants


def _from_source(document: Document) -> tuple[list[Passage], tuple[Remnant, ...]]:
    """Put the pieces of the source in the order in which they are read, those of a task together."""
    shown = ascii_fold(simplify(document.text))
    place = {task.id: at for at, task in enumerate(document.tasks)}
    ends = {place[piece.task]: piece.end for piece in document.pieces if piece.task in place}
    known = frozenset(_compact(heading) for task in document.tasks for heading in task.section)
    parts: dict[int, list[tuple[Role, str]]] = {}
    flow: list[Passage] = []
    remnants: list[Remnant] = []
    line, counted = 1, 0
    for piece in _visible(document.pieces, shown):
        text = shown[piece.start : piece.end].translate(_UNSEEN)
        task = None if piece.task is None else place.get(piece.task)
        if piece.role in _ASIDE:
            line, counted = line + shown.count("\n", counted, piece.start), piece.start
            remnants.append(Remnant(line, " ".join(text.split())))
        elif task is not None:
            if task not in parts:
                flow.append(Passage("text", task))
            parts.setdefault(task, []).append((piece.role, text))
        else:
            last = flow[-1].task if flow else None
            inside = piece.role == "section" and last is not None and ends[last] > piece.start
            at = len(flow) - inside  # a heading in the midst of a row of a table stands above it
            flow[at:at] = _passages(piece, text, known)
    found = [passage if passage.task is None else _task_passage(passage, parts[passage.task]) for passage in flow]
    return _with_missing(found, range(len(document.tasks))), tuple(remnants)


def _visible(pieces: Iterable[Piece], shown: str) -> Iterator[Piece]:
    """Leave out pieces that nobody sees, such as spaces of no width, and join what they cut in two."""
    held: Piece | None = None
    for piece in pieces:
        if not shown[piece.start : piece.end].translate(_UNSEEN).strip():
            continue
        if held is not None and (held.role, held.task) == (piece.role, piece.task):
            held = replace(held, end=piece.end)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _task_passage(passage: Passage, parts: Sequence[tuple[Role, str]]) -> Passage:
    """Put together what stands around the text of a task, each role once."""
    roles = dict.fromkeys(role for role, _ in parts if role not in ("text", "number"))
    joined = {role: "\n".join(text for own, text in parts if own == role) for role in ("number", *roles)}
    lines = tuple((role, " ".join(map(_compact, _CELL_BREAK.split(joined[role])))) for role in roles)
    return replace(passage, mark=_compact(joined["number"]), lines=lines)


def _with_missing(flow: list[Passage], tasks: Iterable[int]) -> list[Passage]:
    """Put every task that no piece names behind the one before it."""
    there = {passage.task for passage in flow}
    for task in tasks:
        if task not in there:
            before = (at for at, passage in enumerate(flow) if passage.task == task - 1)
            flow.insert(next(before, len(flow) - 1) + 1, Passage("text", task))
    return flow


def _passages(piece: Piece, text: str, known: frozenset[str]) -> Iterator[Passage]:
    """Make passages of what belongs to no task: one of each heading, else one with its lines."""
    role = piece.role
    if role == "section":
        yield from (Passage(role, lines=((role, heading),)) for heading in _headings(text, known))
    elif role == "header":
        yield Passage(role, lines=((role, " ".join(text.split())),))
    else:
        lines = [_compact(line) for line in text.splitlines() if line.strip()]
        yield Passage(role, lines=tuple((role, line) for line in (_paragraphs(lines) if role in _FLOWING else lines)))


def _headings(text: str, known: frozenset[str]) -> Iterator[str]:
    """Cut a run of headings: a line goes on with the one before unless that is a heading already, or it has a mark."""
    held = ""
    for part in re.split(r"[\n\t]", text):
        line = _compact(part)
        if held and (held in known or find_mark(line) is not None):
            yield held
            held = ""
        held += line
    if held:
        yield held


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Join lines up to one that ends a sentence."""
    held = ""
    for line in lines:
        held += line
        if held.endswith(_PARAGRAPH_ENDS):
            yield held
            held = ""
    if held:
        yield held


def _with_titles(flow: Iterable[Passage], tasks: Sequence[Task]) -> list[Passage]:
    """Leave of a heading that is the title of a task its mark, which stands before the words of the task."""
    found: list[Passage] = []
    for passage in flow:
        title = _compact(tasks[passage.task].title or "") if passage.task is not None else ""
        at = len(found) - 1
        while title and at >= 0 and found[at].role == "section" and not found[at].lines[0][1].endswith(title):
            at -= 1
        if title and at >= 0 and found[at].role == "section":
            passage = replace(passage, mark=found.pop(at).lines[0][1][: -len(title)] + passage.mark)
        found.append(passage)
    return found


def _from_fields(document: Document) -> Iterator[Passage]:
    """Say a document that has fields and no text, such as a list of tasks, as it would be printed.

    Units and deadlines stay in their tasks: they are fields there as well.
    """
    head = (document.title, document.document_number, document.issuer, document.issued_on)
    yield Passage("metadata", lines=tuple(("metadata", text) for text in head if text))
    path: tuple[str, ...] = ()
    for context in document.context:
        yield from _new_headings(path, context.section)
        path = context.section
        yield Passage("context", lines=(("context", context.text),))
    for at, task in enumerate(document.tasks):
        yield from _new_headings(path, task.headings)
        path = task.headings
        remark: tuple[tuple[Role, str], ...] = (("remark", task.remark),) if task.remark else ()
        yield Passage("text", at, task.number or "", remark)
    for annex in document.annexes:
        yield Passage("annex", lines=(("annex", annex.title), ("annex", "、".join(annex.units))))


def _new_headings(path: tuple[str, ...], headings: tuple[str, ...]) -> Iterator[Passage]:
    """Give the headings that the path before did not have."""
    same = 0
    while same < min(len(path), len(headings)) and path[same] == headings[same]:
        same += 1
    yield from (Passage("section", lines=(("section", heading),)) for heading in headings[same:])


def _compact(text: str) -> str:
    return _LAYOUT.sub("", text)
