"""Which units of two sides belong together: one name, one organ, one job, a collective and what it covers."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.model import Mode, UnitRole, UnitStatus
from compare.organs.identity import Identity, identify, includes, is_one_name, is_renamed, is_same_work
from compare.organs.likeness import is_like_organ
from compare.organs.lower_governments import LowerGovernment
from compare.organs.mentions import mentions
from compare.organs.names import added_names
from compare.organs.register import Register
from compare.organs.register_file import default_register
from documents.model import Task, UnitName

__all__ = [
    "STRENGTH",
    "ListedUnit",
    "UnitPair",
    "UnitTerms",
    "among_others",
    "grouped",
    "inherited",
    "listed_units",
    "of_the_government_below",
    "related",
    "unpaired",
]

STRENGTH: Mapping[UnitRole, int] = {"lead": 3, "responsible": 2, "cooperating": 1}
"""A unit that has several roles within one change counts with the strongest."""


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """What holds for the units of all changes of one comparison.

    Attributes:
        left_everywhere: units that a rule of the left document makes responsible for every task.
        right_everywhere: the same of the right document.
        roles: both documents mark leads, so that roles can be compared.
        register: which names are one organ.
        lower: between two levels, the government that the right document is of; None where it is not known.
    """

    mode: Mode
    left_everywhere: tuple[UnitName, ...] = ()
    right_everywhere: tuple[UnitName, ...] = ()
    roles: bool = True
    register: Register = field(default_factory=default_register)
    lower: LowerGovernment | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ListedUnit:
    """A unit of one side of a change.

    `place` counts the units of the side, `variants` are all names printed for it, `open` says that 等 follows it.
    """

    name: UnitName
    role: UnitRole
    place: int
    identity: Identity
    variants: tuple[UnitName, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class UnitPair:
    """Two units that belong together, or one that stands alone.

    `status` says how; for `kept`, `renamed` and `counterpart` the roles are still to be looked at.
    """

    old: ListedUnit | None
    new: ListedUnit | None
    status: UnitStatus


_Match = Callable[[ListedUnit, ListedUnit], bool]


def listed_units(tasks: Iterable[Task], register: Register) -> list[ListedUnit]:
    """List the units of one side by first mention, each once with its strongest role.

    Args:
        tasks: of one side of a change.
        register: which names are one organ.
    """
    units: list[ListedUnit] = []
    for task, role, name in ((one, *mention) for one in tasks for mention in mentions(one)):
        identity = identify(name, register)
        known = next((unit for unit in units if is_one_name(unit.identity, identity)), None)
        is_open = name in task.open_units
        if known is None:
            units.append(ListedUnit(name, role, len(units), identity, (name,), is_open))
            continue
        strongest = max(known.role, role, key=STRENGTH.__getitem__)
        units[known.place] = replace(
            known, role=strongest, variants=(*known.variants, name), open=known.open or is_open
        )
    return units


def related(olds: Sequence[ListedUnit], news: Sequence[ListedUnit], terms: UnitTerms) -> list[UnitPair]:
    """Pair the units of one name, then those of one organ, of one job, and of a name that the other adds in brackets.

    Of units of one organ or job, one left over meets the first on the other side, unless that one met its own name:
    two organs that became one are both renamed, but of two of which one stayed the other is gone.

    Args:
        olds: units of the left side.
        news: units of the right side.
        terms: what holds for the whole comparison.
    """
    apart = terms.mode == "region"  # the same words name other organs in another province

    def one_name(old: ListedUnit, new: ListedUnit) -> bool:
        return is_one_name(old.identity, new.identity, apart=apart)

    def renamed(old: ListedUnit, new: ListedUnit) -> bool:
        return is_renamed(old.identity, new.identity, apart=apart)

    def same_work(old: ListedUnit, new: ListedUnit) -> bool:
        return is_same_work(old.identity, new.identity)

    def alike(old: ListedUnit, new: ListedUnit) -> bool:
        return is_like_organ(old.name, new.name, terms.register)

    def added(old: ListedUnit, new: ListedUnit) -> bool:
        return _adds(old, new, terms.register) or _adds(new, old, terms.register)

    pairs = _matched(olds, news, one_name, "kept")
    rest_olds, rest_news = unpaired(olds, news, pairs)
    pairs += _met(rest_olds, rest_news, renamed, "renamed")
    free_olds, free_news = unpaired(rest_olds, rest_news, pairs)
    found = _met(free_olds, free_news, same_work, "counterpart")
    free_olds, free_news = unpaired(free_olds, free_news, found)
    pairs += found + _left_over(free_olds, free_news, rest_olds, rest_news, same_work, "counterpart")
    free_olds, free_news = unpaired(olds, news, pairs)
    pairs += _left_over(free_olds, free_news, olds, news, added, "counterpart")
    if terms.mode == "year":
        return pairs  # what one place renames is news
    return pairs + _matched(*unpaired(olds, news, pairs), alike, "counterpart")


def inherited(olds: Iterable[ListedUnit], news: Iterable[ListedUnit], terms: UnitTerms) -> list[UnitPair]:
    """Pair units that one side names with the rule of the other side that makes them responsible for every task.

    Args:
        olds: units of the left side that found no partner.
        news: units of the right side that found no partner.
        terms: what holds for the whole comparison.
    """
    left, right = (
        [ListedUnit(name, "responsible", -1, identify(name, terms.register), (name,)) for name in names]
        for names in (terms.left_everywhere, terms.right_everywhere)
    )

    def under(rule: ListedUnit, unit: ListedUnit) -> bool:
        return is_same_work(rule.identity, unit.identity) or _covers(rule, unit, terms)

    pairs = [UnitPair(old, rule, "inherited") for old in olds for rule in [one for one in right if under(one, old)][:1]]
    pairs += [UnitPair(rule, new, "inherited") for new in news for rule in [one for one in left if under(one, new)][:1]]
    return pairs


def grouped(olds: Sequence[ListedUnit], news: Sequence[ListedUnit], terms: UnitTerms) -> list[UnitPair]:
    """Pair units that stand on one side alone with a collective that stands on the other side alone and covers them.

    Args:
        olds: units of the left side that found no partner.
        news: units of the right side that found no partner.
        terms: what holds for the whole comparison.
    """
    pairs = _left_over(olds, (), (), news, lambda old, new: _covers(new, old, terms), "covered_by_group")
    return pairs + _left_over((), news, olds, (), lambda old, new: _covers(old, new, terms), "named_from_group")


def among_others(
    free_olds: Iterable[ListedUnit],
    free_news: Iterable[ListedUnit],
    olds: Sequence[ListedUnit],
    news: Sequence[ListedUnit],
    terms: UnitTerms,
) -> list[UnitPair]:
    """Pair a collective that stands on one side alone with a unit of the other behind which 等 stands.

    省应急厅等 is 省应急厅 and others: 省级各有关部门, which covers it, is not new beside it.

    Args:
        free_olds: units of the left side that found no partner.
        free_news: the same of the right side.
        olds: all units of the left side.
        news: all units of the right side.
        terms: what holds for the whole comparison.
    """

    def others(unit: ListedUnit, group: ListedUnit) -> bool:
        return unit.open and _covers(group, unit, terms)

    return _left_over(
        free_olds, free_news, olds, news, lambda old, new: others(old, new) or others(new, old), "among_others"
    )


def of_the_government_below(olds: Sequence[ListedUnit], news: Sequence[ListedUnit], terms: UnitTerms) -> list[UnitPair]:
    """Pair a collective of the governments below with the organs of the one that wrote the right document.

    相关区政府 is the district itself, so its organs and towns answer for it. Where none of them is left over, its
    document does, as a whole.

    Args:
        olds: units of the left side that found no partner.
        news: units of the right side that found no partner.
        terms: what holds for the whole comparison.
    """
    lower = terms.lower
    groups = [] if lower is None else [unit for unit in olds if lower.is_among(unit.name)]
    if lower is None or not groups:
        return []
    own = [unit for unit in news if lower.owns(unit.identity.level)]
    if own:
        return [UnitPair(group, unit, "counterpart") for group in groups for unit in own]
    place = UnitName(lower.place)
    whole = ListedUnit(place, "responsible", -1, identify(place, terms.register), (place,))
    return [UnitPair(group, whole, "inherited") for group in groups]


def _met(olds: Sequence[ListedUnit], news: Sequence[ListedUnit], match: _Match, status: UnitStatus) -> list[UnitPair]:
    """Pair units one by one, then each that is left over with the first that it matches."""
    pairs = _matched(olds, news, match, status)
    return pairs + _left_over(*unpaired(olds, news, pairs), olds, news, match, status)


def _matched(
    olds: Sequence[ListedUnit], news: Sequence[ListedUnit], match: _Match, status: UnitStatus
) -> list[UnitPair]:
    """Pair units one by one, those nearest to the top first, so that both directions give the same pairs."""
    found = [(old, new) for old in olds for new in news if match(old, new)]
    found.sort(key=lambda pair: (pair[0].place + pair[1].place, abs(pair[0].place - pair[1].place)))
    pairs: list[UnitPair] = []
    taken: set[ListedUnit] = set()
    for old, new in found:
        if old not in taken and new not in taken:
            taken |= {old, new}
            pairs.append(UnitPair(old, new, status))
    return pairs


def _left_over(
    free_olds: Iterable[ListedUnit],
    free_news: Iterable[ListedUnit],
    olds: Sequence[ListedUnit],
    news: Sequence[ListedUnit],
    match: _Match,
    status: UnitStatus,
) -> list[UnitPair]:
    """Pair each free unit with the first of the other side that it matches, whether that one is free or not."""
    found = [UnitPair(old, new, status) for old in free_olds for new in [one for one in news if match(old, one)][:1]]
    found += [UnitPair(old, new, status) for new in free_news for old in [one for one in olds if match(one, new)][:1]]
    return list(dict.fromkeys(found))


def unpaired(
    olds: Iterable[ListedUnit], news: Iterable[ListedUnit], pairs: Iterable[UnitPair], told: Collection[ListedUnit] = ()
) -> tuple[list[ListedUnit], list[ListedUnit]]:
    """Return the units that no pair holds and no hand-over speaks of.

    Args:
        olds: units of the left side.
        news: units of the right side.
        pairs: what is paired already.
        told: the units of a hand-over.
    """
    taken = {unit for pair in pairs for unit in (pair.old, pair.new)} | set(told)
    return [unit for unit in olds if unit not in taken], [unit for unit in news if unit not in taken]


def _adds(unit: ListedUnit, other: ListedUnit, register: Register) -> bool:
    """Whether a unit adds the name of another one in brackets: 市政务数据办（市跑改办）and 省委改革办."""
    added = (identify(name, register).job for variant in unit.variants for name in added_names(variant))
    return other.identity.job in added


def _covers(group: ListedUnit, member: ListedUnit, terms: UnitTerms) -> bool:
    return includes(group.name, member.name, terms.register, across=terms.mode == "level")
