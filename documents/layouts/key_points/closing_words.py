"""What a paragraph below the last item says of the whole document, where nobody is asked for anything of its own.

From when a document holds and for whom, an annex that goes with it, who else is to follow it, that everybody is to
take care and to report: each sentence of such a paragraph is of one of these kinds. One sentence that can be checked
off (各县要建立台账) makes it a demand.
"""

import re
from collections.abc import Sequence
from typing import Literal

from documents.chinese.demand_words import MODAL
from documents.chinese.late_pattern import LatePattern
from documents.layouts.key_points.closing import CARE, ITSELF, START, says_when_it_holds
from documents.text.traced import Traced

__all__ = ["ClosingKind", "closing_kind", "leaves_chapter", "leaves_item", "told_at_end"]

ClosingKind = Literal["holds", "annex", "likewise", "report", "care"]
"""holds: from when, how long, for whom. annex: what goes with it. likewise: who else follows it. report, care: all."""

_SENTENCE_STOP = re.compile("[。；！!\n]")
_CLAUSE_STOP = re.compile("[，,：:]")
_MODAL = re.compile(rf"{MODAL}|禁止|严禁|请")

_HOLDS = LatePattern(rf"{ITSELF}[^。；，]{{0,16}}?{START}", ("起", "日"))
"""With what a paragraph begins that says from when a document holds."""

_UNTIL = LatePattern(
    rf"{ITSELF}[^。；，]{{0,10}}?(?:执行|实施|施行|有效|试行)(?:期限?|时间)?(?:截?至|到|自|从|为)[^。；，]{{2,}}",
    ("执行", "实施", "施行", "有效", "试行"),
)
"""Until when: 上述政策执行至年底."""

_FOR_WHOM = LatePattern(rf"{ITSELF}(?:规定)?的?[^。；，]{{0,12}}(?:适用于|适用(?:范围|对象)[为是包])", ("适用",))

_ANNEX = LatePattern(
    r"(?:现|一并|随文|同时)[^。；，]{0,12}?(?:下发|印发|印送|附后|转发|发给你们)"
    r"|供[^。；，]{0,14}(?:参考|参照|借鉴|审阅|审议|参阅)(?:使用|执行)?$"
    r"|(?:详见|另见|见|附)附[件表图录]\d{0,2}(?:[至\-—～、]\d{1,2})?$|[^。；，]{2,30}[，,]?(?:另行|另文)(?:通知|制定|制订|公布|下发|发布|明确|规定)$",
    (
        "下发",
        "印发",
        "印送",
        "附后",
        "转发",
        "发给",
        "参考",
        "参照",
        "借鉴",
        "附件",
        "附表",
        "附图",
        "附录",
        "另行",
        "另文",
    ),
)

_FOLLOWS = LatePattern(rf"(?:参照|比照)(?:适用|执行)?{ITSELF}", ("参照", "比照"))
"""参照本通知有关要求: to follow it like those whom it is written for."""

_TO_READERS = re.compile(
    r"请|望|烦请|敬请|希望|各|有关|相关|如有?|遇有?|[在对]?(?:执行|实施|工作|落实|贯彻|推进|试点|办理)(?:过程)?中|重[大要](?:事项|情况|问题)"
    r"|(?:贯彻)?(?:落实|执行|进展|完成|实施)(?:进展)?情况|(?:以上|上述)"
)
"""With what a sentence begins that turns to those who receive the document."""

_ALL = re.compile(r"(?:各[^，。；、要]{1,10}[、，]?)+要")
"""To everybody, and what is more than one duty: 各地区、各部门要从…的高度，充分认识…."""

_MATTER = r"(?:情况|问题|经验|意见|建议|事项|做法|信息|总结|进展|困难|疑问)"
_TELLS = r"(?:上报|报(?![名销刊警纸表考价废批喜])|反馈|函告|告知|沟通|联系|请示|抄[送报])"
_REPORT = LatePattern(
    rf"{_MATTER}[^。；]{{0,40}}{_TELLS}|{_TELLS}[^。；]{{0,30}}{_MATTER}",
    ("报", "反馈", "函告", "告知", "沟通", "联系", "请示", "抄送"),
)
_ASKS = LatePattern(
    rf"(?:烦|敬)?请(?:各|你|贵|有关|相关|于|在|将|及时|按)[^。；]{{0,60}}?(?:{_TELLS}|发送|发[至到])", ("请",)
)
"""Whatever is to be sent: 请各校于3月10日前将推荐表报市教育局."""

_SENDS = LatePattern(rf"[^。；，]{{4,80}}[，,]请[^。；，]{{0,12}}?{_TELLS}[^。；，]{{0,30}}", ("，请", ",请"))
"""What those who read are asked to send, whatever it is: 典型事迹，请及时报送教育局."""

_NO_THING = re.compile(r"(?:建立|健全|完善|形成|构建)+[^。；，]{0,6}长效机制|认识[^。；，]*(?:性|意义)")
"""Says nothing that can be checked off, whatever words it holds: 充分认识开展检查的重要性."""

_FORWARD = LatePattern(
    r"请[^。；，]{0,24}(?:遵照|参照|贯彻|认真|结合实际|抓好|组织)[^。；，]{0,12}(?:执行|落实|实施)$"
    r"|请[^。；]{0,30}(?:转发|传达|通知)(?:至|到|给|所属|本)?[^。；]{0,30}$",
    ("执行", "落实", "实施", "转发", "传达", "通知"),
)
_WEIGHT = LatePattern(
    r"[^。；]{2,60}(?:意义(?:十分|非常|特别)?重[大要]|责任重大|使命光荣|事关[^。；]{2,40}|关系到?[^。；]{2,40}|"
    r"是[^。；]{0,60}(?:重[要大]|关键|有力|有效|必然|基础性?|紧迫|重点)的?[\u4e00-\u9fff]{0,4}(?:举措|任务|内容|保障|抓手|环节|途径|手段|支撑|工作|要求|部署|措施|基础|制度|职责))"
    r"[^。；]{0,40}",
    ("意义", "重大", "光荣", "事关", "关系", "是"),
)
"""That a matter weighs: 做好职称工作是关心关爱专业技术人员的重要举措."""

_DUTY = re.compile(
    r"责任感|使命感|紧迫感|(?:压实|落实|强化|夯实|扛起|履行)[^。；，]{0,8}(?:责任|职责)|加强(?:协作|协同|配合|沟通协调)|形成合力"
)
_OF_ITSELF = re.compile(
    r"\d|《|建立|制[定订]|编制|成立|设立|开展|台账|清单|方案|细则|专[人班]|指定|确定|公[开布示告]|纳入|列入|考核|通报|检查|督[查导促办]|排查|培训|宣传|"
    r"登记|审[核查批]|监测|补[贴助]|拨付|给予|处[罚分理置]|问责|追究|值班|会议|负责同志|领导小组|协调机制|联席"
)
"""What can be checked off: with it a sentence asks for more than care."""

_OF_REPORT = re.compile(r"建立|制[定订]|编制|成立|设立|开展|公[开布示]|纳入|列入|督[查导促办]|排查|培训|检查|整改|登记")
"""What is asked for beside a report."""

_ORGANISES = re.compile(
    r"组织|领导|要求|保障措施|实施|落实|责任|考核|督[查导促办]|监督检查|报[送告]|信息|调度|联系|沟通|附则|其他|其它|纪律|注意事项|说明"
)
_REPORTS = re.compile(r"报[送告名备]|上报|申报|信息|材料|资料|总结|反馈|联系|沟通")
_OF_DOING = re.compile(rf"落实|贯彻|执行|{ITSELF}|进展|重[大要](?:问题|事项|情况)|(?:以上|上述)")
"""That a report is on how the document is carried out, and not on the matter of a chapter."""


def closing_kind(text: str) -> ClosingKind | None:
    """Say what a paragraph at the end of a document tells of it as a whole.

    Args:
        text: an unnumbered paragraph below the last item.

    Returns:
        The kind of its first sentence; None where a sentence asks for something of its own.
    """
    if says_when_it_holds(text):
        return "holds"
    begins = _HOLDS.match(text) or _UNTIL.match(text) or _FOR_WHOM.match(text)
    if begins is not None:
        return "holds" if _MODAL.search(text) is None else None
    kinds = [_kind(sentence.strip()) for sentence in _SENTENCE_STOP.split(text) if sentence.strip()]
    if not kinds or None in kinds:
        return None
    return next(
        (kind for kind in kinds if kind is not None and kind != "weight"), None
    )  # a weight alone may lead in to what follows


def leaves_chapter(text: str, title: str) -> bool:
    """Tell whether a closing paragraph speaks over the chapter that it stands in, whose paragraphs are tasks each.

    Args:
        text: an unnumbered paragraph, the last one or above others that close the document.
        title: the heading of the chapter. Below 组织领导 or 工作要求 to take care and to report is what is demanded.
    """
    kind = closing_kind(text)
    if kind in ("holds", "annex", "likewise"):
        return True
    if _ORGANISES.search(title) is not None:
        return False
    asked = _SENDS.fullmatch(text.rstrip("。")) or _OF_DOING.search(text)
    return kind == "care" or begins_ending(text) or (kind == "report" and asked is not None)


def leaves_item(text: str, title: str) -> bool:
    """Tell whether a closing paragraph speaks over the numbered item that it stands below.

    Args:
        text: an unnumbered paragraph below the last item.
        title: the title of that item: below 材料报送 to report is a part of it.
    """
    kind = closing_kind(text)
    return kind is not None and not (kind == "report" and _REPORTS.search(title) is not None)


def begins_ending(text: str) -> bool:
    """Tell whether a paragraph begins as endings do, by saying how much a matter weighs or that all take care."""
    sentence = _SENTENCE_STOP.split(text)[0].strip()
    return _kind(sentence) in ("care", "weight")


def told_at_end(closing: Sequence[Traced]) -> tuple[Traced, ...]:
    """Choose of the paragraphs below the last item those that are told of the document, and are no tasks.

    From when a document holds stays with the rules that stand beside it.
    """
    kinds = [closing_kind(paragraph.text) for paragraph in closing]
    ruled = None in kinds
    return tuple(
        paragraph
        for paragraph, kind in zip(closing, kinds, strict=True)
        if kind is not None and not (ruled and kind == "holds")
    )


def _kind(sentence: str) -> ClosingKind | Literal["weight"] | None:
    holds = _FOR_WHOM.match(sentence) or _UNTIL.match(sentence)
    if says_when_it_holds(sentence) or (holds is not None and _MODAL.search(sentence) is None):
        return "holds"
    if _ANNEX.search(sentence) and _MODAL.search(sentence) is None:
        return "annex"
    follows = _FOLLOWS.search(sentence)
    if follows is not None and _OF_ITSELF.search(sentence, follows.end()) is None:
        return "likewise"
    first = _CLAUSE_STOP.split(sentence)[0]
    if _TO_READERS.match(sentence):
        if _FORWARD.search(sentence) and _OF_ITSELF.search(sentence) is None:
            return "care"
        report = _REPORT.search(sentence)
        named = len(first) if _MODAL.search(first) is None else 0  # 各县整改等情况，要及时报送: of what is reported
        reports = report is not None and report.start() < len(first)
        asked = _ASKS.match(sentence) is not None or _SENDS.fullmatch(sentence) is not None
        if (reports or asked) and _OF_REPORT.search(sentence, named) is None:
            return "report"
        cares = CARE.search(first) or _DUTY.search(first) or (_ALL.match(sentence) and CARE.search(sentence))
        if cares and _OF_ITSELF.search(_NO_THING.sub("", sentence)) is None:
            return "care"
    return "weight" if _WEIGHT.fullmatch(sentence) and _MODAL.search(sentence) is None else None
