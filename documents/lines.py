"""A source as lines: which of them are page furniture, which belong to a second paste of the same text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from documents.characters import ascii_fold, fold, is_rule_glyph, simplify
from documents.traced import LineIndex, Traced

__all__ = ["SourceLine", "differing_lines", "find_duplicates", "find_furniture", "is_page_number", "source_lines"]


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


_PAGE_NUMBER = re.compile(
    r"^(?:[—–\-－_·•~～]+\d{1,4}[—–\-－_·•~～]*|\d{1,4}[—–\-－]+|第\d{1,4}页(?:[/，,共]*\d*页?)?|"
    r"\d{1,4}/\d{1,4}页?|Page\d{1,4}(?:of\d{1,4})?)$",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"^(?:(?:发布|更新|成文|编辑|发文|生成)?(?:时间|日期)[:：].*|(?:信息|文章)?来源[:：].*|浏览次数.*|点击(?:数|率|量).*|"
    r"字[号体][:：].*|作者[:：].*|(?:责任)?编辑[:：].*|索引号[:：].*|主题(?:分类|词)[:：].*|公开(?:方式|形式|属性|类别|范围)[:：].*|"
    r"发布(?:机构|单位)[:：].*|信息分类[:：].*|(?:阅读|访问)(?:次数|量)[:：]?\d*次?|(?:当前|您的?)(?:所在)?位置[:：是].*|"
    r"首页[>›»/|].*|视力保护色[:：]?.*|扫一扫.{0,20}|版权所有.*|.{0,60}ICP备\d{6,}.{0,60}|.{0,12}公网安备\d*.{0,6}|"
    r"网站标识码[:：].*|(?:主办|承办)(?:单位)?[:：].{0,30}(?:网站|ICP|版权).*|"
    r"(?:图片)?(?:关闭(?:本页|窗口|页面)?|返回(?:顶部|首页|上一?页)|打印(?:本页|页面)?|收藏(?:本页)?|"
    r"分享(?:到)?.{0,8}|上一[篇条].*|下一[篇条].*))$"
)
_BUTTONS = re.compile(
    r"(?:关闭(?:本页|窗口|页面)?|返回(?:顶部|首页|上一?页|列表)|打印(?:本页|页面)?|收藏(?:本页)?|"
    r"分享(?:到)?(?:微信|微博|QQ|QQ空间)*|微信|微博|字[号体]|大中小|纠错|我要纠错)+"
)
_BRACKETS = re.compile(r"[【】\[\]〖〗「」|丨:：]+")
_RELEASE = re.compile(r"^[（(]此件.{0,12}[）)]$")
_PRINTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发$")
_WHOLE_IMPRINT = re.compile(r"^[\u4e00-\u9fff（）()]{4,30}\d{4}年\d{1,2}月\d{1,2}日印发$")
_MAX_IMPRINT = 4  # lines
_COPIES = re.compile(r"^(?:抄送|抄报|分送|印送)[:：]")
_FOOT_SHARE = 0.25  # of the lines that are not blank: a 抄送 block stands at the end, its list may be long


def is_page_number(text: str) -> bool:
    """Tell whether a printed line is a page number, such as —3—, 第3页 共9页 or 3/9."""
    return _PAGE_NUMBER.match(ascii_fold("".join(text.split()))) is not None


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
            or _BUTTONS.fullmatch(_BRACKETS.sub("", text))
            or _RELEASE.match(text)
            or _PRINTED.search(text)
            or all(is_rule_glyph(c) for c in text)
        ):
            found.add(line.number)
    return frozenset(found | _imprint(filled))


def _imprint(filled: Sequence[SourceLine]) -> set[int]:
    """Find 〈organ〉〈date〉印发 at the foot when it is broken over lines."""
    for size in range(2, _MAX_IMPRINT + 1):
        lines = filled[-size:]
        if len(filled) > size and _WHOLE_IMPRINT.match("".join(line.text for line in lines)):
            return {line.number for line in lines}
    return set()


_LONG_LINE = 20  # characters: shorter lines repeat by nature (units, headers, short headings)
_REPEAT_SHARE = 0.4  # of the distinct long lines must come twice before we speak of a second paste
_HEAD = 3  # lines at the top that a second paste may leave out, such as the navigation of the page
_SIMILAR = 0.8  # of the characters of two lines that stand opposite each other: one is the other with a change
_PROSE = re.compile(r"[,，。;；、]")  # a title has none of these
_LETTER = 30  # lines of a letter above the document's own title
_MIN_HALF = 0.4  # of the lines or characters that each of two pastes has
_MIN_TITLE = 8  # characters of a line that can be the title


def find_duplicates(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that repeat the document: a page pasted twice.

    The second paste begins where the top of the document comes again. Its lines are those that repeat an earlier
    line in the same order, those that stand opposite a similar line, and those between two that repeat. What
    follows the last of them is kept.

    Args:
        lines: lines without furniture.
    """
    return frozenset(second for _, second in _second_paste(lines))


def differing_lines(lines: Sequence[SourceLine]) -> tuple[tuple[int | None, int], ...]:
    """Return where the second paste is not the first one again.

    Args:
        lines: lines without furniture, as for `find_duplicates`.

    Returns:
        (number of the line in the first paste, number of the line in the second), in reading order; None for a
        line that the first paste does not have.
    """
    texts = {line.number: fold(line.text) for line in lines}
    pairs = _second_paste(lines)
    return tuple((first, second) for first, second in pairs if first is None or texts[first] != texts[second])


def _second_paste(lines: Sequence[SourceLine]) -> list[tuple[int | None, int]]:
    """Pair each line of a second paste with the line of the first that it repeats; empty when there is none."""
    filled = [line for line in lines if line.text]
    keys = [fold(line.text) for line in filled]
    start = _second_start(keys)
    if start is None:
        return [(None, filled[j].number) for j in _rewrapped_paste(keys)]
    matcher = SequenceMatcher(None, keys[:start], keys[start:], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    pairs: list[tuple[int | None, int]] = []
    a = b = 0
    for i, block in enumerate(blocks):
        pairs += _opposite(keys, range(a, block.a), range(start + b, start + block.b), inside=i > 0)
        pairs += [(block.a + k, start + block.b + k) for k in range(block.size)]
        a, b = block.a + block.size, block.b + block.size
    pairs += _opposite(keys, range(a, start), range(start + b, len(keys)), inside=False)
    return [(None if first is None else filled[first].number, filled[second].number) for first, second in pairs]


def _rewrapped_paste(keys: Sequence[str]) -> range:
    """Find a second paste whose lines are broken at other places, by its characters alone.

    It begins where a title recurs and repeats nearly all that stood above.
    """
    first_of: dict[str, int] = {}
    for start, key in enumerate(keys):
        if len(key) < _MIN_TITLE or _PROSE.search(key):
            continue
        top = first_of.setdefault(key, start)
        if top == start or top > _HEAD + _LETTER or start < len(keys) * _MIN_HALF:
            continue
        first, second = "".join(keys[top:start]), "".join(keys[start:])
        pieces = [second[i : i + _LONG_LINE] for i in range(0, len(second), _LONG_LINE)]
        same_size = _MIN_HALF <= len(second) / max(1, len(first)) <= 1 / _MIN_HALF
        if same_size and sum(piece in first for piece in pieces) >= _SIMILAR * len(pieces):
            return range(start, len(keys))
    return range(0)


def _opposite(keys: Sequence[str], first: range, second: range, *, inside: bool) -> list[tuple[int | None, int]]:
    """Pair lines of two gaps that are similar, in order; `inside` takes the rest of the second gap as repeated too."""
    pairs: list[tuple[int | None, int]] = []
    left = list(first)
    for j in second:
        twin = next((i for i in left if _similar(keys[i], keys[j])), None)
        if twin is not None:
            left = [i for i in left if i > twin]
        if twin is not None or inside:
            pairs.append((twin, j))
    return pairs


def _second_start(keys: Sequence[str]) -> int | None:
    """Find the line where the second paste begins: where the top of the document comes again."""
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
        return None
    shift, count = Counter(j - i for i, j in pairs).most_common(1)[0]
    if count < len(pairs) / 2:
        return None
    begin = min(j for i, j in pairs if j - i == shift)
    start = min([*(p for p in range(shift, begin) if _similar(keys[p], keys[p - shift])), begin])
    left_out = start - shift  # lines at the top that the second paste changes or does not have
    for p in range(max(1, start - left_out - _HEAD), start):
        if len(keys[p]) >= _MIN_TITLE and any(_similar(keys[p], key) for key in keys[: min(left_out, _HEAD)]):
            return p
    return start if left_out <= 1 else None


def _similar(one: str, other: str) -> bool:
    from rapidfuzz.distance import Indel  # only a document that was pasted twice needs it

    return Indel.normalized_similarity(one, other) > _SIMILAR
