"""Build everything that a manifest asks for: the reports of its comparisons, its collections, and the index of both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from collate import Collation, gathered
from compare import Comparison
from documents.errors import InputError
from documents.limits import Limits
from policydiff import api
from policydiff.collating import collated, collation_files, gathered_pairs
from policydiff.manifest import Manifest, ManifestCollection, read_manifest
from policydiff.pairs import Pair, manifest_documents, manifest_pairs
from policydiff.unit_file import read_unit_file
from policydiff.writing import write_files
from reports.collation.page import collection_entry

__all__ = ["Built", "build", "built", "write_built"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a manifest asks for.

    Attributes:
        comparisons: in its order.
        collations: each collection and what came of it.
    """

    comparisons: tuple[Comparison, ...]
    collations: tuple[tuple[ManifestCollection, Collation], ...] = ()

    @property
    def all_comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison once, those of the manifest first."""
        pairs = (pair.comparison for _, collation in self.collations for pair in collation.collection.pairs)
        return tuple({id(comparison): comparison for comparison in (*self.comparisons, *pairs)}.values())


def build(
    manifest: Path | str,
    out: Path | str,
    *,
    encoder: str = api.DEFAULT_ENCODER,
    lang: str = "zh-CN",
    date: str | None = None,
    formats: Sequence[str] = ("html",),
    units: Path | str | None = None,
    decisions: Sequence[Path | str] = (),
    limits: Limits | None = None,
    snippets: bool = False,
    corrections: Sequence[Path | str] = (),
) -> tuple[Path, ...]:
    """Build the reports of a manifest, its collections, and the index of both.

    Everything is computed before the first file is written.

    Args:
        manifest: the TOML file.
        out: the folder to write to; made when it does not exist.
        encoder: as in `compare_files`.
        lang: as in `render`.
        date: as in `render`.
        formats: what to write beside the index; the pages (`html`) are always written.
        units: as in `compare_files`; the file that the manifest names when None.
        decisions: files of reviewers' decisions beside those that the manifest names; each goes to the comparison
            that it was made on.
        limits: as in `compare_files`.
        snippets: as in `compare_files`.
        corrections: as in `compare_files`.

    Returns:
        The files written, the index first.

    Raises:
        PolicyDiffError: the manifest, a document or a file of decisions cannot be read, decisions belong to no
            comparison, or `out` cannot be written.
        EncoderError: there is no such encoder.
    """
    plan = read_manifest(Path(manifest))
    made = built(
        plan,
        encoder=encoder,
        units=units,
        decisions=decisions,
        limits=limits,
        snippets=snippets,
        corrections=corrections,
    )
    sources = [Path(path) for path in (manifest, *plan.files, *decisions, *corrections, *([units] if units else []))]
    return write_built(made, out, lang=lang, date=date, formats=formats, inputs=sources)


def built(
    plan: Manifest,
    *,
    encoder: str = api.DEFAULT_ENCODER,
    units: Path | str | None = None,
    decisions: Sequence[Path | str] = (),
    limits: Limits | None = None,
    snippets: bool = False,
    corrections: Sequence[Path | str] = (),
) -> Built:
    """Compare what a manifest names; what a comparison and a collection or two of them share is compared once.

    Args:
        plan: the manifest.
        encoder: as in `compare_files`.
        units: as in `compare_files`; the file that the manifest names when None.
        decisions: files of reviewers' decisions beside those that the manifest names; each goes to the comparison, of
            the manifest or within a collection, that it was made on.
        limits: as in `compare_files`.
        snippets: as in `compare_files`.
        corrections: as in `compare_files`.

    Raises:
        PolicyDiffError: a file cannot be read, decisions belong to no comparison, or a collection has no order.
    """
    chosen = units or plan.units
    unit_file = None if chosen is None else read_unit_file(chosen)
    documents = manifest_documents(plan, collections=True, limits=limits, snippets=snippets, corrections=corrections)
    gatherings = []
    for one in plan.collections:
        try:
            own = [documents[name] for name in one.documents]
            gatherings.append(gathered(own, one.axis, base=one.base, missing=one.missing))
        except InputError as error:
            raise InputError(f"collection {one.id}: {error}") from None
    known = {_key(pair) for pair in manifest_pairs(plan, documents=documents)}
    more = {_key(pair): pair for gathering in gatherings for pair in gathered_pairs(gathering)}
    pairs = manifest_pairs(
        plan, decisions, documents=documents, more=[pair for key, pair in more.items() if key not in known]
    )
    compared = [(pair, api.compare_pair(pair, encoder=encoder, units=unit_file)) for pair in pairs]
    by_key = {_key(pair): (pair, comparison) for pair, comparison in compared}
    return Built(
        tuple(comparison for _, comparison in compared[: len(plan.comparisons)]),
        tuple(
            (one, collated(gathering, [by_key[_key(pair)] for pair in gathered_pairs(gathering)]))
            for one, gathering in zip(plan.collections, gatherings, strict=True)
        ),
    )


def write_built(
    made: Built,
    out: Path | str,
    *,
    lang: str = "zh-CN",
    date: str | None = None,
    formats: Sequence[str] = ("html",),
    inputs: Collection[Path] = (),
) -> tuple[Path, ...]:
    """Write the index and the reports, and each collection into its folder, but onto none of the inputs.

    Args:
        made: what is written.
        out: the folder; made when it does not exist.
        lang: as in `render`.
        date: as in `render`.
        formats: of the reports; a collection has its page, JSON and CSV, with `xlsx` or `docx` these too.
        inputs: files that are not written onto.

    Returns:
        The files written, the index first.
    """
    folder = Path(out)
    language = api.checked_language(lang)
    entries = [
        collection_entry(collation, f"{one.id}/index.html", name=one.name, lang=language)
        for one, collation in made.collations
    ]
    files = api.report_files(made.comparisons, folder, lang=lang, date=date, formats=formats, collections=entries)
    for one, collation in made.collations:
        files |= collation_files(
            collation,
            folder / one.id,
            lang=lang,
            date=date,
            xlsx="xlsx" in formats,
            docx="docx" in formats,
            index="../index.html",
            name=one.name,
        )
    write_files(files, inputs=inputs)
    return tuple(files)


def _key(pair: Pair) -> tuple[str, str, str]:
    return pair.left.id, pair.right.id, pair.mode
