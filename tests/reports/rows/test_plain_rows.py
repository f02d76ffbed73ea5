import pytest

from reports.rows.plain_rows import LINK_COLUMNS, LinkCells, TaskCells, change_cells, link_rows
from reports.words.wording import wording
from tests.reports.samples import STATES, sample

WORDS = wording("zh-CN")


@pytest.mark.parametrize("name", STATES)
def test_every_link_and_every_task_without_one_is_a_row(name):
    comparison = STATES[name]
    rows = list(link_rows(comparison, WORDS))
    pairs = {(comparison.left.tasks[link.left].id, comparison.right.tasks[link.right].id) for link in comparison.links}
    alone = {
        *(
            (comparison.left.tasks[task].id, "")
            for change in comparison.changes
            if not change.links
            for task in change.left
        ),
        *(
            ("", comparison.right.tasks[task].id)
            for change in comparison.changes
            if not change.links
            for task in change.right
        ),
    }
    assert sorted((row.left.id, row.right.id) for row in rows) == sorted(pairs | alone)
    assert all(set(LINK_COLUMNS) <= row.by_column().keys() for row in rows)


def test_a_task_without_a_link_leaves_the_other_side_and_the_measures_empty():
    (row,) = [row for row in link_rows(sample(), WORDS) if row.left.text == "旧有任务。"]
    assert (row.right, row.link) == (TaskCells(), LinkCells("", "", "", "否"))
    assert (row.measured, row.grouped) == (None, False)


def test_the_rows_of_a_group_say_the_same_of_their_change():
    comparison = sample()
    place, split = next(entry for entry in enumerate(comparison.changes) if entry[1].kind == "split")
    rows = [row for row in link_rows(comparison, WORDS) if row.change.id == split.id]
    assert len(rows) == len(split.links) > 1
    assert {(row.change, row.grouped) for row in rows} == {(change_cells(place, comparison, WORDS), True)}


def test_flags_stand_around_the_type():
    cells = [change_cells(place, sample(), WORDS) for place in range(len(sample().changes))]
    assert [cell.flags for cell in cells if cell.flags != cell.kind] == ["移动、改动", "移动、改写、待确认"]
