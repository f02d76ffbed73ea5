"""Draw measurements as tables of Markdown."""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from platform import python_version

from benchmarks.link_counts import LinkCounts
from benchmarks.measurement import Measurement
from benchmarks.rivals import Rival, missing_packages
from policydiff.version import __version__

__all__ = ["Results", "tables", "written"]

Results = Mapping[str, Mapping[str, Measurement]]
"""Measurements by rival and sample."""

MARKS = ("<!-- tables -->", "<!-- end of tables -->")
OWN = "policydiff"
SIBLINGS = "siblings"


def written(document: str, text: str) -> str:
    """Put tables into a document.

    Args:
        document: holds both marks.
        text: stands between them afterwards.

    Raises:
        ValueError: a mark is missing.
    """
    start, end = (document.find(mark) for mark in MARKS)
    if not 0 <= start < end:
        raise ValueError(f"The document has no {MARKS[0]!r} before a {MARKS[1]!r}.")
    return f"{document[: start + len(MARKS[0])]}\n\n{text}\n{document[end:]}"


def tables(rivals: Sequence[Rival], groups: Mapping[str, Sequence[str]], found: Results) -> str:
    """Draw all tables: F1 at a glance, one table for each group, and what became of splits, merges and moves."""
    shown = {group: names for group, names in groups.items() if SIBLINGS not in group}
    parts = [_overview(rivals, shown, found)]
    parts += [_group(group, names, rivals, found) for group, names in shown.items()]
    parts += [_shapes(rivals, shown, found), _siblings(rivals, groups, found), _versions(rivals)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _overview(rivals: Sequence[Rival], groups: Mapping[str, Sequence[str]], found: Results) -> str:
    """Mean F1 of the samples of each group, and the lead of ours over the best of the others."""
    rows = [["F1", *groups]]
    means = {rival.name: [_mean_f1(rival, names, found) for names in groups.values()] for rival in rivals}
    rows += [
        [name, *(f"{value:.3f}" if value is not None else "–" for value in values)] for name, values in means.items()
    ]
    best = [
        max((means[rival.name][place] or 0.0 for rival in rivals if not rival.name.startswith(OWN)), default=0.0)
        for place in range(len(groups))
    ]
    for name in (rival.name for rival in rivals if rival.name.startswith(OWN)):
        leads = zip(means[name], best, strict=True)
        rows.append(
            [f"**lead of {name}**", *(f"{own - other:+.3f}" if own is not None else "–" for own, other in leads)]
        )
    return "### F1 at a glance\n\n" + _drawn(rows)


def _mean_f1(rival: Rival, names: Sequence[str], found: Results) -> float | None:
    """Mean F1 over samples, None if one of them was not measured."""
    row = [found[rival.name][name] for name in names]
    return None if any(one.failure for one in row) else sum(one.links.f1 for one in row) / len(row)


def _group(group: str, names: Sequence[str], rivals: Sequence[Rival], found: Results) -> str:
    """Counts of all samples of a group together; seconds added up, the greatest memory."""
    moves = any(one.found_moved.true for rival in rivals for one in (found[rival.name][name] for name in names))
    head = ["", "precision", "recall", "F1", "rewritten", "split, merged", *["moved"] * moves, "seconds", "MB"]
    rows = [head]
    for rival in rivals:
        row = [found[rival.name][name] for name in names]
        failures = sorted({one.failure for one in row if one.failure})
        if failures:
            rows.append([rival.name, ", ".join(failures), *[""] * (len(head) - 2)])
            continue
        links = sum((one.links for one in row), LinkCounts())
        parts = [sum((part(one) for one in row), LinkCounts()).recall for part in (_rewritten, _divided)]
        parts += [sum((one.found_moved for one in row), LinkCounts()).recall] if moves else []
        shares = [links.precision, links.recall, links.f1, *parts]
        seconds = sum(one.seconds for one in row)
        memory = max(one.megabytes for one in row)
        rows.append([rival.name, *(f"{share:.3f}" for share in shares), f"{seconds:.2f}", f"{memory:.0f}"])
    title = f"### {group[0].upper()}{group[1:]} ({len(names)} {'pairs' if len(names) > 1 else 'pair'})"
    return f"{title}\n\n{_drawn(rows)}"


def _rewritten(one: Measurement) -> LinkCounts:
    return one.rewritten


def _divided(one: Measurement) -> LinkCounts:
    return one.found_divided


def _shapes(rivals: Sequence[Rival], groups: Mapping[str, Sequence[str]], found: Results) -> str:
    """Precision and recall of our splits, merges and moves on generated pairs."""
    rows = [["", "", "split, merged: precision", "recall", "moved: precision", "recall"]]
    for rival in (rival for rival in rivals if rival.name.startswith(OWN)):
        for group, names in groups.items():
            row = [found[rival.name][name] for name in names]
            moved = sum((one.moved for one in row), LinkCounts())
            if moved.true and not any(one.failure for one in row):
                divided = sum((one.divided for one in row), LinkCounts())
                shares = (divided.precision, divided.recall, moved.precision, moved.recall)
                rows.append([rival.name, group, *(f"{share:.3f}" for share in shares)])
    return "### Splits, merges and moves, as policydiff reports them\n\n" + _drawn(rows) if len(rows) > 1 else ""


def _siblings(rivals: Sequence[Rival], groups: Mapping[str, Sequence[str]], found: Results) -> str:
    """Draw what became of identical siblings."""
    names = [name for group, members in groups.items() if SIBLINGS in group for name in members]
    rows = [["30 identical siblings", "precision", "recall", "false links above .5"]]
    for rival in rivals if names else ():
        one = found[rival.name][names[0]]
        row = [f"{one.links.precision:.3f}", f"{one.links.recall:.3f}", str(one.false_sure)]
        rows.append([rival.name, *([one.failure, "", ""] if one.failure else row)])
    return "### Identical siblings\n\n" + _drawn(rows) if names else ""


def _versions(rivals: Sequence[Rival]) -> str:
    """Name every package with its version, or say that it was not there."""
    names = dict.fromkeys(name for rival in rivals for name in rival.packages)
    missing = {name for rival in rivals for name in missing_packages(rival)}
    listed = ", ".join(f"{name} {'not installed' if name in missing else version(name)}" for name in names)
    return f"Versions: policydiff {__version__}, Python {python_version()} with its difflib, {listed}."


def _drawn(rows: Sequence[Sequence[str]]) -> str:
    """Draw rows, the first of them the head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])
