"""A source as lines: which of them are page furniture, which belong to a second paste of the same text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.characters import ascii_fold, fold, is_rule_glyph, simplify
from documents.traced import LineIndex, Traced

__all__ = ["SourceLine", "find_duplicates", "find_furniture", "source_lines"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source, converted to Simplified and ASCII digits, its layout spaces still there.

    `number` counts from 1.
    """

    number: int
    content: Traced

    @property
    def text(self) -> str:
        """The line without layout spaces."""
        return self.content.compact().text


def source_lines(text: str) -> tuple[SourceLine, ...]:
    """Cut a decoded source into lines, blank ones included."""
    converted = ascii_fold(simplify(text))
    index = LineIndex(converted)
    return tuple(
        SourceLine(number, Traced.of(converted[start:end], start))
        for number, (start, end) in enumerate(index.spans(converted), start=1)
    )


_PAGE_NUMBER = re.compile(r"^(?:[—–\-－_·•]+\d{1,4}[—–\-－_·•]*|\d{1,4}[—–\-－]+|第\d{1,4}页(?:[/，,共]*\d*页?)?)$")
_WEB = re.compile(
    r"^(?:(?:发布|更新|成文|编辑)?(?:时间|日期)[:：].*|(?:信息|文章)?来源[:：].*|浏览次数.*|点击(?:数|率|量).*|字[号体][:：].*|"
    r"作者[:：].*|(?:责任)?编辑[:：].*|索引号[:：].*|主题(?:分类|词)[:：].*|公开(?:方式|形式)[:：].*|"
    r"(?:图片)?(?:关闭(?:本页|窗口)|返回(?:顶部|首页)|打印(?:本页)?|分享(?:到)?.{0,8}|上一[篇条].*|下一[篇条].*))$"
)
_RELEASE = re.compile(r"^[（(]此件.{0,12}[）)]$")
_PRINTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发$")
_COPIES = re.compile(r"^(?:抄送|抄报|分送|印送)[:：]")
_FOOT_SHARE = 0.25  # of the lines that are not blank: a 抄送 block stands at the end, its list may be long


def find_furniture(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that carry no content of the document.

    Page numbers, letterhead rules, navigation of web pages, release marks, and the imprint at the foot
    (抄送 and everything after it).
    """
    found: set[int] = set()
    filled = [line for line in lines if line.text]
    for position, line in enumerate(filled):
        text = line.text
        if _COPIES.match(text) and position >= len(filled) * (1 - _FOOT_SHARE):
            found.update(rest.number for rest in filled[position:])
            break
        if (
            _PAGE_NUMBER.match(text)
            or _WEB.match(text)
            or _RELEASE.match(text)
            or _PRINTED.search(text)
            or all(is_rule_glyph(c) for c in text)
        ):
            found.add(line.number)
    return frozenset(found)


_LONG_LINE = 20  # characters: shorter lines repeat by nature (units, headers, short headings)
_REPEAT_SHARE = 0.4  # of the distinct long lines must come twice before we speak of a second paste


def find_duplicates(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that repeat the document: a page pasted twice.

    The second paste is found by its long lines, each of which repeats an earlier one in the same order.

    Args:
        lines: lines without furniture.
    """
    filled = [line for line in lines if line.text]
    keys = [fold(line.text) for line in filled]
    first: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    for j, key in enumerate(keys):
        if len(key) < _LONG_LINE:
            continue
        if key in first:
            pairs.append((first[key], j))
        else:
            first[key] = j
    if len(pairs) < 2 or len(pairs) < _REPEAT_SHARE * len(first):
        return frozenset()
    shift, count = Counter(j - i for i, j in pairs).most_common(1)[0]
    if count < len(pairs) / 2:
        return frozenset()
    start = min(j for i, j in pairs if j - i == shift)
    while start > shift and keys[start - 1] == keys[start - 1 - shift]:
        start -= 1
    matcher = SequenceMatcher(None, keys[:start], keys[start:], autojunk=False)
    repeated = {start + block.b + k for block in matcher.get_matching_blocks() for k in range(block.size)}
    return frozenset(filled[i].number for i in repeated)
