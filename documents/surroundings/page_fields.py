"""The fields above the document on a web page: 发文机关：, 成文日期：."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from documents.chinese.organ_words import is_issuer
from documents.chinese.time_words import date_line
from documents.text.lines import SourceLine

__all__ = ["labelled_issuers", "written_on"]

_WRITTEN_ON = re.compile(r"成文(?:日期|时间)[:：](?P<date>[^:：]{8,12})")
_ISSUED_BY = re.compile(
    r"(?:发文|制发|发布|成文|印发)(?:机关|机构|单位)[:：](?P<organ>[\u4e00-\u9fff、]{3,40}?)"
    r"(?=[^\u4e00-\u9fff、]|$|索引号|文号|发文字号|文件编号|成文|生成日期|发布日期|发文日期|印发日期|公开|主题|组配|分类|体裁|名称|标题|有效|效力|关键词)"
)
"""The field of a web page that names who issued a document; its fields may stand on one line without a sign between."""


def written_on(lines: Sequence[SourceLine]) -> date | None:
    """Read the date that a web page states after 成文日期.

    Args:
        lines: lines of the page, not blank; fields of any other kind may stand among them.
    """
    labelled = (_WRITTEN_ON.search(text) for text in _fields(lines))
    days = (date_line(match["date"]) for match in labelled if match)
    return next((found.day for found in days if found), None)


def labelled_issuers(lines: Sequence[SourceLine]) -> tuple[str, ...]:
    """Read who issued a document as a web page states after 发文机关 or 发布机构.

    Args:
        lines: lines of the page, not blank; fields of any other kind may stand among them.
    """
    labelled = (_ISSUED_BY.search(text) for text in _fields(lines))
    return next(((match["organ"],) for match in labelled if match and is_issuer(match["organ"])), ())


def _fields(lines: Sequence[SourceLine]) -> Iterator[str]:
    """Give the lines of the fields of a page; a label that a copy tore off has the line below it."""
    for at, line in enumerate(lines):
        torn = line.text.endswith(("：", ":")) and at + 1 < len(lines)
        yield line.text + lines[at + 1].text if torn else line.text
