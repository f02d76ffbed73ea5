"""Rows whose clauses a reader paired by hand: `benchmarks/labels/clauses`, one file for each pair of documents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from json import loads
from pathlib import Path

from align import Alignment, Encoder, align
from align.clauses import clauses
from benchmarks.pairs import LINK, ROOT, LabelledPair, gold_pairs, more_pairs, unseen_pairs
from compare.model import ClauseEdit
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigram_weights

__all__ = ["ClauseScore", "LabelledRow", "Reading", "cells_of", "labelled_rows", "readings", "scored"]

FOLDER = ROOT / "benchmarks" / "labels" / "clauses"

Clause = tuple[int, int, int]
"""Task, start and end of a clause in the text of its segment."""

Cell = tuple[int, int]
"""Number of a left clause of a row and of a right one."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row, its clauses, and which of them a reader would lay side by side.

    Attributes:
        left: tasks of the row.
        right: the same of the right.
        sides: the clauses of both sides, in order.
        same: pairs of clauses that are one demand, whatever the words; of a group every left one with every right one.
        partly: pairs that share a real part of their demands.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    sides: tuple[tuple[Clause, ...], tuple[Clause, ...]]
    same: frozenset[Cell]
    partly: frozenset[Cell]


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair of documents, what its alignment knows, and its labelled rows."""

    pair: LabelledPair
    alignment: Alignment
    weights: Weights
    rows: tuple[LabelledRow, ...]

    def texts(self, row: LabelledRow) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
        """Give the tasks of a row with their texts."""
        return (
            [(task, self.pair.left[task].text) for task in row.left],
            [(task, self.pair.right[task].text) for task in row.right],
        )

    def titles(self) -> tuple[dict[int, int], dict[int, int]]:
        """Say how many characters of the texts are titles."""
        left, right = (
            {task: segment.title for task, segment in enumerate(side)} for side in (self.pair.left, self.pair.right)
        )
        return left, right

    def links(self, row: LabelledRow) -> list[tuple[int, int]]:
        """List the true links of a row."""
        return [(i, j) for i in row.left for j in row.right if self.pair.truth[i, j] == LINK]

    def clause_texts(self, row: LabelledRow) -> tuple[list[str], list[str]]:
        """Give the words of the clauses of a row."""
        left, right = (
            [side[task].text[start:end] for task, start, end in own]
            for side, own in zip((self.pair.left, self.pair.right), row.sides, strict=True)
        )
        return left, right


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """Counts of clauses of both sides that do not stand word for word on the other side.

    Attributes:
        told: that are paired.
        right: of those: with a clause that the reader paired them with.
        same: that the reader paired as one demand.
        found: of those: paired so.
        partly: that the reader paired in part alone.
        partly_found: of those: paired so.
    """

    told: int = 0
    right: int = 0
    same: int = 0
    found: int = 0
    partly: int = 0
    partly_found: int = 0

    def __add__(self, other: "ClauseScore") -> "ClauseScore":
        """Add up two scores."""
        return ClauseScore(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def precision(self) -> float:
        """Share of the paired clauses that are paired rightly."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """Share of the clauses with a counterpart that are paired with it; those with a part of one do not count."""
        return self.found / self.same if self.same else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"precision {self.precision:.3f} ({self.right}/{self.told}), recall {self.recall:.3f} "
            f"({self.found}/{self.same}), F1 {self.f1:.3f}; of those in part {self.partly_found}/{self.partly}"
        )


def readings(encoder: Encoder | None, *, unseen: bool = False) -> tuple[Reading, ...]:
    """Read and align all labelled pairs whose texts are at hand, in order of name.

    Args:
        encoder: knows what clauses mean; None for characters alone.
        unseen: take the rows that take part in no fit.

    Raises:
        ValueError: a text is cut into other clauses than when it was read.
    """
    folder = FOLDER / "unseen" if unseen else FOLDER
    return tuple(_reading(pair, encoder, folder) for pair in _pairs(folder))


def labelled_rows(pair: LabelledPair, folder: Path = FOLDER) -> tuple[LabelledRow, ...]:
    """Read the labelled rows of a pair of documents."""
    found = []
    for entry in loads((folder / f"{pair.name}.json").read_text(encoding="utf-8"))["rows"]:
        ends = tuple(entry["left"]), tuple(entry["right"])
        left, right = (
            tuple((task, start, end) for task in tasks for start, end in clauses(segments[task].text))
            for tasks, segments in zip(ends, (pair.left, pair.right), strict=True)
        )
        if [len(left), len(right)] != entry["clauses"]:
            raise ValueError(f"row {ends!r} of {pair.name!r} has other clauses than when it was read")
        cells = {kind: {(i, j) for i, j in _cells(entry["pairs"], kind)} for kind in ("same", "partly")}
        found.append(
            LabelledRow(*ends, (left, right), frozenset(cells["same"]), frozenset(cells["partly"] - cells["same"]))
        )
    return tuple(found)


def cells_of(edits: Iterable[ClauseEdit], row: LabelledRow, texts: tuple[Sequence[str], Sequence[str]]) -> set[Cell]:
    """Say which clauses of a row edits have put side by side; a run that was kept, character by character."""
    cells: set[Cell] = set()
    for edit in edits:
        if edit.left is None or edit.right is None:
            continue
        inside = [
            [
                number
                for number, (task, start, end) in enumerate(side)
                if task == ref.task and ref.start <= start and end <= ref.end
            ]
            for side, ref in zip(row.sides, (edit.left, edit.right), strict=True)
        ]
        if edit.status != "kept":
            cells |= {(i, j) for i in inside[0] for j in inside[1]}
            continue
        lefts, rights = (_places(numbers, side) for numbers, side in zip(inside, texts, strict=True))
        cells |= {(i, j) for i, a, b in lefts for j, c, d in rights if min(b, d) > max(a, c)}
    return cells


def scored(cells: Iterable[Cell], row: LabelledRow, texts: tuple[Sequence[str], Sequence[str]]) -> ClauseScore:
    """Hold the paired clauses of a row against those of the reader."""
    cells = frozenset(cells)
    total = ClauseScore()
    for side in (0, 1):
        told, same, partly = (_partners(pairs, side) for pairs in (cells, row.same, row.partly))
        others = {fold(text) for text in texts[1 - side]}
        for number, text in enumerate(texts[side]):
            if fold(text) in others:
                continue
            by_hand = same[number] | partly[number]
            total += ClauseScore(
                told=bool(told[number]),
                right=bool(told[number] & by_hand),
                same=bool(same[number]),
                found=bool(told[number] & same[number]),
                partly=bool(partly[number] and not same[number]),
                partly_found=bool(told[number] & partly[number] and not same[number]),
            )
    return total


def _cells(groups: Iterable[tuple[Sequence[int], Sequence[int], str]], kind: str) -> Iterable[Cell]:
    return ((i, j) for lefts, rights, label in groups if label == kind for i in lefts for j in rights)


def _partners(cells: Iterable[Cell], side: int) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for cell in cells:
        found[cell[side]].add(cell[1 - side])
    return found


def _places(numbers: Sequence[int], texts: Sequence[str]) -> list[tuple[int, int, int]]:
    """Count the folded characters of neighbouring clauses through."""
    found, at = [], 0
    for number in numbers:
        size = len(fold(texts[number]))
        found.append((number, at, at + size))
        at += size
    return found


def _reading(pair: LabelledPair, encoder: Encoder | None, folder: Path) -> Reading:
    weights = bigram_weights(segment.text for segment in (*pair.left, *pair.right))
    return Reading(pair, align(pair.left, pair.right, encoder=encoder), weights, labelled_rows(pair, folder))


@cache
def _pairs(folder: Path) -> tuple[LabelledPair, ...]:
    names = {path.stem for path in folder.glob("*.json")}
    found = {pair.name: pair for pair in (*unseen_pairs(), *more_pairs(), *gold_pairs())}
    return tuple(found[name] for name in sorted(names & found.keys()))
