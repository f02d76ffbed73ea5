from dataclasses import replace

import pytest

from reports.page.page import make_page
from reports.rows.order import lay_out
from tests.reports.builders import change_of, document, link, task
from tests.reports.samples import MODES, sample, without_links


def one_sided(mode):
    """A left list of two sections against a right one of three; the last right task has no link."""
    lefts = [
        task("left", 1, "一、甲", "甲一。"),
        task("left", 2, "一、甲", "甲二。"),
        task("left", 3, "二、乙", "乙一。"),
    ]
    rights = [
        task("right", 1, "二、乙处", "乙一。"),
        task("right", 2, "三、独处", "独一。"),
        task("right", 3, "一、甲处", "甲一。"),
        task("right", 4, "一、甲处", "甲二。"),
        task("right", 5, "二、乙处", "乙二。"),
    ]
    changes = (
        change_of("1", (2,), (0,), (2,)),
        change_of("2", (), (1,)),
        change_of("3", (0,), (2,), (0,)),
        change_of("4", (1,), (3,), (1,)),
        change_of("5", (), (4,)),
    )
    links = (link(0, 2), link(1, 3), link(2, 0))
    return replace(
        without_links(),
        left=document("left", lefts),
        right=document("right", rights),
        mode=mode,
        links=links,
        changes=changes,
    )


def test_a_task_of_one_side_stands_under_the_section_that_its_own_section_is_linked_to():
    runs, _ = lay_out(one_sided("level"))
    assert [(run.heading, run.changes) for run in runs] == [("一、甲", (2, 3)), ("二、乙", (0, 1, 4))]


def test_a_section_without_a_link_stays_with_its_neighbour():
    runs, _ = lay_out(one_sided("level"))
    assert 1 in runs[1].changes  # 三、独处 follows the neighbour of its place


def test_a_page_that_follows_the_right_document_keeps_its_own_sections():
    runs, _ = lay_out(one_sided("year"))
    assert [run.heading for run in runs] == ["二、乙处", "三、独处", "一、甲处", "二、乙处"]


@pytest.mark.parametrize("mode", MODES)
def test_every_change_is_laid_out_once(mode):
    comparison = sample(mode)
    runs, _ = lay_out(comparison)
    assert sorted(index for run in runs for index in run.changes) == list(range(len(comparison.changes)))


def test_sections_of_the_page_agree_with_the_matrix_on_what_the_other_side_adds():
    page = make_page(one_sided("level"))
    added = [sum(part.count for part in section.parts if part.badge.glyph == "added") for section in page.sections]
    matrix = page.overview.matrix
    without_source = {column: cell.count for column, cell in zip(matrix.columns, matrix.rows[-1].cells, strict=True)}
    assert added == [0, 2]
    assert without_source == {"二、乙处": 1, "三、独处": 1, "一、甲处": 0, "无对应": 0}
