"""Forms such as 交办单: the name of a field stands to the left of its value, and each form is one task."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from documents.chinese.marks import find_mark, find_series_marks
from documents.drafts import Body, Claim
from documents.fields.column_names import HeaderRole, column_role, header_role, header_roles, is_kind_of_task, may_name
from documents.layouts.row_drafts import UNIT_ROLES, draft_cells, join_parts
from documents.layouts.tabbed_rows import TabbedRow, tabbed_rows
from documents.text.lines import SourceLine, found_once
from documents.text.traced import NOTHING, Traced

__all__ = ["find_forms", "read_forms"]

_MAX_FIELDS = 40  # more are the rows of a table
_MIN_FIELDS = 3  # names of a form, the task and who or when among them
_FEWEST_KNOWN = 2  # of them that no cell has
_TEXT = "text"
_WHO_OR_WHEN: frozenset[HeaderRole | None] = frozenset({*UNIT_ROLES, "deadline"})
_NUMBER = "序号"
_NAMES = re.compile(r"【(?P<name>[\u4e00-\u9fff]{2,10})】[:：]?")
_LABEL = re.compile(r"\s*(?P<name>[\u4e00-\u9fff]{2,10})\s*[:：]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Field:
    """A name, its characters, and the paragraphs beside it."""

    name: str
    label: tuple[Traced, ...]
    value: tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """The fields of one form and the line in which it begins."""

    fields: tuple[_Field, ...]
    line: int
    last: int

    @property
    def roles(self) -> tuple[HeaderRole | None, ...]:
        """What its names tell; in a form who and when may stand before what, which in a table parts other columns."""
        names = [field.name for field in self.fields]
        ordered = sorted(range(len(names)), key=lambda i: column_role(names[i]) in _WHO_OR_WHEN)
        told = dict(zip(ordered, header_roles(tuple(names[i] for i in ordered)), strict=True))
        return tuple(told[i] for i in range(len(names)))

    @property
    def is_task(self) -> bool:
        """Whether its names are those of a task, and who does it or when."""
        roles = self.roles
        tasks = [is_kind_of_task(field.name) for field in self.fields]
        sure = sum(header_role(f.name) is not None or own for f, own in zip(self.fields, tasks, strict=True))
        known = sum(column_role(f.name) is not None or own for f, own in zip(self.fields, tasks, strict=True))
        told = _WHO_OR_WHEN.intersection(roles)
        most = sure >= _FEWEST_KNOWN and known >= len(roles) / 2
        return _MIN_FIELDS <= len(roles) <= _MAX_FIELDS and _TEXT in roles and bool(told) and most


def read_forms(lines: Sequence[SourceLine]) -> Body:
    """Read forms into one draft each."""
    forms = find_forms(lines)
    drafts = []
    claims: list[Claim] = []
    list(tabbed_rows(lines, claims))  # for the signs of merged cells alone
    above = _numbers_above(forms, lines)
    for form in forms:
        fields = list(zip(form.fields, form.roles, strict=True))
        number = next((field.value for field, role in fields if role == "number"), ())
        if not number and form.line in above:
            number = (above[form.line].content,)
        mark = join_parts([part.compact() for part in number]) if number else NOTHING
        section = tuple(
            join_parts([part.compact() for part in field.value]) for field, role in fields if role == "section"
        )
        cells = [(field.value, role) for field, role in fields if role not in ("number", "section")]
        drafts.append(draft_cells(mark, tuple(part for part in section if part), cells))
        claims += [Claim("header", part) for field in form.fields for part in field.label]
    first, last = forms[0].line, forms[-1].last
    numbers = {line.number for line in above.values()}
    return Body(
        tuple(drafts),
        tuple(claims),
        before=tuple(line.number for line in lines if line.number < first and line.number not in numbers),
        after=tuple(line.number for line in lines if line.number > last),
    )


def _numbers_above(forms: Sequence["_Form"], lines: Sequence[SourceLine]) -> Mapping[int, SourceLine]:
    """Find the lines that are nothing but the number of the form below, where all forms have one: 任务二."""
    filled = [line for line in lines if line.text]
    place = {line.number: i for i, line in enumerate(filled)}
    found = {form.line: filled[place[form.line] - 1] for form in forms if place.get(form.line)}
    marks = [next(iter(find_series_marks(f"{line.text}：")), None) for line in found.values()]
    whole = all(
        mark is not None and mark.end > len(line.text) and mark.ordinal == k
        for k, (mark, line) in enumerate(zip(marks, found.values(), strict=True), start=1)
    )
    return found if whole and len(found) == len(forms) > 1 else {}


def find_forms(lines: Sequence[SourceLine]) -> tuple["_Form", ...]:
    """Find the forms of a text that are tasks: rows that name fields and give their values beside them."""
    return found_once(lines, "forms", lambda given: tuple(form for form in _found(given) if form.is_task))


def _found(lines: Sequence[SourceLine]) -> Iterator[_Form]:
    """Cut rows into forms: one begins where a name comes again, or below a line that is no row."""
    fields: list[_Field] = []
    names: set[str] = set()
    start = last = 0
    plain = not any(find_mark(line.text) or _has_series_mark(line.text) for line in lines)
    bracketed = all(find_mark(line.text) is None or _NAMES.search(line.text) for line in lines)
    for row in tabbed_rows(lines, []):
        new = _fields(row) if row.has_cells else _bracketed(row) if bracketed else ()
        if not new and not row.has_cells and plain:
            new = _labelled(row, inside=bool(fields))
        if fields and (not new or len(fields) > _MAX_FIELDS or any(field.name in names for field in new)):
            yield _Form(tuple(fields), start, last)
            fields, names = [], set()
        if new and not fields:
            start = row.line
        fields += new
        names.update(field.name for field in new)
        last = row.line
    if fields:
        yield _Form(tuple(fields), start, last)


def _has_series_mark(text: str) -> bool:
    """Whether a line begins with a mark and goes on: 任务二 alone may be the number of the form below."""
    return any(mark.end < len(text) for mark in find_series_marks(text))


def _bracketed(row: TabbedRow) -> tuple[_Field, ...]:
    """Give the fields of a line of names in brackets and their values: 【整治内容】…【牵头单位】….

    The mark of an item may stand before them; any other text makes them fields of that text.
    """
    content = row.cells[0][0] if row.cells and row.cells[0] else NOTHING
    names = list(_NAMES.finditer(content.text))
    if len(names) < _MIN_FIELDS or not all(may_name(name["name"]) for name in names):
        return ()
    before = content.slice(0, names[0].start()).strip()
    mark = find_mark(content.text)
    if before and (mark is None or mark.end < names[0].start()):
        return ()
    ends = [*(name.start() for name in names[1:]), len(content)]
    fields = [
        _Field(name["name"], (content.slice(*name.span()),), (content.slice(name.end(), end).strip(),))
        for name, end in zip(names, ends, strict=True)
    ]
    return (*([_Field(_NUMBER, (), (before,))] if before else []), *fields)


def _labelled(row: TabbedRow, *, inside: bool) -> tuple[_Field, ...]:
    """Give the field of a line that begins with its name, as forms are copied into texts that number nothing.

    Args:
        row: the line.
        inside: whether the line above is a field of a form, too, so that this one may have any name.
    """
    content = row.cells[0][0] if row.cells and row.cells[0] else NOTHING
    label = _LABEL.match(content.text)
    if label is None:
        return ()
    if header_role(label["name"]) is None and not (inside and may_name(label["name"])):
        return ()
    return (_Field(label["name"], (content.slice(0, label.end()),), (content.slice(label.end()),)),)


def _fields(row: TabbedRow) -> tuple[_Field, ...]:
    """Give the fields of a row of names and values in turn; nothing where it is another one."""
    cells = [cell for i, cell in enumerate(row.cells) if i not in row.beside]
    texts = [text for i, text in enumerate(row.texts) if i not in row.beside]
    if len(cells) % 2 or not all(text and may_name(text) for text in texts[::2]):
        return ()
    if all(column_role(text) is not None for text in texts):  # 项目 and 内容 head the names and the values below
        return ()
    pairs = zip(texts[::2], cells[::2], cells[1::2], strict=True)
    return tuple(_Field(name, label, value) for name, label, value in pairs)
