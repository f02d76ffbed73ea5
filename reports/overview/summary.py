"""What every format for readers says around the rows: title, sides, verdict, legend, what was not understood."""

from collections.abc import Mapping, Sequence
from typing import Final

from compare import KINDS, Comparison
from reports.overview.verdict import make_verdict
from reports.overview.views import LegendEntry, Summary, WarningView
from reports.rows.views import Badge, Glyph
from reports.words.phrases import comparison_title, place_words, side_columns, side_names
from reports.words.wording import Language, Wording, kind_word, mark_word, wording

__all__ = ["make_summary"]

_NO_ENCODER: Final = frozenset({"", "none"})


def make_summary(
    comparison: Comparison, rows: Mapping[str, Sequence[str]], *, lang: Language = "zh-CN", date: str | None = None
) -> Summary:
    """Word what stands around the rows.

    Args:
        comparison: the comparison.
        rows: ids of the rows that each filter shows, as in `make_verdict`.
        lang: language of our own words; document text is never translated.
        date: printed as given; without it there is none, so that the same input gives the same bytes.
    """
    words = wording(lang, comparison.mode)
    left_name, right_name = side_names(comparison, words)
    named = left_name != words["left_document"]
    left_column, right_column = side_columns(comparison, words)
    signature = dict(comparison.signature)
    return Summary(
        language=lang,
        title=comparison_title(comparison, words),
        mode=comparison.mode,
        mode_word=words[f"mode_{comparison.mode}"],
        made_by=_made_by(signature, date, words),
        notice=words["no_encoder"] if signature.get("encoder", "").lower() in _NO_ENCODER else None,
        left_name=words["left_of"].format(name=left_name) if named else left_name,
        right_name=words["right_of"].format(name=right_name) if named else right_name,
        left_column=left_column,
        right_column=right_column,
        legend=_legend(comparison, words),
        mark_added=mark_word(words, "added", comparison.mode),
        mark_dropped=mark_word(words, "dropped", comparison.mode),
        verdict=make_verdict(comparison, rows, words),
        warnings=_warnings(comparison, words),
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
    if comparison.coverage is not None:
        glyphs: tuple[Glyph, ...] = ("unchanged", "split")
        roles = ("taken_up", "refined")
        kinds.extend(
            LegendEntry(Badge(glyph, words[f"role_{role}"]), words[f"meaning_{role}"])
            for glyph, role in zip(glyphs, roles, strict=True)
        )
    flags: tuple[Glyph, ...] = ("moved", "uncertain")
    return (*kinds, *(LegendEntry(Badge(flag, words[f"flag_{flag}"]), words[f"meaning_{flag}"]) for flag in flags))


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
