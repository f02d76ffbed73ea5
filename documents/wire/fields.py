"""Kinds of fields that several files have."""

from typing import Annotated, Final

from msgspec import Meta

from documents.wire.checking import Must

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Filled", "FilledList", "Year"]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""Years that a document of an office can be for; anything else is a slip of the pen."""

Filled = Annotated[str, Meta(pattern=r"\S"), Must("a string that is not empty")]
"""A text that holds more than white space."""

FilledList = Annotated[tuple[Filled, ...], Must("a list of strings that are not empty")]

Year = Annotated[
    int, Meta(ge=FIRST_YEAR, le=LAST_YEAR), Must(f"a whole number from {FIRST_YEAR} to {LAST_YEAR} or null")
]
