"""Apply corrections to a document: its tasks, context, pieces and warnings follow, and no character goes astray."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from documents.corrections.correction_json import dumps
from documents.corrections.model import Correction, Corrections
from documents.corrections.outline import CorrectedTask, TaskPart, outline
from documents.errors import InputError
from documents.model import Context, Document, Piece, Place, ReadingWarning, Snippet, Task
from documents.text.traced import LineIndex

__all__ = ["corrected", "said_of"]

CORRECTED: Final = "corrected"
UNFIT: Final = "correction-unfit"

_SHOWN: Final = 20  # characters of a text that a sentence quotes


def corrected(document: Document, corrections: Corrections) -> Document:
    """Apply corrections to a document as it was read.

    Args:
        document: as its reader left it.
        corrections: of its reading.

    Returns:
        The document with its tasks as they are corrected. Tasks that nobody touched keep their ids; a joined one has
        that of its first part, and what was split off one of its own. Each correction is a warning with its place,
        `corrected` or, where it fits nowhere, `correction-unfit`; a note counts them. Every character keeps its piece.

    Raises:
        InputError: they were made on another file, or would leave no task.
    """
    if document.source is None or document.source.sha256 != corrections.sha256:
        name = document.id if document.source is None else document.source.name
        raise InputError(
            f"the corrections were made on another file than {name!r} (its SHA-256 does not begin with "
            f"{corrections.sha256[:12]}); give those that were made on this one."
        )
    if not corrections.entries:
        return document
    found = outline(document, corrections)
    tasks = tuple(group.task for group in found.groups if group.is_task)
    if not tasks:
        raise InputError("the corrections leave no task of the document; take one of them back.")
    pieces, places = _pieces(document, found.groups)
    index = LineIndex(document.text)
    lines = {part: Place(line=index.line(offset)) for part, offset in places.items()}
    tasks = tuple(_placed(group, lines) for group in found.groups if group.is_task)
    owners = {part.task.id: group.task.id if group.is_task else None for group in found.groups for part in group.parts}
    count = len(corrections.entries) - len(found.unfit)
    unfit = f"，另有 {len(found.unfit)} 处修改未能应用" if found.unfit else ""
    return replace(
        document,
        tasks=tasks,
        context=_context(document.context, found.groups),
        notes=(*document.notes, f"读取结果经人工修改 {count} 处{unfit}。"),
        source=replace(document.source, corrections=sha256(dumps(corrections)).hexdigest()),
        warnings=(*(_about(one, owners) for one in document.warnings), *_told(found.groups, found.unfit)),
        pieces=pieces,
        snippets=tuple(_snippets(document.snippets, owners)),
    )


def said_of(entry: Correction) -> str:
    """Say in Chinese what a correction does."""
    start, number = _quoted(entry.spot.text[entry.spot.at :]), entry.spot.task
    if entry.kind == "split":
        return f"第 {number} 项从“{start}”起另为一项"
    if entry.kind == "join":
        return f"第 {number} 项“{start}”并入前一项"
    if entry.kind == "no_task":
        return f"第 {number} 项“{start}”不作为任务"
    roles = (("牵头", entry.units.lead), ("责任", entry.units.responsible), ("配合", entry.units.cooperating))
    units = "；".join(f"{role}：{'、'.join(names)}" for role, names in roles if names) or "无"
    return f"第 {number} 项“{start}”的单位改为{units}"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _told(groups: Iterable[CorrectedTask], unfit: Iterable[Correction]) -> Iterator[ReadingWarning]:
    for group in groups:
        place, task = group.task.place, group.task.id if group.is_task else None
        for entry in group.applied:
            yield ReadingWarning(CORRECTED, f"人工修改：{said_of(entry)}", place, task)
    for entry in unfit:
        yield ReadingWarning(UNFIT, f"人工修改未能应用，文件现在读出的不是这样：{said_of(entry)}")


def _about(warning: ReadingWarning, owners: dict[str, str | None]) -> ReadingWarning:
    if warning.task is None or warning.task not in owners:
        return warning
    return replace(warning, task=owners[warning.task])


def _snippets(snippets: Iterable[Snippet], owners: dict[str, str | None]) -> Iterator[Snippet]:
    for snippet in snippets:
        owner = owners.get(snippet.task, snippet.task)
        if owner is not None:
            yield replace(snippet, task=owner)


def _placed(group: CorrectedTask, lines: dict[TaskPart, Place]) -> Task:
    """Tell where a task begins that was split off another one."""
    head = group.parts[0]
    if head.start == 0 or head not in lines:
        return group.task
    return replace(group.task, place=replace(group.task.place, line=lines[head].line))


def _context(known: Sequence[Context], groups: Iterable[CorrectedTask]) -> tuple[Context, ...]:
    """Add what is no task to the context, where it stands in the file; its units and times are part of it."""
    tasks = [group.task for group in groups if not group.is_task]
    new = [Context(task.headings, "\n".join(filter(None, _fields(task))), task.place) for task in tasks]
    if not all(one.place.line for one in (*known, *new)):
        return (*known, *new)
    return tuple(sorted((*known, *new), key=lambda one: one.place.line or 0))


def _fields(task: Task) -> tuple[str | None, ...]:
    return task.words, task.unit_text, task.deadline, task.remark


def _pieces(document: Document, groups: Sequence[CorrectedTask]) -> tuple[tuple[Piece, ...], dict[TaskPart, int]]:
    """Give each character of a task to what the task has become.

    Returns:
        The pieces, and the offset in the source where each part begins that was split off.
    """
    parts: dict[str, list[tuple[TaskPart, CorrectedTask]]] = {}
    for group in groups:
        for part in group.parts:
            parts.setdefault(document.tasks[part.place].id, []).append((part, group))
    seen: dict[str, int] = {}  # characters of a task's text that earlier pieces have
    places: dict[TaskPart, int] = {}
    pieces: list[Piece] = []
    for piece in document.pieces:
        own = parts.get(piece.task or "")
        if own is None:
            pieces.append(piece)
            continue
        if piece.role != "text":
            group = own[0][1]
            pieces.append(replace(piece, task=group.task.id if group.is_task else None))
            continue
        ends = _ends(own)
        for start, end, which in _cut(document.text, piece, seen, ends):
            part, group = own[which]
            places.setdefault(part, start)
            pieces.append(
                Piece(start, end, "text", group.task.id) if group.is_task else Piece(start, end, "context", None)
            )
    return tuple(_run_together(pieces, document.text)), places


def _ends(own: Sequence[tuple[TaskPart, CorrectedTask]]) -> list[int]:
    """Count the characters of a task's text, white space left out, up to the end of each of its parts."""
    text = own[0][0].spot.text
    return [len("".join(text[: part.end].split())) for part, _ in own]


def _cut(text: str, piece: Piece, seen: dict[str, int], ends: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Cut a piece of a task's text where its parts end: a span of the source, and the number of the part."""
    at, count = piece.start, seen.get(piece.task or "", 0)
    which = next((number for number, end in enumerate(ends) if count < end), len(ends) - 1)
    last = at
    for offset in range(piece.start, piece.end):
        if text[offset].isspace():
            continue
        if count >= ends[which] and which < len(ends) - 1:
            yield at, last, which
            at = offset
            which += 1
        count += 1
        last = offset + 1
    seen[piece.task or ""] = count
    yield at, piece.end, which


def _run_together(pieces: Iterable[Piece], text: str) -> Iterator[Piece]:
    """Run together neighbouring pieces of one owner, as those of a document are."""
    held: Piece | None = None
    for piece in pieces:
        if held is None:
            held = piece
        elif (held.role, held.task) == (piece.role, piece.task) and not text[held.end : piece.start].strip():
            held = replace(held, end=piece.end)
        else:
            yield held
            held = piece
    if held is not None:
        yield held
