"""How far two reviewers agree on the rows that both decided."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from compare.decisions import Decision, DecisionLog
from compare.kinds import KINDS
from review.standing import standing_decisions

__all__ = ["Agreement", "TypeAgreement", "agreement"]

SINGLE_LINKS = "link"
"""Stands for the type where a single link of a row was decided."""


@dataclass(frozen=True, slots=True)
class TypeAgreement:
    """Counts of one type of row; `agreed` of `both` got the same decision."""

    kind: str
    both: int
    agreed: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two reviewers.

    Attributes:
        first: keys that the first has decided.
        second: keys that the second has decided.
        both: keys that both have decided.
        agreed: keys that both have decided alike; two relinks agree when they make the same links, two retypes when
            they name the same kind.
        kappa: Cohen's kappa over what was decided, in [-1, 1]; None when it is undefined: no key in common, or both
            said the same one thing throughout.
        types: one entry for each type of row that both decided, in the order of `KINDS`, single links last.
        table: (action of the first, action of the second, count), most frequent first.
        differing: keys that were decided differently, with both actions, sorted by key.
    """

    first: int
    second: int
    both: int
    agreed: int
    kappa: float | None
    types: tuple[TypeAgreement, ...]
    table: tuple[tuple[str, str, int], ...]
    differing: tuple[tuple[str, str, str], ...]


def agreement(one: DecisionLog, other: DecisionLog) -> Agreement:
    """Measure the agreement of two logs on one report, by the key of row or link.

    Source:
        Cohen 1960, A coefficient of agreement for nominal scales. Categories are accept, reject, later, each kind of
        a retype and each set of links of a relink.
    """
    first, second = _decided(one), _decided(other)
    both = sorted(first.keys() & second.keys())
    alike = [key for key in both if _category(first[key]) == _category(second[key])]
    kinds = [*KINDS, SINGLE_LINKS]
    of_kind = Counter(_kind(first[key]) for key in both)
    agreed_of_kind = Counter(_kind(first[key]) for key in alike)
    table = Counter((first[key].action, second[key].action) for key in both)
    same = set(alike)
    return Agreement(
        first=len(first),
        second=len(second),
        both=len(both),
        agreed=len(alike),
        kappa=_kappa([(_category(first[key]), _category(second[key])) for key in both]),
        types=tuple(TypeAgreement(kind, of_kind[kind], agreed_of_kind[kind]) for kind in kinds if of_kind[kind]),
        table=tuple((*pair, count) for pair, count in sorted(table.items(), key=lambda entry: (-entry[1], entry[0]))),
        differing=tuple((key, first[key].action, second[key].action) for key in both if key not in same),
    )


def _decided(log: DecisionLog) -> Mapping[str, Decision]:
    return {decision.key: decision for decision in standing_decisions(log).states}


def _kind(decision: Decision) -> str:
    machine = decision.machine
    return SINGLE_LINKS if machine is None or machine.kind is None else machine.kind


def _category(decision: Decision) -> tuple[object, ...]:
    """Name what was decided so that equal decisions have equal names."""
    human = decision.human
    if decision.action == "relink" and human is not None:
        return ("relink", tuple(sorted(human.links)), tuple(sorted((*human.left, *human.right))))
    if decision.action == "retype" and human is not None:
        return ("retype", human.kind)
    return (decision.action,)


def _kappa(pairs: list[tuple[tuple[object, ...], tuple[object, ...]]]) -> float | None:
    """Correct the share of equal pairs by what chance would give."""
    if not pairs:
        return None
    total = len(pairs)
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(count * seconds[category] for category, count in firsts.items())
    if by_chance == total * total:
        return None
    observed = sum(one == other for one, other in pairs)
    return (observed * total - by_chance) / (total * total - by_chance)
