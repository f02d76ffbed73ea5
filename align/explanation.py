"""Why a pair was linked: the log-odds of each measure, the words it fired on, and what its rivals leave of it."""

from align.evidence import Evidence
from align.linkage import Linkage
from align.model import Contribution
from align.proof import Proofs
from align.rivals import LETTERS
from align.weights import Weights

__all__ = ["Explainer", "carried_by"]

CARRYING_POINTS = 0.5
"""Log-odds from which a measure is said to have carried a link."""

PHRASES = 3
"""Phrases shown for a measure."""

PHRASE_LENGTH = 24
"""Characters shown of a clause or phrase; more is found by reading the text."""

SHORTEST_PHRASE = 2
"""Characters of a phrase; one character says nothing."""


class Explainer:
    """Explain accepted pairs.

    Args:
        evidence: of the measured pairs.
        weights: that they were weighed with.
        linkage: on them.
        proofs: say which clauses a link rests on.
        worded: whether to name the words that each measure fired on.
    """

    def __init__(
        self, evidence: Evidence, weights: Weights, linkage: Linkage, proofs: Proofs, *, worded: bool = True
    ) -> None:
        self._evidence = evidence
        self._weights = weights
        self._linkage = linkage
        self._proofs = proofs
        self._worded = worded

    def contributions(self, place: int, *, identical: bool) -> tuple[Contribution, ...]:
        """List what adds up to the log-odds of a pair: base, measures, what equality adds, and what rivals leave of it.

        Args:
            place: of the pair among those that were measured.
            identical: whether its texts are equal.
        """
        evidence = self._evidence
        left, right = int(evidence.pairs.left[place]), int(evidence.pairs.right[place])
        found = [Contribution("base", 0.0, self._weights.base)]
        for name, value, margin in zip(evidence.names, evidence.values, evidence.margins, strict=True):
            points = self._weights.of(name) * float(margin[place])
            found.append(Contribution(name, float(value[place]), points, self._words(name, left, right)))
        measured, log_odds = float(self._linkage.measured[place]), float(self._linkage.log_odds[place])
        missing = measured - sum(entry.points for entry in found)
        if identical:
            found.append(Contribution("identical", 1.0, max(0.0, missing)))
            return tuple(found)
        if evidence.contained[place] and missing > 0.0:
            found.append(Contribution("contained", 1.0, missing))
        own = float(self._linkage.own[place])
        found.append(Contribution("own", own / (own + LETTERS), log_odds - sum(entry.points for entry in found)))
        return tuple(found)

    def _words(self, name: str, left: int, right: int) -> tuple[str, ...]:
        if not self._worded:
            return ()
        sides = (self._evidence.left, self._evidence.right)
        if name == "lexical":
            return self._phrases(sides[0].texts[left], sides[1].texts[right])
        if name == "terms":
            runs = _runs(sides[0].texts[left], sides[1].texts[right])
            return tuple(map(_shortened, self._evidence.terms.ranked(runs)[:PHRASES]))
        if name == "semantic-clause" or (name == "lexical-clause" and "semantic" not in self._evidence.names):
            return self._closest(left, right)
        if name == "heading":
            return tuple(dict.fromkeys(filter(None, (sides[0].headings[left], sides[1].headings[right]))))
        return ()

    def _phrases(self, left: str, right: str) -> tuple[str, ...]:
        """Longest runs that both texts have, the rarest first."""
        runs = _runs(left, right)
        weights = self._evidence.rarity.phrase_weights(runs)
        weighed = sorted((-weight, run) for weight, run in zip(weights, runs, strict=True))
        return tuple(_shortened(run) for weight, run in weighed[:PHRASES] if weight < 0.0)

    def _closest(self, left: int, right: int) -> tuple[str, ...]:
        """Give the closest two of the clauses that the link rests on, or of all if it rests on none."""
        matches = self._proofs.of(left, right).matches
        if matches:
            best = max(matches, key=lambda match: match.score)
            one, other = best.left, best.right
        else:
            similarity = self._proofs.similarity(left, right)
            one = int(self._evidence.left.starts[left]) + int(similarity.max(axis=1).argmax())
            other = int(self._evidence.right.starts[right]) + int(similarity.max(axis=0).argmax())
        chosen = (self._evidence.left.clauses[one], self._evidence.right.clauses[other])
        return tuple(dict.fromkeys(_shortened(clause) for clause in chosen if clause))


def carried_by(contributions: tuple[Contribution, ...]) -> str:
    """Name what carried a link, the strongest first, joined by `+`."""
    if any(entry.name == "identical" for entry in contributions):
        return "identical"
    strong = sorted((-entry.points, entry.name) for entry in contributions if entry.name not in ("base", "own"))
    families = dict.fromkeys(name.partition("-")[0] for points, name in strong if -points >= CARRYING_POINTS)
    return "+".join(families) or strong[0][1].partition("-")[0]


def _runs(left: str, right: str) -> tuple[str, ...]:
    """Give the longest runs that two texts have in common, without the punctuation around them."""
    runs = set()
    start = 0
    while start < len(left) - 1:
        end = start + SHORTEST_PHRASE
        if left[start:end] not in right:
            start += 1
            continue
        while end < len(left) and left[start : end + 1] in right:
            end += 1
        runs.add(left[start:end].strip("，。；、：,;:.!?！？“”《》()（）"))
        start = end - 1
    return tuple(sorted(run for run in runs if len(run) >= SHORTEST_PHRASE))


def _shortened(text: str) -> str:
    return text if len(text) <= PHRASE_LENGTH else text[: PHRASE_LENGTH - 1] + "…"
