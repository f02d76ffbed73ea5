"""How wide the column of units is that no row tells the width of."""

import pytest

from tests.documents.small_documents import read


@pytest.mark.parametrize(
    ("units", "found"),
    [("省农业农村厅、省林业草原局", ("省农业农村厅", "省林业草原局")), ("省农业农村厅、省住房城乡建设厅", ())],
    ids=["13 characters", "15"],
)
def test_a_line_of_units_below_the_text_is_no_wider_than_a_unit_column(units, found):
    document = read(f"任务分工\n\n序号 重点任务 责任单位\n\n1\n公开森林防火信息，更新完善并按要求公布\n{units}\n")
    assert document.tasks[0].responsible_units == found
