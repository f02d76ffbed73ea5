"""What the script of a page needs to write the rows that are shown as CSV and Markdown, beside what the page prints."""

from typing import Any, Final

from compare import Comparison
from documents.model import Task
from reports.overview.verdict import verdict_sentence
from reports.page.script_json import script_json
from reports.rows.plain_rows import LINK_COLUMNS, change_cells, change_columns, link_cells
from reports.rows.plain_text import units_text
from reports.words.markdown_text import markdown_head
from reports.words.phrases import comparison_title, document_lines, task_place
from reports.words.wording import Wording

__all__ = ["page_exports", "page_exports_json"]

_WORDS: Final = ("unit_tip", "bracketed", "remark", "clause_separator", "paper_deadline")


def page_exports_json(comparison: Comparison, words: Wording) -> str:
    """Write `page_exports` as JSON that is safe inside a script element."""
    return script_json(page_exports(comparison, words))


def page_exports(comparison: Comparison, words: Wording) -> dict[str, Any]:
    """Return the cells of `csv_export` and `markdown` that the page does not print in these words.

    Returns:
        `columns` of the CSV, `title` lines and `table` columns of the Markdown, `words` for decisions; every other
        cell is an index into `texts`, where each text stands once. `tasks`: for both sides, in document order, units,
        deadline, place. `rows`: of each
        change, in the order of `review_data`, its type, whether it moved, its types in Markdown, what became of
        units, deadline, facts and strength, then score, confidence, match and doubt of each link.
    """
    texts: dict[str, int] = {}

    def stored(*cells: str) -> list[int]:
        return [texts.setdefault(cell, len(texts)) for cell in cells]

    def tasks(own: tuple[Task, ...]) -> list[list[int]]:
        return [stored(units_text(task, words), task.deadline or "", _place(task, words)) for task in own]

    rows: list[list[object]] = []
    for place, change in enumerate(comparison.changes):
        said = change_cells(place, comparison, words)
        cells = stored(
            said.kind,
            said.moved,
            said.flags,
            said.unit_changes,
            said.deadline_change,
            said.facts_and_places,
            said.strength,
        )
        links = tuple(comparison.links[link] for link in change.links) or (None,)
        measured = [link_cells(link, words) for link in links]
        rows.append([*cells, *(stored(one.score, one.confidence, one.matched_by, one.uncertain) for one in measured)])
    return {
        "columns": [words[f"csv_{column}"] for column in LINK_COLUMNS],
        "title": list(
            markdown_head(
                comparison_title(comparison, words),
                verdict_sentence(comparison, words),
                document_lines(comparison, words),
            )
        ),
        "table": list(change_columns(comparison, words)),
        "words": {name: words[name] for name in _WORDS},
        "tasks": {"old": tasks(comparison.left.tasks), "new": tasks(comparison.right.tasks)},
        "rows": rows,
        "texts": list(texts),
    }


def _place(task: Task, words: Wording) -> str:
    """Give the place of a task with `{label}` for its number, so that thousands of tasks share a few of them."""
    place = task_place(task, words)
    return place.replace(task.number, "{label}", 1) if task.number and "{" not in place else place
