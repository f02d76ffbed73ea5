"""What the sentence of a row says of its clauses: kept, changed, moved, added and dropped, and where they may stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from compare import Change, ClauseEdit, ClauseRef, Comparison
from compare.details.formulas import matter_bigrams
from compare.details.word_places import near_words
from reports.rows.elsewhere import POINTERS_TOLD, is_pointed, related_texts, see_text
from reports.rows.lone_phrases import LEAST_NAMED, Run, leads_in, lone_phrases, place_in_text
from reports.rows.quotation import has_words, quoted, quoted_pair, quoted_whole
from reports.rows.word_phrases import changed_phrases
from reports.words.phrases import percent_text
from reports.words.wording import Wording

__all__ = ["PERHAPS_FROM", "clause_phrases", "elsewhere_phrases", "part_phrases"]


_SMALL_PART: Final = 0.5  # share of a text: with less of it on the other side it is not that text any more
_NEARLY_ALL: Final = 0.9  # share of a text that stands on the other side: what is left are single words
PERHAPS_FROM: Final = 0.6  # probability of a pair: of those told as one 24 of 33 are, left out by pair; below, 45 of 84


def clause_phrases(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which clauses were kept, changed, added and dropped, as far as clauses of both sides were paired."""
    if change.kind == "unchanged":
        yield words["told_same"]
        return
    pairs = [edit for edit in change.text if edit.left is not None and edit.right is not None]
    if not pairs:
        yield words["told_reworded_unsure" if change.unsure else "told_reworded"]
    alone = len(change.left) == len(change.right) == 1  # of several tasks each has its clauses in a place of its own
    stayed = (edit.right for edit in pairs if edit.status == "kept" and not (edit.moved and alone))
    kept = sorted((ref for ref in stayed if ref is not None and has_words(ref.text)), key=place_in_text)
    news = list(_clause_news(change, pairs, comparison, words))
    if news and kept:  # what is new is quoted
        yield from news[:-1]
        yield news[-1] + words["told_kept_besides"].format(count=len(kept))
    else:
        yield from _told("kept", kept, words)
        yield from news


def _clause_news(change: Change, pairs: Sequence[ClauseEdit], comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say of all clauses what became of them, but for those that were kept where they stand."""
    # beside a task that is reworded as a whole nobody can say what is left over on the other side
    told = [edit for edit in pairs if not (edit.tentative and edit.in_other_words)]
    lefts_paired = {edit.left.task for edit in told if edit.left is not None} >= set(change.left)
    rights_paired = {edit.right.task for edit in told if edit.right is not None} >= set(change.right)
    reworded = [edit for edit in pairs if not edit.tentative and _is_reworded(edit)]
    holding = near_words(reworded, change)
    gained = _without(_gained(change), [one.there for one in holding])
    yield from lone_phrases(gained, comparison.right, "added" if lefts_paired else None, "unmatched_right", words)
    lost, alike = _lost(change, comparison)
    lost = _without(lost, [one.there for one in holding])
    yield from lone_phrases(lost, comparison.left, "dropped" if rights_paired else None, "unmatched_left", words)
    yield from lone_phrases(alike, comparison.left, None, "alike", words)

    def by_news(edit: ClauseEdit) -> tuple[bool, int]:
        leads = edit.right is not None and leads_in(edit.right, comparison.right)
        return leads, -_changed_matter(edit)

    yield from changed_phrases(sorted(reworded, key=by_news), change, words)
    for near in holding:
        yield words["related_here"].format(text=quoted_whole(near.text), there=quoted(near.there.text))
    if len(change.left) == len(change.right) == 1:
        shifted = [edit.right for edit in pairs if edit.moved and edit.status == "kept"]
        yield from _told("shifted", shifted, words)
    yield from _perhaps([edit for edit in pairs if edit.tentative], words)


def _without(runs: Iterable[Run], told: Sequence[ClauseRef]) -> list[Run]:
    """Leave out of runs the clauses of which something else is told."""
    return [
        run if isinstance(run, ClauseRef) else tuple(one for one in run if one.clause not in told)
        for run in runs
        if run not in told
    ]


def _perhaps(pairs: Iterable[ClauseEdit], words: Wording) -> Iterator[str]:
    """Name the likeliest pair of clauses that may be one demand, and of those at an even chance one; count both."""
    ranked = sorted(pairs, key=lambda edit: -edit.chance)
    for name, told in (
        ("perhaps", [edit for edit in ranked if edit.chance >= PERHAPS_FROM]),
        ("unclear", [edit for edit in ranked if edit.chance < PERHAPS_FROM]),
    ):
        texts = [(edit.left.text, edit.right.text) for edit in told if edit.left and edit.right]
        if texts:
            left, right = quoted_pair(*texts[0])
            more = "_more" if len(texts) > 1 else ""
            yield words[f"told_{name}{more}"].format(left=left, right=right, count=len(texts))


def part_phrases(change: Change, words: Wording) -> Iterator[str]:
    """Say where one side of a pair is only a part of the other: a sentence of it, with little beside."""
    if change.kind != "edited":
        return
    low, high = sorted((change.kept_left, change.kept_right))
    if low < _SMALL_PART and high >= _NEARLY_ALL:
        side = "left" if change.kept_left < change.kept_right else "right"
        yield words[f"told_part_of_{side}"].format(percent=percent_text(low))


def elsewhere_phrases(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which clauses of one side stand in other tasks of the other side, and which of those may have them."""
    seen: dict[str, dict[str, None]] = {}
    for edit in change.text:
        ref = edit.left or edit.right
        if edit.elsewhere is not None and ref is not None and (head := quoted(ref.text)):
            side: Literal["left", "right"] = "left" if edit.right is None else "right"
            seen.setdefault(see_text(edit.elsewhere, side, comparison, words, change), {})[head] = None
    for see, heads in seen.items():
        listed = "".join(words["told_quoted"].format(text=head) for head in list(heads)[:LEAST_NAMED])
        more = "_more" if len(heads) > LEAST_NAMED else ""
        yield words[f"told_seen{more}"].format(heads=listed, count=len(heads), see=see)
    yield from related_texts(change, comparison, words, head=quoted, most=POINTERS_TOLD)


def _gained(change: Change) -> Iterator[Run]:
    """Yield the runs that only the right side has, without the clauses that point to another task."""
    for edit in change.text:
        if edit.status != "added" or edit.elsewhere is not None or edit.right is None:
            continue
        if edit.alone:
            yield tuple(one for one in edit.alone if not is_pointed(one.clause, change, "right"))
        elif not is_pointed(edit.right, change, "right"):
            yield edit.right


def _lost(change: Change, comparison: Comparison) -> tuple[list[Run], list[Run]]:
    """List the runs that only the left side has, without the clauses that point to another task.

    Returns:
        Those of which the right has nothing, and those that it has in words alike; only between levels it is known.
    """
    alike = [
        clause.clause
        for entry in (() if comparison.coverage is None else comparison.coverage.tasks)
        for clause in entry.clauses
        if entry.task in change.left and clause.state in ("taken", "partly")
    ]

    def is_alike(ref: ClauseRef) -> bool:
        return any(one.task == ref.task and one.start < ref.end and ref.start < one.end for one in alike)

    lost: list[Run] = []
    found: list[Run] = []
    for edit in change.text:
        if edit.status != "dropped" or edit.elsewhere is not None or edit.left is None:
            continue
        if not edit.alone:
            if not is_pointed(edit.left, change, "left"):
                (found if is_alike(edit.left) else lost).append(edit.left)
            continue
        own = [one for one in edit.alone if not is_pointed(one.clause, change, "left")]
        lost.append(tuple(one for one in own if not is_alike(one.clause)))
        found.append(tuple(one for one in own if is_alike(one.clause)))
    return lost, found


def _changed_matter(edit: ClauseEdit) -> int:
    """Count the pairs of characters in what changed of a clause that are no phrase that goes with any matter."""
    changed = (token for token in edit.tokens if token.op != "equal" and not token.trivial)
    return sum(len(matter_bigrams(text)) for token in changed for text in (token.left, token.right))


def _is_reworded(edit: ClauseEdit) -> bool:
    return edit.status == "changed" and any(token.op != "equal" and not token.trivial for token in edit.tokens)


def _told(event: str, refs: Iterable[ClauseRef | None], words: Wording) -> Iterator[str]:
    """Quote the first of the clauses to which one thing happened, and count them."""
    found = [ref for ref in refs if ref is not None and has_words(ref.text)]
    if found:
        name = f"told_{event}" if len(found) == 1 else f"told_{event}_more"
        yield words[name].format(head=quoted(found[0].text), count=len(found))
