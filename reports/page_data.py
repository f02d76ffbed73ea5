"""What the script of a page needs beside the page: its words, and every task as a citation."""

from compare import KINDS, Comparison
from documents.model import Document, Task
from reports.names import place_words
from reports.script_json import script_json
from reports.strings_review import SCRIPT_STRINGS
from reports.wording import LANGUAGES, Language, Wording, kind_word, wording

__all__ = ["page_data", "page_json"]


def page_json(comparison: Comparison, lang: Language) -> str:
    """Write `page_data` as JSON that is safe inside a script element."""
    return script_json(page_data(comparison, lang))


def page_data(comparison: Comparison, lang: Language) -> dict[str, object]:
    """Return the words that the script says, and citations of both documents and of all tasks by id."""
    words = wording(lang, comparison.mode)
    position = LANGUAGES.index(lang)
    said = {name: texts[position] for name, texts in SCRIPT_STRINGS.items()}
    states = {name: text for name, text in words.items() if name.startswith("state_")}
    kinds = {f"kind_{kind}": kind_word(words, kind, comparison.mode) for kind in KINDS}
    sides = {"old": comparison.left, "new": comparison.right}
    return {
        "words": said | states | kinds,
        "citations": {
            "documents": {side: _document(document, words) for side, document in sides.items()},
            "tasks": {
                side: {task.id: _task(task, words) for task in document.tasks} for side, document in sides.items()
            },
        },
    }


def _document(document: Document, words: Wording) -> str:
    number = document.document_number
    title = words["cite_title"].format(title=document.title)
    return words["cite_document"].format(number=number, title=title) if number else title


def _task(task: Task, words: Wording) -> str:
    """Name a task by its inner headings, its number and its place in the source."""
    heading = "".join(words["cite_heading"].format(heading=heading) for heading in task.section)
    place = "".join(words["cite_place"].format(place=place) for place in place_words(task.place, words))
    number = task.number or task.id
    return heading + (words["task_number"].format(number=number) if number.isdecimal() else number) + place
