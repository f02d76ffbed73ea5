"""What the published JSON calls a thing that the right document dropped, where that is not what we call it now.

`policydiff-comparison/1` said `left` of units and `removed` of deadlines and facts; its readers must not be misled.
"""

from typing import Final

from compare import DeadlineStatus, FactStatus, UnitStatus

__all__ = ["particular_word", "unit_word"]

_UNITS: Final[dict[UnitStatus, str]] = {"dropped": "left"}
_PARTICULARS: Final[dict[DeadlineStatus | FactStatus, str]] = {"dropped": "removed"}


def unit_word(status: UnitStatus) -> str:
    """Return the word of the JSON for what became of a unit."""
    return _UNITS.get(status, status)


def particular_word(status: DeadlineStatus | FactStatus) -> str:
    """Return the word of the JSON for what became of a deadline or a fact."""
    return _PARTICULARS.get(status, status)
