"""Reports: a comparison as a page, Word, Excel, JSON, CSV and Markdown. Draws only; everything is computed before."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.data.comparison_json import comparison_dict, json_bytes
    from reports.data.csv import csv_bytes
    from reports.data.markdown import render_markdown
    from reports.data.units_csv import units_csv_bytes
    from reports.office.docx import docx_bytes
    from reports.office.xlsx import xlsx_bytes
    from reports.page.html import render_comparison, render_index
    from reports.words.wording import LANGUAGES, Language

__all__ = [
    "LANGUAGES",
    "Language",
    "comparison_dict",
    "csv_bytes",
    "docx_bytes",
    "json_bytes",
    "render_comparison",
    "render_index",
    "render_markdown",
    "units_csv_bytes",
    "xlsx_bytes",
]

_HOMES = {
    "LANGUAGES": "words.wording",
    "Language": "words.wording",
    "comparison_dict": "data.comparison_json",
    "csv_bytes": "data.csv",
    "docx_bytes": "office.docx",
    "json_bytes": "data.comparison_json",
    "render_comparison": "page.html",
    "render_index": "page.html",
    "render_markdown": "data.markdown",
    "units_csv_bytes": "data.units_csv",
    "xlsx_bytes": "office.xlsx",
}
"""The module of each name, imported when the name is first asked for: whoever needs one module loads no other."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
