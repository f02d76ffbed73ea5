"""Links counted against the truth, and the ratios that follow."""

from dataclasses import dataclass

__all__ = ["LinkCounts"]


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Links of one kind; pairs that are only related count nowhere.

    Attributes:
        right: claimed and true.
        claimed: claimed at all.
        true: in truth.
    """

    right: int = 0
    claimed: int = 0
    true: int = 0

    def __add__(self, other: "LinkCounts") -> "LinkCounts":
        return LinkCounts(self.right + other.right, self.claimed + other.claimed, self.true + other.true)

    @property
    def precision(self) -> float:
        """Share of the claimed links that are true; 1 if none is claimed."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Share of the true links that are claimed; 1 if there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.claimed + self.true) if self.claimed + self.true else 1.0
