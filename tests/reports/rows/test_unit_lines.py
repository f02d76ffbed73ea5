"""Both lists of units as the documents have them: leads first, marks where a unit came or went, long lists folded."""

from dataclasses import replace

from compare import UnitChange
from documents.model import UnitName
from reports.page.page import make_page
from tests.reports.builders import DATA, HEALTH, JUSTICE, OFFICE, replaced
from tests.reports.page_parts import changes
from tests.reports.samples import sample

MANY = tuple(UnitName(f"省{name}局") for name in "甲乙丙丁戊")


def told(line):
    """A line as it is read; a unit that is marked stands after its mark, those that are folded in brackets."""
    runs = []
    for run in line.runs:
        names = "、".join({"ins": "＋", "del": "－"}.get(unit.mark, "") + unit.name for unit in run.shown)
        folded = f"{run.count}（{'、'.join(unit.name for unit in run.folded)}）" if run.folded else ""
        runs.append(f"{run.role or ''}{names}{folded}")
    return line.head, line.label, "；".join(runs) or line.none


def lines(units, *, mode="year", left=None, right=None, place=0):
    """The lines of a change of which the tasks have these fields."""
    comparison = replaced(sample(mode), place, units=units)
    change = comparison.changes[place]
    documents = {}
    for side, fields in (("left", left), ("right", right)):
        document = getattr(comparison, side)
        tasks = list(document.tasks)
        for index, own in zip(getattr(change, side), fields or (), strict=False):
            empty = dict.fromkeys(("lead_units", "responsible_units", "cooperating_units"), ())
            tasks[index] = replace(tasks[index], **empty | own)
        documents[side] = replace(document, tasks=tuple(tasks))
    page = make_page(replace(comparison, **documents))
    shown = next(entry for entry in changes(page) if entry.id == change.id)
    return [told(line) for line in shown.unit_lines]


def test_both_sides_have_a_line_with_leads_first_and_what_came_or_went_is_marked():
    units = (
        UnitChange("lead_gained", OFFICE, OFFICE, "responsible", "lead"),
        UnitChange("dropped", JUSTICE, None, "lead", None),
        UnitChange("added", None, DATA, None, "cooperating"),
    )
    left = [{"lead_units": (JUSTICE,), "responsible_units": (OFFICE,)}]
    right = [{"lead_units": (OFFICE,), "cooperating_units": (DATA,)}]
    assert lines(units, left=left, right=right) == [
        ("2020年责任单位", None, "牵头－省司法厅；省政府办公厅"),
        ("2021年责任单位", None, "牵头省政府办公厅；配合＋省大数据局"),
    ]
    one_sided = lines(units, mode="region", left=left, right=right)
    assert one_sided[0] == ("浙江省责任单位", None, "牵头省司法厅；省政府办公厅")  # no region struck what it never had


def test_what_both_sides_list_alike_stands_once():
    units = (UnitChange("kept", OFFICE, OFFICE, "lead", "lead"),)
    own = [{"lead_units": (OFFICE,)}]
    assert lines(units, left=own, right=own) == [("责任单位", None, "牵头省政府办公厅")]


def test_units_of_a_task_without_a_link_carry_no_mark():
    assert lines((UnitChange("added", None, HEALTH, None, "lead"),), place=1) == [
        ("责任单位", None, "牵头省卫生健康委")
    ]


def test_a_side_that_lists_no_unit_here_says_so_and_one_that_never_does_is_silent():
    units = (UnitChange("not_listed", None, OFFICE, None, "lead"),)
    right = [{"lead_units": (OFFICE,)}]
    assert lines(units, left=[{}], right=right) == [
        ("2020年责任单位", None, "未列单位"),
        ("2021年责任单位", None, "牵头省政府办公厅"),
    ]
    comparison = replaced(sample(), 0, units=units)
    bare = tuple(
        replace(task, lead_units=(), responsible_units=(), cooperating_units=()) for task in comparison.left.tasks
    )
    tasks = (
        replace(comparison.right.tasks[0], lead_units=(OFFICE,), responsible_units=()),
        *comparison.right.tasks[1:],
    )
    silent = replace(
        comparison, left=replace(comparison.left, tasks=bare), right=replace(comparison.right, tasks=tasks)
    )
    assert [told(line) for line in changes(make_page(silent))[0].unit_lines] == [
        ("2021年责任单位", None, "牵头省政府办公厅")
    ]
    assert lines((), left=[{}], right=[{}]) == []


def test_a_long_list_is_folded_to_its_first_and_to_what_changed():
    group = UnitName("各级行政机关")
    units = (
        *(UnitChange("covered_by_group", name, group, "responsible", "responsible") for name in MANY),
        UnitChange("dropped", JUSTICE, None, "responsible", None),
    )
    left, right = [{"responsible_units": (*MANY, JUSTICE)}], [{"responsible_units": (group,)}]
    assert lines(units, left=left, right=right) == [
        ("2020年责任单位", None, "省甲局、－省司法厅等6家（省乙局、省丙局、省丁局、省戊局）"),
        ("2021年责任单位", None, "各级行政机关"),
    ]


def test_members_of_a_group_have_lines_of_their_own_where_they_differ():
    units = (
        UnitChange("kept", OFFICE, OFFICE, "lead", "lead"),
        UnitChange("added", None, DATA, None, "responsible"),
    )
    left = [{"lead_units": (OFFICE,)}]
    apart = [{"lead_units": (OFFICE,)}, {"responsible_units": (DATA,)}]
    assert lines(units, left=left, right=apart, place=2) == [
        ("2020年责任单位", None, "牵头省政府办公厅"),
        ("2021年责任单位", "①", "牵头省政府办公厅"),
        (None, "②", "＋省大数据局"),
    ]
    assert lines(units[:1], left=left, right=[left[0]] * 2, place=2) == [("责任单位", None, "牵头省政府办公厅")]
