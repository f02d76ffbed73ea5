"""The one vocabulary of organs: what their names end with, and which names may stand where (organ_words.toml)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from documents.chinese.numerals import HAN_NUMERALS

__all__ = [
    "CJK",
    "OrganWords",
    "any_of",
    "area_pattern",
    "begins_longer_names",
    "ends_as_name",
    "has_owner",
    "is_department",
    "is_enterprise",
    "is_generic",
    "is_inner",
    "is_institution",
    "is_issuer",
    "is_known_institution",
    "is_place",
    "is_signer",
    "is_surely_organ",
    "is_unit",
    "is_unit_beside_organs",
    "is_whole_body",
    "level_pattern",
    "longest_first",
    "organ_words",
    "province_pattern",
    "short_provinces",
]

CJK = r"[\u4e00-\u9fff]"
CACHED_NAMES = 16_384
"""Names whose ending is remembered: readers ask for the same cell a dozen times."""

LONGEST_ISSUER = 40
"""Characters: the longest issuers are two or three organs joined by 、."""

SHORTEST_TASK = 2
"""Characters before 领导小组 and the like that are the verb alone; more say what the body does."""

LONGEST_DEPARTMENT = 9
"""Characters of the name of a department that begins with a verb: 信访维稳督办科 has 7."""

LONGEST_OWNER = 8
"""Characters at the head of a name in which the owner of a thing is looked for: 安吉县天荒坪镇."""

ORGANS = frozenset({"government", "party", "mass", "judicial", "vertical"})
"""Kinds that are organs whatever stands around their name."""

ISSUING = ORGANS | {"enterprises", "institutions"}
"""Kinds that issue and sign documents: what has a seal of its own. The rooms and teams inside a body (`inner`), places,
words for groups and ordinary nouns have none."""

NEED_OWNER = frozenset({"facilities", "members"})
"""Kinds that are nouns of prose and name a unit only with an owner before them."""

ACTORS = "actors"
"""The kind of those who take part beside organs and are none: 村集体."""

OF_MANY = frozenset({"collective", "members", "facilities", "places"})
"""Kinds that a clause with 的 may describe: 具有管理公共事务职能的组织. No organ's own name has 的 in it."""

ORDINARY = "ordinary"
"""The kind of words that end as names do and are none."""


class OrganWords(NamedTuple):
    """The contents of organ_words.toml.

    Attributes:
        kinds: word that a name may end with → its kind; ordinary words are among them.
        longest: characters of the longest such word.
        whole: words that are no name when they stand alone.
        tables: the other tables, their lists split; a table inside a table is named `levels.unless`.
    """

    kinds: Mapping[str, str]
    longest: int
    whole: frozenset[str]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]

    def of(self, *kinds: str) -> tuple[str, ...]:
        """Return the endings of some kinds, the longest first, so that an alternation finds the whole word."""
        return longest_first(word for word, kind in self.kinds.items() if kind in kinds)

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return one of the other lists, in its order."""
        return self.tables[table][key]


@cache
def organ_words() -> OrganWords:
    """Return the vocabulary; it is read when it is first asked for."""
    with resources.files(__package__).joinpath("organ_words.toml").open("rb") as file:
        data = tomllib.load(file)
    kinds = {word: kind for kind, words in data["endings"].items() for word in words.split()}
    kinds |= dict.fromkeys(data["not_names"]["ends"].split(), ORDINARY)
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, table in data.items():
        for key, value in table.items():
            if isinstance(value, str):
                tables.setdefault(name, {})[key] = tuple(value.split())
            else:
                tables[f"{name}.{key}"] = {inner: tuple(words.split()) for inner, words in value.items()}
    return OrganWords(kinds, max(map(len, kinds)), frozenset(tables["not_names"]["whole"]), tables)


def any_of(words: Iterable[str]) -> str:
    """Write an alternation of words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, longest_first(words)))})"


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Sort words so that an alternation of them finds the whole word."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=CACHED_NAMES)
def _ending(name: str) -> tuple[str, str]:
    """Return the longest word that a name ends with and its kind; two empty strings when it ends with none."""
    known = organ_words()
    for size in range(min(known.longest, len(name)), 0, -1):
        kind = known.kinds.get(name[-size:])
        if kind is not None:
            return name[-size:], kind
    return "", ""


# What stands in a list of units


def is_unit(name: str) -> bool:
    """Tell whether a text without brackets has the shape of one unit's name.

    In a list everything may stand that does a task, so every kind of ending counts: the list is what tells that
    services, teams, places and groups are meant. Nouns of prose need an owner, and ordinary words that end so are none.

    Args:
        name: a part of a list, without a remark in brackets at its end.
    """
    known = organ_words()
    word, kind = _ending(name)
    if kind in {"", ORDINARY, ACTORS} or name in known.whole or _in_sentences().search(name):
        return False
    if _obligation().match(name) and not _is_named_by_task(name, word):
        return False
    if "的" in name and kind not in OF_MANY:
        return False
    before = name[: -len(word)]
    prose = before.endswith(tuple(known.words("not_names", "prepositions")[0])) and len(word) > 1
    if prose and kind in NEED_OWNER | {"places"}:
        return False
    return kind not in NEED_OWNER or _has_owner(name, before, rank=kind == "members")


def ends_as_name(text: str) -> bool:
    """Tell whether a text ends with a word that names end with, whatever stands before it."""
    return _ending(text)[1] not in {"", ORDINARY}


def is_whole_body(name: str) -> bool:
    """Tell whether a name ends with the whole word of a body, and not by chance with one sign: 法院, but not 人社."""
    word, kind = _ending(name)
    return kind in ISSUING or (kind == "inner" and len(word) > 1)


def is_unit_beside_organs(name: str) -> bool:
    """Tell whether a noun of prose names a unit in a list that names an organ too: 学校 in 市教育局、学校."""
    if name in organ_words().words("bodies", "grassroots"):
        return True
    return _ending(name)[1] in NEED_OWNER | ISSUING | {ACTORS} and not (
        _obligation().match(name) or _in_sentences().search(name)
    )


@cache
def _obligation() -> re.Pattern[str]:
    """Match the words that begin an obligation, unless what follows makes a name of them: 建设局."""
    unless = organ_words().tables["not_names.starts_unless"]
    guarded = (f"{word}(?![{follows[0]}])" for word, follows in unless.items())
    return re.compile(rf"{any_of(organ_words().words('not_names', 'starts'))}|{'|'.join(guarded)}")


def _is_named_by_task(name: str, ending: str) -> bool:
    """Tell whether a body is named by what it does, in a word that begins names too: 推进长三角一体化发展领导小组.

    Departments are named so as well, and more shortly: 保障工作部, 利用服务处. 整治多处 is none.
    """
    words = organ_words()
    named = ending in words.words("bodies", "named_by_task") and len(name) > len(ending) + SHORTEST_TASK
    if (
        ending in words.words("bodies", "named_by_duty")
        and LONGEST_DEPARTMENT >= len(name) > len(ending) + SHORTEST_TASK
    ):
        named = re.search(rf"[\d{HAN_NUMERALS}两几多各数余]{ending}$", name) is None
    beginnings = (*words.tables["not_names.starts_unless"], *words.words("bodies", "duties"))
    return named and name.startswith(beginnings)


@cache
def _in_sentences() -> re.Pattern[str]:
    unless = organ_words().tables["not_names.inside_unless"]
    words = organ_words().words("not_names", "inside")
    return re.compile("|".join(word + (f"(?!{unless[word][0]})" if word in unless else "") for word in words))


def _has_owner(name: str, before: str, *, rank: bool) -> bool:
    """Tell whether an ordinary noun belongs to somebody: to a level, a place, an organ; or is one of 各 or 有关."""
    if _owner(rank=rank).match(name):
        return True
    heads = (before[:size] for size in range(2, min(LONGEST_OWNER, len(before)) + 1))
    return any(_is_proper(head) for head in heads)


def _is_proper(head: str) -> bool:
    """Tell whether a text names one body or place and not a kind of them: 政府网站 is nobody's."""
    word, kind = _ending(head)
    return kind in ISSUING | {"places"} and len(head) > len(word) and is_unit(head)


@cache
def _owner(*, rank: bool) -> re.Pattern[str]:
    words = organ_words()
    unless = words.tables["levels.owners_unless"]
    owners = (word + (f"(?![{unless[word][0]}])" if word in unless else "") for word in words.words("levels", "owners"))
    levels = level_pattern() if rank else f"{level_pattern()}(?![{words.words('levels', 'ranks')[0]}])"
    return re.compile(rf"(?:{'|'.join(owners)}|{province_pattern()}|{levels}|12\d{{3}})(?=.)")


def is_surely_organ(name: str) -> bool:
    """Tell whether a name alone shows that it is an organ's, whatever sentence it stands in.

    It begins with a level, a place or the state, or ends as organs do; 中心, 协会 and 企业 stand in prose as well.
    """
    return _ending(name)[1] in ORGANS or _sure_start().match(name) is not None


def is_department(name: str) -> bool:
    """Tell whether a name ends as that of an organ or of a part of one: 县教育局, 信息科, 执法大队."""
    word, kind = _ending(name)
    part = word in organ_words().words("bodies", "departments") and len(name) > len(word) + 1
    return kind in ORGANS or (part and is_unit(name))


def is_institution(name: str) -> bool:
    """Tell whether a name is that of an institution or an enterprise and says which: 校医院, 网络与信息中心."""
    word, kind = _ending(name)
    return kind in {"institutions", "enterprises"} and len(name) > len(word) and is_unit(name)


def is_inner(name: str) -> bool:
    """Tell whether a name is that of a part of a larger body, which has no parts with a seal of their own: 文化股."""
    return _ending(name)[1] == "inner"


def is_known_institution(name: str) -> bool:
    """Tell whether a name says of itself which institution of the place it is: 图书馆, 融媒体中心."""
    return len(name) > 2 and organ_words().kinds.get(name) == "institutions"


def is_place(name: str) -> bool:
    """Tell whether a name is one place's and no body's: 城关镇; 各乡镇 are those who do something there."""
    return _ending(name)[1] == "places" and not name.startswith("各")


def is_enterprise(name: str) -> bool:
    """Tell whether a name is an enterprise's and says which: 供电公司, and not 有限公司 alone."""
    word, kind = _ending(name)
    return kind == "enterprises" and len(name) > len(word)


def has_owner(name: str) -> bool:
    """Tell whether a name says whose it is: it begins with a level, a place, the state, 各 or 有关."""
    return _owner(rank=True).match(name) is not None or _sure_start().match(name) is not None


def begins_longer_names(name: str) -> bool:
    """Tell whether a name is often the first half of a longer one: 省委 of 省委宣传部, 市政府 of 市政府办公室."""
    return name.endswith(organ_words().words("bodies", "heads"))


def is_generic(name: str) -> bool:
    """Tell whether a text is nothing but words that names end with: 单位, 街道办事处, 乡镇政府, 开发区."""
    kinds, whole = organ_words().kinds, organ_words().whole
    return name in kinds or name in whole or any(name[:i] in kinds and name[i:] in kinds for i in range(2, len(name)))


@cache
def _sure_start() -> re.Pattern[str]:
    words = organ_words()
    starts, levels = words.words("levels", "sure"), words.words("levels", "short")
    return re.compile(rf"{any_of((*starts, *levels))}|{CJK}{{2,3}}[省市县区]")


# What issues and signs documents


def is_issuer(text: str) -> bool:
    """Tell whether a text may be who issues a document: one body with a seal of its own, or several joined by 、."""
    return (
        len(text) <= LONGEST_ISSUER
        and re.fullmatch(r"[\u4e00-\u9fff（）()、]+", text) is not None
        and _ending(text)[1] in ISSUING
    )


def is_signer(text: str) -> bool:
    """Tell whether a line may be who signs a document: one issuer with a name.

    办公室 alone heads a column, and bodies joined by 、 are a cell of units: several signers have a line each.
    """
    named = len(text) > max(len(_ending(text)[0]), 2) or text in organ_words().words("levels", "state")
    return named and "、" not in text and is_issuer(text)


# Patterns of places and levels


@cache
def province_pattern() -> str:
    """Write the pattern of a province's name: 浙江, 浙江省, 广西壮族自治区."""
    return rf"(?:{any_of(short_provinces())}(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?)"


@cache
def short_provinces() -> tuple[str, ...]:
    """Return the short names, which stand without 省 before some organs: 浙江金融监管局."""
    words = organ_words()
    autonomous = (re.sub(r"(?:壮族|回族|维吾尔)?自治区$", "", name) for name in words.words("provinces", "autonomous"))
    return (*words.words("provinces", "municipalities"), *words.words("provinces", "provinces"), *autonomous)


@cache
def level_pattern() -> str:
    """Write the pattern of the level that a name begins with, where no other word begins so: 市 and not 市场."""
    unless = organ_words().tables["levels.unless"]
    names = organ_words().words("levels", "names")
    return f"(?:{'|'.join(name + (f'(?!{any_of(unless[name])})' if name in unless else '') for name in names)})"


@cache
def area_pattern() -> str:
    """Write the pattern of an area that waits in a list for the word 政府: 各市、县（市、区）政府."""
    return any_of(organ_words().words("levels", "areas"))
