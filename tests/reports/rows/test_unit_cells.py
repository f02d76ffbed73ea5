from dataclasses import replace

from compare import UnitChange
from documents.model import UnitName
from reports.page.page import make_page
from tests.reports.builders import OFFICE, replaced
from tests.reports.page_parts import changes
from tests.reports.samples import sample


def test_unit_chips_put_leads_first_and_name_what_became_of_each():
    rewritten = changes(make_page(sample()))[7]
    assert [(chip.sign, chip.role, chip.name) for chip in rewritten.units] == [
        ("☆", "牵头→责任", "省司法厅"),
        ("⇄", "责任→配合", "省卫生健康委"),
        ("≈", None, "省政府办公厅 → 市政府办公室"),
        ("＋", "配合", "省大数据局"),
    ]


def test_units_of_a_task_without_a_link_carry_no_sign():
    added, dropped = changes(make_page(sample()))[1], changes(make_page(sample()))[5]
    assert [(chip.status, chip.role, chip.name) for chip in added.units] == [("plain", "牵头", "省卫生健康委")]
    assert [(chip.status, chip.role, chip.name) for chip in dropped.units] == [("plain", None, "省大数据局")]


def test_units_covered_or_named_by_a_group_show_both_names():
    group = UnitName("各级行政机关")
    units = (
        UnitChange("covered_by_group", OFFICE, group, "responsible", "responsible"),
        UnitChange("named_from_group", group, OFFICE, "responsible", "lead"),
        UnitChange("something_new", OFFICE, OFFICE, "lead", "lead"),
    )
    chips = changes(make_page(replaced(sample(), 0, units=units)))[0].units
    assert {(chip.sign, chip.name) for chip in chips} == {
        ("⊂", "省政府办公厅 → 并入 各级行政机关"),
        ("⊃", "各级行政机关 → 点名 省政府办公厅（牵头）"),
        (None, "省政府办公厅"),
    }


def test_the_tip_of_a_renamed_organ_says_which_reform_renamed_it():
    old, new = UnitName("省工商局"), UnitName("省市场监管局")
    renamed = UnitChange("renamed", old, new, "responsible", "responsible", reform=2018)
    tips = [
        changes(make_page(replaced(sample(), 0, units=(unit,))))[0].units[0].tip
        for unit in (renamed, replace(renamed, reform=None))
    ]
    assert tips == [
        "机构更名，不计变动：省工商局 → 省市场监管局；2018年机构改革更名",
        "机构更名，不计变动：省工商局 → 省市场监管局",
    ]


def test_a_side_that_lists_no_units_is_said_once_and_counts_as_no_change():
    units = (UnitChange("not_listed", None, OFFICE, None, "lead"),)
    shown = changes(make_page(replaced(sample(), 0, units=units)))[0]
    assert shown.units_note == "2020年未列单位"
    assert "flag:units" not in shown.filters


def test_others_that_are_not_named_are_printed_with_the_unit_that_they_stand_behind():
    group = UnitName("省级各有关部门")
    units = (
        UnitChange("kept", OFFICE, OFFICE, "responsible", "responsible", left_open=True, right_open=True),
        UnitChange("among_others", OFFICE, group, "responsible", "responsible", left_open=True),
        UnitChange("renamed", OFFICE, UnitName("省政府办公室"), "lead", "lead", right_open=True),
    )
    chips = changes(make_page(replaced(sample(), 0, units=units)))[0].units
    assert [(chip.sign, chip.role, chip.name) for chip in chips] == [
        ("≈", "牵头", "省政府办公厅 → 省政府办公室等"),
        (None, None, "省政府办公厅等"),
        (None, None, "省政府办公厅等 → 省级各有关部门"),
    ]


def test_the_role_stands_with_the_name_that_has_it():
    others, named = UnitName("其他单位"), UnitName("省跑改办")
    pairs = (
        (
            UnitChange("named_from_group", others, named, "responsible", "lead"),
            (None, "其他单位 → 点名 省跑改办（牵头）"),
        ),
        (
            UnitChange("covered_by_group", named, others, "lead", "responsible"),
            (None, "省跑改办（牵头） → 并入 其他单位"),
        ),
        (
            UnitChange("named_from_group", others, named, "cooperating", "cooperating"),
            ("配合", "其他单位 → 点名 省跑改办"),
        ),
        (UnitChange("lead_gained", others, others, "responsible", "lead"), ("责任→牵头", "其他单位")),
    )
    for unit, wanted in pairs:
        chip = changes(make_page(replaced(sample(), 0, units=(unit,))))[0].units[0]
        assert (chip.role, chip.name) == wanted
