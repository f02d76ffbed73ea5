"""The pages that a print will have, before any browser runs; and against real prints."""

from dataclasses import replace

import pytest

from benchmarks.comparisons import made_comparison
from policydiff import compare_files
from reports import render_comparison
from reports.office.page_estimate import estimated_pages
from reports.office.pdf import page_count, pdf_bytes
from tests.programs import required
from tests.reports.samples import empty, long_list


def longer_texts(comparison, times):
    right = comparison.right
    tasks = tuple(replace(task, text=task.text * times) for task in right.tasks)
    return replace(comparison, right=replace(right, tasks=tasks))


def test_an_empty_comparison_takes_a_page_or_two():
    assert estimated_pages(empty()) == 2


def test_pages_grow_with_the_characters_and_not_only_with_the_rows():
    rows = long_list(30)
    assert estimated_pages(longer_texts(rows, 20)) > 2 * estimated_pages(rows)
    assert estimated_pages(long_list(120)) > 2 * estimated_pages(rows)


@pytest.mark.browser
@pytest.mark.parametrize(
    "make",
    [
        lambda: made_comparison(50),
        lambda: made_comparison(233),
        lambda: compare_files("seeds/zj2020-keypoints.txt", "seeds/jx2020-list.txt", encoder="none"),
        lambda: compare_files("seeds/ah2020-division.txt", "seeds/zj2020-division.txt", encoder="none"),
    ],
    ids=["50 rows", "233 rows", "levels", "regions"],
)
def test_the_estimate_is_near_a_real_print(make):
    """Two pages or a tenth: what another Chinese font may move."""
    required("chromium")
    comparison = make()
    pages = page_count(pdf_bytes(render_comparison(comparison)))
    assert abs(estimated_pages(comparison) - pages) <= max(2, pages / 10)
