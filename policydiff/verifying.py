"""The command that verifies: nothing changed but what was to change."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from documents.errors import InputError
from documents.limits import Limits
from documents.messages import one_line
from policydiff.options import EncoderOption, LayoutOption, MemoryOption, SecondsOption, UnitsOption

if TYPE_CHECKING:
    from compare import Comparison
    from compare.verification import Breach

__all__ = ["DIFFERENT", "verify_command"]

DIFFERENT = 1
"""Exit code: something changed that was not to change."""

_WEIGHTS = (2, 3, 12, 12)


def verify_command(
    left: Annotated[Path, typer.Argument(metavar="LEFT", help="The document as it was.")],
    right: Annotated[Path, typer.Argument(metavar="RIGHT", help="The document as it is now.")],
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="ASPECTS",
            help="What may have changed, separated by commas: tasks (come, gone, split, merged), text, units, "
            "deadlines, remarks, order, headings, surroundings (title, letter, aims, heads of columns, annexes). "
            "Nothing when absent.",
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    encoder: EncoderOption = "default",
    units: UnitsOption = None,
    layout: LayoutOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Verify that two versions of a document differ in nothing but what is named.

    Punctuation, width, layout and numbers of items are no difference; every word is one. Exit code 1 tells that
    something else changed; it is listed with the row of the report that has it.
    """
    from compare.verification import ASPECTS, breaches
    from policydiff import api

    allowed = [aspect for name in only.split(",") if (aspect := name.strip())]
    for name in allowed:
        if name not in ASPECTS:
            raise InputError(f"--only {name!r} is no aspect of a document; choose from {', '.join(ASPECTS)}.")
    comparison = api.compare_files(
        left,
        right,
        mode="year",
        encoder=encoder,
        units=units,
        layouts=(layout, layout),
        limits=Limits.given(limit_seconds, limit_memory),
    )
    found = breaches(comparison, [aspect for aspect in ASPECTS if aspect in allowed])
    typer.echo(_as_json(comparison, found) if as_json else _as_table(comparison, found, allowed), nl=False)
    _say_warnings(comparison)
    if found:
        raise typer.Exit(DIFFERENT)


def _as_table(comparison: "Comparison", found: "tuple[Breach, ...]", allowed: list[str]) -> str:
    from policydiff.text_tables import text_table

    but = f" but {', '.join(allowed)}" if allowed else ""
    if not found:
        return f"nothing changed{but}: {len(comparison.left.tasks)} tasks\n"
    rows = [
        ("—" if one.row is None else str(one.row + 1), one.aspect, one.left or "—", one.right or "—") for one in found
    ]
    title = f"nothing was to change{but}: {len(found)} differences"
    return text_table(("row", "aspect", comparison.left.id, comparison.right.id), rows, weights=_WEIGHTS, title=title)


def _as_json(comparison: "Comparison", found: "tuple[Breach, ...]") -> str:
    rows = [
        {
            "aspect": one.aspect,
            "row": None if one.row is None else one.row + 1,
            "change": None if one.row is None else comparison.changes[one.row].id,
            "left": one.left,
            "right": one.right,
        }
        for one in found
    ]
    return json.dumps({"breaches": rows}, ensure_ascii=False, indent=2) + "\n"


def _say_warnings(comparison: "Comparison") -> None:
    """Say on the error stream what was not understood: whoever relies on the answer looks there."""
    for side, warning in comparison.warnings:
        if side != "comparison":
            place = f"line {warning.place.line}: " if warning.place.line else ""
            typer.echo(one_line(f"{side}: {place}{warning.message}"), err=True)
