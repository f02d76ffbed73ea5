"""What changed outside the tasks: headings, letters, aims and endings that stand in one line, or on one side alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final, Literal

from compare import Change, Comparison, Elsewhere
from compare.texts.clause_alignment import clause_edits
from compare.texts.folding import fold
from documents.chinese.characters import ascii_fold, simplify
from documents.chinese.marks import find_mark
from documents.model import Document, Role
from reports.rows.task_text import task_spans
from reports.rows.views import TextPiece, TextSpan
from reports.whole.passages import Passage

__all__ = ["Surroundings", "plain_lines"]

Side = Literal["left", "right"]
Marked = tuple[tuple[TextSpan, ...], ...]
"""The spans of each line of a passage."""

_TOLD: Final = frozenset[Role]({"metadata", "section", "preamble", "context", "annex", "unplaced"})
_MOST_CHARACTERS: Final = 5_000  # of a passage that is held against another: a letter and its aims have a thousand
_ALIKE: Final = 0.5  # share of the characters from which texts of two regions or levels are one under another wording


class Surroundings:
    """Marks what stands around the tasks of one comparison as the table marks their words."""

    def __init__(self, comparison: Comparison, marks: Mapping[str, str]) -> None:
        self._mode = comparison.mode
        self._marks = marks
        self._texts = {"left": _folded(comparison.left), "right": _folded(comparison.right)}

    def pair(self, left: Passage, right: Passage) -> tuple[Marked, Marked]:
        """Mark two passages that stand in one line; of two regions or levels only where they are worded alike."""
        heads, bodies = zip(_cut(left), _cut(right), strict=True)
        long = max(map(len, bodies)) > _MOST_CHARACTERS
        if fold(bodies[0]) == fold(bodies[1]) or left.role not in _TOLD or long or not self._told(*bodies):
            return plain_lines(left), plain_lines(right)
        change = Change(
            id="",
            kind="edited",
            moved=False,
            left=(0,),
            right=(0,),
            links=(),
            text=clause_edits([(0, bodies[0])], [(0, bodies[1])], [(0, 0)]),
            units=(),
            deadline=None,
        )
        return self._side(change, "left", heads[0], bodies[0]), self._side(change, "right", heads[1], bodies[1])

    def alone(self, passage: Passage, side: Side) -> Marked:
        """Mark a passage that one document alone has; of two regions or levels that is no change."""
        if self._mode != "year" or passage.role not in _TOLD:
            return plain_lines(passage)
        status: Literal["dropped", "added"] = "dropped" if side == "left" else "added"
        other = self._texts["right" if side == "left" else "left"]
        return tuple(
            (
                TextSpan("shared", None, (TextPiece("equal", text),))
                if fold(text) in other
                else TextSpan(status, self._marks[status], (TextPiece("equal", text),)),
            )
            for _, text in passage.lines
        )

    def _told(self, left: str, right: str) -> bool:
        if self._mode == "year":
            return True
        return SequenceMatcher(None, left, right, autojunk=False).ratio() >= _ALIKE

    def _side(self, change: Change, side: Side, head: str, body: str) -> Marked:
        """Give the number before a heading back, for numbers are not compared, and cut the text into its lines."""
        spans = task_spans(change, 0, body, side, labels={}, marks=self._marks, see=_nowhere)
        told = [self._that_stands(span, side) for span in spans]
        return tuple(_lines([TextSpan("shared", None, (TextPiece("equal", head),)), *told] if head else told))

    def _that_stands(self, span: TextSpan, side: Side) -> TextSpan:
        """Take the mark from a clause that the other document has somewhere, be it in a task."""
        if span.status not in ("added", "dropped"):
            return span
        text = fold("".join(piece.text for piece in span.pieces)).strip("，。；：、")
        there = text in self._texts["right" if side == "left" else "left"]
        return TextSpan("shared", None, span.pieces) if there else span


def _cut(passage: Passage) -> tuple[str, str]:
    """Return the number with which a heading begins, "" for other passages, and the lines of the rest."""
    text = "\n".join(text for _, text in passage.lines)
    mark = find_mark(text) if passage.role == "section" else None
    return (text[: mark.end], text[mark.end :]) if mark else ("", text)


def _lines(spans: Iterable[TextSpan]) -> Iterator[tuple[TextSpan, ...]]:
    """Cut spans where a line ends; a mark for a whole text is said once."""
    line: list[TextSpan] = []
    for span in spans:
        mark = span.mark
        pieces: list[TextPiece] = []
        for piece in span.pieces:
            for at, text in enumerate(piece.text.split("\n")):
                if at:
                    yield (*line, *([replace(span, mark=mark, pieces=tuple(pieces))] if pieces else ()))
                    mark = None if span.status == "whole" and pieces else mark
                    line, pieces = [], []
                pieces += [replace(piece, text=text)] if text else []
        if pieces:
            line.append(replace(span, mark=mark, pieces=tuple(pieces)))
    yield tuple(line)


def plain_lines(passage: Passage) -> Marked:
    """Give the lines of a passage without marks."""
    return tuple(
        (TextSpan("shared", None, (TextPiece("equal", text),)),) for text in (text for _, text in passage.lines)
    )


def _folded(document: Document) -> str:
    """Return all that a document says, as clauses are looked for in it."""
    own = "\n".join((*(task.words for task in document.tasks), *(entry.text for entry in document.context)))
    return fold(ascii_fold(simplify(document.text))) or fold(own)


def _nowhere(found: Elsewhere | int, side: Side) -> str:
    raise AssertionError((found, side))  # nothing here stands elsewhere
