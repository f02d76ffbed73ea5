"""Labelled pairs of documents: those of the repository, and more where they are at hand."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from json import loads
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from align.model import Segment
from compare.segments import segments
from compare.shared_titles import with_common_titles
from documents.model import Document
from documents.reading import read_document
from documents.task_lists.task_json import loads as loads_tasks

__all__ = ["LINK", "NO_LINK", "RELATED", "LabelledPair", "gold_pairs", "more_pairs", "unrelated_pairs", "unseen_pairs"]

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "benchmarks" / "labels"
NO_LINK, LINK, RELATED = 0, 1, -1
"""Truth of a pair. Related pairs touch one matter without answering each other: neither demanded nor punished."""

BUSINESS = ("business-rules-", "plans-2020-24-43")
"""How the names of pairs on business environment begin: rules and plans, of which none is a stranger to another."""

READ_ONCE = ("business-rules-shandong-qingdao", "plans-2020-24-43")
"""Pairs that come with labels of a single reader."""

ARTIFICIAL_INTELLIGENCE = ("dataset-plans", "hangzhou-ningbo", "zhejiang-ai-tasks-v1-v", "zhejiang-robots")
"""Pairs on one subject: none of their documents is a stranger to the others."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two lists and the truth about every pair.

    Attributes:
        name: of the pair.
        left: segments.
        right: segments.
        truth: n x m of `NO_LINK`, `LINK`, `RELATED`.
        labels: (left, right, label, extent) of the links; extent empty where nobody said.
        readings: how many readers independently made the labels.
    """

    name: str
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    truth: NDArray[np.int8]
    labels: tuple[tuple[int, int, str, str], ...]
    readings: int = 2


def gold_pairs() -> tuple[LabelledPair, ...]:
    """Read the pairs of `tests/gold`."""
    gold = ROOT / "tests" / "gold"
    found = []
    for path in sorted((gold / "links").glob("*.json")):
        links = _read(path)
        sides = [_document(gold / "tasks" / f"{links[side]}.json") for side in ("left", "right")]
        found.append(_labelled(path.stem, sides, links["links"]))
    return tuple(found)


def more_pairs() -> tuple[LabelledPair, ...]:
    """Read the pairs whose texts may not be passed on: `$POLICYDIFF_CASES`, else `shared/cases` beside the checkout.

    Returns:
        The pairs that come with labels, in order of name, then those of `benchmarks/labels`; none where the folder is
        missing.
    """
    cases = _cases()
    given = sorted(cases.glob("*/links.json"))
    labels = [(path.parent, path, 1 if path.parent.name in READ_ONCE else 2) for path in given]
    labels += [(cases / "unlabelled" / path.stem, path, 1) for path in sorted(LABELS.glob("*.json"))]
    found = []
    for folder, path, readings in labels:
        if (folder / "left.json").is_file():
            sides = [_document(folder / f"{side}.json") for side in ("left", "right")]
            found.append(replace(_labelled(folder.name, sides, _read(path)["links"]), readings=readings))
    return tuple(found)


def unseen_pairs() -> tuple[LabelledPair, ...]:
    """Read the pairs that were labelled after all was settled: no link depends on them, only how sure it is.

    Returns:
        The pairs of `benchmarks/labels/unseen` whose texts are at hand: lists cut by hand in the folder
        `unseen/<name>` of the cases, or files as their offices published them, whose tasks go by their numbers.
    """
    found = []
    for path in sorted((LABELS / "unseen").glob("*.json")):
        content = _read(path)
        sides = _unseen_lists(path.stem) or _unseen_files(content)
        if sides:
            readings = content.get("readings", 1)
            found.append(replace(_labelled(path.stem, sides, content["links"]), readings=readings))
    return tuple(found)


def _unseen_lists(name: str) -> list[Document]:
    files = [_cases() / "unseen" / name / f"{side}.json" for side in ("left", "right")]
    return [_document(file) for file in files] if all(file.is_file() for file in files) else []


def _unseen_files(content: dict[str, Any]) -> list[Document]:
    if not isinstance(content["left"], str):
        return []
    files = [_cases() / "files" / content[side] for side in ("left", "right")]
    if not all(file.is_file() for file in files):
        return []
    read = [read_document(file, part=content.get("part")) for file in files]
    return [replace(one, tasks=tuple(replace(task, id=task.number or "") for task in one.tasks)) for one in read]


def unrelated_pairs(pairs: tuple[LabelledPair, ...]) -> Iterator[LabelledPair]:
    """Set the left side of each pair against the right side of one on another subject: nothing is linked.

    Args:
        pairs: in order; the partner is the next one on another subject.
    """
    for index, pair in enumerate(pairs):
        others = [other for other in (*pairs[index + 1 :], *pairs[:index]) if _strangers(pair, other)]
        if others:
            truth = np.zeros((len(pair.left), len(others[0].right)), np.int8)
            yield LabelledPair(f"{pair.name}~{others[0].name}", pair.left, others[0].right, truth, ())


def _strangers(pair: LabelledPair, other: LabelledPair) -> bool:
    """Whether documents share no subject; rules for business are law, and say much about open government affairs."""
    subjects = {_subject(pair), _subject(other)}
    return len(subjects) == 2 and not ("business" in subjects and subjects & {"open-government", "law"})


def _subject(pair: LabelledPair) -> str:
    if "--" in pair.name:
        return "open-government"
    name = pair.name.rstrip("-0123456789")
    if pair.name.startswith(BUSINESS):
        return "business"
    if name.startswith("law-"):
        return "law"  # whatever they rule, laws begin, threaten and end alike
    return "artificial-intelligence" if name in ARTIFICIAL_INTELLIGENCE else name


def _cases() -> Path:
    return Path(os.environ.get("POLICYDIFF_CASES") or ROOT.parent / "shared" / "cases")


def _labelled(name: str, sides: list[Document], links: list[dict[str, str]]) -> LabelledPair:
    places = [{task.id: index for index, task in enumerate(side.tasks)} for side in sides]
    truth = np.zeros((len(places[0]), len(places[1])), np.int8)
    labels = []
    for link in links:
        place = places[0][link["left"]], places[1][link["right"]]
        truth[place] = RELATED if link["label"] == "related" else LINK
        if link["label"] != "related":
            labels.append((*place, link["label"], link.get("extent", "")))
    left, right = (segments(side.tasks) for side in with_common_titles(*sides))
    return LabelledPair(name, left, right, truth, tuple(labels))


def _document(path: Path) -> Document:
    return loads_tasks(path.read_text(encoding="utf-8"), name=path.name, sha256="")


def _read(path: Path) -> Any:  # noqa: ANN401  what JSON holds
    return loads(path.read_text(encoding="utf-8"))
