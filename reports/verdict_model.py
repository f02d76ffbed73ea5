"""The verdict as the template sees it: one sentence in parts, and the sums that prove it."""

from dataclasses import dataclass

__all__ = ["SideCheck", "Verdict", "VerdictPart"]


@dataclass(frozen=True, slots=True)
class VerdictPart:
    """One number of the verdict; `href` is the first row it counts, None when it counts none."""

    word: str
    count: int
    note: str | None
    filter: str
    href: str | None


@dataclass(frozen=True, slots=True)
class SideCheck:
    """The sum of one side: the terms add up to `total`, or the page says that they do not."""

    side: str
    terms: tuple[tuple[str, int], ...]
    total: int
    closes: bool
    result: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The comparison in one sentence, the check that its numbers close, and what could not be compared.

    Attributes:
        covered: how much of the higher level is taken up; None where levels are not compared.
        roles: what the lower level made of the tasks; empty where levels are not compared.
        kinds: without the kinds that `roles` count already.
    """

    lead: str
    covered: str | None
    roles: tuple[VerdictPart, ...]
    kinds: tuple[VerdictPart, ...]
    flags: tuple[VerdictPart, ...]
    checks: tuple[SideCheck, ...]
    caveats: tuple[str, ...]
    notices: tuple[str, ...]
    sentence: str
