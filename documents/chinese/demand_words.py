"""Words that say that something is to be done: the verbs of duty of official documents."""

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["MODAL", "begins_with_demand", "says_what_to_do"]

MODAL = r"(?<![重主必紧需纪摘概])要(?![素点求件务闻害道])|(?<![供响效反适对相])应(?![急用对变])|须|不得"
"""Pattern of words that bind whoever they are said of: 要 and 应 where they are none of 重要, 要点, 供应, 应急."""

_BOUND = re.compile(r"[要须应请将把对让使为向由做办建修种查报编定设送开治清扩补换改减增降]|予以|给予")
"""Single characters that a demand may rest on: a verb of one character, or what governs one."""


_ADVERBS = re.compile(
    r"(?:进一步|全面|积极|大力|深入|切实|认真|及时|扎实|有序|有效|持续|稳步|着力|继续|严格|重点|逐步|加快|统筹|主动|坚决|依法|定期|尽快|不断)*"
)


def says_what_to_do(text: str) -> bool:
    """Tell whether a text holds a word of duty; False means that it names something and asks nothing of anybody.

    Nouns such as 监督管理 hold verbs as well: True says little.
    """
    return _verbs().search(text) is not None or _BOUND.search(text) is not None


def begins_with_demand(text: str) -> bool:
    """Tell whether a text begins with a word of duty, an adverb before it or none: 进一步完善制度."""
    start = _ADVERBS.match(text)
    return _verbs().match(text, start.end() if start is not None else 0) is not None


@cache
def _verbs() -> re.Pattern[str]:
    words = tomllib.loads(files(__package__).joinpath("demand_words.toml").read_text(encoding="utf-8"))["words"]
    return re.compile("|".join(map(re.escape, words)))
