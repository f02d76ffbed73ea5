"""Names of the columns of a task table."""

import pytest

from documents.fields.column_names import table_roles


@pytest.mark.parametrize(("size", "header"), [(12, True), (13, False)])
def test_a_long_cell_is_no_name_of_a_column(size, header):
    assert (table_roles(("工作任务", "责任单位", "某" * size)) is not None) == header
