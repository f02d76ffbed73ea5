"""Pairs of documents to compare, each with the reviewers' decisions that belong to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from compare import Mode
from compare.decisions import DecisionLog
from compare.findings import SIDES_EXCHANGED
from documents import read_document
from documents.errors import InputError
from documents.limits import Limits
from documents.model import Document, Level, ReadingWarning
from policydiff.correction_files import corrected_documents
from policydiff.manifest import Manifest, with_known
from reports.words.wording import wording
from review.attribution import parts
from review.belonging import part_for, places_of
from review.merging import merge
from review.reading import read_decisions

__all__ = [
    "Pair",
    "checked_mode",
    "file_pair",
    "guess_mode",
    "higher_first",
    "joined_decisions",
    "manifest_documents",
    "manifest_pairs",
    "with_decisions",
]

_Named = tuple[str, DecisionLog]  # name of a file, for messages, and what it holds


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents to compare, and what reviewers decided about them before."""

    left: Document
    right: Document
    mode: Mode
    decisions: DecisionLog | None = None


def file_pair(
    left: Path | str,
    right: Path | str,
    *,
    mode: str | None = None,
    decisions: Sequence[Path | str] = (),
    parts: tuple[str | None, str | None] = (None, None),
    layouts: tuple[str | None, str | None] = (None, None),
    limits: Limits | None = None,
    snippets: bool = False,
    corrections: Sequence[Path | str] = (),
) -> Pair:
    """Read two documents and the decisions on them.

    Args:
        left: the first file.
        right: the second file; of two levels the higher one becomes the left document whichever it is.
        mode: year, level or region; guessed without it.
        decisions: files of decisions on the two.
        parts: of the left and the right file, `plan` or `table`; None to let the content tell.
        layouts: of the left and the right text; None to let the content tell.
        limits: of time and memory for reading each, see `documents.read_document`.
        snippets: draw pictures of the places of the tasks.
        corrections: files of corrections of their readings.

    Raises:
        PolicyDiffError: a file cannot be read, the mode is unknown, or the decisions are on other documents.
    """
    read = (
        read_document(left, layout=layouts[0], part=parts[0], limits=limits, snippets=snippets),
        read_document(right, layout=layouts[1], part=parts[1], limits=limits, snippets=snippets),
    )
    first, second = corrected_documents(read, corrections)
    chosen = checked_mode(mode) if mode is not None else guess_mode(first, second)
    upper, lower = higher_first(first, second, chosen)
    return Pair(upper, lower, chosen, joined_decisions(decisions, upper, lower))


def manifest_documents(
    plan: Manifest,
    *,
    collections: bool = False,
    limits: Limits | None = None,
    snippets: bool = False,
    corrections: Sequence[Path | str] = (),
) -> Mapping[str, Document]:
    """Read every document of the comparisons of a manifest once, by its id.

    Args:
        plan: the manifest.
        collections: read the documents of its collections as well.
        limits: of time and memory for reading each document, see `documents.read_document`.
        snippets: draw pictures of the places of the tasks.
        corrections: files of corrections of their readings; each goes to the document that it was made on.
    """
    wanted = {side for pair in plan.comparisons for side in (pair.left, pair.right)}
    if collections:
        wanted |= {name for one in plan.collections for name in one.documents}
    entries = [known for known in plan.documents if known.id in wanted]
    read = [read_document(known.path, document_id=known.id, limits=limits, snippets=snippets) for known in entries]
    return {
        known.id: with_known(document, known)
        for known, document in zip(entries, corrected_documents(read, corrections), strict=True)
    }


def manifest_pairs(
    plan: Manifest,
    decisions: Sequence[Path | str] = (),
    *,
    documents: Mapping[str, Document] | None = None,
    more: Sequence[Pair] = (),
    limits: Limits | None = None,
) -> list[Pair]:
    """Read every document of a manifest once, and give each comparison its decisions.

    Args:
        plan: the manifest; files of decisions that it names beside a comparison must belong to that one.
        decisions: more files, each of which goes to the comparison that it was made on.
        documents: its documents, if they were read before.
        more: further pairs, which stand behind those of the manifest.
        limits: of time and memory for reading each document.

    Raises:
        PolicyDiffError: a file cannot be read, or decisions belong to no comparison.
    """
    if documents is None:
        documents = manifest_documents(plan, limits=limits)
    pairs: list[Pair] = []
    logs: list[list[_Named]] = []
    for entry in plan.comparisons:
        left, right = documents[entry.left], documents[entry.right]
        mode = checked_mode(entry.mode) if entry.mode else guess_mode(left, right)
        left, right = higher_first(left, right, mode)
        pairs.append(Pair(left, right, mode))
        logs.append(_belonging(entry.decisions, left, right))
    return with_decisions([*pairs, *more], decisions, [*logs, *([] for _ in more)])


def with_decisions(
    pairs: Sequence[Pair], decisions: Sequence[Path | str], known: Sequence[Sequence[_Named]] | None = None
) -> list[Pair]:
    """Give each pair the decisions that were made on it.

    Args:
        pairs: without decisions.
        decisions: files, each of which goes to the pair that it was made on.
        known: decisions that are known to belong to each pair.

    Raises:
        PolicyDiffError: a file cannot be read, or decisions belong to no pair.
    """
    logs = [list(own) for own in known] if known else [[] for _ in pairs]
    compared = [(pair.left, pair.right, pair.mode) for pair in pairs]
    for path in decisions:
        name = Path(path).name
        for part in parts(read_decisions(path)):
            for place in places_of(part, compared, name=name):
                logs[place].append((name, part))
    return [
        Pair(pair.left, pair.right, pair.mode, merge(own)[0] if own else None)
        for pair, own in zip(pairs, logs, strict=True)
    ]


def joined_decisions(paths: Sequence[Path | str], left: Document, right: Document) -> DecisionLog | None:
    """Read files of decisions on two documents into one log; None without a file.

    Raises:
        InputError: a file is none of decisions, or is for other documents.
    """
    logs = _belonging(paths, left, right)
    return merge(logs)[0] if logs else None


def guess_mode(left: Document, right: Document) -> Mode:
    """Guess what kind of pair two documents are.

    Returns:
        `level` for two levels of government, `region` for two regions of one level, else `year`: two documents of
        one place, or of places that they do not name, are two versions.
    """
    if left.level and right.level and left.level != right.level:
        return "level"
    if left.region and right.region and left.region != right.region:
        return "region"
    return "year"


def higher_first(left: Document, right: Document, mode: Mode) -> tuple[Document, Document]:
    """Put the higher of two levels on the left: what is taken up is asked of the lower one.

    Args:
        left: the document that was given first.
        right: the other one.
        mode: of the pair; only between levels one side is above the other.

    Returns:
        Both as they were given, where the left is not known to be the lower one; else the other way round, and the
        new left document warns of it.
    """
    if mode != "level" or not left.level or not right.level or _rank(left.level) <= _rank(right.level):
        return left, right
    words = wording("zh-CN", mode)
    names = [f"《{document.title or document.id}》为{words[f'level_{document.level}']}" for document in (left, right)]
    message = f"{names[0]}，{names[1]}：上下级对照以上级文件为左，已将两份文件左右互换。"
    warning = ReadingWarning(SIDES_EXCHANGED, message)
    return replace(right, warnings=(*right.warnings, warning)), left


def _rank(level: Level) -> int:
    """Return 0 for the highest level, more for lower ones."""
    return get_args(Level).index(level)


def checked_mode(mode: str) -> Mode:
    """Return the mode, or raise an InputError that names the known ones."""
    if mode not in get_args(Mode):
        raise InputError(f"{mode!r} is no mode; choose one of {', '.join(get_args(Mode))}.")
    return cast("Mode", mode)


def _belonging(paths: Sequence[Path | str], left: Document, right: Document) -> list[_Named]:
    """Read files of decisions that must be on two documents."""
    logs = [(Path(path).name, read_decisions(path)) for path in paths]
    return [(name, part_for(log, left, right, name=name)) for name, log in logs]
