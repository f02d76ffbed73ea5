"""Names of the columns of a task table."""

import pytest

from documents.fields.column_names import table_roles


@pytest.mark.parametrize(("size", "header"), [(12, True), (13, False)])
def test_a_long_cell_is_no_name_of_a_column(size, header):
    assert (table_roles(("工作任务", "责任单位", "某" * size)) is not None) == header


@pytest.mark.parametrize(
    "name", ["责任单位", "指导部门", "省级指导单位", "督导单位", "推进部门", "办理单位", "执行机构"]
)
def test_whoever_has_to_do_with_a_task_is_responsible_for_it(name):
    assert table_roles(("序号", "工作任务", name)) == ("number", "text", "responsible")
