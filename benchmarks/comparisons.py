"""Comparisons of any size made up by rule, to draw pages of: every kind of change, moves, units, deadlines, doubts."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from align.model import Alignment, Candidate, Contribution, Label, Link
from compare import Comparison, compare
from documents.model import Document, Place, Source, Task, UnitName

__all__ = ["made_comparison"]

SECTION: Final = 25
"""Changes under one heading, as in long plans."""

PATTERN: Final = (
    ("edited", "unchanged", "split", "edited", "added", "rewritten", "edited", "merged", "dropped", "edited")
)  # fmt: skip
"""What becomes of ten tasks in a row; of twenty, one edited task moves."""

MOVE_EVERY: Final = 20
MOVE_BY: Final = 9  # places further on: beyond the neighbours, within the section or the next
DOUBT_EVERY: Final = 14  # so many linked changes have one of little confidence
RUNNERS: Final = 3

_ACTIONS: Final = ("推进", "完善", "公布", "清理", "建立", "更新", "规范", "核查")
_FIELDS: Final = ("财政预算", "轨道交通", "重大项目", "公共资源交易", "义务教育", "医疗卫生", "生态环境", "政务服务")
_OBJECTS: Final = ("信息公开目录", "办事指南", "责任清单", "意见反馈渠道", "政策解读材料", "年度报告", "数据接口")
_UNITS: Final = ("省政府办公厅", "省财政厅", "省交通运输厅", "省教育厅", "省卫生健康委", "省生态环境厅", "省大数据局")


@dataclass(slots=True)
class _Lists:
    """The two lists as they grow; a right task carries the place where it is to stand."""

    left: list[Task]
    right: list[tuple[float, Task]]
    links: list[tuple[Task, Task, Label, float]]


def made_comparison(rows: int) -> Comparison:
    """Make up a comparison of two documents.

    Args:
        rows: changes it has, at least 1.

    Returns:
        The same comparison for the same number of rows.
    """
    lists = _Lists([], [], [])
    for row in range(rows):
        _add(lists, row)
    rights = [task for _, task in sorted(lists.right, key=lambda entry: entry[0])]
    lefts = {task.id: place for place, task in enumerate(lists.left)}
    places = {task.id: place for place, task in enumerate(rights)}
    links = sorted(
        (_link(lefts[one.id], places[other.id], label, confidence) for one, other, label, confidence in lists.links),
        key=lambda link: (link.left, link.right),
    )
    alignment = Alignment(
        links=tuple(links),
        unlinked_left=tuple(sorted(set(range(len(lefts))) - {link.left for link in links})),
        unlinked_right=tuple(sorted(set(range(len(rights))) - {link.right for link in links})),
        runners_up=_runners(len(lefts), len(rights), {(link.left, link.right) for link in links}),
    )
    return compare(
        _document("made-2020", 2020, lists.left),
        _document("made-2021", 2021, rights),
        alignment,
        mode="year",
        signature=(("version", "0"), ("encoder", "made")),
    )


def _add(lists: _Lists, row: int) -> None:
    """Add what one change is made of."""
    kind = PATTERN[row % len(PATTERN)]
    stands = row + (MOVE_BY + 0.5 if row % MOVE_EVERY == 3 else 0.0)
    confidence = 0.55 if row % DOUBT_EVERY == 5 else 0.97
    sentences = [_sentence(row, turn) for turn in range(3)]
    if kind == "added":
        _right(lists, row, stands, 0, "".join(sentences))
    elif kind == "dropped":
        _left(lists, row, 0, "".join(sentences))
    elif kind == "split":
        one = _left(lists, row, 0, "".join(sentences))
        for turn, text in enumerate(sentences):
            lists.links.append((one, _right(lists, row, stands, turn, text), "edited", confidence))
    elif kind == "merged":
        other = _right(lists, row, stands, 0, "".join(sentences[:2]))
        for turn, text in enumerate(sentences[:2]):
            lists.links.append((_left(lists, row, turn, text), other, "edited", confidence))
    else:
        before, after = "".join(sentences), "".join(sentences)
        if kind == "edited":
            after = after.replace(f"{row % 90 + 10}项", f"{row % 90 + 12}项", 1).replace("公开", "主动公开", 1)
        elif kind == "rewritten":
            thing, field = _OBJECTS[row % len(_OBJECTS)], _FIELDS[row % len(_FIELDS)]
            after = f"围绕{field}逐季评估{thing}质量，形成问题台账{row + 1}号，整改结果向社会通报。"
        label: Label = "same" if kind == "unchanged" else "rewritten" if kind == "rewritten" else "edited"
        other = _right(lists, row, stands, 0, after)
        lists.links.append((_left(lists, row, 0, before), other, label, confidence))


def _sentence(row: int, turn: int) -> str:
    action, field = _ACTIONS[(row + turn) % len(_ACTIONS)], _FIELDS[(row // 2 + 3 * turn) % len(_FIELDS)]
    thing = _OBJECTS[(row // 3 + turn) % len(_OBJECTS)]
    return f"{action}第{row + 1}批{field}{thing}，全年公开{row % 90 + 10}项，及时答复第{turn + 1}类询问。"


def _left(lists: _Lists, row: int, turn: int, text: str) -> Task:
    task = _task("l", row, turn, text, f"{row % 11 + 1}月底前")
    lists.left.append(task)
    return task


def _right(lists: _Lists, row: int, stands: float, turn: int, text: str) -> Task:
    task = _task("r", row, turn, text, f"{(row + row % 3) % 11 + 1}月底前")
    lists.right.append((stands + turn / 10, task))
    return task


def _task(side: str, row: int, turn: int, text: str, deadline: str) -> Task:
    shift = row % 5 == 0 and side == "r"
    section = row // SECTION + 1
    return Task(
        id=f"{side}-{row + 1:05d}-{turn + 1}",
        number=f"{row + 1}" if turn == 0 else f"{row + 1}-{turn + 1}",
        section=(f"第{section}部分", f"（{row // 5 % 5 + 1}）分项"),
        text=text,
        lead_units=(UnitName(_UNITS[(row + shift) % len(_UNITS)]),),
        responsible_units=(UnitName(_UNITS[(row + 2) % len(_UNITS)]),),
        deadline=deadline,
        place=Place(line=row * 3 + turn + 1),
    )


def _link(left: int, right: int, label: Label, confidence: float) -> Link:
    evidence = (
        Contribution("base", 1.0, -2.5),
        Contribution("lexical", 0.8, 3.5, ("信息公开目录", "及时答复")),
        Contribution("semantic", 0.9, 2.0),
        Contribution("heading", 1.0, 0.6),
        Contribution("order", 0.7, 0.4),
    )
    return Link(left, right, label, "full", 0.8, confidence, "lexical+semantic", evidence)


def _runners(lefts: int, rights: int, linked: set[tuple[int, int]]) -> tuple[Candidate, ...]:
    """Name the neighbours of every left task as candidates that lost."""
    found: list[Candidate] = []
    for left in range(lefts):
        near = [right for right in range(max(0, left - 3), min(rights, left + 4)) if (left, right) not in linked]
        found.extend(Candidate(left, right, 0.5 - 0.1 * rank) for rank, right in enumerate(near[:RUNNERS]))
    return tuple(found)


def _document(name: str, year: int, tasks: list[Task]) -> Document:
    title = f"某省人民政府办公厅关于印发{year}年政务公开工作要点的通知"
    digest = sha256("\n".join(task.text for task in tasks).encode()).hexdigest()
    source = Source(f"{name}.txt", digest, "text", "key_points")
    return Document(id=name, title=title, tasks=tuple(tasks), year=year, region="某省", level="province", source=source)
