"""A collation as JSON: the whole of it but the pairs' own changes; docs/collation.schema.json describes it."""

import json
from collections.abc import Sequence
from typing import Final

from collate import (
    Collation,
    ComparedPair,
    Matter,
    MatterCell,
    MatterDoubt,
    MatterParticular,
    Reading,
    Witness,
)

__all__ = ["COLLATION_FORMAT", "collation_dict", "collation_json_bytes"]

COLLATION_FORMAT: Final = "policydiff-collation/1"
"""Named in every file; the digit rises when a reader of the old form would be misled."""


def collation_dict(collation: Collation, pages: Sequence[str] = ()) -> dict[str, object]:
    """Return a collation as plain values for JSON.

    Documents and tasks are named by their ids, matters and doubts by theirs.

    Args:
        collation: what is written.
        pages: of each compared pair the name of its report, relative to the file; empty where none is written.
    """
    collection = collation.collection
    witnesses = collection.witnesses
    return {
        "format": COLLATION_FORMAT,
        "axis": collection.axis,
        "base": None if collection.base is None else witnesses[collection.base].id,
        "witnesses": [_witness(one) for one in witnesses],
        "pairs": [
            _pair(pair, witnesses, pages[place] if pages else None) for place, pair in enumerate(collection.pairs)
        ],
        "matters": [_matter(one, witnesses) for one in collation.matters],
        "doubts": [_doubt(one, collation) for one in collation.doubts],
        "counts": _counts(collation),
        "signature": _signature(collection.pairs),
    }


def collation_json_bytes(collation: Collation, pages: Sequence[str] = ()) -> bytes:
    """Write a collation as UTF-8 JSON with a final line break; the same collation gives the same bytes."""
    text = json.dumps(collation_dict(collation, pages), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "surrogatepass")


def _witness(one: Witness) -> dict[str, object]:
    document = one.document
    source = document.source if document else None
    return {
        "id": one.id,
        "siglum": one.siglum,
        "missing": one.missing,
        "title": document.title if document else None,
        "year": one.year,
        "region": one.region,
        "level": one.level,
        "tasks": len(one.tasks),
        "file": source.name if source else None,
        "sha256": source.sha256 if source else None,
    }


def _pair(pair: ComparedPair, witnesses: Sequence[Witness], page: str | None) -> dict[str, object]:
    return {
        "left": witnesses[pair.left].id,
        "right": witnesses[pair.right].id,
        "mode": pair.comparison.mode,
        "links": len(pair.comparison.links),
        "report": page,
    }


def _matter(matter: Matter, witnesses: Sequence[Witness]) -> dict[str, object]:
    return {
        "id": matter.id,
        "kind": matter.kind,
        "medoid": matter.medoid,
        "readings": [_reading(one, witnesses[one.witness]) for one in matter.readings],
        "cells": [_cell(one, witnesses) for one in matter.cells],
        "particulars": [_particular(one, witnesses) for one in matter.particulars],
        "first_seen": [
            {
                "reading": one.reading,
                "start": one.start,
                "end": one.end,
                "documents": [witnesses[place].id for place in one.witnesses],
            }
            for one in matter.wordings
        ],
    }


def _particular(particular: MatterParticular, witnesses: Sequence[Witness]) -> dict[str, object]:
    return {
        "kind": particular.kind,
        "what": particular.what,
        "changed": particular.changed,
        "cells": [
            {
                "document": witnesses[cell.witness].id,
                "state": cell.state,
                "against": None if cell.against is None else witnesses[cell.against].id,
                "group": None if cell.group is None else witnesses[cell.group].id,
                "unsure": cell.unsure,
                "values": [
                    {"reading": one.reading, "start": one.start, "end": one.end, "text": one.text}
                    for one in cell.values
                ],
            }
            for cell in particular.cells
        ],
    }


def _reading(reading: Reading, witness: Witness) -> dict[str, object]:
    return {
        "document": witness.id,
        "task": witness.tasks[reading.task].id,
        "start": reading.start,
        "end": reading.end,
        "clauses": len(reading.clauses),
        "text": reading.text,
    }


def _cell(cell: MatterCell, witnesses: Sequence[Witness]) -> dict[str, object]:
    witness = witnesses[cell.witness]
    return {
        "document": witness.id,
        "state": cell.state,
        "readings": list(cell.readings),
        "against": None if cell.against is None else witnesses[cell.against].id,
        "changes": list(cell.changes),
        "tasks": [witness.tasks[task].id for task in cell.tasks],
    }


def _doubt(doubt: MatterDoubt, collation: Collation) -> dict[str, object]:
    witnesses = collation.collection.witnesses
    return {
        "id": doubt.id,
        "kind": doubt.kind,
        "matters": list(doubt.matters),
        "tasks": [{"document": witnesses[one].id, "task": witnesses[one].tasks[task].id} for one, task in doubt.tasks],
        "clauses": [
            {
                "document": witnesses[clause.witness].id,
                "task": witnesses[clause.witness].tasks[clause.task].id,
                "start": clause.start,
                "end": clause.end,
                "text": clause.text,
            }
            for clause in (collation.clauses[index] for index in doubt.clauses)
        ],
    }


def _counts(collation: Collation) -> dict[str, object]:
    counts = collation.counts
    return {
        "matters": counts.matters,
        "shared": counts.shared,
        "kinds": dict(counts.kinds),
        "witnesses": [
            {
                "document": witness.id,
                "tasks": own.tasks,
                "clauses": own.clauses,
                "matters": own.matters,
                "states": dict(own.states),
            }
            for witness, own in zip(collation.collection.witnesses, counts.witnesses, strict=True)
        ],
        "links": counts.links,
        "links_kept": counts.links_kept,
        "doubts": dict(counts.doubts),
    }


def _signature(pairs: Sequence[ComparedPair]) -> dict[str, str]:
    """Return what all pairs depend on alike; the hashes of the documents stand with the witnesses."""
    signatures = [dict(pair.comparison.signature) for pair in pairs]
    if not signatures:
        return {}
    return {
        name: value
        for name, value in signatures[0].items()
        if not name.startswith(("left_", "right_")) and all(one.get(name) == value for one in signatures)
    }
