"""What a saved page sets above its document: the size of its letters, its versions, the way to it on the site."""

import re
from collections.abc import Iterator, Sequence

from documents.text.lines import SourceLine

__all__ = ["find_page_controls"]

_SIZES = re.compile(r"[\[【（(]?字[号体](?:大小|设置|选择)?[:：]?")
_SIZE = re.compile(
    r"[\[【（(]?(?:特?大|中|小|超大|放大|缩小|加大|减小|增大|还原|恢复|默认|正常|标准)[号字]?[\]】）)]?|[\]】）)|丨/]+"
)
_MOST_SIZES = 8  # lines: each word and each bracket on its own
_VERSION = re.compile(
    r"(?:进入|退出|切换(?:到|至|为)?|打开|开启|关闭)?(?:(?:无障碍|关怀|长者|适老化?|老年|大字|简洁|简体|繁[体體])"
    r"(?:浏览|阅读|版本?|模式|助手|中文)|繁[体體]|适老化无障碍版)|"
    r"(?:进入|退出|切换(?:到|至|为)?|打开|开启|关闭)(?:无障碍|关怀|长者|适老化?)(?:版本?|模式|服务|浏览|阅读)?|智能盲道"
)
"""A switch to another version of the page: 进入关怀版, 无障碍阅读, 繁体版."""

_BESIDE = re.compile(
    r"[\[【（(]?(?:下载|打印|全屏|收藏|分享|朗读|语音播报|听全文|无障碍|手机版|繁|简|字[号体](?:大小)?[:：]?)[\]】）)]?|[|｜丨]"
)
"""A word of a page that is one of its controls where another stands beside it."""

_TOP = 40  # lines that are not blank: switches of a page stand above its document; below they may be a site's tasks
_HERE = re.compile(r"(?:当前|您的?|现在|你)(?:所在)?的?位置[:：是]?")
_HOME = re.compile(r"(?:网站|本站)?首页|主页")
_STEP = re.compile(r"[>›»→/|-]{1,2}|&gt;")
_MAX_STEP = 16  # characters of the name of a page that leads on


def find_page_controls(filled: Sequence[SourceLine]) -> set[int]:
    """Find the lines of controls that a copy of a page tore apart: 【字号：, 加大, 还原, 】; 首页, >, 政务信息.

    A word such as 大 or 政务信息 alone says nothing: the line that begins the control tells, and it ends with the
    first line of another kind.

    Args:
        filled: the lines that are not blank, in order.

    Returns:
        Numbers of the lines.
    """
    texts = [line.text for line in filled]
    found: set[int] = set()
    for start, text in enumerate(texts):
        if _SIZES.fullmatch(text):
            found.update(filled[at].number for at in (start, *_sizes(texts, start + 1)))
        elif _HERE.fullmatch(text) or _HOME.fullmatch(text):
            steps = tuple(_way(texts, start if _HOME.fullmatch(text) else start + 1))
            if steps:
                found.update(filled[at].number for at in (start, *steps))
        elif start < _TOP and _VERSION.fullmatch(text):
            found.add(filled[start].number)
    return found | _beside(filled, found)


def _beside(filled: Sequence[SourceLine], found: set[int]) -> set[int]:
    """Find the words above and below controls that are controls by their company: 打印, 收藏 above 【字号：."""
    more: set[int] = set()
    for lines in (filled, filled[::-1]):
        follows = False
        for line in lines:
            follows = line.number in found or (follows and _BESIDE.fullmatch(line.text) is not None)
            if follows and line.number not in found:
                more.add(line.number)
    return more


def _sizes(texts: Sequence[str], start: int) -> Iterator[int]:
    for at in range(start, min(len(texts), start + _MOST_SIZES)):
        if not _SIZE.fullmatch(texts[at]):
            return
        yield at


def _way(texts: Sequence[str], start: int) -> Iterator[int]:
    """Follow names of pages with signs between them, as far as a sign leads on."""
    at = start
    while at + 1 < len(texts) and len(texts[at]) <= _MAX_STEP and _STEP.fullmatch(texts[at + 1]):
        yield from (at, at + 1)
        at += 2
    if start < at < len(texts) and len(texts[at]) <= _MAX_STEP and not re.search(r"\d", texts[at]):
        yield at  # the last name; one with a year is rather the title
