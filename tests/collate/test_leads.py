from dataclasses import replace

import pytest

from collate.leads import lead_changes
from documents.model import UnitName
from tests.collate.samples import collated, document


def led(name, year, *leads):
    found = document(name, *("推进政府网站集约化建设。" for _ in leads), year=year)
    tasks = tuple(
        replace(task, lead_units=(UnitName(lead),), responsible_units=(UnitName("市财政局"),))
        for task, lead in zip(found.tasks, leads, strict=True)
    )
    return replace(found, tasks=tasks)


@pytest.mark.parametrize(
    ("after", "confidence", "statuses"),
    [("市大数据局", 0.9, ["lead_handed_over"]), ("市教育局", 0.9, []), ("市大数据局", 0.5, [])],
)
def test_a_lead_that_changes_hands_is_told_where_the_link_is_sure(after, confidence, statuses):
    found = [led("a", 2020, "市教育局"), led("b", 2021, after)]
    collation = collated(found, {("a", 0, "b", 0): confidence})
    (matter,) = collation.matters
    told = [lead_changes(cell, matter.readings, collation.collection) for cell in matter.cells]
    assert told[0] == ()
    assert [unit.status for _, unit in told[1]] == statuses


def test_a_matter_that_is_gone_has_no_change_of_lead():
    collation = collated([led("a", 2020, "市教育局"), led("b", 2021)], {})
    (matter,) = collation.matters
    assert [lead_changes(cell, matter.readings, collation.collection) for cell in matter.cells] == [(), ()]
