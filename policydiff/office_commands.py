"""The commands on what the window keeps: backup and restore."""

from pathlib import Path
from typing import Annotated

import typer

from policydiff.decision_commands import say_written

__all__ = ["FolderOption", "office_app"]

office_app = typer.Typer(
    no_args_is_help=True,
    help="Copy what `policydiff serve` keeps, and put it back.",
    rich_markup_mode=None,
)

FolderOption = Annotated[
    Path | None, typer.Option("--folder", metavar="DIR", help="As of `policydiff serve`; that of yours by default.")
]


@office_app.command()
def backup(
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.zip", help="The archive to write.")],
    folder: FolderOption = None,
) -> None:
    """Copy reports, decisions and files into one archive; the window may go on working."""
    from office.copies import pack
    from policydiff.serving import default_folder
    from policydiff.writing import write_files

    write_files({out: pack(default_folder() if folder is None else folder)})
    say_written([out])


@office_app.command()
def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE.zip", help="As backup wrote it.")],
    folder: FolderOption = None,
) -> None:
    """Put back what an archive holds, into a folder that does not exist yet."""
    from office.copies import unpack
    from policydiff.serving import default_folder

    place = default_folder() if folder is None else folder
    unpack(archive, place)
    typer.echo(f"restored to {place}")
