"""Every format tells the same rows in the same states: H1 of the acceptance checks."""

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache

import pytest

from compare import CONFIRM_BELOW
from policydiff import compare_files
from reports import (
    csv_bytes,
    docx_bytes,
    json_bytes,
    render_comparison,
    render_markdown,
    xlsx_bytes,
)
from reports.office.xlsx_details import COLUMNS as DETAIL_COLUMNS
from reports.rows.plain_rows import LINK_COLUMNS
from reports.words.wording import kind_word, wording
from tests.reports.office_files import W, change_rows, document, sheets
from tests.reports.reading import read
from tests.reports.samples import STATES

UNCERTAIN = "待确认"


def type_word(kind, role, words, mode):
    """The word of a type as a reader sees it; between levels with what was made of the task, as in 细化·拆分."""
    if role is None:
        return kind_word(words, kind, mode)
    form = words.get(f"form_{kind}")
    return words[f"role_{role}"] + (f"·{form}" if form else "")


def of_page(comparison):
    """Row ids with kind, moved and uncertain, as the filters of the page see them."""
    seen = read(render_comparison(comparison))
    words = wording("zh-CN", comparison.mode)
    states = {}
    for tag, attrs in seen.tags:
        if tag == "tbody" and "data-filters" in attrs and attrs.get("id", "").startswith("r-"):
            filters = set(attrs["data-filters"].split())
            (kind,) = [value.removeprefix("kind:") for value in filters if value.startswith("kind:")]
            roles = [value.removeprefix("role:") for value in filters if value.startswith("role:")]
            states[attrs["id"]] = (
                type_word(kind, roles[0] if roles else None, words, comparison.mode),
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
            type_word(change["kind"], change["role"], words, comparison.mode),
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
    return of_rows(dict(zip(LINK_COLUMNS, row, strict=True)) for row in body)


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
    """Read the words before the sentence: a document prints no ids."""
    rows = change_rows(document(docx_bytes(comparison, **options)), comparison).items()
    return {name: of_types(next(list(row)[-1].iter(f"{W}t")).text.removesuffix("。"), comparison) for name, row in rows}


def of_markdown(comparison):
    lines = [line for line in render_markdown(comparison).splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return {row[-1]: of_types(row[0].replace("\\", "").split("；")[0], comparison) for row in cells}


TOLD = {
    "json": of_json,
    "csv": of_csv,
    "xlsx details": of_details,
    "xlsx table": of_table,
    "docx": of_docx,
    "docx tracked": lambda comparison: of_docx(comparison, tracked=True),
    "md": of_markdown,
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
@pytest.mark.parametrize("name", STATES)
def test_every_format_tells_the_rows_and_states_of_the_page(name, told):
    comparison = STATES[name]
    page = of_page(comparison)
    assert told(comparison) == page
    assert len(page) == len(comparison.changes)


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("zj2020-keypoints", "zj2021-keypoints"),
        ("zj2020-division", "zj2021-keypoints"),
        ("zj2020-keypoints", "jx2020-list"),
        ("ah2020-division", "zj2020-division"),
    ],
)
def test_every_format_of_the_seeds_tells_the_rows_and_states_of_the_page(left, right, told):
    comparison = of_seeds(left, right)
    page = of_page(comparison)
    assert told(comparison) == page
    assert len(page) == len(comparison.changes) > 20


@cache
def of_seeds(left, right):
    return compare_files(f"seeds/{left}.txt", f"seeds/{right}.txt", encoder="none")


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_format_that_left_out_a_row_or_a_state_would_be_caught(told):
    comparison = STATES["long"]
    first, *rest = comparison.changes
    fewer = replace(comparison, changes=tuple(rest))
    other = replace(comparison, changes=(replace(first, moved=not first.moved), *rest))
    assert told(fewer) != of_page(comparison)
    assert told(other) != of_page(comparison)
