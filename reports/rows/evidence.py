"""Why tasks are linked: the short line, the waterfall of the score, the nearest of the candidates that lost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from align.model import Candidate, Contribution, Link
from compare import CONFIRM_BELOW, Change, Comparison
from reports.rows.elsewhere import likely_text
from reports.rows.views import BarView, CandidateView, EvidenceBody, EvidenceView
from reports.words.phrases import percent_text, place_of, score_text
from reports.words.wording import Wording, evidence_word, matched_by_words

__all__ = ["EvidenceBook"]

_LEAST_POINTS: Final = 0.005  # what would print as 0.00 moves nothing
_MAX_WORDS: Final = 6  # phrases a contribution shows: more would not be read
_MAX_PAIRS: Final = 3  # pairs of clauses a link shows; all are in the JSON export
_MAX_LETTERS: Final = 24  # of a clause that is quoted; it stands in full in its row


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
        summary = [
            words["confidence"].format(percent=percent_text(link.confidence)),
            matched_by_words(words, link.matched_by),
        ]
        facts = [words["similarity"].format(score=score_text(link.score))]
        if rivals:
            summary.append(words["second"].format(score=score_text(max(rival.score for rival in rivals))))
        if label is not None:  # of a single link the row itself says it, and by more than the score
            facts.append(words[f"link_label_{link.label}"])
        facts.append(words[f"extent_{link.extent}"])
        if link.evidence:  # a link that nobody measured has no clauses to show
            facts.append(self._proof(link))
        separator = words["fact_separator"]
        return EvidenceView(
            label=label,
            uncertain=link.confidence < CONFIRM_BELOW,
            summary=separator.join(part for part in summary if part),
            body=EvidenceBody(facts=separator.join(facts), bars=_waterfall(link, words)),
        )

    def _proof(self, link: Link) -> str:
        """Quote the pairs of clauses that a link rests on, the closest first."""
        words = self._words
        left, right = self._comparison.left.tasks[link.left].words, self._comparison.right.tasks[link.right].words
        pairs = sorted(link.clauses, key=lambda pair: (-pair.score, pair.left_start, pair.right_start))
        shown = [
            words["proof_pair"].format(
                left=_shortened(left[pair.left_start : pair.left_end]),
                right=_shortened(right[pair.right_start : pair.right_end]),
                score=score_text(pair.score),
            )
            for pair in pairs[:_MAX_PAIRS]
        ]
        return words["proof"].format(pairs=words["list_separator"].join(shown)) if shown else words["proof_none"]

    def of_unlinked(self, change: Change) -> EvidenceView:
        """Draw what came nearest to a task without a link."""
        left = change.left[0] if change.left else None
        right = change.right[0] if change.right else None
        rivals = self._left_runners[left] if left is not None else []
        rivals = rivals + (self._right_runners[right] if right is not None else [])
        if not rivals:
            return EvidenceView(label=None, uncertain=False, summary=self._words["no_nearest"], body=None)
        nearest = self._words["nearest"].format(score=score_text(max(rival.score for rival in rivals)))
        return EvidenceView(label=None, uncertain=False, summary=nearest, body=EvidenceBody(facts="", bars=()))

    def likely(self, change: Change) -> CandidateView | None:
        """Name the task that a task without a link may be related to, and the row that it stands in."""
        for one in change.related:
            document = self._comparison.right if one.side == "left" else self._comparison.left
            row = (self._right_rows if one.side == "left" else self._left_rows)[one.task]
            place, text = place_of(one.task, document, self._words), likely_text(change, one, self._comparison)
            return CandidateView(text=self._words["maybe"].format(place=place, text=text), href=f"#{row}")
        return None


def _grouped(candidates: Iterable[Candidate], side: Callable[[Candidate], int]) -> Mapping[int, list[Candidate]]:
    grouped: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        grouped[side(candidate)].append(candidate)
    return grouped


def _waterfall(link: Link, words: Wording) -> tuple[BarView, ...]:
    """Draw the contributions as a waterfall: each bar begins where the one before ended; the total comes last."""
    if not link.evidence:
        return ()
    ends = [0.0]
    for contribution in link.evidence:
        ends.append(ends[-1] + contribution.points)
    low = min(ends)
    reach = (max(ends) - low) or 1.0

    def bar(contribution: Contribution, begin: float, end: float) -> BarView:
        return BarView(
            name=evidence_word(words, contribution.name),
            value=score_text(contribution.value),
            points=_signed(contribution.points),
            sign=1 if contribution.points >= 0 else -1,
            start=_percent(min(begin, end) - low, reach),
            width=_percent(abs(end - begin), reach),
            words=words["list_separator"].join(contribution.words[:_MAX_WORDS]),
        )

    bars = [
        bar(contribution, begin, end)
        for contribution, begin, end in zip(link.evidence, ends, ends[1:], strict=False)
        if abs(contribution.points) >= _LEAST_POINTS
    ]
    total = BarView(
        name=words["waterfall_total"],
        value=score_text(link.score),
        points=_signed(ends[-1]),
        sign=0,
        start=_percent(min(0.0, ends[-1]) - low, reach),
        width=_percent(abs(ends[-1]), reach),
        words="",
    )
    return (*bars, total)


def _shortened(text: str) -> str:
    clause = "".join(text.split()).rstrip("，。；、：,;:")
    return clause if len(clause) <= _MAX_LETTERS else clause[: _MAX_LETTERS - 1] + "…"


def _signed(points: float) -> str:
    return f"{points:+.2f}".replace("-", "−")


def _percent(part: float, reach: float) -> float:
    return round(part / reach * 100, 1) + 0.0  # a negative zero becomes a plain one
