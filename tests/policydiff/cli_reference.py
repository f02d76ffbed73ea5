"""Write docs/cli.md: the help of every command, as the program itself prints it."""

from pathlib import Path

import typer
from typer.testing import CliRunner

from policydiff.cli import app

PATH = Path(__file__).parents[2] / "docs" / "cli.md"

INTRODUCTION = """\
# Command line

This page is the program's own help, written by `make update-gold`; a test fails when it is out of date.

Every command ends with 0 when it is done and with 2 when it could not do its work; then one line on the standard error
says what was wrong, where, and what to do, and no output is left behind; but of a folder of
files, the lists of those that could be read are written. A difference found is not an error, except to `verify`, which ends with 1 then. With 3
`--decisions` (of `compare`, `build`, `collate` and `demo`) and `decisions merge` tell that everything was written, but that decisions
found no task any more or contradict each other; the standard error lists them. The same command on the same files gives the same bytes.
"""


def commands():
    """Every command, and after a group of commands those in it, as the words that call them."""
    for name, command in sorted(typer.main.get_command(app).commands.items()):
        yield [name]
        yield from ([name, inner] for inner in sorted(getattr(command, "commands", ())))


def reference():
    parts = [INTRODUCTION]
    for arguments in [[], *commands()]:
        result = CliRunner().invoke(app, [*arguments, "--help"], prog_name="policydiff", terminal_width=80)
        title = " ".join(["policydiff", *arguments])
        shown = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
        parts.append(f"## {title}\n\n```text\n{shown}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PATH.write_text(reference(), encoding="utf-8")
