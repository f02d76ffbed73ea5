"""How far two readings of the same places agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Case", "Score", "score"]


@dataclass(frozen=True, slots=True)
class Case:
    """One place that both readers looked at.

    Attributes:
        where: the tasks.
        by_hand: what the reader found, in words; nothing where nothing changed.
        told: what the rules tell, in the same words.
        spared: what is neither demanded nor punished, because two readers could differ.
        doubtful: whether the whole place is left out of the count.
    """

    where: str
    by_hand: tuple[str, ...]
    told: tuple[str, ...]
    spared: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def missed(self) -> Counter[str]:
        """What only the reader found."""
        return Counter(self.by_hand) - Counter(self.told) - Counter(self.spared)

    @property
    def invented(self) -> Counter[str]:
        """What only the rules tell."""
        return Counter(self.told) - Counter(self.by_hand) - Counter(self.spared)

    @property
    def exact(self) -> bool:
        """Whether both say the same."""
        return not self.missed and not self.invented


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind; doubtful places count nowhere.

    Attributes:
        exact: places where both say the same.
        places: all places.
        right: told and found by hand.
        told: told at all.
        true: found by hand at all.
    """

    exact: int
    places: int
    right: int
    told: int
    true: int

    def __str__(self) -> str:
        """Write the counts down; a share of nothing is a dash."""
        return (
            f"{self.exact}/{self.places} the same, "
            f"precision {_share(self.right, self.told)} ({self.right}/{self.told}), "
            f"recall {_share(self.right, self.true)} ({self.right}/{self.true})"
        )


def score(cases: Iterable[Case]) -> Score:
    """Count how far two readings agree.

    Args:
        cases: doubtful ones are left out.
    """
    sure = [case for case in cases if not case.doubtful]
    missed, invented, found = (
        sum(part.total() for part in parts)
        for parts in (
            [case.missed for case in sure],
            [case.invented for case in sure],
            [Counter(case.by_hand) - Counter(case.spared) for case in sure],
        )
    )
    right = found - missed
    return Score(sum(case.exact for case in sure), len(sure), right, right + invented, found)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"
