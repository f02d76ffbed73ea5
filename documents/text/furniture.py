"""Page furniture: lines that carry no content of the document."""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.chinese.characters import ascii_fold, is_rule_glyph
from documents.chinese.marks import find_mark
from documents.chinese.organ_words import is_signer
from documents.chinese.time_words import FULL_DATE
from documents.text.chat_talk import find_chat_talk
from documents.text.contents import find_contents
from documents.text.lines import SourceLine
from documents.text.merged_signs import ABOVE, BESIDE
from documents.text.page_controls import find_page_controls
from documents.text.page_end import END_MARK, find_page_end

__all__ = ["find_furniture", "is_page_frame", "is_page_number"]


_PAGE_NUMBER = re.compile(
    r"^(?:[—–\-－_·•~～]+\d{1,4}[—–\-－_·•~～]*|\d{1,4}[—–\-－]+|第\d{1,4}页(?:[/，,共]*\d*页?)?|"
    r"共\d{1,4}页[，,/]?第\d{1,4}页|[-—－]?第\d{1,4}页[-—－]?|"
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


_TIME_OF_ITEM = re.compile(r"^(?:时间|日期)[:：](?!\d{4}[-/.]\d)")
"""Above the first item a page says when it was published; below it this is when the item is to be done."""


_PRINTED_BY_BROWSER = re.compile(
    r"^(?:(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}){1,2}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}),?(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?(?:[AP]M)?.{0,120}|"
    r"(?:(?:ﬁ|fi)le:/{2,3}|https?://|about:)[^\u3002\uff0c\uff1b]{0,300}|"
    r"www\.[\w.-]+/[!-~]{0,300}\d{1,4}/\d{1,4})$"
)
"""What browsers print at the head and the foot of each page: time and title, address and page number."""


_DRAWN_RULE = re.compile(r"[—–―─━_=＝~～*＊·.…-]{5,}")
"""A rule that was typed; shorter rows of such signs say in a cell that there is nothing in it."""


_BUTTONS = re.compile(
    r"(?:关闭(?:本页|窗口|页面)?|返回(?:顶部|首页|上一?页|列表)|打印(?:本页|页面)?|收藏(?:本页)?|"
    r"分享(?:到)?(?:微信|微博|QQ|QQ空间)*|微信|微博|字[号体]|大中小|全屏|下载|纠错|我要纠错)+"
)


_BRACKETS = re.compile(r"[【】\[\]〖〗「」|丨:：]+")


_RELEASE = re.compile(
    r"^[（(]?此件(?:公开|主动公开|依申请公开|不予公开|删减后公开|不公开|发至|可发).{0,12}[）)]?$|^[（(]此件.{0,12}[）)]$"
)


_PRINTED = re.compile(rf"{FULL_DATE}印(?:发|制)?$")


_WHOLE_IMPRINT = re.compile(rf"^[\u4e00-\u9fff（）()]{{4,30}}{FULL_DATE}印发$")


_MAX_IMPRINT = 4  # lines


_COPIES = re.compile(r"^(?:主题词|主送|抄送|抄报|分送|印送|报送|发送|报|送|发)[:：]")


_IMPRINT_LINE = re.compile(r"^(?:校对[:：].*|打字[:：].*|[（(]?共印\d+份[）)]?)$")


_MAX_COPIES = 10  # lines of a 抄送 block with the imprint below it


_MAX_HEAD = 60  # characters of a line that is printed at the head of each page


_MIN_HEAD = 6  # characters of such a line


_SENTENCE = re.compile(r"[。；，、：]|责任单位")


_TOP = 8  # lines in which the title and the number of a document stand


_FOOT_SHARE = 0.25  # of the lines that are not blank: a 抄送 block stands at the end, its list may be long


_LABELS_END = ("：", ":")


def is_page_number(text: str) -> bool:
    """Tell whether a printed line is a page number, such as —3—, 第3页 共9页 or 3/9."""
    return _PAGE_NUMBER.match(ascii_fold("".join(text.split()))) is not None


def is_page_frame(text: str) -> bool:
    """Tell whether a printed line is a page number, or what a browser prints at the head or the foot of a page."""
    return is_page_number(text) or _PRINTED_BY_BROWSER.match(ascii_fold("".join(text.split()))) is not None


def find_furniture(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Return the numbers of the lines that carry no content of the document.

    Page numbers, letterhead rules, navigation of web pages, release marks, tables of contents, the imprint at the
    foot (抄送 and everything after it), and what a chat assistant says around a text.
    """
    found: set[int] = set()
    filled = [line for line in lines if line.text]
    begun = False
    for position, line in enumerate(filled):
        text = line.text
        begun = begun or find_mark(text) is not None
        if _COPIES.match(text):
            end = _copies_end(filled, position)
            found.update(rest.number for rest in filled[position:end])
        if _is_frame(text) and not (begun and _TIME_OF_ITEM.match(text)):
            found.add(line.number)
    found |= _information(filled) | _imprint(filled) | _running_heads(filled) | _title_again(filled)
    found |= find_contents(filled) | find_chat_talk(filled) | find_page_controls(filled)
    found.update(line.number for line in filled[find_page_end(filled) :])
    return frozenset(found)


@lru_cache(maxsize=4096)
def _is_frame(text: str) -> bool:
    """Tell whether a line says by itself that it frames the document; the cells of a table come again and again."""
    return bool(
        _PAGE_NUMBER.match(text)
        or _WEB.match(text)
        or _PRINTED_BY_BROWSER.match(text)
        or _BUTTONS.fullmatch(_BRACKETS.sub("", text))
        or _RELEASE.match(text)
        or _PRINTED.search(text)
        or _IMPRINT_LINE.match(text)
        or _DRAWN_RULE.fullmatch(text)
        or END_MARK.fullmatch(text)
        or all(is_rule_glyph(c) for c in text)
    )


def _information(filled: Sequence[SourceLine]) -> set[int]:
    """Find the rows of labels and values above a document that say what it is: 发文机关：, 成文日期：, 主题分类：.

    A form of a task looks the same; one of these rows is a line that frames documents.
    """
    found: set[int] = set()
    run: list[SourceLine] = []
    for line in filled:
        if _has_labels(line) or (run and _is_frame(line.text)):
            run.append(line)
            continue
        if any(_is_frame(one.text) for one in run):
            found.update(one.number for one in run)
        run = []
        if find_mark(line.text) is not None:
            break
    return found


def _has_labels(line: SourceLine) -> bool:
    """Tell whether a line is a row in which labels and values take turns."""
    cells = [cell.strip() for cell in line.content.text.split("\t") if cell.strip() not in ("", ABOVE, BESIDE)]
    pairs = len(cells) > 1 and "\t" in line.content.text
    return pairs and all(cell.endswith(_LABELS_END) for cell in cells[::2])


def _copies_end(filled: Sequence[SourceLine], start: int) -> int:
    """Return where a 抄送 block ends: below its imprint, or with the document when it stands at the foot."""
    for end in range(start + 1, min(len(filled), start + _MAX_COPIES) + 1):
        if _PRINTED.search("".join(line.text for line in filled[max(start, end - _MAX_IMPRINT) : end])):
            return end
        if end < len(filled) and find_mark(filled[end].text) is not None:
            break
    return len(filled) if start >= len(filled) * (1 - _FOOT_SHARE) else start


def _running_heads(filled: Sequence[SourceLine]) -> set[int]:
    """Find lines beside page numbers that repeat one of the first lines: the title or number at the head of a page.

    Cells of a table repeat as well, but none at the top of a document, and they are short or end a sentence.
    """
    beside: dict[str, set[int]] = {}
    for i, line in enumerate(filled):
        if _PAGE_NUMBER.match(line.text):
            for near in (i - 1, i + 1):
                if 0 <= near < len(filled) and len(filled[near].text) <= _MAX_HEAD:
                    beside.setdefault(filled[near].text, set()).add(near)
    found: set[int] = set()
    first = {line.text: i for i, line in reversed(list(enumerate(filled[:_TOP])))}
    for text, places in beside.items():
        if text in first and len(text) >= _MIN_HEAD and not _SENTENCE.search(text):
            found.update(filled[i].number for i in places if i != first[text])
    return found


def _title_again(filled: Sequence[SourceLine]) -> set[int]:
    """Find the last line where it is the title once more, as at the foot of a saved page."""
    last = filled[-1] if len(filled) > _TOP else None
    if last is None or len(last.text) < 2 * _MIN_HEAD or _SENTENCE.search(last.text) or find_mark(last.text):
        return set()
    return {last.number} if any(last.text == line.text for line in filled[:_TOP]) else set()


def _imprint(filled: Sequence[SourceLine]) -> set[int]:
    """Find 〈organ〉〈date〉印发 at the foot when it is broken over lines, or the organ above the date."""
    above = (
        i - 1 for i, line in enumerate(filled) if i and _PRINTED.match(line.text) and is_signer(filled[i - 1].text)
    )
    found = {filled[i].number for i in above}
    for size in range(2, _MAX_IMPRINT + 1):
        lines = filled[-size:]
        if len(filled) > size and _WHOLE_IMPRINT.match("".join(line.text for line in lines)):
            return found | {line.number for line in lines}
    return found
