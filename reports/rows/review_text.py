"""What people decided, as plain words: for every format but the page, which has buttons."""

from align.model import Link
from compare import Comparison
from compare.decisions import UNDECIDED, Conflict, Decision, ReviewState, Statement
from documents.model import Document
from reports.rows.human_states import STATE_WORDS
from reports.words.wording import Wording, kind_word

__all__ = ["change_review_text", "conflict_line", "conflict_text", "link_review", "review_text"]


def link_review(change_index: int, link_index: int | None, comparison: Comparison) -> ReviewState:
    """Return what was decided about a link where that was decided by itself, else about its change.

    Args:
        change_index: of the change in `Comparison.changes`.
        link_index: of the link in `Comparison.links`; None for a task without one.
        comparison: the comparison that holds both.
    """
    review = comparison.review
    if review is None:
        return UNDECIDED
    if link_index is not None and (state := review.links[link_index]) != UNDECIDED:
        return state
    return review.changes[change_index]


def review_text(state: ReviewState, comparison: Comparison, words: Wording) -> str:
    """Say a decision with its type or reason and with who made it; empty where there is none."""
    if state.status not in STATE_WORDS:
        return ""
    conflict = _conflict_of(state, comparison)
    if conflict is not None:
        names = conflict_text(conflict, comparison, words)
        return words["unit_tip"].format(status=words["state_conflict"], names=names)
    text = words[f"state_{STATE_WORDS[state.status]}"]
    more = kind_word(words, state.kind, comparison.mode) if state.kind else ""
    more = words[f"reason_{state.reason}"] if state.reason else more
    if more:
        text = words["unit_tip"].format(status=text, names=more)
    return text + (words["bracketed"].format(text=state.by) if state.by else "")


def conflict_text(conflict: Conflict, comparison: Comparison, words: Wording) -> str:
    """Say what each of two people decided who contradict each other."""
    pair = sorted((conflict.one, conflict.other), key=lambda decision: (decision.at, decision.event))
    return words["conflict_and"].join(
        words["conflict_said"].format(name=decision.by, what=_what(decision, comparison, words)) for decision in pair
    )


def conflict_line(conflict: Conflict, comparison: Comparison, words: Wording) -> str:
    """Say the same with the tasks that the two were shown, for a place outside of their row."""
    machine = conflict.one.machine or conflict.other.machine
    tasks = "" if machine is None else _sides(machine, comparison, words)
    return words["paper_conflict_on"].format(tasks=tasks, text=conflict_text(conflict, comparison, words))


def _conflict_of(state: ReviewState, comparison: Comparison) -> Conflict | None:
    """Return the first open contradiction that a state rests on; None where it rests on none."""
    if state.reason != "conflict" or comparison.review is None:
        return None
    found = (pair for pair in comparison.review.conflicts if {pair.one.event, pair.other.event} & set(state.events))
    return next(found, None)


def _what(decision: Decision, comparison: Comparison, words: Wording) -> str:
    human = decision.human
    if decision.action == "retype" and human is not None and human.kind is not None:
        return words["retyped_to"].format(kind=kind_word(words, human.kind, comparison.mode))
    if decision.action != "relink" or human is None:
        return words[f"state_{decision.action}"]
    links = "，".join(_pair(left, right, comparison, words) for left, right in human.links)
    return f"{words['state_relink']} {links or words['no_link']}"


def _sides(claim: Statement, comparison: Comparison, words: Wording) -> str:
    """Print the tasks of a row, those of one side after one another."""
    sides = zip((claim.left, claim.right), (comparison.left, comparison.right), strict=True)
    left, right = (words["list_separator"].join(_label(name, of) for name in names) for names, of in sides)
    return words["conflict_pair"].format(old=left or "–", new=right or "–")


def _label(name: str, document: Document) -> str:
    """Return the number of a task of today; the id where it has none, or is gone."""
    return next((task.number for task in document.tasks if task.id == name and task.number), name)


def _pair(left: str, right: str, comparison: Comparison, words: Wording) -> str:
    return words["conflict_pair"].format(old=_label(left, comparison.left), new=_label(right, comparison.right))


def change_review_text(change_index: int, comparison: Comparison, words: Wording) -> str:
    """Say all decisions about a change and about single links of it, each with its note."""
    review = comparison.review
    if review is None:
        return ""
    change, own = comparison.changes[change_index], review.changes[change_index]
    parts = [_with_note(own, "", comparison, words)]
    for index in change.links:
        if review.links[index] not in (UNDECIDED, own) and review.links[index].reason != "conflict":
            name = _link_name(comparison.links[index], comparison, words)
            parts.append(_with_note(review.links[index], name, comparison, words))
    return words["clause_separator"].join(part for part in parts if part)


def _link_name(link: Link, comparison: Comparison, words: Wording) -> str:
    left, right = comparison.left.tasks[link.left], comparison.right.tasks[link.right]
    return words["pair"].format(left=left.number or left.id, right=right.number or right.id)


def _with_note(state: ReviewState, name: str, comparison: Comparison, words: Wording) -> str:
    text = review_text(state, comparison, words)
    if text and name:
        text = words["unit_tip"].format(status=name, names=text)
    note = words["remark"].format(text=state.note) if state.note else ""
    return words["clause_separator"].join(part for part in (text, note) if part)
