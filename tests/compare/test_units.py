import pytest

from compare.model import UnitChange
from compare.units import unit_changes
from tests.compare.samples import task


def shown(left, right, mode="year", **everywhere):
    changes = unit_changes([task(1, "", **left)], [task(1, "", **right)], mode=mode, **everywhere)
    return [(change.status, change.left, change.right) for change in changes]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"lead": ["省司法厅"]}, {"lead": ["省司法厅"]}, [("kept", "省司法厅", "省司法厅")]),
        (
            {"lead": ["省司法厅"], "responsible": ["省财政厅"]},
            {"lead": ["省财政厅"], "responsible": ["省司法厅"]},
            [("lead_gained", "省财政厅", "省财政厅"), ("lead_lost", "省司法厅", "省司法厅")],
        ),
        (
            {"responsible": ["省教育厅", "省财政厅"]},
            {"responsible": ["省财政厅", "省教育厅"]},
            [("kept", "省财政厅", "省财政厅"), ("kept", "省教育厅", "省教育厅")],
        ),
        (
            {"responsible": ["省教育厅", "省审计厅"]},
            {"responsible": ["省教育厅", "省民政厅"]},
            [("kept", "省教育厅", "省教育厅"), ("left", "省审计厅", None), ("added", None, "省民政厅")],
        ),
        ({"responsible": ["省教育厅"]}, {"cooperating": ["省教育厅"]}, [("role_changed", "省教育厅", "省教育厅")]),
        ({"lead": ["省工商局"]}, {"lead": ["省市场监管局"]}, [("counterpart", "省工商局", "省市场监管局")]),
        ({"responsible": ["省工商局"]}, {"lead": ["省市场监管局"]}, [("lead_gained", "省工商局", "省市场监管局")]),
        (
            {"responsible": ["省级有关单位"]},
            {"responsible": ["其他省级有关单位"]},
            [("counterpart", "省级有关单位", "其他省级有关单位")],
        ),
    ],
)
def test_units_of_two_years(left, right, expected):
    assert shown(left, right) == expected


def test_a_city_organ_answers_for_its_province_organ_whatever_its_role():
    left = {"responsible": ["省大数据局", "省级有关单位"]}
    right = {"lead": ["市政务数据办（市跑改办）"], "responsible": ["市级有关部门（单位）", "各县（市、区）政府"]}
    assert shown(left, right, mode="level") == [
        ("counterpart", "省大数据局", "市政务数据办（市跑改办）"),
        ("counterpart", "省级有关单位", "市级有关部门（单位）"),
        ("added", None, "各县（市、区）政府"),
    ]


def test_an_organ_that_hangs_under_another_answers_by_its_name_in_brackets():
    assert shown(
        {"responsible": ["省委改革办", "省大数据局"]}, {"lead": ["市政务数据办（市跑改办）"]}, mode="level"
    ) == [
        ("counterpart", "省大数据局", "市政务数据办（市跑改办）"),
        ("counterpart", "省委改革办", "市政务数据办（市跑改办）"),
    ]


def test_a_unit_of_every_task_neither_comes_nor_goes():
    everywhere = ("各市、县（市、区）政府",)
    right = {"responsible": ["各县（市、区）政府"]}
    assert shown({}, right, mode="level", left_everywhere=everywhere) == [
        ("counterpart", "各市、县（市、区）政府", "各县（市、区）政府")
    ]
    assert shown({"lead": ["省司法厅"]}, {"lead": ["省司法厅"]}, left_everywhere=everywhere) == [
        ("kept", "省司法厅", "省司法厅")
    ]


def test_a_cell_that_names_nobody_names_no_unit():
    assert shown({"responsible": ["无", "—"]}, {"responsible": ["省司法厅"]}) == [("not_listed", None, "省司法厅")]


def test_two_formulas_for_one_collective_meet_the_same_unit():
    assert shown({"responsible": ["省级有关单位", "省政府有关部门"]}, {"responsible": ["省级各有关部门"]}) == [
        ("counterpart", "省级有关单位", "省级各有关部门"),
        ("counterpart", "省政府有关部门", "省级各有关部门"),
    ]


def test_the_strongest_role_in_a_group_counts():
    olds = [task(1, "", responsible=["省司法厅"]), task(2, "", lead=["省司法厅"])]
    changes = unit_changes(olds, [task(1, "", lead=["省司法厅"])], mode="year")
    assert changes == (UnitChange("kept", "省司法厅", "省司法厅", "lead", "lead"),)


def test_units_of_a_task_without_a_partner_all_come_or_go():
    one = task(1, "", lead=["省司法厅"])
    assert unit_changes([one], [], mode="year") == (UnitChange("left", "省司法厅", None, "lead", None),)
    assert unit_changes([], [one], mode="year", left_everywhere=one.lead_units) == (
        UnitChange("added", None, "省司法厅", None, "lead"),
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            ["省政府办公厅", "省级有关单位", "省审计厅", "省委组织部"],
            ["各级行政机关"],
            [
                ("covered_by_group", "省政府办公厅", "各级行政机关"),
                ("covered_by_group", "省级有关单位", "各级行政机关"),
                ("covered_by_group", "省审计厅", "各级行政机关"),
                ("left", "省委组织部", None),
            ],
        ),
        (["省政府办公厅"], ["各级政府办公室（厅）"], [("covered_by_group", "省政府办公厅", "各级政府办公室（厅）")]),
        (["各县（市、区）政府"], ["海盐县政府"], [("named_from_group", "各县（市、区）政府", "海盐县政府")]),
        (
            ["省审计厅", "省级有关单位"],
            ["省级各有关部门"],
            [("left", "省审计厅", None), ("counterpart", "省级有关单位", "省级各有关部门")],
        ),
    ],
)
def test_a_unit_that_a_new_collective_covers_has_not_left(left, right, expected):
    assert shown({"responsible": left}, {"responsible": right}) == expected
    mirror = {"covered_by_group": "named_from_group", "named_from_group": "covered_by_group", "left": "added"}
    back = [(mirror.get(status, status), new, old) for status, old, new in expected]
    assert sorted(map(str, shown({"responsible": right}, {"responsible": left}))) == sorted(map(str, back))


def test_a_county_named_besides_a_rule_for_all_has_not_joined():
    everywhere = {"left_everywhere": ("各市、县（市、区）政府",)}
    left, right = {"responsible": ["省教育厅"]}, {"responsible": ["市教育局", "海盐县政府", "嘉兴港区"]}
    assert shown(left, right, mode="level", **everywhere) == [
        ("counterpart", "省教育厅", "市教育局"),
        ("named_from_group", "各市、县（市、区）政府", "海盐县政府"),
        ("added", None, "嘉兴港区"),
    ]


def test_units_do_not_join_where_the_other_side_lists_none():
    assert shown({}, {"lead": ["省司法厅"]}) == [("not_listed", None, "省司法厅")]
    assert shown({"lead": ["省司法厅"]}, {}) == [("not_listed", "省司法厅", None)]
