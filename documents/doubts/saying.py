"""One warning for one cause, however many places have it."""

from collections.abc import Sequence
from typing import Final

from documents.model import Place, ReadingWarning

__all__ = ["quoted", "said_once", "where"]

_PLACES: Final = 8  # that are named; the rest is counted
_SHOWN: Final = 20  # characters that are quoted of a text


def said_once(code: str, message: str, places: Sequence[Place], task: str | None = None) -> ReadingWarning:
    """Say something of one place or of several, at the first of them.

    Args:
        code: of the warning.
        message: a Chinese sentence without its places.
        places: in the order of the document; at least one.
        task: id of the task, where it is about one.
    """
    if len(places) == 1:
        return ReadingWarning(code, message, places[0], task)
    named = "、".join(where(place) for place in places[:_PLACES])
    more = "等" if len(places) > _PLACES else ""
    return ReadingWarning(code, f"{message}（共{len(places)}处：{named}{more}）", places[0])


def where(place: Place) -> str:
    """Name a place as people do: a cell, or a line and its page."""
    if place.cell is not None:
        return place.cell
    if place.line is None:
        return "位置不明"
    return f"第{place.line}行" if place.page is None else f"第{place.page}页第{place.line}行"


def quoted(text: str, *, last: bool = False) -> str:
    """Quote the beginning of a text, or its end, in one line."""
    line = text.replace("\n", " ").replace("\t", " ")
    if len(line) <= _SHOWN:
        return f"“{line}”"
    return f"“…{line[-_SHOWN:]}”" if last else f"“{line[:_SHOWN]}…”"
