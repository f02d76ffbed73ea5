"""Manifests: a TOML file that names documents and the comparisons to build from them.

units = "units.toml"         # a file of units, relative to the manifest; may be absent

[[documents]]
id = "zj2020"
path = "zj2020.txt"          # relative to the manifest
year = 2020                  # title, region, level, year, subject: only where the document does not say

[[comparisons]]
left = "zj2020"
right = "zj2021"
mode = "year"                # year, level or region; guessed when absent
name = "浙江省 2020→2021"    # shown in the index
decisions = ["zj.json"]      # files of reviewers' decisions on this comparison; may be absent

[[collection]]               # several documents held against each other; may be absent
id = "zhejiang"              # the folder that it is written into
axis = "years"               # years, levels or regions
documents = ["zj2020", "zj2021"]  # all when absent
base = "zj2020"              # may be absent, as missing = ["2022"] and name may
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Final

import seeds
from collate import Axis
from documents.chinese.characters import spaceless
from documents.errors import InputError, MissingFileError
from documents.model import Document, Level, ReadingWarning
from documents.wire.checking import MisfitError, Problem, checked, listed, shown
from documents.wire.loading import load_toml
from policydiff import manifest_wire as wire

__all__ = [
    "Manifest",
    "ManifestCollection",
    "ManifestComparison",
    "ManifestDocument",
    "packaged_manifest",
    "read_manifest",
    "with_known",
]

_FIELD_NAMES: Final = {"title": "标题", "region": "地区", "level": "层级", "year": "年份"}


@dataclass(frozen=True, slots=True)
class ManifestDocument:
    """A document of a manifest; title, region, level and year fill what the document does not say itself.

    `subject` is what it is about, for a corpus, where its title does not say it.
    """

    id: str
    path: Path
    title: str | None = None
    region: str | None = None
    level: Level | None = None
    year: int | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class ManifestComparison:
    """A comparison of a manifest; `left` and `right` are ids of its documents, `decisions` are files of decisions."""

    left: str
    right: str
    mode: str | None = None
    name: str | None = None
    decisions: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class ManifestCollection:
    """A collection of a manifest, written into a folder `id`; `documents` are ids, `missing` years or places."""

    id: str
    axis: Axis
    documents: tuple[str, ...]
    base: str | None = None
    missing: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What to build; `units` is a file of units for all comparisons."""

    documents: tuple[ManifestDocument, ...]
    comparisons: tuple[ManifestComparison, ...]
    units: Path | None = None
    collections: tuple[ManifestCollection, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that it names."""
        decisions = (path for comparison in self.comparisons for path in comparison.decisions)
        return (*(document.path for document in self.documents), *decisions, *([self.units] if self.units else []))


def packaged_manifest() -> Path:
    """Find the manifest of the documents that travel with policydiff."""
    return Path(str(files(seeds).joinpath("comparisons.toml")))


def read_manifest(path: Path, *, documents_alone: bool = False) -> Manifest:
    """Read a manifest.

    Args:
        path: the TOML file; the paths in it are relative to its folder.
        documents_alone: whether it is enough that it names documents.

    Raises:
        MissingFileError: there is no such file.
        InputError: the file is no TOML or its values are invalid; all are named in one message.
    """
    if not path.is_file():
        reason = "is a folder, not a manifest" if path.is_dir() else "does not exist"
        raise MissingFileError(f"{str(path)!r} {reason}; give a TOML file with [[documents]] and [[comparisons]].")
    data = load_toml(path.read_bytes(), name=path.name, what="a manifest with [[documents]] and [[comparisons]]")
    try:
        found: wire.Manifest | wire.DocumentList = (
            checked(data, wire.DocumentList) if documents_alone else checked(data, wire.Manifest)
        )
    except MisfitError as error:
        problems = list(dict.fromkeys(_worded(problem) for problem in error.problems))
        raise InputError(f"{path.name!r} is not a valid manifest: {listed(problems)}.") from None
    folder = path.parent
    documents = tuple(
        ManifestDocument(one.id, folder / one.path, one.title, one.region, one.level, one.year, one.subject)
        for one in found.documents
    )
    comparisons = tuple(
        ManifestComparison(
            one.left, one.right, one.mode, one.name, tuple(folder / name for name in _names(one.decisions))
        )
        for one in found.comparisons
    )
    everything = tuple(one.id for one in documents)
    collections = tuple(
        ManifestCollection(one.id, one.axis, one.documents or everything, one.base, one.missing or (), one.name)
        for one in found.collection
    )
    problems = _missing_files(found, folder) or [
        *_contradictions(documents, comparisons),
        *_collection_problems(collections, everything),
    ]
    if problems:
        raise InputError(f"{path.name!r} is not a valid manifest: {listed(problems)}.")
    return Manifest(documents, comparisons, folder / found.units if found.units else None, collections)


def with_known(document: Document, known: ManifestDocument) -> Document:
    """Fill what a document does not say of itself; where the two contradict, the document is believed.

    Returns:
        The document, with a warning for every contradiction.
    """
    warnings: list[ReadingWarning] = []
    for key, word in _FIELD_NAMES.items():
        given, own = getattr(known, key), getattr(document, key)
        missing = own is None or (key == "title" and own == document.id)  # the id stands in for a title not found
        if given is not None and not missing and spaceless(str(own)) != spaceless(str(given)):
            message = f"清单文件写的{word}是“{given}”，文件自身写的是“{own}”，以文件自身为准。"
            warnings.append(ReadingWarning("manifest-contradicts", message))
    return replace(
        document,
        title=known.title if known.title and document.title == document.id else document.title,
        region=document.region or known.region,
        level=document.level or known.level,
        year=known.year if document.year is None else document.year,
        warnings=(*document.warnings, *warnings),
    )


def _worded(problem: Problem) -> str:
    """Name a table as it is written, and its position as a reader counts."""
    head, *rest = problem.path
    if head not in ("documents", "comparisons", "collection"):
        return problem.told(problem.place())
    if not rest:
        return f"there is no [[{head}]] table"
    inner = f": {problem.place(2)}" if len(rest) > 1 else ""
    return problem.told(f"[[{head}]] {rest[0]}{inner}")


def _names(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return one name or several as a tuple."""
    return () if value is None else (value,) if isinstance(value, str) else value


def _missing_files(found: wire.Manifest | wire.DocumentList, folder: Path) -> list[str]:
    missing = [
        f"document {shown(one.id)}: there is no file {shown(one.path)}"
        for one in found.documents
        if not (folder / one.path).is_file()
    ]
    return missing + [
        f"comparison {one.left} with {one.right}: there is no file of decisions {shown(name)}"
        for one in found.comparisons
        for name in _names(one.decisions)
        if not (folder / name).is_file()
    ]


def _contradictions(documents: tuple[ManifestDocument, ...], comparisons: tuple[ManifestComparison, ...]) -> list[str]:
    """Find ids that repeat, that nobody defines, and comparisons listed twice."""
    ids = Counter(document.id for document in documents)
    pairs = Counter((comparison.left, comparison.right, comparison.mode) for comparison in comparisons)
    found = [f"document id {shown(key)} is used {times} times" for key, times in ids.items() if times > 1]
    found += [
        f"comparison {ordinal}: there is no document {shown(side)}"
        for ordinal, comparison in enumerate(comparisons, start=1)
        for side in (comparison.left, comparison.right)
        if side not in ids
    ]
    found += [f"comparison {key[0]} with {key[1]} is listed {times} times" for key, times in pairs.items() if times > 1]
    return found


def _collection_problems(collections: tuple[ManifestCollection, ...], known: Sequence[str]) -> list[str]:
    """Find collections that share a folder, and documents that nobody defines or that are listed twice."""
    folders = Counter(one.id.casefold() for one in collections)
    found = [f"collection id {shown(key)} is used {times} times" for key, times in folders.items() if times > 1]
    for one in collections:
        named = (*one.documents, *([one.base] if one.base else []))
        found += [
            f"collection {one.id}: there is no document {shown(name)}"
            for name in dict.fromkeys(named)
            if name not in known
        ]
        times = Counter(one.documents)
        found += [f"collection {one.id}: {shown(name)} is listed {n} times" for name, n in times.items() if n > 1]
        if len(one.documents) < 2:
            found.append(f"collection {one.id}: it has two documents or more, not {len(one.documents)}")
    return found
