"""Signatures: who signs a document, over one line or several, and the date below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.chinese.characters import UNSEEN
from documents.chinese.marks import NUMERALS_OF_MARKS
from documents.chinese.numerals import number_of
from documents.chinese.organ_words import CJK, is_signer, level_pattern, province_pattern
from documents.chinese.time_words import DateLine, date_line
from documents.surroundings.region import begins_with_place
from documents.text.lines import SourceLine

__all__ = ["Signature", "may_date", "organs_of", "read_signature"]

_SEAL = re.compile(r"[（(].{0,16}代?章[）)]$")
"""（省政府办公厅代章）: whose seal stands in for the signer's; it may stand on a line of its own."""

_RELEASE = re.compile(r"[（(]此件.{0,12}[）)]$")

_MADE = re.compile(rf"(?<=[日月])(?:第?(?:{NUMERALS_OF_MARKS}|\d)次)?(?:制定|制订|修订|修改|修正|起草|拟定)$")
"""What is said behind the date of rules: 2022年1月1日修订."""

_MAX_SIGNERS = 3
"""Signers that the head of the document does not name and whose names begin with no place: a column of units may stand
above a date as well."""

_OF = "关于"
"""Stands in a title behind those who issue the document."""

_COUNTED = re.compile(rf"等(?P<count>{NUMERALS_OF_MARKS}|\d{{1,2}})个?(?:部门|单位)")
"""How many sign, as the title says: 工业和信息化部等七部门."""

_PLACE = re.compile(rf"{CJK}{{2,6}}?[省市县区州盟旗]")
_MAX_NAME_LINE = 30  # characters
_HEAD = 15  # lines in which the issuers of a document are named
_PUNCTUATION = re.compile(r"[。，；：、！？,;:]|\d")


@dataclass(frozen=True, slots=True)
class Signature:
    """A date and who signs above or beside it.

    Attributes:
        start: index of its first line.
        end: index of the line after its date.
        day: None for a month alone, and for a day that no calendar has.
        year: of the date.
        signers: in the order of print.
        in_words: whether the date is written 年月日.
    """

    start: int
    end: int
    day: date | None
    year: int
    signers: tuple[str, ...]
    in_words: bool


def may_date(text: str) -> bool:
    """Tell whether a line is the date of a signature, if it is one."""
    return _date(text) is not None


def _date(text: str) -> DateLine | None:
    return date_line(_MADE.sub("", _RELEASE.sub("", text)))


def read_signature(lines: Sequence[SourceLine], at: int) -> Signature | None:
    """Read the signature whose date stands on a line.

    A date in figures, or a month, stands in cells of tables too: it is believed where somebody signs it, and among
    other such lines where the head of the document names who signs.

    Args:
        lines: lines that are not blank.
        at: index of the line with the date.
    """
    found = _date(lines[at].text)
    if found is None or _is_row(lines[at]):
        return None
    head = "".join(line.text for line in lines[:_HEAD])
    signers = organs_of(found.signer) if found.signer else ()
    start = at
    if not found.signer:
        start, signers = _signers_above(lines, at, head)
    elif not signers:
        return None
    if not found.in_words:
        named = any(signer in head for signer in signers)
        others = sum(i != at and i >= _HEAD and _is_bare(line.text) for i, line in enumerate(lines))
        if (others and not named) or (not signers and at < len(lines) - 1):
            return None
    return Signature(start, at + 1, found.day, found.year, signers, found.in_words)


def _is_bare(text: str) -> bool:
    """Tell whether a line is a date that stands in cells as well: in figures, or a month."""
    found = date_line(text)
    return found is not None and not found.in_words


def organs_of(text: str) -> tuple[str, ...]:
    """Return the organs that sign on one line: one, or several with spaces between them; none for any other line."""
    parts = "".join(c for c in text if c not in UNSEEN).split()
    if len(parts) > 1 and all(map(is_signer, parts)):
        return tuple(parts)
    whole = "".join(parts)
    glued = _glued(whole)
    if glued:
        return glued
    return (whole,) if is_signer(whole) else ()


def _glued(text: str) -> tuple[str, ...]:
    """Part names that each begin with the same place, where the space between them was lost: 某区教育局某区商务委."""
    place = _PLACE.match(text)
    if place is None or text.count(place[0]) == 1:
        return ()
    parts = tuple(place[0] + part for part in text.split(place[0])[1:])
    return parts if all(map(is_signer, parts)) else ()


def _signers_above(lines: Sequence[SourceLine], at: int, head: str) -> tuple[int, tuple[str, ...]]:
    """Return where the signers above a date begin, and who they are."""
    start = at
    signers: list[str] = []
    counted = _COUNTED.search(head)
    listed = _listed(lines[:_HEAD])
    most = max(_MAX_SIGNERS, int(number_of(counted["count"]) or 0) if counted is not None else 0)
    while start > 0 and not _is_row(lines[start - 1]):
        line = _SEAL.sub("", lines[start - 1].text)
        if not line and start - 1 > 0:  # the note about the seal alone
            start -= 1
            continue
        printed = _SEAL.sub("", lines[start - 1].content.text.strip())
        names = organs_of(printed) or ((printed,) if printed in listed else ())
        if not names:
            break
        known = all(name in head or begins_with_place(name) for name in names)
        if len(signers) + len(names) > most and not known:
            break
        signers[:0] = names
        start -= 1
    broken = lines[start - 1].text if start > 0 else ""
    below = _SEAL.sub("", lines[start].text) if start < at else ""
    if not signers and start > 0:  # the line above the date is the end of a name, such as 办公室
        joined = _joined(lines[start - 2].text if start > 1 else "", _SEAL.sub("", broken))
        return (start - 2, (joined,)) if joined else (at, ())
    joined = _joined(broken, below)
    if joined and len(organs_of(below)) == 1:
        signers[:1] = [joined]
        start -= 1
    return start, tuple(dict.fromkeys(signers))


def _listed(head: Sequence[SourceLine]) -> Sequence[str]:
    """Return issuers that a title parts by spaces; one need not end as organs do: 财政部 人民银行 审计署关于…."""
    title = "\n".join(line.content.text for line in head)
    names = title[: max(title.find(_OF), 0)].split()
    return names if len(names) > 2 and sum(map(is_signer, names)) >= len(names) - 1 else ()


def _joined(above: str, below: str) -> str | None:
    """Join a long name that is broken over two lines: it begins with a place, and no sentence ends or pauses in it."""
    joined = above + below
    fits = bool(above) and len(above) <= _MAX_NAME_LINE and not _PUNCTUATION.search(above) and _OF not in above
    if not fits or not below or begins_with_place(below) or not _place_start().match(above):
        return None
    return joined if is_signer(joined) else None


def _place_start() -> re.Pattern[str]:
    return re.compile(
        rf"中共|中国|国家|全国|{CJK}{{1,6}}?(?:部|署)(?!门|队)|{province_pattern()}|{CJK}{{1,8}}?[省市县区州盟旗]|{level_pattern()}"
    )


def _is_row(line: SourceLine) -> bool:
    """Tell whether a line is a row of a table."""
    return "\t" in line.content.text or "|" in line.content.text
