"""Turn a comparison into the page that a template prints: all arithmetic and all wording are done here."""

from typing import Final

from compare import CONFIRM_BELOW, Comparison
from reports.overview.document_fields import document_fields
from reports.overview.flow import make_flow
from reports.overview.gaps import make_gaps
from reports.overview.histogram import make_histogram
from reports.overview.matrix import make_matrix
from reports.overview.summary import make_summary
from reports.overview.type_bar import make_type_bar
from reports.overview.unit_table import make_unit_table
from reports.overview.views import Overview
from reports.page.lost import lost_views
from reports.page.minimap import make_minimap
from reports.page.toolbar import make_toolbar
from reports.page.views import Page, Substituted
from reports.rows.substitutions import substitutions
from reports.rows.table import make_table
from reports.whole.whole import make_whole
from reports.words.phrases import percent_text, side_names
from reports.words.wording import Language, Wording, wording

__all__ = ["make_page"]

_SHA_DIGITS: Final = 8  # digits of a hash in the line above a printed table


def make_page(comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None) -> Page:
    """Compute everything that the page of a comparison prints.

    Args:
        comparison: the comparison.
        lang: language of the page's own words.
        date: printed as given; without it the page carries no date, so that the same input gives the same bytes.
    """
    words = wording(lang, comparison.mode)
    table = make_table(comparison, words)
    tokens = table.tokens
    total = len(comparison.changes)
    lost = lost_views(comparison, words)
    result = words["result"].format(shown=total, total=total)
    return Page(
        summary=make_summary(comparison, tokens.rows, lang=lang, date=date),
        fields=document_fields(comparison, words),
        overview=Overview(
            bar=make_type_bar(comparison, tokens.rows, words),
            histogram=make_histogram(comparison, tokens, words),
            flow=make_flow(comparison, tokens, words),
            matrix=make_matrix(comparison, tokens, words),
            units=make_unit_table(comparison, side_names(comparison, words), tokens, words),
            gaps=make_gaps(comparison, words),
        ),
        minimap=make_minimap(comparison, table.runs),
        waterfall=words["waterfall"].format(percent=percent_text(CONFIRM_BELOW)),
        toolbar=make_toolbar(comparison, table.sections, tokens, words),
        result=result,
        print_line=_print_line(comparison, date, result, words),
        total_rows=total,
        sections=table.sections,
        whole=make_whole(comparison, table.runs, words),
        substitutions=_substitutions(comparison, words),
        lost=lost,
        lost_title=words["lost_title"].format(count=len(lost)),
        warnings_title=words["warnings_title"].format(count=len(comparison.warnings)),
        signature=tuple((words.get(f"setting_{name}", name), value) for name, value in comparison.signature),
    )


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


def _substitutions(comparison: Comparison, words: Wording) -> tuple[Substituted, ...]:
    key = "paper_substitution_region" if comparison.mode == "region" else "paper_substitution"
    return tuple(
        Substituted(words[key].format(left=entry.left, right=entry.right, count=len(entry.rows)), f"#{entry.rows[0]}")
        for entry in substitutions(comparison)
    )
