"""The commands on thousands of documents: corpus build, search, report, collate."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from documents.errors import InputError, SourceError
from documents.limits import Limits
from documents.messages import one_line
from policydiff.decision_commands import say_written
from policydiff.options import DateOption, EncoderOption, LangOption, MemoryOption, SecondsOption

if TYPE_CHECKING:
    from corpus.building import Built
    from corpus.search import Hit

__all__ = ["corpus_app"]

corpus_app = typer.Typer(
    no_args_is_help=True,
    help="Read, compare and search thousands of documents; needs the extra: pip install 'policydiff[corpus]'.",
    rich_markup_mode=None,
)

_MOST_COLLATED: Final = 60
"""Documents that are collated at once: every two are compared, 1,770 pairs."""

StoreArgument = Annotated[Path, typer.Argument(metavar="STORE", help="A folder that corpus build wrote.")]
SelectOption = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="WHAT=VALUE",
        help="Documents of this id, level, region, subject, title or year, with * and ? as in names of files; repeat. "
        "Of several on one thing one holds, of those on several things each.",
    ),
]


@corpus_app.command("build")
def corpus_build(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="MANIFEST | DIR",
            help="A folder of documents, or a TOML file that names them with what they do not say themselves.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--output", metavar="STORE", help="Folder of the store; made when it does not exist.")
    ],
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            help="Processes on this machine that compare, each with some 500 MB; as many as cores without it, 0 for "
            "none beside this one. They listen on 127.0.0.1 alone.",
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="A Dask scheduler whose workers compare instead, such as tls://host:8786.",
        ),
    ] = None,
    tls_ca: Annotated[
        Path | None,
        typer.Option("--tls-ca", metavar="FILE", help="Certificate that vouches for scheduler and workers."),
    ] = None,
    tls_cert: Annotated[
        Path | None, typer.Option("--tls-cert", metavar="FILE", help="Certificate to show to the scheduler.")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option("--tls-key", metavar="FILE", help="Key of that certificate.")] = None,
    encoder: EncoderOption = "default",
    limit_seconds: SecondsOption = None,
    limit_memory: MemoryOption = None,
) -> None:
    """Read all documents, plan their pairs by level, year and subject, and compare them.

    A document is compared with that of the year before, and with that of the higher government. What is in the store
    already is not made again. Exit code 2 tells that some documents were left out; the standard error names each.
    """
    from policydiff import corpus_running

    built = corpus_running.run_build(
        source,
        out,
        encoder=encoder,
        place=corpus_running.WorkPlace(workers, scheduler, (tls_ca, tls_cert, tls_key)),
        limits=Limits.given(limit_seconds, limit_memory),
    )
    _say_built(built, out)


def _say_built(built: "Built", out: Path) -> None:
    """Count what is in the store, and name what is not."""
    relations = Counter(pair.relation for pair in built.pairs)
    counted = ", ".join(f"{count} {relation}" for relation, count in sorted(relations.items()))
    tasks = sum(one.tasks for one in built.entries)
    typer.echo(f"{len(built.entries)} documents, {tasks} tasks, {len(built.pairs)} pairs ({counted or 'none'})")
    made = built.made
    typer.echo(f"new: {made['documents']} documents, {made['texts']} vectors, {made['pairs']} comparisons")
    untold = Counter(name for one in built.entries for name in one.untold)
    if untold:
        told = ", ".join(f"{name} {count}" for name, count in sorted(untold.items()))
        typer.echo(f"cannot be told of so many documents: {told} (column untold of documents.parquet)")
    typer.echo(f"wrote {out}")
    for sentence in built.failures:
        typer.echo(one_line(sentence), err=True)
    if built.failures:
        sys.stdout.flush()
        raise SourceError(f"{len(built.failures)} documents or pairs were left out; they are named above.")


@corpus_app.command("search")
def corpus_search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is looked for, in words of its own.")],
    store: StoreArgument,
    most: Annotated[int, typer.Option("--most", metavar="N", help="How many tasks are shown.")] = 20,
    select: SelectOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
) -> None:
    """Find the tasks that come closest to a text.

    Every clause of the store is looked at, by meaning and, in a store without an encoder, by words.
    """
    from corpus.extra import check_installed
    from corpus.search import search
    from corpus.store import open_store
    from policydiff.corpus_listing import hits_json, hits_table

    check_installed("duckdb")
    if most < 1:
        raise InputError(f"--most {most} shows nothing; give 1 or more.")
    hits: tuple[Hit, ...] = search(open_store(store), text, most=most, conditions=select or ())
    typer.echo((hits_json if as_json else hits_table)(hits).encode(), nl=False)


@corpus_app.command("report")
def corpus_report(
    store: StoreArgument,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="DIR", help="Folder for matters.csv, readings.csv and alone.csv."),
    ] = None,
    most: Annotated[int, typer.Option("--most", metavar="N", help="How many matters are shown.")] = 20,
    select: SelectOption = None,
) -> None:
    """Say which matters spread where, where each stood first, and which tasks one document alone has."""
    from corpus.documents_table import chosen, stored_documents
    from corpus.extra import check_installed
    from corpus.spread import spread
    from corpus.store import open_store
    from policydiff.corpus_listing import spread_files, spread_table
    from policydiff.progress import progress_bar
    from policydiff.writing import write_files

    check_installed("duckdb")
    if most < 1:
        raise InputError(f"--most {most} shows nothing; give 1 or more.")
    opened = open_store(store)
    documents = chosen(stored_documents(opened), select or ())
    with progress_bar("report") as step:
        found = spread(opened, documents, progress=step)
    if out is not None:
        files = spread_files(found, out)
        write_files(files)
    typer.echo(spread_table(found, most=most).encode(), nl=False)
    if out is not None:
        say_written(files)


@corpus_app.command("collate")
def corpus_collate(
    store: StoreArgument,
    axis: Annotated[
        str, typer.Option("--axis", metavar="AXIS", help="years, levels or regions, as `policydiff collate` has it.")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write to.")],
    select: SelectOption = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="ID", help="The document that the others are held against.")
    ] = None,
    missing: Annotated[
        list[str] | None,
        typer.Option("--missing", metavar="NAME", help="A planned year or place that has no document; repeat."),
    ] = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Write collation.xlsx as well.")] = False,
    docx: Annotated[bool, typer.Option("--docx", help="Write the table as collation.docx as well.")] = False,
    lang: LangOption = "zh-CN",
    date: DateOption = None,
) -> None:
    """Hold some documents of a store against each other: what `policydiff collate` does with files."""
    from corpus.documents_table import chosen, loaded, stored_documents
    from corpus.extra import check_installed
    from corpus.store import open_store
    from policydiff import api, collating
    from policydiff.collation_command import say_done

    check_installed("duckdb")
    api.checked_language(lang)
    printed_date = api.checked_date(date)
    opened = open_store(store)
    documents = chosen(stored_documents(opened), select or ())
    if len(documents) > _MOST_COLLATED:
        raise InputError(
            f"{len(documents)} documents are more than one page shows, {_MOST_COLLATED}; choose fewer with --select."
        )
    collation = collating.collate_documents(
        [loaded(opened, one) for one in documents],
        axis=axis,
        base=base,
        missing=missing or (),
        encoder=str(opened.head().get("encoder", "none")),
        done=say_done,
    )
    say_written(collating.write_collation(collation, out, lang=lang, date=printed_date, xlsx=xlsx, docx=docx))
