"""A collation as a Word document: the table of the page, a matter a row, on A4 landscape."""

from typing import Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from collate import Collation
from reports import office
from reports.collation.page import make_collation_page
from reports.office.docx import docx_package
from reports.office.office_text import office_text
from reports.words.wording import Language, wording

__all__ = ["collation_docx_bytes"]

_WIDTH: Final = 12756  # twips: 225 mm, the text area of GB/T 9704 turned sideways
_ORDINAL: Final = 680
_HAVE: Final = 1000
_COURSE: Final = 1300
_WITNESS: Final = 1100
_LEAST_MATTER: Final = 3400  # sixteen characters a line; as many for what a number counts

_ENVIRONMENT: Final = Environment(
    loader=ChoiceLoader([PackageLoader(__package__), PackageLoader(office.__name__)]),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.filters["office"] = office_text


def collation_docx_bytes(
    collation: Collation, *, name: str | None = None, lang: Language = "zh-CN", date: str | None = None
) -> bytes:
    """Write a collation as a Word document: its table, and one of the numbers, deadlines and leads that differ.

    The same input gives the same bytes.

    Args:
        collation: what is written.
        name: what the collection is called; without one the axis and the place tell.
        lang: language of our own words; document text is never translated.
        date: printed as given, and the date of the document; without it there is none.
    """
    words = wording(lang)
    pages = [""] * len(collation.collection.pairs)
    page = make_collation_page(collation, pages, "", name=name, lang=lang, date=date)
    ends = [_HAVE, *([_COURSE] if page.axis == "years" else [])]
    room = _WIDTH - _ORDINAL - sum(ends)
    witness = min(_WITNESS, (room - _LEAST_MATTER) // len(page.witnesses))
    widths = (_ORDINAL, room - witness * len(page.witnesses), *(witness for _ in page.witnesses), *ends)
    differences = [
        (row, particular)
        for section in page.sections
        for row in section.rows
        for particular in row.particulars
        if particular.changed
    ]
    said = (_WIDTH - _ORDINAL - _LEAST_MATTER) // len(page.witnesses)
    shown = {
        "page": page,
        "w": words,
        "widths": widths,
        "differences": differences,
        "particular_widths": (
            _ORDINAL,
            _WIDTH - _ORDINAL - said * len(page.witnesses),
            *(said for _ in page.witnesses),
        ),
    }
    body, header = (
        _ENVIRONMENT.get_template(name).render(shown).strip() for name in ("collation.xml", "collation_header.xml")
    )
    return docx_package(body, header, page.title, date)
