"""Who signs decisions where people have names: nobody under that of somebody else."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from compare.decisions import Decision

__all__ = ["Signer"]


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who is signed in.

    Attributes:
        name: that the decisions of this person bear.
        decides: whether this person may decide at all.
        others: names of the others, folded; nobody brings decisions of theirs in a file.
    """

    name: str
    decides: bool
    others: frozenset[str] = frozenset()

    def wrong(self, decisions: Iterable[Decision]) -> str | None:
        """Say which decision is signed with another name; None where all are this person's."""
        for decision in decisions:
            if decision.by != self.name:
                return (
                    f"决定署名为“{decision.by[:40]}”，现在登录的是“{self.name}”。 "
                    f"A decision is signed {decision.by[:40]!r}, and {self.name!r} is signed in."
                )
        return None

    def wrong_in_file(self, decisions: Iterable[Decision]) -> str | None:
        """Say which decision of a file bears the name of somebody else who could sign in; None for none."""
        for decision in decisions:
            if " ".join(unicodedata.normalize("NFKC", decision.by).casefold().split()) in self.others:
                return (
                    f"文件里有“{decision.by[:40]}”的决定：请本人登录后导入。 "
                    f"The file holds decisions of {decision.by[:40]!r}, who must sign in to bring them."
                )
        return None
