"""Who acts in two clauses of which one became the other: documents without fields for units name them there alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from align.clauses import clauses
from compare.model import ClauseEdit
from compare.particulars import ActorChange, ClauseRef
from compare.texts.folding import fold
from compare.texts.rarity import bigrams

__all__ = ["actor_changes"]

ORGAN: Final = r"(?:人民政府|政府|部门|机构|管理中心|委员会|街道办事处|管委会)"
BINDING: Final = re.compile(r"应当|负责|可以|不得|必须")
"""What stands behind who acts."""

SUBJECT: Final = re.compile(rf"[^，,。；;的]{{2,36}}{ORGAN}(?:及其[^，,。；;]{{2,10}}{ORGAN})?$")
ACTS: Final = "会同|负责|组织|编制|制定|认定|批准|划定|实施|责令|提出|确定|审批"
BY: Final = re.compile(rf"由(?P<who>[^，,。；;的由]{{2,36}}?{ORGAN})(?={ACTS})")
WITH: Final = re.compile(rf"会同(?P<who>[^，,。；;的]{{2,24}}?(?:{ORGAN}|单位))")

LEVEL: Final = re.compile(r"县级以上|县级|县（市、区）|区、县（市）|县（市）|县\(市、区\)")
SAME_ORGAN: Final = re.compile(
    r"各级|本级|同级|地方|本行政区域|行政(?=主管|部门)|主管(?=部门)|人民政府(?=.{1,16}部门|[、和及与])|[、（）()和及与其\s]"
)
"""What two names of one organ differ in: 县级以上人民政府交通运输主管部门, 县级交通运输行政主管部门."""

SAME_ACT: Final = 0.45
"""Share in [0, 1] of the pairs of characters of two clauses without who acts from which both ask for one act, such as
组织编制湿地保护规划. Less, and the clauses may only speak of one matter."""


class _Acting(NamedTuple):
    """Who acts in a clause, with whom, where that stands, and the rest of the clause."""

    who: str
    along: str
    start: int
    rest: str


def actor_changes(
    text: Sequence[ClauseEdit], sure: Callable[[ClauseRef, ClauseRef], bool], *, places: Sequence[str] = ()
) -> tuple[ActorChange, ...]:
    """Say where another organ acts.

    Args:
        text: the edits of one change; only clauses that surely became one another are read.
        sure: whether two clauses stand in tasks that surely belong together.
        places: names of both places where two places are compared: 济南市 here and 郑州市 there is no other organ.

    Returns:
        In the order of the clauses, each change once. Of an organ that acts on the other side of the change as well the
        clauses may be those of two: nothing is said of it.
    """
    everybody = [
        {_main(_name(one, places)) for ref in side if ref is not None for one in _all_acting(ref.text)}
        for side in ([edit.left for edit in text], [edit.right for edit in text])
    ]
    found: dict[tuple[str, str], ActorChange] = {}
    for edit in text:
        if edit.status != "changed" or edit.tentative or edit.left is None or edit.right is None:
            continue
        if not sure(edit.left, edit.right):
            continue
        old, new = _acting(edit.left.text), _acting(edit.right.text)
        if old is None or new is None or not _one_act(old, new):
            continue
        one, other = _name(old, places), _name(new, places)
        if one == other or (
            _main(one) != _main(other) and (_main(one) in everybody[1] or _main(other) in everybody[0])
        ):
            continue
        change = ActorChange(old.who, new.who, _ref(edit.left, old), _ref(edit.right, new))
        found.setdefault((change.left, change.right), change)
    return tuple(found.values())


def _all_acting(text: str) -> Iterator[_Acting]:
    """Find who acts in each clause of a text."""
    for start, end in clauses(text):
        if (one := _acting(text[start:end])) is not None:
            yield one


def _main(name: tuple[str, str]) -> str:
    """Return who acts without what belongs to it and with whom: 部门及其管理机构 is the department."""
    return re.sub("(?<=部门).*", "", name[0])


def _acting(clause: str) -> _Acting | None:
    """Find who acts in a clause: the subject before 应当, or who stands behind 由."""
    act = BINDING.search(clause)
    by = BY.search(clause)
    subject = None if act is None or by is not None else SUBJECT.search(clause[: act.start()])
    if by is not None:
        start, end = by.span("who")
    elif subject is not None and subject.start() == 0:
        start, end = subject.span()
    else:
        return None
    along = WITH.search(clause, end)
    who, rest = clause[start:end], clause[:start] + clause[end:]
    if along is not None:
        who, rest = who + along[0], clause[:start] + clause[end : along.start()] + clause[along.end() :]
    return _Acting(who, "" if along is None else along["who"], start, fold(rest))


def _name(one: _Acting, places: Sequence[str]) -> tuple[str, str]:
    names = [LEVEL.sub("县", name) for name in (one.who.partition("会同")[0], one.along)]
    names = [SAME_ORGAN.sub("", name) for name in names]
    for place in places:
        names = [name.removeprefix(place) for name in names]
    return names[0], names[1]


def _one_act(old: _Acting, new: _Acting) -> bool:
    left, right = (bigrams(BINDING.sub("", one.rest).removeprefix("由")) for one in (old, new))
    return 2 * len(left & right) >= SAME_ACT * (len(left) + len(right))


def _ref(clause: ClauseRef, one: _Acting) -> ClauseRef:
    end = one.start + len(one.who.partition("会同")[0])
    return ClauseRef(clause.task, clause.start + one.start, clause.start + end, clause.text[one.start : end])
