"""Print the readings of a matter: each with what deviates, and with where its wordings stand first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from collate import Collation, FirstSeen, Matter
from compare import TokenEdit
from compare.texts.edits import token_edits
from compare.texts.folding import fold
from reports.collation.likeness import equal_readings
from reports.collation.views import PieceView, ReadingView
from reports.data.first_seen import first_documents, told_wordings
from reports.words.wording import Wording, cell_word

__all__ = ["plain_text", "synopsis"]

_MARKED = frozenset(["edited", "stronger", "weaker", "contrary", "partly"])
"""States whose readings are printed with what deviates; a text in other words would be struck out whole."""


def synopsis(matter: Matter, collation: Collation, words: Wording) -> tuple[ReadingView, ...]:
    """Return the readings of a matter.

    Those of several documents that say the same are printed as one, 皖＝赣＝湘, each with units of its own if these
    differ; over years those that follow one another.

    Args:
        matter: whose readings are printed.
        collation: that it is one of.
        words: of the page.
    """
    found = tuple(_readings(matter, collation, words))
    texts = [one.text for one in found]
    if collation.collection.axis == "years":
        groups = [tuple(own) for _, own in groupby(range(len(found)), key=lambda place: fold(texts[place]))]
    else:
        groups = list(equal_readings(texts))
    return tuple(_joined([found[place] for place in own]) for own in groups)


def plain_text(text: str) -> str:
    """Print a reading in one line: a title ends with a line break."""
    return text.strip().replace("\n", " ")


def _readings(matter: Matter, collation: Collation, words: Wording) -> Iterator[ReadingView]:
    axis = collation.collection.axis
    for cell in matter.cells:
        witness = collation.collection.witnesses[cell.witness]
        reference = "".join(one.text for one in matter.readings if one.witness == cell.against)
        for place in cell.readings:
            reading = matter.readings[place]
            task = witness.tasks[reading.task]
            text = plain_text(reading.text)
            marked = cell.state in _MARKED and len(cell.readings) == 1
            edits = token_edits(plain_text(reference), text) if marked else (TokenEdit("equal", text, text),)
            begins = reading.start + len(reading.text) - len(reading.text.lstrip())
            seen = {
                one.end - begins: first_documents(one.witnesses, collation, words)
                for one in _last_of_runs(told_wordings(matter, place))
            }
            yield ReadingView(
                siglum=witness.siglum,
                state=cell.state,
                word=cell_word(words, cell.state, axis),
                task=task.number or task.id,
                text=text,
                pieces=tuple(_pieces(edits, seen)),
                units="、".join((*task.lead_units, *task.responsible_units)),
                deadline=task.deadline or "",
            )


def _last_of_runs(wordings: Sequence[FirstSeen]) -> Iterator[FirstSeen]:
    """Give the last of every run of wordings that stand first in the same documents."""
    for one, other in pairwise([*wordings, None]):
        if one is not None and (other is None or other.witnesses != one.witnesses):
            yield one


def _pieces(edits: Iterable[TokenEdit], seen: dict[int, str]) -> Iterator[PieceView]:
    """Cut the edits of a text where a wording ends; `seen` says by the offset in the text what is told there."""
    at = 0
    for edit in edits:
        if edit.op != "equal" and edit.left:
            yield PieceView("delete", edit.left)
        op = "equal" if edit.op == "equal" else "insert"
        end = at + len(edit.right)
        begin = at
        for stop in [place for place in sorted(seen) if at < place <= end]:
            yield PieceView(op, edit.right[begin - at : stop - at], seen[stop])
            begin = stop
        if begin < end:
            yield PieceView(op, edit.right[begin - at :])
        at = end


def _joined(readings: Sequence[ReadingView]) -> ReadingView:
    """Join readings of one text; what is said of each is said once where it is the same."""
    first = readings[0]
    if len(readings) == 1:
        return first
    sigla = list(dict.fromkeys(one.siglum for one in readings))
    return replace(
        first,
        siglum="＝".join(sigla),
        word="、".join(dict.fromkeys(one.word for one in readings)),
        task="、".join(dict.fromkeys(one.task for one in readings)),
        units=_each([(one.siglum, one.units) for one in readings]),
        deadline=_each([(one.siglum, one.deadline) for one in readings]),
    )


def _each(told: Sequence[tuple[str, str]]) -> str:
    """Print what all say once, else what each says."""
    if len({text for _, text in told}) == 1:
        return told[0][1]
    return "；".join(f"{siglum} {text}" for siglum, text in told if text)
