"""Hold more than two documents against each other: the matters that they share, and what each has of them."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collate.collation import (
        collate,
    )
    from collate.collection import (
        AXES,
        LINK_STATES,
        Axis,
        Clause,
        ClauseLink,
        Collection,
        ComparedPair,
        LinkState,
        Witness,
    )
    from collate.model import (
        CELL_STATES,
        DOUBT_KINDS,
        MATTER_KINDS,
        CellState,
        Collation,
        DoubtKind,
        FirstSeen,
        Matter,
        MatterCell,
        MatterCounts,
        MatterDoubt,
        MatterKind,
        Reading,
        WitnessCount,
    )
    from collate.particulars import (
        PARTICULAR_KINDS,
        PARTICULAR_STATES,
        MatterParticular,
        ParticularCell,
        ParticularKind,
        ParticularState,
        ParticularValue,
    )
    from collate.witnesses import (
        Gathering,
        gathered,
        planned_pairs,
    )

__all__ = [
    "AXES",
    "CELL_STATES",
    "DOUBT_KINDS",
    "LINK_STATES",
    "MATTER_KINDS",
    "PARTICULAR_KINDS",
    "PARTICULAR_STATES",
    "Axis",
    "CellState",
    "Clause",
    "ClauseLink",
    "Collation",
    "Collection",
    "ComparedPair",
    "DoubtKind",
    "FirstSeen",
    "Gathering",
    "LinkState",
    "Matter",
    "MatterCell",
    "MatterCounts",
    "MatterDoubt",
    "MatterKind",
    "MatterParticular",
    "ParticularCell",
    "ParticularKind",
    "ParticularState",
    "ParticularValue",
    "Reading",
    "Witness",
    "WitnessCount",
    "collate",
    "gathered",
    "planned_pairs",
]

_HOMES = {
    "AXES": "collection",
    "CELL_STATES": "model",
    "DOUBT_KINDS": "model",
    "LINK_STATES": "collection",
    "MATTER_KINDS": "model",
    "PARTICULAR_KINDS": "particulars",
    "PARTICULAR_STATES": "particulars",
    "Axis": "collection",
    "CellState": "model",
    "Clause": "collection",
    "ClauseLink": "collection",
    "Collation": "model",
    "Collection": "collection",
    "ComparedPair": "collection",
    "DoubtKind": "model",
    "FirstSeen": "model",
    "Gathering": "witnesses",
    "LinkState": "collection",
    "Matter": "model",
    "MatterCell": "model",
    "MatterCounts": "model",
    "MatterDoubt": "model",
    "MatterKind": "model",
    "MatterParticular": "particulars",
    "ParticularCell": "particulars",
    "ParticularKind": "particulars",
    "ParticularState": "particulars",
    "ParticularValue": "particulars",
    "Reading": "model",
    "Witness": "collection",
    "WitnessCount": "model",
    "collate": "collation",
    "gathered": "witnesses",
    "planned_pairs": "witnesses",
}
"""The module of each name, imported when the name is first asked for."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
