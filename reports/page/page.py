"""Turn a comparison into the page that a template prints: all arithmetic and all wording are done here."""

from collections.abc import Mapping
from typing import Final

from compare import CONFIRM_BELOW, KINDS, Comparison
from reports.overview.flow import make_flow
from reports.overview.gaps import make_gaps
from reports.overview.histogram import make_histogram
from reports.overview.matrix import make_matrix
from reports.overview.type_bar import make_type_bar
from reports.overview.unit_table import make_unit_table
from reports.overview.verdict import make_verdict
from reports.overview.views import Overview
from reports.page.document_fields import document_fields
from reports.page.lost import lost_views
from reports.page.minimap import make_minimap
from reports.page.toolbar import make_toolbar
from reports.page.views import LegendEntry, Page, Substituted, WarningView
from reports.rows.filters import row_tokens
from reports.rows.order import lay_out
from reports.rows.sections import make_sections
from reports.rows.substitutions import substitutions
from reports.rows.views import Badge, Glyph
from reports.words.phrases import comparison_title, percent_text, place_words, side_names
from reports.words.wording import Language, Wording, kind_word, mark_word, wording

__all__ = ["make_page"]

_NO_ENCODER: Final = frozenset({"", "none"})
_SHA_DIGITS: Final = 8  # digits of a hash in the line above a printed table


def make_page(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> Page:
    """Compute everything that the page of a comparison prints.

    Args:
        comparison: the comparison.
        lang: language of the page's own words.
        date: printed as given; without it the page carries no date, so that the same input gives the same bytes.
    """
    words = wording(lang, comparison.mode)
    runs, stubs = lay_out(comparison)
    tokens = row_tokens(comparison, runs)
    sections = make_sections(comparison, runs, stubs, tokens, words)
    left_name, right_name = side_names(comparison, words)
    column = words["column_tasks"]
    named = left_name != words["left_document"]
    signature = dict(comparison.signature)
    total = len(comparison.changes)
    lost = lost_views(comparison, words)
    result = words["result"].format(shown=total, total=total)
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
        verdict=make_verdict(comparison, tokens.rows, words),
        overview=Overview(
            bar=make_type_bar(comparison, tokens.rows, words),
            histogram=make_histogram(comparison, tokens, words),
            flow=make_flow(comparison, tokens, words),
            matrix=make_matrix(comparison, tokens, words),
            units=make_unit_table(comparison, (left_name, right_name), tokens, words),
            gaps=make_gaps(comparison, words),
        ),
        minimap=make_minimap(comparison, runs),
        waterfall=words["waterfall"].format(percent=percent_text(CONFIRM_BELOW)),
        toolbar=make_toolbar(comparison, sections, tokens, words),
        result=result,
        print_line=_print_line(comparison, date, result, words),
        total_rows=total,
        has_deadlines=any(task.deadline for task in (*comparison.left.tasks, *comparison.right.tasks)),
        sections=sections,
        substitutions=_substitutions(comparison, words),
        lost=lost,
        lost_title=words["lost_title"].format(count=len(lost)),
        warnings=_warnings(comparison, words),
        warnings_title=words["warnings_title"].format(count=len(comparison.warnings)),
        signature=tuple((words.get(f"setting_{name}", name), value) for name, value in comparison.signature),
    )


def _made_by(signature: Mapping[str, str], date: str | None, words: Wording) -> tuple[str, ...]:
    parts = [words["made_by"].format(tool="policydiff", version=signature.get("version", "")).strip()]
    if signature.get("encoder", "").lower() not in _NO_ENCODER:
        parts.append(words["encoder"].format(encoder=signature["encoder"]))
    if date:
        parts.append(words["dated"].format(date=date))
    return tuple(parts)


def _print_line(comparison: Comparison, date: str | None, result: str, words: Wording) -> tuple[str, str]:
    """Return the line above a printed table for all rows, and its pattern with `{filters}`, `{shown}` and `{total}`."""
    sources = [source for source in (comparison.left.source, comparison.right.source) if source is not None]
    facts = ["sha256 " + "/".join(source.sha256[:_SHA_DIGITS] for source in sources)] if sources else []
    if date:
        facts.append(words["dated"].format(date=date))
    facts.append(words["print_key"].format(new=words["legend_insert"], gone=words["legend_delete"]))
    pattern = words["print_line"].replace("{sha}", words["fact_separator"].join(facts))
    line = pattern.replace("{filters}", words["print_all"]).replace("{result}", result)
    return line, pattern.replace("{result}", words["result"])


def _legend(comparison: Comparison, words: Wording) -> tuple[LegendEntry, ...]:
    kinds = [
        LegendEntry(Badge(kind, kind_word(words, kind, comparison.mode)), words[f"meaning_{kind}"]) for kind in KINDS
    ]
    if comparison.coverage is not None:
        glyphs: tuple[Glyph, ...] = ("unchanged", "split")
        roles = ("taken_up", "refined")
        kinds.extend(
            LegendEntry(Badge(glyph, words[f"role_{role}"]), words[f"meaning_{role}"])
            for glyph, role in zip(glyphs, roles, strict=True)
        )
    flags: tuple[Glyph, ...] = ("moved", "uncertain")
    return (*kinds, *(LegendEntry(Badge(flag, words[f"flag_{flag}"]), words[f"meaning_{flag}"]) for flag in flags))


def _substitutions(comparison: Comparison, words: Wording) -> tuple[Substituted, ...]:
    key = "paper_substitution_region" if comparison.mode == "region" else "paper_substitution"
    return tuple(
        Substituted(words[key].format(left=entry.left, right=entry.right, count=len(entry.rows)), f"#{entry.rows[0]}")
        for entry in substitutions(comparison)
    )


def _warnings(comparison: Comparison, words: Wording) -> tuple[WarningView, ...]:
    views = []
    for side, warning in comparison.warnings:
        place = list(place_words(warning.place, words))
        if warning.task is not None:
            place.append(warning.task)
        views.append(
            WarningView(
                side=words[f"side_{side}"],
                place=words["fact_separator"].join(place),
                message=warning.message,
                code=warning.code,
            )
        )
    return tuple(views)
