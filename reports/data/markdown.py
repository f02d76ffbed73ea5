"""A comparison as a Markdown table with its verdict above it, for e-mails and issues."""

from collections.abc import Iterator, Sequence

from compare import Comparison
from documents.model import Task
from reports.overview.verdict import verdict_sentence
from reports.rows.plain_rows import change_cells, change_columns
from reports.rows.plain_text import units_text
from reports.rows.substitutions import substitution_lines
from reports.words.markdown_text import markdown_head, markdown_text
from reports.words.phrases import comparison_title, document_lines, place_names
from reports.words.wording import Language, Wording, wording

__all__ = ["render_markdown"]


def render_markdown(comparison: Comparison, *, lang: Language = "zh-CN") -> str:
    """Write a comparison as Markdown: title, verdict, documents, words replaced throughout, one row per change."""
    words = wording(lang, comparison.mode)
    columns = list(change_columns(comparison, words))
    if comparison.review is None:  # nobody was asked
        columns.remove(words["remark_decision"])
    lines = [
        *markdown_head(
            comparison_title(comparison, words),
            verdict_sentence(comparison, words),
            (*document_lines(comparison, words), *substitution_lines(comparison, words)),
        ),
        _table_row([markdown_text(column) for column in columns]),
        _table_row(["---"] * len(columns)),
    ]
    names = (place_names(comparison.left, words), place_names(comparison.right, words))
    lines.extend(_table_row(_cells(place, comparison, words, names)) for place in range(len(comparison.changes)))
    return "\n".join(lines) + "\n"


def _cells(place: int, comparison: Comparison, words: Wording, names: tuple[Sequence[str], Sequence[str]]) -> list[str]:
    change, said = comparison.changes[place], change_cells(place, comparison, words)
    return [
        markdown_text(said.flags),
        _tasks([(names[0][task], comparison.left.tasks[task]) for task in change.left], words),
        _tasks([(names[1][task], comparison.right.tasks[task]) for task in change.right], words),
        markdown_text(said.unit_changes),
        markdown_text(said.deadline_change),
        markdown_text(said.facts_and_places),
        markdown_text(said.strength),
        markdown_text(said.explanation),
        *((markdown_text(said.decision),) if comparison.review is not None else ()),
        said.id,
    ]


def _tasks(tasks: Sequence[tuple[str, Task]], words: Wording) -> str:
    """Print the tasks of one side, each on a line of its own within the cell, units and deadline under its text."""
    return "<br>".join(line for name, task in tasks for line in _lines(name, task, words))


def _lines(name: str, task: Task, words: Wording) -> Iterator[str]:
    yield f"**{markdown_text(name)}** {markdown_text(task.words)}"
    deadline = words["paper_deadline"].format(text=task.deadline) if task.deadline else ""
    fields = [field for field in (units_text(task, words), deadline) if field]
    if fields:
        yield markdown_text(words["clause_separator"].join(fields))


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
