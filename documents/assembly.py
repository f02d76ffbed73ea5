"""Drafts become a Document: units get roles, document-wide rules are applied, every character gets one owner."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from documents.chinese.demand_words import says_what_to_do
from documents.drafts import Body, Claim, TaskDraft
from documents.fields.deadline_cell import DEADLINE_LABEL
from documents.fields.other_fields import FIELD_BRACKET
from documents.fields.unit_doubts import UnitDoubts, odd_cells, warn_of_odd_units
from documents.fields.unit_list import UnitList, parse_units, split_deadline
from documents.fields.unit_rules import says_first_leads
from documents.files.seen_text import Glance
from documents.model import Context, Document, Piece, Place, ReadingWarning, Role, Source, Task, UnitName, task_id
from documents.recognised_fields import recognition_of
from documents.surroundings.metadata import Metadata, with_metadata
from documents.text.traced import LineIndex, Traced

__all__ = ["assemble"]

_SHOWN = 30  # characters of unplaced text that a warning quotes
_LONGEST_NAME = 30  # characters of a task that may be nothing but a name
_NO_NAME = re.compile(r"[，,。；;！？：:\d]")
"""What ends or counts something: no heading and no name of a list has it."""

_Owner = tuple[Role, str | None] | None
"""What a character is of: a role, and the id of a task for a field of one; None as long as nobody has claimed it."""

_USUAL = 0.5  # of the tasks name units where those that name none are told; others do not mean to
_QUOTED = 3  # tasks without a demand that a warning quotes


def assemble(
    document_id: str,
    text: str,
    body: Body,
    metadata: Metadata,
    claims: Sequence[Claim],
    *,
    source: Source,
    seen: Mapping[int, Glance] | None = None,
) -> Document:
    """Turn drafts into a document whose every character is accounted for.

    Args:
        document_id: prefix of the task ids.
        text: the decoded source that all offsets refer to.
        body: drafts and claims of the task region.
        metadata: what the document says of itself, with its claims.
        claims: furniture, duplicates and preamble.
        source: the file; its layout says which reader made the drafts.
        seen: of characters that were recognised in a picture, by offset, how sure they are.

    Returns:
        The document. A character claimed twice belongs to the first claim: tasks, then the body's claims, metadata
        and the rest. What nobody claims, or a draft without a text, is a warning with its line.
    """
    index = LineIndex(text)
    owners: list[_Owner] = [None] * len(text)
    tasks: list[Task] = []
    warnings: list[ReadingWarning] = []
    global_units: list[UnitName] = []
    rules = (c.content.text for c in (*body.claims, *claims) if c.role in ("preamble", "header"))
    first_leads = any(says_first_leads(rule) for rule in rules)
    global_cooperating: list[UnitName] = []
    doubts: list[UnitDoubts] = []
    drafts = [draft for draft in body.drafts if draft.text]  # units without an obligation are no task
    usual = sum(bool(draft.unit_cells) for draft in drafts) >= _USUAL * len(drafts)
    for ordinal, draft in enumerate(drafts, start=1):
        identifier = task_id(document_id, ordinal, len(drafts))
        units = _parse_cells(draft)
        first_leads = first_leads or units.first_leads
        if first_leads:
            units = _first_leads(units)
        global_units += [unit for unit in units.global_units if unit not in global_units]
        global_cooperating += [unit for unit in units.global_cooperating if unit not in global_cooperating]
        place = _place(draft, index)
        task = _task(identifier, draft, units, place)
        tasks.append(replace(task, recognition=recognition_of(draft, seen)) if seen else task)
        cells = tuple(cell.content.text for cell in draft.unit_cells)
        doubts.append(UnitDoubts(len(cells), odd_cells(cells), place, identifier))
        notes_told = [note for note in draft.inferences if usual or not note.where_usual]
        warnings += [ReadingWarning(note.code, note.message, place, identifier) for note in notes_told]
        _claim_draft(owners, identifier, draft, units.rest)
    warnings += [ReadingWarning(doubt.code, doubt.message, _line_of(doubt.at, index)) for doubt in body.doubts]
    context: list[Context] = []
    for said in body.context:
        place = Place(line=index.line(said.text.origins[0]))
        context.append(Context(tuple(heading.text for heading in said.section), said.text.text, place))
        _claim(owners, said.text, "context", None)
        for heading in said.section:
            _claim(owners, heading, "section", None)
    for claim in (*body.claims, *metadata.claims, *claims):
        _claim(owners, claim.content, claim.role, None)
    unplaced = _unplaced(owners, text, index)
    warnings += warn_of_odd_units(doubts)
    warnings += _without_demand(tasks)
    notes: list[str] = []
    if global_units:
        notes.append(f"通则：各项任务均由{'、'.join(global_units)}作为责任单位，任务内不再重复。")
    if global_cooperating:
        notes.append(f"通则：各项任务均由{'、'.join(global_cooperating)}配合，任务内不再重复。")
    if first_leads:
        notes.append("通则：列第一位的责任单位为牵头单位。")
    document = Document(
        id=document_id,
        title=document_id,
        tasks=tuple(tasks),
        global_responsible_units=tuple(global_units),
        notes=tuple(notes),
        context=tuple(context),
        source=source,
        warnings=(*warnings, *unplaced),
        text=text,
        pieces=_pieces(owners, text),
    )
    return with_metadata(document, metadata)


def _parse_cells(draft: TaskDraft) -> UnitList:
    """Parse every unit cell of a task in the role of its column and put the lists together."""
    total = UnitList()
    for cell in draft.unit_cells:
        parsed = parse_units(cell.content.text, default=cell.role)
        known = {*total.lead, *total.responsible, *total.cooperating}
        total = UnitList(
            lead=total.lead + tuple(u for u in parsed.lead if u not in known),
            responsible=total.responsible + tuple(u for u in parsed.responsible if u not in known),
            cooperating=total.cooperating + tuple(u for u in parsed.cooperating if u not in known),
            open=total.open + tuple(u for u in parsed.open if u not in total.open),
            global_units=total.global_units + parsed.global_units,
            global_cooperating=total.global_cooperating + parsed.global_cooperating,
            first_leads=total.first_leads or parsed.first_leads,
            marked=total.marked or parsed.marked,
            rest=total.rest + parsed.rest,
            odd=total.odd + parsed.odd,
        )
    return total


def _deadline(draft: TaskDraft) -> str | None:
    if draft.deadline is not None:
        printed = draft.deadline.text.rstrip("。；;")
        bracket = FIELD_BRACKET.fullmatch(printed)
        return DEADLINE_LABEL.sub("", bracket["inside"] if bracket is not None else printed) or None
    found = (split_deadline(cell.content.text)[1] for cell in draft.unit_cells)
    return next((deadline for deadline in found if deadline), None)


def _first_leads(units: UnitList) -> UnitList:
    """Apply 列第一位者为牵头单位 to a list that marks no lead itself."""
    if units.lead or not units.responsible:
        return units
    return replace(units, lead=units.responsible[:1], responsible=units.responsible[1:])


def _task(identifier: str, draft: TaskDraft, units: UnitList, place: Place) -> Task:
    return Task(
        id=identifier,
        number=draft.number,
        section=tuple(heading.text for heading in draft.section),
        text=draft.text.text,
        lead_units=units.lead,
        responsible_units=units.responsible,
        cooperating_units=units.cooperating,
        open_units=units.open,
        unit_text="\n".join(cell.content.text.strip("，,").rstrip("。；;") for cell in draft.unit_cells) or None,
        deadline=_deadline(draft),
        remark="；".join((*((draft.remark.text,) if draft.remark is not None else ()), *units.rest)) or None,
        title=draft.title.text if draft.title is not None else None,
        place=place,
    )


def _without_demand(tasks: Sequence[Task]) -> Iterable[ReadingWarning]:
    """Say once which tasks only name something: headings, names of a list, titles that no text follows."""
    bare = [
        task
        for task in tasks
        if len(task.words) <= _LONGEST_NAME and not _NO_NAME.search(task.words) and not says_what_to_do(task.words)
    ]
    if bare:
        shown = "”“".join(task.words.replace("\n", " ") for task in bare[:_QUOTED])
        more = f"等{len(bare)}项" if len(bare) > _QUOTED else ""
        message = f"像标题或名单，没有说要做什么：“{shown}”{more}"
        yield ReadingWarning("no-demand", message, bare[0].place, bare[0].id if len(bare) == 1 else None)


def _place(draft: TaskDraft, index: LineIndex) -> Place:
    return _line_of(draft.text or draft.number_mark, index)


def _line_of(content: Traced, index: LineIndex) -> Place:
    return Place(line=index.line(content.origins[0])) if content.origins else Place()


def _claim_draft(owners: list[_Owner], identifier: str, draft: TaskDraft, rest: Sequence[str]) -> None:
    _claim(owners, draft.text, "text", identifier)
    _claim(owners, draft.number_mark, "number", identifier)
    for cell in draft.unit_cells:
        for other in rest:
            at = cell.content.text.find(other)
            if at >= 0:
                _claim(owners, cell.content.slice(at, at + len(other)), "remark", identifier)
        _claim(owners, cell.content, "units", identifier)
    if draft.deadline is not None:
        _claim(owners, draft.deadline, "deadline", identifier)
    if draft.remark is not None:
        _claim(owners, draft.remark, "remark", identifier)
    for heading in draft.section:
        _claim(owners, heading, "section", None)


def _claim(owners: list[_Owner], content: Traced, role: Role, task: str | None) -> None:
    if not content:
        return
    owner, origins = (role, task), content.origins
    first, end = origins[0], origins[0] + len(origins)
    if owners[first:end] == [None] * len(origins) and origins == tuple(range(first, end)):  # as nearly all do
        owners[first:end] = [owner] * len(origins)
        return
    for offset in origins:
        if owners[offset] is None:
            owners[offset] = owner


def _unplaced(owners: list[_Owner], text: str, index: LineIndex) -> Iterable[ReadingWarning]:
    """List, line by line, the characters that no field took, and give them their own role."""
    by_line: dict[int, list[str]] = {}
    for start, end, owner in list(_runs(owners)):
        if owner is not None or text[start:end].isspace():
            continue
        for offset in range(start, end):
            if not text[offset].isspace():
                owners[offset] = ("unplaced", None)
                by_line.setdefault(index.line(offset), []).append(text[offset])
    for line, characters in by_line.items():
        shown = "".join(characters)
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        yield ReadingWarning("unplaced-text", f"未能归入任何字段：“{shown}”", Place(line=line))


def _pieces(owners: Sequence[_Owner], text: str) -> tuple[Piece, ...]:
    """Run together neighbouring characters of one owner; white space joins the run it stands in."""
    pieces: list[Piece] = []
    start = end = -1
    current: _Owner = None
    for at, stop, owner in _runs(owners):
        shown = text[at:stop].strip()
        if owner is None or not shown:
            continue
        begins = at + text[at:stop].index(shown[0])
        if owner != current:
            if current is not None:
                pieces.append(Piece(start, end, *current))
            start, current = begins, owner
        end = begins + len(shown)
    if current is not None:
        pieces.append(Piece(start, end, *current))
    return tuple(pieces)


def _runs(owners: Sequence[_Owner]) -> Iterator[tuple[int, int, _Owner]]:
    """Give the half-open spans of characters with one owner."""
    at = 0
    for owner, same in groupby(owners):
        end = at + len(list(same))
        yield at, end, owner
        at = end
