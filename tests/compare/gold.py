"""Documents and alignments from tests/gold, for the tests of this package."""

import json
from functools import cache
from pathlib import Path

from align.model import Alignment, Link
from compare import Comparison, Mode, compare
from compare.particulars import ClauseRef
from documents.model import Document, Task, UnitName

GOLD = Path(__file__).parents[1] / "gold"

PAIRS: dict[str, tuple[str, str, Mode]] = {
    "year": ("zj2020-keypoints", "zj2021-keypoints", "year"),
    "level": ("zj2020-keypoints", "jx2020-list", "level"),
    "region": ("ah2020-division", "zj2020-division", "region"),
}


@cache
def gold_document(name: str) -> Document:
    data = json.loads((GOLD / "tasks" / f"{name}.json").read_text(encoding="utf-8"))
    head = data["document"]
    tasks = tuple(
        Task(
            id=task["id"],
            number=task["number"],
            section=tuple(task["section"]),
            text=task["text"],
            lead_units=names(task["lead_units"]),
            responsible_units=names(task["responsible_units"]),
            unit_text=task["unit_text"],
            deadline=task["deadline"],
            remark=task["remark"],
        )
        for task in data["tasks"]
    )
    return Document(
        id=head["id"],
        title=head["title"],
        tasks=tasks,
        issuer=head["issuer"],
        year=head["year"],
        region=head["region"],
        level=head["level"],
        global_responsible_units=names(head.get("global_responsible_units", [])),
    )


@cache
def gold_alignment(left: str, right: str) -> Alignment:
    places = {task.id: index for name in (left, right) for index, task in enumerate(gold_document(name).tasks)}
    data = json.loads((GOLD / "links" / f"{left}--{right}.json").read_text(encoding="utf-8"))
    links = tuple(
        Link(places[item["left"]], places[item["right"]], item["label"], item["extent"], 1.0, 1.0, "gold")
        for item in data["links"]
        if item["label"] != "related"
    )
    linked_left, linked_right = {link.left for link in links}, {link.right for link in links}
    return Alignment(
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
        unlinked_left=tuple(i for i in range(len(gold_document(left).tasks)) if i not in linked_left),
        unlinked_right=tuple(j for j in range(len(gold_document(right).tasks)) if j not in linked_right),
    )


@cache
def gold_comparison(pair: str) -> Comparison:
    left, right, mode = PAIRS[pair]
    return compare(gold_document(left), gold_document(right), gold_alignment(left, right), mode=mode)


def misplaced(comparison: Comparison, particulars: str) -> list[tuple[str | None, str | None]]:
    """What is told of the changes, such as their `facts`, and what stands at its place instead, where they differ."""
    return [
        pair
        for change in comparison.changes
        for found in getattr(change, particulars)
        for pair in (
            (found.left, _text_at(found.left_ref, comparison.left)),
            (found.right, _text_at(found.right_ref, comparison.right)),
        )
        if pair[0] != pair[1]
    ]


def _text_at(ref: ClauseRef | None, document: Document) -> str | None:
    return None if ref is None else document.tasks[ref.task].text[ref.start : ref.end]


def names(units: list[str]) -> tuple[UnitName, ...]:
    return tuple(UnitName(unit) for unit in units)
