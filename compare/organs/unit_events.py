"""What became of the responsible units of one change; docs/decisions/0005-unit-events.md says what is told."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.model import Mode, UnitChange, UnitRole, UnitStatus
from compare.order import reading_order
from compare.organs.identity import Identity, identify, includes, is_one_name, is_renamed, is_same_work
from compare.organs.likeness import is_like_organ
from compare.organs.lower_governments import LowerGovernment
from compare.organs.mentions import mentions
from compare.organs.names import added_names
from compare.organs.register import Register
from compare.organs.register_file import default_register
from documents.model import Task, UnitName

__all__ = ["UnitTerms", "unit_changes"]

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
class _Unit:
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
class _Pair:
    """Two units that belong together, or one that stands alone.

    `status` says how; for `kept`, `renamed` and `counterpart` the roles are still to be looked at.
    """

    old: _Unit | None
    new: _Unit | None
    status: UnitStatus


@dataclass(frozen=True, slots=True)
class _Handover:
    """The lead goes from `old` to `new`; `after` is what the one is now, `before` what the other was."""

    old: _Unit
    new: _Unit
    after: tuple[_Unit, ...]
    before: tuple[_Unit, ...]

    @property
    def told(self) -> tuple[_Unit, ...]:
        """All units that the event speaks of."""
        return (self.old, self.new, *self.after, *self.before)


_Match = Callable[[_Unit, _Unit], bool]


def unit_changes(left: Sequence[Task], right: Sequence[Task], terms: UnitTerms) -> tuple[UnitChange, ...]:
    """Say what became of every unit of a change.

    Args:
        left: left tasks; none for an added task.
        right: right tasks; none for a dropped task.
        terms: what holds for the whole comparison.

    Returns:
        Events in the right order of units; a unit that left stands after its left neighbour. Every unit that a task
        names has an event, or a hand-over of the lead speaks of it. Swapping the sides mirrors the events.
    """
    olds, news = _side(left, terms.register), _side(right, terms.register)
    pairs = _related(olds, news, terms)
    handover = _handover(olds, news, pairs) if terms.roles and terms.mode != "level" else None
    told: tuple[_Unit, ...] = ()
    if handover is not None:
        told = handover.told
        pairs = [pair for pair in pairs if pair.old is not handover.old and pair.new is not handover.new]
    whole = bool(left) and bool(right)
    if whole:
        pairs += _inherited(*_free(olds, news, pairs, told), terms)
        pairs += _grouped(*_free(olds, news, pairs, told), terms)
        pairs += _among_others(*_free(olds, news, pairs, told), olds, news, terms)
        pairs += _of_the_government_below(*_free(olds, news, pairs, told), terms)
    free_olds, free_news = _free(olds, news, pairs, told)
    silent = whole and not (olds and news)
    pairs += [_Pair(old, None, "not_listed" if silent else "dropped") for old in free_olds]
    pairs += [_Pair(None, new, "not_listed" if silent else "added") for new in free_news]
    if handover is not None:
        pairs.append(_Pair(handover.old, handover.new, "lead_handed_over"))
    led = any(unit.role == "lead" for unit in news)
    written = (_written(pair, handover, terms, led=led) for pair in _in_order(pairs))
    return tuple(unit if terms.mode == "level" else _unlisted(unit, olds, news) for unit in written)


def _side(tasks: Iterable[Task], register: Register) -> list[_Unit]:
    """List the units of one side by first mention, each once with its strongest role."""
    units: list[_Unit] = []
    for task, role, name in ((one, *mention) for one in tasks for mention in mentions(one)):
        identity = identify(name, register)
        known = next((unit for unit in units if is_one_name(unit.identity, identity)), None)
        is_open = name in task.open_units
        if known is None:
            units.append(_Unit(name, role, len(units), identity, (name,), is_open))
            continue
        strongest = max(known.role, role, key=STRENGTH.__getitem__)
        units[known.place] = replace(
            known, role=strongest, variants=(*known.variants, name), open=known.open or is_open
        )
    return units


def _related(olds: Sequence[_Unit], news: Sequence[_Unit], terms: UnitTerms) -> list[_Pair]:
    """Pair the units of one name, then those of one organ, of one job, and of a name that the other adds in brackets.

    Of units of one organ or job, one left over meets the first on the other side, unless that one met its own name:
    two organs that became one are both renamed, but of two of which one stayed the other is gone.
    """
    apart = terms.mode == "region"  # the same words name other organs in another province

    def one_name(old: _Unit, new: _Unit) -> bool:
        return is_one_name(old.identity, new.identity, apart=apart)

    def renamed(old: _Unit, new: _Unit) -> bool:
        return is_renamed(old.identity, new.identity, apart=apart)

    def same_work(old: _Unit, new: _Unit) -> bool:
        return is_same_work(old.identity, new.identity)

    def alike(old: _Unit, new: _Unit) -> bool:
        return is_like_organ(old.name, new.name, terms.register)

    def added(old: _Unit, new: _Unit) -> bool:
        return _adds(old, new, terms.register) or _adds(new, old, terms.register)

    pairs = _matched(olds, news, one_name, "kept")
    rest_olds, rest_news = _free(olds, news, pairs)
    pairs += _met(rest_olds, rest_news, renamed, "renamed")
    free_olds, free_news = _free(rest_olds, rest_news, pairs)
    found = _met(free_olds, free_news, same_work, "counterpart")
    free_olds, free_news = _free(free_olds, free_news, found)
    pairs += found + _left_over(free_olds, free_news, rest_olds, rest_news, same_work, "counterpart")
    free_olds, free_news = _free(olds, news, pairs)
    pairs += _left_over(free_olds, free_news, olds, news, added, "counterpart")
    if terms.mode == "year":
        return pairs  # what one place renames is news
    return pairs + _matched(*_free(olds, news, pairs), alike, "counterpart")


def _met(olds: Sequence[_Unit], news: Sequence[_Unit], match: _Match, status: UnitStatus) -> list[_Pair]:
    """Pair units one by one, then each that is left over with the first that it matches."""
    pairs = _matched(olds, news, match, status)
    return pairs + _left_over(*_free(olds, news, pairs), olds, news, match, status)


def _matched(olds: Sequence[_Unit], news: Sequence[_Unit], match: _Match, status: UnitStatus) -> list[_Pair]:
    """Pair units one by one, those nearest to the top first, so that both directions give the same pairs."""
    found = [(old, new) for old in olds for new in news if match(old, new)]
    found.sort(key=lambda pair: (pair[0].place + pair[1].place, abs(pair[0].place - pair[1].place)))
    pairs: list[_Pair] = []
    taken: set[_Unit] = set()
    for old, new in found:
        if old not in taken and new not in taken:
            taken |= {old, new}
            pairs.append(_Pair(old, new, status))
    return pairs


def _left_over(
    free_olds: Iterable[_Unit],
    free_news: Iterable[_Unit],
    olds: Sequence[_Unit],
    news: Sequence[_Unit],
    match: _Match,
    status: UnitStatus,
) -> list[_Pair]:
    """Pair each free unit with the first of the other side that it matches, whether that one is free or not."""
    found = [_Pair(old, new, status) for old in free_olds for new in [one for one in news if match(old, one)][:1]]
    found += [_Pair(old, new, status) for new in free_news for old in [one for one in olds if match(one, new)][:1]]
    return list(dict.fromkeys(found))


def _free(
    olds: Iterable[_Unit], news: Iterable[_Unit], pairs: Iterable[_Pair], told: Collection[_Unit] = ()
) -> tuple[list[_Unit], list[_Unit]]:
    """Return the units that no pair holds and no hand-over speaks of."""
    taken = {unit for pair in pairs for unit in (pair.old, pair.new)} | set(told)
    return [unit for unit in olds if unit not in taken], [unit for unit in news if unit not in taken]


def _adds(unit: _Unit, other: _Unit, register: Register) -> bool:
    """Whether a unit adds the name of another one in brackets: 市政务数据办（市跑改办）and 省委改革办."""
    added = (identify(name, register).job for variant in unit.variants for name in added_names(variant))
    return other.identity.job in added


def _handover(olds: Iterable[_Unit], news: Iterable[_Unit], pairs: Sequence[_Pair]) -> _Handover | None:
    """Find the first unit that leads on the left alone and the first that leads on the right alone."""
    both = {
        unit
        for pair in pairs
        if pair.old is not None and pair.new is not None and pair.old.role == pair.new.role == "lead"
        for unit in (pair.old, pair.new)
    }
    old = next((unit for unit in olds if unit.role == "lead" and unit not in both), None)
    new = next((unit for unit in news if unit.role == "lead" and unit not in both), None)
    if old is None or new is None:
        return None
    after = tuple(pair.new for pair in pairs if pair.old is old and pair.new is not None)
    before = tuple(pair.old for pair in pairs if pair.new is new and pair.old is not None)
    return _Handover(old, new, after, before)


def _inherited(olds: Iterable[_Unit], news: Iterable[_Unit], terms: UnitTerms) -> list[_Pair]:
    """Pair units that one side names with the rule of the other side that makes them responsible for every task."""
    left, right = (
        [_Unit(name, "responsible", -1, identify(name, terms.register), (name,)) for name in names]
        for names in (terms.left_everywhere, terms.right_everywhere)
    )

    def under(rule: _Unit, unit: _Unit) -> bool:
        return is_same_work(rule.identity, unit.identity) or _covers(rule, unit, terms)

    pairs = [_Pair(old, rule, "inherited") for old in olds for rule in [one for one in right if under(one, old)][:1]]
    pairs += [_Pair(rule, new, "inherited") for new in news for rule in [one for one in left if under(one, new)][:1]]
    return pairs


def _grouped(olds: Sequence[_Unit], news: Sequence[_Unit], terms: UnitTerms) -> list[_Pair]:
    """Pair units that stand on one side alone with a collective that stands on the other side alone and covers them."""
    pairs = _left_over(olds, (), (), news, lambda old, new: _covers(new, old, terms), "covered_by_group")
    return pairs + _left_over((), news, olds, (), lambda old, new: _covers(old, new, terms), "named_from_group")


def _among_others(
    free_olds: Iterable[_Unit],
    free_news: Iterable[_Unit],
    olds: Sequence[_Unit],
    news: Sequence[_Unit],
    terms: UnitTerms,
) -> list[_Pair]:
    """Pair a collective that stands on one side alone with a unit of the other behind which 等 stands.

    省应急厅等 is 省应急厅 and others: 省级各有关部门, which covers it, is not new beside it.
    """

    def others(unit: _Unit, group: _Unit) -> bool:
        return unit.open and _covers(group, unit, terms)

    return _left_over(
        free_olds, free_news, olds, news, lambda old, new: others(old, new) or others(new, old), "among_others"
    )


def _of_the_government_below(olds: Sequence[_Unit], news: Sequence[_Unit], terms: UnitTerms) -> list[_Pair]:
    """Pair a collective of the governments below with the organs of the one that wrote the right document.

    相关区政府 is the district itself, so its organs and towns answer for it. Where none of them is left over, its
    document does, as a whole.
    """
    lower = terms.lower
    groups = [] if lower is None else [unit for unit in olds if lower.is_among(unit.name)]
    if lower is None or not groups:
        return []
    own = [unit for unit in news if lower.owns(unit.identity.level)]
    if own:
        return [_Pair(group, unit, "counterpart") for group in groups for unit in own]
    place = UnitName(lower.place)
    whole = _Unit(place, "responsible", -1, identify(place, terms.register), (place,))
    return [_Pair(group, whole, "inherited") for group in groups]


def _covers(group: _Unit, member: _Unit, terms: UnitTerms) -> bool:
    return includes(group.name, member.name, terms.register, across=terms.mode == "level")


def _in_order(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Put pairs in the right order of units; one that left stands after its left neighbour."""
    by_left = sorted(pairs, key=lambda pair: (pair.old is None, 0 if pair.old is None else pair.old.place))
    places = [
        tuple(() if unit is None or unit.place < 0 else (unit.place,) for unit in (pair.old, pair.new))
        for pair in by_left
    ]
    return [by_left[index] for index in reading_order([(left, right) for left, right in places])]


def _unlisted(unit: UnitChange, olds: Sequence[_Unit], news: Sequence[_Unit]) -> UnitChange:
    """Mark a unit that does not lead, or a collective, that a side which names leads alone does not name."""
    if unit.status in {"dropped", "named_from_group"}:
        other, role = news, unit.left_role
    elif unit.status in {"added", "covered_by_group"}:
        other, role = olds, unit.right_role
    else:
        return unit
    unlisted = role != "lead" and bool(other) and all(one.role == "lead" for one in other)
    return replace(unit, unlisted=True) if unlisted else unit


def _written(pair: _Pair, handover: _Handover | None, terms: UnitTerms, *, led: bool) -> UnitChange:
    """Write a pair down with its status; `led` says whether anybody leads on the right."""
    old, new = pair.old, pair.new
    handed = handover is not None and pair.status == "lead_handed_over"
    return UnitChange(
        _status(pair, terms, led=led),
        None if old is None else old.name,
        None if new is None else new.name,
        None if old is None else old.role,
        None if new is None else new.role,
        left_after=_strongest(handover.after) if handed and handover is not None else None,
        right_before=_strongest(handover.before) if handed and handover is not None else None,
        reform=_reform(old, new) if pair.status == "renamed" else None,
        left_open=old is not None and old.open,
        right_open=new is not None and new.open,
    )


def _status(pair: _Pair, terms: UnitTerms, *, led: bool) -> UnitStatus:
    """Look at the roles of two units that belong together; where nobody leads any more, nobody lost the lead."""
    old, new = pair.old, pair.new
    if old is None or new is None or pair.status not in {"kept", "renamed", "counterpart"}:
        return pair.status
    divided_anew = terms.mode == "level" and pair.status == "counterpart"
    if not terms.roles or old.role == new.role or divided_anew:
        return pair.status
    if new.role == "lead":
        return "lead_gained"
    lost = old.role == "lead" and (led or terms.mode != "year")
    return "lead_lost" if lost else "role_changed"


def _strongest(units: Iterable[_Unit]) -> UnitRole | None:
    return max((unit.role for unit in units), key=STRENGTH.__getitem__, default=None)


def _reform(old: _Unit | None, new: _Unit | None) -> int | None:
    """Return the year in which the older of two names of one organ went out of use."""
    years = [unit.identity.until for unit in (old, new) if unit is not None and unit.identity.until is not None]
    return min(years, default=None)
