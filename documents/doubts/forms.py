"""Tasks that are lines of a form: who was there, who writes, whom to call, where to sign."""

import re
from collections.abc import Iterator
from typing import Final

from documents.chinese.demand_words import says_what_to_do
from documents.doubts.saying import quoted, said_once
from documents.fields.persons import looks_like_persons
from documents.model import Document, ReadingWarning

__all__ = ["form_doubts"]

_FIELD: Final = re.compile(r"[\u4e00-\u9fff（）()、 ]{2,12}[：:][^：:。；]{0,40}$")
"""A label, and a value that is no sentence."""

_FIELDS: Final = re.compile(r"(?:[\u4e00-\u9fff（）()、\s]{2,12}[：:][^：:。；，]{0,30}){2,}$")
"""Several labels with their values, side by side."""

_EMPTY: Final = re.compile(r"[^，。；]{1,16}[：:]\s*(?:$|[_＿])")
"""A label with nothing behind it: a place to sign."""

_NUMBER: Final = re.compile(r"[：:][\d\-—－+() 转]{5,}$")
_SELDOM: Final = 0.3  # a list of fields throughout is laid out so
_FEWEST: Final = 3


def form_doubts(document: Document) -> Iterator[ReadingWarning]:
    """Say which few tasks consist of labels and values, and ask nothing of anybody."""
    found = [task for task in document.tasks if not task.unit_text and all(map(_is_field, task.text.split("\n")))]
    if found and len(document.tasks) >= _FEWEST and len(found) <= max(1, _SELDOM * len(document.tasks)):
        message = f"这一项像表单的一栏，不像任务：{quoted(found[0].words)}，请核对正文在哪里结束"
        yield said_once("odd-text", message, [task.place for task in found])


def _is_field(line: str) -> bool:
    if _EMPTY.match(line) or _NUMBER.search(line) or _FIELDS.match(line):
        return True
    value = re.split("[：:]", line, maxsplit=1)[-1]
    return _FIELD.match(line) is not None and (looks_like_persons(value) or not says_what_to_do(line))
