"""What the lower level left out: clauses of the higher one that nobody took up, or took up in part."""

from typing import Final

from compare import ClauseState, Comparison
from reports.overview.views import Gap, Gaps
from reports.words.phrases import place_of
from reports.words.wording import Wording

__all__ = ["make_gaps"]

_TOLD: Final[frozenset[ClauseState]] = frozenset({"not", "partly"})


def make_gaps(comparison: Comparison, words: Wording) -> Gaps | None:
    """List the clauses with their tasks; None where levels are not compared."""
    if comparison.coverage is None:
        return None
    rows = {task: change.id for change in comparison.changes for task in change.left}
    found = tuple(
        Gap(
            task=place_of(entry.task, comparison.left, words),
            href=f"#{rows[entry.task]}",
            clause=clause.clause.text,
            state=words[f"gap_{clause.state}"],
        )
        for entry in comparison.coverage.tasks
        for clause in entry.clauses
        if clause.state in _TOLD
    )
    return Gaps(title=words["gaps_title"].format(count=len(found)), rows=found)
