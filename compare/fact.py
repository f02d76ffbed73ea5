"""One fact in a text: a number, a date, a period or a name, with the characters that carry it."""

from dataclasses import dataclass

from compare.particulars import FactKind

__all__ = ["Fact"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as found in one text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        text: the characters.
        meaning: equal for two ways of writing one fact: 1.5万元 and 15000元.
        value: what its size is, for quantities; of a range the upper end.
        measure: facts of one measure can be compared by value: `元`, `%`, `项`, `days`.
        is_range: whether it is two numbers, 30-50家.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    meaning: tuple[object, ...]
    value: float | None = None
    measure: str = ""
    is_range: bool = False
