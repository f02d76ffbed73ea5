import pytest

from documents.fields.deadline_cell import looks_like_deadline, split_deadlines
from documents.text.traced import Traced


@pytest.mark.parametrize(
    "text",
    [
        "年底前",
        "10月底前",
        "持续推进",
        "9月底前 持续推进",
        "2020年12月底前",
        "长期坚持",
        "2021年6月30日前",
        "每季度",
        "全年",
        "6月中旬",
        "2022年6月底前完成，并持续推进",
        "10月底前，持续推进",
        "定期",
        "不定期",
        "即时",
        "2022.12",
        "2022.12.31",
        "每季度末",
        "每月5日前",
        "2021—2023年",
        "2021年1-6月",
        "2022年第三季度",
        "三季度末前",
        "“十四五”期间",
        "按规定时限",
        "2021年10月",
    ],
)
def test_deadline_cells_are_recognised(text):
    assert looks_like_deadline(text)


@pytest.mark.parametrize(
    "text",
    [
        "省财政厅",
        "年底前完成目录编制并公开",
        "",
        "4",
        "一件事",
        "按要求公开",
        "三年行动计划",
        "1.5",
        "定期公开目录",
        "按月报送省厅",
    ],
)
def test_other_cells_are_no_deadlines(text):
    assert not looks_like_deadline(text)


def test_two_deadlines_in_one_cell_are_two():
    assert [part.text for part in split_deadlines(Traced.of("9月底前 持续推进"))] == ["9月底前", "持续推进"]
