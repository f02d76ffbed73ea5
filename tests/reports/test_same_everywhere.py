"""Every format tells the same rows in the same states: H1 of the acceptance checks."""

import csv
import io
import json
import re

import pytest

from compare import CONFIRM_BELOW
from reports import (
    csv_bytes,
    docx_bytes,
    json_bytes,
    render_comparison,
    render_markdown,
    xlsx_bytes,
)
from reports.csv_export import COLUMNS
from reports.wording import kind_word, wording
from reports.xlsx_details import COLUMNS as DETAIL_COLUMNS
from tests.reports.office_files import document, paragraphs, sheets, table_rows
from tests.reports.reading import read
from tests.reports.samples import STATES

UNCERTAIN = "待确认"


def of_page(comparison):
    """Row ids with kind, moved and uncertain, as the filters of the page see them."""
    seen = read(render_comparison(comparison))
    words = wording("zh-CN", comparison.mode)
    states = {}
    for tag, attrs in seen.tags:
        if tag == "tbody" and "data-filters" in attrs and attrs.get("id", "").startswith("r-"):
            filters = set(attrs["data-filters"].split())
            (kind,) = [value.removeprefix("kind:") for value in filters if value.startswith("kind:")]
            states[attrs["id"]] = (
                kind_word(words, kind, comparison.mode),
                "flag:moved" in filters,
                "flag:uncertain" in filters,
            )
    return states


def of_json(comparison):
    data = json.loads(json_bytes(comparison))
    words = wording("zh-CN", comparison.mode)
    confidence = {(link["left"], link["right"]): link["confidence"] for link in data["links"]}
    return {
        change["id"]: (
            kind_word(words, change["kind"], comparison.mode),
            change["moved"],
            any(
                confidence[left, right] < CONFIRM_BELOW
                for left in change["left"]
                for right in change["right"]
                if (left, right) in confidence
            ),
        )
        for change in data["changes"]
    }


def of_rows(rows):
    """Join the rows of one change: it is uncertain when one of its links is."""
    states = {}
    for row in rows:
        before = states.get(row["change"], (None, None, False))
        states[row["change"]] = (row["kind"], row["moved"] == "是", before[2] or row["uncertain"] == "是")
    return states


def of_csv(comparison):
    _, *body = csv.reader(io.StringIO(csv_bytes(comparison).decode("utf-8-sig"), newline=""))
    return of_rows(dict(zip(COLUMNS, row, strict=True)) for row in body)


def of_details(comparison):
    _, *body = sheets(xlsx_bytes(comparison))["明细"]
    return of_rows(dict(zip(DETAIL_COLUMNS, row, strict=True)) for row in body)


def of_types(types, comparison):
    """Read words such as 移动、改动、待确认."""
    words = wording("zh-CN", comparison.mode)
    parts = types.split("、")
    moved, uncertain = words["flag_moved"] in parts, UNCERTAIN in parts
    (kind,) = [part for part in parts if part not in (words["flag_moved"], UNCERTAIN)]
    return kind, moved, uncertain


def of_remarks(texts, comparison):
    states = {}
    for text in texts:
        found = re.search(r"^类型：(.*)$[\s\S]*^行号：(r-[0-9a-f]+)$", text, re.MULTILINE)
        if found:
            states[found.group(2)] = of_types(found.group(1), comparison)
    return states


def of_table(comparison):
    return of_remarks((str(cell) for row in sheets(xlsx_bytes(comparison))["对照表"] for cell in row), comparison)


def of_docx(comparison, **options):
    rows = table_rows(document(docx_bytes(comparison, **options)))
    return of_remarks(("\n".join(paragraphs(cells[-1])) for cells in rows), comparison)


def of_markdown(comparison):
    lines = [line for line in render_markdown(comparison).splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {row[-1]: of_types(row[0].replace("\\", ""), comparison) for row in cells}


@pytest.mark.parametrize(
    "told",
    [of_json, of_csv, of_details, of_table, of_docx, lambda c: of_docx(c, tracked=True), of_markdown],
    ids=["json", "csv", "xlsx details", "xlsx table", "docx", "docx tracked", "md"],
)
@pytest.mark.parametrize("name", STATES)
def test_every_format_tells_the_rows_and_states_of_the_page(name, told):
    comparison = STATES[name]
    page = of_page(comparison)
    assert told(comparison) == page
    assert len(page) == len(comparison.changes)
