import pytest

from align.alignment import align
from align.sharing import survival
from tests.align.fakes import segments

FIRST, SECOND = "依法公布重大行政决策草案并征求社会意见。", "健全政府常务会议信息公开常态化机制。"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("依法公开。", "依法公开", 1.0), ("", "，", 1.0), ("甲乙", "丙丁", 0.0), ("甲乙", "甲丙", 0.5)],
)
def test_survival_is_the_share_of_letters_kept_in_order(left, right, expected):
    assert survival(left, right) == expected


def test_a_split_task_takes_part_in_part_with_either_half():
    links = align(segments(FIRST + SECOND, "提高粮食产量"), segments(SECOND, FIRST), encoder=None).links
    assert [(link.left, link.right, link.label, link.extent) for link in links] == [
        (0, 0, "same", "left-part"),
        (0, 1, "same", "left-part"),
    ]


def test_a_merged_task_takes_part_in_part_on_the_other_side():
    links = align(segments(SECOND, FIRST), segments(FIRST + SECOND, "提高粮食产量"), encoder=None).links
    assert [(link.left, link.right, link.extent) for link in links] == [(0, 0, "right-part"), (1, 0, "right-part")]


def test_a_few_words_changed_is_edited():
    (link,) = align(segments(FIRST, "提高粮食产量"), segments(FIRST.replace("社会", "公众")), encoder=None).links
    assert (link.label, link.extent) == ("edited", "full")
