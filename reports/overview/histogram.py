"""The links by similarity, as bars of a tenth each, stacked by the type of their rows."""

from collections import Counter
from typing import Final

from compare import CONFIRM_BELOW, KINDS, Comparison, Kind
from reports.overview.views import BinCount, Histogram
from reports.rows.filters import BINS, RowTokens, link_bin
from reports.words.wording import Wording, kind_word

__all__ = ["make_histogram"]

_WIDTH: Final = 400
_HEIGHT: Final = 96
"""Size of the drawing in its own units, without the line of labels below."""

_TOP: Final = 14  # kept free above the highest bar for its number


def make_histogram(comparison: Comparison, tokens: RowTokens, words: Wording) -> Histogram | None:
    """Count the links of each tenth of similarity; None when there are no links."""
    if not comparison.links:
        return None
    kinds: Counter[tuple[int, Kind]] = Counter()
    uncertain: Counter[int] = Counter()
    for change in comparison.changes:
        for index in change.links:
            link = comparison.links[index]
            kinds[link_bin(link), change.kind] += 1
            uncertain[link_bin(link)] += link.confidence < CONFIRM_BELOW
    totals = [sum(kinds[place, kind] for kind in KINDS) for place in range(BINS)]
    scale = (_HEIGHT - _TOP) / max(totals)
    bins = []
    for place, total in enumerate(totals):
        base = float(_HEIGHT)
        tiles = []
        terms = []
        for kind in KINDS:
            number = kinds[place, kind]
            if not number:
                continue
            base -= number * scale
            tiles.append((kind, f"{base:.1f}", f"{number * scale:.1f}"))
            terms.append(f"{kind_word(words, kind, comparison.mode)} {number}")
        token = f"bin:{place}"
        label = f"{place / BINS:.1f}"
        bins.append(
            BinCount(
                x=place * _WIDTH // BINS,
                label=label,
                count=total,
                uncertain=uncertain[place],
                count_y=f"{base - 3:.1f}",
                filter=token,
                href=f"#{tokens.rows[token][0]}" if total else "",
                tip=words["bin_tip"].format(
                    low=label,
                    high=f"{(place + 1) / BINS:.1f}",
                    count=total,
                    terms=words["list_separator"].join(terms),
                ),
                tiles=tuple(tiles),
            )
        )
    description = words["clause_separator"].join(entry.tip for entry in bins if entry.count)
    return Histogram(description=description, bins=tuple(bins))
