"""Annexes 附件 that follow the tasks: lists of units are kept, everything else is claimed as annex."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.chinese.marks import find_mark
from documents.drafts import Claim
from documents.fields.unit_list import looks_like_units
from documents.fields.unit_names import split_units
from documents.fields.unit_spans import unit_spans
from documents.model import Annex, Place, ReadingWarning
from documents.surroundings.signature import may_date, read_signature
from documents.text.lines import SourceLine

__all__ = ["Annexes", "begins_annex", "split_annexes"]

_MAX_UNIT_LIST = 5000  # characters: a list of every organ and company of a province has some 2000
_LONGEST_UNIT = 40  # characters: whatever is longer is no name, and its list another table
_ANNEX_LINE = re.compile(r"^附(?:[件表]\d{0,2}[:：.．]?|[:：])$|^附表\d{0,2}[:：](?=[^。；，、：:]{4,40}$)")
"""附件1 above its title, or 附表：2026年项目情况 with it."""

_GLOSSARY = re.compile(r"^(?:有关|相关|专业|部分)?(?:名词|术语|用语|词语|名词术语)?(?:解释|注释|释义)[:：]?$")
"""The head of a list that explains words of the text, below it."""

_TABLE_TITLE = re.compile(r"[^。；，、：:\d][^。；，：:]{1,28}(?:表|名单|一览)(?:[（(][^（）()]{1,16}[）)])?")
"""The title of a table below the signature, which no 附件 stands above: 防汛值守安排表."""

_ENTRY = re.compile(r"^[［\[〔【（(]?\d{1,3}(?:[］\]〕】）)]|[.．、])")


@dataclass(frozen=True, slots=True)
class Annexes:
    """What stands below the tasks under 附件."""

    annexes: tuple[Annex, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


def split_annexes(
    lines: Sequence[SourceLine],
    *,
    begins: Callable[[Sequence[SourceLine]], int | None],
    has_body: Callable[[Sequence[SourceLine]], bool] = bool,
) -> tuple[tuple[SourceLine, ...], Annexes]:
    """Cut off the annexes below the tasks.

    Often the tasks are themselves the annex of a letter: an annex line with no task above it cuts nothing.

    Args:
        lines: all lines of the document without furniture.
        begins: gives the number of the first line without which no lines above an annex hold the tasks.
        has_body: tells whether lines down from the top hold the tasks, that line among them; they do when absent.

    Returns:
        (lines above the first annex, the annexes). An annex that is no unit list is named in a warning.
    """
    filled = [line for line in lines if line.text]
    marks = [i for i in range(len(filled)) if begins_annex(filled, i)]
    first = begins(lines) if marks else None
    below = (i for i in marks if first is not None and first < filled[i].number)
    start = next((i for i in below if has_body(filled[:i])), None)
    if start is None:
        return tuple(lines), Annexes()
    annexes: list[Annex] = []
    warnings: list[ReadingWarning] = []
    for block in _annex_blocks(filled[start:]):
        title, *body = block
        content = "".join(line.text for line in body).rstrip("。")
        if not body:
            continue
        units = split_units(content) if looks_like_units(content, longest=_MAX_UNIT_LIST) else ()
        if units and max(map(len, units)) <= _LONGEST_UNIT:
            annexes.append(Annex(title.text, units))
        else:
            message = f"附件“{title.text}”没有作为任务读取"
            warnings.append(ReadingWarning("annex-unread", message, Place(line=title.place)))
    claims = tuple(Claim("annex", line.content.compact()) for line in filled[start:])
    kept = tuple(line for line in lines if line.number < filled[start].number)
    return kept, Annexes(tuple(annexes), claims, tuple(warnings))


def begins_annex(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether an annex, a list of words explained or a table below the signature begins with a line.

    Args:
        lines: lines that are not blank.
        at: the index of the line.
    """
    return _ANNEX_LINE.match(lines[at].text) is not None or _is_glossary(lines, at) or _is_below_signature(lines, at)


def _is_below_signature(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line is the title of a table right below who signs and when, above no item and no units."""
    if at < 2 or _TABLE_TITLE.fullmatch(lines[at].text) is None or not may_date(lines[at - 1].text):
        return False
    signature = read_signature(lines[:at], at - 1)
    if signature is None or not signature.signers or not signature.in_words:
        return False
    below = lines[at + 1 :]
    if not below or any("\t" in line.content.text for line in below):  # rows are told by `other_tables`
        return False
    return not any(find_mark(line.text) is not None or unit_spans(line.text) for line in below)


def _is_glossary(lines: Sequence[SourceLine], at: int) -> bool:
    """Tell whether a line heads explanations of words, each with the number that it has in the text."""
    return (
        _GLOSSARY.match(lines[at].text) is not None and at + 1 < len(lines) and bool(_ENTRY.match(lines[at + 1].text))
    )


def _annex_blocks(lines: Sequence[SourceLine]) -> list[list[SourceLine]]:
    """Cut the annexes apart at their 附件 lines and heads; each block begins with the title of the annex."""
    blocks: list[list[SourceLine]] = []
    for i, line in enumerate(lines):
        if _ANNEX_LINE.match(line.text) or _is_glossary(lines, i) or not blocks:
            blocks.append([])
        if _ANNEX_LINE.fullmatch(line.text) is None:
            blocks[-1].append(line)
    return [block for block in blocks if block]
