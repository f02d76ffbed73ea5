"""Turn a comparison into a hand-over document: the rows, ids and states of the page, without what needs a screen."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import Final, Literal

from compare import CONFIRM_BELOW, NO_UNIT_CHANGE, Change, Comparison
from documents.model import Document, Task
from reports.office.paper_model import Paper, PaperRow, PaperSection, PaperTask, Remark, Run, RunStyle
from reports.page.page import make_page
from reports.page.views import Page
from reports.rows.plain_text import facts_text, strength_text, units_text
from reports.rows.review_text import change_review_text
from reports.rows.substitutions import substitutions
from reports.rows.views import ChangeView, SideCell, TaskView, TextPiece, TextSpan
from reports.words.phrases import date_text, percent_text, side_names
from reports.words.wording import Language, Wording, wording

__all__ = ["make_paper", "remark_text"]

Side = Literal["left", "right"]

_SHA_DIGITS: Final = 8  # as on the page


def make_paper(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> Paper:
    """Compute everything that the hand-over formats print.

    Args:
        comparison: the comparison.
        lang: language of our own words; document text is never translated.
        date: printed as given; without it none is.
    """
    words = wording(lang, comparison.mode)
    page = make_page(comparison, lang=lang, date=date)
    return Paper(
        language=lang,
        mode=comparison.mode,
        title=page.title,
        byline=(page.mode_word, *page.made_by, *((page.notice,) if page.notice else ())),
        verdict=page.verdict.sentence,
        checks=tuple(
            words["check_side"].format(
                side=check.side,
                terms=" + ".join(f"{word} {number}" for word, number in check.terms),
                total=f"{check.total} {check.result}",
            )
            for check in page.verdict.checks
        ),
        sides=tuple(
            _side_line(name, document, words)
            for name, document in zip(side_names(comparison, words), (comparison.left, comparison.right), strict=True)
        ),
        left_column=page.left_column,
        right_column=page.right_column,
        legend_text=tuple(_legend(page, words)),
        legend_types=tuple((entry.badge.word, entry.meaning) for entry in page.legend),
        notes=_notes(comparison, words),
        caveats=(*page.verdict.caveats, *page.verdict.notices, *_orphaned(comparison, words)),
        sections=_sections(comparison, page, words),
        warnings=tuple(
            (view.side, view.place, view.message)
            for view in page.warnings
            if view.side != words["side_comparison"]  # those are caveats, and said above
        ),
    )


def remark_text(remark: Remark, words: Wording) -> str:
    """Print a remark on one line."""
    return words["remark_line"].format(name=remark.name, text=remark.text)


def _side_line(name: str, document: Document, words: Wording) -> str:
    """Say on one line what a document is."""
    facts = [
        document.document_number,
        document.issued_on and date_text(document.issued_on, words),
        words["paper_tasks"].format(count=len(document.tasks)),
    ]
    if document.source is not None:
        facts.append(words["paper_sha"].format(name=document.source.name, sha=document.source.sha256[:_SHA_DIGITS]))
    head = words["paper_side"].format(side=name, title=document.title)
    return head + "".join(words["paper_side_fact"].format(fact=fact) for fact in facts if fact)


def _legend(page: Page, words: Wording) -> Iterator[Run]:
    """Show each mark in its own style, with what it means."""
    marks = (
        ("new", "legend_insert"),
        ("new" if page.mode == "region" else "gone", "legend_delete"),
    )
    for style, key in marks:
        yield Run(_style(style), words["paper_sample"])
        yield Run("plain", f" {words[key]}{words['clause_separator']}")
    own = dict.fromkeys((page.mark_added, page.mark_dropped))
    explained = (
        *((mark, words["legend_clause_added" if mark == page.mark_added else "legend_clause_dropped"]) for mark in own),
        ("①", words["legend_member"]),
        (words["mark_moved"], words["legend_clause_moved"]),
        (words["mark_reworded"], words["legend_reworded"]),
        (words["mark_unmatched"], words["legend_unmatched"]),
    )
    for position, (mark, meaning) in enumerate(explained):
        yield Run("mark", words["paper_mark"].format(text=mark))
        end = words["sentence_end"] if position == len(explained) - 1 else words["clause_separator"]
        yield Run("plain", f" {meaning}{end}")


def _style(name: str) -> RunStyle:
    return "new" if name == "new" else "gone"


def _notes(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    return tuple(
        words["paper_substitution"].format(left=entry.left, right=entry.right, count=len(entry.rows))
        for entry in substitutions(comparison)
    )


def _orphaned(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    lost = () if comparison.review is None else comparison.review.orphaned
    return (words["paper_orphaned"].format(count=len(lost)),) if lost else ()


def _sections(comparison: Comparison, page: Page, words: Wording) -> tuple[PaperSection, ...]:
    lefts = {task.id: task for task in comparison.left.tasks}
    rights = {task.id: task for task in comparison.right.tasks}
    said = {
        change.id: tuple(_said(place, change, comparison, words)) for place, change in enumerate(comparison.changes)
    }
    return tuple(
        PaperSection(
            heading=section.heading,
            tally=words["clause_separator"].join(
                [
                    section.tally,
                    *(f"{part.badge.word} {part.count}" for part in section.parts),
                    *((section.coverage,) if section.coverage else ()),
                ]
            ),
            rows=tuple(
                _row(item.change, page, lefts, rights, said[item.change.id], words)
                for block in section.blocks
                for item in block.items
                if item.change is not None
            ),
        )
        for section in page.sections
    )


def _said(place: int, change: Change, comparison: Comparison, words: Wording) -> Iterator[Remark]:
    """Say what became of numbers, names and strength, and how sure a link is that a person should confirm."""
    for name, text in (("facts", facts_text(change, words)), ("strength", strength_text(change, words))):
        if text:
            yield Remark(words[f"remark_{name}"], text)
    lowest = min((comparison.links[link].confidence for link in change.links), default=1.0)
    if lowest < CONFIRM_BELOW:
        confidence = words["confidence"].format(percent=percent_text(lowest))
        yield Remark(words["remark_link"], words["remark_confirm"].format(confidence=confidence))
    if decided := change_review_text(place, comparison, words):
        yield Remark(words["remark_decision"], decided)


def _row(
    change: ChangeView,
    page: Page,
    lefts: dict[str, Task],
    rights: dict[str, Task],
    said: tuple[Remark, ...],
    words: Wording,
) -> PaperRow:
    left_cells = [row.left for row in change.rows if row.left is not None]
    right_cells = [row.right for row in change.rows if row.right is not None]
    return PaperRow(
        id=change.id,
        ordinal=change.ordinal,
        kind=change.kind,
        types=tuple(badge.word for badge in change.badges),
        uncertain=change.uncertain,
        left=tuple(_task(view, lefts, page, words) for view in _views(left_cells)),
        right=tuple(_task(view, rights, page, words) for view in _views(right_cells)),
        left_none=_none(left_cells),
        right_none=_none(right_cells),
        remarks=tuple(_remarks(change, said, words)),
    )


def _views(cells: Sequence[SideCell]) -> list[TaskView]:
    return list(chain.from_iterable(cell.tasks for cell in cells))


def _none(cells: Sequence[SideCell]) -> str | None:
    return next((cell.empty for cell in cells if cell.empty), None)


def _task(view: TaskView, tasks: dict[str, Task], page: Page, words: Wording) -> PaperTask:
    task = tasks[view.id]
    fields = [
        units_text(task, words),
        words["paper_deadline"].format(text=task.deadline) if task.deadline else "",
        view.remark or "",
        view.share or "",
    ]
    return PaperTask(
        id=view.id,
        heading=" ".join(part for part in (view.label, view.number, *view.path) if part),
        runs=tuple(chain.from_iterable(_runs(span, page, words) for span in view.spans)),
        fields=tuple(field for field in fields if field),
    )


def _runs(span: TextSpan, page: Page, words: Wording) -> Iterator[Run]:
    """Turn a span into runs; between regions nothing is struck, for nothing is gone."""
    if span.mark:
        yield Run("mark", words["paper_mark"].format(text=span.mark))
    gone: RunStyle = "new" if page.mode == "region" else "gone"

    def style(piece: TextPiece) -> RunStyle:
        if span.status == "added" or piece.kind == "insert":
            return "new"
        return gone if span.status == "dropped" or piece.kind == "delete" else "plain"

    own = (piece for piece in span.pieces if piece.kind != "was")  # left out: the left text for readers of both as one
    for name, pieces in groupby(own, style):
        yield Run(name, "".join(piece.text for piece in pieces))


def _remarks(change: ChangeView, said: tuple[Remark, ...], words: Wording) -> Iterator[Remark]:
    """Say what changed beside the text, the type first and the row's id last."""
    yield Remark(words["remark_type"], words["list_separator"].join(badge.word for badge in change.badges))
    if change.moved_from:
        yield Remark(words["remark_place"], change.moved_from)
    if change.kept:
        yield Remark(words["remark_kept"], change.kept)
    units = [chip.tip for chip in change.units if chip.sign and chip.status not in NO_UNIT_CHANGE]
    if units:
        yield Remark(words["remark_units"], words["clause_separator"].join(units))
    elif change.units_note:
        yield Remark(words["remark_units"], change.units_note)
    deadline = change.deadline
    if deadline is not None and deadline.word:
        both = deadline.both or words["pair"].format(left=deadline.left or "", right=deadline.right or "")
        if deadline.left is None or deadline.right is None:
            both = deadline.both or deadline.left or deadline.right or ""
        yield Remark(words["remark_deadline"], words["unit_tip"].format(status=deadline.word, names=both))
    yield from said
    yield Remark(words["remark_row"], change.id)
