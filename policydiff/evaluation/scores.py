"""How well documents are read and linked, measured against hand-made truth.

A gold folder holds `tasks/*.json` (task lists) and `links/*.json` (links between two of them). Reading is measured
field by field on the source files of the task lists; linking is measured on the task lists themselves, so that an
error of reading does not count twice. Links marked `related` in the gold are neither demanded nor punished.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, cast

from documents import read_document
from documents.chinese.characters import spaceless
from documents.errors import InputError, MissingFileError
from documents.model import Document, Task
from documents.wire.loading import load_json
from policydiff.manifest import packaged_manifest, read_manifest

__all__ = [
    "DOCUMENT_FIELDS",
    "LABELS",
    "TASK_FIELDS",
    "Evaluation",
    "FieldScore",
    "GoldLinks",
    "LinkScore",
    "Mismatch",
    "PairScore",
    "ReadingScore",
    "evaluate",
    "find_gold_links",
    "find_gold_tasks",
    "score_links",
    "score_reading",
]

TASK_FIELDS: Final = ("number", "text", "section", "units", "deadline", "remark")
DOCUMENT_FIELDS: Final = ("title", "issuer", "doc_number", "issued_on", "year", "region", "level")
LABELS: Final = ("same", "edited", "rewritten")
_RELATED: Final = "related"


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How many values of a field were read exactly."""

    field: str
    exact: int
    total: int


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A value that was read otherwise than the gold says; `task` is None for a field of the document."""

    task: str | None
    field: str
    gold: str
    read: str


@dataclass(frozen=True, slots=True)
class ReadingScore:
    """How exactly one document was read."""

    document: str
    gold_tasks: int
    read_tasks: int
    fields: tuple[FieldScore, ...]
    mismatches: tuple[Mismatch, ...]


@dataclass(frozen=True, slots=True)
class LinkScore:
    """Counts of links: ours that are right, ours that are wrong, and those of the gold that we lack."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "LinkScore") -> "LinkScore":
        return LinkScore(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of our links that are right; 1 when we have none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold's links that we have; 1 when it has none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True)
class PairScore:
    """How well the links of one pair were found: `all` labels together, and each label by itself."""

    name: str
    labels: tuple[tuple[str, LinkScore], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of a run; `signature` names what linking depends on."""

    reading: tuple[ReadingScore, ...]
    linking: tuple[PairScore, ...]
    signature: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GoldLinks:
    """Two task lists and the true links between them: (left id, right id) with a label."""

    name: str
    left: Document
    right: Document
    labels: Mapping[tuple[str, str], str]


def evaluate(
    gold: Path, *, seeds: Path | None = None, cases: Sequence[Path] = (), encoder: str = "default"
) -> Evaluation:
    """Measure reading and linking.

    Args:
        gold: a folder with `tasks/*.json` and `links/*.json`; either may be missing.
        seeds: folder of the source files, named by document id; None for those that travel with policydiff.
        cases: folders of further pairs, see `find_gold_links`.
        encoder: as in `policydiff.compare_files`.

    Raises:
        PolicyDiffError: a folder or file is missing or invalid.
        EncoderError: there is no such encoder.
    """
    from policydiff.api import link

    if not gold.is_dir():
        raise MissingFileError(f"{str(gold)!r} is no folder; give one that holds tasks/*.json and links/*.json.")
    reading = tuple(score_reading(truth, source) for truth, source in find_gold_tasks(gold, _sources(seeds)))
    linking: list[PairScore] = []
    signature: tuple[tuple[str, str], ...] = ()
    for pair in find_gold_links(gold, cases):
        alignment = link(pair.left, pair.right, encoder=encoder)
        signature = alignment.signature
        predicted = {
            (pair.left.tasks[ours.left].id, pair.right.tasks[ours.right].id): ours.label for ours in alignment.links
        }
        linking.append(PairScore(pair.name, score_links(pair, predicted)))
    if not reading and not linking:
        raise InputError(f"{str(gold)!r} holds nothing to measure; it needs tasks/*.json or links/*.json.")
    return Evaluation(reading, tuple(linking), signature)


def _sources(seeds: Path | None) -> Mapping[str, Path]:
    """Find the source files by document id."""
    if seeds is None:
        return {document.id: document.path for document in read_manifest(packaged_manifest()).documents}
    if not seeds.is_dir():
        raise MissingFileError(f"--seeds {str(seeds)!r} is no folder; give the one that holds the source files.")
    return {path.stem: path for path in sorted(seeds.iterdir()) if path.is_file() and path.suffix != ".toml"}


def find_gold_tasks(gold: Path, sources: Mapping[str, Path]) -> Iterator[tuple[Path, Path]]:
    """Pair every gold task list with the source file of its document, in the order of their names.

    Args:
        gold: a folder with `tasks/*.json`.
        sources: path of the source file by document id; lists without one are left out.
    """
    for path in sorted((gold / "tasks").glob("*.json")):
        if path.stem in sources:
            yield path, sources[path.stem]


def score_reading(gold: Path, source: Path) -> ReadingScore:
    """Read a source file and compare it with its gold task list.

    Values are equal when they are after NFKC without white space. A list in `alt_units` is as good as the units.

    Args:
        gold: the task list in JSON.
        source: the file to read.
    """
    truth = _load(gold)
    document = read_document(source, document_id=gold.stem)
    mismatches: list[Mismatch] = []
    exact = dict.fromkeys((*TASK_FIELDS, *DOCUMENT_FIELDS), 0)
    for name, right, read in _document_values(truth["document"], document):
        exact[name] += right == read
        if right != read:
            mismatches.append(Mismatch(None, name, right, read))
    tasks = cast("list[dict[str, Any]]", truth["tasks"])
    for entry, task in zip_longest(tasks, document.tasks):
        for field in TASK_FIELDS:
            accepted = _gold_values(entry, field) if entry is not None else ["(no such task)"]
            value = _read_value(task, field) if task is not None else "(not read)"
            if value in accepted:
                exact[field] += 1
            else:
                identity = entry["id"] if entry is not None else task.id if task is not None else None
                mismatches.append(Mismatch(identity, field, accepted[0], value))
    count = max(len(tasks), len(document.tasks))
    fields = [FieldScore(field, exact[field], count) for field in TASK_FIELDS]
    fields += [FieldScore(field, exact[field], 1) for field in DOCUMENT_FIELDS]
    return ReadingScore(gold.stem, len(tasks), len(document.tasks), tuple(fields), tuple(mismatches))


def _document_values(truth: Mapping[str, object], document: Document) -> Iterator[tuple[str, str, str]]:
    own = {field: getattr(document, field, None) for field in DOCUMENT_FIELDS}
    own["doc_number"] = document.document_number
    for field in DOCUMENT_FIELDS:
        yield field, _folded(truth.get(field)), _folded(own[field])


def _gold_values(entry: Mapping[str, Any], field: str) -> list[str]:
    """Give the accepted values of a field, the preferred one first."""
    if field != "units":
        return [_folded(entry.get(field))]
    return [_folded_units(units) for units in (entry, *entry.get("alt_units", ()))]


def _folded_units(units: Mapping[str, Any]) -> str:
    return " | ".join(_folded(units.get(role)) for role in ("lead_units", "responsible_units", "cooperating_units"))


def _read_value(task: Task, field: str) -> str:
    if field == "units":
        return " | ".join(_folded(names) for names in (task.lead_units, task.responsible_units, task.cooperating_units))
    return _folded(getattr(task, field))


def _folded(value: object) -> str:
    """Fold a value for comparison; lists keep their borders."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return " ; ".join(spaceless(str(item)) for item in value)
    return spaceless(str(value))


def find_gold_links(gold: Path, cases: Sequence[Path] = ()) -> Iterator[GoldLinks]:
    """Find the true links: `links/*.json` of the gold folder, then every case.

    Args:
        gold: a folder with `tasks/*.json` and `links/*.json`.
        cases: folders that hold, or whose folders hold, `left.json`, `right.json` and `links.json`.

    Raises:
        MissingFileError: a folder does not exist, or a task list is missing.
        InputError: a file is no JSON, or a link names a task that does not exist.
    """
    for path in sorted((gold / "links").glob("*.json")):
        truth = _load(path)
        sides = [gold / "tasks" / f"{truth[side]}.json" for side in ("left", "right")]
        yield _gold_links(path.stem, path, sides[0], sides[1])
    for case in cases:
        if not case.is_dir():
            raise MissingFileError(
                f"{str(case)!r} is no folder; give one that holds left.json, right.json, links.json."
            )
        for path in sorted([*case.glob("links.json"), *case.glob("*/links.json")]):
            yield _gold_links(path.parent.name, path, path.with_name("left.json"), path.with_name("right.json"))


def _gold_links(name: str, path: Path, left_path: Path, right_path: Path) -> GoldLinks:
    left, right = read_document(left_path), read_document(right_path)
    known = ({task.id for task in left.tasks}, {task.id for task in right.tasks})
    labels: dict[tuple[str, str], str] = {}
    for ordinal, link in enumerate(_load(path)["links"], start=1):
        pair = (link["left"], link["right"])
        if pair[0] not in known[0] or pair[1] not in known[1]:
            raise InputError(f"{str(path)!r}, link {ordinal}: there is no task {pair[0]!r} or {pair[1]!r}; correct it.")
        labels[pair] = link["label"]
    return GoldLinks(name, left, right, labels)


def score_links(gold: GoldLinks, predicted: Mapping[tuple[str, str], str]) -> tuple[tuple[str, LinkScore], ...]:
    """Count right, wrong and missed links.

    Args:
        gold: the true links.
        predicted: label by (left id, right id) of ours.

    Returns:
        `all` counts pairs whatever their label; each label counts pairs whose label is right too.
    """
    demanded = {pair: label for pair, label in gold.labels.items() if label != _RELATED}
    related = gold.labels.keys() - demanded.keys()
    ours = {pair: label for pair, label in predicted.items() if pair not in related}
    scores = [("all", _counts(set(demanded), set(ours)))]
    for label in LABELS:
        true_pairs = {pair for pair, name in demanded.items() if name == label}
        our_pairs = {pair for pair, name in ours.items() if name == label}
        scores.append((label, _counts(true_pairs, our_pairs)))
    return tuple(scores)


def _counts(true_pairs: set[tuple[str, str]], our_pairs: set[tuple[str, str]]) -> LinkScore:
    right = len(true_pairs & our_pairs)
    return LinkScore(right, len(our_pairs) - right, len(true_pairs) - right)


def _load(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(f"{str(path)!r} does not exist; give a complete gold folder.") from error
    return cast("dict[str, Any]", load_json(content, name=str(path), what="a file of a gold folder"))
