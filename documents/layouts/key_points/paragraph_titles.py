"""Titles of the paragraphs of one item: 一是健全机制。…, and paragraphs that all begin with a few words of a kind."""

from collections.abc import Sequence
from dataclasses import replace

from documents.chinese.marks import Rank, find_clause_mark
from documents.drafts import TaskDraft
from documents.layouts.key_points.item_titles import LISTED_TITLE, first_sentence_end

__all__ = ["with_paragraph_titles"]

_MIN_SPOKEN = 2
_MIN_PARAGRAPHS = 3  # fewer may begin with a few words by chance
_MIN_LEADS = 4  # paragraphs in all sections together
_NEARLY_ALL = 0.9  # of them begin with a title


def lead_usually(paragraphs: Sequence[Sequence[str]]) -> bool:
    """Tell whether all paragraphs without a number begin with a title, throughout the sections of a document.

    Args:
        paragraphs: the texts below each heading that has such paragraphs.
    """
    texts = [text for section in paragraphs for text in section]
    leads = sum(0 < first_sentence_end(text, 0) <= LISTED_TITLE for text in texts)
    return len(paragraphs) > 1 and len(texts) >= _MIN_LEADS and leads >= _NEARLY_ALL * len(texts)


def with_paragraph_titles(
    drafts: Sequence[TaskDraft], *, usual: bool = False, named: bool = False
) -> list[TaskDraft] | None:
    """Find the titles of tasks that are paragraphs of one item.

    一是 and 二是 are numbers, and not a word of what is to be done.

    Args:
        drafts: the tasks of the item in order, with the headings above them.
        usual: paragraphs begin with titles throughout the document, see `lead_usually`.
        named: the item has a title of its own, which is that of a single paragraph.

    Returns:
        The tasks with their titles, where each begins with 一是, 二是 … counting from one, or each with a title;
        None where they do not: then the item's own title is that of the first.
    """
    texts = [draft.text.text for draft in drafts]
    marks = [find_clause_mark(text) for text in texts]
    counts = [mark.ordinal if mark is not None and mark.rank == Rank.SPOKEN else 0 for mark in marks]
    if len(drafts) >= _MIN_SPOKEN and counts == list(range(1, len(drafts) + 1)):
        return [_titled(draft, mark.end if mark is not None else 0) for draft, mark in zip(drafts, marks, strict=True)]
    ends = [first_sentence_end(text, 0) for text in texts]
    if usual and any(ends) and (len(drafts) > 1 or not named):
        return [_titled(draft, 0) for draft in drafts]
    if len(drafts) >= _MIN_PARAGRAPHS and all(0 < end <= LISTED_TITLE for end in ends):
        return [_titled(draft, 0) for draft in drafts]
    return None


def _titled(draft: TaskDraft, start: int) -> TaskDraft:
    """Take the mark before `start`, and the title behind it, off a task."""
    end = first_sentence_end(draft.text.text, start)
    found = replace(draft, number_mark=draft.text.slice(0, start)) if start else draft
    if end == start:
        return replace(found, text=draft.text.slice(start).strip())
    return replace(
        found,
        section=(*draft.section, draft.text.slice(0, end)),
        title=draft.text.slice(start, end),
        text=draft.text.slice(end).strip(),
    )
