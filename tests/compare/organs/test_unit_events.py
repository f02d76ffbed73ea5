from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import NO_UNIT_CHANGE, UnitChange
from compare.organs.identity import identify
from compare.organs.register_file import default_register
from compare.organs.unit_events import unit_changes
from compare.organs.unit_pairs import UnitTerms
from tests.compare.organs.unit_samples import shown
from tests.compare.samples import task

ROLES = ("lead", "responsible", "cooperating")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"lead": ["省司法厅"]}, {"lead": ["省司法厅"]}, [("kept", "省司法厅", "省司法厅")]),
        ({"lead": ["省应急厅"]}, {"lead": ["省应急管理厅"]}, [("kept", "省应急厅", "省应急管理厅")]),
        (
            {"responsible": ["省教育厅", "省财政厅"]},
            {"responsible": ["省财政厅", "省教育厅"]},
            [("kept", "省财政厅", "省财政厅"), ("kept", "省教育厅", "省教育厅")],
        ),
        (
            {"responsible": ["省教育厅", "省审计厅"]},
            {"responsible": ["省教育厅", "省民政厅"]},
            [("kept", "省教育厅", "省教育厅"), ("dropped", "省审计厅", None), ("added", None, "省民政厅")],
        ),
        ({"responsible": ["省教育厅"]}, {"cooperating": ["省教育厅"]}, [("role_changed", "省教育厅", "省教育厅")]),
        ({"lead": ["省工商局"]}, {"lead": ["省市场监管局"]}, [("renamed", "省工商局", "省市场监管局")]),
        ({"responsible": ["省工商局"]}, {"lead": ["省市场监管局"]}, [("lead_gained", "省工商局", "省市场监管局")]),
        ({"lead": ["省工商局"]}, {"responsible": ["省市场监管局"]}, [("role_changed", "省工商局", "省市场监管局")]),
        (
            {"responsible": ["省级有关单位"]},
            {"responsible": ["其他省级有关单位"]},
            [("kept", "省级有关单位", "其他省级有关单位")],
        ),
        ({"responsible": ["无", "—"]}, {"responsible": ["省司法厅"]}, [("not_listed", None, "省司法厅")]),
        ({}, {"lead": ["省司法厅"]}, [("not_listed", None, "省司法厅")]),
        ({"lead": ["省司法厅"]}, {}, [("not_listed", "省司法厅", None)]),
    ],
)
def test_units_of_two_years(left, right, expected):
    assert shown(left, right) == expected


def test_two_organs_that_became_one_are_both_renamed():
    left = {"responsible": ["省工商局", "省质监局"]}
    assert shown(left, {"responsible": ["省市场监管局"]}) == [
        ("renamed", "省工商局", "省市场监管局"),
        ("renamed", "省质监局", "省市场监管局"),
    ]
    assert shown(left, {"responsible": ["省工商局"]}) == [
        ("kept", "省工商局", "省工商局"),
        ("dropped", "省质监局", None),
    ]


def test_a_renamed_organ_carries_the_year_of_the_reform():
    changes = unit_changes([task(1, "", lead=["省卫生厅"])], [task(1, "", lead=["省卫生健康委"])], UnitTerms("year"))
    assert changes == (UnitChange("renamed", "省卫生厅", "省卫生健康委", "lead", "lead", reform=2013),)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            {"lead": ["省大数据局"]},
            {"lead": ["省跑改办"], "responsible": ["省大数据局"]},
            [UnitChange("lead_handed_over", "省大数据局", "省跑改办", "lead", "lead", left_after="responsible")],
        ),
        (
            {"lead": ["省司法厅"], "responsible": ["省财政厅"]},
            {"lead": ["省财政厅"], "responsible": ["省司法厅"]},
            [
                UnitChange(
                    "lead_handed_over", "省司法厅", "省财政厅", "lead", "lead",
                    left_after="responsible", right_before="responsible",
                )
            ],
        ),
        (
            {"lead": ["省新闻办"], "responsible": ["省级各有关部门"]},
            {"lead": ["省卫生健康委"]},
            [
                UnitChange("lead_handed_over", "省新闻办", "省卫生健康委", "lead", "lead"),
                UnitChange("dropped", "省级各有关部门", None, "responsible", None, unlisted=True),
            ],
        ),
        (
            {"lead": ["省司法厅", "省教育厅"]},
            {"lead": ["省财政厅", "省审计厅"], "responsible": ["省教育厅"]},
            [
                UnitChange("lead_handed_over", "省司法厅", "省财政厅", "lead", "lead"),
                UnitChange("added", None, "省审计厅", None, "lead"),
                UnitChange("lead_lost", "省教育厅", "省教育厅", "lead", "responsible"),
            ],
        ),
    ],
)  # fmt: skip
def test_the_first_lead_that_goes_hands_over_to_the_first_that_comes(left, right, expected):
    assert list(unit_changes([task(1, "", **left)], [task(1, "", **right)], UnitTerms("year"))) == expected


def test_between_regions_a_hand_over_says_that_the_leads_differ_and_between_levels_there_is_none():
    left, right = {"lead": ["省司法厅"]}, {"lead": ["省财政厅"]}
    assert shown(left, right, mode="region") == [("lead_handed_over", "省司法厅", "省财政厅")]
    assert shown(left, {"lead": ["市财政局"]}, mode="level") == [
        ("dropped", "省司法厅", None),
        ("added", None, "市财政局"),
    ]


def test_roles_are_not_compared_where_one_document_marks_no_leads():
    left, right = {"responsible": ["省司法厅", "省数据资源局"]}, {"lead": ["省大数据局", "省司法厅"]}
    assert shown(left, right, mode="region", roles=False) == [
        ("counterpart", "省数据资源局", "省大数据局"),
        ("kept", "省司法厅", "省司法厅"),
    ]


def test_two_formulas_for_one_collective_are_one_unit():
    assert shown({"responsible": ["省级有关单位", "省政府有关部门"]}, {"responsible": ["省级各有关部门"]}) == [
        ("kept", "省级有关单位", "省级各有关部门")
    ]


def test_the_strongest_role_in_a_group_counts():
    olds = [task(1, "", responsible=["省司法厅"]), task(2, "", lead=["省司法厅"])]
    changes = unit_changes(olds, [task(1, "", lead=["省司法厅"])], UnitTerms("year"))
    assert changes == (UnitChange("kept", "省司法厅", "省司法厅", "lead", "lead"),)


def test_units_of_a_task_without_a_partner_all_come_or_go():
    one = task(1, "", lead=["省司法厅"])
    assert unit_changes([one], [], UnitTerms("year")) == (UnitChange("dropped", "省司法厅", None, "lead", None),)
    assert unit_changes([], [one], UnitTerms("year", left_everywhere=one.lead_units)) == (
        UnitChange("added", None, "省司法厅", None, "lead"),
    )


def test_a_unit_named_with_others_is_that_unit():
    left = {"lead": ["教育部"], "responsible": ["财政部"]}
    right = {"lead": ["教育部等有关部门和单位"], "responsible": ["财政部"]}
    assert shown(left, right) == [
        ("kept", "教育部", "教育部"),
        ("added", None, "有关部门和单位"),
        ("kept", "财政部", "财政部"),
    ]


MIRRORED = {
    "covered_by_group": "named_from_group",
    "named_from_group": "covered_by_group",
    "dropped": "added",
    "added": "dropped",
    "lead_gained": "lead_lost",
    "lead_lost": "lead_gained",
}


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
                ("dropped", "省委组织部", None),
            ],
        ),
        (["省政府办公厅"], ["各级政府办公室（厅）"], [("covered_by_group", "省政府办公厅", "各级政府办公室（厅）")]),
        (["各县（市、区）政府"], ["海盐县政府"], [("named_from_group", "各县（市、区）政府", "海盐县政府")]),
        (
            ["省财政厅"],
            ["财政等有关部门"],
            [("covered_by_group", "省财政厅", "财政等有关部门")],
        ),
        (
            ["省审计厅", "省级有关单位"],
            ["省级各有关部门"],
            [("dropped", "省审计厅", None), ("kept", "省级有关单位", "省级各有关部门")],
        ),
    ],
)
def test_a_unit_that_a_new_collective_covers_has_not_left(left, right, expected):
    assert shown({"responsible": left}, {"responsible": right}) == expected


@pytest.mark.parametrize(
    ("left", "right", "mode", "expected"),
    [
        ("lead", "responsible", "year", "role_changed"),
        ("lead", "cooperating", "year", "role_changed"),
        ("lead", "responsible", "region", "lead_lost"),
        ("responsible", "lead", "year", "lead_gained"),
    ],
)
def test_nobody_lost_a_lead_that_nobody_has_now(left, right, mode, expected):
    changes = unit_changes(made([{left: ["省司法厅"]}]), made([{right: ["省司法厅"]}]), UnitTerms(mode))
    assert [unit.status for unit in changes] == [expected]


OTHERS = {"responsible": ["省应急厅", "省级各有关部门"]}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("省应急厅", OTHERS, ("among_others", "省应急厅", "省级各有关部门", True, False)),
        (
            "省教育厅",
            {"responsible": ["省级各有关部门"]},
            ("covered_by_group", "省教育厅", "省级各有关部门", True, False),
        ),
        (
            "省应急厅",
            {"responsible": ["省应急厅", "各市、县（市、区）政府"]},
            ("added", None, "各市、县（市、区）政府", False, False),
        ),
        ("省应急厅", {"responsible": ["省应急厅", "省审计厅"]}, ("added", None, "省审计厅", False, False)),
    ],
)
def test_a_collective_is_not_new_where_others_stood_behind_a_unit(left, right, expected):
    before = replace(task(1, "", responsible=[left]), open_units=(left,))
    told = [
        (unit.status, unit.left, unit.right, unit.left_open, unit.right_open)
        for unit in unit_changes([before], made([right]), UnitTerms("year"))
        if unit.status != "kept"
    ]
    assert told == [expected]


NAMES = [
    "省司法厅", "市司法局", "省大数据局", "市政务数据办（市跑改办）", "省跑改办", "省委改革办", "省工商局", "省质监局", "省市场监管局",
    "省应急厅", "省应急管理厅", "各市、县（市、区）政府", "海盐县政府", "省级有关单位", "市级有关部门（单位）", "各级行政机关",
]  # fmt: skip

sides = st.lists(
    st.fixed_dictionaries({role: st.lists(st.sampled_from(NAMES), max_size=3, unique=True) for role in ROLES}),
    min_size=1,
    max_size=3,
)
terms = st.builds(
    UnitTerms,
    st.sampled_from(["year", "level", "region"]),
    st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
    st.booleans(),
)


def made(side):
    return [task(number, "", **roles) for number, roles in enumerate(side, start=1)]


def leads_alike(unit):
    """Between two years a lead is lost only where somebody has it now; it is gained in any case."""
    moves = unit.status in {"lead_gained", "lead_lost", "role_changed"} and "lead" in (unit.left_role, unit.right_role)
    return replace(unit, status="role_changed") if moves else unit


@given(sides, sides, terms)
def test_swapping_the_sides_mirrors_the_events(left, right, given_terms):
    there = unit_changes(made(left), made(right), given_terms)
    swapped = UnitTerms(given_terms.mode, given_terms.right_everywhere, given_terms.left_everywhere, given_terms.roles)
    mirrored = [
        UnitChange(
            MIRRORED.get(unit.status, unit.status), unit.right, unit.left, unit.right_role, unit.left_role,
            left_after=unit.right_before, right_before=unit.left_after, reform=unit.reform, unlisted=unit.unlisted,
        )
        for unit in unit_changes(made(right), made(left), swapped)
    ]  # fmt: skip
    assert sorted(map(repr, map(leads_alike, there))) == sorted(map(repr, map(leads_alike, mirrored)))


@given(sides, sides, terms)
def test_every_unit_of_both_sides_is_told(left, right, given_terms):
    register = default_register()
    changes = unit_changes(made(left), made(right), given_terms)
    jobs = {identify(name, register).job for unit in changes for name in (unit.left, unit.right) if name}
    handed = any(unit.status == "lead_handed_over" for unit in changes)
    for names, side in ((left, "left"), (right, "right")):
        printed = {name for roles in names for role in roles.values() for name in role}
        told = {getattr(unit, side) for unit in changes} - {None}
        assert told <= printed | set(getattr(given_terms, f"{side}_everywhere"))
        missing = {identify(name, register).job for name in printed} - jobs
        assert missing == set() or handed


@given(sides, st.randoms(use_true_random=False), terms)
def test_the_order_of_units_and_pure_renames_are_no_changes(side, random, given_terms):
    for roles in side:
        roles["lead"] = []
    shuffled = [{role: random.sample(names, len(names)) for role, names in roles.items()} for roles in side]
    changes = unit_changes(made(side), made(shuffled), given_terms)
    assert {unit.status for unit in changes} <= {"kept"}
    former = {"省工商局": "省市场监管局", "省应急厅": "省应急管理厅", "省卫生计生委": "省卫生健康委"}
    old, new = ([task(1, "", lead=list(names))] for names in (former, former.values()))
    assert {unit.status for unit in unit_changes(old, new, UnitTerms(given_terms.mode))} <= NO_UNIT_CHANGE


@pytest.mark.parametrize(
    ("mode", "left", "right", "unlisted"),
    [
        ("year", {"lead": ["省民政厅"], "responsible": ["省残联"]}, {"lead": ["省民政厅"]}, [False, True]),
        ("year", {"lead": ["省民政厅"], "responsible": ["省残联"]}, {"lead": ["省民政厅"], "cooperating": ["省妇联"]}, [False] * 3),
        ("year", {"lead": ["省民政厅", "省残联"]}, {"lead": ["省民政厅"]}, [False, False]),
        ("region", {"lead": ["省民政厅"], "responsible": ["省残联"]}, {"lead": ["省民政厅"]}, [False, True]),
        ("level", {"lead": ["省民政厅"], "responsible": ["省残联"]}, {"lead": ["市民政局"]}, [False, False]),
        ("year", {"lead": ["省民政厅"], "responsible": ["省级有关单位"]}, {"lead": ["省民政厅", "省财政厅"]}, [False, True]),
        ("year", {"lead": ["省民政厅", "省财政厅"]}, {"lead": ["省民政厅"], "responsible": ["省级有关单位"]}, [False, True]),
        ("year", {"responsible": ["省级有关单位"]}, {"lead": ["省财政厅"], "responsible": ["省妇联"]}, [False, False]),
    ],
)  # fmt: skip
def test_who_is_not_named_where_leads_alone_are_is_unlisted(mode, left, right, unlisted):
    found = unit_changes([task(1, "", **left)], [task(1, "", **right)], UnitTerms(mode))
    assert [unit.unlisted for unit in found] == unlisted
