"""Matters that readers wrote down: `benchmarks/labels/matters`, one file for each reading of a collection."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from json import loads
from pathlib import Path

from align.clauses import clauses
from benchmarks.pairs import ROOT
from collate import Clause, Collation, Witness
from compare.segments import segment_starts, segments
from documents.model import Document
from documents.reading import read_document
from documents.task_lists.task_json import loads as loads_tasks

__all__ = [
    "COLLECTIONS",
    "CellScore",
    "ClauseScore",
    "LabelledCollection",
    "labelled_collections",
    "scored",
    "scored_cells",
]

FOLDER = ROOT / "benchmarks" / "labels" / "matters"

COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "seeds": ("seeds-a", "seeds-b"),
    "work-reports": ("work-reports",),
    "ai-plans": ("ai-plans",),
}
"""The readings of each collection."""

SEEDS = ("zj2020-keypoints", "zj2021-keypoints", "zj2020-division", "jx2020-list", "ah2020-division")
REPORTS = {
    "wr2021": "work-report-2021-2022/left.json",
    "wr2022": "work-report-2021-2022/right.json",
    "wr2024": "work-report-2024-2025/left.json",
    "wr2025": "work-report-2024-2025/right.json",
}
PLANS = {"wenzhou": "3-温州*.pdf", "jiaxing": "5-嘉兴*.pdf", "quzhou": "8-衢州*.pdf"}


@dataclass(frozen=True, slots=True)
class LabelledCollection:
    """Documents and the matters of one reader.

    Attributes:
        name: of the collection.
        reader: name of the file.
        documents: in any order.
        matter: number of the matter of each clause that is in one; what is in none one document alone has.
        frames: clauses that ask for nothing.
        places: document, task, start and end in the words of the task of each clause.
    """

    name: str
    reader: str
    documents: tuple[Document, ...]
    matter: Mapping[str, int]
    frames: frozenset[str]
    places: Mapping[str, tuple[str, int, int, int]]

    def of_clauses(self, found: Sequence[Clause], witnesses: Sequence[Witness]) -> dict[str, int]:
        """Say which clause of a collation holds most of each labelled one; those that none holds are left out."""
        by_task: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, clause in enumerate(found):
            by_task[witnesses[clause.witness].id, clause.task].append(index)
        holders: dict[str, int] = {}
        for name, (document, task, start, end) in self.places.items():
            shared = [(min(end, found[i].end) - max(start, found[i].start), -i) for i in by_task[document, task]]
            most, index = max(shared, default=(0, 0))
            if most > 0:
                holders[name] = -index
        return holders


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """B³ of clauses: the mean over clauses of the share of their group that is in their matter, and the reverse."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        """Say it in one line."""
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class CellScore:
    """Cells in which a reader has a matter with a clause of both documents, of those that say so and those that ask."""

    told_right: int
    told: int
    asked_right: int
    asked: int

    def __str__(self) -> str:
        """Say it in one line."""
        return f"cells told {self.told_right} of {self.told} right, asked {self.asked_right} of {self.asked}"


def labelled_collections() -> tuple[LabelledCollection, ...]:
    """Read all collections whose texts are at hand: the seeds, and what lies in `$POLICYDIFF_CASES`.

    Raises:
        ValueError: a document has other clauses than when it was read.
    """
    found = []
    for name, readers in COLLECTIONS.items():
        documents = _documents(name)
        places = _places(documents)
        for reader in readers if documents else ():
            content = loads((FOLDER / f"{reader}.json").read_text(encoding="utf-8"))
            matter = {clause: number for number, own in enumerate(content["matters"]) for clause in own}
            lost = sorted((matter.keys() | set(content["frames"])) - places.keys())
            if lost:
                raise ValueError(f"{lost[0]} of {reader!r} is no clause; the document is cut otherwise now")
            found.append(LabelledCollection(name, reader, documents, matter, frozenset(content["frames"]), places))
    return tuple(found)


def scored(groups: Iterable[Iterable[str]], labelled: LabelledCollection, *, lone: bool = False) -> ClauseScore:
    """Hold groups of labelled clauses against those of a reader.

    Args:
        groups: of names of clauses; what is in none stands alone.
        labelled: the reader's; frames count nowhere.
        lone: let groups within one document stand. Readers wrote down what documents share and nothing else, so how
            far such groups are right is not known: they are taken apart as in the labels, unless this says so.
    """
    asked = [name for name in labelled.places if name not in labelled.frames]
    ours: dict[str, frozenset[str]] = {name: frozenset([name]) for name in asked}
    for group in groups:
        own = frozenset(group) & ours.keys()
        if lone or len({labelled.places[name][0] for name in own}) > 1:
            ours |= dict.fromkeys(own, own)
    gathered: dict[int, set[str]] = defaultdict(set)
    for name in asked:
        if name in labelled.matter:
            gathered[labelled.matter[name]].add(name)
    theirs = {name: gathered[labelled.matter[name]] if name in labelled.matter else {name} for name in asked}
    both = [len(ours[name] & theirs[name]) for name in asked]
    return ClauseScore(
        sum(count / len(ours[name]) for name, count in zip(asked, both, strict=True)) / len(asked),
        sum(count / len(theirs[name]) for name, count in zip(asked, both, strict=True)) / len(asked),
    )


def scored_cells(collation: Collation, labelled: LabelledCollection) -> CellScore:
    """Hold the cells that have a reading, and another document's to be held against, against a reader's matters."""
    matters: dict[int, set[int]] = defaultdict(set)
    for name, index in labelled.of_clauses(collation.clauses, collation.collection.witnesses).items():
        if name in labelled.matter and name not in labelled.frames:
            matters[index].add(labelled.matter[name])
    right = {True: [0, 0], False: [0, 0]}
    for matter in collation.matters:
        for cell in matter.cells:
            if cell.against is None or not cell.readings:
                continue
            sides = [
                {one for reading in matter.readings if reading.witness == place for one in reading.clauses}
                for place in (cell.witness, cell.against)
            ]
            theirs = [{number for index in side for number in matters[index]} for side in sides]
            entry = right[cell.state != "undecided"]
            entry[0] += bool(theirs[0] & theirs[1])
            entry[1] += 1
    return CellScore(*right[True], *right[False])


@cache
def _documents(name: str) -> tuple[Document, ...]:
    cases = Path(os.environ.get("POLICYDIFF_CASES") or ROOT.parent / "shared" / "cases")
    if name == "seeds":
        return tuple(read_document(ROOT / "seeds" / f"{one}.txt") for one in SEEDS)
    if name == "work-reports":
        files = {key: cases / path for key, path in REPORTS.items()}
        if not all(file.is_file() for file in files.values()):
            return ()
        return tuple(
            replace(loads_tasks(file.read_text(encoding="utf-8"), name=key, sha256=""), id=key)
            for key, file in files.items()
        )
    found = {key: sorted((cases / "files").glob(pattern)) for key, pattern in PLANS.items()}
    return tuple(replace(read_document(file), id=key) for key, own in found.items() for file in own[:1])


def _places(documents: Iterable[Document]) -> dict[str, tuple[str, int, int, int]]:
    """Number the clauses through all tasks of each document."""
    found = {}
    for document in documents:
        number = 0
        starts = segment_starts(document.tasks)
        for task, (segment, begin) in enumerate(zip(segments(document.tasks), starts, strict=True)):
            for start, end in clauses(segment.text):
                found[f"{document.id}:{number}"] = (document.id, task, begin + start, begin + end)
                number += 1
    return found
