"""The index of several comparisons: title, verdict and small bars of each, all of them links into the pages."""

from collections.abc import Sequence
from dataclasses import replace

from compare import KINDS, Comparison
from reports.overview.type_bar import make_bar
from reports.overview.verdict import make_verdict
from reports.overview.views import LegendEntry, VerdictPart
from reports.page.views import CollectionEntry, IndexEntry, IndexPage
from reports.rows.views import Badge
from reports.words.phrases import comparison_title, filtered_page
from reports.words.wording import Language, kind_word, wording

__all__ = ["make_index"]


def make_index(
    entries: Sequence[tuple[Comparison, str]],
    *,
    collections: Sequence[CollectionEntry] = (),
    lang: Language = "zh-CN",
) -> IndexPage:
    """Compute the index of several comparisons.

    Args:
        entries: each comparison with the relative name of its page, in the order to print.
        collections: of several documents, printed behind.
        lang: language of the page's own words.
    """
    words = wording(lang)
    return IndexPage(
        language=lang,
        title=words["index_title"],
        count=words["index_count"].format(count=len(entries)),
        entries=tuple(_entry(comparison, href, lang) for comparison, href in entries),
        legend=tuple(
            LegendEntry(Badge(kind, kind_word(words, kind, "year")), words[f"meaning_{kind}"]) for kind in KINDS
        ),
        collections=tuple(collections),
    )


def _entry(comparison: Comparison, href: str, lang: Language) -> IndexEntry:
    words = wording(lang, comparison.mode)
    verdict = make_verdict(comparison, {}, words)
    return IndexEntry(
        title=comparison_title(comparison, words),
        href=href,
        mode=words[f"mode_{comparison.mode}"],
        verdict=replace(
            verdict,
            roles=_linked(verdict.roles, href),
            kinds=_linked(verdict.kinds, href),
            flags=_linked(verdict.flags, href),
        ),
        bar=make_bar(comparison, href, words),
    )


def _linked(parts: tuple[VerdictPart, ...], page: str) -> tuple[VerdictPart, ...]:
    """Let every number lead into the page with its filter set."""
    return tuple(replace(part, href=filtered_page(page, part.filter) if part.count else None) for part in parts)
