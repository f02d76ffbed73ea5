"""Reports: a comparison as a page, Word, Excel, JSON, CSV and Markdown. Draws only; everything is computed before."""

from reports.csv_export import csv_bytes
from reports.docx_export import docx_bytes
from reports.html import render_comparison, render_index
from reports.json_export import comparison_dict, json_bytes
from reports.markdown import render_markdown
from reports.units_csv import units_csv_bytes
from reports.wording import LANGUAGES, Language
from reports.xlsx_export import xlsx_bytes

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
