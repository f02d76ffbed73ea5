import pytest

from compare.organs.lower_governments import LowerGovernment
from tests.compare.organs.unit_samples import shown


def test_one_name_in_two_provinces_is_kept_and_a_named_place_is_another_organ():
    left = {"responsible": ["省司法厅", "安徽省税务局", "省卫生计生委"]}
    right = {"responsible": ["省司法厅", "浙江省税务局", "省卫生健康委"]}
    assert [status for status, _, _ in shown(left, right, mode="region")] == ["kept", "counterpart", "counterpart"]


def test_a_city_organ_answers_for_its_province_organ_whatever_its_role():
    left = {"responsible": ["省大数据局", "省级有关单位"]}
    right = {"lead": ["市政务数据办（市跑改办）"], "responsible": ["市级有关部门（单位）", "各县（市、区）政府"]}
    assert shown(left, right, mode="level") == [
        ("counterpart", "省大数据局", "市政务数据办（市跑改办）"),
        ("counterpart", "省级有关单位", "市级有关部门（单位）"),
        ("added", None, "各县（市、区）政府"),
    ]


def test_an_organ_that_hangs_under_another_answers_by_its_name_in_brackets():
    left = {"responsible": ["省委改革办", "省大数据局"]}
    assert shown(left, {"lead": ["市政务数据办（市跑改办）"]}, mode="level") == [
        ("counterpart", "省委改革办", "市政务数据办（市跑改办）"),
        ("counterpart", "省大数据局", "市政务数据办（市跑改办）"),
    ]


def test_a_unit_of_every_task_neither_comes_nor_goes():
    rule = ("各市、县（市、区）政府",)
    right = {"responsible": ["市教育局", "各县（市、区）政府", "海盐县政府", "嘉兴港区"]}
    assert shown({"responsible": ["省教育厅"]}, right, mode="level", left_everywhere=rule) == [
        ("counterpart", "省教育厅", "市教育局"),
        ("inherited", "各市、县（市、区）政府", "各县（市、区）政府"),
        ("inherited", "各市、县（市、区）政府", "海盐县政府"),
        ("added", None, "嘉兴港区"),
    ]
    assert shown({}, {"responsible": ["各县（市、区）政府"]}, left_everywhere=rule) == [
        ("inherited", "各市、县（市、区）政府", "各县（市、区）政府")
    ]
    assert shown({"lead": ["省司法厅"]}, {"lead": ["省司法厅"]}, left_everywhere=rule, right_everywhere=rule) == [
        ("kept", "省司法厅", "省司法厅")
    ]


DISTRICT = LowerGovernment("上海市崇明区", "county")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            ["市交通委", "相关区政府"],
            ["区交通委", "各乡镇政府"],
            [("counterpart", "市交通委", "区交通委"), ("counterpart", "相关区政府", "各乡镇政府")],
        ),
        (
            ["相关区政府"],
            ["区交通委", "区财政局"],
            [("counterpart", "相关区政府", "区交通委"), ("counterpart", "相关区政府", "区财政局")],
        ),
        (
            ["市水务局", "各区政府"],
            ["区水务局"],
            [("counterpart", "市水务局", "区水务局"), ("inherited", "各区政府", "上海市崇明区")],
        ),
        (
            ["各区政府"],
            ["市水务局"],
            [("inherited", "各区政府", "上海市崇明区"), ("added", None, "市水务局")],
        ),
        (["各设区市政府"], ["区水务局"], [("dropped", "各设区市政府", None), ("added", None, "区水务局")]),
    ],
)
def test_the_governments_below_are_the_one_that_wrote_the_document_below(left, right, expected):
    assert shown({"responsible": left}, {"responsible": right}, mode="level", lower=DISTRICT) == expected


def test_without_knowing_whose_the_document_below_is_its_organs_are_its_own():
    assert shown({"responsible": ["相关区政府"]}, {"responsible": ["区交通委"]}, mode="level") == [
        ("dropped", "相关区政府", None),
        ("added", None, "区交通委"),
    ]


def test_an_organ_that_answers_for_more_elsewhere_is_the_counterpart_where_nothing_better_is():
    left = {"responsible": ["市交通委"]}
    assert shown(left, {"responsible": ["区建设交通委"]}, mode="level") == [("counterpart", "市交通委", "区建设交通委")]
    assert shown(left, {"responsible": ["区交通委", "区建设交通委"]}, mode="region") == [
        ("counterpart", "市交通委", "区交通委"),
        ("added", None, "区建设交通委"),
    ]
    assert shown(left, {"responsible": ["市建设交通委"]}) == [
        ("dropped", "市交通委", None),
        ("added", None, "市建设交通委"),
    ]
