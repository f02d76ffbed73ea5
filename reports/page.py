"""Turn a comparison into the page that a template prints: all arithmetic and all wording are done here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from compare import KINDS, Change, Comparison, Kind
from reports.badge import Badge, Glyph
from reports.charts import make_bar, make_matrix, make_type_bar
from reports.document_fields import document_fields
from reports.names import beginning, comparison_title, place_words, side_names
from reports.order import Run, StubPlace, lay_out
from reports.overview_model import Overview
from reports.page_model import (
    Block,
    Chip,
    IndexEntry,
    IndexPage,
    Item,
    LegendEntry,
    Page,
    Part,
    Section,
    Stub,
    WarningView,
)
from reports.rows import RowMaker, filtered_rows
from reports.unit_cells import unit_table
from reports.verdict import FLAGS, make_verdict, verdict_sentence
from reports.wording import Language, Wording, kind_word, mark_word, wording

__all__ = ["BLOCK_ROWS", "make_index", "make_page"]

BLOCK_ROWS: Final = 50
"""Rows of one table: browsers skip the layout of tables that are off screen, 50 rows measured fastest."""

_SIZE_LIMITS: Final = (2, 6, 14, 30)  # rows up to which a block has size 1, 2, 3, 4
_STUB_PREVIEW: Final = 24  # characters of a moved task at its old place: one line holds them
_NO_ENCODER: Final = frozenset({"", "none"})


def make_page(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> Page:
    """Compute everything that the page of a comparison prints.

    Args:
        comparison: the comparison.
        lang: language of the page's own words.
        date: printed as given; without it the page carries no date, so that the same input gives the same bytes.
    """
    words = wording(lang, comparison.mode)
    runs, stubs = lay_out(comparison)
    changes = [comparison.changes[index] for run in runs for index in run.changes]
    shown = filtered_rows(changes, comparison)
    left_name, right_name = side_names(comparison, words)
    column = words["column_tasks"]
    named = left_name != words["left_document"]
    signature = dict(comparison.signature)
    return Page(
        language=lang,
        title=comparison_title(comparison, words),
        mode=comparison.mode,
        mode_word=words[f"mode_{comparison.mode}"],
        made_by=_made_by(signature, date, words),
        notice=words["no_encoder"] if signature.get("encoder", "").lower() in _NO_ENCODER else None,
        left_name=words["left_of"].format(name=left_name) if named else left_name,
        right_name=words["right_of"].format(name=right_name) if named else right_name,
        left_column=column.format(side=left_name) if named else words["column_left"],
        right_column=column.format(side=right_name) if named else words["column_right"],
        fields=document_fields(comparison, words),
        legend=_legend(comparison, words),
        mark_added=mark_word(words, "added", comparison.mode),
        mark_dropped=mark_word(words, "dropped", comparison.mode),
        verdict=make_verdict(comparison, shown, words),
        overview=Overview(
            bar=make_type_bar(comparison, shown, words),
            matrix=make_matrix(comparison, words),
            units=unit_table(comparison, left_name, right_name, words),
        ),
        chips=_chips(comparison, shown, words),
        result=words["result"].format(shown=len(changes), total=len(changes)),
        total_rows=len(changes),
        has_deadlines=any(task.deadline for task in (*comparison.left.tasks, *comparison.right.tasks)),
        sections=_sections(comparison, runs, stubs, words),
        warnings=_warnings(comparison, words),
        warnings_title=words["warnings_title"].format(count=len(comparison.warnings)),
        signature=tuple((words.get(f"setting_{name}", name), value) for name, value in comparison.signature),
    )


def make_index(entries: Sequence[tuple[Comparison, str]], *, lang: Language = "zh-CN") -> IndexPage:
    """Compute the index of several comparisons.

    Args:
        entries: each comparison with the relative name of its page, in the order to print.
        lang: language of the page's own words.
    """
    words = wording(lang)
    return IndexPage(
        language=lang,
        title=words["index_title"],
        count=words["index_count"].format(count=len(entries)),
        entries=tuple(
            IndexEntry(
                title=comparison_title(comparison, wording(lang, comparison.mode)),
                href=href,
                mode=words[f"mode_{comparison.mode}"],
                verdict=verdict_sentence(comparison, wording(lang, comparison.mode)),
                bar=make_bar(comparison, wording(lang, comparison.mode)),
            )
            for comparison, href in entries
        ),
        legend=tuple(
            LegendEntry(Badge(kind, kind_word(words, kind, "year")), words[f"meaning_{kind}"]) for kind in KINDS
        ),
    )


def _made_by(signature: Mapping[str, str], date: str | None, words: Wording) -> tuple[str, ...]:
    parts = [words["made_by"].format(tool="policydiff", version=signature.get("version", "")).strip()]
    if signature.get("encoder", "").lower() not in _NO_ENCODER:
        parts.append(words["encoder"].format(encoder=signature["encoder"]))
    if date:
        parts.append(words["dated"].format(date=date))
    return tuple(parts)


def _legend(comparison: Comparison, words: Wording) -> tuple[LegendEntry, ...]:
    kinds = [
        LegendEntry(Badge(kind, kind_word(words, kind, comparison.mode)), words[f"meaning_{kind}"]) for kind in KINDS
    ]
    flags: tuple[Glyph, ...] = ("moved", "uncertain")
    return (*kinds, *(LegendEntry(Badge(flag, words[f"flag_{flag}"]), words[f"meaning_{flag}"]) for flag in flags))


def _chips(comparison: Comparison, rows: Mapping[str, Sequence[str]], words: Wording) -> tuple[Chip, ...]:
    """Make one button per kind and flag that a row has; counts are counts of rows."""
    counts = {value: len(found) for value, found in rows.items()}
    kinds = tuple(
        Chip(
            value=f"kind:{kind}",
            group="kind",
            badge=Badge(kind, kind_word(words, kind, comparison.mode)),
            word=kind_word(words, kind, comparison.mode),
            count=counts[f"kind:{kind}"],
        )
        for kind in KINDS
        if f"kind:{kind}" in counts
    )
    glyphs: dict[str, Glyph] = {"moved": "moved", "uncertain": "uncertain"}
    flags = tuple(
        Chip(
            value=f"flag:{flag}",
            group="flag",
            badge=Badge(glyphs[flag], words[f"short_{flag}"]) if flag in glyphs else None,
            word=words[f"short_{flag}"],
            count=counts[f"flag:{flag}"],
        )
        for flag in FLAGS
        if f"flag:{flag}" in counts
    )
    return (*kinds, *flags)


def _sections(
    comparison: Comparison, runs: Sequence[Run], stubs: Sequence[StubPlace], words: Wording
) -> tuple[Section, ...]:
    maker = RowMaker(comparison, words)
    order = [index for run in runs for index in run.changes]
    position = {index: place for place, index in enumerate(order)}
    stub_views = {stub.change: _stub(comparison, stub, position, words) for stub in stubs}
    after: dict[int, list[Stub]] = {}
    for stub in stubs:
        after.setdefault(stub.after, []).append(stub_views[stub.change])
    sections = []
    for number, run in enumerate(runs, start=1):
        items: list[Item] = []
        if position[run.changes[0]] == 0:
            items.extend(Item(None, stub) for stub in after.get(-1, ()))
        for index in run.changes:
            place = position[index]
            stub_view = stub_views.get(index)
            change = maker.draw(
                comparison.changes[index], place + 1, run.heading, None if stub_view is None else stub_view.id
            )
            items.append(Item(change, None))
            items.extend(Item(None, stub) for stub in after.get(place, ()))
        heading = run.heading or words["no_section"]
        sections.append(
            Section(
                id=f"s-{number}",
                heading=heading,
                tally=words["section_tally"].format(count=len(run.changes)),
                parts=_parts(comparison, run, words),
                coverage=_coverage(comparison, run, words),
                blocks=_blocks(heading, items, words),
            )
        )
    return tuple(sections)


def _stub(comparison: Comparison, stub: StubPlace, position: Mapping[int, int], words: Wording) -> Stub:
    change = comparison.changes[stub.change]
    away = (
        comparison.right.tasks[change.right[0]] if comparison.mode == "level" else comparison.left.tasks[change.left[0]]
    )
    return Stub(
        id=f"m-{change.id.removeprefix('r-')}",
        text=words["stub"].format(
            left=change.left[0] + 1,
            right=change.right[0] + 1,
            text=beginning(away.text, _STUB_PREVIEW),
            arrow="▼" if position[stub.change] > stub.after else "▲",
        ),
        href=f"#{change.id}",
    )


def _parts(comparison: Comparison, run: Run, words: Wording) -> tuple[Part, ...]:
    counts: Counter[Kind] = Counter(comparison.changes[index].kind for index in run.changes)
    return tuple(
        Part(Badge(kind, kind_word(words, kind, comparison.mode)), counts[kind]) for kind in KINDS if counts[kind]
    )


def _coverage(comparison: Comparison, run: Run, words: Wording) -> str | None:
    """Say how many of the higher level's tasks under a heading are taken up; only where levels are compared."""
    if comparison.mode != "level":
        return None
    changes: list[Change] = [comparison.changes[index] for index in run.changes]
    total = sum(len(change.left) for change in changes)
    linked = sum(len(change.left) for change in changes if change.right)
    return words["section_coverage"].format(linked=linked, total=total) if total else None


def _blocks(heading: str, items: Sequence[Item], words: Wording) -> tuple[Block, ...]:
    """Cut the items of a section into tables of at most `BLOCK_ROWS` rows."""
    blocks = []
    for start in range(0, len(items), BLOCK_ROWS):
        part = tuple(items[start : start + BLOCK_ROWS])
        ordinals = [item.change.ordinal for item in part if item.change is not None]
        first, last = (ordinals[0], ordinals[-1]) if ordinals else (0, 0)
        caption = words["block_caption"].format(section=heading, first=first, last=last)
        size = 1 + sum(len(part) > limit for limit in _SIZE_LIMITS)
        blocks.append(Block(caption, size, part))
    return tuple(blocks)


def _warnings(comparison: Comparison, words: Wording) -> tuple[WarningView, ...]:
    views = []
    for side, warning in comparison.warnings:
        place = list(place_words(warning.place, words))
        if warning.task is not None:
            place.append(warning.task)
        views.append(
            WarningView(side=words[f"side_{side}"], place=" · ".join(place), message=warning.message, code=warning.code)
        )
    return tuple(views)
