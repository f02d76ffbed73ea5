"""Organs that the texts of a row name otherwise, in words."""

from typing import Final

from compare import ActorChange, Change
from reports.words.wording import Wording

__all__ = ["actor_phrases", "actor_status"]

_TOLD: Final = 3  # organs that a sentence tells; all of them stand in the column of units
_LONG: Final = 36  # characters of a list of organs from which it is cut: seven departments


def actor_phrases(change: Change, words: Wording) -> tuple[str, ...]:
    """Say who is named in place of whom, and who is named on one side alone."""
    told = []
    for actor in change.actors[:_TOLD]:
        left, right = (_names(name or "", words) for name in (actor.left, actor.right))
        told.append(words[f"told_actor{_fate(actor)}"].format(left=left, right=right))
    if more := len(change.actors[_TOLD:]):
        told.append(words["told_actors_more"].format(count=more))
    return tuple(told)


def actor_status(actor: ActorChange, words: Wording) -> str:
    """Say the same of one of them as the column of units has it."""
    both = words["pair"].format(left=actor.left, right=actor.right)
    names = both if actor.left and actor.right else actor.left or actor.right
    return words["unit_tip"].format(status=words[f"status_actor{_fate(actor)}"], names=names)


def _names(text: str, words: Wording) -> str:
    """Print organs; of a long list the first ones, and how many they are."""
    names = text.split("、")
    if len(text) <= _LONG:
        return text
    return words["told_organs_more"].format(names="、".join(names[:_TOLD]), count=len(names))


def _fate(actor: ActorChange) -> str:
    return "_added" if actor.left is None else "_dropped" if actor.right is None else ""
