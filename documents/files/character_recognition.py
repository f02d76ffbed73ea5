"""Characters in the picture of a page (OCR), each with its place, how sure it is, and what else it may be.

The models are those of PP-OCRv6 that rapidocr brings along; nothing is fetched. Every line is recognised by itself on
one thread, so that a line gives the same characters whatever stands beside it and however many cores there are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from documents.files.page_pictures import POINT, Picture
from documents.files.seen_text import Glance

__all__ = ["MODEL", "MissingRecogniserError", "recognise_characters", "recogniser_is_there"]

MODEL: Final = "rapidocr-3.10/PP-OCRv6-small"
"""What recognises, for caches and records."""

_SURE: Final = 0.5  # mean confidence of a line, at least: below, the recogniser saw no writing
_OTHER: Final = 0.02  # probability from which another character is one that it may be
_MOST_OTHERS: Final = 3
_LOOKED_AT: Final = 6  # characters of the alphabet, the likeliest first
UNREAD: Final = "□"
"""What stands for a character that was seen and not told."""

_STRETCHES: Final = (1.0, 1.1, 0.9)
_HOLE: Final = 0.5  # character widths between two characters in which another has room
_EDGE: Final = 0.1  # of them at both sides may hold ink of the two
_INK: Final = 0.04  # of a character's square that a comma blackens
_DARKER: Final = 60  # grey levels by which ink is darker than the paper of its line
_GAP: Final = 1.7  # character widths from middle to middle of two characters with white between them
_FIRST_FULL: Final = 0x2E80  # first code point of the scripts whose characters are as wide as they are high
_RULE_MARGIN: Final = 6  # pixels: a rule so near to the end of a line does not cut it
_TWINS: Final = str.maketrans(",:;?!()%~[]〔〕", "，：；？！（）％～（）（）")  # one character to whoever reads it
_PUNCTUATION: Final = str.maketrans(",:;?!()", "，：；？！（）")  # that Chinese texts have in full width
_BRACKETS: Final = re.compile(r"([〔\[（(])([^〔〕\[\]（）()]*)([〕\]）)])")
_YEAR: Final = re.compile(r"\d{4}")
_HEIGHT, _NARROWEST = 48, 320  # pixels of a line as the recogniser takes it


class MissingRecogniserError(ImportError):
    """The extra `ocr` is not installed."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print: where it is, and its characters with their middles, in pixels."""

    left: float
    right: float
    top: float
    bottom: float
    characters: tuple[tuple[str, float, Glance], ...]

    @property
    def unread(self) -> int:
        """Characters that the recogniser could not tell."""
        return sum(character == UNREAD for character, *_ in self.characters)

    @property
    def confidence(self) -> float:
        """Of its characters, on the average."""
        return sum(glance.confidence for *_, glance in self.characters) / max(1, len(self.characters))


def recogniser_is_there() -> bool:
    """Whether the extra `ocr` is installed; loads nothing."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


@cache
def _recogniser() -> Any:  # noqa: ANN401  rapidocr is loosely typed
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise MissingRecogniserError(str(error)) from error
    from rapidocr.ch_ppocr_det import TextDetector
    from rapidocr.ch_ppocr_rec import TextRecognizer

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    settings = RapidOCR(params={"Global.log_level": "critical", **threads}).cfg
    parts = []
    for part, kind in ((settings.Det, TextDetector), (settings.Rec, TextRecognizer)):
        part.engine_cfg = settings.EngineConfig[part.engine_type.value]
        part.model_root_dir = settings.Global.model_root_dir
        parts.append(kind(part))
    return tuple(parts)


def recognise_characters(
    picture: Picture, clean: Picture, rules: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], float]:
    """Recognise the characters of a page.

    Args:
        picture: of a page that is level.
        clean: the same without its rules.
        rules: edges of its tables, in points: a line of print does not go on over a rule.

    Returns:
        Characters as pdfplumber gives them, in points, with a `Glance` under `seen`, from line to line, from left to
        right; and how sure all that was read is on the average, in [0, 1], 1 for a page without lines.

    Raises:
        MissingRecogniserError: the extra `ocr` is not installed.
    """
    upright_rules = [
        (rule["x0"] / POINT, rule["top"] / POINT, rule["bottom"] / POINT)
        for rule in rules
        if rule["orientation"] == "v"
    ]
    parts = (part for box in _boxes(picture) for part in _cut(box, upright_rules))
    lines = [line for part in parts if (line := _read(clean, part)) is not None and line.characters]
    read = sum(len(line.characters) for line in lines)
    sure = sum(line.confidence * len(line.characters) for line in lines) / read if read else 1.0
    return [one for line in lines if line.confidence >= _SURE for one in _placed(line)], sure


def _boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    """Find the lines of print: left, right, top and bottom of each, in pixels."""
    detector, _ = _recogniser()
    found = detector(np.repeat(picture[:, :, None], 3, axis=2)).boxes
    return [] if found is None else [_box(corners) for corners in np.asarray(found, dtype=np.float64)]


def _box(corners: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Give the upright box of a line that leans by little: its ends, and the means of its edges above and below."""
    upper, lower = sorted(corners[:, 1])[:2], sorted(corners[:, 1])[2:]
    return float(corners[:, 0].min()), float(corners[:, 0].max()), float(np.mean(upper)), float(np.mean(lower))


def _cut(
    box: tuple[float, float, float, float], rules: Sequence[tuple[float, float, float]]
) -> Iterator[tuple[float, float, float, float]]:
    """Cut a box at the rules that run through it from above to below."""
    left, right, top, bottom = box
    for at in sorted({at for at, start, end in rules if start <= top + _RULE_MARGIN and end >= bottom - _RULE_MARGIN}):
        if left + _RULE_MARGIN < at < right - _RULE_MARGIN:
            yield left, at, top, bottom
            left = at
    yield left, right, top, bottom


def _read(picture: Picture, box: tuple[float, float, float, float]) -> _Line | None:
    """Recognise one line; None when nothing is in its box.

    Where ink stands between two characters that none of them is made of, the recogniser has lost one: it looks again
    at a line that is a little wider or narrower. What it still does not see is a character that it cannot tell.
    """
    left, right = max(0, round(box[0])), min(picture.shape[1], round(box[1]))
    top, bottom = max(0, round(box[2])), min(picture.shape[0], round(box[3]))
    if right - left < 2 or bottom - top < 2:
        return None
    crop = picture[top:bottom, left:right]
    best: _Line | None = None
    for stretch in _STRETCHES:
        line = _Line(left, right, top, bottom, tuple(_looked_at(crop, left, stretch)))
        line = _with_unread(line, crop)
        if best is None or line.unread < best.unread:
            best = line
        if not best.unread:
            break
    return best


def _looked_at(crop: Picture, left: float, stretch: float) -> Iterator[tuple[str, float, Glance]]:
    """Let the recogniser read a line whose width is stretched: characters, their middles and how sure they are."""
    import cv2

    width = max(1, round(crop.shape[1] * _HEIGHT / crop.shape[0] * stretch))
    given = np.zeros((1, 3, _HEIGHT, max(_NARROWEST, width)), dtype=np.float32)
    given[0, :, :, :width] = cv2.resize(crop, (width, _HEIGHT)).astype(np.float32) / 127.5 - 1.0
    _, recogniser = _recogniser()
    odds = recogniser.session(given)[0]
    step = given.shape[3] / len(odds) * crop.shape[1] / width  # pixels of the page to a step of the recogniser
    yield from _characters(odds, recogniser.postprocess_op.character, left, step)


def _with_unread(line: _Line, crop: Picture) -> _Line:
    """Put a sign for an unknown character where ink stands between two characters."""
    if len(line.characters) < 2:
        return line
    size, halves = _sizes(line)
    dark = crop < np.median(crop) - _DARKER
    characters = list(line.characters[:1])
    for at, character in enumerate(line.characters[1:]):
        start, end = characters[-1][1] + halves[at], character[1] - halves[at + 1]
        if end - start >= _HOLE * size:
            inner = dark[:, round(start - line.left + _EDGE * size) : round(end - line.left - _EDGE * size)]
            if inner.sum() >= _INK * size * size:
                characters.append((UNREAD, (start + end) / 2, Glance(0.0)))
        characters.append(character)
    return replace(line, characters=tuple(characters))


def _sizes(line: _Line) -> tuple[float, list[float]]:
    """Give the width of a full character of a line, and half the width of each of its characters, in pixels."""
    middles = [middle for _, middle, _ in line.characters]
    full = [ord(character) >= _FIRST_FULL for character, *_ in line.characters]
    steps = [middles[at + 1] - middles[at] for at in range(len(full) - 1) if full[at] and full[at + 1]]
    size = median(steps) if steps else 0.75 * (line.bottom - line.top)
    return size, [size / 2 if wide else size / 4 for wide in full]


def _characters(
    odds: NDArray[np.float32], alphabet: Sequence[str], left: float, step: float
) -> Iterator[tuple[str, float, Glance]]:
    """Read what the recogniser says step by step: a character lasts some steps, between two of one kind is a blank."""
    best = odds.argmax(axis=1)
    starts = np.nonzero(np.concatenate([[True], best[1:] != best[:-1]]))[0]
    for start, end in zip(starts, [*starts[1:], len(best)], strict=True):
        if best[start] == 0:
            continue
        peak = int(start + odds[start:end, best[start]].argmax())
        character = alphabet[best[start]]
        if not character.isspace():
            yield character, left + ((start + end - 1) / 2 + 0.5) * step, _glance(odds[peak], alphabet, character)


def _glance(odds: NDArray[np.float32], alphabet: Sequence[str], character: str) -> Glance:
    """Say how sure a character is and what else it may be; of one in full and in half width the two are one."""
    confidence, others = 0.0, ""
    for other in np.argsort(odds, kind="stable")[: -_LOOKED_AT - 1 : -1].tolist():
        if other == 0:
            continue
        if alphabet[other].translate(_TWINS) == character.translate(_TWINS):
            confidence += float(odds[other])
        elif odds[other] >= _OTHER and not alphabet[other].isspace():
            others += alphabet[other]
    return Glance(round(min(1.0, confidence), 2), others[:_MOST_OTHERS])


def _paired(found: re.Match[str]) -> str:
    """Give a pair of brackets one shape: 〔〕 around the year of a document's number, else （） where they differ."""
    opening, inner, closing = found.groups()
    if _YEAR.fullmatch(inner) and (opening in "〔[" or closing in "〕]"):
        return f"〔{inner}〕"
    square = (opening in "〔[", closing in "〕]")
    return f"（{inner}）" if any(square) and (not all(square) or opening == "〔") else found.group()


def _placed(line: _Line) -> Iterator[dict[str, Any]]:
    """Give the characters of a line their boxes: each reaches to the next, but for white between them."""
    size, halves = _sizes(line)
    middles = [middle for _, middle, _ in line.characters]
    lefts = [middle - half for middle, half in zip(middles, halves, strict=True)]
    rights = [middle + half for middle, half in zip(middles, halves, strict=True)]
    for at in range(len(middles) - 1):
        if middles[at + 1] - middles[at] < (_GAP - 1) * size + halves[at] + halves[at + 1]:
            rights[at] = lefts[at + 1] = (rights[at] + lefts[at + 1]) / 2
    text = _BRACKETS.sub(_paired, "".join(character for character, *_ in line.characters))
    for at, (character, (*_, glance)) in enumerate(zip(text, line.characters, strict=True)):
        beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        if any(ord(other) >= _FIRST_FULL for other in beside):
            character = character.translate(_PUNCTUATION)  # the recogniser writes （ and ( alike
        box = {"x0": lefts[at], "x1": rights[at], "top": line.top, "bottom": line.bottom}
        yield {"text": character, **{side: value * POINT for side, value in box.items()}, "seen": glance}
