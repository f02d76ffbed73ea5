"""Lines of a form among tasks are told; demands behind a label are not."""

import pytest

from tests.documents.doubts.telling import TABLE, told


@pytest.mark.parametrize(
    "line", ["联系电话：000-12345", "出席：周建平、陈立", "负责人签字：", "甲方（盖章）：乙方（盖章）："]
)
def test_a_line_of_a_form_that_was_read_as_a_task_is_told(line):
    text = f"{TABLE}\n6\t{line}\t\t"
    assert ("odd-text", 7) in [(code, place) for code, place, _ in told(text)]


@pytest.mark.parametrize("line", ["重点任务：修建泵站", "巡堤：每日巡查两次，记入台账", "组织巡堤两次"])
def test_a_demand_behind_a_label_is_no_line_of_a_form(line):
    text = f"{TABLE}\n6\t{line}\t县水利局\t"
    assert "odd-text" not in [code for code, *_ in told(text)]
