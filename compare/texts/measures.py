"""Find the measure that a clause takes against those it names: 对…的企业依法关停 (measures.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from compare.texts.folding import fold
from compare.texts.rarity import Weights, containment

__all__ = ["Measure", "against_the_same", "find_measure"]

LONGEST_LEAD = 12
"""Characters before 对: who acts, 主管部门要对…."""

SHARED_WEIGHT = 0.5
"""Weight of what two clauses must share of those they name: one word that is no formula. Both say 对 and both take a
measure, and their tasks are linked."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure in a clause.

    Attributes:
        start: offset of its first character in the clause.
        text: the word.
        step: how hard it is, from 0.
        against: whom it is taken against, folded.
    """

    start: int
    text: str
    step: int
    against: str


def find_measure(clause: str) -> Measure | None:
    """Find the measure that a clause ends with; None for a clause that does not say against whom, or takes none."""
    if "对" not in clause and "凡" not in clause:
        return None
    steps, pattern = _measures()
    match = pattern.match(clause)
    if match is None:
        return None
    return Measure(match.start("measure"), match["measure"], steps[match["measure"]], fold(match["against"]))


def against_the_same(one: Measure, other: Measure, weights: Weights) -> float:
    """Weigh what two measures share of those they are taken against; 0 when that is a formula or less."""
    _, weight = containment(one.against, other.against, weights)
    return weight if weight >= SHARED_WEIGHT else 0.0


@cache
def _measures() -> tuple[dict[str, int], re.Pattern[str]]:
    """Read measures.toml once: the step of each word, and the pattern of a clause."""
    with resources.files(__package__).joinpath("measures.toml").open("rb") as file:
        data = tomllib.load(file)
    steps = {word: step for step, words in enumerate(data["steps"]) for word in words}
    words = "|".join(map(re.escape, sorted(steps, key=lambda word: (-len(word), word))))
    behind = "|".join(map(re.escape, data["behind"]))
    return steps, re.compile(
        rf"[^，。；]{{0,{LONGEST_LEAD}}}?(?:对于?|凡是?)(?P<against>[^，。；]{{2,}}?)"
        rf"(?<![不未免])(?<!不[予得再])(?P<measure>{words})(?:{behind})?\W*$"
    )
