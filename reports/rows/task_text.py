"""The text of a task with its marks: which clause went where, which words were inserted or deleted."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from compare import Change, ClauseCoverage, ClauseEdit, ClauseRef, Comparison, Elsewhere, TokenEdit
from reports.rows.views import TextPiece, TextSpan
from reports.words.wording import Wording, mark_word

__all__ = ["task_spans", "text_marks"]

Side = Literal["left", "right"]
See = Callable[[Elsewhere | int, Side], str]
"""Says where something that one side has stands on the other one, by its place or its task."""

_Status = Literal["shared", "added", "dropped", "elsewhere", "unmatched"]


def text_marks(comparison: Comparison, words: Wording) -> Mapping[str, str]:
    """Return the words that mark clauses and texts, by what became of them."""
    return {
        "added": mark_word(words, "added", comparison.mode),
        "dropped": mark_word(words, "dropped", comparison.mode),
        "moved": words["mark_moved"],
        "tentative": words["mark_tentative"],
        "partly": words["gap_partly"],
        "reworded": words["mark_reworded"],
        "unmatched": words["mark_unmatched"],
    }


def task_spans(
    change: Change,
    task: int,
    text: str,
    side: Side,
    *,
    labels: Mapping[int, str],
    marks: Mapping[str, str],
    see: See,
    coverage: Sequence[ClauseCoverage] = (),
    with_was: bool = False,
    title: str = "",
) -> tuple[TextSpan, ...]:
    """Cut the text of one task into spans by what became of its clauses.

    Args:
        change: the change that holds the task.
        task: index of the task in its document.
        text: its text; characters that no clause covers are kept as unmarked text.
        side: the side the task stands on.
        labels: for a group, the label of each task of the other side.
        marks: see `text_marks`.
        see: says where something stands on the other side.
        coverage: between levels, what the lower one took up of each clause of a task of the higher one.
        with_was: put what the left text had into the right text of a single pair, each run before what took its place.
        title: what the text begins with, if it is a title.

    Returns:
        Spans in text order; their pieces but for `was` join to `text`. A linked task that shares no clause is one span
        marked as reworded: to strike all of it would say that it was dropped. What is left over on the other side is
        then unmatched: it may well be what the reworded task says. Numbers, dates and names that changed, came or went
        are told by `fact`, the pieces of the title by `title`.
    """
    spans = _spans(change, task, text, side, labels=labels, marks=marks, see=see, with_was=with_was)
    refs = [ref for fact in change.facts if (ref := fact.left_ref if side == "left" else fact.right_ref) is not None]
    places = sorted({(ref.start, ref.end) for ref in refs if ref.task == task})
    spans = _with_coverage(spans, coverage, labels, change.right, marks["partly"], see) if coverage else spans
    return _with_title(_with_facts(spans, places), len(title))


def _spans(
    change: Change,
    task: int,
    text: str,
    side: Side,
    *,
    labels: Mapping[int, str],
    marks: Mapping[str, str],
    see: See,
    with_was: bool,
) -> tuple[TextSpan, ...]:
    """Cut a text by what became of its clauses within its change."""
    if not change.left or not change.right:
        return _whole(_own_edits(change.text, task, side), text, side, see, None)
    spans: list[TextSpan] = []
    position = 0
    unmatched = _has_reworded(change, "right" if side == "left" else "left")
    dropped = _dropped_after(change.text, see) if with_was else {}
    for lost in dropped.get(-1, ()):
        _append(spans, "shared", None, [TextPiece("was", lost)])
    for edit, own, other in _own_edits(change.text, task, side):
        if own.start > position:
            _append(spans, "shared", None, [TextPiece("equal", text[position : own.start])])
        if edit.elsewhere is not None:
            _append(spans, "elsewhere", see(edit.elsewhere, side), [TextPiece("equal", own.text)])
        elif edit.status in ("added", "dropped"):
            status: _Status = "unmatched" if unmatched else "added" if side == "right" else "dropped"
            _append(spans, status, marks[status], [TextPiece("equal", own.text)])
        else:
            mark = labels.get(other.task) if other is not None else None
            mark = mark or (marks["tentative"] if edit.tentative else marks["moved"] if edit.moved else None)
            _append(spans, "shared", mark, list(_pieces(edit, own, side, with_was=with_was)))
        for lost in dropped.get(own.start, ()):
            _append(spans, "shared", None, [TextPiece("was", lost)])
        position = max(position, own.end)
    if position < len(text):
        _append(spans, "shared", None, [TextPiece("equal", text[position:])])
    if spans and all(span.status in ("added", "dropped", "elsewhere", "unmatched") for span in spans):
        return _whole(_own_edits(change.text, task, side), text, side, see, marks["reworded"])
    return tuple(spans)


def _whole(
    edits: Iterable[tuple[ClauseEdit, ClauseRef, ClauseRef | None]],
    text: str,
    side: Side,
    see: See,
    mark: str | None,
) -> tuple[TextSpan, ...]:
    """Give a text as a whole, but for the clauses of it that stand elsewhere; `mark` is said once."""
    spans: list[TextSpan] = []
    position = 0

    def rest(end: int) -> None:
        if end > position:
            said = None if any(span.status == "whole" for span in spans) else mark
            spans.append(TextSpan("whole", said, (TextPiece("equal", text[position:end]),)))

    for edit, own, _ in edits:
        if edit.elsewhere is not None:
            rest(own.start)
            spans.append(TextSpan("elsewhere", see(edit.elsewhere, side), (TextPiece("equal", own.text),)))
            position = own.end
    rest(len(text))
    return tuple(spans)


def _with_coverage(
    spans: Sequence[TextSpan],
    clauses: Sequence[ClauseCoverage],
    labels: Mapping[int, str],
    members: Sequence[int],
    mark: str,
    see: See,
) -> tuple[TextSpan, ...]:
    """Mark what was taken up in part, and strike nothing that a task elsewhere takes up."""
    borders = {entry.clause.start: entry for entry in clauses}
    found: list[TextSpan] = []
    start, last = 0, None
    for span in _cut(spans, borders):
        entry = borders.get(start, last)
        start += sum(len(piece.text) for piece in span.pieces if piece.kind != "was")
        own = span.mark if span.status in ("shared", "elsewhere") else None
        if entry is not None and entry.state == "partly":
            own = f"{own} " if span.status == "elsewhere" else own or ""
            span = replace(span, status="partly", mark=own + mark)
        elif entry is not None and entry.state == "taken" and span.status == "dropped":
            taker = next((task for task in entry.right if task in labels), None)
            told = labels[taker] if taker is not None else None
            if taker is None and entry.right and entry.right[0] not in members:
                told = see(entry.right[0], "left")
            span = replace(span, status="shared", mark=told)
        elif span.status == "whole" and any(other.status == "whole" for other in found):
            span = replace(span, mark=None)  # said once of the whole text
        if found and (found[-1].status, found[-1].mark) == (span.status, span.mark):
            found[-1] = replace(span, pieces=_joined((*found[-1].pieces, *span.pieces)))
        else:
            found.append(span)
        last = entry
    return tuple(found)


def _with_facts(spans: Sequence[TextSpan], places: Sequence[tuple[int, int]]) -> tuple[TextSpan, ...]:
    """Number the pieces of each fact; a text that the left side had in the midst of one belongs to it."""
    start = 0
    found: list[TextSpan] = []
    for span in _cut(spans, {border for place in places for border in place}, whole=True):
        pieces = []
        for piece in span.pieces:
            was = piece.kind == "was"
            fact = next((n for n, (low, high) in enumerate(places, 1) if low + was <= start < high), 0)
            pieces.append(replace(piece, fact=fact))
            start += 0 if was else len(piece.text)
        found.append(replace(span, pieces=tuple(pieces)))
    return tuple(found)


def _with_title(spans: Sequence[TextSpan], length: int) -> tuple[TextSpan, ...]:
    """Tell the pieces of the title, what the left side had in the midst of it among them."""
    if not length:
        return tuple(spans)
    start = 0
    found: list[TextSpan] = []
    for span in _cut(spans, (length,), whole=True):
        pieces = []
        for piece in span.pieces:
            pieces.append(replace(piece, title=start < length))
            start += 0 if piece.kind == "was" else len(piece.text)
        found.append(replace(span, pieces=tuple(pieces)))
    return tuple(found)


def _cut(spans: Iterable[TextSpan], borders: Iterable[int], *, whole: bool = False) -> Iterator[TextSpan]:
    """Cut pieces at offsets of the text, and spans as well unless they are to stay whole."""
    inner = sorted(borders)
    start = 0
    for span in spans:
        pieces: list[TextPiece] = []
        for piece in span.pieces:
            end = start + (0 if piece.kind == "was" else len(piece.text))
            if start in inner and pieces and not whole and piece.kind != "was":
                yield replace(span, pieces=tuple(pieces))
                pieces = []
            if end == start:
                pieces.append(piece)
                continue
            cuts = [start, *(border for border in inner if start < border < end), end]
            for low, high in pairwise(cuts):
                if low > start and not whole:
                    yield replace(span, pieces=tuple(pieces))
                    pieces = []
                pieces.append(replace(piece, text=piece.text[low - start : high - start]))
            start = end
        yield replace(span, pieces=tuple(pieces))


def _dropped_after(edits: Iterable[ClauseEdit], see: See) -> Mapping[int, list[str]]:
    """Say after which right clause, named by its start, each clause stood that only the left text has; -1 is first.

    A clause that stands elsewhere has the place before it.
    """
    dropped: dict[int, list[str]] = {}
    place = -1
    for edit in sorted((edit for edit in edits if edit.left is not None), key=lambda edit: edit.left.start):  # type: ignore[union-attr]
        if edit.right is not None:
            place = edit.right.start
        elif edit.left is not None:
            where = f"〔{see(edit.elsewhere, 'left')}〕" if edit.elsewhere else ""
            dropped.setdefault(place, []).append(where + edit.left.text)
    return dropped


def _has_reworded(change: Change, side: Side) -> bool:
    """Tell whether a task of one side shares no clause with the other side."""
    members = change.left if side == "left" else change.right
    pairs = [edit for edit in change.text if edit.left is not None and edit.right is not None]
    paired = {ref.task for edit in pairs if (ref := edit.left if side == "left" else edit.right) is not None}
    return any(task not in paired for task in members)


def _own_edits(
    edits: Iterable[ClauseEdit], task: int, side: Side
) -> list[tuple[ClauseEdit, ClauseRef, ClauseRef | None]]:
    """Return the edits that touch a task, in text order, with its own reference and the other side's."""
    found = []
    for edit in edits:
        own, other = (edit.left, edit.right) if side == "left" else (edit.right, edit.left)
        if own is not None and own.task == task:
            found.append((edit, own, other))
    return sorted(found, key=lambda entry: entry[1].start)


def _append(
    spans: list[TextSpan],
    status: _Status,
    mark: str | None,
    pieces: Iterable[TextPiece],
) -> None:
    """Add pieces, joining them to the last span when both have the same fate."""
    last = spans[-1] if spans else None
    if last is not None and last.status == status and last.mark == mark:
        spans[-1] = TextSpan(status, mark, _joined((*last.pieces, *pieces)))
    else:
        spans.append(TextSpan(status, mark, _joined(tuple(pieces))))


def _joined(pieces: tuple[TextPiece, ...]) -> tuple[TextPiece, ...]:
    """Join neighbouring plain pieces so that a reader's search crosses clause borders."""
    joined: list[TextPiece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = TextPiece(piece.kind, joined[-1].text + piece.text)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _pieces(edit: ClauseEdit, own: ClauseRef, side: Side, *, with_was: bool) -> Iterator[TextPiece]:
    """Turn the tokens of one clause into the pieces of one side."""
    if not edit.tokens:
        yield TextPiece("equal", own.text)
        return
    for token in edit.tokens:
        if with_was and token.left and token.op != "equal" and not token.trivial:
            yield TextPiece("was", token.left)
        yield from _token_pieces(token, side)


def _token_pieces(token: TokenEdit, side: Side) -> Iterator[TextPiece]:
    text = token.left if side == "left" else token.right
    if not text:
        return
    if token.op == "equal" or token.trivial:
        yield TextPiece("equal", text)
        return
    yield TextPiece("delete" if side == "left" else "insert", text)
