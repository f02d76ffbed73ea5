"""From files to comparisons to reports in a few calls; the command line does nothing else."""

from collections.abc import Collection, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, cast, get_args

import align
import reports
from compare import Comparison, Mode, compare
from compare.decisions import DecisionLog
from documents import read_document
from documents.errors import InputError
from documents.model import Document
from policydiff import __version__
from policydiff.manifest import Manifest, read_manifest, with_known
from policydiff.output_names import page_names
from policydiff.pdf import pdf_bytes
from policydiff.progress import progress_bar
from policydiff.unit_file import UnitFile, read_unit_file
from policydiff.writing import write_files
from review.application import reviewed
from review.belonging import check_belongs
from review.decision_file import read_decisions
from review.merging import merge
from review.resolution import resolve

__all__ = [
    "FORMATS",
    "build",
    "checked_language",
    "compare_documents",
    "compare_files",
    "guess_mode",
    "joined_decisions",
    "link",
    "manifest_comparisons",
    "read",
    "render",
]

FORMATS: Final = ("html", "json", "csv", "md", "xlsx", "docx", "pdf", "units.csv")
"""What a comparison can be written as."""

DEFAULT_ENCODER: Final = "default"


def read(path: Path | str, *, document_id: str | None = None) -> Document:
    """Read a file into a document of tasks; see `documents.read_document`."""
    return read_document(path, document_id=document_id)


def compare_files(
    left: Path | str,
    right: Path | str,
    *,
    mode: str | None = None,
    encoder: str = DEFAULT_ENCODER,
    decisions: Sequence[Path | str] = (),
    units: Path | str | None = None,
) -> Comparison:
    """Compare two files.

    Args:
        left: the earlier, the higher or the first document: text, or a task list in JSON, CSV or XLSX.
        right: the other one.
        mode: `year`, `level` or `region`; guessed from the documents when None.
        encoder: name or folder of a SentenceTransformer; `default` for the bundled one, `none` for words alone.
        decisions: files of reviewers' decisions to apply; of several that contradict each other none is applied.
        units: a file of units, laid over the register of organs that comes with policydiff.

    Raises:
        PolicyDiffError: a file cannot be read, an option is invalid, or the decisions are on other documents.
        EncoderError: there is no such encoder.
    """
    unit_file = None if units is None else read_unit_file(units)
    documents = read_document(left), read_document(right)
    log = joined_decisions(decisions, *documents)
    return compare_documents(*documents, mode=mode, encoder=encoder, decisions=log, units=unit_file)


def compare_documents(
    left: Document,
    right: Document,
    *,
    mode: str | None = None,
    encoder: str = DEFAULT_ENCODER,
    decisions: DecisionLog | None = None,
    units: UnitFile | None = None,
) -> Comparison:
    """Compare two documents that were read before.

    Args, raises: as `compare_files`; `decisions` is one log, see `joined_decisions`; `units` is read before.
    """
    chosen = checked_mode(mode) if mode is not None else guess_mode(left, right)
    signature = (("version", __version__), *_inputs(left, right), *(units.signature if units else ()))
    register = units.register if units else None
    if decisions is None:
        return compare(
            left, right, link(left, right, encoder=encoder), mode=chosen, signature=signature, register=register
        )
    resolution = resolve(decisions, left, right, chosen)
    alignment = link(left, right, encoder=encoder, must_link=resolution.must_link, cannot_link=resolution.cannot_link)
    return reviewed(compare(left, right, alignment, mode=chosen, signature=signature, register=register), resolution)


def joined_decisions(paths: Sequence[Path | str], left: Document, right: Document) -> DecisionLog | None:
    """Read files of decisions on two documents into one log; None without a file.

    Raises:
        InputError: a file is none of decisions, or is for other documents.
    """
    logs = [(Path(path).name, read_decisions(path)) for path in paths]
    for name, log in logs:
        check_belongs(log, left, right, name=name)
    return merge(logs)[0] if logs else None


def link(
    left: Document,
    right: Document,
    *,
    encoder: str = DEFAULT_ENCODER,
    must_link: Collection[tuple[int, int]] = (),
    cannot_link: Collection[tuple[int, int]] = (),
) -> align.Alignment:
    """Link the tasks of two documents by their texts and headings.

    Args, raises: as `compare_documents`; `must_link` and `cannot_link` as `align.align`.
    """
    loaded = align.load_encoder(encoder)
    with progress_bar(f"{left.id} → {right.id}") as step:
        return align.align(
            _segments(left),
            _segments(right),
            encoder=loaded,
            progress=step,
            must_link=must_link,
            cannot_link=cannot_link,
        )


def guess_mode(left: Document, right: Document) -> Mode:
    """Guess what kind of pair two documents are.

    Returns:
        `level` for two levels of government, `region` for two regions of one level, else `year`: two documents of
        one place, or of places that they do not name, are two versions.
    """
    if left.level and right.level and left.level != right.level:
        return "level"
    if left.region and right.region and left.region != right.region:
        return "region"
    return "year"


def checked_mode(mode: str) -> Mode:
    """Return the mode, or raise an InputError that names the known ones."""
    if mode not in get_args(Mode):
        raise InputError(f"{mode!r} is no mode; choose one of {', '.join(get_args(Mode))}.")
    return cast("Mode", mode)


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
        file_format: one of `FORMATS`.
        lang: language of the report's own words, `zh-CN` or `en`.
        date: printed in the page; None prints none, so that the same input gives the same bytes.
        tracked: for `docx`: one column with tracked changes in place of both texts side by side.

    Raises:
        InputError: the format or the language is unknown, or what the format needs is not installed.
    """
    language = checked_language(lang)
    if file_format == "html":
        return reports.render_comparison(comparison, lang=language, date=date).encode()
    if file_format == "json":
        return reports.json_bytes(comparison)
    if file_format == "csv":
        return reports.csv_bytes(comparison, lang=language)
    if file_format == "units.csv":
        return reports.units_csv_bytes(comparison, lang=language)
    if file_format == "md":
        return reports.render_markdown(comparison, lang=language).encode("utf-8", "replace")
    if file_format == "docx":
        return reports.docx_bytes(comparison, lang=language, date=date, tracked=tracked)
    if file_format == "xlsx":
        if find_spec("xlsxwriter") is None:
            raise InputError(
                "--format xlsx needs XlsxWriter, which is not installed: pip install 'policydiff[office]', "
                "or write csv, which Excel opens as well."
            )
        return reports.xlsx_bytes(comparison, lang=language, date=date)
    if file_format == "pdf":
        return pdf_bytes(reports.render_comparison(comparison, lang=language, date=date))
    raise InputError(f"{file_format!r} is no format; choose from {', '.join(FORMATS)}.")


def build(
    manifest: Path | str,
    out: Path | str,
    *,
    encoder: str = DEFAULT_ENCODER,
    lang: str = "zh-CN",
    date: str | None = None,
    formats: Sequence[str] = ("html",),
    units: Path | str | None = None,
) -> tuple[Path, ...]:
    """Build the reports of a manifest and their index.

    Everything is computed before the first file is written.

    Args:
        manifest: the TOML file.
        out: the folder to write to; made when it does not exist.
        encoder: as in `compare_files`.
        lang: as in `render`.
        date: as in `render`.
        formats: what to write beside the index; the pages (`html`) are always written.
        units: as in `compare_files`; the file that the manifest names when None.

    Returns:
        The files written, the index first.

    Raises:
        PolicyDiffError: the manifest or a document cannot be read, or `out` cannot be written.
        EncoderError: there is no such encoder.
    """
    plan = read_manifest(Path(manifest))
    comparisons = manifest_comparisons(plan, encoder, units)
    names = page_names([(item.left.id, item.right.id, item.mode) for item in comparisons])
    entries = [(item, f"{name}.html") for item, name in zip(comparisons, names, strict=True)]
    folder = Path(out)
    index = reports.render_index(entries, lang=checked_language(lang)).encode()
    files: dict[Path, bytes] = {folder / "index.html": index}
    for item, name in zip(comparisons, names, strict=True):
        for file_format in dict.fromkeys(("html", *formats)):
            files[folder / f"{name}.{file_format}"] = render(item, file_format, lang=lang, date=date)
    write_files(files)
    return tuple(files)


def manifest_comparisons(plan: Manifest, encoder: str, units: Path | str | None = None) -> list[Comparison]:
    """Read every document once and compare the pairs of the manifest; `units` goes before the file that it names."""
    chosen = units or plan.units
    unit_file = None if chosen is None else read_unit_file(chosen)
    wanted = {side for pair in plan.comparisons for side in (pair.left, pair.right)}
    documents: Mapping[str, Document] = {
        known.id: with_known(read_document(known.path, document_id=known.id), known)
        for known in plan.documents
        if known.id in wanted
    }
    return [
        compare_documents(documents[pair.left], documents[pair.right], mode=pair.mode, encoder=encoder, units=unit_file)
        for pair in plan.comparisons
    ]


def _segments(document: Document) -> list[align.Segment]:
    return [align.Segment(task.text, task.section) for task in document.tasks]


def _inputs(left: Document, right: Document) -> tuple[tuple[str, str], ...]:
    """Name the inputs by their content, never by their place on this machine."""
    return tuple(
        (side, document.source.sha256)
        for side, document in (("left_sha256", left), ("right_sha256", right))
        if document.source is not None
    )


def checked_language(lang: str) -> reports.Language:
    """Return the language, or raise an InputError that names the known ones."""
    if lang not in reports.LANGUAGES:
        raise InputError(f"{lang!r} is no language of the reports; choose one of {', '.join(reports.LANGUAGES)}.")
    return lang
