"""The words of a report: one language, and the words that the mode of a comparison puts in place of the usual ones.

All tables of words are joined here: Chinese first and English beside it; document text is never translated.
Placeholders are filled with `str.format` in Python, so that a template prints finished strings only.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from collate import Axis, CellState
from compare import Change, Kind, Mode, UnitRole
from reports.words.by_mode import STRINGS_BY_MODE
from reports.words.collation import STRINGS_COLLATION
from reports.words.exports import STRINGS_EXPORTS
from reports.words.kinds import STRINGS_KINDS
from reports.words.overview import STRINGS_OVERVIEW
from reports.words.review import STRINGS_REVIEW
from reports.words.sentences import STRINGS_SENTENCES
from reports.words.table import STRINGS_TABLE
from reports.words.whole import STRINGS_WHOLE

__all__ = ["LANGUAGES", "Language", "Wording", "wording"]

Language = Literal["zh-CN", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

Wording = Mapping[str, str]

STRING_TABLES: Final = (
    STRINGS_OVERVIEW,
    STRINGS_KINDS,
    STRINGS_TABLE,
    STRINGS_EXPORTS,
    STRINGS_COLLATION,
    STRINGS_REVIEW,
    STRINGS_SENTENCES,
    STRINGS_WHOLE,
)


@cache
def wording(language: Language, mode: Mode = "year") -> Wording:
    """Return all strings of one language by key.

    Args:
        language: one of `LANGUAGES`.
        mode: of the comparison; two places side by side are not told as if one had become the other.

    Raises:
        ValueError: the language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is unknown; use one of {', '.join(LANGUAGES)}")
    position = LANGUAGES.index(language)
    usual = {key: texts for table in STRING_TABLES for key, texts in table.items()}
    chosen = {**usual, **STRINGS_BY_MODE.get(mode, {})}
    return MappingProxyType({key: texts[position] for key, texts in chosen.items()})


def kind_word(words: Wording, kind: Kind, mode: Mode) -> str:
    """Name a kind of change as readers of this mode call it."""
    return words[f"{kind}_{mode}"]


def mark_word(words: Wording, status: Literal["added", "dropped"], mode: Mode) -> str:
    """Name a clause that stands on one side only."""
    return words[f"mark_{status}_{mode}"]


def unit_status_word(words: Wording, status: str) -> str:
    """Name what became of a unit; a status that has no word yet keeps its own name."""
    return words.get(f"status_{status}", status)


def role_word(words: Wording, role: UnitRole) -> str:
    """Name the part a unit plays in a task."""
    return words[f"role_{role}"]


def deadline_word(words: Wording, status: str) -> str:
    """Name what became of a deadline."""
    return words[f"deadline_{status}"]


def evidence_word(words: Wording, name: str) -> str:
    """Name a piece of evidence; one that has no word yet keeps its own name."""
    return words.get(f"by_{name}", name)


def matched_by_words(words: Wording, matched_by: str) -> str:
    """Name the evidence that carried a link, joined by a plus sign."""
    return "+".join(evidence_word(words, name) for name in matched_by.split("+") if name)


def kind_badge_word(words: Wording, change: Change, mode: Mode) -> str:
    """Name a change in its row: between levels by what the lower one made of it, and in which form."""
    if change.role is None:
        return kind_word(words, change.kind, mode)
    role = words[f"role_{change.role}"]
    form = words.get(f"form_{change.kind}")
    return role if form is None else words["role_form"].format(role=role, form=form)


def cell_word(words: Wording, state: CellState, axis: Axis) -> str:
    """Name what a witness has of a matter: between levels by what the lower one made of it."""
    return words.get(f"cell_{state}_{axis}", words[f"cell_{state}"])


def cell_sign(words: Wording, state: CellState, axis: Axis) -> str:
    """Give the sign of a state."""
    return words.get(f"sign_{state}_{axis}", words[f"sign_{state}"])
