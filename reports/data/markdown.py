"""A comparison as a Markdown table with its verdict above it, for e-mails and issues."""

import re
from collections.abc import Sequence
from typing import Final

from compare import CONFIRM_BELOW, Change, Comparison
from documents.model import Task
from reports.overview.verdict import verdict_sentence
from reports.rows.plain_text import deadline_change_text, unit_changes_text
from reports.rows.review_text import change_review_text
from reports.words.phrases import comparison_title, side_names, task_place
from reports.words.wording import Language, Wording, kind_badge_word, wording

__all__ = ["kinds_text", "markdown_columns", "markdown_title", "render_markdown"]

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#])")
_BREAKS: Final = re.compile(r"[\s\u0085\u2028\u2029]*[\r\n\v\f\u0085\u2028\u2029]+\s*")


def render_markdown(comparison: Comparison, *, lang: Language = "zh-CN") -> str:
    """Write a comparison as Markdown: title, verdict, one table row per change."""
    words = wording(lang, comparison.mode)
    columns = list(markdown_columns(comparison, words))
    if comparison.review is None:
        columns.remove(words["remark_decision"])
    lines = [
        *markdown_title(comparison, words),
        _table_row([_escaped(column) for column in columns]),
        _table_row(["---"] * len(columns)),
    ]
    lines.extend(_table_row(_cells(place, comparison, words)) for place in range(len(comparison.changes)))
    return "\n".join(lines) + "\n"


def markdown_title(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    """Return the lines above the table."""
    return (
        f"# {_escaped(comparison_title(comparison, words))}",
        "",
        _escaped(verdict_sentence(comparison, words)),
        "",
    )


def markdown_columns(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    """Name the columns; the one before the last, the decisions, is left out where nobody was asked."""
    left_name, right_name = side_names(comparison, words)
    named = left_name != words["left_document"]
    return (
        words["column_kind"],
        words["column_tasks"].format(side=left_name) if named else words["column_left"],
        words["column_tasks"].format(side=right_name) if named else words["column_right"],
        words["csv_unit_changes"],
        words["csv_deadline_change"],
        words["remark_decision"],
        words["column_change"],
    )


def kinds_text(change: Change, comparison: Comparison, words: Wording) -> str:
    """Say the type of a change, before it whether it moved, behind it whether to confirm it."""
    kinds = [kind_badge_word(words, change, comparison.mode)]
    if change.moved:
        kinds.insert(0, words["flag_moved"])
    if any(comparison.links[link].confidence < CONFIRM_BELOW for link in change.links):
        kinds.append(words["flag_uncertain"])
    return words["list_separator"].join(kinds)


def _cells(place: int, comparison: Comparison, words: Wording) -> list[str]:
    change = comparison.changes[place]
    return [
        _escaped(kinds_text(change, comparison, words)),
        _tasks([comparison.left.tasks[task] for task in change.left], words),
        _tasks([comparison.right.tasks[task] for task in change.right], words),
        _escaped(unit_changes_text(change, words)),
        _escaped(deadline_change_text(change, words)),
        *((_escaped(change_review_text(place, comparison, words)),) if comparison.review is not None else ()),
        change.id,
    ]


def _tasks(tasks: Sequence[Task], words: Wording) -> str:
    """Print the tasks of one side, each on a line of its own within the cell."""
    return "<br>".join(f"**{_escaped(task_place(task, words))}** {_escaped(task.text)}" for task in tasks)


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Keep document text from being read as markup, and on one line."""
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text))
