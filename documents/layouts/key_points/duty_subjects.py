"""Chapters that say of one office after another what it does: its paragraphs begin with who is responsible.

区财政局负责资金保障。 names its unit as 市财政局负责 in a bracket does. One such paragraph does not tell: in a text of
other tasks it may say whom somebody else is to ask.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from documents.chinese.organ_words import has_owner, is_department, is_surely_organ
from documents.drafts import TaskDraft, UnitCell
from documents.fields.role_words import UnitRole
from documents.fields.unit_names import is_unit_name, split_units

__all__ = ["with_duty_subjects"]

_FEWEST = 3  # paragraphs of one chapter
_MOSTLY = 0.75  # of them say so, and as many of their subjects are surely organs
_LONGEST_SUBJECT = 40  # characters: two or three organs
_DUTY = re.compile(
    r"(?P<is>(?:作为|是|为)(?P<what>[^，。；]{0,30}?(?:单位|部门|机构|主体))(?=[，。；]))"
    r"|(?P<verb>(?:主要|具体|共同|分别|会同[^，。；]{2,20}?)?(?:负责|牵头|承担|配合|协助|协同|参与|统筹|做好|落实)"
    r"|按照?(?:各自)?(?:工作)?(?:职责|职能)[^，。；]{0,8}?(?P<how>负责|牵头|承担|配合|协助|协同|参与|做好|落实))"
)
_NO_SUBJECT = re.compile(r"[，。；：:！？\n]")


def with_duty_subjects(drafts: Sequence[TaskDraft]) -> list[TaskDraft]:
    """Make the subjects of the sentences of a chapter its units, where nearly all of them are organs with a duty."""
    found: list[TaskDraft] = []
    for _, siblings in groupby(drafts, key=lambda draft: tuple(heading.text for heading in draft.section)):
        group = list(siblings)
        found += group if any(draft.unit_cells for draft in group) else _of_chapter(group)
    return found


def _of_chapter(group: Sequence[TaskDraft]) -> list[TaskDraft]:
    cut = [_cut(draft) for draft in group]
    told = [new for new in cut if new.unit_cells]
    sure = sum(_is_sure(new.unit_cells[0].content.text) for new in told)
    if len(told) < max(_FEWEST, _MOSTLY * len(group)) or sure < _MOSTLY * len(told):
        return list(group)
    return cut


def _cut(draft: TaskDraft) -> TaskDraft:
    """Take the subject off a text, if it is who has the duty that follows."""
    text = draft.text.text
    for duty in _DUTY.finditer(text, 0, _LONGEST_SUBJECT + _LONGEST_SUBJECT):
        subject = text[: duty.start()]
        if len(subject) > _LONGEST_SUBJECT or _NO_SUBJECT.search(subject):
            break
        names = split_units(subject)
        if names and all(map(is_unit_name, names)):
            cell = UnitCell(draft.text.slice(0, duty.start()).strip(), _role(duty))
            return replace(draft, text=draft.text.slice(duty.start()), unit_cells=(cell,))
    return draft


def _role(duty: re.Match[str]) -> UnitRole:
    words = duty["what"] or duty["how"] or duty["verb"]
    if "牵头" in words:
        return "lead"
    return "cooperating" if any(word in words for word in ("配合", "协助", "协同", "参与")) else "responsible"


def _is_sure(subject: str) -> bool:
    names = split_units(subject)
    return any(is_surely_organ(name) or is_department(name) or has_owner(name) for name in names)
