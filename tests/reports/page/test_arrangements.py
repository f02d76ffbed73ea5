import json
from dataclasses import replace

import pytest

from documents.model import UnitName
from reports.page.arrangements import arrangements_json, group_choices, make_arrangements
from reports.rows.order import lay_out
from reports.words.wording import wording
from tests.reports.rows.test_order import one_sided
from tests.reports.samples import MODES, empty, sample


def arranged(comparison, name):
    """Headings, each with the last digits of its rows."""
    runs, _ = lay_out(comparison)
    words = wording("zh-CN", comparison.mode)
    (found,) = [entry for entry in make_arrangements(comparison, runs, words) if entry.name == name]
    order = [comparison.changes[index].id[-1] for run in runs for index in run.changes]
    return [(group.heading, "".join(order[row] for row in group.rows)) for group in found.groups]


@pytest.mark.parametrize("mode", MODES)
def test_every_arrangement_holds_every_row_once(mode):
    comparison = sample(mode)
    runs, _ = lay_out(comparison)
    for arrangement in make_arrangements(comparison, runs, wording("zh-CN", mode)):
        rows = sorted(row for group in arrangement.groups for row in group.rows)
        assert rows == list(range(len(comparison.changes))), arrangement.name


def test_rows_stand_under_the_sections_of_the_left_document_what_it_lacks_beside_its_neighbour():
    assert arranged(sample(), "left") == [("一、深化公开", "12783"), ("二、强化监督", "456")]


def test_between_levels_the_other_sections_are_those_of_the_lower_level():
    assert arranged(one_sided("level"), "right") == [
        ("二、乙处", "1"),
        ("三、独处", "2"),
        ("一、甲处", "34"),
        ("二、乙处", "5"),
    ]


def test_a_row_stands_under_its_first_lead_on_the_right_else_its_first_unit_else_that_of_the_left():
    assert arranged(sample(), "unit") == [
        ("省政府办公厅", "17"),  # 1: responsible on both sides; 7: leads on the right
        ("省卫生健康委", "2"),
        ("省大数据局", "6"),  # dropped: of the left document
        ("省司法厅", "8"),
        ("未列单位", "345"),
    ]


def test_names_of_one_organ_are_one_group_under_its_name_in_the_right_document():
    base = sample()
    office = UnitName("省府办公厅")
    tasks = (replace(base.left.tasks[8], responsible_units=(office,)),)
    comparison = replace(
        base,
        left=replace(base.left, tasks=(*base.left.tasks[:8], *tasks)),
        organs=((office, "政府办公厅"), (UnitName("省政府办公厅"), "政府办公厅")),
    )
    assert arranged(comparison, "unit")[0] == ("省政府办公厅", "167")


def test_rows_are_sorted_by_doubt_and_by_type():
    assert arranged(sample(), "confidence") == [("", "81345726")]  # 8 at .55, then page order, last what has no link
    assert arranged(sample(), "kind") == [("", "17834526")]


@pytest.mark.parametrize(
    ("mode", "choices"),
    [
        ("year", [("page", "按2021年章节"), ("left", "按2020年章节"), ("unit", "按责任单位")]),
        ("level", [("page", "按浙江省章节"), ("right", "按嘉兴市章节"), ("unit", "按责任单位")]),
    ],
)
def test_groupings_name_the_documents_and_begin_with_the_one_that_the_page_follows(mode, choices):
    assert list(group_choices(sample(mode), wording("zh-CN", mode))) == choices


def test_the_script_gets_notes_and_groups_by_name():
    comparison = empty()
    assert json.loads(arrangements_json(comparison, lay_out(comparison)[0], wording("en"))) == {
        "left": ["", []],
        "unit": [wording("en")["group_unit_note"], []],
        "confidence": ["", [["", []]]],
        "kind": ["", [["", []]]],
    }
