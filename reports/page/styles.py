"""Join the sources of the page's style, without comments, layout and long names."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["STYLES", "compact_style", "page_style"]

STYLES: Final = ("report", "review", "print")
"""Sources in `static/`, in the order of the cascade."""

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING: Final = re.compile(r'("(?:[^"\\\n]|\\.)*")')
_SPACE: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r" ?([{};,>]) ?|(?<=[\w)-]): | (?=\})")
_BESIDE: Final = re.compile(r" \+ (?=\.?[a-z])(?!var|calc)")  # of selectors; a sum needs its spaces
_LAST: Final = re.compile(r";}")
_DRAWN: Final = re.compile(r"::(?=before|after)")
_PROPERTY: Final = re.compile(r"(?<![\w-])--[a-z][\w-]*")
_SET_BY_SCRIPTS: Final = frozenset({"--bar", "--run"})


@cache
def page_style() -> str:
    """Return the style of every page."""
    return compact_style("".join((files(__package__) / "static" / f"{name}.css").read_text("utf-8") for name in STYLES))


def compact_style(source: str) -> str:
    """Write a style shorter: the same rules without comments and spaces that mean nothing, custom properties renamed.

    Args:
        source: has a space after the colon of a declaration, none before it, and none after that of a selector.
    """
    parts = _STRING.split(_COMMENT.sub("", source))
    for place in range(0, len(parts), 2):  # strings stand between them
        text = _BESIDE.sub("+", _DRAWN.sub(":", _SPACE.sub(" ", parts[place])))
        parts[place] = _AROUND.sub(lambda found: found.group(1) or (":" if found.group() == ": " else ""), text)
    return _short_properties(_LAST.sub("}", "".join(parts)).strip())


def _short_properties(style: str) -> str:
    """Give custom properties short names, the most frequent first; those that scripts set keep theirs."""
    counts = Counter(name for name in _PROPERTY.findall(style) if name not in _SET_BY_SCRIPTS)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"--{letter}" for letter in letters] + [f"--{one}{two}" for one in letters for two in letters]
    short = dict(zip(ordered, (name for name in names if name not in counts), strict=False))
    return _PROPERTY.sub(lambda found: short.get(found.group(), found.group()), style)
