"""The controls of the page: chips for types and changes, lists for sections, units and confidence."""

from collections.abc import Mapping
from typing import Final, get_args

from compare import KINDS, Comparison, LevelRole
from reports.page.arrangements import group_choices
from reports.page.views import Chip, Choice, Toolbar
from reports.rows.filters import BANDS, FLAGS, RowTokens
from reports.rows.views import Badge, Glyph, Section
from reports.words.wording import Wording, kind_word

__all__ = ["make_toolbar"]

_FLAG_GLYPHS: Final[Mapping[str, Glyph]] = {"moved": "moved", "uncertain": "uncertain"}


def make_toolbar(comparison: Comparison, sections: tuple[Section, ...], tokens: RowTokens, words: Wording) -> Toolbar:
    """Make one control for every kind, and for every flag, section, organ and band that a row has.

    Counts are counts of rows. Kinds that no row has are hidden: decisions may make such a row.

    Kinds that no row has are hidden: decisions may make such a row.
    """
    counts = {token: len(rows) for token, rows in tokens.rows.items()}
    kinds = tuple(
        Chip(
            value=f"kind:{kind}",
            group="kind",
            badge=Badge(kind, kind_word(words, kind, comparison.mode)),
            word=kind_word(words, kind, comparison.mode),
            count=counts.get(f"kind:{kind}", 0),
        )
        for kind in KINDS
    )
    flags = tuple(
        Chip(
            value=f"flag:{flag}",
            group="flag",
            badge=Badge(_FLAG_GLYPHS[flag], words[f"short_{flag}"]) if flag in _FLAG_GLYPHS else None,
            word=words[f"short_{flag}"],
            count=counts[f"flag:{flag}"],
        )
        for flag in FLAGS
        if f"flag:{flag}" in counts
    )
    organs = sorted(tokens.organs.items(), key=lambda entry: (-counts[f"unit:{entry[1]}"], entry[1]))
    roles = tuple(
        Chip(
            value=f"role:{role}",
            group="role",
            badge=None,
            word=words[f"role_{role}"],
            count=counts[f"role:{role}"],
        )
        for role in get_args(LevelRole)
        if f"role:{role}" in counts
    )
    return Toolbar(
        groupings=group_choices(comparison, words),
        chips=(*roles, *kinds, *flags),
        sections=tuple(
            Choice(f"sec:{place}", section.heading, counts[f"sec:{place}"])
            for place, section in enumerate(sections, start=1)
        ),
        units=tuple(Choice(f"unit:{place}", tokens.names[organ], counts[f"unit:{place}"]) for organ, place in organs),
        bands=tuple(
            Choice(f"conf:{band}", words[f"band_{band}"], counts[f"conf:{band}"])
            for band in BANDS
            if f"conf:{band}" in counts
        ),
    )
