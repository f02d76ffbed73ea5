"""Headings below which nothing is demanded: the situation, the aims, the scope, and what was done last year."""

import re
from collections.abc import Sequence

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import Mark, Rank
from documents.chinese.time_words import FIVE_YEARS, HALF, LENGTH, PAST, TO, YEAR, YEARS_AHEAD
from documents.fields.deadline_cell import looks_like_deadline
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.paragraphs import MarkedParagraph
from documents.text.titles import MAX_TITLE

__all__ = [
    "figure_boxes",
    "is_context_title",
    "is_scope_title",
    "is_time_of_all",
    "past_headings",
    "tells_past",
    "tells_what_happened",
]

_ANY = (
    r"(?:总体|主要|基本|工作|发展|建设|产业|行业|行动|时代|年度|阶段性?|预期|具体|当前|目前|现有|现实|面临的?|存在的?|取得的?|"
    r"国内外|国内|摸底|摸排)"
)
_SITUATION = (
    rf"{_ANY}*(?:现状|基础|形势|背景|情况|问题|成效|成绩|成就|短板|不足|困难|挑战|机遇|差距|优势|环境|条件|需求)"
)
_TIME_TITLE = re.compile(r"[\u4e00-\u9fff]{0,8}(?:时间|时段|期限|时限|周期|日期)(?:安排|范围)?")
_SINCE_NOW = re.compile(rf"^(?:为期|历时|自|从)?(?:即日|(?:本)?[\u4e00-\u9fff]{{0,4}}?(?:印发|发布|下发)之日)起?{TO}?")
_LENGTH = re.compile(rf"(?:为期|历时|周期|时间)?(?:为|是)?(?:{YEAR})?(?:{LENGTH}|全年)左?右?")
_SITUATION_LABEL = LatePattern(rf"{_ANY}*(?:现状|背景|形势|成效|进展)(?:情况)?|(?:基本|目前|当前|现有)情况")
_OF = (
    r"(?:整治|治理|实施|检查|排查|普查|适用|覆盖|活动|行动|评选|评价|评比|考核|补贴|资助|奖励|扶持|支持|保障|工作|试点|创建|征集|督查|"
    r"调查|统计|摸排|宣传|培训|服务|参加|参与|参赛|申报|受理|执法|演练|救助|招募|清理|监测|巡查|专项|重点|主要)"
)
_SCOPE = rf"{_OF}*(?:的)?(?:范围|对象|地点|区域)(?:的)?(?:定义|界定|划定|划分|说明|概况)?"
_BODY = r"(?:领导|联合|专家|指导|考核|验收|审查|评审)*(?:小组|组|队|专班|委员会)"
_MEMBERS = rf"{_OF}*{_BODY}的?(?:组成)?(?:成员|人员)(?:名单|组成|构成)?"
"""Who sits in a body: 督查组成员, 领导小组组成人员; 成员单位 are those who do something."""

_AIMS = (
    r"(?:总体|主要|工作|任务|发展|建设|行动|年度|阶段性?|预期|具体|基本|奋斗|[近中远]期|最终)*目标"
    r"(?:任务|要求|指标|定位)?"
)
_PRINCIPLES = (
    r"(?:基本|工作|指导|总体|主要|推进|实施|建设|编制|规划|布局|整治|治理|改革|发展|创建|行动)+(?:的)?原则(?:和要求)?"
)
_OF_WORK = (
    rf"(?!{FIVE_YEARS}|{YEARS_AHEAD})"
    r"(?!充分|深刻|准确|明确|牢牢|认真|全面|落实|完成|实现|坚持|把握|认识|认清|提高|增强|统一|领会|学习)"
    r"[\u4e00-\u9fff“”]{2,14}"
)
"""What the aims are of, no verb before it: 清理整顿工作的指导思想. Below 十五五时期的主要目标任务 are tasks."""

_SCOPES = LatePattern(rf"适用(?:范围|对象)|{_SCOPE}(?:[与和及、]{_SCOPE})*")
_CONTEXT = LatePattern(
    rf"(?:(?:总体|指导)(?:要求|思想|思路|考虑)|{_AIMS}|"
    rf"{_PRINCIPLES}|(?:总体)?思路(?:目标|和目标)?|{_SITUATION}(?:[与和及、]?{_SITUATION})*(?:分析|研判|评估|概述|概况|回顾)?|"
    r"(?:工作|发展|前期|上年度?)(?:回顾|概况)|(?:编制|制定|出台|起草|规划|政策|战略|时代)(?:背景|依据|目的|说明)|"
    r"(?:指导思想|总体要求|总体思路)(?:和|与|及)(?:基本原则|工作?目标|主要目标|总体目标)|(?:重要|重大)?意义|"
    rf"{_OF_WORK}的(?:指导思想|总体要求|总体思路|基本原则|(?:总体|主要|工作)?目标(?:任务)?|重[要大]意义|必要性)|"
    rf"{_MEMBERS}|前言|序言)"
)

_WHEN = rf"(?:{YEAR}{HALF}|{YEAR}|{HALF}|{PAST}|{FIVE_YEARS})"
_WORK = (
    r"(?:以来|来|的|度|时期|期间|全[省市州县区旗镇乡局]|主要|重点|各项|总体|目标|任务|工作|项目|事项|计划|开展|推进|贯彻|取得|"
    r"经济|社会|改革|发展|建设)*"
)
_DONE = (
    r"(?:简要|简单)?(?:(?:完成|开展|进展|落实|推进|执行|总体|基本|实施|运行)情况|(?:新)?进展|成效|成绩|成果|成就|亮点|回顾|总结|小结|综述|"
    r"经验做法|做法(?=[与和及、]\S{0,2}成效))"
)
_MORE = rf"(?:[与和及、](?:{_WHEN})?{_WORK}(?:{_DONE}|{_SITUATION}))*"
_REVIEW_OF = LatePattern(rf"{_WHEN}{_WORK}(?:[与和及、]{_WHEN}{_WORK})*(?:{_DONE}|{_SITUATION}|做法|经验){_MORE}")
"""What was done, and when: 2025年工作完成情况, 过去一年的工作回顾, “十四五”时期和2025年工作回顾."""

_LOOK_BACK = LatePattern(rf"{_WHEN}[\u4e00-\u9fff]{{0,8}}工作的?(?:简要|简单)?回顾")
"""2025年教育工作的简要回顾: whatever the work is of."""

_AIMS_OF = LatePattern(
    rf"(?:{_WHEN}|{YEARS_AHEAD})(?:时期|期间|的)*(?:经济社会发展|政府|全[省市州县区旗镇乡]|工作|发展|经营|的)*"
    r"(?:(?:总体|总的)(?:要求|思路|考虑)|指导思想|(?:总体|主要|预期|工作|发展|经营|考核|奋斗)*目标)"
    r"(?:[与和及、](?:总体要求|(?:总体|主要|预期|工作|发展|经营|考核|奋斗)*目标|基本原则))?"
)
"""What is aimed at, and when: 2026年总体要求和主要预期目标; with 任务 behind it tasks follow."""

_REVIEW = LatePattern(rf"{_WORK}{_DONE}{_MORE}")
"""The same without a time, as only a chapter is called: an item may ask for a 工作总结."""

_OWN_WHEN = LatePattern(_WHEN)
_AHEAD = LatePattern(
    rf"{YEAR}|下一?步|下一?阶段|计划|打算|安排|思路|部署|重点(?:工作|任务)|工作(?:要点|任务|举措|措施)|主要(?:任务|举措|措施)"
)
_HAPPENED = LatePattern(
    r"(?<!为)了(?!解)|已(?:经|全部|基本)?[\u4e00-\u9fff]|获评|荣获|获得|被评为|入选|同比|[比较]上年|[比较]去年|位[居列]|累计|圆满|再[获创]|"
    r"实现[^，。；]{0,12}(?:\d|零)|(?:全年|共)[^，。；]{0,8}完成"
)
"""What tells of the past: particles, comparisons with the year before, honours."""

_FIGURE_BOX = re.compile(
    r"[【〔\[]?专栏[^。；，]{0,30}?(?:指标|目标|数据|现状|情况|成效|对比|构成|分布|趋势)(?:体系|一览|统计|完成情况)?表?[】〕\]]?[:：]?"
)
"""专栏1 扬尘治理主要指标: the heading of a box of figures; others hold projects, which are to be done."""

_QUANTITY = re.compile(
    r"\d[%％]|(?:达到?|低于|高于|少于|超过|降[到至]|增[到至加长]|提高到?|控制在|保持在?|稳定在)[^。；，]{0,8}?\d"
)
_IN_BOX = (Rank.THIRD, Rank.FOURTH, Rank.CIRCLED)
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile("[。；]")
_MAX_HEADING = 30  # characters of a heading that names a time
_MOSTLY = 0.5  # of the paragraphs of a section
_MIN_REVIEW = 8  # paragraphs and headings of a chapter that looks back and is not called so
_OFTEN = 0.35  # of its paragraphs: .23 to .78 in the first chapters of 31 reports, .02 to .2 where tasks are set
_SLIPS = 0.05  # of the paragraphs may hold a bracket that only looks like units
_LESS = 0.15  # as many paragraphs fewer tell what happened in the chapter behind it


def is_context_title(title: str, *, is_chapter: bool = False) -> bool:
    """Tell whether a heading, its mark left out, heads the situation, the aims or the past: no demand follows.

    Args:
        title: the heading without its mark.
        is_chapter: it stands on the first level, as 一、 does.
    """
    bare = title.strip("。：: 【】").removeprefix("关于")
    if any(kind.fullmatch(bare) for kind in (_CONTEXT, _SCOPES, _REVIEW_OF, _LOOK_BACK, _AIMS_OF)):
        return True
    return is_chapter and _REVIEW.fullmatch(bare) is not None


def is_scope_title(title: str) -> bool:
    """Tell whether a heading, its mark left out, says what something covers: below 支持范围 may stand what is given."""
    return _SCOPES.fullmatch(title.strip("。：: 【】").removeprefix("关于")) is not None


def is_time_of_all(title: str, texts: Sequence[str]) -> bool:
    """Tell whether a heading names a time and nothing but a time stands below it: that of the whole campaign.

    Args:
        title: the heading without its mark.
        texts: the paragraphs below it.
    """
    return bool(texts) and _TIME_TITLE.fullmatch(title.strip("。：: 【】")) is not None and all(map(_is_span, texts))


def _is_span(text: str) -> bool:
    bare = _SINCE_NOW.sub("", text.strip("。； "))
    return looks_like_deadline(bare) or _LENGTH.fullmatch(bare) is not None


def tells_past(label: str) -> bool:
    """Tell whether a label heads what was done before or how things are: 2025年完成情况, 现状."""
    return _REVIEW_OF.fullmatch(label) is not None or _SITUATION_LABEL.fullmatch(label) is not None


def tells_what_happened(text: str) -> bool:
    """Tell whether a paragraph tells of what has happened: 建成了, 同比增长, 位居全国前列."""
    return _HAPPENED.search(text) is not None


def past_headings(found: Sequence[MarkedParagraph]) -> frozenset[int]:
    """Find the headings above paragraphs that tell what happened.

    They name a time, before one that plans; or one is the first chapter of several, long, whatever it is called.

    Args:
        found: the paragraphs of the body in order.

    Returns:
        Places among the paragraphs: 2025年主要工作 before 2026年工作安排.
    """
    past: set[int] = set()
    for place, paragraph in enumerate(found):
        mark = paragraph.mark
        if mark is None or mark.rank > Rank.SECOND or len(paragraph.text) > MAX_TITLE:
            continue
        beside = [i for i in range(place + 1, len(found)) if _stands_beside(found[i].mark, mark)]
        if not beside:
            continue
        told = _share_of_past(found[place + 1 : beside[0]])
        if len(paragraph.text) <= _MAX_HEADING and _OWN_WHEN.match(paragraph.text, mark.end) is not None:
            if told > _MOSTLY and any(_AHEAD.search(found[i].text) for i in beside):
                past.add(place)
        elif mark.rank == Rank.FIRST and mark.ordinal == 1 and beside[0] - place > _MIN_REVIEW:
            end = beside[1] if len(beside) > 1 else len(found)
            if told >= _OFTEN and _share_of_past(found[beside[0] + 1 : end]) < told - _LESS:
                past.add(place)
    return frozenset(past)


def _share_of_past(paragraphs: Sequence[MarkedParagraph]) -> float:
    """Return the share of some paragraphs that tells what happened, 0 to 1; where several name units none does."""
    told = [paragraph.text for paragraph in paragraphs if _SENTENCE.search(paragraph.text)]
    if not told or sum(bool(unit_spans(text)) for text in told) > _SLIPS * len(told):
        return 0.0
    return sum(_HAPPENED.search(text) is not None for text in told) / len(told)


def _stands_beside(other: Mark | None, mark: Mark) -> bool:
    return other is not None and other.rank <= mark.rank


def figure_boxes(found: Sequence[MarkedParagraph]) -> frozenset[int]:
    """Find the boxes 专栏 that tell figures between the items, wherever they stand: nobody is asked to do them.

    Args:
        found: the paragraphs of the body in order.

    Returns:
        Places among the paragraphs of the heading of each box and of its figures: to the next heading; what the box
        numbers itself belongs to it while it holds figures and names no units.
    """
    boxes: set[int] = set()
    for place, paragraph in enumerate(found):
        if _FIGURE_BOX.fullmatch(paragraph.text) is None:
            continue
        boxes.add(place)
        for at in range(place + 1, len(found)):
            below = found[at]
            if not _FIGURE.search(below.text) or unit_spans(below.text) or below.style:
                break
            if below.mark is not None and not (
                below.mark.rank in _IN_BOX and below.mark.ordinal == at - place and _QUANTITY.search(below.text)
            ):
                break
            boxes.add(at)
    return frozenset(boxes)
