"""The one table of outputs: a comparison can be written as what stands here, and a further format is one row more.

The command line, the Python interface and their documentation read this table. It loads no writer: each is imported
when a file is written, so that `policydiff --help` waits for none.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, Protocol

from documents.errors import InputError

if TYPE_CHECKING:
    from compare import Comparison
    from reports.words.wording import Language

__all__ = ["FORMATS", "OutputFormat", "OutputOptions", "Requirement", "Writer"]

OptionName = Literal["date", "tracked"]


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How a file is wanted; every format takes the language, of the others those that its row names.

    Attributes:
        lang: of the report's own words; document text is never translated.
        date: printed as given; None prints none, so that the same input gives the same bytes.
        tracked: one column with tracked changes in place of both texts side by side.
    """

    lang: "Language" = "zh-CN"
    date: str | None = None
    tracked: bool = False


class Writer(Protocol):
    """The contract of every output: a comparison and options in, the bytes of a file out."""

    def __call__(self, comparison: "Comparison", options: OutputOptions) -> bytes:
        """Write a file."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must be on the machine besides policydiff.

    Attributes:
        name: as people call it.
        module: the Python module to look for; None where the writer itself looks for a program.
        remedy: how to get it, or what does as well.
    """

    name: str
    module: str | None
    remedy: str


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A row of the table.

    Attributes:
        name: what `--format` calls it.
        endings: of its files, with the dot and in lower case; the first is the one that is written.
        writer: see `Writer`.
        on_screen: it is text that a person or a program reads from the standard output when no place is named.
        takes: options that it heeds besides the language.
        needs: what must be installed; None when nothing is.
    """

    name: str
    endings: tuple[str, ...]
    writer: Writer
    on_screen: bool = False
    takes: frozenset[OptionName] = frozenset()
    needs: Requirement | None = None

    def write(self, comparison: "Comparison", options: OutputOptions) -> bytes:
        """Write a comparison as the bytes of a file.

        Raises:
            InputError: what the format needs is not installed, or failed.
        """
        needs = self.needs
        if needs is not None and needs.module is not None and find_spec(needs.module) is None:
            raise InputError(f"--format {self.name} needs {needs.name}, which is not installed: {needs.remedy}.")
        return self.writer(comparison, options)


def _html(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.page.html import render_comparison

    return render_comparison(comparison, lang=options.lang, date=options.date).encode()


def _xlsx(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.office.xlsx import xlsx_bytes

    return xlsx_bytes(comparison, lang=options.lang, date=options.date)


def _docx(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.office.docx import docx_bytes

    return docx_bytes(comparison, lang=options.lang, date=options.date, tracked=options.tracked)


def _pdf(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.office.pdf import pdf_bytes
    from reports.page.html import render_comparison

    return pdf_bytes(render_comparison(comparison, lang=options.lang, date=options.date))


def _json(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.data.comparison_json import json_bytes

    return json_bytes(comparison)


def _csv(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.data.csv import csv_bytes

    return csv_bytes(comparison, lang=options.lang)


def _markdown(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.data.markdown import render_markdown

    return render_markdown(comparison, lang=options.lang).encode("utf-8", "replace")


def _units_csv(comparison: "Comparison", options: OutputOptions) -> bytes:
    from reports.data.units_csv import units_csv_bytes

    return units_csv_bytes(comparison, lang=options.lang)


_DATED: Final = frozenset[OptionName]({"date"})
_XLSXWRITER: Final = Requirement(
    "XlsxWriter", "xlsxwriter", "pip install 'policydiff[office]', or write csv, which Excel opens as well"
)
_BROWSER: Final = Requirement("Chromium, Chrome or Edge", None, "install one, or write docx and print that")

FORMATS: Final[dict[str, OutputFormat]] = {
    row.name: row
    for row in (
        OutputFormat("html", (".html", ".htm"), _html, takes=_DATED),
        OutputFormat("xlsx", (".xlsx",), _xlsx, takes=_DATED, needs=_XLSXWRITER),
        OutputFormat("docx", (".docx",), _docx, takes=frozenset({"date", "tracked"})),
        OutputFormat("pdf", (".pdf",), _pdf, takes=_DATED, needs=_BROWSER),
        OutputFormat("json", (".json",), _json, on_screen=True),
        OutputFormat("csv", (".csv",), _csv, on_screen=True),
        OutputFormat("md", (".md",), _markdown, on_screen=True),
        OutputFormat("units.csv", (".units.csv",), _units_csv, on_screen=True),
    )
}
"""The formats by name, those for people first; the first is written where nothing is asked for."""
