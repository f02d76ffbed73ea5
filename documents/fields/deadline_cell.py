"""Deadlines 时限: is a cell nothing but deadlines, and where does one end and the next begin?"""

import re

from documents.text.traced import Traced

__all__ = ["DEADLINE_LABEL", "looks_like_deadline", "split_deadlines"]

_NUMERAL = r"[\d一二三四五六七八九十〇○两]+"
_TO = r"[—–\-－~～至到]+"
_DATE = (
    rf"(?:{_NUMERAL}(?:年?{_TO}{_NUMERAL})?年)?(?:第?[一二三四1-4]季度|[上下]半年)?"
    rf"(?:{_NUMERAL}(?:月?{_TO}{_NUMERAL})?月份?)?(?:{_NUMERAL}日)?(?:上旬|中旬|下旬)?(?:[上下]半年|[一二三四第]+季度)?"
)
_NUMBERS = rf"\d{{4}}[./\-]\d{{1,2}}(?:[./\-]\d{{1,2}})?(?:{_TO}\d{{4}}[./\-]\d{{1,2}}(?:[./\-]\d{{1,2}})?)?"
_ONGOING = (
    r"长期|持续|常态化?|适时|及时|即时|立即|实时|不?定期|日常|每(?:年|季度?|月|周|日|半年)|按(?:年度?|季度?|月|时)|全年|"
    r"贯穿全年|同步|随时|分阶段|即知即改|立行立改|年度内?"
)
_PHRASE = re.compile(
    rf"(?:于|在|截至|力争|至)?(?:每年|今年|当年|本年|明年|次年|每季度|每半年|每月)?(?:{_DATE}|{_NUMBERS})(?:年)?"
    r"(?:底|末|初|中)?(?:之?前|以前|完成|为止|内)?(?:完成|启动|取得实效|见效|基本完成)?"
    rf"|(?:并|且)?(?:{_ONGOING})(?:坚持|推进|实施|开展|落实|更新|公开|进行|完成|报送|工作|化|地)*"
    rf"|(?:自|收到|公开|征求).{{0,20}}?{_NUMERAL}个?(?:工作日|日|天|月|年)(?:之?内|前)?"
    rf"|{_NUMERAL}个?(?:工作日|日|天|月|年)(?:之?内|以内)"
    r"|[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?(?:时期|期间)?(?:末|内)?"
    r"|按?(?:规定|法定|要求|序时|计划|上级|时间|时限|进度)(?:的)?(?:时限|时间|期限|节点|进度|要求)*(?:内)?(?:推进|完成|落实)?"
)
_DATE_WORD = re.compile(
    rf"{_NUMERAL}年|{_NUMERAL}月|{_NUMBERS}|年底|年末|年内|月底|季度|半年|工作日|{_ONGOING}|期间|时期|时限|节点|进度|期限"
)
_PARTS = re.compile(r"[，,；;、]")
_SPACES = re.compile(r"\s+")

DEADLINE_LABEL = re.compile(r"(?:完成|办结|计划)?(?:时限|时间|期限)(?:要求|安排)?\s*[:：]\s*")


def looks_like_deadline(text: str) -> bool:
    """Tell whether a cell holds one deadline or several separated by white space, and nothing else."""
    parts = [part for part in _SPACES.split(text.strip()) if part]
    if not parts or len(text) > 40:
        return False
    return all(_is_deadline(part) for part in parts) or _is_deadline("".join(parts))


def _is_deadline(text: str) -> bool:
    phrase = text.rstrip("。；;，,")
    parts = _PARTS.split(phrase)
    return bool(_DATE_WORD.search(phrase)) and all(part and _PHRASE.fullmatch(part) for part in parts)


def split_deadlines(cell: Traced) -> tuple[Traced, ...]:
    """Split a cell that holds several deadlines separated by white space.

    Returns:
        The deadlines in order; the whole cell as one when its parts are no deadlines of their own.
    """
    parts = tuple(part.compact() for part in cell.split(_SPACES) if part.compact())
    if len(parts) > 1 and all(_is_deadline(part.text) for part in parts):
        return parts
    return (cell.compact(),)
