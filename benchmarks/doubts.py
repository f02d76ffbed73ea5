"""Count what the reader says of damaged texts: `python -m benchmarks.doubts [FILE ...]`.

Each text is damaged at one place in each of the ways of `benchmarks.damages`, and read. It is read right, refused, or
read wrong; a wrong reading is told by a warning that the whole text had not, at the place of the damage or with
another one elsewhere, or by none. Without files the packaged texts are read.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final, Literal

import policydiff
from benchmarks.damages import WAYS, Damaged, damaged
from documents.doubts import with_doubts
from documents.errors import PolicyDiffError
from documents.grouped_warnings import group_warnings
from documents.model import Document, ReadingWarning, Source
from documents.text_document import parse_text

__all__ = ["OUTCOMES", "outcome", "tabulate"]

Outcome = Literal["right", "refused", "told at the place", "told elsewhere", "silent"]

OUTCOMES: Final[tuple[Outcome, ...]] = ("right", "refused", "told at the place", "told elsewhere", "silent")

NEAR: Final = 3
"""Lines between a damage and the place of a warning of it: the next item with a number tells what is missing above."""

_DIGITS: Final = re.compile(r"\d+")
_LAYOUT: Final = re.compile(r"[\s。；;，,、：:]+")


def outcome(whole: Document, damage: Damaged) -> tuple[Outcome, tuple[ReadingWarning, ...]]:
    """Say how a damaged text is read, and which warnings are new."""
    try:
        document = _parsed(damage.text, whole.id)
    except PolicyDiffError:
        return "refused", ()
    known = Counter(_kind(warning) for warning in whole.warnings)
    new = []
    for warning in document.warnings:
        known[_kind(warning)] -= 1
        if known[_kind(warning)] < 0:
            new.append(warning)
    if damage.answer and _tasks(document) == _tasks(whole):
        return "right", tuple(new)
    if any(_is_near(warning, damage) for warning in new):
        return "told at the place", tuple(new)
    return ("told elsewhere" if new else "silent"), tuple(new)


def tabulate(documents: Iterable[Document], *, show: bool = False) -> dict[str, Counter[str]]:
    """Count the outcomes of each way over documents that are read right."""
    counts: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    for whole in documents:
        for way in WAYS:
            damage = damaged(whole, way, Random(f"{whole.id} {way}"))
            if damage is None or damage.text == whole.text:
                continue
            found, new = outcome(whole, damage)
            counts[way][found] += 1
            if show:
                said = " | ".join(f"{w.place.line} {w.code}: {w.message[:60]}" for w in new[:4])
                print(f"{found}\t{way}\t{whole.id}\t{damage.first}-{damage.last}\t{said}")
    return counts


def _parsed(text: str, name: str) -> Document:
    document = with_doubts(parse_text(text, document_id=name, source=Source(name, "0", "text")))
    return replace(document, warnings=group_warnings(document.warnings))


def _kind(warning: ReadingWarning) -> tuple[str, str]:
    return warning.code, _DIGITS.sub("", warning.message)


def _tasks(document: Document) -> list[tuple[str, tuple[tuple[str, ...], ...], str]]:
    """Text, units by role and deadline of each task; how they are numbered and below which headings is left out."""
    return [
        (
            _LAYOUT.sub("", task.words),
            (task.lead_units, task.responsible_units, task.cooperating_units),
            task.deadline or "",
        )
        for task in document.tasks
    ]


def _is_near(warning: ReadingWarning, damage: Damaged) -> bool:
    lines = [warning.place.line] if warning.place.line is not None else []
    lines += [int(line) for line in re.findall(r"第(\d+)[行、—]", warning.message)]
    return any(damage.first - NEAR <= line <= damage.last + NEAR for line in lines)


def _wholes(paths: Sequence[Path]) -> Iterable[Document]:
    for path in paths:
        try:
            read = policydiff.read(path, in_process=True)
            again = _parsed(read.text, path.name)
        except PolicyDiffError:
            continue
        if read.text and _tasks(again) == _tasks(read):
            yield again


def main(arguments: Sequence[str]) -> None:
    """Print a row for each way of damage and one for all."""
    show = "--show" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--show"]
    counts = tabulate(_wholes(paths or sorted(Path("seeds").glob("*.txt"))), show=show)
    print(f"{'':30}" + "".join(f"{name:>19}" for name in OUTCOMES))
    for way, found in (*counts.items(), ("all", sum(counts.values(), Counter()))):
        print(f"{way:30}" + "".join(f"{found[name]:>19}" for name in OUTCOMES))


if __name__ == "__main__":
    main(sys.argv[1:])
