"""The command on several documents: collate."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from documents.errors import InputError
from documents.limits import Limits
from documents.messages import one_line
from policydiff.decision_commands import say_reviewed, say_written
from policydiff.options import (
    AssignedDecisionsOption,
    CorrectionsOption,
    DateOption,
    EncoderOption,
    LangOption,
    MemoryOption,
    SecondsOption,
    UnitsOption,
)

__all__ = ["collate_command", "say_done"]

_Value = TypeVar("_Value", int, str)


def collate_command(
    files: Annotated[list[Path], typer.Argument(metavar="DOC...", help="Two documents or more, in any order.")],
    axis: Annotated[
        str,
        typer.Option(
            "--axis",
            metavar="AXIS",
            help="years (one place, several years), levels (a higher government and lower ones) or regions (side by "
            "side).",
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write to.")],
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="ID",
            help="The document that the others are held against: the name of its file without the ending. With levels "
            "the one of the highest level; else each is held against what came before (years) or first (regions).",
        ),
    ] = None,
    missing: Annotated[
        list[str] | None,
        typer.Option(
            "--missing",
            metavar="NAME",
            help="A year, or with levels and regions a place, that is planned and has no document; repeat.",
        ),
    ] = None,
    years: Annotated[
        list[str] | None,
        typer.Option("--year", metavar="ID=YEAR", help="The year of a document that does not say it; repeat."),
    ] = None,
    regions: Annotated[
        list[str] | None,
        typer.Option("--region", metavar="ID=PLACE", help="The place of a document that does not say it; repeat."),
    ] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Write collation.xlsx as well.")] = False,
    docx: Annotated[bool, typer.Option("--docx", help="Write the table as collation.docx as well.")] = False,
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    date: DateOption = None,
    decisions: AssignedDecisionsOption = None,
    units: UnitsOption = None,
    corrections: CorrectionsOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Hold several documents against each other: years of one place, cities of one province, provinces side by side.

    Every two documents are compared. What they say of their clauses is put together into matters: what each document
    has of each matter, in which words, and what is missing. The reports on all pairs are written into DIR/pairs.
    """
    from documents.containers import split_member
    from policydiff import api, collating

    api.checked_language(lang)
    printed_date = api.checked_date(date)
    collation = collating.collate_files(
        files,
        axis=axis,
        base=base,
        missing=missing or (),
        years=_by_document(years, "--year", "zj2020=2020", _year),
        regions=_by_document(regions, "--region", "jx=嘉兴市", str),
        encoder=encoder,
        decisions=decisions or (),
        units=units,
        limits=Limits.given(limit_seconds, limit_memory),
        done=say_done,
        corrections=corrections or (),
    )
    given = (*(decisions or ()), *(corrections or ()), *([units] if units else []))
    sources = [*(split_member(file)[0] for file in files), *given]
    written = collating.write_collation(
        collation, out, lang=lang, date=printed_date, xlsx=xlsx, docx=docx, inputs=sources
    )
    say_written(written)
    say_reviewed([pair.comparison for pair in collation.collection.pairs])


def say_done(number: int, pairs: int, left: str, right: str) -> None:
    """Say on the standard error that a pair is done."""
    typer.echo(one_line(f"compared {number} of {pairs}: {left} with {right}"), err=True)


def _by_document(
    given: Sequence[str] | None, option: str, example: str, read: Callable[[str], _Value]
) -> Mapping[str, _Value]:
    """Read options of the form ID=VALUE."""
    found: dict[str, _Value] = {}
    for entry in given or ():
        name, sign, value = entry.rpartition("=")
        if not sign or not name or not value.strip():
            raise InputError(f"{option} {entry!r} names no document and value; write it as {example}.")
        found[name] = read(value.strip())
    return found


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise InputError(f"--year {text!r} is no year; write it as zj2020=2020.")
    return int(text)
