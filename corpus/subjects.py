"""What a document is about, by its title: 关于印发2021年浙江省政务公开工作要点的通知 is about 政务公开."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from align.folding import normalised

__all__ = ["subject_of"]

_SHORTEST: Final = 2
"""Characters that a subject keeps: 信访, 人才."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|[《》〈〉“”\"'「」]")
_YEARS: Final = re.compile(
    r"(?:19|20)\d\d年?(?:[-—~至到](?:(?:19|20)\d\d)年?)?度?|[\"“]?十[一二三四五六七八九]五[\"”]?(?:期间|时期)?"
)
_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{2,9}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)(?=[\u4e00-\u9fff]{2})")


class _Words(NamedTuple):
    acts: re.Pattern[str]
    manners: re.Pattern[str]
    kinds: re.Pattern[str]
    state: re.Pattern[str]


def subject_of(title: str, region: str | None) -> str | None:
    """Tell what a document is about, so that documents on one subject are told to be.

    Args:
        title: of the document.
        region: the place that issues it; its name is no part of the subject.

    Returns:
        The title without issuer, place, years and kind of document; None where nothing is left.

    Example:
        >>> subject_of("嘉兴市人民政府办公室关于印发2020年嘉兴市政务公开重点工作责任清单的通知", "嘉兴市")
        '政务公开'
    """
    words = _words()
    text = _YEARS.sub("", _BRACKETS.sub("", normalised(title)))
    text = text.rpartition("关于")[2]
    before = None
    while before != text:  # each may stand behind another
        before = text
        for pattern in (words.acts, words.state, words.manners):
            text = _cut(text, pattern)
        if region:
            text = _cut(text, re.compile(re.escape(region)))
        text = _cut(text, _PLACE)
        text = _cut(text, words.kinds)
    return text if len(text) >= _SHORTEST else None


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    """Take away what a pattern finds, unless hardly anything is left."""
    left = pattern.sub("", text, count=1)
    return left if len(left) >= _SHORTEST else text


@cache
def _words() -> _Words:
    with resources.files(__package__).joinpath("subject_words.toml").open("rb") as file:
        words = tomllib.load(file)
    found = {key: "|".join(sorted(value.split(), key=lambda word: (-len(word), word))) for key, value in words.items()}
    return _Words(
        re.compile(f"^(?:{found['acts']})"),
        re.compile(f"^(?:{found['manners']})"),
        re.compile(f"(?:{found['kinds']})$"),
        re.compile(f"^(?:{found['state']})"),
    )
