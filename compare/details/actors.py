"""Which organs two clauses name of which one became the other; documents without fields for units name them there."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from align.clauses import clauses
from compare.model import ClauseEdit
from compare.particulars import ActorChange, ClauseRef
from compare.texts.folding import fold
from compare.texts.rarity import bigrams
from documents.chinese.organ_patterns import body_ending
from documents.chinese.organ_words import is_unit
from documents.chinese.organs_in_prose import ProseOrgans, organ_names, organs_in_prose

__all__ = ["actor_changes"]

BINDING: Final = re.compile(r"应当|负责|可以|不得|必须|会同|[由经]")
LEVEL: Final = re.compile(r"县级以上|县级|县（市、区）|区、县（市）|县（市）|县\(市、区\)")
SAME_ORGAN: Final = re.compile(
    r"各级?|有关|相关|本级|同级|地方|本行政区域|行政(?=主管|管理|部门)|(?:主管|管理)(?=部门)|人民政府(?=.{1,16}部门|[、和及与])|[、（）()和及与其等\s]"
)
"""What two names of one organ differ in: 县级以上人民政府交通运输主管部门, 县级交通运输行政主管部门."""

SAME_ACT: Final = 0.45
"""Share in [0, 1] of the pairs of characters of two clauses without who acts from which both ask for one act, such as
组织编制湿地保护规划. Less, and the clauses may only speak of one matter."""

SAME_WORDS: Final = 0.6
"""The same for an organ that one clause names and the other one does not: 向公安部门办理证明, 办理证明."""

LIST: Final = 3
"""Names of one role that are a list; of two lists what they differ in is told, of fewer names all."""

NOBODYS: Final = re.compile(r"[本该其]|有关|相关|其他|有权")
"""How the name of an organ begins that only the text around says."""

WITH: Final = "会同"


@dataclass(frozen=True, slots=True)
class _Named:
    """Organs that a clause names in one role, with whom they act, and what both are called without level and rank."""

    organs: ProseOrgans
    along: ProseOrgans | None
    name: str
    name_along: str

    @property
    def text(self) -> str:
        return self.organs.text + (WITH + self.along.text if self.along is not None else "")

    def ref(self, clause: ClauseRef) -> ClauseRef:
        start, end = self.organs.start, self.organs.end
        return ClauseRef(clause.task, clause.start + start, clause.start + end, self.organs.text)


def actor_changes(
    text: Sequence[ClauseEdit], sure: Callable[[ClauseRef, ClauseRef], bool], *, places: Sequence[str] = ()
) -> tuple[ActorChange, ...]:
    """Say where another organ is named.

    Args:
        text: the edits of one change; only clauses that surely became one another are read.
        sure: whether two clauses stand in tasks that surely belong together.
        places: names of both places where two places are compared: 济南市 here and 郑州市 there is no other organ.

    Returns:
        In the order of the clauses, each change once. Of an organ that the other side of the change names as well the
        clauses may be those of two: nothing is said of it.
    """
    everybody = (
        set(_everybody((edit.left for edit in text), places)),
        set(_everybody((edit.right for edit in text), places)),
    )
    found: dict[tuple[str | None, str | None], ActorChange] = {}
    for edit in text:
        if edit.status != "changed" or edit.tentative or edit.left is None or edit.right is None:
            continue
        if sure(edit.left, edit.right):
            for change in _between(edit.left, edit.right, everybody, places):
                found.setdefault((change.left, change.right), change)
    return tuple(found.values())


def _everybody(side: Iterable[ClauseRef | None], places: Sequence[str]) -> Iterator[str]:
    """Yield the organs that one side of a change names, together and each by itself, with and without their endings."""
    for ref in side:
        if ref is None:
            continue
        for start, end in clauses(ref.text):
            for one in organs_in_prose(ref.text[start:end]):
                for name in (one.text, *organ_names(one.text)):
                    yield from (plain := _plain(name, places), _duty(plain))


def _between(
    left: ClauseRef, right: ClauseRef, everybody: tuple[set[str], set[str]], places: Sequence[str]
) -> Iterator[ActorChange]:
    """Say what became of the organs of a clause."""
    olds, news = _apart(_named(left.text, places), _named(right.text, places))
    if not olds and not news:
        return
    alike = _alike(_rest(left.text, olds), _rest(right.text, news))
    for old, new in _partners(olds, news):
        if old is not None and new is not None:
            if alike >= SAME_ACT:
                yield from _changed(old.ref(left), new.ref(right), old, new, everybody, places)
        elif alike >= SAME_WORDS and old is not None and _is_told_alone(old) and old.name not in everybody[1]:
            yield ActorChange(old.text, None, old.ref(left), None)
        elif alike >= SAME_WORDS and new is not None and _is_told_alone(new) and new.name not in everybody[0]:
            yield ActorChange(None, new.text, None, new.ref(right))


def _is_told_alone(role: _Named) -> bool:
    """Whether it tells something that the other clause lacks it: a subject may stand in the clause before."""
    names = organ_names(role.organs.text)
    is_named = NOBODYS.match(names[0]) is None and (is_unit(names[0]) or len(names) >= LIST)
    return bool(role.organs.leads_in) and is_named


def _changed(
    left: ClauseRef,
    right: ClauseRef,
    old: _Named,
    new: _Named,
    everybody: tuple[set[str], set[str]],
    places: Sequence[str],
) -> Iterator[ActorChange]:
    """Say of two roles that became one another who is another one; of two lists who came and who left."""
    lists = organ_names(old.organs.text), organ_names(new.organs.text)
    plain = [[_duty(_plain(name, places)) for name in names] for names in lists]
    keys = set(plain[0]), set(plain[1])
    if keys[0] == keys[1] and old.name_along == new.name_along:
        return
    if keys[0] & keys[1] and (max(map(len, lists)) >= LIST or keys[0] < keys[1] or keys[1] < keys[0]):
        long = max(map(len, lists)) >= LIST
        gone, come = (
            [
                name
                for name, key in zip(names, mine, strict=True)
                if key not in {*others, *elsewhere} and NOBODYS.match(name) is None and (is_unit(name) or long)
            ]
            for names, mine, others, elsewhere in zip(lists, plain, plain[::-1], everybody[::-1], strict=True)
        )
        if gone:
            yield ActorChange("、".join(gone), None, left, None)
        if come:
            yield ActorChange(None, "、".join(come), None, right)
    elif old.name == new.name or not (old.name in everybody[1] or new.name in everybody[0]):
        yield ActorChange(old.text, new.text, left, right)


def _named(clause: str, places: Sequence[str]) -> list[_Named]:
    """Find the roles in which a clause names organs, in reading order."""
    roles: list[_Named] = []
    for organs in organs_in_prose(clause):
        name = _plain(organs.text, places)
        if organs.leads_in == WITH and roles and roles[-1].along is None:
            last = roles[-1]
            roles[-1] = _Named(last.organs, organs, last.name, name)
        else:
            roles.append(_Named(organs, None, name, ""))
    return roles


def _apart(olds: list[_Named], news: list[_Named]) -> tuple[list[_Named], list[_Named]]:
    """Leave out the roles that both clauses have."""
    rest = list(news)
    left = []
    for old in olds:
        same = next((new for new in rest if (new.name, new.name_along) == (old.name, old.name_along)), None)
        if same is None:
            left.append(old)
        else:
            rest.remove(same)
    return left, rest


def _partners(olds: list[_Named], news: list[_Named]) -> Iterator[tuple[_Named | None, _Named | None]]:
    """Pair the roles of two clauses: those of one organ, those behind one word, then in order."""
    rest = list(news)
    for old in olds:
        ranked = sorted(rest, key=lambda new: (new.name != old.name, new.organs.leads_in != old.organs.leads_in))
        if ranked:
            rest.remove(ranked[0])
        yield old, ranked[0] if ranked else None
    for new in rest:
        yield None, new


def _plain(name: str, places: Sequence[str]) -> str:
    """Return a name without what two names of one organ differ in."""
    plain = SAME_ORGAN.sub("", LEVEL.sub("县", name.replace("监督管理", "监管")))
    for place in places:
        plain = plain.removeprefix(place)
    return plain


def _duty(plain: str) -> str:
    """Return what an organ does: in a list 公安机关 and 公安局 are 公安."""
    bare = body_ending().sub("", re.sub("(?:部门|机关)$", "", plain))
    return bare if len(bare) > 1 else plain


def _rest(clause: str, roles: Sequence[_Named]) -> str:
    """Return what a clause says besides the organs of some roles."""
    spans = [(one.start, one.end) for role in roles for one in (role.organs, role.along) if one is not None]
    for start, end in sorted(spans, reverse=True):
        clause = clause[:start] + clause[end:]
    return BINDING.sub("", fold(clause))


def _alike(left: str, right: str) -> float:
    one, other = bigrams(left), bigrams(right)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
