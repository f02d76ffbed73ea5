"""The tasks of both sides by type, as two bars on one scale."""

from collections.abc import Mapping, Sequence
from typing import Final

from compare import KINDS, Comparison, Kind
from reports.overview.verdict import kind_counts
from reports.overview.views import Bar, BarSegment, Tile, TypeBar, TypeCount
from reports.rows.views import Badge
from reports.words.phrases import filtered_page, side_names
from reports.words.wording import Wording, kind_word

__all__ = ["make_bar", "make_type_bar"]

_NAME_WIDTH: Final = 96  # drawing units kept free for the name of a side
_BAR_WIDTH: Final = 640
_BAR_PITCH: Final = 34  # from the top of one bar to the top of the next
_TEXT_BASELINE: Final = 18  # below the top of a bar
_MIN_TEXT_WIDTH: Final = 20.0  # a narrower tile has no room for its number
_SMALL_WIDTH: Final = 220
_SMALL_PITCH: Final = 26  # a tile is 24 high: as large as what is pressed must be

_LEFT_KINDS: Final[tuple[Kind, ...]] = (
    "dropped", "unchanged", "edited", "rewritten", "split", "merged", "regrouped",
)  # fmt: skip
_RIGHT_KINDS: Final[tuple[Kind, ...]] = ("unchanged", "edited", "rewritten", "split", "merged", "regrouped", "added")


def make_type_bar(comparison: Comparison, rows: Mapping[str, Sequence[str]], words: Wording) -> TypeBar:
    """Draw both sides by number of tasks, and give the same numbers as rows."""
    hrefs = {kind: f"#{next(iter(rows.get(f'kind:{kind}', ())), '')}" for kind in KINDS}
    sides = _sides(comparison, words, width=_BAR_WIDTH, left=_NAME_WIDTH, pitch=_BAR_PITCH, hrefs=hrefs)
    counts = kind_counts(comparison.counts)
    return TypeBar(
        description=_description(comparison, words),
        sides=sides,
        rows=tuple(
            TypeCount(Badge(kind, kind_word(words, kind, comparison.mode)), count.left, count.right)
            for kind, count in counts.items()
            if count.changes
        ),
        left_total=sum(count.left for count in counts.values()),
        right_total=sum(count.right for count in counts.values()),
    )


def make_bar(comparison: Comparison, page: str, words: Wording) -> Bar:
    """Draw both sides small, for a list of comparisons; every tile leads into the page with its filter set."""
    hrefs = {kind: filtered_page(page, f"kind:{kind}") for kind in KINDS}
    sides = _sides(comparison, words, width=_SMALL_WIDTH, left=0, pitch=_SMALL_PITCH, hrefs=hrefs)
    return Bar(description=_description(comparison, words), sides=sides)


def _description(comparison: Comparison, words: Wording) -> str:
    texts = []
    counts = kind_counts(comparison.counts)
    for name, kinds, left in zip(
        side_names(comparison, words), (_LEFT_KINDS, _RIGHT_KINDS), (True, False), strict=True
    ):
        terms = []
        total = 0
        for kind in kinds:
            number = counts[kind].left if left else counts[kind].right
            total += number
            if number:
                terms.append(f"{kind_word(words, kind, comparison.mode)} {number}")
        texts.append(words["bar_description"].format(side=name, total=total, terms=words["list_separator"].join(terms)))
    return words["clause_separator"].join(texts)


def _sides(
    comparison: Comparison, words: Wording, *, width: int, left: int, pitch: int, hrefs: Mapping[Kind, str]
) -> tuple[BarSegment, ...]:
    """Lay both bars out on one scale, so that dropped stands out on the left end and added on the right."""
    counts = kind_counts(comparison.counts)
    numbers = (
        [(kind, counts[kind].left) for kind in _LEFT_KINDS],
        [(kind, counts[kind].right) for kind in _RIGHT_KINDS],
    )
    longest = max(sum(number for _, number in side) for side in numbers) or 1
    segments = []
    for position, (name, side) in enumerate(zip(side_names(comparison, words), numbers, strict=True)):
        tiles = []
        done = 0
        total = sum(number for _, number in side)
        for kind, number in side:
            if not number:
                continue
            x, wide = left + done / longest * width, number / longest * width
            word = kind_word(words, kind, comparison.mode)
            tiles.append(
                Tile(
                    kind=kind,
                    x=f"{x:.1f}",
                    width=f"{wide:.1f}",
                    middle=f"{x + wide / 2:.1f}",
                    text=str(number) if wide >= _MIN_TEXT_WIDTH else "",
                    tip=f"{word} {number}",
                    href=hrefs[kind],
                )
            )
            done += number
        segments.append(
            BarSegment(
                name=name,
                total=words["tasks_count"].format(count=total),
                y=position * pitch,
                text_y=position * pitch + _TEXT_BASELINE,
                total_x=f"{left + total / longest * width + 8:.1f}",
                tiles=tuple(tiles),
            )
        )
    return tuple(segments)
