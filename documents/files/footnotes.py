"""Footnotes of a printed page: below a short rule at the foot, each with the sign that stands raised in the text."""

from collections.abc import Sequence
from statistics import median
from typing import Any, Final

from documents.files.pdf_lines import Character, printed_lines
from documents.model import Place, ReadingWarning
from documents.text.furniture import is_page_frame

__all__ = ["without_footnotes"]

_SHORTEST: Final = 0.08
_LONGEST: Final = 0.45
"""Shares of the page's width between which the rule above footnotes is long; tables are wider."""

_FROM: Final = 0.3  # of the page's height from which footnotes stand
_AT_MARGIN: Final = 1.5  # characters: the rule begins where lines do
_RAISED: Final = 0.75  # of the usual size that a sign in the text has at most
_LONGEST_SIGN: Final = 5  # characters: ［12］


def without_footnotes(page: Any, characters: Sequence[Character]) -> tuple[Sequence[Character], list[ReadingWarning]]:  # noqa: ANN401
    """Leave out the footnotes of a page and the signs that point to them.

    Args:
        page: a page of pdfplumber.
        characters: those on it.

    Returns:
        What is left, in order, and a warning where footnotes were left out.
    """
    rules = [
        (float(one["top"]), float(one["x0"]))
        for one in page.horizontal_edges
        if _SHORTEST * page.width <= one["x1"] - one["x0"] <= _LONGEST * page.width and one["top"] > _FROM * page.height
    ]
    if not rules:
        return characters, []
    rule, left = max(rules)
    filled = [one for one in characters if not one["text"].isspace()]
    size = median(one["x1"] - one["x0"] for one in filled) if filled else 0.0
    if not filled or abs(min(one["x0"] for one in filled) - left) > _AT_MARGIN * size or _has_rules_down(page, rule):
        return characters, []
    notes = [one for one in filled if one["top"] + one["bottom"] > 2 * rule]
    text = [line.text for line in printed_lines(notes) if not is_page_frame(line.text) and not line.text.isdecimal()]
    raised = _raised(filled, rule) if text else []
    signs = {sign for sign, _ in raised if any(line.startswith(sign) for line in text)}
    if not any(text[0].startswith(sign) for sign in signs):
        return characters, []
    pointing = {at for sign, places in raised if sign in signs for at in places}
    below = {id(one) for one in notes if not _frames(one, notes)}
    kept = [one for one in characters if id(one) not in pointing and id(one) not in below]
    count = sum(len("".join(line.split())) for line in text)
    return kept, [ReadingWarning("notes-not-read", f"脚注没有读取（{count}字）", Place(page=page.page_number))]


def _has_rules_down(page: Any, height: float) -> bool:  # noqa: ANN401
    """Whether a rule down stands at a rule across: it is one of a table."""
    return any(one["top"] - 1 <= height <= one["bottom"] + 1 for one in page.vertical_edges if one["height"] > 4)


def _raised(filled: Sequence[Character], rule: float) -> list[tuple[str, list[int]]]:
    """Give the runs of small characters above the rule, with the ids of their characters."""
    above = [one for one in filled if one["top"] + one["bottom"] < 2 * rule]
    sizes = [float(one["size"]) for one in above if "size" in one]
    if not sizes or len(sizes) < len(above):
        return []
    usual = median(sizes)
    runs: list[tuple[str, list[int]]] = []
    before: Character | None = None
    is_sign = False
    for one in above:
        small = one["size"] <= _RAISED * usual
        begins = small and not (before is not None and before["size"] <= _RAISED * usual)
        if begins:
            is_sign = before is None or not before["text"].isascii()  # m² is a measure
        if begins and is_sign:
            runs.append(("", []))
        if small and is_sign:
            runs[-1] = (runs[-1][0] + one["text"], [*runs[-1][1], id(one)])
        before = one
    return [run for run in runs if len(run[0]) <= _LONGEST_SIGN]


def _frames(one: Character, notes: Sequence[Character]) -> bool:
    """Whether a character stands on a line that is a page number."""
    middle = (one["top"] + one["bottom"]) / 2
    line = sorted((c for c in notes if c["top"] <= middle <= c["bottom"]), key=lambda c: float(c["x0"]))
    text = "".join(c["text"] for c in line)
    return is_page_frame(text) or text.isdecimal()
