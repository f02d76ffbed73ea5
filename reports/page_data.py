"""What the script of a page needs beside the page: its words."""

from compare import KINDS, Comparison
from documents.model import Document
from reports.script_json import script_json
from reports.strings_review import SCRIPT_STRINGS
from reports.wording import LANGUAGES, Language, Wording, kind_word, wording

__all__ = ["page_data", "page_json"]


def page_json(comparison: Comparison, lang: Language) -> str:
    """Write `page_data` as JSON that is safe inside a script element."""
    return script_json(page_data(comparison, lang))


def page_data(comparison: Comparison, lang: Language) -> dict[str, object]:
    """Return the words that the script says, and both documents as they are cited."""
    words = wording(lang, comparison.mode)
    position = LANGUAGES.index(lang)
    said = {name: texts[position] for name, texts in SCRIPT_STRINGS.items()}
    states = {name: text for name, text in words.items() if name.startswith("state_")}
    kinds = {f"kind_{kind}": kind_word(words, kind, comparison.mode) for kind in KINDS}
    documents = {
        "document_old": _document(comparison.left, words),
        "document_new": _document(comparison.right, words),
        "cite_number": words["task_number"],
    }
    return {"words": said | states | kinds | documents}


def _document(document: Document, words: Wording) -> str:
    number = document.document_number
    title = words["cite_title"].format(title=document.title)
    return words["cite_document"].format(number=number, title=title) if number else title
