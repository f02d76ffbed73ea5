"""A comparison as a Word document 对照表: marks in black, or real tracked changes that Word can accept and reject."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Final, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from compare import Comparison
from reports.office.office_text import line_count, office_text
from reports.office.paper import make_paper
from reports.office.paper_model import Paper, PaperRow, PaperTask, Remark, TextRun
from reports.office.tracked_text import BREAK, TrackedPiece, tracked_pieces
from reports.words.wording import Language, Wording, wording

__all__ = ["docx_bytes", "docx_package"]

_WIDTHS: Final = (680, 4560, 4560, 2956)
"""Twips of the four columns; together 225 mm, the text area of GB/T 9704 turned sideways."""
_TRACKED_WIDTHS: Final = (680, 9120, 2956)
_TWIPS_PER_EM: Final = 210  # 五号 is 10.5 points
_CELL_MARGINS: Final = 160  # twips left and right of a cell's text
_WHOLE_POINTS: Final = 130.0  # of the 442 of a page of 156 mm: a row up to this is not cut, so much may stay empty
_TEXT_POINTS: Final = 15.0  # a line of a task's text, by its style
_SMALL_POINTS: Final = 12.0  # a line of 小五
_SMALL_TWIPS_PER_EM: Final = 180  # 小五 is 9 points
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip entry can carry: no clock in the file
_STATIC: Final = (
    ("[Content_Types].xml", "content_types.xml"),
    ("_rels/.rels", "package_rels.xml"),
    ("word/_rels/document.xml.rels", "document_rels.xml"),
    ("word/styles.xml", "styles.xml"),
    ("word/settings.xml", "settings.xml"),
    ("word/fontTable.xml", "font_table.xml"),
)

_ENVIRONMENT: Final = Environment(
    loader=PackageLoader(__package__),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.filters["office"] = office_text


@dataclass(frozen=True, slots=True)
class _Mark:
    """A tracked insertion or deletion of a row or a paragraph's end; ids differ within a document."""

    op: Literal["ins", "del"]
    id: int


@dataclass(frozen=True, slots=True)
class _TrackedRun:
    op: Literal["equal", "insert", "delete"]
    text: str
    id: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    runs: tuple[_TrackedRun, ...]
    mark: _Mark | None


@dataclass(frozen=True, slots=True)
class _TrackedRow:
    ordinal: int
    mark: _Mark | None
    paragraphs: tuple[_Paragraph, ...]
    types: tuple[str, ...]
    explanation: str
    beside: tuple[Remark, ...]

    @property
    def whole(self) -> bool:
        """Whether it is short enough to be kept on one page."""
        texts = ("".join(run.text for run in paragraph.runs) for paragraph in self.paragraphs)
        height = sum(_text_height(text, _TRACKED_WIDTHS[1]) for text in texts)
        return max(height, _said_height(self)) <= _WHOLE_POINTS


@dataclass(frozen=True, slots=True)
class _TrackedSection:
    heading: str
    rows: tuple[_TrackedRow, ...]


def docx_bytes(
    comparison: Comparison, *, lang: Language = "zh-CN", date: str | None = None, tracked: bool = False
) -> bytes:
    """Write a comparison as a Word document on A4 landscape.

    Args:
        comparison: the comparison.
        lang: language of our own words; document text is never translated.
        date: printed as given, and the date of the document and of its tracked changes; without it there is none,
            so that the same input gives the same bytes.
        tracked: one column with tracked changes in place of both texts side by side.
    """
    words = wording(lang, comparison.mode)
    paper = make_paper(comparison, lang=lang, date=date)
    body = _tracked(paper, comparison, words, date) if tracked else _side_by_side(paper, words)
    header = _render("header.xml", paper=paper, legend=_short_legend(paper, words), w=words)
    return docx_package(body, header, paper.title, date)


def docx_package(document: str, header: str, title: str, date: str | None) -> bytes:
    """Pack a Word document of our styles.

    Args:
        document: the part `word/document.xml`.
        header: the part `word/header.xml`.
        title: in the properties.
        date: the date of the document; None for none.
    """
    parts = [(name, _static(source)) for name, source in _STATIC]
    parts.append(("word/document.xml", document))
    parts.append(("word/header.xml", header))
    parts.append(("word/footer.xml", _render("footer.xml", even=False)))
    parts.append(("word/footer_even.xml", _render("footer.xml", even=True)))
    parts.append(("docProps/core.xml", _render("core.xml", title=title, date=date)))
    return _zipped(parts)


def _side_by_side(paper: Paper, words: Wording) -> str:
    rows = [row for section in paper.sections for row in section.rows]
    return _render(
        "document.xml",
        paper=paper,
        w=words,
        widths=_WIDTHS,
        columns=(words["column_ordinal"], paper.before, paper.after, words["paper_said"]),
        whole=frozenset(row.id for row in rows if _height(row) <= _WHOLE_POINTS),
        how=None,
    )


def _tracked(paper: Paper, comparison: Comparison, words: Wording, date: str | None) -> str:
    column = words["tracked_column"].format(left=paper.left_column, right=paper.right_column)
    return _render(
        "tracked.xml",
        paper=paper,
        w=words,
        widths=_TRACKED_WIDTHS,
        columns=(words["column_ordinal"], column, words["paper_said"]),
        sections=_tracked_sections(paper, comparison),
        how=words["tracked_how"],
        date=date,
    )


def _short_legend(paper: Paper, words: Wording) -> tuple[TextRun, ...]:
    """Return the first two marks with what they mean, for the head of every page."""
    *runs, last = paper.legend_text[:4]
    return (*runs, TextRun(last.style, last.text.removesuffix(words["clause_separator"])))


def _tracked_sections(paper: Paper, comparison: Comparison) -> tuple[_TrackedSection, ...]:
    changes = {change.id: change for change in comparison.changes}
    ids = count(1)
    sections = []
    for section in paper.sections:
        rows = []
        for row in section.rows:
            change = changes[row.id]
            mark: _Mark | None = None
            if not (change.left and change.right):
                mark = _Mark("ins" if change.right else "del", next(ids))
            paragraphs = tuple(_paragraphs(tracked_pieces(change, comparison), ids))
            rows.append(_TrackedRow(row.ordinal, mark, paragraphs, row.types, row.explanation, row.beside))
        sections.append(_TrackedSection(section.heading, tuple(rows)))
    return tuple(sections)


def _paragraphs(pieces: Sequence[TrackedPiece], ids: Iterator[int]) -> Iterator[_Paragraph]:
    """Cut pieces into paragraphs at the breaks; a tracked break marks the end of the paragraph before it."""
    runs: list[_TrackedRun] = []
    for piece in pieces:
        if piece.text != BREAK:
            runs.append(_TrackedRun(piece.op, piece.text, next(ids)))
            continue
        mark = None if piece.op == "equal" else _Mark("ins" if piece.op == "insert" else "del", next(ids))
        yield _Paragraph(tuple(runs), mark)
        runs = []
    yield _Paragraph(tuple(runs), None)


def _height(row: PaperRow) -> float:
    """Estimate the height of a row in points: its highest cell."""
    return max(_side_height(row.left, _WIDTHS[1]), _side_height(row.right, _WIDTHS[2]), _said_height(row))


def _side_height(tasks: Sequence[PaperTask], width: int) -> float:
    return sum(
        _text_height("".join(run.text for run in task.runs), width)
        + sum(_small_height(text, width) for text in (task.heading, *task.fields) if text)
        for task in tasks
    )


def _said_height(row: PaperRow | _TrackedRow) -> float:
    lines = ["".join(row.types) + row.explanation, *(f"{remark.name}：{remark.text}" for remark in row.beside)]
    return sum(_small_height(line, _WIDTHS[-1]) for line in lines)


def _text_height(text: str, width: int) -> float:
    return _TEXT_POINTS * line_count(text, (width - _CELL_MARGINS) / _TWIPS_PER_EM)


def _small_height(text: str, width: int) -> float:
    return _SMALL_POINTS * line_count(text, (width - _CELL_MARGINS) / _SMALL_TWIPS_PER_EM)


def _render(template: str, **context: object) -> str:
    return _ENVIRONMENT.get_template(f"{template}").render(**context).strip()


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")


def _zipped(parts: Sequence[tuple[str, str]]) -> bytes:
    """Pack the parts in order, without any time of day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return stream.getvalue()
