"""Chapters and items that say what something is, whom it is for or where, and ask nobody for anything.

A heading such as 改造对象 or 体检内容 does not tell: below 整治内容 stands what is done as often as what is meant. The
sentences do: each of them is a statement (改造方式分为…, 反映…情况), a noun (不符合规划的违法用地) or a list of names.
"""

import re
from collections.abc import Sequence

from documents.chinese.demand_words import MODAL, begins_with_demand
from documents.chinese.marks import NUMERALS_OF_MARKS, Rank
from documents.fields.unit_spans import unit_spans
from documents.layouts.key_points.context_titles import is_scope_title
from documents.layouts.key_points.item import Item

__all__ = ["bring_back_scopes", "set_aside_scopes"]

_HEADING = re.compile(
    r"(?:范围|对象|内容|方式|类型|类别|分类|种类|指标|指标体系|指标说明|定义|含义|概念|释义|样本|口径|构成|情形)$"
)
"""A heading that may name what something is: 改造对象."""

_SAMPLES = re.compile(
    r"(?:样本|试点|示范|抽样|抽查|监测|参评|参赛|入围)的?(?:城市|地区|区域|省份|市县|县区|乡镇|街道|村庄?|社区|单位|企业|学校|医院|名单)$"
)
"""A heading above names of those who are chosen: 样本城市."""

_NAMED = re.compile(r"(?:范围|对象|样本)$")
"""A heading above names as well as sentences."""

_SENTENCE = re.compile("[。；！!\n]")
_COMMA = re.compile("[，,：:]")
_FIRST_WORDS = re.compile(
    rf"^(?:(?:其中|此外|另外|具体|主要)[，,]?|{NUMERALS_OF_MARKS}(?:是|类)[，,:：]?|[（(][^（）()]{{1,3}}[）)])+"
)
_BINDS = re.compile(rf"{MODAL}|禁止|严禁|请|予以|负责|牵头")
"""What makes a sentence a demand, whatever it states besides."""

_STATES = re.compile(
    r"[^，。；]{0,16}(?:类|型|种|对象|范围|方式|内容|指标|区域)(?:主要|一般|共)?(?:包括|分为|分[成作]|[为是有])"
    r"|(?:主要)?(?:反映|体现|衡量|包括|包含|涵盖|涉及|是指|系指|指的是|分为|划分为|共计|共有)"
    r"|(?![以将把对按在从用])[^，。；、]{2,16}(?<![作成认称行变])[为是](?![了否期民此避])"
)
"""How a clause begins that states: 改造对象为危旧房屋, 反映绿地情况."""

_STATES_LATER = re.compile(r"包括|包含|涵盖|涉及|是指|系指|指的是|分为|由[^。；，]{2,40}(?:组成|构成)")
_NOUN = re.compile(r"(?![以将把对按在从用由])[^。；，]{2,60}的[^，。；的]{1,14}")
"""A clause that is a noun: 位于重点开发区域的违法用地."""

_CLASSES = re.compile(r"(?:以下|下列|如下)[^，。；：:]{0,6}?(?:情形|情况|对象|类型|类别|范围|区域|条件)")
"""What leads in to classes of things: 属于以下情形的，应作为重点."""

_GIVES = re.compile(r"给予|奖励|补助|补贴|资助|免[收征除]|减免|鼓励|一事一议|万元")
"""What is given to those who are meant."""

_FEWEST_ASKED = 3  # paragraphs that give or ask: one or two may say whom a scope excludes
_OFTEN = 0.4  # of the paragraphs of a chapter
_FEWEST_NAMES = 5  # of a list of names
_MAX_NAME = 14  # characters of a name in a list, with a bracket behind the last


def bring_back_scopes(items: Sequence[Item], *, articles: bool) -> None:
    """Take headings for no context that name a scope, where much below them gives or asks for something.

    Args:
        items: of a text, in reading order; they are changed.
        articles: they are those of a statute, which all count.
    """
    for place, item in enumerate(items):
        if not item.is_context or item.title is None or not is_scope_title(item.title.text[len(item.mark) :]):
            continue
        end = next((k for k in range(place + 1, len(items)) if items[k].level <= item.level), len(items))
        texts = [text.text for one in items[place:end] for text in one.paragraphs]
        asked = sum(_gives_or_asks(text) for text in texts)
        if articles or (asked >= _FEWEST_ASKED and asked >= _OFTEN * len(texts)):
            for one in items[place:end]:
                one.is_context = False


def _gives_or_asks(text: str) -> bool:
    if _GIVES.search(text) is not None or unit_spans(text):
        return True
    return any(begins_with_demand(sentence.strip()) for sentence in _SENTENCE.split(text) if sentence.strip())


def set_aside_scopes(items: Sequence[Item]) -> None:
    """Mark as context the headings below which each sentence says what something is.

    Args:
        items: of a text that is no statute, in reading order; they are changed.
    """
    for place, item in enumerate(items):
        if item.title is None or item.is_context:
            continue
        title = item.title.text.strip("。：: 【】")
        chosen = _SAMPLES.search(title) is not None
        if not chosen and _HEADING.search(title) is None:
            continue
        end = next((k for k in range(place + 1, len(items)) if items[k].level <= item.level), len(items))
        below = [one for one in items[place:end] if one is item or one.number != item.number]  # not what is of all
        chapter = item.rank <= Rank.FIRST or item.is_plain
        if chosen and len(below) == 1 and not item.paragraphs:  # schools and companies look like units
            item.paragraphs, item.fields = item.fields, []
        if (chapter or len(below) == 1) and _only_states(below, of_names=chosen or _NAMED.search(title) is not None):
            for one in below:
                one.is_context = True


def _only_states(items: Sequence[Item], *, of_names: bool) -> bool:
    """Tell whether a heading and the items below it hold text, name no units, and state only.

    Args:
        items: the heading and those below it.
        of_names: lists of names are what such a heading is above.
    """
    if any(item.fields or item.deadlines or item.inherited or item.shared for item in items):
        return False
    texts = [text.text for item in items for text in item.paragraphs]
    texts += [
        item.title.text[len(item.mark) :]
        for item in items[1:]
        if item.title is not None and not item.paragraphs and not item.has_children
    ]
    if not texts or any(unit_spans(text) for text in texts):
        return False
    classed = any(_CLASSES.search(line.text) is not None for line in items[0].told)
    sentences = [sentence for text in texts for sentence in map(str.strip, _SENTENCE.split(text)) if sentence]
    return all((of_names and _is_list(text)) or _is_statement(text, classed=classed) for text in sentences)


def _is_list(sentence: str) -> bool:
    names = _FIRST_WORDS.sub("", sentence).split("、")
    listed = len(names) >= _FEWEST_NAMES and all(0 < len(name) <= _MAX_NAME and "，" not in name for name in names)
    return listed and _BINDS.search(sentence) is None and not any(begins_with_demand(name) for name in names)


def _is_statement(sentence: str, *, classed: bool) -> bool:
    """Tell whether a sentence only states; of `classed` things one may come first (…的用地，其中…优先整治)."""
    if _BINDS.search(sentence) is not None or (not classed and "优先" in sentence):
        return False
    bare = _FIRST_WORDS.sub("", sentence)
    first = _COMMA.split(bare)[0]
    if _STATES.match(first) is not None:
        return True
    return not begins_with_demand(first) and (
        _STATES_LATER.search(first) is not None or _NOUN.fullmatch(first) is not None
    )
