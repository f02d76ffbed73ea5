"""Manifests: a TOML file that names documents and the comparisons to build from them.

units = "units.toml"         # a file of units, relative to the manifest; may be absent

[[documents]]
id = "zj2020"
path = "zj2020.txt"          # relative to the manifest
year = 2020                  # title, region, level, year: only where the document does not say

[[comparisons]]
left = "zj2020"
right = "zj2021"
mode = "year"                # year, level or region; guessed when absent
name = "浙江省 2020→2021"    # shown in the index
decisions = ["zj.json"]      # files of reviewers' decisions on this comparison; may be absent
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Final, cast, get_args

import seeds
from compare.model import Mode
from documents.chinese.characters import spaceless
from documents.errors import InputError, MissingFileError
from documents.files.encoding import decode
from documents.model import Document, Level, ReadingWarning

__all__ = ["Manifest", "ManifestComparison", "ManifestDocument", "packaged_manifest", "read_manifest", "with_known"]

_MODES: Final[tuple[str, ...]] = get_args(Mode)
_LEVELS: Final[tuple[str, ...]] = get_args(Level)
_DOCUMENT_KEYS: Final = ("id", "path", "title", "region", "level", "year")
_COMPARISON_KEYS: Final = ("left", "right", "mode", "name", "decisions")
_FIELD_NAMES: Final = {"title": "标题", "region": "地区", "level": "层级", "year": "年份"}


@dataclass(frozen=True, slots=True)
class ManifestDocument:
    """A document of a manifest; title, region, level and year fill what the document does not say itself."""

    id: str
    path: Path
    title: str | None = None
    region: str | None = None
    level: Level | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ManifestComparison:
    """A comparison of a manifest; `left` and `right` are ids of its documents, `decisions` are files of decisions."""

    left: str
    right: str
    mode: str | None = None
    name: str | None = None
    decisions: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What to build; `units` is a file of units for all comparisons."""

    documents: tuple[ManifestDocument, ...]
    comparisons: tuple[ManifestComparison, ...]
    units: Path | None = None


def packaged_manifest() -> Path:
    """Find the manifest of the documents that travel with policydiff."""
    return Path(str(files(seeds).joinpath("comparisons.toml")))


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Args:
        path: the TOML file; the paths in it are relative to its folder.

    Raises:
        MissingFileError: there is no such file.
        InputError: the file is no TOML or its values are invalid; all are named in one message.
    """
    if not path.is_file():
        reason = "is a folder, not a manifest" if path.is_dir() else "does not exist"
        raise MissingFileError(f"{str(path)!r} {reason}; give a TOML file with [[documents]] and [[comparisons]].")
    try:
        data = tomllib.loads(decode(path.read_bytes(), path.name).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name!r} is not valid TOML: {error}; correct it there.") from error
    problems = [f"{key!r} is not known" for key in data if key not in {"documents", "comparisons", "units"}]
    units = data.get("units")
    if units is not None and not (isinstance(units, str) and units.strip()):
        problems.append(f"units must be the name of a file, not {units!r}")
    documents = tuple(
        _document(table, path.parent, problems) for table in _tables(data, "documents", _DOCUMENT_KEYS, problems)
    )
    comparisons = tuple(
        _comparison(table, path.parent, problems) for table in _tables(data, "comparisons", _COMPARISON_KEYS, problems)
    )
    problems = problems or _contradictions(documents, comparisons)
    if problems:
        raise InputError(f"{path.name!r} is not a valid manifest: {'; '.join(problems)}.")
    return Manifest(documents, comparisons, path.parent / str(units) if units else None)


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


def _tables(
    data: Mapping[str, object], name: str, keys: tuple[str, ...], problems: list[str]
) -> list[Mapping[str, object]]:
    """Check an array of tables: its presence, its keys and the types of their values."""
    tables = data.get(name)
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        problems.append(f"there is no [[{name}]] table")
        return []
    sound = []
    for ordinal, table in enumerate(tables, start=1):
        found = _table_problems(table, keys)
        problems += [f"[[{name}]] {ordinal}: {problem}" for problem in found]
        if not found:
            sound.append(table)
    return sound


def _table_problems(table: Mapping[str, object], keys: tuple[str, ...]) -> list[str]:
    found = [f"{key!r} is not known (known: {', '.join(keys)})" for key in table if key not in keys]
    found += [f"{key} is missing" for key in keys[:2] if key not in table]
    for key, value in table.items():
        if key == "year":
            if isinstance(value, bool) or not isinstance(value, int):
                found.append(f"year must be a whole number, not {value!r}")
        elif key == "decisions":
            if not _names(value):
                found.append(f"decisions must be a list of names of files, not {value!r}")
        elif key in keys and not (isinstance(value, str) and value.strip()):
            found.append(f"{key} must be a string that is not empty, not {value!r}")
        elif key == "level" and value not in _LEVELS:
            found.append(f"level must be one of {', '.join(_LEVELS)}, not {value!r}")
        elif key == "mode" and value not in _MODES:
            found.append(f"mode must be one of {', '.join(_MODES)}, not {value!r}")
    return found


def _document(table: Mapping[str, object], folder: Path, problems: list[str]) -> ManifestDocument:
    path = folder / str(table["path"])
    if not path.is_file():
        problems.append(f"document {table['id']!r}: there is no file {table['path']!r}")
    return ManifestDocument(
        id=str(table["id"]),
        path=path,
        title=cast("str | None", table.get("title")),
        region=cast("str | None", table.get("region")),
        level=cast("Level | None", table.get("level")),
        year=cast("int | None", table.get("year")),
    )


def _names(value: object) -> tuple[str, ...]:
    """Return one name or a list of names as a tuple; empty for anything else."""
    names = value if isinstance(value, list) else [value]
    return tuple(str(name) for name in names) if all(isinstance(name, str) and name.strip() for name in names) else ()


def _comparison(table: Mapping[str, object], folder: Path, problems: list[str]) -> ManifestComparison:
    decisions = _names(table["decisions"]) if "decisions" in table else ()
    missing = [name for name in decisions if not (folder / name).is_file()]
    problems += [
        f"comparison {table['left']} with {table['right']}: there is no file of decisions {name!r}" for name in missing
    ]
    return ManifestComparison(
        left=str(table["left"]),
        right=str(table["right"]),
        mode=cast("str | None", table.get("mode")),
        name=cast("str | None", table.get("name")),
        decisions=tuple(folder / name for name in decisions),
    )


def _contradictions(documents: tuple[ManifestDocument, ...], comparisons: tuple[ManifestComparison, ...]) -> list[str]:
    """Find ids that repeat, that nobody defines, and comparisons listed twice."""
    ids = Counter(document.id for document in documents)
    pairs = Counter((comparison.left, comparison.right, comparison.mode) for comparison in comparisons)
    found = [f"document id {key!r} is used {times} times" for key, times in ids.items() if times > 1]
    found += [
        f"comparison {ordinal}: there is no document {side!r}"
        for ordinal, comparison in enumerate(comparisons, start=1)
        for side in (comparison.left, comparison.right)
        if side not in ids
    ]
    found += [f"comparison {key[0]} with {key[1]} is listed {times} times" for key, times in pairs.items() if times > 1]
    return found
