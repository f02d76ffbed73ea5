"""Find the deadlines in the words of a task, each with the clause that it is one of."""

from collections.abc import Iterator
from typing import NamedTuple

from align.clauses import clauses
from compare.particulars import ClauseRef
from compare.texts.folding import fold
from documents.chinese.deadlines import read_deadline
from documents.chinese.text_deadlines import text_deadlines
from documents.model import Deadline

__all__ = ["TimedClause", "timed_clauses"]


class TimedClause(NamedTuple):
    """A deadline in a text: its characters in the task, what it says, its clause, and the number of that one's edit."""

    ref: ClauseRef
    read: Deadline
    clause: ClauseRef
    edit: int = 0

    @property
    def matter(self) -> str:
        """The words of its clause without it, folded."""
        start = self.ref.start - self.clause.start
        return fold(self.clause.text[:start] + self.clause.text[start + len(self.ref.text) :])


def timed_clauses(task: int, text: str, year: int | None) -> Iterator[TimedClause]:
    """Find the deadlines of a task, each with its clause and, where it fills that, with the next one.

    Args:
        task: its index.
        text: its words.
        year: of its document; a deadline that lies before it says what was: 到2019年底.
    """
    cut = list(clauses(text))
    for number, (start, end) in enumerate(cut):
        for one in text_deadlines(text[start:end]):
            read = read_deadline(one.phrase, year)
            if read.kind == "none" or (year is not None and read.end is not None and read.end.year < year):
                continue
            first, last = start + one.start, start + one.end
            alone = not fold(text[start:first] + text[last:end])
            until = cut[min(number + 1, len(cut) - 1)][1] if alone else end
            place = ClauseRef(task, first, last, one.phrase)
            yield TimedClause(place, read, ClauseRef(task, start, until, text[start:until]))
