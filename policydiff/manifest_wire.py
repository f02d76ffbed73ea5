"""The shape of a manifest in TOML; docs/manifest.schema.json is made from it."""

from typing import Annotated

from msgspec import Meta, Struct

from collate.collection import Axis
from compare.model import Mode
from documents.model import Level
from documents.wire.checking import Must
from documents.wire.fields import FIRST_YEAR, LAST_YEAR, Filled

__all__ = ["Collection", "Comparison", "Document", "DocumentList", "Manifest"]


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A document; what it says of itself goes before title, region, level and year here."""

    id: Annotated[
        Annotated[str, Meta(pattern=r"^(?=.*\S)[^\x00-\x1f\x7f]*\Z")],
        Must("a string that is not empty, without control characters"),
    ]
    path: Annotated[Filled, Meta(description="Relative to the manifest.")]
    title: Filled | None = None
    region: Filled | None = None
    level: Annotated[Level | None, Must("one of national, province, city, county")] = None
    year: Annotated[
        Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)] | None,
        Must(f"a whole number from {FIRST_YEAR} to {LAST_YEAR}"),
    ] = None
    subject: Annotated[
        Filled | None,
        Meta(description="What it is about, where its title does not say it; for `policydiff corpus build`."),
    ] = None


class Comparison(Struct, frozen=True, forbid_unknown_fields=True):
    """A comparison of two of the documents."""

    left: Annotated[Filled, Meta(description="The id of a document.")]
    right: Annotated[Filled, Meta(description="The id of a document.")]
    mode: Annotated[Mode | None, Meta(description="Guessed when absent."), Must("one of year, level, region")] = None
    name: Annotated[Filled | None, Meta(description="Shown in the index.")] = None
    decisions: Annotated[
        Annotated[str, Meta(min_length=1)] | Annotated[tuple[Filled, ...], Meta(min_length=1)] | None,
        Meta(description="Files of reviewers' decisions on this comparison, relative to the manifest."),
        Must("a list of names of files"),
    ] = None


class Collection(Struct, frozen=True, forbid_unknown_fields=True):
    """Two of the documents or more that are held against each other."""

    id: Annotated[
        Annotated[
            str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z", description="The folder that it is written into.")
        ],
        Must("letters, digits, - and _"),
    ]
    axis: Annotated[Axis, Must("one of years, levels, regions")]
    documents: Annotated[
        Annotated[tuple[Filled, ...], Meta(min_length=2)] | None,
        Meta(description="Ids of documents; all of the manifest when absent."),
        Must("a list of two ids or more"),
    ] = None
    base: Annotated[Filled | None, Meta(description="The document that the others are held against.")] = None
    missing: Annotated[
        tuple[Filled, ...] | None,
        Meta(description="Years or places that are planned and have no document."),
        Must("a list of years or places"),
    ] = None
    name: Annotated[Filled | None, Meta(description="Shown in the index.")] = None


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """Documents, and the comparisons and collections to build from them."""

    documents: Annotated[tuple[Annotated[Document, Must("a table")], ...], Meta(min_length=1)]
    comparisons: Annotated[tuple[Annotated[Comparison, Must("a table")], ...], Meta(min_length=1)]
    collection: Annotated[
        tuple[Annotated[Collection, Must("a table")], ...], Meta(description="Collections of several documents.")
    ] = ()
    units: Annotated[
        Filled | None, Meta(description="A file of units, relative to the manifest."), Must("the name of a file")
    ] = None


class DocumentList(Struct, frozen=True, forbid_unknown_fields=True):
    """The documents of a corpus; comparisons and collections beside them are allowed and not looked at."""

    documents: Annotated[tuple[Annotated[Document, Must("a table")], ...], Meta(min_length=1)]
    comparisons: tuple[Annotated[Comparison, Must("a table")], ...] = ()
    collection: tuple[Annotated[Collection, Must("a table")], ...] = ()
    units: Filled | None = None
