"""Persons in the cells of a table: names, posts, and posts with names."""

import re
from functools import cache

from documents.chinese.characters import spaceless
from documents.chinese.organ_words import CJK, any_of
from documents.fields.open_names import column_words
from documents.fields.unit_names import SEPARATORS, is_unit_name

__all__ = ["ends_with_post", "looks_like_persons"]

_SEPARATOR = re.compile(rf"[{re.escape(SEPARATORS)}]+")
_REMARK = re.compile(r"[（(][^（）()]*[）)]")
_MAX_PERSON = 24  # characters of a post with its name
_TELEPHONE = re.compile(r"[\d\-—]{7,}")


@cache
def _person() -> re.Pattern[str]:
    words = column_words()["persons"]
    name = rf"(?:{any_of(words['surnames'].split())}(?:{CJK}{{1,2}}|[×xX*＊○某]{{1,2}}))"
    post = rf"(?:{CJK}|[A-Za-z\d]){{0,14}}{any_of(words['posts'].split())}"
    return re.compile(rf"{name}|{post}(?:{name}|{CJK}{{1,6}}|{CJK}{{1,6}}·{CJK}{{1,6}})?")


def ends_with_post(text: str) -> bool:
    """Tell whether a text names the post of a person at its end: 外交部部长助理, 民航总局副局长."""
    return _post().search(text.strip()) is not None


@cache
def _post() -> re.Pattern[str]:
    words = column_words()["persons"]["posts"].split()
    return re.compile(
        rf"(?:{any_of(words)}|助理|司令员|参谋长|会员|成员|副职|政委|主编|研究员|秘书|常委|[省市县]委书记)$"
    )


def looks_like_persons(text: str) -> bool:
    """Tell whether a cell names persons and no unit: 副县长 曾庆, 张校长, 丁一凡、马俊, 护林站站长.

    Names of two or three characters may be any words: only most cells of a column tell.
    """
    plain = _TELEPHONE.sub("", _REMARK.sub("", text))
    pieces = [piece for piece in _SEPARATOR.split(plain) if piece]
    return _are_persons([spaceless(plain)]) or _are_persons(pieces)


def _are_persons(pieces: list[str]) -> bool:
    return bool(pieces) and all(
        len(piece) <= _MAX_PERSON and _person().fullmatch(piece) is not None and not is_unit_name(piece)
        for piece in pieces
    )
