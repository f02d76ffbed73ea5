"""Say which neighbouring clauses are one demand: what is asked, by which means, and what for."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from json import loads
from math import exp
from typing import Final, NamedTuple

from collate.collection import Clause, Witness
from compare.texts.folding import fold
from compare.texts.rarity import Weights, bigram_weights, bigrams

__all__ = ["HALF", "MEASURES", "demands", "measured", "says_what_for", "togetherness"]

SURE: Final = 700
"""Thousandths from which neighbours are one demand before anything is linked: a demand wrongly joined draws two matters
into one. With weights that did not know the collection 650 to 750 do equally well (docs/collation.md)."""

HALF: Final = 500
"""Thousandths from which neighbours that travel together through all their documents are one matter."""

MEASURES: Final = (
    "sentence_ends",  # a sentence ends between the two
    "first",  # the first one begins a sentence
    "last",  # the second one ends a sentence
    "demand_before",  # the first one begins with what it asks for: 加强, 推进
    "demand_behind",  # the second one does
    "effect_behind",  # the second one begins with what comes of it: 确保, 助力
    "held",  # rare bigrams that both have, of the lighter clause
)

ENDS: Final = "。；;！？!?"


class _Openings(NamedTuple):
    """The contents of openings.toml, ready for look-up."""

    demand: re.Pattern[str]
    effect: re.Pattern[str]


def togetherness(clauses: Sequence[Clause], witnesses: Sequence[Witness]) -> dict[int, int]:
    """Say how likely each clause and the next one of its task are one demand.

    Args:
        clauses: of all witnesses, by (witness, task, start).
        witnesses: whose clauses they are.

    Returns:
        Thousandths by the index of the first of the two.

    Source:
        Logistic regression on matters that readers wrote down, `python -m benchmarks.grain_fit`.
    """
    base, points = _weights()
    return {
        index: round(1000 / (1 + exp(-base - sum(points[name] * value for name, value in values.items()))))
        for index, values in measured(clauses, witnesses).items()
    }


def demands(clauses: Sequence[Clause], together: Mapping[int, int]) -> tuple[tuple[int, ...], ...]:
    """Join neighbours of one sentence that are surely one demand.

    Returns:
        Indices of clauses, every clause once, by the first of each.
    """
    found: list[list[int]] = []
    for index in range(len(clauses)):
        if index and together.get(index - 1, 0) >= SURE and not _ends(clauses[index - 1]):
            found[-1].append(index)
        else:
            found.append([index])
    return tuple(tuple(own) for own in found)


def says_what_for(clause: Clause) -> bool:
    """Whether a clause begins with what comes of a demand, not with one: 为打赢疫情防控阻击战提供坚强保障."""
    return _openings().effect.match(clause.core_text.strip()) is not None


def measured(clauses: Sequence[Clause], witnesses: Sequence[Witness]) -> dict[int, dict[str, float]]:
    """Measure each clause and the next one of its task: `MEASURES` by the index of the first of the two."""
    weights: dict[int, Weights] = {}
    found: dict[int, dict[str, float]] = {}
    begins = True
    for index in range(len(clauses) - 1):
        one, other = clauses[index], clauses[index + 1]
        if (one.witness, one.task) == (other.witness, other.task):
            if one.witness not in weights:
                weights[one.witness] = bigram_weights(task.words for task in witnesses[one.witness].tasks)
            found[index] = _measures(one, other, begins, weights[one.witness])
            begins = one.last
        else:
            begins = True
    return found


def _measures(one: Clause, other: Clause, begins: bool, weights: Weights) -> dict[str, float]:
    words = _openings()
    before, behind = one.core_text.strip(), other.core_text.strip()
    parts = [bigrams(fold(text)) for text in (before, behind)]
    lighter = min(sum(weights.get(part, 1.0) for part in sorted(own)) for own in parts)
    shared = sum(weights.get(part, 1.0) for part in sorted(parts[0] & parts[1]))
    return {
        "sentence_ends": float(_ends(one)),
        "first": float(begins),
        "last": float(other.last),
        "demand_before": float(words.demand.match(before) is not None),
        "demand_behind": float(words.demand.match(behind) is not None),
        "effect_behind": float(words.effect.match(behind) is not None),
        "held": shared / max(lighter, 1.0),
    }


def _ends(clause: Clause) -> bool:
    """Whether a sentence, or a part of one that stands by itself, ends with a clause."""
    return clause.last or clause.core_text.strip()[-1:] in tuple(ENDS)


@cache
def _openings() -> _Openings:
    with resources.files(__package__).joinpath("openings.toml").open("rb") as file:
        words = tomllib.load(file)
    adverbs, given, lead_ins, effects = (
        "|".join(words[name]) for name in ("adverbs", "demands", "lead_ins", "effects")
    )
    return _Openings(re.compile(f"(?:{adverbs})*(?:{given})"), re.compile(f"(?:{lead_ins})*(?:{effects})"))


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    """Read run_weights.json: the log-odds of two neighbours of which every measure is 0, and those of each measure."""
    content = loads(resources.files(__package__).joinpath("run_weights.json").read_text(encoding="utf-8"))
    return float(content["base"]), {name: float(content["points"][name]) for name in MEASURES}
