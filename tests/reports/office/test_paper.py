"""What stands beside the texts of a printed row: nothing twice."""

from compare import ClauseRef, Related
from reports.office.paper import make_paper
from tests.reports.builders import replaced
from tests.reports.samples import sample


def beside(place, *related):
    comparison = replaced(sample(), place, related=related)
    rows = {row.id: row for section in make_paper(comparison).sections for row in section.rows}
    return [remark.text for remark in rows[comparison.changes[place].id].beside if remark.key == "elsewhere"]


def test_a_task_that_may_be_related_is_named_by_the_sentence_alone():
    assert beside(5, Related("left", 1, 0.41)) == []


def test_a_clause_that_the_sentence_only_begins_is_quoted_whole_beside_it():
    long = "推动各级行政机关依法及时公开规划、计划和重点工作完成情况并说明理由和依据。"
    (told,) = beside(6, Related("left", 1, 0.41, ClauseRef(8, 0, len(long), long)))
    assert long.rstrip("。") in told
