"""The command line: every command parses its options, makes one call, writes, and says what it wrote."""

import gc
import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from documents.errors import InputError, PolicyDiffError, SourceError
from documents.limits import Limits
from documents.messages import one_line
from policydiff.collation_command import collate_command
from policydiff.decision_commands import decisions_app, say_reviewed, say_written
from policydiff.office_commands import office_app
from policydiff.options import (
    LAYOUTS,
    AssignedDecisionsOption,
    DateOption,
    DecisionsOption,
    EncoderOption,
    LangOption,
    LayoutOption,
    MemoryOption,
    PartOption,
    SecondsOption,
    SnippetsOption,
    UnitsOption,
)
from policydiff.plain_options import PlainOptionsGroup
from policydiff.serve_command import serve_command
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
    )
    contents = {name: api.render(comparison, name, lang=lang, date=printed_date, tracked=tracked) for name in chosen}
    if out is None and len(chosen) == 1 and FORMATS[chosen[0]].on_screen:
        typer.echo(contents[chosen[0]], nl=False)
    else:
        name = output_names.pair_name(comparison.left.id, comparison.right.id)
        paths = output_names.output_paths(out, name, chosen)
        sources = [split_member(left)[0], split_member(right)[0], *(decisions or ()), *([units] if units else [])]
        write_files({paths[file_format]: content for file_format, content in contents.items()}, inputs=sources)
        say_written(paths.values())
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
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Build all reports and collections of a manifest and an index of them."""
    from policydiff import api, building, output_names
    from policydiff.manifest import read_manifest

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
    )
    sources = (manifest, *plan.files, *(decisions or ()), *([units] if units else []))
    say_written(building.write_built(made, out, lang=lang, date=printed_date, formats=chosen, inputs=sources))
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


@app.command()
def read(
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
        _read_folder(file, file_format, out, layout, part, limits)
        return
    document = read_document(file, layout=layout, part=part, limits=limits)
    if explain:
        from policydiff.explanation import explanation

        content = explanation(document, as_page=out is not None and out.suffix.lower() in (".html", ".htm"))
    else:
        content = listing(document, file_format, to_file=out is not None)
    if out is None:
        typer.echo(content, nl=False)
    else:
        write_files({out: content}, inputs=[split_member(file)[0]])
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


@app.command()
def review(
    sources: Annotated[
        list[Path], typer.Argument(metavar="MANIFEST | LEFT RIGHT", help="A manifest, or the two documents to compare.")
    ],
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port of this machine to listen on; 0 for any that is free.")
    ] = 8765,
    store: Annotated[
        Path, typer.Option("--store", metavar="FILE", help="SQLite file that the decisions are kept in.")
    ] = Path("policydiff-review.sqlite3"),
    mode: Annotated[
        str | None, typer.Option("--mode", metavar="MODE", help="year, level or region, of two documents.")
    ] = None,
    decisions: DecisionsOption = None,
    encoder: EncoderOption = "default",
    lang: LangOption = "zh-CN",
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make addresses of earlier runs with this store invalid.")
    ] = False,
    units: UnitsOption = None,
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Serve reports on this machine, for several reviewers who see each other's decisions.

    Every decision is on the disk before the page says that it is saved. Whoever knows the printed address can read
    the reports and decide; end with Ctrl+C.
    """
    from policydiff import decision_listing
    from policydiff.reviewing import review_server

    server = review_server(
        sources,
        store=store,
        port=port,
        mode=mode,
        encoder=encoder,
        lang=lang,
        decisions=decisions or (),
        new_token=new_token,
        units=units,
        limits=Limits.given(limit_seconds, limit_memory),
    )
    for sentence in server.store.set_right:
        typer.echo(one_line(f"{str(store)!r}: {sentence}."), err=True)
    for line in decision_listing.left_out(server.left_out):
        typer.echo(one_line(line), err=True)
    typer.echo(f"review at {server.address}")
    sys.stdout.flush()
    server.run()


app.command("collate")(collate_command)
app.command("serve")(serve_command)
app.add_typer(decisions_app, name="decisions")
app.add_typer(office_app, name="office")


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
