"""The body of the page: sections of tables of at most fifty rows, with stubs at the old places of what moved."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from compare import KINDS, Change, Comparison, CoverageShare, Kind
from reports.rows.filters import RowTokens
from reports.rows.moves import moved_places
from reports.rows.order import SectionRun, StubPlace
from reports.rows.rows import RowMaker
from reports.rows.views import Badge, Block, Part, Section, SectionLine, Stub
from reports.words.phrases import beginning, percent_text
from reports.words.wording import Wording, kind_word

__all__ = ["BLOCK_ROWS", "make_sections"]

BLOCK_ROWS: Final = 50
"""Rows of one table: browsers skip the layout of tables that are off screen, 50 rows measured fastest."""

_SIZE_LIMITS: Final = (2, 6, 14, 30)  # rows up to which a block has size 1, 2, 3, 4
_STUB_PREVIEW: Final = 24  # characters of a moved task at its old place: one line holds them


def make_sections(
    comparison: Comparison, runs: Sequence[SectionRun], stubs: Sequence[StubPlace], tokens: RowTokens, words: Wording
) -> tuple[Section, ...]:
    """Draw all rows.

    Args:
        comparison: the comparison.
        runs: its changes in page order.
        stubs: where moved changes leave a stub.
        tokens: what the filters look for in each change.
        words: the language.
    """
    maker = RowMaker(comparison, words)
    order = [index for run in runs for index in run.changes]
    position = {index: place for place, index in enumerate(order)}
    stub_views = {stub.change: _stub(comparison, stub, position, words) for stub in stubs}
    after: dict[int, list[Stub]] = {}
    for stub in stubs:
        after.setdefault(stub.after, []).append(stub_views[stub.change])
    rates = {} if comparison.coverage is None else dict(comparison.coverage.sections)
    sections = []
    for number, run in enumerate(runs, start=1):
        items: list[SectionLine] = []
        if position[run.changes[0]] == 0:
            items.extend(SectionLine(None, stub) for stub in after.get(-1, ()))
        for index in run.changes:
            place = position[index]
            change = comparison.changes[index]
            stub_view = stub_views.get(index)
            stub_id = None if stub_view is None else stub_view.id
            items.append(SectionLine(maker.draw(change, place + 1, run.heading, tokens.of[change.id], stub_id), None))
            items.extend(SectionLine(None, stub) for stub in after.get(place, ()))
        heading = run.heading or words["no_section"]
        changes = [comparison.changes[index] for index in run.changes]
        linked, total = _taken_up(changes) if comparison.mode == "level" else (0, 0)
        sections.append(
            Section(
                id=f"s-{number}",
                heading=heading,
                tally=words["section_tally"].format(count=len(run.changes)),
                parts=_parts(changes, comparison, words),
                coverage=_coverage(run.heading, linked, total, rates, words) if total else None,
                size=_size(items) if len(items) <= BLOCK_ROWS else None,
                blocks=_blocks(heading, items, words),
            )
        )
    return tuple(sections)


def _stub(comparison: Comparison, stub: StubPlace, position: Mapping[int, int], words: Wording) -> Stub:
    change = comparison.changes[stub.change]
    away = (
        comparison.right.tasks[change.right[0]] if comparison.mode == "level" else comparison.left.tasks[change.left[0]]
    )
    left, right = moved_places(change, comparison, words)
    return Stub(
        id=f"m-{change.id.removeprefix('r-')}",
        text=words["stub"].format(
            left=left,
            right=right,
            text=beginning(away.text, _STUB_PREVIEW),
            arrow="▼" if position[stub.change] > stub.after else "▲",
        ),
        href=f"#{change.id}",
    )


def _parts(changes: Sequence[Change], comparison: Comparison, words: Wording) -> tuple[Part, ...]:
    counts: Counter[Kind] = Counter(change.kind for change in changes)
    return tuple(
        Part(Badge(kind, kind_word(words, kind, comparison.mode)), counts[kind]) for kind in KINDS if counts[kind]
    )


def _taken_up(changes: Sequence[Change]) -> tuple[int, int]:
    """Count the higher level's tasks under a heading: those taken up, and all."""
    linked = sum(len(change.left) for change in changes if change.right)
    return linked, sum(len(change.left) for change in changes)


def _coverage(heading: str, linked: int, total: int, rates: Mapping[str, CoverageShare], words: Wording) -> str:
    """Say how many tasks of a section are taken up, and how much of their wording."""
    coverage = words["section_coverage"].format(linked=linked, total=total)
    rate = rates[heading].rate if heading in rates else None
    return coverage if rate is None else words["section_rate"].format(coverage=coverage, percent=percent_text(rate))


def _blocks(heading: str, items: Sequence[SectionLine], words: Wording) -> tuple[Block, ...]:
    """Cut the items of a section into tables of at most `BLOCK_ROWS` rows."""
    blocks = []
    for start in range(0, len(items), BLOCK_ROWS):
        part = tuple(items[start : start + BLOCK_ROWS])
        ordinals = [item.change.ordinal for item in part if item.change is not None]
        first, last = (ordinals[0], ordinals[-1]) if ordinals else (0, 0)
        caption = words["block_caption"].format(section=heading, first=first, last=last)
        blocks.append(Block(caption, _size(part) if len(items) > BLOCK_ROWS else None, part))
    return tuple(blocks)


def _size(items: Sequence[SectionLine]) -> int:
    """Say roughly how high rows are, from 1 to 5."""
    return 1 + sum(len(items) > limit for limit in _SIZE_LIMITS)
