"""What stands below the tasks: signature and date, the list of annexes, whom to ask, who was there. It is no task."""

import re
from collections.abc import Sequence

from documents.chinese.marks import find_mark
from documents.chinese.organ_words import is_department, is_signer
from documents.chinese.time_words import DAY, MONTH
from documents.fields.unit_list import looks_like_units
from documents.fields.unit_spans import unit_spans
from documents.surroundings.signature import may_date, read_signature
from documents.text.lines import SourceLine

__all__ = ["find_tail"]

_ANNEX_LIST = re.compile(r"^附件?\d{0,2}[:：].{2,60}$")
_LIST_ITEM = re.compile(r"^\d{1,2}[.．、].{2,50}$")
_CONTACT = re.compile(
    r"^[（(]?(?:(?:业务|工作|政策|技术|市民)?(?:联系人|联系电话|联系方式|联系单位|联系地址|咨询(?:服务)?电话|监督(?:举报)?电话|举报(?:投诉)?电话|"
    r"投诉(?:举报)?电话|受理电话|值班电话|服务电话|服务热线|热线电话|咨询热线|监督热线|电话|传真|邮箱|"
    r"电子邮箱|电子邮件|邮政编码|邮编|通讯地址|通信地址|地址|网址)(?:及(?:联系)?电话)?)[:：]"
)
_PHONE = re.compile(r"^[^。]{0,60}(?:联系人|电话|热线|邮箱)[:：][^。]{0,30}?(?:\d{7,}|\d{3,4}[-—]\d{7,8}|@)")
"""A last paragraph that says whom to ask: 有关情况请与县文旅局联系，联系电话：…"""

_NOTE = re.compile(r"^(?:附注|备注|注|附记|填表说明|填报说明|有关说明|几点说明|说明)\d{0,2}[:：].")
_SIGNS = "[★☆●○◎■□▲△√✓✔◆◇]"
_LEGEND = re.compile(rf"{_SIGNS}\W{{0,3}}(?:为|是|表示|代表|指|[:：=])|(?:用|以|标)[“\"]?{_SIGNS}")
"""What says what the signs of a table mean: its reader needs it."""

_EXPLAINS = re.compile(
    r"^(?:附[:：]?)?(?:相关|有关|部分|专业|主要|文中)*(?:名词|术语|词语|指标|用语)(?:名词|术语)?(?:解释|释义|说明|注释|解读)[:：]?$"
)
"""The heading of a glossary, its mark left out."""

_PEOPLE = re.compile(
    r"^[（(]?(?:参加(?:本次|此次)?(?:会议|会)?的?(?:人员|领导|同志|名单)|"
    r"(?:出席|列席|参会|与会|到会|缺席|请假|旁听|主持|记录|参加会议)+(?:会议|会)?的?(?:人员|人|领导|同志|名单|单位)*|"
    r"(?:拟稿|核稿|签发|制表|填表|填报|审核|整理|校核)人?)[:：]"
)
"""Who was there, and who wrote it down: 参加会议人员：…"""

_TOOK_PART = re.compile(r"^[（(]?参加(?:单位|部门)(?:及人员|和人员)?[:：]")
_OF_MEETING = re.compile(r"纪要|会议(?:记录|要点|决定|议定)|议定事项")
"""What says of a text that it tells what a meeting agreed on: who took part in that is named once, below it all."""

_PARTY = re.compile(
    r"^(?:[甲乙丙丁]方(?:[（(][^（）()]{1,12}[）)])?|"
    r"[^。；;，,：:]{0,16}?[（(]?(?:签字|签名|签章|盖章|公章|印章)[）)]?|(?:签订|签署|签约|签字)(?:日期|时间|地点))[:：]"
)
"""Where the parties of an agreement sign: 甲方（盖章）：, 负责人签字：, 签订日期：."""

_MOST_PEOPLE = 12  # lines that such a list may take
_NAME = re.compile(r"[\u4e00-\u9fff]{4,12}")  # of who signs, whatever it ends in: 绍兴一中
_PART = re.compile(r"[\u4e00-\u9fff]{3,15}")
_ENDED = re.compile("[。！）)]$")
_HEAD = 4  # lines in which the title stands
_RUNS_ON = re.compile(r"[。；;！？]")
_NO_TEXT = re.compile(
    r"^[（(](?:此页无正文.{0,20}|(?:本|此)(?:文|件).{0,4}(?:删减|删节|略)|(?:附件|附表|附图|图|表)略)[）)]$"
)
_CREDIT = re.compile(
    r"^[（(](?:(?:(?:信息|文章|稿件|图片)?来源|稿源|责编|(?:责任)?编辑|记者)[:：]|(?:转自|原载|摘自)[:：]?)[^。；（）()]{2,40}[）)]$"
    r"|^[（(](?:本报|本台)?记者(?!招待会|见面会|证|节|站|协会?)[^。；，：（）()]{2,16}[）)]$"
)
"""Whom a last line names as the source of a text: （来源：新华社）, or as its writer."""

_DISCLOSED = re.compile(
    r"^[（(]?(?:(?:政府)?信息)?公开(?:形式|方式|属性|类别|类型|选项|范围)[:：][^。；，（）()]{2,20}[）)]?$"
    r"|^[（(]?(?:主动|依申请|不予|此件|本件)公开(?:发布)?[）)]$"
)
"""Whether a document may be made public, below its date: （信息公开形式：主动公开）."""

_GREETING = re.compile(
    r"^(?:[祝愿][^。；，]{2,20}[！!。]|此致|敬礼[！!。]?|谢谢[！!。]|(?:以上|妥否|当否|如无不妥)[^。]{0,12}请[^。]{0,6}?(?:批示|审阅|审议|审定|指示)[^。]{0,4}[。！]?)$"
)
_BLANK_DATE = re.compile(r"(?:[\d_＿×]*年[\d_＿×]*月[\d_＿×]*日)+")
"""Where parties write the day in by hand."""

_DAY = re.compile(f"{MONTH}{DAY}")
_FORMULA = re.compile(
    r"^(?:(?:以上|上述)[^。；，]{0,8}[，,]?)?(?:特此(?:通知|公告|通告|函告|函复|批复|报告|说明)|此复|此告)[。！]?$"
)


def find_tail(lines: Sequence[SourceLine]) -> int:
    """Find where the lines below the tasks begin.

    Args:
        lines: lines that are not blank, without furniture and annexes.

    Returns:
        Index of the first line of the tail; the number of lines when there is none.
    """
    texts = [line.text for line in lines]
    start = _glossary(texts)
    while start > 0:
        size = _closing_group(lines, texts, start)
        if size == 0:
            break
        start -= size
    return start


def _glossary(texts: Sequence[str]) -> int:
    """Find where words are explained below the tasks, up to the end; the number of lines where they are not."""
    for at in range(len(texts) - 1, len(texts) // 2, -1):
        mark = find_mark(texts[at])
        if _EXPLAINS.match(texts[at][mark.end if mark is not None else 0 :]):
            fields = any(looks_like_units(text) or unit_spans(text) for text in texts[at + 1 :])
            return len(texts) if fields else at
    return len(texts)


def _closing_group(lines: Sequence[SourceLine], texts: Sequence[str], end: int) -> int:
    """Count the last lines before `end`, which close a document together; 0 when there are none."""
    last = texts[end - 1]
    signature = read_signature(lines[:end], end - 1) if may_date(last) else None
    if signature is not None:
        return signature.end - signature.start
    if _BLANK_DATE.fullmatch(last):
        return 1
    if end > 1 and _DAY.fullmatch(last) and find_mark(texts[end - 2]) is None and is_signer(texts[end - 2]):
        return 2  # 4月2日 without its year
    if (
        any(kind.match(last) for kind in (_CONTACT, _NO_TEXT, _CREDIT, _DISCLOSED, _FORMULA, _ANNEX_LIST))
        or "代章" in last[-8:]
    ):
        return 1
    if find_mark(last) is None and "\t" not in lines[end - 1].content.text:
        if _PARTY.match(last) and _RUNS_ON.search(last) is None:
            return 1
        if ((_NOTE.match(last) and _LEGEND.search(last) is None) or _PHONE.match(last)) and not unit_spans(last):
            return 1
        if end > _HEAD and (_signs_alone(last, texts[:end]) or _is_part_alone(last, texts[:end])):
            return 1
    if _GREETING.match(last) or (end > 1 and looks_like_units(last) and _GREETING.match(texts[end - 2])):
        return 1
    people = _people_above(lines, texts, end)
    if people:
        return people
    size = 0
    while size < end and _LIST_ITEM.match(texts[end - 1 - size]):
        size += 1
    announced = size and size < end and _ANNEX_LIST.match(texts[end - 1 - size])
    return size + 1 if announced else 0


def _signs_alone(last: str, texts: Sequence[str]) -> bool:
    """Tell whether a last line is who the title says this is of: 某厂工会委员会 below 某厂工会2026年工作安排.

    A name that stands elsewhere between the lines is a field of the tasks.
    """
    first = next((i for i, text in enumerate(texts) if find_mark(text) is not None), _HEAD)
    named = is_signer(last) or (_NAME.fullmatch(last) is not None and _ENDED.search(texts[-2]) is not None)
    if not named or last in texts[first:-1]:
        return False
    return any(text.startswith((last, last.removesuffix("委员会"))) and text != last for text in texts[:_HEAD])


def _is_part_alone(last: str, texts: Sequence[str]) -> bool:
    """Tell whether a last line is the part of a body that signs its rules: 德育处 below the end of a sentence.

    Where other lines are names and nothing else they are fields of the tasks, and the last one is, too.
    """
    if _PART.fullmatch(last) is None or not is_department(last) or _ENDED.search(texts[-2]) is None:
        return False
    first = next((i for i, text in enumerate(texts) if find_mark(text) is not None), 0)
    return not any(looks_like_units(text) or unit_spans(text) for text in texts[first:-1])


def _sat_in(texts: Sequence[str]) -> bool:
    """Tell whether 参加单位： names who sat in the meeting: in minutes, and no field that several items have."""
    first = next((i for i, text in enumerate(texts) if find_mark(text) is not None), 0)
    fields = sum(_TOOK_PART.match(text) is not None for text in texts[first:])
    return fields == 1 and any(_OF_MEETING.search(text) for text in texts[: max(first, _HEAD)])


def _people_above(lines: Sequence[SourceLine], texts: Sequence[str], end: int) -> int:
    """Count the lines of a list of people that ends before `end`: its label, and lines of names below it."""
    for size in range(1, min(_MOST_PEOPLE, end) + 1):
        line, text = lines[end - size], texts[end - size]
        if "\t" in line.content.text or find_mark(text) is not None:
            return 0
        if _PEOPLE.match(text) or (_TOOK_PART.match(text) and _sat_in(texts)):
            return size
        if _RUNS_ON.search(text):
            return 0
    return 0
