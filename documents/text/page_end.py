"""Where the document on a saved web page ends and the page goes on: related links, share buttons, the footer."""

import re
from collections import Counter
from collections.abc import Sequence

from documents.chinese.marks import find_mark
from documents.chinese.time_words import date_line
from documents.text.lines import SourceLine

__all__ = ["END_MARK", "find_page_end"]

END_MARK = re.compile(r"[-—–·•*~]+(?:THE)?(?:END|完|全文完)[-—–·•*~]+|(?:THE)?END", re.IGNORECASE)
"""With what accounts and magazines close a text: - END -."""

_FRAME = re.compile(
    r"^(?:[\[【（(]?(?:扫一扫|扫码|扫描二维码|手机扫).{0,24}|分享(?:到|至|本页|文章)?[:：]?.{0,24}|[\[【]?(?:我要)?(?:打印|关闭|收藏|纠错)"
    r"(?:本页|本文|窗口|页面|此页|正文|文章)?[\]】]?|[\[【]?返回(?:顶部|首页|上一?页|列表).{0,12}|(?:点赞|在看|分享|收藏|转发|赞赏|留言|写留言|阅读原文|[、，,/|·\s]){2,}|阅读(?:量|数)?[:：]?\d[\d.]*万?\+?|喜欢此内容的人还.*|下载、?打印|"
    r"[\[【（(]?(?:原文|全文|正文|文件|附件|PDF|WORD)+(?:版|文件)?下载[\]】）)]?[:：]?|\[[^\[\]]{2,160}\]\([^()\s]{4,}\)|"
    r"上一[篇条][:：].*|下一[篇条][:：].*|[（(]?责任编辑[:：].*|.{0,40}版权所有.*|主办(?:单位)?[:：].*|承办(?:单位)?[:：].*|"
    r"(?:网站)?(?:技术支持|标识码)[:：].*|网站标识码.*|.{0,40}ICP备.*|.{0,12}公网安备.*|"
    r"(?:内容纠错|使用帮助|关于我们|联系我们|网站地图|网站声明|网站建议|隐私声明|隐私保护|版权声明|法律声明|友情链接|无障碍浏览|"
    r"设为首页|加入收藏|关怀版|长者版|手机版|电脑版|智能问答|市民网页|中国政府网|国务院部门网站|地方政府网站|您?访问的链接即将离开.*)"
    r"(?:[|｜丨/·>、\s].*|[:：].*)?|[^。；;\t]{2,80}\.(?:pdf|docx?|xlsx?|wps|et|ofd|rar|zip|pptx?|jpe?g|png))$",
    re.IGNORECASE,
)
"""What only the frame of a page says."""

_FIELD = re.compile(r"(?:主办|承办)(?:单位)?(?=[:：])")
"""A name of the frame that is a field of tasks where it comes back."""

_SECTION = re.compile(
    r"^[\[【]?(?:(?:相关|政策|文件|图文|图解|图表|媒体|专家|部门|官方|视频|音频|动漫|负责人)?解读(?:材料|文章|文件|链接)?|一图读懂|图解政策|"
    r"(?:相关|有关)(?:链接|文件|文档|附件|新闻|阅读|信息|稿件|推荐|报道|政策|内容|专题|文章)|附件下载|下载附件|附件列表|文件下载|推荐阅读|"
    r"延伸阅读|热点推荐|热门推荐|猜你喜欢|常用链接)[\]】]?[:：]?(?:.{0,3}|(?<=[\]】:：]).*)$"
)
"""Headings of what a page puts below a document; a task may be named so, and the frame of a page below tells."""

_ROW_CELL = re.compile(r"^\d{1,3}$")
_UNITS = re.compile(r"[（(【].{0,6}(?:责任|牵头|配合|负责|落实).*[）)】]?[。]?$")
_NEAR = 8  # lines below the date of the signature in which a page puts its first section


def find_page_end(lines: Sequence[SourceLine]) -> int:
    """Find where the frame of a web page begins below the document.

    Below it stands no numbered paragraph, no row and no unit, and what an account puts below - END - is frame whatever
    it says; but where a section such as 政策解读 begins just below the signature, it may hold a whole text of its own.

    Args:
        lines: lines that are not blank.

    Returns:
        Index of the first line of the frame; the number of lines where the document ends with the text.
    """
    texts = [line.text for line in lines]
    fields = _fields(texts)
    body = [i for i, line in enumerate(lines) if i in fields or _is_body(line)]
    if not body:
        return len(lines)
    signed = _signed_end(texts, body[0])
    if signed is not None:
        return signed
    frame = [i for i in range(body[-1] + 1, len(texts)) if _FRAME.match(texts[i]) or END_MARK.fullmatch(texts[i])]
    if not frame:
        return len(texts)
    return next((i for i in range(body[-1] + 1, frame[0]) if _SECTION.match(texts[i])), frame[0])


def _fields(texts: Sequence[str]) -> frozenset[int]:
    """Return where 承办单位：… is a field of tasks: it comes back, as it does not in the frame of a page."""
    found = [(i, label[0]) for i, text in enumerate(texts) if (label := _FIELD.match(text))]
    counted = Counter(label for _, label in found)
    return frozenset(i for i, label in found if counted[label] > 1)


def _signed_end(texts: Sequence[str], first: int) -> int | None:
    """Find a section of the page just below a date that stands alone below numbered paragraphs."""
    for i in range(first + 1, len(texts)):
        if _SECTION.match(texts[i]) and any(date_line(text) for text in texts[max(first, i - _NEAR) : i]):
            frame = any(_FRAME.match(text) for text in texts[i:])
            return i if frame else None
    return None


def _is_body(line: SourceLine) -> bool:
    """Tell whether a line is part of a document: a numbered paragraph, a row, the end of a unit bracket."""
    text = line.text
    if _FRAME.match(text):
        return False
    if "\t" in line.content.text or _ROW_CELL.match(text) or _UNITS.search(text):
        return True
    return find_mark(text) is not None
