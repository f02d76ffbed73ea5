"""Lists of annexes: 附件：1.…  2.…, which announce what follows elsewhere and are no tasks."""

import re
from collections.abc import Sequence

from documents.chinese.marks import FIRST_MARK, find_mark
from documents.chinese.organ_words import is_signer
from documents.chinese.time_words import date_line
from documents.text.lines import SourceLine

__all__ = ["find_annex_lists"]

_ANNOUNCED = re.compile(rf"^(?:附[件表]?\d{{0,2}}[:：]|{FIRST_MARK}附件[:：]?(?=$))(?P<first>.{{0,80}})$")
_ITEM = re.compile(
    r"^(?:附[件表])?(?P<number>\d{1,2})(?:[.．、:：]?\s*(?P<name>[^\d.．、].*)|[.．、:：]\s*(?P<dated>(?:19|20)\d{2}[年—–\-].*))$"
)
"""An annex by its number; only a stop parts it from a name that begins with a year: 1.2025年任务清单."""

_MAX_NAME = 70  # characters of the name of an annex
_MAX_REST = 30  # characters of its second line
_SENTENCE = re.compile(r"[。；;]|责任单位|牵头|负责[）)]")
_CLOSING = re.compile(r"^(?:附[件表]|[（(]此[件页]|[（(]?联系(?:人|电话|方式)|抄送|抄报)")


def find_annex_lists(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that list annexes.

    A list counts from 1, its names are no sentences, and below it stands a signature, another annex, the first heading
    or nothing. What 附件 announces with tasks below it is no list.

    Args:
        lines: lines that are not blank.
    """
    texts = [line.text for line in lines]
    found: set[int] = set()
    for start, text in enumerate(texts):
        match = _ANNOUNCED.match(text)
        if match is None or _SENTENCE.search(match["first"]):
            continue
        end = _list_end(texts, start, match["first"])
        if end is not None:
            found.update(lines[i].number for i in range(start, end))
    return frozenset(found)


def _list_end(texts: Sequence[str], start: int, first: str) -> int | None:
    """Return the index below a list that is announced on the line `start`; None where none is."""
    last = _ITEM.match(first)
    count = int(last["number"]) if last else 0
    if last and count != 1:
        return None
    end = start + 1
    while end < len(texts):
        item = _ITEM.match(texts[end])
        if item and int(item["number"]) == count + 1 and _is_name(item["name"] or item["dated"]):
            count += 1
        elif not (count and _continues(texts, end)):
            break
        end += 1
    if count:
        return end if count > 1 or last or _closes(texts, end) else None
    if not first:  # the name of the one annex on a line of its own
        return end + 1 if end < len(texts) and _is_name(texts[end]) and _is_signed(texts, end + 1) else None
    followed = end < len(texts) and _CLOSING.match(texts[end]) is not None
    return end if followed or end == len(texts) or _is_signed(texts, end) else None


def _is_name(text: str) -> bool:
    return len(text) <= _MAX_NAME and not _SENTENCE.search(text)


def _continues(texts: Sequence[str], at: int) -> bool:
    """Tell whether a line is the rest of a name that did not fit: what a list ends with, or counts on, follows."""
    line = texts[at]
    if len(line) > _MAX_REST or _SENTENCE.search(line) or _closes(texts, at) or find_mark(line) is not None:
        return False
    return at + 1 < len(texts) and (_ITEM.match(texts[at + 1]) is not None or _closes(texts, at + 1))


def _closes(texts: Sequence[str], at: int) -> bool:
    """Tell whether what stands below a list is no text of its own."""
    if at >= len(texts) or _CLOSING.match(texts[at]) is not None:
        return True
    mark = find_mark(texts[at])
    return (mark is not None and mark.is_heading) or _is_signed(texts, at)


def _is_signed(texts: Sequence[str], at: int) -> bool:
    return any(date_line(text) is not None for text in texts[at : at + 1]) or (
        at + 1 < len(texts)
        and is_signer(texts[at])
        and any(date_line(text) is not None for text in texts[at + 1 : at + 13])
    )
