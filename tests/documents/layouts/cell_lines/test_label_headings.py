"""行动一：… above rows of one cell a line is a heading, and rows that may share a merged cell of units are told."""

import pytest

from documents.layouts.cell_lines.numbers import label_headings
from documents.text.lines import source_lines
from tests.documents.small_documents import read

HEAD = "某区任务清单\n任务类型\n序号\n工作任务\n推进单位\n"
ROWS = (
    "行动一：焕新行动（区域更新）\n1\n推进片区更新规划研究\n区规划资源局、区建设管理委\n2\n推进厂区改造\n区商务委、区国资委\n"
    "行动二：安居行动（品质提升）\n旧区改造\n3\n完成零星旧里改造\n区房管局、各街镇\n"
    "旧住房改造\n4\n完成加装电梯700台\n5\n创建20个特色小区\n行动三：公共空间行动\n6\n新建口袋公园\n区绿化市容局\n"
)


def test_labels_that_count_head_the_rows_below_them():
    document = read(HEAD + ROWS)
    assert [(task.number, task.section, task.responsible_units) for task in document.tasks] == [
        ("1", ("行动一：焕新行动（区域更新）",), ("区规划资源局", "区建设管理委")),
        ("2", ("行动一：焕新行动（区域更新）",), ("区商务委", "区国资委")),
        ("3", ("行动二：安居行动（品质提升）", "旧区改造"), ("区房管局", "各街镇")),
        ("4", ("行动二：安居行动（品质提升）", "旧住房改造"), ()),
        ("5", ("行动二：安居行动（品质提升）", "旧住房改造"), ()),
        ("6", ("行动三：公共空间行动",), ("区绿化市容局",)),
    ]


def test_rows_without_a_cell_of_units_are_told():
    told = [warning.place.line for warning in read(HEAD + ROWS).warnings if warning.code == "no-units"]
    assert told == [20, 22]


@pytest.mark.parametrize(
    "text",
    [
        "行动一：焕新\n1\n修路",  # one shows no series
        "任务1：修路\n任务3：植树",  # they do not count
        "行动一：清淤三条河。\n行动二：植树。",  # sentences are texts
        "2024年\n2025年",
    ],
)
def test_what_shows_no_series_of_labels_heads_nothing(text):
    assert label_headings(source_lines(text)) == frozenset()
