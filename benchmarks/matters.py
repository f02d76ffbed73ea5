"""Measure the matters of several documents: against links made by hand, and on gaps that are planted.

    python -m benchmarks.matters [--encoder none] [--missing 200]

Every two tasks that share a matter are held against the links that people made between their documents; pairs of
documents that nobody linked say nothing. Of the links that the comparisons have and people made as well, those are kept
whose tasks share a matter. A gap is planted by taking out of the city's list what it has of a matter of the province.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from collate import Collation, Matter
from documents.model import Document, Task
from policydiff.collating import collate_documents
from policydiff.evaluation.scores import GoldLinks, LinkScore, find_gold_links

__all__ = ["GapScore", "MatterScore", "gaps", "gold_documents", "measured", "seeds_collation"]

GOLD = Path(__file__).parents[1] / "tests" / "gold"
PROVINCE, CITY = "zj2020-keypoints", "jx2020-list"
TOLD = ("same", "edited", "rewritten", "stronger", "weaker")
"""States of a cell that say that the city has the whole of a matter."""


@dataclass(frozen=True, slots=True)
class MatterScore:
    """Pairs of tasks that share a matter, against links made by hand.

    Attributes:
        pairs: every two tasks that share a matter, as if they were links.
        linked: links of the comparisons that people made as well.
        linked_kept: those whose tasks share a matter.
    """

    pairs: LinkScore = field(default_factory=LinkScore)
    linked: int = 0
    linked_kept: int = 0

    @property
    def kept(self) -> float:
        """Share of right links of the comparisons whose tasks share a matter."""
        return self.linked_kept / self.linked if self.linked else 1.0

    def __add__(self, other: "MatterScore") -> "MatterScore":
        return MatterScore(self.pairs + other.pairs, self.linked + other.linked, self.linked_kept + other.linked_kept)


@dataclass(frozen=True, slots=True)
class GapScore:
    """What the map says of gaps that were planted: by state of the cell, and how many there were."""

    planted: int
    absent: int
    undecided: int
    partly: int


def gold_documents(pairs: Iterable[GoldLinks]) -> tuple[Document, ...]:
    """Return the documents of several pairs, each once."""
    found = {document.id: document for pair in pairs for document in (pair.left, pair.right)}
    return tuple(found[name] for name in sorted(found))


def seeds_collation(encoder: str = "default") -> Collation:
    """Collate the task lists of the seeds side by side."""
    return collate_documents(gold_documents(find_gold_links(GOLD, ())), axis="regions", encoder=encoder)


def measured(collation: Collation, pairs: Sequence[GoldLinks] | None = None) -> MatterScore:
    """Hold the matters against the links made by hand of pairs of their documents; the seeds' when None."""
    collection = collation.collection
    place = {witness.id: number for number, witness in enumerate(collection.witnesses)}
    compared = {
        (pair.left, pair.right): {(link.left, link.right) for link in pair.comparison.links}
        for pair in collection.pairs
    }
    total = MatterScore()
    for pair in find_gold_links(GOLD, ()) if pairs is None else pairs:
        left, right = place[pair.left.id], place[pair.right.id]
        ids = [{task.id: number for number, task in enumerate(side.tasks)} for side in (pair.left, pair.right)]
        labels = {(ids[0][one], ids[1][other]): label for (one, other), label in pair.labels.items()}
        links = {ends for ends, label in labels.items() if label != "related"}
        shared = set(_sharing(collation.matters, left, right))
        ours = compared.get((left, right)) or {(one, other) for other, one in compared[right, left]}
        total += MatterScore(
            LinkScore(len(shared & links), len(shared - labels.keys()), len(links - shared)),
            linked=len(ours & links),
            linked_kept=len(ours & links & shared),
        )
    return total


def gaps(province: Document, city: Document, *, encoder: str = "default") -> GapScore:
    """Take out of the city's list, one after the other, what it has of each matter of the province."""
    found: list[str] = []
    before = collate_documents([province, city], axis="levels", base=province.id, encoder=encoder)
    for matter in before.matters:
        cell = matter.cells[1]
        if matter.readings[0].witness or not cell.readings or cell.state not in TOLD:
            continue
        taken = [(matter.readings[place].task, matter.readings[place]) for place in cell.readings]
        tasks = tuple(
            task
            for number, one in enumerate(city.tasks)
            if (task := _without(one, [(own.start, own.end) for place, own in taken if place == number])) is not None
        )
        after = collate_documents(
            [province, replace(city, tasks=tasks)], axis="levels", base=province.id, encoder=encoder
        )
        asked = {matter.readings[0].task: matter.readings[0]}
        cells = [
            one.cells[1].state
            for one in after.matters
            for reading in one.readings
            if reading.witness == 0
            and reading.task in asked
            and reading.start < asked[reading.task].end
            and asked[reading.task].start < reading.end
        ]
        found.append(next((state for state in ("partly", "undecided", "absent") if state in cells), "other"))
        if set(cells) - {"absent", "undecided", "partly"}:
            found[-1] = "other"
    return GapScore(len(found), found.count("absent"), found.count("undecided"), found.count("partly"))


def _without(task: Task, spans: Sequence[tuple[int, int]]) -> Task | None:
    """Return a task without some of its words; None if nothing is left."""
    if not spans:
        return task
    words = task.words
    kept = "".join(char for place, char in enumerate(words) if not any(start <= place < end for start, end in spans))
    return replace(task, text=kept, title=None) if kept.strip() else None


def _sharing(matters: Iterable[Matter], left: int, right: int) -> Iterator[tuple[int, int]]:
    """Return every (left task, right task) of two witnesses that share a matter."""
    for matter in matters:
        for one, other in combinations(matter.readings, 2):
            if (one.witness, other.witness) == (left, right):
                yield one.task, other.task
            elif (one.witness, other.witness) == (right, left):
                yield other.task, one.task


def main() -> None:
    """Print the measures of the seeds, and of cases that are named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", default="default")
    parser.add_argument(
        "--cases", type=Path, nargs="*", default=[], help="folders with left.json, right.json, links.json"
    )
    arguments = parser.parse_args()
    collation = seeds_collation(arguments.encoder)
    _show("seeds", collation, measured(collation))
    if arguments.cases:
        pairs = [pair for pair in find_gold_links(GOLD, arguments.cases) if pair.name not in _seed_names()]
        collation = collate_documents(gold_documents(pairs), axis="regions", encoder=arguments.encoder)
        _show("cases", collation, measured(collation, pairs))
    documents = {document.id: document for document in gold_documents(find_gold_links(GOLD, ()))}
    score = gaps(documents[PROVINCE], documents[CITY], encoder=arguments.encoder)
    print(f"gaps: {score.planted} planted, {score.absent} absent, {score.undecided} to check, {score.partly} in part")


def _seed_names() -> set[str]:
    return {pair.name for pair in find_gold_links(GOLD, ())}


def _show(name: str, collation: Collation, score: MatterScore) -> None:
    counts = collation.counts
    largest = max(len(matter.readings) for matter in collation.matters)
    print(
        f"{name}: precision {score.pairs.precision:.3f}, recall {score.pairs.recall:.3f}, F1 {score.pairs.f1:.3f}, "
        f"right links kept {score.kept:.3f}; {counts.matters} matters, {counts.shared} shared, largest {largest} "
        f"readings; links {counts.links}, kept {counts.links_kept}; doubts {dict(counts.doubts)}"
    )


if __name__ == "__main__":
    main()
