"""Organs that a sentence names: 由市殡葬管理处责令改正, 向公安、卫生健康等部门报告."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from documents.chinese.organ_words import any_of, ends_as_name, is_generic, is_unit, longest_first, organ_words

__all__ = ["ProseOrgans", "organ_names", "organs_in_prose"]

CACHED_CLAUSES: Final = 8_192
"""Clauses whose organs are remembered: a document has some hundreds, and each is asked for several times."""

LONGEST_PHRASE: Final = 100
"""Characters of a list of organs: fourteen departments with 等部门 have some 70."""

LONGEST_NAME: Final = 24
"""Characters within which a name ends that goes on: 、国家安全和其他中央有关机关."""

GENERIC: Final = ("部门", "机关", "机构", "单位")
"""Words that name a body by what stands before them: 民政部门, 登记机关."""

BODIES_OF_BODIES: Final = ("委员会", "领导小组", "指挥部")
"""Bodies that others stand in: 市安全生产委员会 has 专业委员会 of its own."""

_STOP: Final = re.compile(r"[^\u4e00-\u9fff（）()、]|^（[^（）]{1,3}）")
_JOINT: Final = re.compile(r"、|以及|或者|及其|[和及与或](?!.{0,3}规划|.{0,2}城乡|.{0,2}社会|.{0,2}信息化)")
_NAMED_BY: Final = re.compile(r"^(?:确定|指定|授权|委托|设立|派出|所属)的")
_JOINING: Final = re.compile(r"(?:（[^（）]*）)?(?:、|以及|或者|及其|[和及与或]|等)")
_AREA: Final = re.compile(r"(?:各|国家|省|市|区|县|乡|镇|街道|自治区|直辖市|（市）|（市、区）|\(市\)|\(市、区\)){1,3}")
_AND_OTHERS: Final = re.compile(r"等(?:有关|相关)?(?:行政)?(?:主管|管理)?(?:部门|机关|单位)$")


class ProseOrgans(NamedTuple):
    """Organs that stand together in a clause, in one role.

    Attributes:
        start: offset of the first character of the first name.
        end: offset behind the last one.
        text: as printed.
        leads_in: the word before that says in what role: 由, 经, 向; empty at the beginning of a clause.
    """

    start: int
    end: int
    text: str
    leads_in: str


@lru_cache(maxsize=CACHED_CLAUSES)
def organs_in_prose(clause: str) -> tuple[ProseOrgans, ...]:
    """Find the organs that a clause names, those joined by 、, 和 and 或者 as one.

    Args:
        clause: words up to a comma or stop.

    Returns:
        In reading order, without overlap. A word such as 部门 alone names nobody; 政府定价 is no government's.

    Example:
        >>> [found.text for found in organs_in_prose("应当经市殡葬管理处批准，")]
        ['市殡葬管理处']
    """
    return tuple(_found(clause))


def _found(clause: str) -> Iterator[ProseOrgans]:
    begin, first = 0, None  # the first name of a list says where it begins
    for ending in _ending().finditer(clause):
        if ending.start() < begin:
            continue
        first = ending.start() if first is None else first
        if _goes_on(clause, ending.end()):
            continue
        (start, leads_in), first = _start(clause, begin, first), None
        text = clause[start : ending.end()]
        whole = text.count("（") == text.count("）")  # 市民政局（以下简称市民政局）names one
        if len(text) <= LONGEST_PHRASE and whole and not _names_nobody(text):
            yield ProseOrgans(start, ending.end(), text, leads_in)
            begin = ending.end()


def _goes_on(clause: str, end: int) -> bool:
    """Whether the list goes on behind a name, or the name does: 县民政局和市殡葬管理处, 省人民政府民政部门."""
    joint = _JOINING.match(clause, end)
    begin = joint.end() if joint is not None else end
    within = joint is None and clause.endswith(BODIES_OF_BODIES, 0, end)  # 市安全生产委员会道路交通安全专业委员会
    if joint is None and not within and not clause.endswith("政府", 0, end):
        return False
    after = _ending().search(clause, begin, begin + LONGEST_NAME)
    if after is None or joint is not None:
        return after is not None
    if within and not after[0].endswith(BODIES_OF_BODIES):
        return False
    between = _NAMED_BY.sub("", clause[begin : after.start()])
    return _STOP.search(between) is None and _before().search(between) is None


def _start(clause: str, begin: int, ending: int) -> tuple[int, str]:
    """Return where the names begin that end at a place, and the word before them."""
    stop = max((found.end() for found in _STOP.finditer(clause, begin, ending)), default=begin)
    last = max(_before().finditer(clause, stop, ending), key=lambda found: found.end(), default=None)
    if last is None:
        return stop, ""
    if last[0] == "的":
        outer = max(_before().finditer(clause, stop, last.start()), key=lambda found: found.end(), default=None)
        whose = clause[stop if outer is None else outer.end() : last.start()]
        bare = last.end() == ending and clause[ending : ending + 2] in GENERIC  # 有审批权限的部门
        if bare or ends_as_name(whose):  # 保护单位的上级主管部门
            return (stop, "") if outer is None else (outer.end(), outer[0])
    return last.end(), last[0]


def _names_nobody(text: str) -> bool:
    bare = text.removeprefix("有关").removeprefix("相关")
    parts = _JOINT.split(text)
    return is_generic(text) or bare in GENERIC or parts[0] in {"", *GENERIC} or not is_unit(parts[-1])


@cache
def _before() -> re.Pattern[str]:
    """Match the words before which no name begins."""
    words = organ_words()
    unless, behind = words.tables["prose.before_unless"], words.tables["prose.before_not_after"]
    return re.compile(
        "|".join(
            (f"(?<![{behind[word][0]}])" if word in behind else "")
            + word
            + (f"(?![{unless[word][0]}])" if word in unless else "")
            for word in longest_first(words.words("prose", "before"))
        )
    )


@cache
def _ending() -> re.Pattern[str]:
    """Match the end of a name; one character ends a name only behind what tells that it does."""
    words = organ_words()
    long = [word for word in words.of("government", "party", "mass", "judicial", "vertical") if len(word) > 2]
    long = [word for word in long if word not in words.words("prose", "no_ends")]
    after = words.tables["running_text.not_after"]
    owner = rf"(?<=[{words.words('prose', 'owners')[0]}])政府"
    departments = rf"(?<![{words.words('prose', 'not_departments')[0]}])部门(?!规章|[间之])"
    offices = "管理处(?![罚理置分])"
    short = rf"(?<![{after['局'][0]}])局(?!部|面|限|势)|(?<![{words.words('prose', 'not_halls')[0]}])厅"
    return re.compile(rf"{any_of([*long, *words.words('prose', 'ends')])}|{departments}|{offices}|{owner}|{short}")


def organ_names(phrase: str) -> tuple[str, ...]:
    """Take the organs of a list apart: 公安、财政等部门 are 公安 and 财政.

    Args:
        phrase: as `organs_in_prose` finds it.

    Example:
        >>> organ_names("发展改革、自然资源和规划、公安等部门")
        ('发展改革', '自然资源和规划', '公安')
    """
    names: list[str] = []
    for name in filter(None, _JOINT.split(_AND_OTHERS.sub("", phrase))):
        if names and _AREA.fullmatch(re.split("、", names[-1])[-1]):  # 市、区、县民政局 is one name
            names[-1] += f"、{name}"
        else:
            names.append(name)
    return tuple(names) if len(names) > 1 else (phrase,)
