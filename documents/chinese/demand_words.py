"""Words that say that something is to be done: the verbs of duty of official documents."""

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["says_what_to_do"]

_BOUND = re.compile(r"[要须应请将把对让使为向由做办建修种查报编定设送开治清扩补换改减增降]|予以|给予")
"""Single characters that a demand may rest on: a verb of one character, or what governs one."""


def says_what_to_do(text: str) -> bool:
    """Tell whether a text holds a word of duty; False means that it names something and asks nothing of anybody.

    Nouns such as 监督管理 hold verbs as well: True says little.
    """
    return _verbs().search(text) is not None or _BOUND.search(text) is not None


@cache
def _verbs() -> re.Pattern[str]:
    words = tomllib.loads(files(__package__).joinpath("demand_words.toml").read_text(encoding="utf-8"))["words"]
    return re.compile("|".join(map(re.escape, words)))
