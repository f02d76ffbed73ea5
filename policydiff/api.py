"""From files to comparisons to reports in a few calls; the command line does nothing else."""

import datetime
from collections.abc import Collection, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

import align
import reports
from compare import Comparison, changes_frame, compare, links_frame, units_frame
from compare.decisions import DecisionLog
from compare.segments import segments
from compare.shared_titles import with_common_titles
from documents import read_document
from documents.errors import EncoderError, InputError
from documents.limits import Limits
from documents.model import Document
from policydiff.correction_files import corrected_documents
from policydiff.output_names import file_name, page_names
from policydiff.pairs import Pair, checked_mode, file_pair, guess_mode, higher_first, joined_decisions
from policydiff.progress import Step, progress_bar
from policydiff.unit_file import UnitFile, read_unit_file
from policydiff.version import __version__
from reports.formats import FORMATS, OutputOptions
from reports.page.views import CollectionEntry
from review.application import reviewed
from review.resolution import resolve

__all__ = [
    "FORMATS",
    "Comparison",
    "Document",
    "Limits",
    "changes_frame",
    "checked_date",
    "checked_language",
    "compare_documents",
    "compare_files",
    "compare_pair",
    "guess_mode",
    "joined_decisions",
    "link",
    "links_frame",
    "read",
    "render",
    "report_files",
    "units_frame",
]

DEFAULT_ENCODER: Final = "default"


def read(
    path: Path | str,
    *,
    document_id: str | None = None,
    limits: Limits | None = None,
    in_process: bool = False,
    corrections: Path | str | None = None,
) -> Document:
    """Read a file into a document of tasks; see `documents.read_document`.

    `corrections` is a file of corrections of its reading (docs/corrections.md).
    """
    document = read_document(path, document_id=document_id, limits=limits, in_process=in_process)
    return document if corrections is None else corrected_documents([document], [corrections])[0]


def compare_files(
    left: Path | str,
    right: Path | str,
    *,
    mode: str | None = None,
    encoder: str = DEFAULT_ENCODER,
    decisions: Sequence[Path | str] = (),
    units: Path | str | None = None,
    parts: tuple[str | None, str | None] = (None, None),
    layouts: tuple[str | None, str | None] = (None, None),
    limits: Limits | None = None,
    snippets: bool = False,
    corrections: Sequence[Path | str] = (),
) -> Comparison:
    """Compare two files.

    Args:
        left: the earlier, the higher or the first document: text, or a task list in JSON, CSV or XLSX.
        right: the other one.
        mode: `year`, `level` or `region`; guessed from the documents when None.
        encoder: name or folder of a SentenceTransformer; `default` for the bundled one, `none` for words alone.
        decisions: files of reviewers' decisions to apply; of several that contradict each other none is applied.
        units: a file of units, laid over the register of organs that comes with policydiff.
        parts: `plan` or `table` for the left and the right file, of those that hold both; None to let the content tell.
        layouts: of the left and the right text, as `documents.read_document` takes it; None to let the content tell.
        limits: of time and memory for reading each file, see `documents.read_document`.
        snippets: draw pictures of the places of the tasks on their pages; the page shows them on demand.
        corrections: files of corrections of how the files are read; each goes to the one that it was made on.

    Raises:
        PolicyDiffError: a file cannot be read, an option is invalid, or the decisions are on other documents.
        EncoderError: there is no such encoder.
    """
    unit_file = None if units is None else read_unit_file(units)
    pair = file_pair(
        left,
        right,
        mode=mode,
        decisions=decisions,
        parts=parts,
        layouts=layouts,
        limits=limits,
        snippets=snippets,
        corrections=corrections,
    )
    return compare_pair(pair, encoder=encoder, units=unit_file)


def compare_documents(
    left: Document,
    right: Document,
    *,
    mode: str | None = None,
    encoder: str = DEFAULT_ENCODER,
    decisions: DecisionLog | None = None,
    units: UnitFile | None = None,
    progress: Step | None = None,
) -> Comparison:
    """Compare two documents that were read before.

    Args, raises: as `compare_files`; `decisions` is one log, see `joined_decisions`; `units` is read before;
    `progress` hears how far the linking is, in place of a bar on the screen. Between two levels the higher document is
    the left one of the comparison, also where it was given as the right one; a warning says so then.
    """
    chosen = checked_mode(mode) if mode is not None else guess_mode(left, right)
    left, right = higher_first(left, right, chosen)
    signature = (("version", __version__), *_inputs(left, right), *(units.signature if units else ()))
    register = units.register if units else None
    left, right = with_common_titles(left, right)
    if decisions is None:
        return compare(
            left,
            right,
            link(left, right, encoder=encoder, progress=progress),
            mode=chosen,
            signature=signature,
            register=register,
        )
    resolution = resolve(decisions, left, right, chosen)
    alignment = link(
        left,
        right,
        encoder=encoder,
        must_link=resolution.must_link,
        cannot_link=resolution.cannot_link,
        progress=progress,
    )
    return reviewed(compare(left, right, alignment, mode=chosen, signature=signature, register=register), resolution)


def link(
    left: Document,
    right: Document,
    *,
    encoder: str = DEFAULT_ENCODER,
    must_link: Collection[tuple[int, int]] = (),
    cannot_link: Collection[tuple[int, int]] = (),
    progress: Step | None = None,
) -> align.Alignment:
    """Link the tasks of two documents by their texts and headings.

    Args, raises: as `compare_documents`; `must_link` and `cannot_link` as `align.align`.
    """
    left, right = with_common_titles(left, right)
    try:
        loaded = align.load_encoder(encoder)
        shown = nullcontext(progress) if progress else progress_bar(f"{left.id} → {right.id}")
        with shown as step:
            return align.align(
                segments(left.tasks),
                segments(right.tasks),
                encoder=loaded,
                progress=step,
                must_link=must_link,
                cannot_link=cannot_link,
            )
    except align.EncoderUnavailableError as error:  # of a package that does not know ours
        raise EncoderError(str(error)) from error


def render(
    comparison: Comparison,
    file_format: str = "html",
    *,
    lang: str = "zh-CN",
    date: str | None = None,
    tracked: bool = False,
) -> bytes:
    """Write a comparison as a file's bytes.

    Args:
        comparison: the comparison.
        file_format: one of `FORMATS`, the table of outputs by name.
        lang: language of the report's own words, `zh-CN` or `en`.
        date: printed where the format prints one; None prints none, so that the same input gives the same bytes.
        tracked: for `docx`: one column with tracked changes in place of both texts side by side.

    Raises:
        InputError: the format or the language is unknown, or what the format needs is not installed.
    """
    language = checked_language(lang)
    if file_format not in FORMATS:
        raise InputError(f"{file_format!r} is no format; choose from {', '.join(FORMATS)}.")
    return FORMATS[file_format].write(comparison, OutputOptions(lang=language, date=date, tracked=tracked))


def report_files(
    comparisons: Sequence[Comparison],
    folder: Path,
    *,
    lang: str = "zh-CN",
    date: str | None = None,
    formats: Sequence[str] = ("html",),
    collections: Sequence[CollectionEntry] = (),
) -> dict[Path, bytes]:
    """Render the reports of several comparisons and their index, the index first; else as `policydiff.build`.

    `collections` are those that the index leads to.
    """
    names = page_names([(item.left.id, item.right.id, item.mode) for item in comparisons])
    entries = [(item, file_name(name, "html")) for item, name in zip(comparisons, names, strict=True)]
    index = reports.render_index(entries, collections=collections, lang=checked_language(lang)).encode()
    files: dict[Path, bytes] = {folder / file_name("index", "html"): index}
    for item, name in zip(comparisons, names, strict=True):
        for file_format in dict.fromkeys(("html", *formats)):
            files[folder / file_name(name, file_format)] = render(item, file_format, lang=lang, date=date)
    return files


def compare_pair(pair: Pair, *, encoder: str = DEFAULT_ENCODER, units: UnitFile | None = None) -> Comparison:
    """Compare a pair whose documents were read before; args, raises: as `compare_documents`."""
    return compare_documents(
        pair.left, pair.right, mode=pair.mode, encoder=encoder, decisions=pair.decisions, units=units
    )


def _inputs(left: Document, right: Document) -> tuple[tuple[str, str], ...]:
    """Name the inputs by their content, never by their place on this machine."""
    sources = [(side, document.source) for side, document in (("left", left), ("right", right))]
    return tuple(
        (f"{side}_{what}", value)
        for side, source in sources
        if source is not None
        for what, value in (("sha256", source.sha256), ("corrections", source.corrections))
        if value is not None
    )


def checked_language(lang: str) -> reports.Language:
    """Return the language, or raise an InputError that names the known ones."""
    if lang not in reports.LANGUAGES:
        raise InputError(f"{lang!r} is no language of the reports; choose one of {', '.join(reports.LANGUAGES)}.")
    return lang


def checked_date(date: str | None) -> str | None:
    """Return the date as YYYY-MM-DD, or raise an InputError that says how one is written."""
    try:
        return date and datetime.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise InputError(f"--date {date!r} is no date; write it as YYYY-MM-DD, such as 2021-05-12.") from error
