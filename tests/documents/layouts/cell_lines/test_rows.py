"""Rows of one cell a line that hold another row, whose number was not printed."""

import pytest

from tests.documents.small_documents import read


@pytest.mark.parametrize(
    ("size", "texts"),
    [(13, ["公开会议纪要。", "组织开展业务培训班班班班班", "公开预算。"]), (12, ["公开会议纪要。", "公开预算。"])],
)
def test_a_long_cell_behind_the_units_is_the_text_of_another_row(size, texts):
    hidden = "组织开展业务培训".ljust(size, "班")
    lines = ("1", "公开会议纪要。", "市司法局", hidden, "市财政局", "2", "公开预算。", "市财政局")
    header = ("序号", "工作任务", "牵头单位", "责任单位", "完成时限")
    document = read("\n".join(["某市任务分工表", *header, *lines]))
    assert [task.text for task in document.tasks] == texts
