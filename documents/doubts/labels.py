"""Labels that nobody knows: before units, in what was read as text, and in remarks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from documents.chinese.organ_words import ends_as_name, is_surely_organ
from documents.doubts.saying import said_once
from documents.fields.deadline_cell import DEADLINE_LABEL, looks_like_deadline
from documents.fields.other_fields import OTHER_FIELD
from documents.fields.role_words import ROLE_LABEL, UNIT_LABEL
from documents.fields.unit_list import looks_like_units, parse_units
from documents.model import Document, Place, ReadingWarning, Task
from documents.text.traced import LineIndex

__all__ = ["has_unknown_label", "label_doubts", "unread_fields"]

_AMONG: Final = re.compile(r"(?:^|[；;。（(【〔\[])([\u4e00-\u9fff]{2,8}[：:])")
"""A label at the beginning of units, or among them."""

_LONGEST: Final = 16  # characters of a label with what parts it from the units
_BEFORE: Final = re.compile(r"(?:^|[\n\t；;。，,（(【〔\[])\s*([\u4e00-\u9fff \u3000]{2,10}[：:])\s*$")
"""A label at the end of what stands before units."""

_INSIDE: Final = re.compile(r"(?:^|[\n；;。！（(【〔\[])([\u4e00-\u9fff]{2,6}[：:])\s*([^；;。\n）)】〕\]]{2,60})")
"""A label in a text, and what stands behind it."""

_FEWEST: Final = 3  # tasks with the same label
_MOSTLY: Final = 0.6
_OFTEN: Final = 0.6  # of the tasks may be fields of the others


def label_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which labels were read as if they were none, or as if they said nothing of the role of the units."""
    yield from _before_units(document)
    yield from _in_texts(document.tasks)
    yield from _other_fields(document.tasks)


def _before_units(document: Document) -> Iterator[ReadingWarning]:
    index = LineIndex(document.text)
    printed = [(label, task.place) for task in document.tasks for label in _AMONG.findall(task.unit_text or "")]
    for piece in document.pieces:
        before = _BEFORE.search(document.text, max(0, piece.start - _LONGEST), piece.start)
        if piece.role == "units" and before is not None:
            printed.append(("".join(before[1].split()), Place(line=index.line(piece.start))))
    found: dict[str, list[Place]] = {}
    for label, place in printed:
        if not _is_known(label):
            found.setdefault(label, []).append(place)
    for label, places in found.items():
        message = f"单位前面的“{label}”不是认识的标签，谁牵头、谁配合可能读错，请核对"
        yield said_once("odd-units", message, places)


def has_unknown_label(name: str) -> bool:
    """Tell whether the name of a unit begins with a label that is told as unknown: 盯办方：市林业局."""
    label = _AMONG.match(name)
    return label is not None and not _is_known(label[1])


def _is_known(label: str) -> bool:
    return any(
        known.match(label) for known in (UNIT_LABEL, ROLE_LABEL, DEADLINE_LABEL, OTHER_FIELD)
    ) or is_surely_organ(label[:-1])


def unread_fields(tasks: Sequence[Task]) -> dict[str, list[Task]]:
    """Find what stands in texts or remarks behind a label and is units or a time.

    Returns:
        The tasks of each label: of one that is known, or that several tasks have before nearly nothing else.
    """
    labelled: dict[str, list[tuple[Task, str]]] = defaultdict(list)
    for task in tasks:
        for part in (task.words, task.remark or ""):
            for label, value in _INSIDE.findall(part):
                if not OTHER_FIELD.match(label):
                    labelled[label].append((task, value))
    found: dict[str, list[Task]] = {}
    for label, values in labelled.items():
        fields = [task for task, value in values if _is_a_label(label) or _is_field(value)]
        several = len({task.id for task, _ in values}) >= _FEWEST and len(fields) >= _MOSTLY * len(values)
        if several or (fields and _is_a_label(label)):
            found[label] = fields
    return found


def _in_texts(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    for label, found in unread_fields(tasks).items():
        message = f"“{label}”后面像单位或时限，却留在正文或备注里，没有读作单位或时限，请核对这个标签"
        yield said_once("odd-label", message, list(dict.fromkeys(task.place for task in found)))


def _other_fields(tasks: Sequence[Task]) -> Iterator[ReadingWarning]:
    """Say which tasks begin as another field of tasks does: 整改目标：, 存在问题：."""
    found = [(task, match[0]) for task in tasks if (match := OTHER_FIELD.match(task.text)) is not None]
    if 1 < len(found) <= _OFTEN * len(tasks):
        message = f"有几项以“{found[0][1]}”开头，像是别的任务的一栏，请核对是否单独成项"
        yield said_once("odd-text", message, [task.place for task, _ in found])


def _is_a_label(label: str) -> bool:
    return UNIT_LABEL.fullmatch(label) is not None or DEADLINE_LABEL.fullmatch(label) is not None


def _is_field(value: str) -> bool:
    if looks_like_deadline(value):
        return True
    if not looks_like_units(value):
        return False
    units = parse_units(value)
    return all(map(ends_as_name, (*units.lead, *units.responsible, *units.cooperating)))
