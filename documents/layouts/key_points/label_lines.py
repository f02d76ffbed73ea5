"""Lines of their own below an item that are a field of it: with a label, known or the office's own, or bare units."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from documents.fields.column_names import header_role
from documents.fields.deadline_cell import DEADLINE_LABEL, looks_like_deadline
from documents.fields.open_names import open_name
from documents.fields.other_fields import OTHER_FIELD, label_starts
from documents.fields.role_words import ROLE_LABEL
from documents.fields.unit_list import UNIT_LABEL, UnitRole, looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.context_titles import tells_past
from documents.layouts.key_points.headings import label_end, may_name_departments, may_name_offices, names_offices
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.layouts.row_drafts import UNIT_ROLES
from documents.text.traced import Traced

__all__ = ["LineKind", "field_pieces", "is_field", "line_kinds", "own_label_end", "without_past"]

LineKind = Literal["lead", "responsible", "cooperating", "deadline", "remark", "past"]
"""What a line without a known label is: who does it and how, by when, another field, or context: what was done before,
and what the measures below are to reach."""

_MIN_UNIT_LINES = 2  # lines of units without a label, each below an item: one may be the rest of a text
_MIN_LABELLED = 2  # lines with one label of the office's own: one may be the beginning of a sentence
_MAX_VALUE = 40  # characters behind such a label; what is longer is text
_SEPARATOR = re.compile("[；;，,]")
_STOPS = ("。", "；", ";", "！")
_LABEL_WITHOUT_COLON = re.compile(r"^(?:牵头|责任|配合|主办|承办)(?:单位|部门)(?=[省市县区各国中])")
_OWN_LABEL = re.compile(
    r"(?:[*•·●■◆◇▪▲]\s*)?(?:(?P<name>[\u4e00-\u9fff\d“”]{2,14})[:：]|【(?P<inside>[\u4e00-\u9fff]{2,8})】[:：]?)(?=.)"
)
_INNER_LABEL = re.compile(rf"(?:^|(?<=[。；;\n])){_OWN_LABEL.pattern}")
_AIM = re.compile(r"(?:整改|工作|治理|整治|年度|预期|总体|主要)?(?:目标|目的)(?:任务|要求)?")
"""The label of what the measures below it are to reach: it asks nothing that they do not ask."""

_WHO: Final = frozenset({"lead", "responsible", "cooperating"})
"""What a column with such a name would hold, if it says who does a task: 谁来干, 承办科室, and not 服务单位."""


def is_field(text: str) -> bool:
    """Tell whether a paragraph is a field with a known label and no text."""
    if UNIT_LABEL.match(text.lstrip("（(")) or DEADLINE_LABEL.match(text) or OTHER_FIELD.match(text):
        return True
    role = ROLE_LABEL.match(text)
    if role is not None and role[0].rstrip().endswith(("：", ":")):  # 牵头：县水利局
        return looks_like_units(text[role.end() :])
    label = _LABEL_WITHOUT_COLON.match(text)
    return label is not None and looks_like_units(text[label.end() :])


def field_pieces(line: Traced) -> tuple[Traced, ...]:
    """Cut a line of several fields apart that begins with one that is no unit: 责任人：张三责任单位：镇农办."""
    if UNIT_LABEL.match(line.text.lstrip("（(")) or not is_field(line.text):
        return (line,)
    separated = (stop.end() for stop in _SEPARATOR.finditer(line.text) if is_field(line.text[stop.end() :]))
    bounds = sorted({0, *label_starts(line.text), *separated, len(line)})
    return tuple(line.slice(a, b) for a, b in pairwise(bounds))


def own_label_end(text: str) -> int:
    """Return where a label of a line ends, of whatever words; 0 without one."""
    label = _OWN_LABEL.match(text)
    return label.end() if label is not None else 0


def line_kinds(found: Sequence[MarkedParagraph]) -> Mapping[int, LineKind]:
    """Find the lines below items that no known label makes fields.

    A label of the office's own says what it is by what stands behind it, wherever it stands: times, units, or a few
    words that are no sentence. Lines without a label are units where several of them stand below an item that ends.

    Args:
        found: paragraphs of the body.

    Returns:
        The kind of such a line by its place among the paragraphs.
    """
    bare = (i for i in _bare_units(found) if not is_field(found[i].text))
    kinds: dict[int, LineKind] = dict.fromkeys(bare, "responsible")
    labelled: dict[str, list[int]] = defaultdict(list)
    for i, paragraph in enumerate(found):
        label = _OWN_LABEL.match(paragraph.text)
        if i == 0 or paragraph.is_heading or label is None or is_field(paragraph.text) or label_end(paragraph.text):
            continue
        if tells_past(_name(label)) or (_AIM.fullmatch(_name(label)) and _heads_measures(found, i + 1)):
            kinds[i] = "past"
        else:
            labelled[_name(label)].append(i)
    for name, places in labelled.items():
        kind = _kind(name, [found[i].text[own_label_end(found[i].text) :] for i in places])
        if kind is not None:
            kinds.update(dict.fromkeys(places, kind))
    return kinds


def _heads_measures(found: Sequence[MarkedParagraph], place: int) -> bool:
    """Tell whether a paragraph begins with the label above what is to be done, such as 整改措施：."""
    return place < len(found) and label_end(found[place].text) > 0


def without_past(text: Traced) -> tuple[tuple[Traced, ...], tuple[Traced, ...]]:
    """Part what a paragraph says of the time before from what it demands: 2025年完成情况：…。2026年计划：….

    Args:
        text: a paragraph of an item.

    Returns:
        (its demands, each beginning with the label that they have in the text; what was done before).
    """
    starts = [match.start() for match in _INNER_LABEL.finditer(text.text)]
    bounds = sorted({0, *starts, len(text)})
    parts = [text.slice(a, b) for a, b in pairwise(bounds)]
    past = [part for part in parts if (label := _OWN_LABEL.match(part.text)) and tells_past(_name(label))]
    if not past:
        return (text,), ()
    return tuple(part for part in parts if part not in past), tuple(past)


def _name(label: re.Match[str]) -> str:
    return label["name"] or label["inside"]


def _kind(name: str, values: Sequence[str]) -> LineKind | None:
    """Tell what a label heads by all that stands behind it; None where that is text."""
    if len(values) < _MIN_LABELLED:
        return None
    role = _role(name)
    if role is not None and 2 * sum(map(looks_like_units, values)) > len(values):
        return role
    if names_offices(name) or may_name_departments(name):
        return None
    if all(map(looks_like_deadline, values)):
        return "deadline"
    short = all(len(value) <= _MAX_VALUE and not value.endswith(_STOPS) for value in values)
    return "remark" if short else None


def _role(name: str) -> UnitRole | None:
    """Tell how those act whom a label names; None where it names nobody who does the task."""
    known = header_role(name)
    if known is not None:
        return UNIT_ROLES.get(known)
    opened = open_name(name)
    return UNIT_ROLES.get(opened.role) if opened is not None and opened.role in _WHO else None


def _bare_units(found: Sequence[MarkedParagraph]) -> Sequence[int]:
    """Find the lines that name offices without a label, each right below an item that ends with a stop."""
    places = [
        i
        for i in range(1, len(found))
        if not found[i].is_heading
        and found[i - 1].mark is not None
        and found[i - 1].text.endswith(_STOPS)
        and may_name_offices(found[i].text)
        and not unit_spans(found[i - 1].text)
    ]
    sure = sum(names_offices(found[i].text) for i in places)
    return places if sure >= max(_MIN_UNIT_LINES, len(places) / 2) else ()
