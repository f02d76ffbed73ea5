"""One plain sentence that says of a row what changed, made of the typed events of its change and of nothing else."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from compare import (
    CONFIRM_BELOW,
    Change,
    Comparison,
    DeadlineChange,
    FactChange,
    FactKind,
    StrengthChange,
)
from documents.chinese.time_words import INTERVALS
from documents.model import Task
from reports.rows.actor_texts import acting_phrases, actor_phrases
from reports.rows.clause_phrases import clause_phrases, elsewhere_phrases, part_phrases
from reports.rows.deadlines import deadline_sides, deadline_words, rolls_in_the_same_words
from reports.rows.lone_facts import fact_around, fact_sides
from reports.rows.moves import moved_places
from reports.rows.quotation import demanding_clause, quoted
from reports.rows.unit_phrases import UNITS_LISTED, folded, unit_phrases
from reports.words.phrases import place_of, side_names
from reports.words.wording import Wording, kind_badge_word

__all__ = ["change_sentence", "sentence_parts"]

_FACTS: Final = 3  # numbers that are listed; all of them stand in their own field
_TIMES: Final[frozenset[FactKind]] = frozenset({"amount", "percentage", "count", "date", "period"})


def change_sentence(change: Change, comparison: Comparison, words: Wording) -> str:
    """Say what changed as an official would write it: text first, then units, deadline, numbers and duties.

    Args:
        change: a change of `comparison`.
        comparison: the comparison that holds it.
        words: the language and the mode.

    Returns:
        One sentence with its full stop; of a task without a counterpart its type and how it begins.
    """
    return "".join(sentence_parts(change, comparison, words))


def sentence_parts(change: Change, comparison: Comparison, words: Wording) -> tuple[str, ...]:
    """Say the same in its parts, one a piece of news, each with the sign behind it.

    Args:
        change: a change of `comparison`.
        comparison: the comparison that holds it.
        words: the language and the mode.

    Returns:
        At least one part; together they are the sentence.
    """
    if not change.left or not change.right:
        parts = [
            _alone(change, comparison, words),
            *_own(change, comparison, words),
            *elsewhere_phrases(change, comparison, words),
        ]
    else:
        said = tuple(clause_phrases(change, comparison, words))
        parts = [
            *_grouping(change, comparison, words),
            *part_phrases(change, words),
            *said,
            *elsewhere_phrases(change, comparison, words),
            *unit_phrases(change, comparison, words),
            *actor_phrases(change, words),
            *acting_phrases(change, comparison, words),
            *(part for part in _deadline(change, comparison, words) if not _is_quoted(part, said, words)),
            *_facts(change.facts, comparison, words),
            *_strength(change, comparison, words, said),
        ]
    first, *others = dict.fromkeys(parts)
    told = [words["told_unsure"].format(text=first) if change.unsure else first, *others]
    return (*(part + words["clause_separator"] for part in told[:-1]), told[-1] + words["sentence_end"])


def _is_quoted(part: str, said: Sequence[str], words: Wording) -> bool:
    """Whether a part says how often something is done by quoting a clause that is quoted already."""
    often = (words[f"told_frequency_{fate}"].partition("{text}")[0] for fate in ("added", "dropped"))
    quotes = [part.removeprefix(lead) for lead in often if part.startswith(lead)]
    return any(quote in one for quote in quotes for one in said)


def _alone(change: Change, comparison: Comparison, words: Wording) -> str:
    (task, *_) = (
        *(comparison.left.tasks[index] for index in change.left),
        *(comparison.right.tasks[index] for index in change.right),
    )
    kind = kind_badge_word(words, change, comparison.mode)
    perhaps = _is_answered(change, len(task.title or ""))
    told = words["told_alone_perhaps" if perhaps else "told_alone"]
    return told.format(kind=kind, head=quoted(task.title or _unanswered(change, task)))


def _is_answered(change: Change, title: int) -> bool:
    """Whether another task may answer one without a link (28 of 63 left out by pair did), or its title."""
    found = [edit.left or edit.right for edit in change.text if edit.elsewhere is not None]
    found += [one.clause for one in change.related]
    return any(ref is None or ref.start < title for ref in found)


def _unanswered(change: Change, task: Task) -> str:
    """Return the text of a task without a link from the first demand on that no other task has or may have."""
    side: Literal["left", "right"] = "left" if change.left else "right"
    title = len(task.words) - len(task.text)
    found = [ref for edit in change.text if edit.elsewhere is not None and (ref := edit.left or edit.right) is not None]
    found += [one.clause for one in change.related if one.clause is not None and one.side == side]
    begin = 0
    while begin < len(task.text):
        start, end = (begin + place for place in demanding_clause(task.text[begin:]))
        if not any(ref.start < title + end and title + start < ref.end for ref in found):
            return task.text[begin:]
        begin = end
    return task.text


def _own(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Name the numbers of a task without a counterpart, and the deadlines of its text."""
    told = dict.fromkeys(
        words["told_own_fact"].format(name=words[f"fact_{fact.kind}"], text=fact_around(fact, comparison, words))
        for fact in change.facts
        if fact.kind in _TIMES and fact.elsewhere is None
    )
    numbers = list(told)[:_FACTS]
    if change.deadline is not None and change.deadline.in_text:
        phrases = (change.deadline.left or change.deadline.right or "").replace(
            words["clause_separator"], words["list_separator"]
        )
        numbers.append(words["told_own_fact"].format(name=words["column_deadline"], text=phrases))
    if numbers:
        yield words["told_own"].format(facts=words["list_separator"].join(numbers))


def _grouping(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which tasks became which, and where the change stands now."""
    lefts, rights = (
        tuple(document.tasks[index].title or "" for index in tasks)
        for document, tasks in ((comparison.left, change.left), (comparison.right, change.right))
    )
    if change.kind == "regrouped" and all(lefts) and set(lefts) == set(rights):
        yield words["told_same_titles"].format(
            titles=_tasks([comparison.left.tasks[index] for index in change.left], words)
        )
        yield from _crossed(change, comparison, words)
    elif change.kind in ("split", "merged", "regrouped"):
        yield words[f"told_{change.kind}"].format(
            left=_tasks([comparison.left.tasks[index] for index in change.left], words),
            right=_tasks([comparison.right.tasks[index] for index in change.right], words),
        )
    if not change.unsure and len(change.links) > 1:
        unsure = [
            words["told_link"].format(
                left=place_of(link.left, comparison.left, words), right=place_of(link.right, comparison.right, words)
            )
            for link in (comparison.links[index] for index in change.links)
            if link.confidence < CONFIRM_BELOW
        ]
        if unsure:
            yield words["told_unsure_links"].format(links=folded(unsure, words, "told_links_more"))
    if change.moved:
        left, right = moved_places(change, comparison, words)
        if left != right:
            yield words["told_moved"].format(left=left, right=right)


def _crossed(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    """Say which clauses stand under another title now, where all titles are the same as before."""
    crossed: dict[tuple[str, str], list[str]] = {}
    for edit in change.text:
        if edit.left is None or edit.right is None or edit.tentative:
            continue
        left = comparison.left.tasks[edit.left.task].title or ""
        right = comparison.right.tasks[edit.right.task].title or ""
        if left != right and (head := quoted(edit.right.text)):
            crossed.setdefault((left, right), []).append(head)
    for (left, right), heads in crossed.items():
        more = "_more" if len(heads) > 1 else ""
        yield words[f"told_crossed{more}"].format(
            head=heads[0], count=len(heads), left=quoted(left), right=quoted(right)
        )


def _tasks(tasks: Sequence[Task], words: Wording) -> str:
    """Name tasks by their titles; where one has none, say how many they are."""
    titles = [task.title for task in tasks if task.title]
    if len(titles) < len(tasks) or len(tasks) > UNITS_LISTED:
        return words["told_tasks"].format(count=len(tasks))
    return words["told_title_separator"].join(words["told_title"].format(head=quoted(title)) for title in titles)


def _deadline(change: Change, comparison: Comparison, words: Wording) -> Iterator[str]:
    deadline = change.deadline
    if deadline is None or deadline.status == "kept" or rolls_in_the_same_words(deadline):
        return
    left, right = (
        None if text is None else text.replace(words["clause_separator"], words["list_separator"])
        for text in deadline_sides(deadline, comparison, words)
    )
    if (left is None or right is None) and (often := _frequency(deadline, comparison, words)):
        yield words["told_frequency_added" if left is None else "told_frequency_dropped"].format(text=often)
        return
    if left is None or right is None:
        yield words["told_deadline_added" if left is None else "told_deadline_dropped"].format(left=left, right=right)
    elif deadline.status == "changed" and deadline.in_text:  # of which aims nobody knows that they are one
        one, other = side_names(comparison, words)
        yield words["told_deadline_beside"].format(one=one, left=left, other=other, right=right)
    elif deadline.status == "changed":
        yield words["told_deadline"].format(left=left, right=right)
    else:
        yield words["told_deadline_by"].format(left=left, right=right, word=deadline_words(deadline, words))


def _is_interval(phrase: str) -> bool:
    """Whether a phrase says how often and nothing else: 每年, 按季度, and not 每年3月底前."""
    return any(interval.fullmatch(text) for _, interval in INTERVALS for text in (phrase, phrase.removesuffix("度")))


def _frequency(deadline: DeadlineChange, comparison: Comparison, words: Wording) -> str:
    """Return what says how often something is done, one by the clause it is said of; "" where any is a deadline."""
    phrases = (deadline.left or deadline.right or "").split(words["clause_separator"].strip())
    if not deadline.in_text or not all(_is_interval(phrase.strip()) for phrase in phrases):
        return ""
    ref, document = (
        (deadline.left_ref, comparison.left) if deadline.right is None else (deadline.right_ref, comparison.right)
    )
    if ref is None or len(phrases) > 1:
        return words["list_separator"].join(phrase.strip() for phrase in phrases)
    clause = quoted(document.tasks[ref.task].words, at=ref.start, size=len(ref.text))
    return words["told_quoted"].format(text=clause)


def _facts(facts: Sequence[FactChange], comparison: Comparison, words: Wording) -> Iterator[str]:
    """List the numbers, dates and names that changed, and the numbers and dates that came or went, kind by kind."""
    told: dict[str, None] = {}
    alone: dict[tuple[str, FactKind], dict[str, None]] = {}
    for fact in facts:
        if fact.status == "rolled" or fact.elsewhere is not None:
            continue
        if fact.left and fact.right:
            told[_both(fact, comparison, words)] = None
        elif fact.kind in _TIMES:
            alone.setdefault((fact.status, fact.kind), {})[fact_around(fact, comparison, words)] = None
    for (status, kind), texts in alone.items():
        both = words["list_separator"].join(list(texts)[:_FACTS])
        told[words[f"told_fact_{status}"].format(name=words[f"fact_{kind}"], left=both, right=both)] = None
    yield from list(told)[:_FACTS]


def _both(fact: FactChange, comparison: Comparison, words: Wording) -> str:
    left, right = fact_sides(fact, comparison)
    return words["told_fact"].format(name=words[f"fact_{fact.kind}"], left=left, right=right)


def _strength(change: Change, comparison: Comparison, words: Wording, said: Sequence[str]) -> Iterator[str]:
    """Say which duties became stronger or weaker, and of which clause where there are several that changed."""
    several = sum(edit.status == "changed" for edit in change.text) > 1
    for entry in change.strength:
        if entry.left is None or entry.right is None:
            status = "added" if entry.left is None else "dropped"
            names = words["told_title"].format(head=entry.left or entry.right or "")
            names = words["told_duty"].format(fate=words[f"fact_{status}"], names=names)
        else:
            names = words["pair"].format(left=entry.left, right=entry.right)
        word = words[f"fact_{entry.status}"]
        head = _around(entry, comparison) if several else ""
        if head and any(words["told_title"].format(head=head) in part for part in said):
            head = ""  # and its words of duty stand in that quotation
        name = "told_strength_of" if head else "told_strength"
        yield words[name].format(word=word, names=names, head=head)


def _around(entry: StrengthChange, comparison: Comparison) -> str:
    """Quote the clause in which a word of duty stands."""
    ref, document = (
        (entry.right_ref, comparison.right) if entry.right_ref is not None else (entry.left_ref, comparison.left)
    )
    return "" if ref is None else quoted(document.tasks[ref.task].words, at=ref.start, size=len(ref.text))
