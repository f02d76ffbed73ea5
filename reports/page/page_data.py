"""What the script of a page needs beside the page: words, what decisions name, and evidence until it is opened."""

from compare import KINDS, Comparison
from compare.decisions import UNDECIDED
from documents.model import Document
from reports.page.following import following_data
from reports.page.script_json import script_json
from reports.page.views import Page
from reports.rows.review_data import review_data, state_dict
from reports.rows.views import EvidenceBody
from reports.words.phrases import side_names
from reports.words.review import FOLLOWING_WORDS, SCRIPT_STRINGS
from reports.words.whole import SCRIPT_WHOLE
from reports.words.wording import LANGUAGES, Language, Wording, kind_word, mark_word, wording

__all__ = ["evidence_data", "evidence_json", "page_data", "page_json", "review_json"]


def page_json(comparison: Comparison, lang: Language) -> str:
    """Write `page_data` as JSON that is safe inside a script element."""
    return script_json(page_data(comparison, lang))


def page_data(comparison: Comparison, lang: Language) -> dict[str, object]:
    """Return the words that the script says, and both documents as they are cited."""
    words = wording(lang, comparison.mode)
    position = LANGUAGES.index(lang)
    said = {name: texts[position] for name, texts in {**SCRIPT_STRINGS, **SCRIPT_WHOLE}.items()}
    states = {name: text for name, text in words.items() if name.startswith("state_")}
    kinds = {f"kind_{kind}": kind_word(words, kind, comparison.mode) for kind in KINDS}
    rivals = {f"runners_{name}": words[f"runners_{side}"] for name, side in (("old", "left"), ("new", "right"))}
    documents = {
        "document_old": _document(comparison.left, words),
        "document_new": _document(comparison.right, words),
        "cite_number": words["task_number"],
    }
    marks = {
        "clause_old": mark_word(words, "dropped", comparison.mode),
        "clause_new": mark_word(words, "added", comparison.mode),
    }
    names = zip(("old", "new"), side_names(comparison, words), strict=True)
    following = {name: words[name] for name in FOLLOWING_WORDS} | {
        f"none_{side}": words["none"].format(side=name) for side, name in names
    }
    return {"words": said | states | kinds | documents | rivals | marks | following | {"runner": words["runner"]}}


def evidence_json(page: Page) -> str:
    """Write `evidence_data` as JSON that is safe inside a script element."""
    return script_json(evidence_data(page))


def evidence_data(page: Page) -> tuple[tuple[EvidenceBody, ...], ...]:
    """Return what can be opened in each row, in the order of the page; a named tuple is an array for the script."""
    items = (item for section in page.sections for block in section.blocks for item in block.items)
    changes = (item.change for item in items if item.change is not None)
    return tuple(tuple(view.body for view in change.evidence if view.body is not None) for change in changes)


def review_json(
    comparison: Comparison,
    words: Wording,
    *,
    api: str | None = None,
    aligned: int = 0,
    unaligned: tuple[int, int] = (0, 0),
) -> str:
    """Write `review_data` as JSON that is safe inside a script, without what the page has already.

    Rows of which nobody said anything have no review. A task has a quote where the script cannot take it from the text
    in the table, because a browser reads some of its characters as others. With it what the rows need to follow
    decisions, see `reports.page.following`.
    """
    data = review_data(comparison, api=api, aligned=aligned)
    if api is not None:
        data |= {"known": aligned + unaligned[0], "pending": unaligned[1]}
    data |= following_data(comparison, words, data["rivals"]["old"])
    for side, tasks in (("old", comparison.left.tasks), ("new", comparison.right.tasks)):
        data["tasks"][side] = [
            {name: value for name, value in entry.items() if name != "quote" or not _reads_alike(task.words)}
            for entry, task in zip(data["tasks"][side], tasks, strict=True)
        ]
    nothing = state_dict(UNDECIDED)
    rows = [
        {name: value for name, value in row.items() if name != "review" or value != nothing} for row in data["rows"]
    ]
    return script_json(data | {"rows": rows})


def _reads_alike(words: str) -> bool:
    """Tell whether a text that is printed in a page is read from it the same: no edge to trim, no odd character."""
    return words == words.strip() and words.replace("\n", "").isprintable()


def _document(document: Document, words: Wording) -> str:
    number = document.document_number
    title = words["cite_title"].format(title=document.title)
    return words["cite_document"].format(number=number, title=title) if number else title
