"""The times by which the text of a task says that it is to be done: what a reader of a list looks for as its deadline.

`Task.deadline` is a field of its own: a column, a bracket, a label, a heading. A time within the sentence stays in the
text, where the comparison finds it with the same `text_deadlines`; here it is shown beside the task.
"""

import re
from datetime import date

from documents.chinese.deadlines import names_year, read_deadline
from documents.chinese.text_deadlines import text_deadlines
from documents.chinese.time_words import EVERY
from documents.model import Document, Task

__all__ = ["deadlines_in_text"]

_SOME_YEAR = 2001
"""Stands for the year of a document that does not say its own, to tell a day from a length of time."""

_HOLDS = re.compile(r"(?:从[^，。；,;]{0,12}|(?:有效期?|适用|施行|实施期|执行期|保留)[^，。；,;]{0,6})$")
"""Before the end of a validity, or of a time that begins elsewhere: 从现在到2030年."""

_OF_A_STATE = re.compile(r"^(?:已|尚未|未|仍未|的(?!任务)|数据|满)")
_RECURS = re.compile(EVERY)


def deadlines_in_text(task: Task, document: Document) -> tuple[str, ...]:
    """Find the days by which a task is to be done that stand in its own sentences.

    Args:
        task: a task; one whose field says by when has no others.
        document: its document, whose year and day tell what lies behind.

    Returns:
        The phrases in order, each once: days and ends of periods. Not how often or how long something takes
        (每季度, 自受理之日起5日内), how long a rule holds, how things stood, nor a day before the document's own.
    """
    if task.deadline:
        return ()
    issued = date.fromisoformat(document.issued_on) if document.issued_on else None
    words = task.words
    found: dict[str, None] = {}
    for one in text_deadlines(words):
        read = read_deadline(one.phrase, document.year or _SOME_YEAR)
        if read.kind != "date" or _RECURS.search(one.phrase):
            continue
        if _HOLDS.search(words[: one.start]) or _OF_A_STATE.match(words[one.end :]):
            continue
        named = document.year is not None or names_year(one.phrase)
        if issued is None or read.end is None or not named or read.end >= issued:
            found.setdefault(one.phrase)
    return tuple(found)
