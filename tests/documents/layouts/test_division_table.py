import pytest

from tests.documents.small_documents import codes, read

ITEMS = "某县防火方案\n1.收缴火种，进山路口设卡。\n2.开设防火林带56公里。\n3.清理通道下的杂灌木。\n"


def units(document):
    return [(task.lead_units, task.responsible_units, task.cooperating_units, task.deadline) for task in document.tasks]


@pytest.mark.parametrize(
    "table",
    [
        "附表：任务分工\n对应条目\t牵头单位\t配合单位\n1\t县林业局\t各乡镇\n2\t县林业局\t各乡镇\n3\t县供电公司\t",
        "任务分工表\n任务编号\t牵头单位\t配合单位\n第1项\t县林业局\t各乡镇\n第2项\t县林业局\t各乡镇\n第3项\t县供电公司\t",
        "责任分工\n牵头单位\t配合单位\t承担条目\n县林业局\t各乡镇\t1—2\n县供电公司\t\t3",
        "| 条目 | 牵头单位 | 配合单位 |\n|---|---|---|\n| 1、2 | 县林业局 | 各乡镇 |\n| 3 | 县供电公司 | |",
    ],
)
def test_a_table_below_the_items_names_who_does_each_by_its_number(table):
    document = read(ITEMS + table)
    assert [task.text for task in document.tasks] == [
        "收缴火种，进山路口设卡。",
        "开设防火林带56公里。",
        "清理通道下的杂灌木。",
    ]
    forest = (("县林业局",), (), ("各乡镇",), None)
    assert units(document) == [forest, forest, (("县供电公司",), (), (), None)]
    assert codes(document) == ["units-from-table"]


def test_a_table_below_the_items_names_them_by_their_titles():
    document = read(
        "某市扬尘方案\n一、主要任务\n（一）提高机扫率。主干道机扫率达到92%。\n（二）规范渣土车。新型车占比达到80%。\n"
        "（三）利用秸秆。综合利用率稳定在93%。\n二、任务分工\n序号\t任务名称\t责任单位\t完成时限\n"
        "1\t提高机扫率\t市城管局\t10月底前\n2\t规范渣土车\t市城管局\t8月底前\n3\t利用秸秆\t市农业农村局\t12月底前"
    )
    assert [(task.number, task.text, task.deadline) for task in document.tasks] == [
        ("一（一）", "主干道机扫率达到92%。", "10月底前"),
        ("一（二）", "新型车占比达到80%。", "8月底前"),
        ("一（三）", "综合利用率稳定在93%。", "12月底前"),
    ]


def test_rows_and_items_that_find_each_other_not_are_told():
    items = ITEMS + "4.补偿林农。\n5.巡护到村。\n"
    rows = "1\t县林业局\n2\t县林业局\n3\t县林业局\n4\t县财政局\n9\t县民政局"
    document = read(f"{items}条目\t责任单位\n{rows}")
    assert [(note.code, note.place.line) for note in document.warnings] == [
        ("no-units", 6),
        ("units-from-table", 7),
        ("division-row", 12),
    ]


def test_a_table_of_tasks_of_its_own_divides_nothing():
    document = read(
        f"{ITEMS}序号\t工作任务\t责任单位\n1\t排查隐患。\t县应急局\n2\t修建水池。\t县水利局\n3\t培训队员。\t县林业局"
    )
    assert "units-from-table" not in codes(document)
