"""From several files to a collation to its files in a few calls; `policydiff collate` does nothing else."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from collate import AXES, Axis, Collation, ComparedPair, Gathering, collate, gathered, planned_pairs
from collate import Collection as WitnessCollection
from compare import Comparison, Mode
from documents import read_document
from documents.errors import InputError
from documents.limits import Limits
from documents.model import Document, Level
from policydiff import api
from policydiff.correction_files import corrected_documents
from policydiff.manifest import ManifestDocument, with_known
from policydiff.output_names import page_names
from policydiff.pairs import Pair, with_decisions
from policydiff.unit_file import UnitFile, read_unit_file
from policydiff.writing import write_files
from reports import Language
from review.resolution import resolve

__all__ = [
    "Collation",
    "PairDone",
    "collate_documents",
    "collate_files",
    "collated",
    "collation_files",
    "gathered_pairs",
    "read_witnesses",
    "write_collation",
]

PairDone = Callable[[int, int, str, str], None]
"""Called after each pair with the number of pairs done, the number of all pairs, and the ids of the two documents."""

PAIRS: Final = "pairs"
"""The folder of the reports on each pair, within that of the collation."""


def collate_files(
    files: Sequence[Path | str],
    *,
    axis: str,
    base: str | None = None,
    missing: Sequence[str] = (),
    years: Mapping[str, int] | None = None,
    regions: Mapping[str, str] | None = None,
    encoder: str = api.DEFAULT_ENCODER,
    decisions: Sequence[Path | str] = (),
    units: Path | str | None = None,
    limits: Limits | None = None,
    done: PairDone | None = None,
    corrections: Sequence[Path | str] = (),
) -> Collation:
    """Hold several files against each other.

    Args:
        files: two at least, in any order; a document is named after its file, without the ending, and after its folder
            where several files have one name.
        axis: `years`, `levels` or `regions`.
        base: the document that the others are held against; between levels the one of the highest level when None.
        missing: years, or regions, that are planned and have no document.
        years: by document, for those that do not say theirs.
        regions: the same for regions.
        encoder: as in `compare_files`.
        decisions: files of reviewers' decisions; each goes to the pair that it was made on.
        units: as in `compare_files`.
        limits: as in `compare_files`.
        done: called after each pair.
        corrections: as in `compare_files`.

    Raises:
        PolicyDiffError: a file cannot be read, an option is invalid, or decisions belong to no pair.
        EncoderError: there is no such encoder.
    """
    return collate_documents(
        read_witnesses(files, years=years, regions=regions, limits=limits, corrections=corrections),
        axis=axis,
        base=base,
        missing=missing,
        encoder=encoder,
        decisions=decisions,
        units=None if units is None else read_unit_file(units),
        done=done,
    )


def read_witnesses(
    files: Sequence[Path | str],
    *,
    years: Mapping[str, int] | None = None,
    regions: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    corrections: Sequence[Path | str] = (),
) -> tuple[Document, ...]:
    """Read the documents of a collection; args, raises: as `collate_files`."""
    times = Counter(Path(file).stem for file in files)
    read = [
        read_document(file, document_id=_with_folder(Path(file)) if times[Path(file).stem] > 1 else None, limits=limits)
        for file in files
    ]
    documents = corrected_documents(read, corrections)
    ids = {document.id for document in documents}
    for option, values in (("--year", years or {}), ("--region", regions or {})):
        for name in values:
            if name not in ids:
                raise InputError(f"{option} {name!r} is none of the documents; they are {', '.join(sorted(ids))}.")
    return tuple(
        with_known(
            document,
            ManifestDocument(
                document.id, Path(), year=(years or {}).get(document.id), region=(regions or {}).get(document.id)
            ),
        )
        for document in documents
    )


def _with_folder(file: Path) -> str | None:
    """Name a document after its folder as well: of many cities each may send a file of the same name."""
    folder = file.resolve().parent.name
    return f"{folder}-{file.stem}" if folder else None


def collate_documents(
    documents: Sequence[Document],
    *,
    axis: str,
    base: str | None = None,
    missing: Sequence[str] = (),
    encoder: str = api.DEFAULT_ENCODER,
    decisions: Sequence[Path | str] = (),
    units: UnitFile | None = None,
    done: PairDone | None = None,
) -> Collation:
    """Hold several documents against each other that were read before; args, raises: as `collate_files`."""
    if axis not in AXES:
        raise InputError(f"{axis!r} is no axis; choose one of {', '.join(AXES)}.")
    gathering = gathered(documents, axis, base=base, missing=missing)
    pairs = with_decisions(gathered_pairs(gathering), decisions)
    comparisons: list[Comparison] = []
    for number, pair in enumerate(pairs, start=1):
        comparisons.append(api.compare_pair(pair, encoder=encoder, units=units))
        if done is not None:
            done(number, len(pairs), pair.left.id, pair.right.id)
    return collated(gathering, list(zip(pairs, comparisons, strict=True)))


def gathered_pairs(gathering: Gathering) -> list[Pair]:
    """Return the pairs of a gathering to compare."""
    return [_pair(left, right, gathering) for left, right in planned_pairs(gathering.witnesses)]


def collated(gathering: Gathering, compared: Sequence[tuple[Pair, Comparison]]) -> Collation:
    """Put the comparisons of a gathering together.

    Args:
        gathering: the witnesses.
        compared: its pairs, as `gathered_pairs` gives them, with their decisions, and what was compared.
    """
    made: list[ComparedPair] = []
    for (left, right), (pair, comparison) in zip(planned_pairs(gathering.witnesses), compared, strict=True):
        one = ComparedPair(left, right, comparison)
        if pair.decisions is not None:
            resolution = resolve(pair.decisions, pair.left, pair.right, pair.mode)
            one = replace(one, must_link=resolution.must_link, cannot_link=resolution.cannot_link)
        made.append(one)
    return collate(WitnessCollection(gathering.axis, gathering.witnesses, tuple(made), gathering.base))


def write_collation(
    collation: Collation,
    out: Path | str,
    *,
    lang: str = "zh-CN",
    date: str | None = None,
    xlsx: bool = False,
    docx: bool = False,
    inputs: Collection[Path] = (),
) -> tuple[Path, ...]:
    """Write a collation as page, JSON and CSV, and the reports of its pairs into a folder beside them.

    Args:
        collation: what is written.
        out: the folder; made when it does not exist.
        lang: as in `render`.
        date: as in `render`.
        xlsx: write a workbook as well.
        docx: write the table as a Word document as well.
        inputs: files that are not written onto.

    Returns:
        The files written, those on all documents first.

    Raises:
        InputError: the language is unknown, the folder cannot be written, or XlsxWriter is not installed.
    """
    files = collation_files(collation, Path(out), lang=lang, date=date, xlsx=xlsx, docx=docx)
    write_files(files, inputs=inputs)
    return tuple(files)


def collation_files(
    collation: Collation,
    folder: Path,
    *,
    lang: str = "zh-CN",
    date: str | None = None,
    xlsx: bool = False,
    docx: bool = False,
    index: str | None = None,
    name: str | None = None,
) -> dict[Path, bytes]:
    """Render what `write_collation` writes.

    `index` is the page that leads to this one, relative to it; `name` what the collection is called.
    """
    from reports.collation.docx import collation_docx_bytes
    from reports.collation.html import render_collation
    from reports.data.collation_csv import collation_csv_bytes
    from reports.data.collation_json import collation_json_bytes
    from reports.data.particulars_csv import particulars_csv_bytes

    language = api.checked_language(lang)
    comparisons = [pair.comparison for pair in collation.collection.pairs]
    names = page_names([(item.left.id, item.right.id, item.mode) for item in comparisons])
    pages = [f"{PAIRS}/{name}.html" for name in names]
    page = render_collation(collation, pages, f"{PAIRS}/index.html", name=name, lang=language, date=date, home=index)
    files = {
        folder / "index.html": page.encode(),
        folder / "collation.json": collation_json_bytes(collation, pages),
        folder / "collation.csv": collation_csv_bytes(collation, lang=language),
        folder / "particulars.csv": particulars_csv_bytes(collation, lang=language),
    }
    if xlsx:
        files[folder / "collation.xlsx"] = _workbook(collation, name, language, date)
    if docx:
        files[folder / "collation.docx"] = collation_docx_bytes(collation, name=name, lang=language, date=date)
    return files | api.report_files(comparisons, folder / PAIRS, lang=lang, date=date)


def _workbook(collation: Collation, name: str | None, lang: Language, date: str | None) -> bytes:
    if find_spec("xlsxwriter") is None:
        raise InputError(
            "A workbook needs XlsxWriter, which is not installed: pip install 'policydiff[office]', or open "
            "collation.csv with Excel."
        )
    from reports.collation.xlsx import collation_xlsx_bytes

    return collation_xlsx_bytes(collation, name=name, lang=lang, date=date)


def _pair(left: int, right: int, gathering: Gathering) -> Pair:
    """Pair two witnesses as the axis has it: levels are told as levels only where they differ."""
    one, other = (gathering.witnesses[place].document for place in (left, right))
    if one is None or other is None:
        raise ValueError(f"pair {(left, right)!r} names a missing witness")
    return Pair(one, other, _mode(gathering.axis, one.level, other.level))


def _mode(axis: Axis, left: Level | None, right: Level | None) -> Mode:
    if axis == "years":
        return "year"
    return "level" if axis == "levels" and left != right else "region"
