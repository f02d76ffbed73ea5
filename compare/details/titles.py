"""Find what a text names: 《titles》, document numbers 发文字号 and “quoted terms”."""

import re
from functools import lru_cache

from compare.particulars import Fact
from compare.texts.folding import fold, without_spaces

__all__ = ["find_names"]

CACHED_TEXTS = 4096
"""Texts whose names are remembered: each step asks for those of the same clauses."""

LONGEST_QUOTED = 24
"""Characters a quoted term may have; a longer quotation is a sentence."""

NUMBERED = r"[0-9０-９]{4}\s?[)）]\s?第?\s?[0-9０-９]+\s?号"
IN_QUOTES = rf"[^“”\"「」，。；\n]{{1,{LONGEST_QUOTED}}}"

NAME = re.compile(
    rf"""
    (?P<title>《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》)
  | (?P<document_number>(?:[\u4e00-\u9fff]\s?){{2,12}}(?:〔|\[|［|【|[（(](?={NUMBERED}))
        \s?[0-9０-９]{{4}}\s?[〕\]］】)）]\s?第?\s?[0-9０-９]+\s?号)
  | (?P<quoted>“{IN_QUOTES}”|"{IN_QUOTES}"|「{IN_QUOTES}」)
    """,
    re.VERBOSE,
)

BEFORE_NUMBER = re.compile(
    r".*(?:按照|根据|遵照|参照|对照|贯彻|落实|执行|关于|印发|完成|做好|实施|制定|通过|结合|[和与及按见由以据将把])"
)
"""What may stand before the code of an issuer in running text."""


@lru_cache(maxsize=CACHED_TEXTS)
def find_names(text: str) -> tuple[Fact, ...]:
    """Find titles, document numbers and quoted terms.

    Args:
        text: any text.

    Returns:
        Facts in order, without overlap; a name within a title or a quotation belongs to it.

    Example:
        >>> [fact.text for fact in find_names("按照浙政办发〔2020〕16号和《条例》要求")]
        ['浙政办发〔2020〕16号', '《条例》']
    """
    found: list[Fact] = []
    for match in NAME.finditer(text):
        start, end = match.span()
        if match.lastgroup == "document_number":
            before = BEFORE_NUMBER.match(text[start : _bracket(text, start)])
            start += before.end() if before else 0
            if _bracket(text, start) == start:
                continue
        kind = match.lastgroup
        if kind == "quoted":
            start, end = start + 1, end - 1
        printed = text[start:end]
        key = fold(printed) if kind != "document_number" else _number_key(printed)
        if key:
            found.append(Fact(kind, start, end, printed, (kind, key)))  # type: ignore[arg-type]
    return tuple(found)


def _bracket(text: str, start: int) -> int:
    """Return the place of the bracket of a document number that begins at a place."""
    place = start
    while text[place] not in "〔[［【（(":
        place += 1
    return place


def _number_key(printed: str) -> str:
    """Return a document number by its issuer's code, year and number alone."""
    return "-".join(re.findall(r"\d+|[\u4e00-\u9fff]{2,}", without_spaces(printed)))
