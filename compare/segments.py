"""What of a task its links rest on."""

from collections import Counter
from collections.abc import Sequence

from align.model import Segment
from documents.model import Task

__all__ = ["segment_starts", "segments"]


def segments(tasks: Sequence[Task]) -> tuple[Segment, ...]:
    """Give the tasks of one document as what `align` takes: title and text as one, under the headings above.

    The title of an item that is split into several tasks speaks for all of them. It says no more of the first, whose
    text it precedes, than of the others: it is their heading.
    """
    return tuple(
        Segment(task.text, task.section) if start else Segment(task.words, task.headings, _title_length(task))
        for task, start in zip(tasks, segment_starts(tasks), strict=True)
    )


def segment_starts(tasks: Sequence[Task]) -> tuple[int, ...]:
    """Say where in the words of each task its segment begins: 0, or behind a title that several tasks share."""
    sharing = Counter(task.section for task in tasks)
    return tuple(_title_length(task) if task.section and sharing[task.section] > 1 else 0 for task in tasks)


def _title_length(task: Task) -> int:
    """Count the characters of the words that come before the text."""
    return len(task.words) - len(task.text)
