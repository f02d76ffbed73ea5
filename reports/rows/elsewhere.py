"""Where a clause or a fact that a change has on one side alone stands on the other side, in words."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal

from compare import Change, ClauseRef, Comparison, Elsewhere, Related
from compare.details.formulas import FORMULA, matter_bigrams
from compare.details.lead_ins import clauses_with_rest
from compare.texts.folding import fold
from reports.rows.quotation import quoted, quoted_pair
from reports.words.phrases import beginning, place_of
from reports.words.wording import Wording

__all__ = [
    "POINTERS_TOLD",
    "elsewhere_text",
    "is_pointed",
    "likely_text",
    "mostly_answered",
    "related_texts",
    "see_task",
    "see_text",
]

Side = Literal["left", "right"]

_MOST: Final = 0.5  # share of the characters of a task without a link from which most of it may stand elsewhere
POINTERS_TOLD: Final = (
    3  # places to which clauses point that a sentence tells; all of them stand in the field of their own
)
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
    return words[f"see_{side}"].format(place=section[-1].rstrip("。：:") if section else words["see_context"])


def see_task(task: int, side: Side, comparison: Comparison, words: Wording) -> str:
    """Say the same of a task of the other side as a whole."""
    other = comparison.right if side == "left" else comparison.left
    return words[f"see_{side}"].format(place=place_of(task, other, words))


def is_pointed(ref: ClauseRef, change: Change, side: Side) -> bool:
    """Whether a clause that a change has on one side alone points to one of another task."""
    return any(
        one.side == side
        and one.clause is not None
        and one.clause.task == ref.task
        and one.clause.start < ref.end
        and ref.start < one.clause.end
        for one in change.related
    )


def mostly_answered(change: Change) -> tuple[int, ...]:
    """Name the tasks of the other side that have, or may have, most of a task without a link; none where they do not.

    Returns:
        Their indices, first the one that most characters point to.
    """
    if change.left and change.right:
        return ()
    sizes: dict[int, int] = {}
    for edit in change.text:
        ref = edit.left or edit.right
        if ref is not None and edit.elsewhere is not None and edit.elsewhere.task is not None:
            sizes[edit.elsewhere.task] = sizes.get(edit.elsewhere.task, 0) + len(ref.text)
    for one in change.related:
        if one.clause is not None:
            sizes[one.task] = sizes.get(one.task, 0) + len(one.clause.text)
    whole = sum(len(ref.text) for edit in change.text if (ref := edit.left or edit.right) is not None)
    if sum(sizes.values()) < _MOST * whole:
        return ()
    return tuple(sorted(sizes, key=lambda task: (-sizes[task], task)))


def related_texts(
    change: Change, comparison: Comparison, words: Wording, *, head: Callable[[str], str], most: int | None = None
) -> Iterator[str]:
    """Name the tasks of the other side that may have what a change has on one side alone.

    Args:
        change: the change.
        comparison: of whose documents it speaks.
        words: the language.
        head: cuts a clause to what is quoted of it.
        most: places to which clauses point that are told, the likeliest; of the other clauses only how many they are.
    """
    answered = mostly_answered(change)
    side: Side = "left" if change.left else "right"
    if answered:
        other = comparison.right if side == "left" else comparison.left
        places = words["list_separator"].join(place_of(task, other, words) for task in answered)
        yield words["related_most"].format(places=places)
    clauses: dict[tuple[Side, int], list[tuple[float, str]]] = {}
    whole = {(one.side, one.task) for one in change.related if one.clause is None}
    here = _within(change)
    for one in here[:most]:
        if one.clause is not None and one.there is not None:
            yield words["related_here"].format(text=head(one.clause.text), there=head(one.there.text))
    for one in change.related:
        if _is_within(one, change):
            continue
        if one.clause is not None:
            if (one.side, one.task) not in whole:
                clauses.setdefault((one.side, one.task), []).append((one.score, one.clause.text))
        elif one.task not in answered:
            place = _place(one.side, one.task, comparison, words)
            yield words["related_task"].format(place=place, text=likely_text(change, one, comparison))
    ranked = sorted(clauses, key=lambda key: -max(score for score, _ in clauses[key]))[:most]
    for side, task in (key for key in clauses if key in ranked):
        texts = dict.fromkeys(head(text) for _, text in clauses[side, task])
        quotes = "".join(words["related_text"].format(text=text) for text in texts)
        yield words[f"related_{side}"].format(texts=quotes, place=_place(side, task, comparison, words))
    untold = len(here[most:]) if most is not None else 0
    if rest := untold + sum(len(texts) for key, texts in clauses.items() if key not in ranked):
        yield words["related_more"].format(count=rest)


def _is_within(one: Related, change: Change) -> bool:
    """Whether a clause of a change may be one with another one of the same change."""
    return one.clause is not None and one.task in (change.right if one.side == "left" else change.left)


def _within(change: Change) -> Sequence[Related]:
    """List the clauses of a change that may be one with another one of it, likeliest first, each two clauses once."""
    pairs: dict[frozenset[tuple[ClauseRef | None, Side]], Related] = {}
    for one in change.related:
        if _is_within(one, change):
            other: Side = "right" if one.side == "left" else "left"
            pairs.setdefault(frozenset([(one.clause, one.side), (one.there, other)]), one)
    return sorted(pairs.values(), key=lambda one: -one.score)


def likely_text(change: Change, one: Related, comparison: Comparison) -> str:
    """Quote the clause that may be one with what a change has alone, or of a whole task the one nearest to it."""
    if one.there is not None:
        return quoted(one.there.text)
    own, other = (comparison.left, comparison.right) if one.side == "left" else (comparison.right, comparison.left)
    mine = "".join(own.tasks[task].words for task in (change.left if one.side == "left" else change.right))
    words = other.tasks[one.task].words
    cut = [words[start:end] for start, end, _ in clauses_with_rest(words)]
    telling = [clause for clause in cut if not FORMULA.search(fold(clause))] or cut
    matter = matter_bigrams(mine)
    return quoted_pair(mine, max(telling, key=lambda clause: len(matter_bigrams(clause) & matter)))[1]


def _place(side: Side, task: int, comparison: Comparison, words: Wording) -> str:
    return place_of(task, comparison.right if side == "left" else comparison.left, words)


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
