"""Where a clause or a fact that a change has on one side alone stands on the other side, in words."""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from compare import Change, Comparison, Elsewhere, Related
from documents.model import Task
from reports.words.phrases import task_place
from reports.words.wording import Wording

__all__ = ["elsewhere_text", "related_texts", "see_task", "see_text"]

Side = Literal["left", "right"]

_EDGES: Final = " \n，,；;。"
_INNER_QUOTES: Final = str.maketrans("“”", "‘’")  # GB/T 15834: a quotation within a quotation


def see_text(found: Elsewhere, side: Side, comparison: Comparison, words: Wording) -> str:
    """Say where something of one side stands on the other side: → 见 四（三）, ← 见 四（三）.

    Args:
        found: the place.
        side: the side that has it in the change.
        comparison: of whose documents it speaks.
        words: the language.
    """
    if found.task is not None:
        return see_task(found.task, side, comparison, words)
    other = comparison.right if side == "left" else comparison.left
    section = other.context[found.context].section if found.context is not None else ()
    return words[f"see_{side}"].format(place=section[-1] if section else words["see_context"])


def see_task(task: int, side: Side, comparison: Comparison, words: Wording) -> str:
    """Say the same of a task of the other side as a whole."""
    other = comparison.right if side == "left" else comparison.left
    return words[f"see_{side}"].format(place=task_place(other.tasks[task], words))


def related_texts(
    change: Change, comparison: Comparison, words: Wording, *, head: Callable[[str], str]
) -> Iterator[str]:
    """Name the tasks of the other side that may have what a change has on one side alone.

    Args:
        change: the change.
        comparison: of whose documents it speaks.
        words: the language.
        head: cuts a clause to what is quoted of it.
    """
    for one in change.related:
        place = task_place(_there(one, comparison), words)
        if one.clause is None:
            yield words["related_task"].format(place=place)
        else:
            yield words["related_clause"].format(text=head(one.clause.text), place=place)


def _there(one: Related, comparison: Comparison) -> Task:
    """Return the task of the other side."""
    return (comparison.right if one.side == "left" else comparison.left).tasks[one.task]


def elsewhere_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """List the clauses that a change has on one side alone and that stand, or may stand, elsewhere on the other."""
    told = []
    for edit in change.text:
        ref, side = (edit.left, "left") if edit.right is None else (edit.right, "right")
        if ref is not None and edit.elsewhere is not None:
            see = see_text(edit.elsewhere, "left" if side == "left" else "right", comparison, words)
            told.append(words["seen_clause"].format(text=_quoted(ref.text), see=see))
    told += related_texts(change, comparison, words, head=_quoted)
    return words["clause_separator"].join(dict.fromkeys(told))


def _quoted(text: str) -> str:
    """Give a clause as it stands within a quotation."""
    return text.strip(_EDGES).translate(_INNER_QUOTES)
