import pytest

from align.alignment import align
from align.sharing import survival
from tests.align.fakes import segments

FIRST, SECOND = "依法公布重大行政决策草案并征求社会意见。", "健全政府常务会议信息公开常态化机制。"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("依法公开。", "依法公开", (4, 1.0)),
        ("", "，", (0, 0.0)),
        ("甲乙", "丙丁", (0, 0.0)),
        ("政务公开标准目录", "目录政务公开", (4, 4 / 6)),
        ("及时回应依法公开", "依法公开及时回应", (4, 1.0)),
        ("政务公开政务公开", "政务公开", (4, 1.0)),
    ],
)
def test_survival_is_the_longest_run_and_the_share_in_runs_wherever_they_stand(left, right, expected):
    assert survival(left, right) == expected
    assert survival(right, left) == expected


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


def test_other_words_for_it_are_rewritten():
    other = "对重大决策的草案，要向公众征求看法。"
    (link,) = align(
        segments(FIRST, "提高粮食产量"), segments(other, "保护野生动物"), encoder=None, must_link=[(0, 0)]
    ).links
    assert link.label == "rewritten"


def test_one_equal_clause_of_two_different_texts_is_not_same():
    left, right = segments(FIRST[:-1] + "，促进互利共赢。"), segments(FIRST[:-1] + "，保护野生动物栖息地。")
    (link,) = align(left, right, encoder=None).links
    assert (link.label, link.extent) == ("edited", "both-parts")
