"""Why tasks are linked: the short line, the waterfall of the score, the candidates that lost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from align.model import Candidate, Contribution, Link
from compare import CONFIRM_BELOW, Change, Comparison
from documents.model import Task
from reports.names import beginning, percent_text, score_text, task_place
from reports.page_model import CandidateView, ContributionView, EvidenceView, RunnersView
from reports.wording import Wording, evidence_word, matched_by_words

__all__ = ["LIKELY_FROM", "EvidenceBook"]

_PREVIEW: Final = 20  # characters of a rejected candidate: enough to recognise it in one line
LIKELY_FROM: Final = 0.3  # score of a rejected candidate that a reader should look at before believing "no link"
_MAX_WORDS: Final = 6  # phrases a contribution shows: more would not be read


class EvidenceBook:
    """Draws the evidence of one comparison; knows where every task stands on the page."""

    def __init__(self, comparison: Comparison, words: Wording) -> None:
        self._comparison = comparison
        self._words = words
        self._left_runners: Mapping[int, list[Candidate]] = _grouped(comparison.runners_up, lambda c: c.left)
        self._right_runners: Mapping[int, list[Candidate]] = _grouped(comparison.runners_up, lambda c: c.right)
        self._left_rows = {task: change.id for change in comparison.changes for task in change.left}
        self._right_rows = {task: change.id for change in comparison.changes for task in change.right}

    def of_link(self, link: Link, label: str | None) -> EvidenceView:
        """Draw one link; the second best is the best rejected candidate of either of its tasks."""
        words = self._words
        rivals = [*self._left_runners[link.left], *self._right_runners[link.right]]
        summary = (
            words["confidence"].format(percent=percent_text(link.confidence)),
            matched_by_words(words, link.matched_by),
        )
        facts = [words["similarity"].format(score=score_text(link.score))]
        if rivals:
            facts.append(words["second"].format(score=score_text(max(rival.score for rival in rivals))))
        if label is not None:  # of a single link the row itself says it, and by more than the score
            facts.append(words[f"link_label_{link.label}"])
        facts.append(words[f"extent_{link.extent}"])
        return EvidenceView(
            label=label,
            uncertain=link.confidence < CONFIRM_BELOW,
            summary=tuple(part for part in summary if part),
            facts=tuple(facts),
            contributions=_waterfall(link.evidence, words),
            runners=self._runners(link.left, link.right),
        )

    def likely(self, change: Change) -> CandidateView | None:
        """Name the candidate nearest to a task without a link, where a reader should look at it."""
        lefts = [
            (c.score, self._comparison.right.tasks[c.right], self._right_rows[c.right])
            for task in change.left
            for c in self._left_runners[task]
        ]
        rights = [
            (c.score, self._comparison.left.tasks[c.left], self._left_rows[c.left])
            for task in change.right
            for c in self._right_runners[task]
        ]
        found = [entry for entry in (*lefts, *rights) if entry[0] >= LIKELY_FROM]
        if not found:
            return None
        score, task, row = min(found, key=lambda entry: (-entry[0], entry[1].id))
        place = task_place(task, self._words)
        return CandidateView(
            score=self._words["maybe_score"].format(score=score_text(score)),
            text=self._words["maybe"].format(place=place),
            href=f"#{row}",
        )

    def of_unlinked(self, change: Change) -> EvidenceView:
        """Draw what came nearest to a task without a link."""
        left = change.left[0] if change.left else None
        right = change.right[0] if change.right else None
        rivals = self._left_runners[left] if left is not None else []
        rivals = rivals + (self._right_runners[right] if right is not None else [])
        nearest = self._words["no_nearest"]
        if rivals:
            nearest = self._words["nearest"].format(score=score_text(max(rival.score for rival in rivals)))
        return EvidenceView(
            label=None,
            uncertain=False,
            summary=(nearest,),
            facts=(),
            contributions=(),
            runners=self._runners(left, right),
        )

    def _runners(self, left: int | None, right: int | None) -> tuple[RunnersView, ...]:
        """List the rejected candidates of both tasks; those of the left task stand on the right side."""
        words, comparison = self._words, self._comparison
        views = []
        if left is not None and self._left_runners[left]:
            found = [
                (c.score, comparison.right.tasks[c.right], self._right_rows[c.right]) for c in self._left_runners[left]
            ]
            views.append(RunnersView(words["runners_left"], self._candidates(found)))
        if right is not None and self._right_runners[right]:
            found = [
                (c.score, comparison.left.tasks[c.left], self._left_rows[c.left]) for c in self._right_runners[right]
            ]
            views.append(RunnersView(words["runners_right"], self._candidates(found)))
        return tuple(views)

    def _candidates(self, found: Sequence[tuple[float, Task, str]]) -> tuple[CandidateView, ...]:
        ordered = sorted(found, key=lambda entry: (-entry[0], entry[1].id))
        return tuple(
            CandidateView(
                score=score_text(score),
                text=self._words["runner"].format(number=task.number or task.id, text=beginning(task.text, _PREVIEW)),
                href=f"#{row}",
            )
            for score, task, row in ordered
        )


def _grouped(candidates: Iterable[Candidate], side: Callable[[Candidate], int]) -> Mapping[int, list[Candidate]]:
    grouped: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        grouped[side(candidate)].append(candidate)
    return grouped


def _waterfall(contributions: Sequence[Contribution], words: Wording) -> tuple[ContributionView, ...]:
    """Draw the contributions as bars from one common zero line, all on the scale of this link."""
    reach = sum(abs(extreme) for extreme in _extremes(contributions)) or 1.0
    zero = -_extremes(contributions)[0] / reach * 100
    views = []
    for contribution in contributions:
        width = abs(contribution.points) / reach * 100
        start = zero if contribution.points >= 0 else zero - width
        views.append(
            ContributionView(
                name=evidence_word(words, contribution.name),
                value=score_text(contribution.value),
                points=f"{contribution.points:+.2f}".replace("-", "−"),
                positive=contribution.points >= 0,
                bar_x=f"{start:.1f}",
                bar_width=f"{width:.1f}",
                words=words["list_separator"].join(contribution.words[:_MAX_WORDS]) or None,
            )
        )
    return tuple(views)


def _extremes(contributions: Sequence[Contribution]) -> tuple[float, float]:
    points = [contribution.points for contribution in contributions]
    return min([0.0, *points]), max([0.0, *points])
