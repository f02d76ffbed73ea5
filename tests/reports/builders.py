"""Parts of comparisons: tasks, documents, links and changes about which nothing is said but what a test names."""

from collections.abc import Sequence
from dataclasses import replace

from align.model import Contribution, Link
from compare import (
    CONFIRM_BELOW,
    KINDS,
    Change,
    ClauseCoverage,
    ClauseEdit,
    ClauseRef,
    ClauseState,
    Comparison,
    Counts,
    Coverage,
    CoverageShare,
    KindCount,
    TaskCoverage,
)
from compare.counts import has_number_change
from documents.model import Annex, Document, Place, Source, Task, UnitName

SHA = "0123456789abcdef" * 4
OFFICE, JUSTICE, DATA, HEALTH = (UnitName(name) for name in ("省政府办公厅", "省司法厅", "省大数据局", "省卫生健康委"))


def task(side: str, ordinal: int, section: str, text: str, **fields: object) -> Task:
    values: dict[str, object] = {"number": str(ordinal), "place": Place(line=ordinal * 3)} | fields
    return Task(id=f"{side}-{ordinal:02d}", section=(section, "（一）小标题"), text=text, **values)  # type: ignore[arg-type]


def document(side: str, tasks: Sequence[Task], **fields: object) -> Document:
    year = 2020 if side == "left" else 2021
    values: dict[str, object] = {
        "issuer": "浙江省人民政府办公厅",
        "document_number": "浙政办发〔2020〕1号" if side == "left" else None,
        "issued_on": f"{year}-05-12",
        "year": year,
        "region": "浙江省" if side == "left" else "嘉兴市",
        "level": "province" if side == "left" else "city",
        "notes": ("一条说明。", "又一条说明。"),
        "source": Source(f"{side}.txt", SHA, "text", "key_points"),
        "annexes": (Annex("单位名单", (OFFICE, JUSTICE)),),
    } | fields
    title = f"浙江省人民政府办公厅关于印发{year}年政务公开工作要点的通知"
    return Document(id=side, title=title, tasks=tuple(tasks), **values)  # type: ignore[arg-type]


def whole(task_index: int, text: str, start: int = 0) -> ClauseRef:
    return ClauseRef(task_index, start, start + len(text), text)


def kept(left: ClauseRef, right: ClauseRef, *, moved: bool = False) -> ClauseEdit:
    return ClauseEdit("kept", left, right, moved=moved)


def link(left: int, right: int, label: str = "edited", *, confidence: float = 0.97) -> Link:
    evidence = (
        Contribution("base", 1.0, -2.0),
        Contribution("lexical", 0.81, 3.25, ("重大行政决策", "公开目录")),
        Contribution("order", 0.4, -0.5),
    )
    return Link(left, right, label, "full", 0.83456, confidence, "lexical+heading", evidence)  # type: ignore[arg-type]


def change_of(
    name: str, left: tuple[int, ...], right: tuple[int, ...], links: tuple[int, ...] = (), **fields: object
) -> Change:
    """A change of one task a side, or of one side, about which nothing else is said."""
    kind = "edited" if left and right else "added" if right else "dropped"
    values: dict[str, object] = {"text": (), "units": (), "deadline": None} | fields
    return Change(f"r-5000000{name}", kind, False, left, right, links, **values)  # type: ignore[arg-type]


def counts(changes: Sequence[Change], links: Sequence[Link], left: int, right: int) -> Counts:
    linked = [change for change in changes if change.left and change.right]
    kinds = []
    for kind in KINDS:
        own = [change for change in changes if change.kind == kind]
        kinds.append((kind, KindCount(len(own), sum(len(c.left) for c in own), sum(len(c.right) for c in own))))
    return Counts(
        left_tasks=left,
        right_tasks=right,
        kinds=tuple(kinds),
        moved=sum(change.moved for change in changes),
        unit_changes=sum(any(u.status not in {"kept", "counterpart"} for u in change.units) for change in linked),
        deadline_changes=sum(
            change.deadline is not None and change.deadline.status not in {"kept", "rolled"} for change in linked
        ),
        uncertain=sum(entry.confidence < CONFIRM_BELOW for entry in links),
        number_changes=sum(has_number_change(change) for change in linked),
        strength_changes=sum(bool(change.strength) for change in linked),
        substantive=sum(change.substantive for change in changes),
    )


def coverage(lefts: Sequence[Task], own: tuple[int, ...]) -> Coverage:
    """Every task taken up whole by the task of the same place, but for the last two: partly, and not at all."""
    states: list[ClauseState] = [*["taken"] * (len(lefts) - 2), "partly", "not"]  # type: ignore[list-item]
    tasks = []
    for index, (one, state) in enumerate(zip(lefts, states, strict=True)):
        clause = ClauseCoverage(whole(index, one.text), state, () if state == "not" else (index,))
        share = CoverageShare(**{"not_taken" if state == "not" else state: len(one.text)})
        tasks.append(TaskCoverage(index, (clause,), share))
    sections: dict[str, CoverageShare] = {}
    for one, entry in zip(lefts, tasks, strict=True):
        sections[one.section[0]] = sections.get(one.section[0], CoverageShare()) + entry.share
    total = sum((entry.share for entry in tasks), CoverageShare())
    return Coverage(tuple(tasks), tuple(sections.items()), total, own)


def replaced(comparison: Comparison, position: int, **fields: object) -> Comparison:
    """The comparison with one change altered."""
    listed = list(comparison.changes)
    listed[position] = replace(listed[position], **fields)  # type: ignore[arg-type]
    return replace(comparison, changes=tuple(listed))
