"""The commands on files of decisions: merge, stats, list."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from documents.messages import one_line

if TYPE_CHECKING:
    from compare import Comparison
    from compare.decisions import DecisionLog

__all__ = ["NOT_ALL_APPLIED", "decisions_app", "say_exchanged", "say_reviewed", "say_written"]

NOT_ALL_APPLIED = 3
"""Exit code: everything was written, but some decisions are invalid, found no task or contradict each other."""

decisions_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Merge and list files of reviewers' decisions, or measure their agreement.",
)


def say_written(paths: Iterable[Path]) -> None:
    """Print the path of every file that was written."""
    for path in paths:
        typer.echo(f"wrote {path}")


def say_exchanged(comparisons: "Iterable[Comparison]") -> None:
    """Say on the error stream of which comparisons the two sides were exchanged."""
    from compare.findings import SIDES_EXCHANGED

    for comparison in comparisons:
        for _, warning in comparison.warnings:
            if warning.code == SIDES_EXCHANGED:
                typer.echo(one_line(warning.message), err=True)


def say_reviewed(comparisons: "Sequence[Comparison]") -> None:
    """Say on the error stream what became of the decisions; exit with 3 when some could not be applied."""
    from policydiff import decision_listing, output_names

    for comparison in comparisons:
        pair = output_names.pair_name(comparison.left.id, comparison.right.id)
        for line in decision_listing.applied(comparison):
            typer.echo(one_line(f"{pair}: {line}" if len(comparisons) > 1 else line), err=True)
    reviews = [comparison.review for comparison in comparisons if comparison.review is not None]
    if any(review.orphaned or review.conflicts or review.left_out for review in reviews):
        raise typer.Exit(NOT_ALL_APPLIED)


@decisions_app.command("merge")
def decisions_merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of decisions, or reviewed workbooks.")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="File to write to.")],
) -> None:
    """Join files of decisions into one: on one comparison, or on several that share documents.

    Nothing is lost and nothing is chosen: decisions that contradict each other are listed and marked, and are not
    applied until somebody decides again. Exit code 3 tells that there are such.
    """
    from policydiff import decision_listing
    from policydiff.writing import write_files
    from review import dumps, merging, read_decisions

    log, conflicts = merging.merge([(file.name, read_decisions(file)) for file in files])
    write_files({out: dumps(log)}, inputs=files)
    say_written([out])
    typer.echo(decision_listing.merged(log, conflicts))
    _say_left_out(log)
    if conflicts:
        raise typer.Exit(NOT_ALL_APPLIED)


@decisions_app.command("stats")
def decisions_stats(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="Decisions of one reviewer: a file, or a reviewed workbook.")
    ],
    second: Annotated[Path, typer.Argument(metavar="B", help="Decisions of another one on the same report.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Measure how far two reviewers agree: shares, and Cohen's kappa."""
    from policydiff import decision_listing
    from review import read_decisions
    from review.agreement import agreement
    from review.merging import check_common_document

    one, other = read_decisions(first), read_decisions(second)
    check_common_document(first.name, one, second.name, other)
    result = agreement(one, other)
    content = decision_listing.agreement_json(result) if as_json else decision_listing.agreement_table(result)
    typer.echo(content)
    _say_left_out(one, other)


@decisions_app.command("list")
def decisions_list(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files of decisions, or reviewed workbooks.")],
) -> None:
    """List the decisions that hold in each file, with what they are about."""
    from policydiff import decision_listing
    from review import read_decisions

    logs = [(file.name, read_decisions(file)) for file in files]
    for name, log in logs:
        typer.echo(decision_listing.held(name, log))
    _say_left_out(*(log for _, log in logs))


def _say_left_out(*logs: "DecisionLog") -> None:
    """Say on the error stream what of the files is no decision; exit with 3 if there is any."""
    from policydiff import decision_listing

    sentences = [sentence for log in logs for sentence in log.left_out]
    for line in decision_listing.left_out(sentences):
        typer.echo(one_line(line), err=True)
    if sentences:
        raise typer.Exit(NOT_ALL_APPLIED)
