"""The command on one document or a folder of them: read."""

from pathlib import Path
from typing import Annotated

import typer

from documents.errors import InputError, SourceError
from documents.limits import Limits
from policydiff.decision_commands import say_written
from policydiff.options import LayoutOption, MemoryOption, PartOption, SecondsOption

__all__ = ["read_command"]


def read_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE | DIR",
            help="A document: text, PDF, OFD, Word file, web page or mail; a task list in JSON, CSV or Excel; an "
            "archive with one of them (ARCHIVE:MEMBER names one of several); or a folder of them.",
        ),
    ],
    file_format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")] = "table",
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="File to write to instead of the screen; of a folder the folder for the lists, one for each file.",
        ),
    ] = None,
    layout: LayoutOption = None,
    part: PartOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the source with each character's fate; as a page with -o FILE.html.")
    ] = False,
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections",
            metavar="FILE",
            help="Corrections of how the document is read, as the window hands them out (docs/corrections.md).",
        ),
    ] = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Read one document and show its tasks, or all files of a folder and show what came of each.

    A folder is read on all cores, and what was read before is not read again. Exit code 2 tells that some of its files
    could not be read.
    """
    from documents import read_document
    from documents.containers import split_member
    from policydiff.task_listing import LISTINGS, listing
    from policydiff.writing import write_files

    if file_format not in LISTINGS:
        raise InputError(f"--format {file_format!r} is not known; choose one of {', '.join(LISTINGS)}.")
    if explain and file_format != "table":
        raise InputError(f"--explain and --format {file_format} exclude each other; give one of them.")
    limits = Limits.given(limit_seconds, limit_memory)
    if file.is_dir():
        if explain:
            raise InputError("--explain shows one document; name a file of the folder.")
        if corrections is not None:
            raise InputError("--corrections belongs to one document; name a file of the folder.")
        _read_folder(file, file_format, out, layout, part, limits)
        return
    document = read_document(file, layout=layout, part=part, limits=limits)
    if corrections is not None:
        from policydiff.correction_files import corrected_documents

        (document,) = corrected_documents([document], [corrections])
    if explain:
        from policydiff.explanation import explanation

        content = explanation(document, as_page=out is not None and out.suffix.lower() in (".html", ".htm"))
    else:
        content = listing(document, file_format, to_file=out is not None)
    if out is None:
        typer.echo(content, nl=False)
    else:
        given = [] if corrections is None else [corrections]
        write_files({out: content}, inputs=[split_member(file)[0], *given])
        say_written([out])


def _read_folder(
    folder: Path, file_format: str, out: Path | None, layout: str | None, part: str | None, limits: Limits
) -> None:
    """Show what came of the files of a folder, and write their lists."""
    from policydiff.folder_listing import list_files, summary
    from policydiff.folders import read_folder
    from policydiff.progress import progress_bar
    from policydiff.writing import write_files

    if out is None and file_format != "table":
        raise InputError(
            f"--format {file_format} of a folder is a list for each file; say with -o which folder takes them."
        )
    with progress_bar(str(folder)) as step:
        readings = read_folder(folder, layout=layout, part=part, limits=limits, leave_out=out, progress=step)
    if out is not None:
        files = list_files(readings, out, file_format)
        write_files(files, inputs=[folder / one.name for one in readings])
    typer.echo(summary(readings).encode(), nl=False)
    failed = sum(one.failure is not None for one in readings)
    if failed:
        raise SourceError(f"{failed} of {len(readings)} files were not read; the table says why.")
