"""Reports: a comparison as a page, Word, Excel, JSON, CSV and Markdown. Draws only; everything is computed before."""

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
