"""Where a clause or a fact that a change has on one side alone stands on the other side, in words."""

from collections.abc import Callable, Iterator
from typing import Final, Literal

from compare import Change, Comparison, Elsewhere
from reports.words.phrases import beginning, place_of
from reports.words.wording import Wording

__all__ = ["elsewhere_text", "related_texts", "see_task", "see_text"]

Side = Literal["left", "right"]

_QUOTED: Final = 20  # characters of a clause of the row itself: enough to find it there
_EDGES: Final = " \n，,；;。：:"
_INNER_QUOTES: Final = str.maketrans("“”", "‘’")  # GB/T 15834: a quotation within a quotation


def see_text(found: Elsewhere, side: Side, comparison: Comparison, words: Wording, change: Change | None = None) -> str:
    """Say where something of one side stands on the other side: → 见 四（三）, ← 见 四（三）, → 见本行“…”.

    Args:
        found: the place.
        side: the side that has it in the change.
        comparison: of whose documents it speaks.
        words: the language.
        change: the change, if what stands in its own tasks of the other side may be what is found: it is quoted then.
    """
    if change is not None and found.task in (change.right if side == "left" else change.left):
        return words[f"see_here_{side}"].format(text=beginning(_quoted(found.text), _QUOTED))
    if found.task is not None:
        return see_task(found.task, side, comparison, words)
    other = comparison.right if side == "left" else comparison.left
    section = other.context[found.context].section if found.context is not None else ()
    return words[f"see_{side}"].format(place=section[-1] if section else words["see_context"])


def see_task(task: int, side: Side, comparison: Comparison, words: Wording) -> str:
    """Say the same of a task of the other side as a whole."""
    other = comparison.right if side == "left" else comparison.left
    return words[f"see_{side}"].format(place=place_of(task, other, words))


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
        place = place_of(one.task, comparison.right if one.side == "left" else comparison.left, words)
        if one.clause is None:
            yield words["related_task"].format(place=place)
        else:
            yield words["related_clause"].format(text=head(one.clause.text), place=place)


def elsewhere_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """List the clauses that a change has on one side alone and that stand, or may stand, elsewhere on the other."""
    told = []
    for edit in change.text:
        ref, side = (edit.left, "left") if edit.right is None else (edit.right, "right")
        if ref is not None and edit.elsewhere is not None:
            see = see_text(edit.elsewhere, "left" if side == "left" else "right", comparison, words, change)
            told.append(words["seen_clause"].format(text=_quoted(ref.text), see=see))
    told += related_texts(change, comparison, words, head=_quoted)
    return words["clause_separator"].join(dict.fromkeys(told))


def _quoted(text: str) -> str:
    """Give a clause as it stands within a quotation."""
    return text.strip(_EDGES).translate(_INNER_QUOTES)
