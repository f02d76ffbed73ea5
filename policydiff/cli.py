"""The command line: every command parses its options, makes one call, writes, and says what it wrote."""

import gc
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from documents.errors import InputError, PolicyDiffError
from documents.limits import Limits
from documents.messages import one_line
from policydiff.collation_command import collate_command
from policydiff.corpus_commands import corpus_app
from policydiff.decision_commands import decisions_app, say_exchanged, say_reviewed, say_written
from policydiff.office_commands import office_app
from policydiff.options import (
    LAYOUTS,
    AssignedDecisionsOption,
    CorrectionsOption,
    DateOption,
    DecisionsOption,
    EncoderOption,
    LangOption,
    LayoutOption,
    MemoryOption,
    SecondsOption,
    SnippetsOption,
    UnitsOption,
)
from policydiff.people_commands import user_app
from policydiff.plain_options import PlainOptionsGroup
from policydiff.reading_command import read_command
from policydiff.server_commands import cert_command, review_command, serve_command
from policydiff.verifying import verify_command
from policydiff.version import __version__
from reports.formats import FORMATS

__all__ = ["app", "main"]

app = typer.Typer(
    cls=PlainOptionsGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COLLECTED = 20_000
"""Objects after which Python looks for garbage, instead of 700: a command loads much, and throws little away."""

_FORMAT_NAMES = ", ".join(FORMATS)
_SCREEN_NAMES = ", ".join(name for name, row in FORMATS.items() if row.on_screen)
_TRACKED_NAMES = " or ".join(name for name, row in FORMATS.items() if "tracked" in row.takes)


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"policydiff {__version__}")
        raise typer.Exit


@app.callback()
def policydiff(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Compare Chinese government policy documents task by task: across years, levels of government and regions."""


@app.command()
def compare(
    left: Annotated[Path, typer.Argument(metavar="LEFT", help="The earlier, the higher or the first document.")],
    right: Annotated[Path, typer.Argument(metavar="RIGHT", help="The document to compare it with.")],
    mode: Annotated[
        str | None,
        typer.Option("--mode", metavar="MODE", help="year, level or region; guessed from the documents when absent."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A file, a folder (ends with / or exists), or a name without ending. Default: LEFT--RIGHT.html here, "
            f"or the standard output for one of {_SCREEN_NAMES}.",
        ),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMATS",
            help=f"{_FORMAT_NAMES}; several separated by commas.",
        ),
    ] = None,
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    date: DateOption = None,
    decisions: DecisionsOption = None,
    tracked: Annotated[
        bool, typer.Option("--tracked", help="For docx: one column with tracked changes that Word accepts or rejects.")
    ] = False,
    units: UnitsOption = None,
    left_part: Annotated[
        str | None, typer.Option("--left-part", metavar="PART", help="plan or table: which part of LEFT to read.")
    ] = None,
    right_part: Annotated[
        str | None, typer.Option("--right-part", metavar="PART", help="plan or table: which part of RIGHT to read.")
    ] = None,
    left_layout: Annotated[
        str | None, typer.Option("--left-layout", metavar="LAYOUT", help=f"Read LEFT as {LAYOUTS}.")
    ] = None,
    right_layout: Annotated[
        str | None, typer.Option("--right-layout", metavar="LAYOUT", help=f"Read RIGHT as {LAYOUTS}.")
    ] = None,
    layout: LayoutOption = None,
    snippets: SnippetsOption = False,
    corrections: CorrectionsOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Compare two documents and write what changed.

    LEFT and RIGHT are policy documents (text, PDF, Word, web page), or task lists in JSON, CSV or Excel.
    """
    from documents.containers import split_member
    from policydiff import api, output_names
    from policydiff.writing import write_files

    printed_date = api.checked_date(date)
    chosen = output_names.chosen_formats(formats, out)
    if tracked and not any("tracked" in FORMATS[name].takes for name in chosen):
        raise InputError(f"--tracked belongs to {_TRACKED_NAMES}; add --format {_TRACKED_NAMES}, or leave it away.")
    if snippets and "html" not in chosen:
        raise InputError("--snippets belongs to html; add --format html, or leave it away.")
    comparison = api.compare_files(
        left,
        right,
        mode=mode,
        encoder=encoder,
        decisions=decisions or (),
        units=units,
        parts=(left_part, right_part),
        layouts=(left_layout or layout, right_layout or layout),
        limits=Limits.given(limit_seconds, limit_memory),
        snippets=snippets,
        corrections=corrections or (),
    )
    contents = {name: api.render(comparison, name, lang=lang, date=printed_date, tracked=tracked) for name in chosen}
    if out is None and len(chosen) == 1 and FORMATS[chosen[0]].on_screen:
        typer.echo(contents[chosen[0]], nl=False)
    else:
        name = output_names.pair_name(comparison.left.id, comparison.right.id)
        paths = output_names.output_paths(out, name, chosen)
        given = (*(decisions or ()), *(corrections or ()), *([units] if units else []))
        sources = [split_member(left)[0], split_member(right)[0], *given]
        write_files({paths[file_format]: content for file_format, content in contents.items()}, inputs=sources)
        say_written(paths.values())
    say_exchanged([comparison])
    say_reviewed([comparison])


@app.command()
def build(
    manifest: Annotated[
        Path, typer.Argument(metavar="MANIFEST", help="A TOML file that names documents and comparisons.")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write to.")],
    formats: Annotated[
        str,
        typer.Option("--format", metavar="FORMATS", help=f"{_FORMAT_NAMES}; always the pages."),
    ] = "html",
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    date: DateOption = None,
    decisions: AssignedDecisionsOption = None,
    units: UnitsOption = None,
    snippets: SnippetsOption = False,
    corrections: CorrectionsOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Build all reports and collections of a manifest and an index of them."""
    from policydiff import api, building, output_names
    from policydiff.manifest import read_manifest
    from policydiff.writing import check_folder

    check_folder(out)
    chosen = output_names.chosen_formats(formats, None)
    printed_date = api.checked_date(date)
    plan = read_manifest(manifest)
    made = building.built(
        plan,
        encoder=encoder,
        units=units,
        decisions=decisions or (),
        limits=Limits.given(limit_seconds, limit_memory),
        snippets=snippets,
        corrections=corrections or (),
    )
    given = (*(decisions or ()), *(corrections or ()), *([units] if units else []))
    sources = (manifest, *plan.files, *given)
    say_written(building.write_built(made, out, lang=lang, date=printed_date, formats=chosen, inputs=sources))
    say_exchanged(made.all_comparisons)
    say_reviewed(made.all_comparisons)


@app.command()
def demo(
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write to.")] = Path(
        "policydiff-demo"
    ),
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    date: DateOption = None,
    decisions: AssignedDecisionsOption = None,
) -> None:
    """Build the reports of the five documents that come with policydiff."""
    from policydiff.manifest import packaged_manifest

    build(packaged_manifest(), out, "html", encoder, lang, date, decisions)


app.command("read")(read_command)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder with tasks/*.json and links/*.json.")],
    seeds: Annotated[
        Path | None,
        typer.Option("--seeds", metavar="DIR", help="Folder of the source files; those that travel with policydiff."),
    ] = None,
    cases: Annotated[
        list[Path] | None,
        typer.Option("--cases", metavar="DIR", help="Folder of cases with left.json, right.json, links.json; repeat."),
    ] = None,
    encoder: EncoderOption = "default",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Measure reading and linking against hand-made truth."""
    from policydiff.evaluation import scores as evaluation
    from policydiff.evaluation.tables import evaluation_json, evaluation_tables

    result = evaluation.evaluate(gold, seeds=seeds, cases=cases or (), encoder=encoder)
    content = evaluation_json(result) if as_json else evaluation_tables(result)
    typer.echo(content.encode(), nl=False)


app.command("review")(review_command)
app.command("collate")(collate_command)
app.command("serve")(serve_command)
app.command("verify")(verify_command)
app.add_typer(corpus_app, name="corpus")
app.add_typer(decisions_app, name="decisions")
app.command("cert")(cert_command)
app.add_typer(office_app, name="office")
app.add_typer(user_app, name="user")


def main() -> None:
    """Run the command line: here what the user can mend becomes one sentence, and bugs keep their traceback."""
    gc.set_threshold(_COLLECTED)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese shows codes, not a traceback
    try:
        app()
    except (PolicyDiffError, OSError) as error:
        typer.echo(f"policydiff: error: {one_line(_sentence(error))}", err=True)
        sys.exit(2)


def _sentence(error: PolicyDiffError | OSError) -> str:
    """Say what the user can mend."""
    if isinstance(error, OSError):  # a full disk, a file that may not be read
        place = f": {error.filename!r}" if error.filename else ""
        return f"{error.strerror or error}{place}."
    return str(error)
