"""Units that stand in texts: at their end or beginning, in cells that ran together, before a colon, behind 由."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from documents.chinese.organ_words import (
    has_owner,
    is_department,
    is_enterprise,
    is_generic,
    is_institution,
    is_surely_organ,
)
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.role_words import ends_with_role
from documents.fields.unit_list import looks_like_units, parse_units
from documents.fields.unit_names import is_unit_name
from documents.model import Task, UnitName

__all__ = ["lists_organs", "unread_units"]

_SHORTEST_NAME: Final = 3
_NAMES_SHARE: Final = 0.7  # of a list of organs are their names
_TAIL: Final = re.compile(r"[。；;！？\n\t（(：: 　—-]")
_SENTENCE: Final = re.compile(r"会同|报[送告]?|上报|[要由将向经对为]|制定|组织")
"""What tells of an organ in a sentence: 重大事项及时报告国务院."""

_LONGEST_TIME: Final = 12  # characters of a time behind a name
_LONGEST_LIST: Final = 40  # characters of the names before a colon
_SHORTEST_VERB: Final = 2
_LONGEST_VERB: Final = 4  # characters: 负责落实
_CLAUSE: Final = re.compile("[。；，](?=由)|[。；]")
_LAST_BRACKET: Final = re.compile(r"[（(〔【\[「『<〈{]([^（()）]{2,60})[）)〕】\]」』>〉}][。；;]?$")
_FRONT: Final = re.compile(r"请?([^，。；;：:\n]{2,40})")
"""The first words of a text; 请 asks somebody."""

_LONGEST_BARE: Final = 6  # characters of a name without a place or level
_LONGEST_NAME: Final = 14
_PARTS: Final = re.compile(r"[、 \u3000]|[和及与](?!其)")
_SUBJECT: Final = re.compile(
    r"[应要须可将在对按从以由的等及和与、（(]|必须|不得|负责|牵头|配合|会同|组织|根据|依[法据照]|每|门|有权|接到|收到|工作|系统"
)
"""What goes on with a name as the subject of its own sentence, or as part of another word: 县级人民政府应当."""

_WORD_GOES_ON: Final = re.compile(
    "科[学技研普]|所[得有属需以]|处[理置罚于]|室[内外]|部[分门署]|院[校士]|委[会员托]|局[部面势限]|会[议计员]|队[伍列]|站[点位]"
)
"""The last sign of what looks like a name, and the one with which it is another word: 国家科学技术, 个人所得."""

_FEWEST: Final = 3  # sentences that say who acts: one alone is part of what is demanded
_MANY: Final = 0.5


def unread_units(without: Sequence[Task], names: Collection[UnitName]) -> tuple[tuple[Task, str], ...]:
    """Find what looks like the units of tasks that have none.

    Args:
        without: tasks without units.
        names: of the units of the other tasks.

    Returns:
        Tasks in their order, each with the words in question.
    """
    known = tuple(sorted(name for name in names if len(name) >= _SHORTEST_NAME))
    edges = {task.id: shown for task in without if (shown := _at_edge(task))}
    if len(edges) < max(_FEWEST, _MANY * len(without)):
        edges = {}
    found = ((task, _named_behind(task.text, known) or edges.get(task.id, "")) for task in without)
    return tuple((task, shown) for task, shown in found if shown)


def _named_behind(text: str, known: tuple[UnitName, ...]) -> str:
    return _says_who(text) or _named_at_end(text) or _ends_with(text, known) or _name_and_time(text)


def lists_organs(part: str) -> bool:
    """Tell whether a text is a list of units, an organ or a part of one among them."""
    if not looks_like_units(part):
        return False
    units = parse_units(part)
    return any(
        is_surely_organ(name) or is_department(name) for name in (*units.lead, *units.responsible, *units.cooperating)
    )


def _name_and_time(text: str) -> str:
    """Return the end of a text where that is a name and a time; empty else."""
    begin = max(_SHORTEST_NAME, len(text) - _LONGEST_TIME)
    at = next((i for i in range(begin, len(text) - 1) if _ends_with_time(text, i)), None)
    return "" if at is None else text[:at][-_LONGEST_TIME:] + text[at:]


def _ends_with_time(text: str, at: int) -> bool:
    return is_department(text[:at][-_LONGEST_TIME:]) and looks_like_deadline(text[at:])


def _named_before_colon(task: Task) -> str:
    for part in (task.title or "", task.text):
        names, colon, _ = part.partition("：")
        if colon and len(names) <= _LONGEST_LIST and lists_organs(names):
            return names
    return ""


def _at_edge(task: Task) -> str:
    return _named_before_colon(task) or _by_whom(task.text) or _in_front(task) or _acts_at_end(task)


def _in_front(task: Task) -> str:
    """Return the names of organs that a title or a text begins with, if its sentence has no use for them."""
    for part in (task.title or "", task.text):
        front = _FRONT.match(part)
        size = 0 if front is None else _size_of_names(front[1])
        rest = "" if front is None else front[1][size:]
        if front is not None and size and _WORD_GOES_ON.match(front[1], size - 1):
            continue
        if front is not None and size and rest and (part.startswith("请") or not _SUBJECT.match(rest)):
            return front[1][:size]
    return ""


def _size_of_names(text: str) -> int:
    """Count the characters of the names that a text begins with."""
    size = at = 0
    while True:
        ends = range(at + _LONGEST_NAME, at + _SHORTEST_NAME - 1, -1)
        end = next((e for e in ends if e <= len(text) and _is_name(text[at:e])), None)
        if end is None:
            return size
        size = end
        parting = _PARTS.match(text, end)
        if parting is None:
            return size
        at = parting.end()


def _is_name(text: str) -> bool:
    whose = has_owner(text)
    kind = is_department(text) or (whose and (is_institution(text) or is_enterprise(text)))
    return (
        kind
        and is_unit_name(text)
        and not is_generic(text)
        and not _PARTS.search(text)
        and (whose or len(text) <= _LONGEST_BARE)
    )


def _acts_at_end(task: Task) -> str:
    """Return a last sentence that is who leads or is responsible, and nothing else: 市水利局牵头，各县负责."""
    whole = task.text.rstrip("。；")
    last = _CLAUSE.split(whole)[-1]
    duty = ends_with_role(last) if (task.title or last != whole) and len(last) <= _LONGEST_LIST else None
    return last if duty is not None and duty.names and _size_of_names(last) else ""


def _by_whom(text: str) -> str:
    last = _CLAUSE.split(text.rstrip("。；"))[-1]
    if not last.startswith("由"):
        return ""
    ends = range(len(last) - _SHORTEST_VERB, len(last) - _LONGEST_VERB - 1, -1)
    return last if any(lists_organs(last[1:end]) for end in ends) else ""


def _says_who(text: str) -> str:
    """Return the bracket that a text ends with when its last words are those of duty; empty else."""
    bracket = _LAST_BRACKET.search(text)
    part = re.split(r"[；;，,]", bracket[1])[-1] if bracket is not None else ""
    return part if part and ends_with_role(part) is not None else ""


def _ends_with(text: str, names: tuple[UnitName, ...]) -> str:
    """Return the name of a unit of other tasks that a text ends with without a stop, and not in a sentence."""
    return next((name for name in names if text.endswith(name) and not _SENTENCE.search(text[-len(name) - 4 :])), "")


def _named_at_end(text: str) -> str:
    """Return what a text ends with when that is a list of organs; empty else."""
    ends = [match.end() for match in _TAIL.finditer(text.rstrip("。；;）)"))]
    tail = text[ends[-1] :].strip("。；;）) ") if ends else ""
    if not tail or tail.count("）") > tail.count("（") or not looks_like_units(tail):
        return ""
    units = parse_units(tail)
    names = (*units.lead, *units.responsible, *units.cooperating)
    listed = sum(map(len, names)) >= _NAMES_SHARE * len(tail) and _SENTENCE.search(tail) is None
    return tail if listed and names and all(map(is_surely_organ, names)) else ""
