"""Document text on its way into Markdown: nothing in it is read as markup, and a line stays one line."""

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["markdown_head", "markdown_text"]

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#])")
_BREAKS: Final = re.compile(r"[\s\u0085\u2028\u2029]*[\r\n\v\f\u0085\u2028\u2029]+\s*")


def markdown_text(text: str) -> str:
    """Keep text from being read as markup, and on one line."""
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", text))


def markdown_head(title: str, sentence: str, documents: Sequence[str]) -> tuple[str, ...]:
    """Return the lines above a table: a heading, a sentence, a list of the documents, an empty line behind each."""
    listed = (f"- {markdown_text(document)}" for document in documents)
    return (f"# {markdown_text(title)}", "", markdown_text(sentence), "", *listed, "")
