"""Turn a comparison into a hand-over document: the rows, ids and states of the summary, without what needs a screen."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from compare import CONFIRM_BELOW, NO_UNIT_CHANGE, Change, Comparison, Mode
from reports.office.paper_model import Paper, PaperRow, PaperSection, PaperTask, Remark, RemarkKey, RunStyle, TextRun
from reports.overview.summary import make_summary
from reports.overview.views import Summary
from reports.rows.plain_rows import ChangeCells, TaskCells, change_cells, task_cells
from reports.rows.review_text import conflict_line
from reports.rows.substitutions import substitution_lines
from reports.rows.table import make_table
from reports.rows.unit_phrases import UNITS_LISTED
from reports.rows.views import ChangeView, Section, SideCell, TaskView, TextPiece, TextSpan
from reports.words.phrases import document_lines, percent_text, side_names
from reports.words.wording import Language, Wording, wording

__all__ = ["make_paper", "remark_text"]


def make_paper(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> Paper:
    """Compute everything that the hand-over formats print.

    Args:
        comparison: the comparison.
        lang: language of our own words; document text is never translated.
        date: printed as given; without it none is.
    """
    words = wording(lang, comparison.mode)
    table = make_table(comparison, words)
    summary = make_summary(comparison, table.tokens.rows, lang=lang, date=date)
    left_name, right_name = side_names(comparison, words)
    return Paper(
        language=lang,
        mode=comparison.mode,
        title=summary.title,
        byline=(summary.mode_word, *summary.made_by, *((summary.notice,) if summary.notice else ())),
        verdict=summary.verdict.sentence,
        checks=tuple(
            words["check_side"].format(
                side=check.side,
                terms=" + ".join(f"{word} {number}" for word, number in check.terms),
                total=f"{check.total} {check.result}",
            )
            for check in summary.verdict.checks
        ),
        sides=document_lines(comparison, words),
        left_column=summary.left_column,
        right_column=summary.right_column,
        before=words["paper_before"].format(side=left_name),
        after=words["paper_after"].format(side=right_name),
        legend_text=tuple(_legend(summary, words)),
        legend_types=tuple((entry.badge.word, entry.meaning) for entry in summary.legend),
        notes=_notes(comparison, words),
        caveats=(
            *summary.verdict.caveats,
            *summary.verdict.notices,
            *_orphaned(comparison, words),
            *_conflicts(comparison, words),
        ),
        sections=_sections(comparison, table.sections, summary, words),
        warnings=tuple(
            (view.side, view.place, view.message)
            for view in summary.warnings
            if view.side != words["side_comparison"]  # those are caveats, and said above
        ),
    )


def remark_text(remark: Remark, words: Wording) -> str:
    """Print a remark on one line."""
    return words["remark_line"].format(name=remark.name, text=remark.text)


def _legend(summary: Summary, words: Wording) -> Iterator[TextRun]:
    """Show each mark in its own style, with what it means."""
    marks: tuple[tuple[RunStyle, str], ...] = (
        ("new", "legend_insert"),
        (_one_sided_style(summary.mode), "legend_delete"),
    )
    for style, key in marks:
        yield TextRun(style, words["paper_sample"])
        yield TextRun("plain", f" {words[key]}{words['clause_separator']}")
    own = dict.fromkeys((summary.mark_added, summary.mark_dropped))
    explained = (
        *((mark, words[f"legend_clause_{'added' if mark == summary.mark_added else 'dropped'}"]) for mark in own),
        ("①", words["legend_member"]),
        (words["mark_moved"], words["legend_clause_moved"]),
        (words["mark_reworded"], words["legend_reworded"]),
        (words["mark_unmatched"], words["legend_unmatched"]),
    )
    for position, (mark, meaning) in enumerate(explained):
        yield TextRun("mark", words["paper_mark"].format(text=mark))
        end = words["sentence_end"] if position == len(explained) - 1 else words["clause_separator"]
        yield TextRun("plain", f" {meaning}{end}")


def _one_sided_style(mode: Mode) -> RunStyle:
    """Say how words look that the left side has alone: between regions nothing is struck, for nothing was dropped."""
    return "new" if mode == "region" else "dropped"


def _notes(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    return substitution_lines(comparison, words)


def _orphaned(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    lost = () if comparison.review is None else comparison.review.orphaned
    return (words["paper_orphaned"].format(count=len(lost)),) if lost else ()


def _conflicts(comparison: Comparison, words: Wording) -> tuple[str, ...]:
    open_pairs = () if comparison.review is None else comparison.review.conflicts
    return tuple(
        words["paper_conflict"].format(text=conflict_line(conflict, comparison, words)) for conflict in open_pairs
    )


def _sections(
    comparison: Comparison, sections: Sequence[Section], summary: Summary, words: Wording
) -> tuple[PaperSection, ...]:
    lefts = {task.id: task_cells(task, words) for task in comparison.left.tasks}
    rights = {task.id: task_cells(task, words) for task in comparison.right.tasks}
    said = {
        change.id: tuple(_said(change, change_cells(place, comparison, words), comparison, words))
        for place, change in enumerate(comparison.changes)
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
                _row(item.change, summary, lefts, rights, said[item.change.id], words)
                for block in section.blocks
                for item in block.items
                if item.change is not None
            ),
        )
        for section in sections
    )


def _said(change: Change, cells: ChangeCells, comparison: Comparison, words: Wording) -> Iterator[Remark]:
    """Say what changed, numbers, names and strength once more, and how sure a link is that a person should confirm."""
    yield _remark("explanation", words, cells.explanation)
    if cells.facts:
        yield _remark("facts", words, cells.facts)
    if cells.elsewhere:
        yield _remark("elsewhere", words, cells.elsewhere)
    if cells.strength:
        yield _remark("strength", words, cells.strength)
    lowest = min((comparison.links[link].confidence for link in change.links), default=1.0)
    if lowest < CONFIRM_BELOW:
        confidence = words["confidence"].format(percent=percent_text(lowest))
        yield _remark("link", words, words["remark_confirm"].format(confidence=confidence))
    if cells.decision:
        yield _remark("decision", words, cells.decision)


def _remark(key: RemarkKey, words: Wording, text: str) -> Remark:
    return Remark(key, words[f"remark_{key}"], text)


def _row(
    change: ChangeView,
    summary: Summary,
    lefts: dict[str, TaskCells],
    rights: dict[str, TaskCells],
    said: tuple[Remark, ...],
    words: Wording,
) -> PaperRow:
    left_cells = [row.left for row in change.rows if row.left is not None]
    right_cells = [row.right for row in change.rows if row.right is not None]
    remarks = tuple(_remarks(change, said, words))
    return PaperRow(
        id=change.id,
        ordinal=change.ordinal,
        kind=change.kind,
        types=tuple(badge.word for badge in change.badges),
        uncertain=change.uncertain,
        explanation="".join(change.explanation),
        left=tuple(_task(view, lefts, summary, words) for view in _views(left_cells)),
        right=tuple(_task(view, rights, summary, words) for view in _views(right_cells)),
        left_none=_none(left_cells),
        right_none=_none(right_cells),
        remarks=remarks,
        beside=tuple(remark for remark in remarks if not _is_told(remark, change)),
    )


def _views(cells: Sequence[SideCell]) -> list[TaskView]:
    return list(chain.from_iterable(cell.tasks for cell in cells))


def _none(cells: Sequence[SideCell]) -> str | None:
    return next((cell.empty for cell in cells if cell.empty), None)


def _task(view: TaskView, tasks: dict[str, TaskCells], summary: Summary, words: Wording) -> PaperTask:
    cells = tasks[view.id]
    fields = [
        cells.units,
        words["paper_deadline"].format(text=cells.deadline) if cells.deadline else "",
        view.remark or "",
        view.share or "",
    ]
    return PaperTask(
        id=view.id,
        heading=" ".join(part for part in (view.label, view.number, *view.path) if part),
        runs=tuple(chain.from_iterable(_runs(span, summary, words) for span in view.spans)),
        fields=tuple(field for field in fields if field),
    )


def _runs(span: TextSpan, summary: Summary, words: Wording) -> Iterator[TextRun]:
    """Turn a span into runs."""
    if span.mark:
        yield TextRun("mark", words["paper_mark"].format(text=span.mark))
    left_alone = _one_sided_style(summary.mode)

    def style(piece: TextPiece) -> RunStyle:
        if span.status == "added" or piece.kind == "insert":
            return "new"
        return left_alone if span.status == "dropped" or piece.kind == "delete" else "plain"

    own = (piece for piece in span.pieces if piece.kind != "was")  # left out: the left text for readers of both as one
    for name, pieces in groupby(own, style):
        yield TextRun(name, "".join(piece.text for piece in pieces))


def _is_told(remark: Remark, change: ChangeView) -> bool:
    """Tell whether type or sentence of a row say a remark already; it lists few units, and quotes beginnings."""
    if remark.key == "units":
        return 0 < len(_changed_units(change)) <= UNITS_LISTED
    if remark.key == "elsewhere":
        return remark.text in "".join(change.explanation)
    return remark.key in ("type", "explanation", "deadline", "strength", "row")


def _changed_units(change: ChangeView) -> list[str]:
    return [chip.tip for chip in change.units if chip.sign and chip.status not in NO_UNIT_CHANGE]


def _remarks(change: ChangeView, said: tuple[Remark, ...], words: Wording) -> Iterator[Remark]:
    """Say what changed beside the text, the type first and the row's id last."""
    yield _remark("type", words, words["list_separator"].join(badge.word for badge in change.badges))
    if change.moved_from:
        yield _remark("place", words, change.moved_from)
    if change.kept:
        yield _remark("kept", words, change.kept)
    units = _changed_units(change)
    if units:
        yield _remark("units", words, words["clause_separator"].join(units))
    elif change.units_note:
        yield _remark("units", words, change.units_note)
    deadline = change.deadline
    if deadline is not None and deadline.word:
        both = deadline.both or words["pair"].format(left=deadline.left or "", right=deadline.right or "")
        if deadline.left is None or deadline.right is None:
            both = deadline.both or deadline.left or deadline.right or ""
        yield _remark("deadline", words, words["unit_tip"].format(status=deadline.word, names=both))
    yield from said
    yield _remark("row", words, change.id)
