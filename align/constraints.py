"""What a reviewer has decided already: pairs that are links, and pairs that are none."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from align.duplicates import Grouped

__all__ = ["Constraints", "checked_constraints"]

IndexPair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Decisions on pairs of segments.

    Attributes:
        must: pairs that are links.
        cannot: pairs that are none.
    """

    must: frozenset[IndexPair]
    cannot: frozenset[IndexPair]

    def demanded(self, sides: tuple[Grouped, Grouped]) -> dict[IndexPair, list[IndexPair]]:
        """Give the pairs of groups in which pairs must be linked, with these pairs."""
        found: dict[IndexPair, list[IndexPair]] = defaultdict(list)
        for left, right in sorted(self.must):
            found[int(sides[0].group_of[left]), int(sides[1].group_of[right])].append((left, right))
        return dict(found)

    def excluded(self, sides: tuple[Grouped, Grouped]) -> set[IndexPair]:
        """Give the pairs of groups in which every pair of copies is known to be no link."""
        groups = {(int(sides[0].group_of[left]), int(sides[1].group_of[right])) for left, right in self.cannot}
        return {
            (one, other)
            for one, other in groups
            if all((left, right) in self.cannot for left in sides[0].groups[one] for right in sides[1].groups[other])
        }

    def settled(self, side: int, grouped: Grouped) -> list[int]:
        """Give the groups of a side of which every copy has a link from the reviewer."""
        linked = {pair[side] for pair in self.must}
        touched = {int(grouped.group_of[segment]) for segment in linked}
        return sorted(group for group in touched if linked.issuperset(grouped.groups[group]))


def checked_constraints(
    must_link: Collection[IndexPair], cannot_link: Collection[IndexPair], shape: tuple[int, int]
) -> Constraints:
    """Check what a reviewer decided.

    Args:
        must_link: pairs of a left and a right index.
        cannot_link: the same.
        shape: n left and m right segments.

    Raises:
        ValueError: an index is out of range, or a pair is in both.
    """
    must, cannot = frozenset(must_link), frozenset(cannot_link)
    for left, right in sorted(must | cannot):
        if not (0 <= left < shape[0] and 0 <= right < shape[1]):
            raise ValueError(f"pair {(left, right)!r} is beyond {shape[0]} left and {shape[1]} right segments")
    if must & cannot:
        raise ValueError(f"pairs {sorted(must & cannot)!r} are in must_link and in cannot_link")
    return Constraints(must, cannot)
