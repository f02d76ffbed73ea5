"""One change as a group of table rows: badges, both texts, units, deadline, evidence."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from compare import CONFIRM_BELOW, Change, Comparison
from compare.counts import NO_DEADLINE_CHANGE
from documents.model import Task
from reports.badge import Badge
from reports.deadlines import deadline_view
from reports.evidence import EvidenceBook
from reports.names import circled_letter, circled_number, percent_text, place_words, section_heading, side_names
from reports.page_model import ChangeView, EvidenceView, RowView, SideCell, TaskView
from reports.task_text import task_spans
from reports.unit_cells import has_unit_change, unit_chips, units_note
from reports.verdict import FLAGS, GROUP_KINDS
from reports.wording import Wording, kind_word, mark_word

__all__ = ["RowMaker", "change_filters", "filtered_rows", "is_uncertain"]

Side = Literal["left", "right"]

_CLEARLY_LESS: Final = 0.25  # difference of the shares kept: a quarter of a text is seen at a glance
_FLAGS_WITHOUT_BADGE: Final = ("units", "deadline")  # the row shows these in columns of their own


def is_uncertain(change: Change, comparison: Comparison) -> bool:
    """Tell whether a person should confirm one of the links of a change."""
    return any(comparison.links[link].confidence < CONFIRM_BELOW for link in change.links)


def change_filters(change: Change, comparison: Comparison) -> tuple[str, ...]:
    """Return what the filters look for in a change: its kind, then its flags in the order of `FLAGS`."""
    linked = bool(change.left and change.right)
    states = {
        "moved": change.moved,
        "units": has_unit_change(change),
        "deadline": linked and change.deadline is not None and change.deadline.status not in NO_DEADLINE_CHANGE,
        "uncertain": is_uncertain(change, comparison),
    }
    return (f"kind:{change.kind}", *(f"flag:{flag}" for flag in FLAGS if states[flag]))


class RowMaker:
    """Draws the changes of one comparison."""

    def __init__(self, comparison: Comparison, words: Wording) -> None:
        self._comparison = comparison
        self._words = words
        self._evidence = EvidenceBook(comparison, words)
        self._names = dict(zip(("left", "right"), side_names(comparison, words), strict=True))
        self._marks = {
            "added": mark_word(words, "added", comparison.mode),
            "dropped": mark_word(words, "dropped", comparison.mode),
            "moved": words["mark_moved"],
            "reworded": words["mark_reworded"],
            "unmatched": words["mark_unmatched"],
        }

    def draw(self, change: Change, ordinal: int, heading: str, stub_id: str | None) -> ChangeView:
        """Draw a change.

        Args:
            change: the change.
            ordinal: its position on the page, from 1.
            heading: the section heading above it, which its texts need not repeat.
            stub_id: id of its stub; None when it has none.
        """
        filters = change_filters(change, self._comparison)
        badges = self._badges(change, filters)
        return ChangeView(
            id=change.id,
            ordinal=ordinal,
            kind=change.kind,
            badges=badges,
            filters=" ".join(filters),
            label=self._label(change, ordinal, filters, badges),
            uncertain="flag:uncertain" in filters,
            moved_from=self._moved_from(change),
            stub_id=stub_id,
            rows=self._rows(change, heading),
            units=unit_chips(change, self._comparison, self._words),
            units_note=units_note(change, self._names, self._words),
            deadline=deadline_view(
                change,
                self._comparison,
                self._words,
                left_labels=self._labels(change, "left"),
                right_labels=self._labels(change, "right"),
            ),
            kept=self._kept(change),
            evidence=self._links(change) if change.links else (self._evidence.of_unlinked(change),),
        )

    def _badges(self, change: Change, filters: Sequence[str]) -> tuple[Badge, ...]:
        words = self._words
        badges = [Badge(change.kind, kind_word(words, change.kind, self._comparison.mode))]
        if change.moved:
            badges.insert(0, Badge("moved", words["flag_moved"]))
        if "flag:uncertain" in filters:
            badges.append(Badge("uncertain", words["flag_uncertain"]))
        return tuple(badges)

    def _kept(self, change: Change) -> str | None:
        """Say how much one side keeps where it keeps clearly less than the other."""
        left, right = change.kept_left, change.kept_right
        if not change.links or abs(left - right) < _CLEARLY_LESS:
            return None
        key = "kept_left" if left < right else "kept_right"
        return self._words[key].format(percent=percent_text(min(left, right)))

    def _label(self, change: Change, ordinal: int, filters: Sequence[str], badges: Sequence[Badge]) -> str:
        """Say what a row is: type, size of a group, what else changed."""
        words = self._words
        spoken = [badge.word for badge in badges]
        if change.kind in GROUP_KINDS:
            word = kind_word(words, change.kind, self._comparison.mode)
            sized = words["group_label"].format(kind=word, left=len(change.left), right=len(change.right))
            spoken[spoken.index(word)] = sized
        spoken.extend(words[f"flag_{flag}"] for flag in _FLAGS_WITHOUT_BADGE if f"flag:{flag}" in filters)
        return words["row_label"].format(ordinal=ordinal, badges=words["list_separator"].join(spoken))

    def _moved_from(self, change: Change) -> str | None:
        if not change.moved or not change.left or not change.right:
            return None
        return self._words["moved_from"].format(left=change.left[0] + 1, right=change.right[0] + 1)

    def _rows(self, change: Change, heading: str) -> tuple[RowView, ...]:
        """Draw the rows of a change; the single side of a split or a merger reaches down over all of them."""
        if change.kind == "split":
            members = [self._cell(change, "right", [task], heading) for task in change.right]
            single = self._cell(change, "left", change.left, heading, rows=len(members))
            return tuple(RowView(single if position == 0 else None, member) for position, member in enumerate(members))
        if change.kind == "merged":
            members = [self._cell(change, "left", [task], heading) for task in change.left]
            single = self._cell(change, "right", change.right, heading, rows=len(members))
            return tuple(RowView(member, single if position == 0 else None) for position, member in enumerate(members))
        left = self._cell(change, "left", change.left, heading)
        right = self._cell(change, "right", change.right, heading)
        return (RowView(left, right),)

    def _links(self, change: Change) -> tuple[EvidenceView, ...]:
        """Draw the links of a change; in a group each says whose it is."""
        views = []
        lefts, rights = self._labels(change, "left"), self._labels(change, "right")
        for index in change.links:
            link = self._comparison.links[index]
            label = lefts.get(link.left) or rights.get(link.right)
            if lefts and rights:
                label = self._words["pair_label"].format(left=lefts[link.left], right=rights[link.right])
            views.append(self._evidence.of_link(link, label))
        return tuple(views)

    def _labels(self, change: Change, side: Side) -> dict[int, str]:
        """Label the tasks of one side of a group; a single task needs no label.

        The many side of a split or a merger counts ①②③; of an n:m group the left side counts ⓐⓑⓒ, the right ①②③.
        """
        tasks = change.left if side == "left" else change.right
        if len(tasks) < 2:
            return {}
        letter = side == "left" and change.kind == "regrouped"
        name = circled_letter if letter else circled_number
        return {task: name(position) for position, task in enumerate(tasks, start=1)}

    def _cell(self, change: Change, side: Side, tasks: Sequence[int], heading: str, *, rows: int = 1) -> SideCell:
        words = self._words
        if not tasks:
            empty = words["none"].format(side=self._names[side])
            return SideCell(tasks=(), rows=rows, empty=empty, maybe=self._evidence.likely(change))
        views = tuple(self._task(change, side, task, heading) for task in tasks)
        return SideCell(tasks=views, rows=rows, empty=None, maybe=None)

    def _task(self, change: Change, side: Side, index: int, heading: str) -> TaskView:
        words = self._words
        document = self._comparison.left if side == "left" else self._comparison.right
        task = document.tasks[index]
        share = self._share(change, side, index)
        return TaskView(
            id=task.id,
            label=self._labels(change, side).get(index),
            path=self._path(change, side, index, heading),
            number=self._number(task),
            place=place_words(task.place, words),
            share=None
            if share is None
            else words[f"share_of_{'left' if side == 'right' else 'right'}"].format(percent=share),
            share_percent=share,
            spans=task_spans(
                change,
                index,
                task.text,
                side,
                labels=self._labels(change, "right" if side == "left" else "left"),
                marks=self._marks,
            ),
            remark=None if task.remark is None else words["remark"].format(text=task.remark),
        )

    def _path(self, change: Change, side: Side, index: int, heading: str) -> tuple[str, ...]:
        """Return the headings to print: without the one above the rows, none where the member before has the same."""
        document, members = (
            (self._comparison.left, change.left) if side == "left" else (self._comparison.right, change.right)
        )
        task = document.tasks[index]
        position = members.index(index)
        if position and document.tasks[members[position - 1]].section == task.section:
            return ()
        return task.section[1:] if task.section and section_heading(task) == heading else task.section

    def _number(self, task: Task) -> str | None:
        if task.number is None:
            return None
        return self._words["task_number" if task.number.isdecimal() else "task_mark"].format(number=task.number)

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
        return covered * 100 // max(1, len(single.text)) or None


def filtered_rows(changes: Sequence[Change], comparison: Comparison) -> Mapping[str, Sequence[str]]:
    """Return the ids of the rows that each filter shows, in the order given; a filter that shows none is missing."""
    rows: dict[str, list[str]] = {}
    for change in changes:
        for value in change_filters(change, comparison):
            rows.setdefault(value, []).append(change.id)
    return rows
