"""Connected groups of a graph whose nodes lie on two sides."""

from collections.abc import Iterable

__all__ = ["components"]


def components(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Group pairs that share a place on either side, directly or through others.

    Args:
        pairs: (left place, right place) pairs.

    Returns:
        Groups of pairs; pairs within a group sorted, groups by their first pair.
    """
    ordered = sorted(set(pairs))
    parent = list(range(len(ordered)))
    seen: dict[tuple[str, int], int] = {}
    for index, (left, right) in enumerate(ordered):
        for node in (("left", left), ("right", right)):
            first = seen.setdefault(node, index)
            one, other = _root(parent, first), _root(parent, index)
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[tuple[int, int]]] = {}
    for index, pair in enumerate(ordered):
        groups.setdefault(_root(parent, index), []).append(pair)
    return tuple(tuple(groups[root]) for root in sorted(groups))


def _root(parent: list[int], node: int) -> int:
    """Find the representative of a node, halving the path to it."""
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
