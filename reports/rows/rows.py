"""One change as a group of table rows: badges, both texts, units, deadline, what else changed, evidence."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Literal

from compare import Change, Comparison, Elsewhere
from compare.organs.mentions import mentions
from documents.model import Task
from reports.rows.deadlines import deadline_view
from reports.rows.elsewhere import see_task, see_text
from reports.rows.evidence import EvidenceBook
from reports.rows.groups import GROUP_KINDS, joins, labels
from reports.rows.human_states import human_word, states
from reports.rows.moves import moved_places
from reports.rows.particulars import particulars, reasons_text
from reports.rows.sentence import sentence_parts
from reports.rows.snippets import snippet_numbers
from reports.rows.task_text import task_spans, text_marks
from reports.rows.unit_cells import unit_chips, units_note
from reports.rows.unit_lines import unit_lines
from reports.rows.views import Badge, ChangeView, EvidenceView, Inline, RowView, SideCell, TaskView
from reports.words.phrases import percent_text, place_words, section_heading, side_names
from reports.words.wording import Wording, kind_badge_word

__all__ = ["RowMaker"]

Side = Literal["left", "right"]

_CLEARLY_LESS: Final = 0.25  # difference of the shares kept: a quarter of a text is seen at a glance
_UNFOLDED_MEMBERS: Final = 6  # members of a group that are read at once; those after them are one line each
_SPOKEN_FLAGS: Final = ("units", "deadline", "numbers", "strength")  # the row shows these in places of their own


class RowMaker:
    """Draws the changes of one comparison."""

    def __init__(self, comparison: Comparison, words: Wording) -> None:
        self._comparison = comparison
        self._words = words
        self._evidence = EvidenceBook(comparison, words)
        self._names = dict(zip(("left", "right"), side_names(comparison, words), strict=True))
        self._decided = states(comparison)
        self._lists_units = (
            any(map(mentions, comparison.left.tasks)),
            any(map(mentions, comparison.right.tasks)),
        )
        tasks = () if comparison.coverage is None else comparison.coverage.tasks
        self._clauses = {entry.task: entry.clauses for entry in tasks}
        self._rates = {entry.task: int(percent_text(rate)) for entry in tasks if (rate := entry.share.rate) is not None}
        self._marks = text_marks(comparison, words)
        self._snippets = snippet_numbers(comparison)

    def draw(
        self, change: Change, ordinal: int, heading: str, tokens: Sequence[str], stub_id: str | None
    ) -> ChangeView:
        """Draw a change.

        Args:
            change: the change.
            ordinal: its position on the page, from 1.
            heading: the section heading above it, which its texts need not repeat.
            tokens: what the filters look for in it.
            stub_id: id of its stub; None when it has none.
        """
        words, comparison = self._words, self._comparison
        lefts, rights = labels(change, "left"), labels(change, "right")
        links = [comparison.links[link] for link in change.links]
        badges = self._badges(change, tokens)
        return ChangeView(
            id=change.id,
            ordinal=ordinal,
            kind=change.kind,
            badges=badges,
            filters=" ".join(tokens),
            label=self._label(change, ordinal, tokens, badges),
            uncertain="flag:uncertain" in tokens,
            moved_from=self._moved_from(change),
            stub_id=stub_id,
            kept=self._kept(change),
            joins=joins(change, links, words),
            rows=self._rows(change, heading),
            units=unit_chips(change, comparison, words),
            units_note=units_note(change, self._names, words),
            unit_lines=unit_lines(change, comparison, lefts, rights, words, lists_units=self._lists_units),
            deadline=deadline_view(change, comparison, words, left_labels=lefts, right_labels=rights),
            particulars=particulars(change, comparison, words),
            explanation=sentence_parts(change, comparison, words),
            reasons=reasons_text(change, words),
            human=human_word(change, self._decided, words),
            evidence=self._links(change) if change.links else (self._evidence.of_unlinked(change),),
        )

    def _badges(self, change: Change, tokens: Sequence[str]) -> tuple[Badge, ...]:
        words = self._words
        badges = [Badge(change.kind, kind_badge_word(words, change, self._comparison.mode))]
        if change.moved:
            badges.insert(0, Badge("moved", words["flag_moved"]))
        if "flag:uncertain" in tokens:
            badges.append(Badge("uncertain", words["flag_uncertain"]))
        return tuple(badges)

    def _kept(self, change: Change) -> str | None:
        """Say how much one side keeps where it keeps clearly less than the other."""
        left, right = change.kept_left, change.kept_right
        if not change.links or abs(left - right) < _CLEARLY_LESS:
            return None
        key = "kept_left" if left < right else "kept_right"
        return self._words[key].format(percent=percent_text(min(left, right)))

    def _label(self, change: Change, ordinal: int, tokens: Sequence[str], badges: Sequence[Badge]) -> str:
        """Say what a row is: type, size of a group, what else changed."""
        words = self._words
        spoken = [badge.word for badge in badges]
        if change.kind in GROUP_KINDS:
            word = kind_badge_word(words, change, self._comparison.mode)
            sized = words["group_label"].format(kind=word, left=len(change.left), right=len(change.right))
            spoken[spoken.index(word)] = sized
        spoken.extend(words[f"flag_{flag}"] for flag in _SPOKEN_FLAGS if f"flag:{flag}" in tokens)
        return words["row_label"].format(ordinal=ordinal, badges=words["list_separator"].join(spoken))

    def _moved_from(self, change: Change) -> str | None:
        if not change.moved or not change.left or not change.right:
            return None
        left, right = moved_places(change, self._comparison, self._words)
        return self._words["moved_from"].format(left=left, right=right) if left != right else None

    def _rows(self, change: Change, heading: str) -> tuple[RowView, ...]:
        """Draw the rows of a change; the single side of a split or a merger reaches down over all of them."""
        if change.kind == "split":
            members = [self._cell(change, "right", [task], heading) for task in change.right]
            single = self._cell(change, "left", change.left, heading, rows=len(members))
            return tuple(
                RowView(single if position == 0 else None, member, folded=position >= _UNFOLDED_MEMBERS)
                for position, member in enumerate(members)
            )
        if change.kind == "merged":
            members = [self._cell(change, "left", [task], heading) for task in change.left]
            single = self._cell(change, "right", change.right, heading, rows=len(members))
            return tuple(
                RowView(member, single if position == 0 else None, folded=position >= _UNFOLDED_MEMBERS)
                for position, member in enumerate(members)
            )
        left = self._cell(change, "left", change.left, heading)
        right = self._cell(change, "right", change.right, heading)
        return (RowView(left, right),)

    def _links(self, change: Change) -> tuple[EvidenceView, ...]:
        """Draw the links of a change; in a group each says whose it is."""
        views = []
        lefts, rights = labels(change, "left"), labels(change, "right")
        for index in change.links:
            link = self._comparison.links[index]
            label = lefts.get(link.left) or rights.get(link.right)
            if lefts and rights:
                label = self._words["pair_label"].format(left=lefts[link.left], right=rights[link.right])
            views.append(self._evidence.of_link(link, label))
        return tuple(views)

    def _cell(self, change: Change, side: Side, tasks: Sequence[int], heading: str, *, rows: int = 1) -> SideCell:
        words = self._words
        if not tasks:
            empty = words["none"].format(side=self._names[side])
            return SideCell(tasks=(), rows=rows, empty=empty, maybe=self._evidence.likely(change))
        views = tuple(self._task(change, side, task, heading) for task in tasks)
        inline: Inline | None = None
        if _reads_as_one(change):
            inline = "hide" if side == "left" else "wide"
        return SideCell(tasks=views, rows=rows, empty=None, maybe=None, inline=inline)

    def _task(self, change: Change, side: Side, index: int, heading: str) -> TaskView:
        words = self._words
        document = self._comparison.left if side == "left" else self._comparison.right
        task = document.tasks[index]
        share = self._share(change, side, index)
        rate = self._rates.get(index) if side == "left" else None
        as_one = side == "right" and _reads_as_one(change)
        return TaskView(
            id=task.id,
            label=labels(change, side).get(index),
            path=self._path(change, side, index, heading),
            number=self._number(task),
            place=words["fact_separator"].join(place_words(task.place, words)) or words["surroundings"],
            was=self._was(change) if as_one else None,
            share=self._share_words(side, share, rate),
            share_percent=share if rate is None else rate,
            spans=task_spans(
                change,
                index,
                task.words,
                side,
                labels=labels(change, "right" if side == "left" else "left"),
                marks=self._marks,
                coverage=self._clauses.get(index, ()) if side == "left" else (),
                with_was=as_one,
                see=partial(self._see, change),
                title=task.title or "",
            ),
            remark=None if task.remark is None else words["remark"].format(text=task.remark),
            snippet=self._snippets.get((side, task.id)),
        )

    def _see(self, change: Change, found: Elsewhere | int, side: Side) -> str:
        if isinstance(found, int):
            return see_task(found, side, self._comparison, self._words)
        return see_text(found, side, self._comparison, self._words, change)

    def _path(self, change: Change, side: Side, index: int, heading: str) -> tuple[str, ...]:
        """Return the headings to print: without the one above the rows, none where the member before has the same."""
        document, members = (
            (self._comparison.left, change.left) if side == "left" else (self._comparison.right, change.right)
        )
        task = document.tasks[index]
        position = members.index(index)
        if position and document.tasks[members[position - 1]].section == task.section:
            return ()
        return task.headings[1:] if task.headings and section_heading(task) == heading else task.headings

    def _number(self, task: Task) -> str | None:
        if task.number is None:
            return None
        return self._words["task_number" if task.number.isdecimal() else "task_mark"].format(number=task.number)

    def _was(self, change: Change) -> str | None:
        number = self._number(self._comparison.left.tasks[change.left[0]])
        return None if number is None else self._words["was_number"].format(number=number)

    def _share_words(self, side: Side, share: int | None, rate: int | None) -> str | None:
        if rate is not None:
            return self._words["task_rate"].format(percent=rate)
        if share is None:
            return None
        return self._words[f"share_of_{'left' if side == 'right' else 'right'}"].format(percent=share)

    def _share(self, change: Change, side: Side, index: int) -> int | None:
        """Return how much of the group's single task this member answers, in percent; None for nothing.

        Rounded down, so that the shares of all members never add up to more than 100.
        """
        if (change.kind, side) not in (("split", "right"), ("merged", "left")):
            return None
        single = (
            self._comparison.left.tasks[change.left[0]]
            if side == "right"
            else self._comparison.right.tasks[change.right[0]]
        )
        covered = 0
        for edit in change.text:
            own, other = (edit.right, edit.left) if side == "right" else (edit.left, edit.right)
            if own is not None and other is not None and own.task == index:
                covered += other.end - other.start
        return covered * 100 // max(1, len(single.words)) or None


def _reads_as_one(change: Change) -> bool:
    """Tell whether both texts can be read as one: a single pair that keeps most of its words."""
    return change.kind in ("unchanged", "edited") and len(change.left) == len(change.right) == 1
