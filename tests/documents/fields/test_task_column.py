"""The column that holds the tasks, where no name tells."""

import pytest

from documents.fields.task_column import cells_tell_tasks, column_roles, heads_demands

ROWS = (
    ("1", "县城北环路", "拓宽路面并铺设雨水管道。", "县住建局", "6月底前"),
    ("2", "老火车站", "拆除临时棚屋，恢复绿地。", "县城管局", "9月底前"),
)


@pytest.mark.parametrize("name", ["怎么办", "处置方式", "改善点", "承诺"])
def test_the_column_that_says_what_to_do_holds_the_tasks(name):
    names = ("序号", "部位", name, "责任单位", "时限")
    assert column_roles(names, ROWS) == ("number", None, "text", "responsible", "deadline")


def test_a_column_named_like_duties_that_lists_offices_is_one_of_units():
    rows = [(number, text, units) for number, _, text, units, _ in ROWS]
    assert column_roles(("序号", "处置方式", "工作职责"), rows) is None  # nothing says who or when
    assert column_roles(("单位", "处置方式", "责任分工"), [("县交通局", text, units) for _, text, units in rows]) == (
        "units",
        "text",
        "units",
    )


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        (("河段", "起点", "责任单位"), ("青溪河", "大桥村", "县水利局")),
        (("姓名", "籍贯", "责任单位"), ("陈晓", "邻县", "县民政局")),
        (("区域", "面积", "牵头单位"), ("北岸", "3公顷", "县林草局")),
    ],
)
def test_a_table_whose_cells_ask_for_nothing_holds_no_tasks(names, cells):
    assert column_roles(names, [cells, cells]) is None


def test_a_known_name_needs_no_cells():
    assert column_roles(("工作任务", "责任单位"), []) == ("text", "responsible")


def test_standards_hold_the_tasks_where_another_column_only_names_them():
    rows = [
        ("砂石船治理", "核查砂石运输船配员，超载船舶一律卸载", "监督处", "全年"),
        ("电子巡航", "对重点水域每日巡航不少于4次，线索当日移交", "指挥中心", "9月"),
    ]
    assert column_roles(("专项工作", "工作标准", "牵头处室", "时段"), rows) == ("section", "text", "lead", "deadline")
    shorter = [("核查砂石运输船配员，超载船舶一律卸载", "做到应查尽查", "监督处", "全年")] * 2
    assert column_roles(("专项工作", "工作标准", "牵头处室", "时段"), shorter) == ("text", None, "lead", "deadline")


TOLD = (
    ("东片", "拆除临时棚屋，恢复绿地", "县城管局", "县住建局、各乡镇", "6月底前"),
    ("西片", "拓宽路面并铺设雨水管道", "县住建局", "县城管局", "9月底前"),
    ("北片", "清理河道垃圾，补种护岸林", "县水利局", "各乡镇", "年底前"),
)


def test_cells_alone_tell_a_table_of_tasks():
    names = ("片", "活儿", "扛旗", "搭台", "交卷")
    assert cells_tell_tasks(names, TOLD)
    assert column_roles(names, TOLD) == (None, "text", "responsible", "cooperating", "deadline")


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (TOLD[0], (0, 1, 2, 3, 4)),  # a row of the table itself
        (("片", "活儿", "交卷"), (0, 1, 4)),  # nobody does it
        (("片", "活儿", "扛旗"), (0, 1, 2)),  # by no time, with nobody
        (("片", "完成情况", "扛旗", "交卷"), (0, 1, 2, 4)),  # how things are
        (("片", "活儿", "服务对象", "交卷"), (0, 1, 2, 4)),
    ],
)
def test_cells_that_tell_less_are_no_table_of_tasks(names, columns):
    assert not cells_tell_tasks(names, [[row[i] for i in columns] for row in TOLD])


@pytest.mark.parametrize(
    ("names", "tasks", "roles"),
    [
        (
            ("是否完成", "工作任务", "考核要点"),
            ("做好巡视整改督查工作", "完成新一轮合作协议签订", "出台绩效分配办法"),
            "text",
        ),
        (
            ("是否完成", "党建任务", "说明"),
            ("做好巡视整改督查工作", "完成新一轮合作协议签订", "出台绩效分配办法"),
            "text",
        ),
        (("姓名", "工作任务", "考核要点"), ("张三", "李四", "王五"), None),  # cells that ask for nothing
        (("是否完成", "工作内容", "考核要点"), ("做好巡视整改督查工作", "完成协议签订工作", "出台绩效分配办法"), None),
    ],
)
def test_a_column_called_tasks_holds_them_where_its_cells_say_what_to_do(names, tasks, roles):
    rows = [("", task, "资料齐全") for task in tasks]
    found = column_roles(names, rows) if heads_demands(names, rows) else None
    assert (found and found[1]) == roles
