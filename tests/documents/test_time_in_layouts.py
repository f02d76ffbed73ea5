"""The same times are deadlines in every layout."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.chinese.time_samples import FAULTS, times
from tests.documents.small_documents import read

BRACKETS = "一、公开\n（一）做好规划。公开规划。（省发展改革委负责，{}）\n（二）做好预算。公开预算。（省财政厅负责）"
TABBED = "任务分工表\n序号\t工作任务\t责任单位\t完成时限\n1\t公开发展规划。\t省发展改革委\t{}\n2\t公开预算。\t省财政厅\t年底前\n"
CELL_LINES = "任务分工表\n序号\n工作任务\n责任单位\n完成时限\n1\n公开发展规划。\n省发展改革委\n{}\n2\n公开预算。\n省财政厅\n年底前\n"
WRAPPED = (
    "任务分工表\n\n序号 工作任务 责任单位 完成时限\n\n1\n\n主动公开发展规划、专项规\n划等\n\n省发展改革委\n\n{}\n"
    "\n2\n\n公开市场监管规则和标\n准并更新\n\n省财政厅\n\n年底前\n"
)
LAYOUTS = {"key_points": BRACKETS, "tabbed_table": TABBED, "cell_lines": CELL_LINES, "wrapped_table": WRAPPED}


def first_task(layout, phrase):
    document = read(LAYOUTS[layout].format(phrase))
    task = document.tasks[0]
    return document.source.layout, task.lead_units + task.responsible_units, task.deadline


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("phrase", FAULTS)
def test_times_that_were_lost_are_deadlines_in_every_layout(layout, phrase):
    assert first_task(layout, phrase) == (layout, ("省发展改革委",), phrase)


@given(st.sampled_from(sorted(LAYOUTS)), times())
@settings(deadline=None)
def test_every_time_is_a_deadline_in_every_layout(layout, phrase):
    assert first_task(layout, phrase) == (layout, ("省发展改革委",), phrase)


@pytest.mark.parametrize("phrase", FAULTS)
def test_a_time_is_no_unit_where_the_units_are_missing(phrase):
    document = read(CELL_LINES.replace("省发展改革委\n", "").format(phrase))
    task = document.tasks[0]
    assert (task.lead_units + task.responsible_units, task.deadline) == ((), phrase)
