"""What is said of a change besides text, units and deadline: numbers and names, strength of duty, why it matters."""

from typing import Final

from compare import Change, Comparison, FactChange, StrengthChange
from reports.rows.elsewhere import see_text
from reports.rows.lone_facts import fact_sides, lone_fact
from reports.rows.views import Particular
from reports.words.wording import Wording

__all__ = ["particulars", "reasons_text"]

_ARROWS: Final = {"up": "↑", "down": "↓", None: ""}
_STRENGTH_SIGNS: Final = {"strengthened": "▲", "weakened": "▼", "negated": "✕"}
_HARDLY: Final = 0.005  # a change of less than half a percent would print as 0 %


def particulars(change: Change, comparison: Comparison, words: Wording) -> tuple[Particular, ...]:
    """List the facts and the duties that changed, as the ledger has them; each named once."""
    found = (
        *(_fact(fact, change, comparison, words) for fact in change.facts),
        *(_strength(entry, words) for entry in change.strength),
    )
    return tuple(dict.fromkeys(found))


def reasons_text(change: Change, words: Wording) -> str | None:
    """Say why a change needs a look, or why not; None where it was not judged."""
    if not change.reasons or not (change.left and change.right):
        return None
    reasons = words["list_separator"].join(words[f"reason_{reason}"] for reason in change.reasons)
    return words["substantive" if change.substantive else "not_substantive"].format(reasons=reasons)


def _fact(fact: FactChange, change: Change, comparison: Comparison, words: Wording) -> Particular:
    if fact.elsewhere is not None:
        see = see_text(fact.elsewhere, "left" if fact.right is None else "right", comparison, words, change)
        return Particular("fact elsewhere", words[f"fact_{fact.kind}"], "", lone_fact(fact, comparison), see)
    return Particular(
        status=f"fact {fact.status}",
        name=words[f"fact_{fact.kind}"],
        sign=_side_sign(fact.status),
        text=_pair(*fact_sides(fact, comparison), words) if fact.left and fact.right else lone_fact(fact, comparison),
        note=_ARROWS[fact.direction] + _ratio(fact.ratio),
    )


def _strength(entry: StrengthChange, words: Wording) -> Particular:
    return Particular(
        status=f"strength {entry.status}",
        name=words[f"strength_{entry.status}"],
        sign=_STRENGTH_SIGNS[entry.status],
        text=_pair(entry.left or words["strength_plain"], entry.right or words["strength_plain"], words),
        note="",
    )


def _side_sign(status: str) -> str:
    return {"added": "＋", "dropped": "－"}.get(status, "")


def _pair(left: str | None, right: str | None, words: Wording) -> str:
    if left is None or right is None:
        return left or right or ""
    return words["pair"].format(left=left, right=right)


def _ratio(ratio: float | None) -> str:
    """Print by how much a number went up or down, in percent; nothing where that says nothing."""
    if ratio is None or abs(ratio) < _HARDLY:
        return ""
    return f"{ratio * 100:+.0f}%".replace("-", "−")
