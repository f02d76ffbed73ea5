from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from policydiff.plain_options import PlainOptionsGroup


def command_line(cls):
    """A command with an option of each kind that prints what it was given."""
    app = typer.Typer(cls=cls, add_completion=False, rich_markup_mode=None)

    @app.callback()
    def group(verbose: Annotated[bool, typer.Option("--verbose")] = False) -> None:
        typer.echo(f"verbose {verbose!r}")

    @app.command()
    def take(
        file: Path,
        more: Annotated[list[Path] | None, typer.Argument()] = None,
        name: Annotated[str, typer.Option("--name")] = "given",
        folder: Annotated[Path | None, typer.Option("--folder")] = None,
        there: Annotated[Path | None, typer.Option("--there", exists=True)] = None,
        size: Annotated[int | None, typer.Option("--size")] = None,
        tags: Annotated[list[str] | None, typer.Option("--tag")] = None,
        loud: Annotated[str | None, typer.Option("--loud", callback=lambda text: text and text.upper())] = None,
    ) -> None:
        typer.echo(repr((file, more, name, folder, there, size, tags, loud)))

    return app


@pytest.mark.parametrize(
    "arguments",
    [
        ["take", "a.txt"],
        ["take", "a.txt", "b.txt", "c.txt"],
        ["take", "", "--name", "", "--folder", "."],
        ["take", "a.txt", "--tag", "x", "--tag", "y", "--loud", "quiet"],
        ["take", "a.txt", "--size", "3"],
        ["take", "a.txt", "--size", "three"],
        ["take", "a.txt", "--there", "no such file"],
        ["take"],
        ["take", "a.txt", "--nme", "b"],
        ["--verbose", "take", "a.txt"],
        ["take", "--help"],
        ["--help"],
        ["tak"],
    ],
)
def test_a_command_takes_what_typer_would_give_it(arguments):
    plain, checked = (CliRunner().invoke(command_line(cls), arguments) for cls in (PlainOptionsGroup, None))
    assert (plain.exit_code, plain.output) == (checked.exit_code, checked.output)
