"""What stands below the tasks: signature and date, the list of annexes, whom to ask. It is no task."""

import re
from collections.abc import Sequence

from documents.chinese.organ_words import is_signer
from documents.chinese.time_words import DATE_LINE
from documents.text.lines import SourceLine

__all__ = ["find_tail"]


_SEAL = re.compile(r"[（(].{0,12}代章[）)]$")
"""（省政府办公厅代章）: whose seal stands in for the signer's; it may stand on a line of its own."""
_ANNEX_LIST = re.compile(r"^附件\d{0,2}[:：].{2,60}$")
_LIST_ITEM = re.compile(r"^\d{1,2}[.．、].{2,50}$")
_CONTACT = re.compile(r"^[（(]?(?:联系人|联系电话|联系方式|联系单位|电话|传真|邮箱|电子邮箱|地址|邮编)[:：]")
_NO_TEXT = re.compile(r"^[（(]此页无正文[）)]$")
_MAX_SIGNERS = 3
_MAX_NAME_LINE = 30  # characters
_PUNCTUATION = re.compile(r"[。，；：、！？,;:]|\d")


def find_tail(lines: Sequence[SourceLine]) -> int:
    """Find where the lines below the tasks begin.

    Args:
        lines: lines that are not blank, without furniture and annexes.

    Returns:
        Index of the first line of the tail; the number of lines when there is none.
    """
    texts = [line.text for line in lines]
    start = len(texts)
    while start > 0:
        size = _closing_group(texts, start)
        if size == 0:
            break
        start -= size
    return start


def _closing_group(texts: Sequence[str], end: int) -> int:
    """Count the lines just above `end` that close a document together; 0 when there are none."""
    last = texts[end - 1]
    if DATE_LINE.match(last):
        signers = 0
        while signers < _MAX_SIGNERS and end - 2 - signers >= 0 and _signs(texts[end - 2 - signers]):
            signers += 1
        above = end - 2 - signers
        if signers and above > 0 and _continues(texts[above], texts[above + 1]):
            signers += 1
        return 1 + signers
    if _CONTACT.match(last) or _NO_TEXT.match(last) or _ANNEX_LIST.match(last) or "代章" in last[-8:]:
        return 1
    size = 0
    while end - 1 - size >= 0 and _LIST_ITEM.match(texts[end - 1 - size]):
        size += 1
    announced = size and end - 1 - size >= 0 and _ANNEX_LIST.match(texts[end - 1 - size])
    return size + 1 if announced else 0


def _continues(above: str, signer: str) -> bool:
    """Tell whether a long name is broken over two lines: no sentence ends or pauses in it."""
    return len(above) <= _MAX_NAME_LINE and not _PUNCTUATION.search(above) and _signs(above + signer)


def _signs(line: str) -> bool:
    """Tell whether a line is who signs, the note about a seal that stands in for theirs left aside."""
    signer = _SEAL.sub("", line)
    return not signer or is_signer(signer)
