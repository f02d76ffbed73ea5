"""What stands among the paragraphs of a heading and demands nothing: prefaces, looks back, words to those present."""

import re
from collections.abc import Sequence

from documents.chinese.late_pattern import LatePattern
from documents.chinese.marks import NUMERALS_OF_MARKS, Rank
from documents.chinese.organ_words import ends_as_name
from documents.chinese.time_words import LOOKING_BACK
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.closing import calls_on_all
from documents.layouts.key_points.context_titles import tells_what_happened
from documents.layouts.key_points.item import Item
from documents.layouts.key_points.item_titles import SALUTATION
from documents.text.traced import Traced

__all__ = ["set_aside_prefaces"]

_MIN_BELOW = 2  # items below a chapter: above a single one its paragraphs may be items too
_MOST_LAST_WORDS = 4  # paragraphs: 各位代表！ may stand on a line of its own above the last sentences
_COUNT = rf"(?:{NUMERALS_OF_MARKS}|\d{{1,2}}|几)(?:大|个|项|类)?"
_LEADS_IN = LatePattern(
    rf"[^。；]{{0,40}}(?:以下|下列|如下|下述|{_COUNT}方面)(?:的)?(?:{_COUNT})?(?:重点|主要|具体)?"
    r"(?:工作|任务|事项|方面|举措|措施|要求|内容|几点|[\u4e00-\u9fff]{0,4})[。：:]?",
    ("以下", "下列", "如下", "下述", "方面"),
)
"""重点做好以下工作。 or 重点抓好十个方面工作： and nothing else."""

_LOOKING_BACK = LatePattern(rf"(?:{SALUTATION.pattern})?(?:回[顾首望])?{LOOKING_BACK}")
_VOW = re.compile(
    r"(?:我们|大家)(?:坚信|相信|深信|确信|一定|必将|定能)|只要(?:我们|大家|全[省市州县区]|坚定)|让我们"
    r"|以[^，。；]{0,20}的[^，。；]{0,6}?(?:姿态|担当|精神|作风|干劲|状态|决心|信心|勇气|热情|使命感|责任感)"
)
"""With what a speaker takes leave of a matter: we firmly believe, if only we, let us, in the bearing of."""

_DEFINITION = re.compile(r"[^。；，]{2,24}[，]?是指")
_FIRST, _SECOND = "一是", "二是"  # how paragraphs are counted that have no marks
_COUNTED = re.compile(r"\d+[项件个类]")  # 办好20件民生实事 is asked for
_FEWEST_DEFINED = 2  # paragraphs: one may begin a demand
_DEMANDS = re.compile(r"必须|要[把以在坚深加全进]|应当|务必|确保")

_SENTENCES = re.compile("[。；\n]")
_BOUND = re.compile(
    r"(?P<who>[\u4e00-\u9fff（）()、]{2,24}?)(?:应当?(?![急用变对])|必须|须|不得)"
    r"(?!(?:始终|认真|严格|全面)?(?:坚持|遵循|围绕|立足|把|以|充分|高度重视|树立|贯彻|深入|牢固|切实加强|统一思想|提高))"
)
"""Who is bound by what: 税务机关应, 用人单位不得; what a frame begins with is no duty."""

_EVERYBODY = re.compile(r"(?:各(?:有关|相关|级)?(?:地区?|地方|部门|单位|方面?)[、和及]?)+")
_PERSONS = ("人", "人员", "者")  # 申请人, 经营者: bound as well
_LEADS = re.compile(
    rf"(?:以下|下列|如下|下述|(?:{NUMERALS_OF_MARKS}|\d{{1,2}})(?:个方面|项(?:工作|任务|要求)|点)|原则)[^。；]{{0,16}}[：:]?$"
)


def set_aside_prefaces(items: Sequence[Item]) -> None:
    """Take out of the paragraphs of headings what demands nothing of anybody.

    That is how a speaker turns to those present and what is vowed then; what a chapter defines; what stands between a
    chapter and the items below it, where it names no units; a sentence that only says how many items follow; and,
    among paragraphs that are tasks each, a look back and the last words to those present.

    Args:
        items: of a text that is no statute, in reading order; they are changed.
    """
    if items:
        _set_aside(items[-1], _last_words(items[-1].paragraphs))
    for place, item in enumerate(items):
        _set_aside(item, [text for text in item.paragraphs if _speaks_to_those_present(text.text)])
        if item.title is None or item.is_context or not item.paragraphs or item.fields:
            continue
        below = _below(items, place)
        if _is_chapter(item) and below >= _MIN_BELOW and not any(unit_spans(text.text) for text in item.paragraphs):
            _set_aside(item, [text for text in item.paragraphs if not _binds_somebody(text.text)])
        elif below and _LEADS_IN.fullmatch(item.paragraphs[-1].text):
            _set_aside(item, item.paragraphs[-1:])
        elif _is_chapter(item) and not below and _defines(item.paragraphs):
            item.is_context = True
        elif _is_chapter(item):
            _set_aside(item, item.paragraphs[: _after_lead_in(item.paragraphs)])
            _set_aside(item, [text for text in item.paragraphs if _looks_back(text.text)])


def _speaks_to_those_present(text: str) -> bool:
    """Tell whether a paragraph turns to those present and asks for nothing: 各位代表！ alone, or with a vow."""
    turned = SALUTATION.match(text)
    if turned is None or unit_spans(text):
        return False
    return turned.end() == len(text) or (_VOW.search(text, turned.end()) is not None and not _COUNTED.search(text))


def _last_words(texts: Sequence[Traced]) -> Sequence[Traced]:
    """Return with what a speech ends: from the last paragraphs on that address those present or call on all."""
    said = [
        k
        for k in range(max(1, len(texts) - _MOST_LAST_WORDS), len(texts))
        if SALUTATION.match(texts[k].text) or calls_on_all(texts[k].text)
    ]
    return texts[said[0] :] if said else ()


def _after_lead_in(texts: Sequence[Traced]) -> int:
    """Return how many paragraphs lead in to those below them: up to one that says how many follow, or to 一是."""
    counted = next((k for k, text in enumerate(texts) if text.text.startswith(_FIRST)), 0)
    if counted and not any(text.text.startswith(_SECOND) for text in texts[counted + 1 : counted + 2]):
        counted = 0
    end = counted or next((k for k, text in enumerate(texts, start=1) if _LEADS_IN.fullmatch(text.text)), 0)
    return end if len(texts) - end >= _MIN_BELOW and not any(unit_spans(text.text) for text in texts[:end]) else 0


def _binds_somebody(text: str) -> bool:
    """Tell whether a paragraph above items says what somebody must do, and does not only lead in to them.

    税务机关应通知纳税人补报资料。 is a demand; 各级机关应坚持以下原则：, 各部门应高度重视 are none.
    """
    for sentence in _SENTENCES.split(text):
        bound = _BOUND.match(sentence)
        if bound is not None and (ends_as_name(bound["who"]) or bound["who"].endswith(_PERSONS)):
            return _LEADS.search(sentence) is None and _EVERYBODY.fullmatch(bound["who"]) is None
    return False


def _defines(texts: Sequence[Traced]) -> bool:
    """Tell whether most paragraphs of a chapter say what a word means, and none names who does something."""
    defined = sum(_DEFINITION.match(text.text) is not None for text in texts)
    return defined >= _FEWEST_DEFINED and 2 * defined > len(texts) and not any(unit_spans(text.text) for text in texts)


def _is_chapter(item: Item) -> bool:
    return item.rank <= Rank.FIRST or item.is_plain


def _below(items: Sequence[Item], place: int) -> int:
    """Count the items right below a heading."""
    levels: list[float] = []
    for item in items[place + 1 :]:
        if item.level <= items[place].level:
            break
        levels.append(item.level)
    return levels.count(min(levels)) if levels else 0


def _looks_back(text: str) -> bool:
    """Tell whether a paragraph begins with a time that is over, says what happened, and demands nothing."""
    back = _LOOKING_BACK.match(text)
    return back is not None and tells_what_happened(text) and not unit_spans(text) and _DEMANDS.search(text) is None


def _set_aside(item: Item, texts: Sequence[Traced]) -> None:
    chosen = {id(text) for text in texts}
    item.told += [text for text in item.paragraphs if id(text) in chosen]
    item.paragraphs = [text for text in item.paragraphs if id(text) not in chosen]
