"""How the members of a group are named: ①②③ on the many side, ⓐⓑⓒ on the left of n to m."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from align.model import Link
from compare import Change, Kind
from reports.words.phrases import circled_letter, circled_number
from reports.words.wording import Wording

__all__ = ["GROUP_KINDS", "joins", "labels"]

GROUP_KINDS: Final[frozenset[Kind]] = frozenset({"split", "merged", "regrouped"})


def labels(change: Change, side: Literal["left", "right"]) -> Mapping[int, str]:
    """Label the tasks of one side of a group; a single task needs no label."""
    tasks = change.left if side == "left" else change.right
    if len(tasks) < 2:
        return {}
    letter = side == "left" and change.kind == "regrouped"
    name = circled_letter if letter else circled_number
    return {task: name(position) for position, task in enumerate(tasks, start=1)}


def joins(change: Change, links: Sequence[Link], words: Wording) -> str | None:
    """Say which members of an n to m group belong together: ⓐ→①②；ⓑ→②; None for other groups."""
    lefts, rights = labels(change, "left"), labels(change, "right")
    if not lefts or not rights:
        return None
    targets: dict[str, str] = {}
    for link in links:
        label = lefts[link.left]
        targets[label] = targets.get(label, "") + rights[link.right]
    return words["clause_separator"].join(
        words["pair_label"].format(left=left, right=right) for left, right in targets.items()
    )
