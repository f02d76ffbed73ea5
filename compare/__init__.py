"""Compare two documents whose tasks are linked: links become changes."""

from compare.changes import CONFIRM_BELOW
from compare.comparison import compare
from compare.frames import changes_frame, links_frame
from compare.model import (
    KINDS,
    Change,
    ClauseEdit,
    ClauseRef,
    Comparison,
    Counts,
    DeadlineChange,
    DeadlineStatus,
    EditStatus,
    Kind,
    KindCount,
    Mode,
    TokenEdit,
    TokenOp,
    UnitChange,
    UnitRole,
    UnitStatus,
)
from compare.organs import normalised_name, organ_key

__all__ = [
    "CONFIRM_BELOW",
    "KINDS",
    "Change",
    "ClauseEdit",
    "ClauseRef",
    "Comparison",
    "Counts",
    "DeadlineChange",
    "DeadlineStatus",
    "EditStatus",
    "Kind",
    "KindCount",
    "Mode",
    "TokenEdit",
    "TokenOp",
    "UnitChange",
    "UnitRole",
    "UnitStatus",
    "changes_frame",
    "compare",
    "links_frame",
    "normalised_name",
    "organ_key",
]
