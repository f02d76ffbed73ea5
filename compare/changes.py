"""Turn links into changes: connected groups, their kind, whether they moved, their id and their order."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from align.model import Link
from compare.components import components
from compare.kinds import Kind
from compare.order import heaviest_chain, reading_order
from compare.texts.folding import fold
from documents.chinese.marks import find_mark
from documents.model import Document, Task

__all__ = ["CONFIRM_BELOW", "LinkGroup", "change_ids", "group_kind", "groups"]

CONFIRM_BELOW = 0.8
"""Confidence in [0, 1] below which a person should confirm a link. The reports of the seeds mark 25 of 123 links by it,
both false ones of Zhejiang 2020 to 2021 among them; from it on 99 links of 100 are right."""

GROUP_WEIGHT = 1_000_000
"""Weight of a whole sure group in the chain that stays in place: a thousand times that of the longest text, so that
first the fewest groups move and only then the most text stays."""

LONGEST_TEXT = 1000
"""Characters of a text that count in the chain; a longer text is no better reason to stay."""

FAR = 2
"""Groups that a group must go past to have moved within its section: past one, two neighbours changed places."""

ID_DIGITS = 8
"""Hex digits of a change id: with 10,000 changes two ids meet by chance in one comparison of a hundred."""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Tasks of both sides that links tie together, or one task that no link touches.

    Attributes:
        left: indices of the left tasks, ascending.
        right: indices of the right tasks, ascending.
        links: indices of the links, ascending.
    """

    kind: Kind
    moved: bool
    left: tuple[int, ...]
    right: tuple[int, ...]
    links: tuple[int, ...]


def groups(left: Document, right: Document, links: Sequence[Link]) -> tuple[LinkGroup, ...]:
    """Form the groups of a comparison.

    Args:
        left: the left document.
        right: the right document.
        links: links between their tasks, sorted by (left, right), no pair twice.

    Returns:
        Groups in reading order of the right document; a dropped task stands after its left neighbour. Every task of
        both documents is in exactly one group.
    """
    index = {(link.left, link.right): number for number, link in enumerate(links)}
    parts = components(index)
    moved = _moved(left, right, parts, links, index)
    formed: list[LinkGroup] = []
    for number, part in enumerate(parts):
        old, new = sorted({i for i, _ in part}), sorted({j for _, j in part})
        kind = group_kind([left.tasks[i] for i in old], [right.tasks[j] for j in new])
        formed.append(LinkGroup(kind, number in moved, tuple(old), tuple(new), tuple(index[pair] for pair in part)))
    linked_left = {link.left for link in links}
    linked_right = {link.right for link in links}
    formed += [LinkGroup("dropped", False, (i,), (), ()) for i in range(len(left.tasks)) if i not in linked_left]
    formed += [LinkGroup("added", False, (), (j,), ()) for j in range(len(right.tasks)) if j not in linked_right]
    return tuple(formed[i] for i in reading_order([(group.left, group.right) for group in formed]))


def change_ids(pairs: Iterable[tuple[Sequence[Task], Sequence[Task]]]) -> tuple[str, ...]:
    """Derive one id for each change from the ids and texts of its tasks.

    Args:
        pairs: left and right tasks of each change, in the order of the changes.

    Returns:
        Ids, unique: a later change whose id is taken gets the next free digest, counted from 1.
    """
    ids: list[str] = []
    taken: set[str] = set()
    for old, new in pairs:
        content = "\x1d".join("\x1e".join(f"{task.id}\x1f{task.words}" for task in side) for side in (old, new))
        attempt = 0
        while (name := _digest(content, attempt)) in taken:
            attempt += 1
        taken.add(name)
        ids.append(name)
    return tuple(ids)


def group_kind(left: Sequence[Task], right: Sequence[Task]) -> Kind:
    """Name what became of a linked group's text; `edited` may prove to be rewritten, see `compare.texts.survival`."""
    if len(left) > 1:
        return "regrouped" if len(right) > 1 else "merged"
    if len(right) > 1:
        return "split"
    if fold(left[0].words) == fold(right[0].words):
        return "unchanged"
    return "edited"


def _moved(
    left: Document,
    right: Document,
    parts: Sequence[tuple[tuple[int, int], ...]],
    links: Sequence[Link],
    index: dict[tuple[int, int], int],
) -> frozenset[int]:
    """Return the numbers of the parts none of whose links stays in the reading order of the rest.

    Only those that a reader would call moved: a part went into another section, or past two others of its own; two
    neighbours that changed places have not moved, nor has what is the 11th before and after, or went along with its
    section.

    A link weighs its share of its group times its confidence, so that doubtful links cannot push sure ones out of
    place; a part without a sure link is never called moved.
    """
    sizes = Counter(number for number, part in enumerate(parts) for _ in part)
    points = [(pair, number) for number, part in enumerate(parts) for pair in part]
    weights = [
        round(links[index[pair]].confidence * GROUP_WEIGHT) // sizes[number]
        + min(len(left.tasks[pair[0]].words), LONGEST_TEXT)
        + 1
        for pair, number in points
    ]
    chain = heaviest_chain([pair for pair, _ in points], weights)
    staying = {points[i][1] for i in chain}
    sure = {number for pair, number in points if links[index[pair]].confidence >= CONFIRM_BELOW}
    kept = [points[i] for i in chain if points[i][1] in sure]
    order = _Order(kept)
    sections = _Sections(left, right, links)
    beside: dict[str, list[tuple[tuple[int, int], int]]] = defaultdict(list)
    for pair, number in kept:
        if sections.named_alike(*pair):
            beside[sections.of(pair[0])].append((pair, number))
    within = {name: _Order(members) for name, members in beside.items()}
    return frozenset(
        number
        for number in sure - staying
        if (passed := order.passed(parts[number]))
        and (
            not any(sections.same(*pair) for pair in parts[number])
            or (
                len(passed) >= FAR
                and parts[number][0][0] != parts[number][0][1]
                and not _goes_along(parts[number], sections, within)
            )
        )
    )


def _goes_along(part: Sequence[tuple[int, int]], sections: "_Sections", within: Mapping[str, "_Order"]) -> bool:
    """Tell whether a part of a section that has one title on both sides went past fewer than `FAR` others of it."""
    order = within.get(sections.of(part[0][0]))
    return all(sections.named_alike(*pair) for pair in part) and (order is None or len(order.passed(part)) < FAR)


class _Order:
    """What stays in place, ready to be asked what a link went past."""

    def __init__(self, points: Iterable[tuple[tuple[int, int], int]]) -> None:
        ordered = sorted(points)
        self._lefts = [pair[0] for pair, _ in ordered]
        self._rights = [pair[1] for pair, _ in ordered]
        self._parts = [number for _, number in ordered]

    def passed(self, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return parts that stay and that the pairs cross, `FAR` of them at most."""
        found: set[int] = set()
        for left, right in pairs:
            forward = range(bisect_right(self._lefts, left), bisect_left(self._rights, right))
            back = range(bisect_right(self._rights, right), bisect_left(self._lefts, left))
            for place in (*forward, *back):
                found.add(self._parts[place])
                if len(found) >= FAR:
                    return frozenset(found)
        return frozenset(found)


class _Sections:
    """Which outermost sections of both documents are one, however they are numbered and worded."""

    def __init__(self, left: Document, right: Document, links: Iterable[Link]) -> None:
        self._names = [[task.section[0] if task.section else "" for task in side.tasks] for side in (left, right)]
        sure = [link for link in links if link.confidence >= CONFIRM_BELOW]
        self._shared = Counter((self._names[0][link.left], self._names[1][link.right]) for link in sure)
        self._most: dict[str, int] = {}
        for (old, _), count in self._shared.items():
            self._most[old] = max(count, self._most.get(old, 0))

    def of(self, left: int) -> str:
        """Return the section of a left task."""
        return self._names[0][left]

    def named_alike(self, left: int, right: int) -> bool:
        """Whether the sections of a left and a right task have one title, marks aside."""
        return _title(self._names[0][left]) == _title(self._names[1][right])

    def same(self, left: int, right: int) -> bool:
        """Whether a left task and a right one stand in one section: named alike, or tied by most links of the left one.

        Of two sections that are tied alike either is the one.
        """
        if self.named_alike(left, right):
            return True
        old, new = self._names[0][left], self._names[1][right]
        count = self._shared[old, new]
        return count > 1 and count == self._most[old]


def _title(heading: str) -> str:
    """Fold a heading without its mark: 三、加强监管 and 四、加强监管 are one."""
    mark = find_mark(heading)
    return fold(heading if mark is None else heading[mark.end :])


def _digest(content: str, attempt: int) -> str:
    """Hash a content into an id; a second attempt gives another id."""
    salted = content if attempt == 0 else f"{content}\x1c{attempt}"
    return "r-" + sha256(salted.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
