"""Where in an item its responsible units stand: in brackets, or after a label at the end of a sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter

from documents.chinese.late_pattern import LatePattern
from documents.chinese.organ_words import has_owner, is_department, is_generic, is_surely_organ
from documents.fields.deadline_cell import BRACKETED_DEADLINE_LABEL, DEADLINE_LABEL, looks_like_deadline
from documents.fields.other_fields import FIELD_BRACKET, OTHER_FIELD, is_other_field
from documents.fields.role_words import BRACKETED_UNIT_LABEL, ROLE_LABEL
from documents.fields.unit_groups import unit_groups
from documents.fields.unit_list import UNIT_LABEL, looks_like_units, parse_units, split_deadline
from documents.fields.unit_names import CLOSING, OPENING

__all__ = ["unit_spans"]

_PAIRS = dict(pair for pair in zip(OPENING, CLOSING, strict=True) if pair[0] not in "《“")
_ROUND = "（("
_AREAS_ONLY = re.compile(r"^[各省市县区州盟旗地镇乡、，,]+$")
_ALL_STOPS = re.compile("[。；; ]*")
_STOPS = "。；;！？\n"
_LABEL_END = ("：", ":", *"】]］〕〗")
_LABEL_TAIL = LatePattern(
    rf"(?<=[。；;！？\n])\s*(?={UNIT_LABEL.pattern}|{BRACKETED_DEADLINE_LABEL}[^。；;！？\n【\[［〔〖]{{1,40}}{BRACKETED_UNIT_LABEL})",
    _LABEL_END,
)
"""Names behind a label, or between its end and that of their time: 【完成时限】9月底前【责任单位】市住建局."""

_BETWEEN_FIELDS = "；;，,。 \u3000"
_MAX_FIELD = 50  # characters of a field with its label
_DASH_TAIL = LatePattern(
    r"(?:[—–―─⸺⸻]{1,3}|…+|\.{3,}|·{2,}|[→⇒➤►▶»]+|[-=]{1,2}>|-{2,3}|(?<=[。；;！\s])[-➢])\s*(?=[\u4e00-\u9fff【\[])"
)
"""A dash, a run of dots or an arrow, which leads from a text to who does it."""

_BAR_TAIL = LatePattern(r"(?<=\S)\s*[|｜]\s*(?=[\u4e00-\u9fff])", ("|", "｜"))
"""A bar between a text and who does it; between names it only separates them."""

_SPACE_TAIL = re.compile(r"(?<=\S)[ \t\u3000]+(?=[\u4e00-\u9fff])")
_DASHES = tuple("—–―─⸺⸻-")
_BY_TAIL = LatePattern(
    r"(?<=[。；;！])由(?=[^。；;！？\n]{2,100}(?:负责|牵头|落实|承办|主办|办理|实施|完成|配合))", ("由",)
)
"""The last sentence of an item, which says who does it, and by when: 由县水利局牵头，4月底前完成。"""

_TOPIC_TAIL = LatePattern(
    r"(?<=工作|任务|事项|事宜|行动)[，,]?(?=由[^。；;！？，,\n]{2,100}(?:负责|牵头|落实|承办|主办|实施|完成)[^。；;！？，,\n]{0,4}[。；;]?$)",
    ("由",),
)
"""The only sentence of an item, whose subject is what is done: 农村客运保障工作，由县交通局负责落实。"""

_ROLE_TAIL = LatePattern(
    r"(?<=[。；;！])(?=[^。；;！？\n由]{2,100}(?:负责|牵头|落实|配合|参与|协助)[。；;]?$)",
    ("负责", "牵头", "落实", "配合", "参与", "协助"),
)
"""The last sentence of an item, which is nothing but who has which role: 县水利局牵头，县财政局配合。"""

_GLUED_TAIL = LatePattern(rf"(?<=[^。；;！？\n，,：:]){UNIT_LABEL.pattern}")
_NAMED_IN_TEXT = (*("明确", "确定", "落实", "公布", "公示", "填写", "注明", "标明", "载明", "包括"), *"含有的为是和与")
"""What makes a label a word of the sentence: 逐项明确责任单位：…"""
_LABELLED = LatePattern(rf"(?:^|[；;，,。\s])(?:{UNIT_LABEL.pattern})", ("：", ":"))
"""A bracket may begin with another field: 责任领导：…；责任科室：…"""

_ROLE_WITH_COLON = LatePattern(rf"(?:{ROLE_LABEL.pattern})(?<=[:：])", ("：", ":"))
_LOOKED_AT = 2  # characters before a label
_ENDS_LABEL = re.compile("[：:】\\]］〕〗]")
_MIN_SHARING = 2  # organs; one with what it does may be an explanation
_MAX_BRACKET = 600  # characters; an opening bracket that never closes must not swallow the document


def unit_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the unit brackets and labelled unit lists of an item, in order.

    A bracket counts when its content is a unit list and says so (牵头, 负责, 责任单位：…), or when it closes a
    sentence or the item. 政策制定（起草）机关 and 市（地、州、盟） do not count. A list without brackets counts when
    it begins with 责任单位： or the like after the end of a sentence; it runs to the end of its paragraph.
    """
    spans = _bracket_spans(text)  # in order, and none within another: a text of thousands of items asks for thousands
    for start in _tails(text):
        after = bisect_right(spans, start, key=itemgetter(0))
        if after and start < spans[after - 1][1]:
            continue
        end = _paragraph_end(text, start)
        if looks_like_units(text[start:end]):
            del spans[after : bisect_left(spans, end, key=itemgetter(0))]
            if not spans or spans[-1][1] <= start:
                spans.append((start, end))
    return tuple(_with_fields_beside(text, spans) if spans else ())


def _with_fields_beside(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add the brackets beside those of the units that hold another field: 【责任单位：…】【完成时限：9月底前】."""
    others = [bracket.span() for bracket in FIELD_BRACKET.finditer(text) if is_other_field(bracket[0])]
    others = [other for other in others if all(other[1] <= start or end <= other[0] for start, end in spans)]
    found = list(spans)
    for ordered, right in ((others, True), (others[::-1], False)):
        for start, end in ordered:
            near = text[max((e for _, e in found if e <= start), default=len(text)) : start]
            if not right:
                near = text[end : min((s for s, _ in found if s >= end), default=0)]
            beside = any((e <= start if right else s >= end) for s, e in found)
            if beside and (start, end) not in found and _ALL_STOPS.fullmatch(near):
                found.append((start, end))
    return sorted(found)


def _paragraph_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return len(text) if stop < 0 else stop


def _tails(text: str) -> Iterator[int]:
    """Give the places from which a list without brackets may run to the end of its paragraph.

    It begins with a label after the end of a sentence; with a dash, dots or an arrow; with 由, as the
    last sentence; or, where no stop stands before a label, it holds
    nothing but names.
    """
    found = [_fields_before(text, match.end()) for match in _LABEL_TAIL.finditer(text)]
    found += [match.start() for match in _DASH_TAIL.finditer(text) if match.start() and _all_named(text, match.end())]
    found += [bar.start() for bar in _BAR_TAIL.finditer(text) if _parts_names(text, bar)]
    space = _SPACE_TAIL.search(text)
    if space is not None and _all_named(text, space.end()):
        found.append(space.end())
    found += [match.start() for match in _BY_TAIL.finditer(text) if _all_named(text, match.start(), says_who=True)]
    found += [
        match.start()
        for match in _TOPIC_TAIL.finditer(text)
        if not any(stop in text[: match.start()] for stop in _STOPS) and _all_named(text, match.end(), says_who=True)
    ]
    found += [match.start() for match in _ROLE_TAIL.finditer(text) if _says_roles(text[match.start() :])]
    for match in _GLUED_TAIL.finditer(text) if _ENDS_LABEL.search(text) else ():
        start = match.start()
        if not text[max(0, start - _LOOKED_AT) : start].endswith(_NAMED_IN_TEXT) and _all_named(text, start):
            found.append(start)
    yield from sorted(set(found))


def _fields_before(text: str, start: int) -> int:
    """Go back over the fields that stand before the first label of units: 完成时限：8月底前；责任科室：基建科."""
    while True:
        end = len(text[:start].rstrip(_BETWEEN_FIELDS))
        begin = max(text.rfind(stop, 0, end) for stop in _STOPS) + 1
        field = text[begin:end].lstrip()
        if not begin or text[begin - 1] == "\n" or len(field) > _MAX_FIELD:
            return start
        label = DEADLINE_LABEL.match(field)
        is_field = OTHER_FIELD.match(field) if label is None else looks_like_deadline(field[label.end() :])
        if not is_field:
            return start
        start = end - len(field)


def _parts_names(text: str, bar: re.Match[str]) -> bool:
    """Tell whether a bar parts a text from the names behind it."""
    before = text[text.rfind("\n", 0, bar.start()) + 1 : bar.start()]
    return _all_named(text, bar.end()) and not looks_like_units(before)


def _all_named(text: str, start: int, *, says_who: bool = False) -> bool:
    """Tell whether what stands from a place to the end of the paragraph is a list all of whose names are offices'.

    Args:
        text: the item.
        start: where the list may begin.
        says_who: a sentence says there who acts, so that anybody with a name will do.
    """
    listed = text[start : _paragraph_end(text, start)].strip()
    if not looks_like_units(listed):
        return False
    units = parse_units(listed)
    names = (*units.lead, *units.responsible, *units.cooperating)
    if UNIT_LABEL.match(listed):
        sure = len(names)
    elif says_who:
        sure = sum(not is_generic(name) for name in names)
    else:  # a dash within a sentence may explain: 城市客厅——市民中心
        said = text[:start].rstrip("".join(_DASHES))
        wider = len(said) == start or said.endswith(("。", "；", ";", "！"))
        sure = sum(is_department(name) or (wider and is_surely_organ(name)) for name in names)
    return bool(names) and not units.odd and 2 * sure >= len(names) and sure > 0


def _says_roles(sentence: str) -> bool:
    """Tell whether a sentence is nothing but organs and the role of each, one that leads or is responsible first."""
    opened, closed = (sum(sign in signs for sign in sentence) for signs in (OPENING, CLOSING))
    if opened != closed or not looks_like_units(sentence):
        return False
    groups = unit_groups(sentence)
    names = [name for group in groups for name, _ in group.names]
    return (
        all((group.verb or group.role is not None) and not group.object for group in groups)
        and groups[0].role != "cooperating"
        and all(is_surely_organ(name) or is_department(name) or has_owner(name) for name in names)
        and any(is_department(name) and not name.startswith("各") for name in names)
    )


def _bracket_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for i, c in enumerate(text):
        if c in _PAIRS:
            stack.append((_PAIRS[c], i))
        elif stack and c in _PAIRS.values():
            # a bracket of the other width may close it; a stray closing bracket closes nothing
            while len(stack) > 1 and not _closes(c, stack[-1][0]):
                stack.pop()
            closing, start = stack.pop()
            if not stack and _closes(c, closing) and _is_unit_bracket(text, start, i + 1):
                spans.append((start, i + 1))
        if stack and i - stack[0][1] > _MAX_BRACKET:
            stack.clear()
    return spans


def _closes(c: str, closing: str) -> bool:
    return c == closing or {c, closing} == {"）", ")"}


def _is_unit_bracket(text: str, start: int, end: int) -> bool:
    content = text[start + 1 : end - 1].strip()
    if not looks_like_units(content):
        return _shares_work(content) and _ALL_STOPS.fullmatch(text, end) is not None
    units = parse_units(content)
    if (
        _LABELLED.search(content)
        or _ROLE_WITH_COLON.match(content)
        or units.first_leads
        or units.global_units
        or units.global_cooperating
    ):
        return True
    names = (*units.lead, *units.responsible, *units.cooperating)
    if units.marked:  # 校外实训，部门参与 tells of the world: who is told to do a task has a name
        if any(is_surely_organ(name) or has_owner(name) or is_department(name) for name in names):
            return True
        named = not units.odd and not any(map(is_generic, names))
        return named and bool(names) and _ALL_STOPS.fullmatch(text, end) is not None
    if _AREAS_ONLY.match(content):
        return False
    above = start
    while above and text[above - 1] in " \u3000":
        above -= 1
    if not above or text[above - 1] in _STOPS:
        return True
    if text[start] not in _ROUND:
        return False
    if _ALL_STOPS.fullmatch(text, end) is None and not text.startswith(("\n", "。\n"), end):
        return False
    sure = sum(is_surely_organ(name) or is_department(name) for name in names)
    return sure == len(names) or (sure > 0 and (2 * sure > len(names) or split_deadline(content)[1] is not None))


def _shares_work(content: str) -> bool:
    """Whether a bracket says of several organs which share each has: 市住建局负责老旧小区，市教育局负责校舍."""
    units = parse_units(content)
    names = (*units.lead, *units.responsible, *units.cooperating)
    return units.telling and len(names) >= _MIN_SHARING and all(map(is_surely_organ, names))
