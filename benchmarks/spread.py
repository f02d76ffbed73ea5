"""Count the subjects that have each pair of letters: `python -m benchmarks.spread` writes `align/spread.json`."""

import os
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from json import dumps, loads
from pathlib import Path

from align.folding import normalised
from benchmarks.pairs import ROOT

__all__ = ["spread"]

COMMONEST_ONLY = 8
"""Subjects from which a pair of letters is written down: 4,000 of 90,000. With all of them, or from 3, 5 or 10 on, the
same links are made and as many false ones are sure."""


def spread(texts: Iterable[tuple[str, str]], stock: Iterable[str] = ()) -> dict[str, int]:
    """Count the subjects of each pair of letters.

    Args:
        texts: (subject, text) pairs.
        stock: texts without a matter of their own: whatever stands in them belongs to every subject.
    """
    subjects: dict[str, set[str]] = defaultdict(set)
    for subject, text in texts:
        for pair in _pairs(text):
            subjects[pair].add(subject)
    every = set().union(*subjects.values())
    for text in stock:
        for pair in _pairs(text):
            subjects[pair] = every
    return {pair: len(found) for pair, found in subjects.items()}


def _pairs(text: str) -> set[str]:
    folded = normalised(text)
    return {pair for start in range(len(folded) - 1) if (pair := folded[start : start + 2]).isalnum()}


def _stock() -> list[str]:
    """Read the stock sentences written for this purpose."""
    content = tomllib.loads((ROOT / "benchmarks" / "stock.toml").read_text(encoding="utf-8"))
    return [sentence for sentences in content.values() for sentence in sentences]


def _texts(folder: Path) -> list[tuple[str, str]]:
    """Read the groups of demands, hand-written in some thirty subjects; only their counts may be passed on."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            group: Mapping[str, str] = loads(line)
            found += [(group["field"], text) for text in (group["a"], *group["p"], group["part"], *group["n"])]
    return found


def main() -> None:
    """Count `$POLICYDIFF_TRAINING`, else `shared/training` beside the checkout, and write the common pairs."""
    texts = _texts(Path(os.environ.get("POLICYDIFF_TRAINING") or ROOT.parent / "shared" / "training"))
    counts = spread(texts, _stock())
    common: dict[int, list[str]] = defaultdict(list)
    for pair in sorted(counts):
        if counts[pair] >= COMMONEST_ONLY:
            common[counts[pair]].append(pair)
    content = {
        "about": "Pairs of letters by the number of subjects of policy whose demands have them, from "
        f"{COMMONEST_ONLY} on; counted by `python -m benchmarks.spread`, see docs/method.md.",
        "subjects": len({subject for subject, _ in texts}),
        "pairs": {str(count): "".join(common[count]) for count in sorted(common)},
    }
    text = dumps(content, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "align" / "spread.json").write_text(text, encoding="utf-8")
    print(f"{len(texts)} texts, {sum(map(len, common.values()))} of {len(counts)} pairs, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
