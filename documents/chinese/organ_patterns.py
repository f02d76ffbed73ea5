"""Patterns of organs: in running text, and the parts that a name is made of."""

import re
from collections.abc import Iterable
from functools import cache

from documents.chinese.organ_words import CJK, any_of, longest_first, organ_words, short_provinces

__all__ = ["body_ending", "cutting_organ", "named_organ", "office", "party_department"]


@cache
def cutting_organ() -> str:
    """Write the pattern of organs that an edit never cuts: 省市场监管局 gives way to 市市场监管局 as a whole.

    Only endings that few other words have are tried after any words; bodies of the masses, of justice and of the party
    are known by their whole name; what stands under a place is known after the name of a province alone, since 2 or 3
    characters before 海关 may be any. Governments are not among them: 省政府 and 市政府 differ in their level only, and
    that is what the edit shows. Enterprises, institutions and places end too many words of prose.
    """
    words = organ_words()
    stem = rf"(?:(?![{words.words('running_text', 'joints')[0]}]){CJK}){{1,8}}?"
    ends = _guarded(words.words("running_text", "sure"))
    levels = words.words("running_text", "levels")
    heads = "".join(sorted({name[0] for name in (*levels, *short_provinces())}))  # one look for most characters
    return rf"(?=[{heads}])(?:{any_of(levels)}(?:级|直)?(?:{_whole_body()}|{stem}{ends})|{_under_place()})"


@cache
def named_organ() -> re.Pattern[str]:
    """Match an organ in running text and up to six characters before it, in the groups `name` and `before`.

    Organs are folded to their duty here and nothing is cut, so that 部, 署 and 中心 end a name too.
    """
    words = organ_words()
    ends = _guarded((*words.words("running_text", "sure"), *words.words("running_text", "loose")))
    levels = any_of((*words.words("running_text", "levels"), *words.words("running_text", "loose_levels")))
    name = rf"{levels}(?:级|直)?(?:{_whole_body()}|[\u4e00-\u9fff（）()]{{1,14}}?{ends})|{_under_place()}"
    return re.compile(rf"(?P<before>{CJK}{{0,6}}?)(?P<name>{name})")


def _whole_body() -> str:
    words = organ_words()
    bodies = (word for word in words.of("party", "mass", "judicial", "vertical") if len(word) > 1 and word[1] != "委")
    return rf"(?:委|党委)?{_guarded(bodies)}(?!办公|办(?![公理事]))"


def _under_place() -> str:
    return rf"{any_of(short_provinces())}(?!省|市|自治区){_guarded(organ_words().of('vertical'))}"


def _guarded(endings: Iterable[str]) -> str:
    """Write an alternation of endings that are no part of another word: 布局, 委员, 办理."""
    tables = organ_words().tables
    after, before = tables["running_text.not_after"], tables["running_text.not_before"]
    written = []
    for word in longest_first(endings):
        head = f"(?<![{after[word][0]}])" if word in after else ""
        follows = before.get(word) or (before.get(word[-1]) if word[-1] == "委" else None)
        written.append(head + word + (f"(?![{follows[0]}])" if follows else ""))
    return f"(?:{'|'.join(written)})"


@cache
def body_ending() -> re.Pattern[str]:
    """Match the kind of body that a name ends with, which differs by level and not by duty."""
    words = organ_words()
    office_of = any_of(words.words("bodies", "office_of"))
    offices, endings = any_of(words.words("bodies", "offices")), any_of(words.words("bodies", "endings"))
    return re.compile(rf"(?:工作)?{office_of}?{offices}$|{endings}$")


@cache
def office() -> re.Pattern[str]:
    """Match 办公厅, 办公室, 办公厅（室）, 办公室（厅）: the same office, 厅 in provinces and 室 below."""
    return re.compile(r"办公(?:厅[（(]室[）)]|室[（(]厅[）)]|厅|室)")


@cache
def party_department() -> re.Pattern[str]:
    """Match a department of the party, which ends as a ministry does and stands at every level."""
    return re.compile(rf"{any_of(organ_words().words('bodies', 'party_departments'))}部$")
