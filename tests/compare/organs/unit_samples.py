"""Events of one task a side, as the tests of units show them."""

from compare.organs.unit_events import unit_changes
from compare.organs.unit_pairs import UnitTerms
from tests.compare.samples import task


def shown(left, right, mode="year", **terms):
    changes = unit_changes([task(1, "", **left)], [task(1, "", **right)], UnitTerms(mode, **terms))
    return [(change.status, change.left, change.right) for change in changes]
