"""What a second reader found in linked tasks, and in which documents; see `labels/second-reader/README.md`."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from json import loads
from pathlib import Path
from typing import Any

from align import Encoder, align
from align.model import Alignment, Link
from compare import Mode
from compare.segments import segments
from compare.shared_titles import with_common_titles
from documents.model import Document
from documents.task_lists import task_json as task_json

__all__ = ["DocumentPair", "Row", "alignment_of", "answered", "at_hand", "document_pairs", "rows"]

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "benchmarks" / "labels"
TABLES = LABELS / "second-reader"

Row = dict[str, Any]
"""One record of a table, in the form of `tests/gold`."""


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """Two documents, what links them, and how they are compared.

    Attributes:
        name: of the pair.
        left: the earlier or the first document.
        right: the other one.
        links: (left, right) indices of all linked tasks, ascending; related ones are none.
        mode: of the comparison.
    """

    name: str
    left: Document
    right: Document
    links: tuple[tuple[int, int], ...]
    mode: Mode

    def place(self, task: str) -> int:
        """Say where in its document a task stands."""
        return _places(self)[task]


def rows(table: str) -> tuple[Row, ...]:
    """Read a table: `facts`, `strength`, `deadlines`, `uncovered_clauses` or `documents`."""
    (found,) = _read(TABLES / f"{table}.json").values()
    return tuple(found)


def at_hand() -> bool:
    """Whether the texts are there: `$POLICYDIFF_CASES`, else `shared/cases` beside the checkout."""
    return all(_folder(row["pair"]).is_dir() for row in rows("documents"))


def document_pairs() -> dict[str, DocumentPair]:
    """Read the document pairs of the tables by name.

    Raises:
        FileNotFoundError: the texts are not at hand.
    """
    return {row["pair"]: _pair(row) for row in rows("documents")}


def alignment_of(pair: DocumentPair, links: Iterable[tuple[int, int]]) -> Alignment:
    """Make an alignment of links that a reader made."""
    made = tuple(Link(left, right, "edited", "full", 1.0, 1.0, "reader") for left, right in links)
    linked = [{link.left for link in made}, {link.right for link in made}]
    rest = [
        tuple(place for place in range(len(document.tasks)) if place not in taken)
        for document, taken in zip((pair.left, pair.right), linked, strict=True)
    ]
    return Alignment(links=made, unlinked_left=rest[0], unlinked_right=rest[1])


def answered(alignment: Alignment, pair: DocumentPair, encoder: Encoder | None) -> Alignment:
    """Give an alignment what comes closest to the clauses of the left document, as the rules that link measure it."""
    sides = [segments(document.tasks) for document in (pair.left, pair.right)]
    return replace(alignment, answers=align(*sides, encoder=encoder).answers)


def _pair(row: Row) -> DocumentPair:
    name, folder = row["pair"], _folder(row["pair"])
    sides = []
    for side in ("left", "right"):
        text = (folder / f"{side}.json").read_text(encoding="utf-8")
        document = task_json.loads(text, name=f"{side}.json", sha256="")
        sides.append(replace(document, year=row[f"{side}_year"]))
    sides = list(with_common_titles(*sides))
    places = [{task.id: index for index, task in enumerate(document.tasks)} for document in sides]
    own = folder / "links.json"
    links = _read(own if own.is_file() else LABELS / f"{name}.json")["links"]
    linked = sorted((places[0][one["left"]], places[1][one["right"]]) for one in links if one["label"] != "related")
    return DocumentPair(name, sides[0], sides[1], tuple(linked), row["mode"])


@cache
def _places(pair: DocumentPair) -> dict[str, int]:
    return {task.id: index for document in (pair.left, pair.right) for index, task in enumerate(document.tasks)}


def _folder(name: str) -> Path:
    cases = Path(os.environ.get("POLICYDIFF_CASES") or ROOT.parent / "shared" / "cases")
    return cases / name if (cases / name).is_dir() else cases / "unlabelled" / name


def _read(path: Path) -> Any:  # noqa: ANN401  what JSON holds
    return loads(path.read_text(encoding="utf-8"))
