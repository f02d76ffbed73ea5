import pytest

from compare.deadlines import deadline_change
from compare.particulars import DeadlineChange
from tests.compare.samples import task


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([None], [None], None),
        (["年底前"], ["年底前"], DeadlineChange("kept", "年底前", "年底前")),
        (["１０月底 前"], ["10月底前"], DeadlineChange("kept", "１０月底 前", "10月底前")),
        (["年底前"], ["9月底前"], DeadlineChange("changed", "年底前", "9月底前")),
        (["年底前"], [None], DeadlineChange("removed", "年底前", None)),
        ([None], ["年底前"], DeadlineChange("added", None, "年底前")),
        (["年底前", "年底前"], ["年底前"], DeadlineChange("kept", "年底前", "年底前")),
        (["9月底前", "持续推进"], ["9月底前"], DeadlineChange("changed", "9月底前；持续推进", "9月底前")),
        (["2020年底前"], ["2021年底前"], DeadlineChange("rolled", "2020年底前", "2021年底前")),
        (["2020年底前"], ["2022年底前"], DeadlineChange("changed", "2020年底前", "2022年底前")),
    ],
)
def test_deadlines_between_2020_and_2021(left, right, expected):
    olds = [task(n, "", deadline=deadline) for n, deadline in enumerate(left)]
    news = [task(n, "", deadline=deadline) for n, deadline in enumerate(right)]
    assert deadline_change(olds, news, years=1) == expected


def test_without_a_distance_in_years_no_deadline_rolls_on():
    change = deadline_change([task(1, "", deadline="2020年底前")], [task(1, "", deadline="2021年底前")])
    assert change == DeadlineChange("changed", "2020年底前", "2021年底前")
