"""Numbers of documents 发文字号: 国发〔2024〕3号, whatever brackets the year stands in, and 第12号 of an order 令."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.chinese.late_pattern import LatePattern
from documents.chinese.organ_words import is_issuer
from documents.chinese.time_words import YEAR_NUMBER
from documents.text.lines import SourceLine

__all__ = ["DocumentNumber", "find_in_line", "find_number"]

_OPEN, _CLOSE = r"[〔﹝［\[【〖（({〈<]", r"[〕﹞］\]】〗）)}〉>]"
_YEAR = rf"{_OPEN}(?P<year>{YEAR_NUMBER})年?{_CLOSE}"
_NUMBER = rf"(?P<organ>[\u4e00-\u9fffA-Za-z]{{1,14}}){_YEAR}(?P<rest>(?:第)?\d{{1,5}}号)"
_SIGNS = ("号",)
_ALONE = LatePattern(rf"^[（(]?(?P<printed>{_NUMBER})[）)]?(?:签发人?[:：].{{0,12}})?$", _SIGNS)
_AFTER_HEAD = LatePattern(rf"^.{{2,40}}文件(?P<printed>{_NUMBER})(?:签发人?[:：].{{0,12}})?$", _SIGNS)
_LABELLED = LatePattern(
    rf"(?:发文字号|发布文号|公文文号|文件编号|文件字号|文件文号|发文号|文号|字号)[:：]?(?P<printed>{_NUMBER})",
    _SIGNS,
)
_BEFORE_TITLE = LatePattern(rf"^(?P<printed>{_NUMBER})(?=.{{2,40}}关于.)", _SIGNS)
_AFTER_TITLE = LatePattern(
    rf"关于.{{4,80}}(?:通知|意见|决定|办法|方案|批复|函|公告|通告)[（(]?(?P<printed>{_NUMBER})[）)]?$",
    _SIGNS,
)
_ORDER = re.compile(r"^(?P<organ>.{2,40}令)(?P<rest>第?\d{1,4}号|第[\u4e00-\u9fff]{1,5}号)?$")
_ORDER_NUMBER = re.compile(r"^[（(]?(?P<rest>第\d{1,4}号|第[\u4e00-\u9fff]{1,5}号)[）)]?$")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number.

    Attributes:
        text: with the year in 〔〕.
        printed: as it is printed.
        lines: the lines that hold nothing else.
    """

    text: str
    printed: str
    lines: tuple[SourceLine, ...] = ()

    @property
    def year(self) -> int | None:
        """The year in its brackets; None for the number of an order."""
        match = re.search(r"〔(?P<year>\d{4})〕", self.text)
        return int(match["year"]) if match else None


def find_number(head: Sequence[SourceLine], frame: Sequence[SourceLine] = ()) -> DocumentNumber | None:
    """Find the number of a document above its tasks.

    Args:
        head: lines above the tasks that are not blank.
        frame: furniture such as the labelled fields of a web page, where a number is believed after its label.
    """
    for line in head:
        found = find_in_line(line.text)
        if found is not None:
            return DocumentNumber(found.text, found.printed, (line,))
    for above, line in zip([None, *head], head, strict=False):
        order = _ORDER.match(line.text)
        if order and order["rest"] and is_issuer(order["organ"].removesuffix("令")):
            return DocumentNumber(line.text, line.text, (line,))
        number = _ORDER_NUMBER.match(line.text)
        if number and above is not None and (order := _ORDER.match(above.text)):
            return DocumentNumber(order["organ"] + number["rest"], number["rest"], (above, line))
    labelled = (_LABELLED.search(line.text) for line in frame)
    return next((_written(match) for match in labelled if match), None)


def find_in_line(text: str) -> DocumentNumber | None:
    """Find the number on a line that holds nothing else, the letterhead or the title beside it, or a label."""
    kinds = (_AFTER_HEAD.match, _ALONE.match, _LABELLED.search, _BEFORE_TITLE.match, _AFTER_TITLE.search)
    match = next((found for kind in kinds if (found := kind(text))), None)
    return _written(match) if match else None


def _written(match: re.Match[str]) -> DocumentNumber:
    return DocumentNumber(f"{match['organ']}〔{match['year']}〕{match['rest']}", match["printed"])
