"""Options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

from documents.limits import MEMORY_VARIABLE, SECONDS_VARIABLE, Limits

__all__ = [
    "LAYOUTS",
    "AssignedDecisionsOption",
    "CorrectionsOption",
    "DateOption",
    "DecisionsOption",
    "EncoderOption",
    "LangOption",
    "LayoutOption",
    "MemoryOption",
    "PartOption",
    "SecondsOption",
    "SnippetsOption",
    "UnitsOption",
]

EncoderOption = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="NAME_OR_PATH",
        help="What meaning is measured with: 'default' for the bundled encoder, 'none' for words alone, or the name "
        "or folder of any SentenceTransformer on this machine.",
    ),
]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="LANG", help="Language of the report's own words: zh-CN or en.")
]
DecisionsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Reviewers' decisions to apply, as saved from the page; repeat for several files. Exit code 3 tells that "
        "some of them found no task, or contradict each other.",
    ),
]
AssignedDecisionsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Reviewers' decisions, as saved from a page; repeat for several files. Each goes to the comparison that "
        "it was made on. Exit code 3 tells that some found no task, or contradict each other.",
    ),
]
CorrectionsOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="Corrections of how a document is read, as the window hands them out (docs/corrections.md); repeat for "
        "several. Each goes to the document that it was made on.",
    ),
]
UnitsOption = Annotated[
    Path | None,
    typer.Option(
        "--units",
        metavar="FILE",
        help="A TOML file that says which names of units are one organ, beside what policydiff knows (docs/units.md).",
    ),
]
LAYOUTS = "tabbed_table, cell_lines, wrapped_table, forms or key_points"
LayoutOption = Annotated[
    str | None,
    typer.Option(
        "--layout", metavar="LAYOUT", help=f"Read the text as {LAYOUTS}; told by its content without this option."
    ),
]
PartOption = Annotated[
    str | None,
    typer.Option(
        "--part", metavar="PART", help="Of a file with a plan and a table of its tasks read this one: plan or table."
    ),
]
SecondsOption = Annotated[
    float | None,
    typer.Option(
        "--limit-seconds",
        metavar="N",
        help=f"Seconds that reading a file may take, else {SECONDS_VARIABLE} or {Limits().seconds:g}; 0 for no limits.",
    ),
]
MemoryOption = Annotated[
    int | None,
    typer.Option(
        "--limit-memory",
        metavar="MB",
        help=f"Megabytes that reading a file may take, else {MEMORY_VARIABLE} or {Limits().memory}.",
    ),
]
SnippetsOption = Annotated[
    bool,
    typer.Option(
        "--snippets",
        help="For html: pictures of the places of the tasks in PDF, OFD and picture files, shown on demand; up to 4 MB "
        "for each document.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date to print in the report; none is printed without it."),
]
