"""Headers that name columns twice, and unit columns of which none leads, are told."""

from tests.documents.doubts.telling import TABLE, told


def columns(text):
    return [(code, line) for code, line, _ in told(text) if code in ("columns-twice", "roles-untold")]


def test_two_tables_side_by_side_are_told():
    head = "序号\t任务\t责任单位\t完成时限"
    row = "{}\t修建泵站{}座\t县水利局\t6月底前"
    lines = [f"{row.format(i, i)}\t{row.format(i + 3, i + 3)}" for i in range(1, 4)]
    assert ("columns-twice", 1) in columns("\n".join((f"{head}\t{head}", *lines)))


def test_two_unit_columns_without_a_role_are_told():
    rows = "\n".join(f"{i}\t修建泵站{i}座\t县水利局\t县财政局" for i in range(1, 5))
    assert columns(f"序号\t任务\t牵口单位\t配口单位\n{rows}") == [("roles-untold", 2)]
    assert columns(f"序号\t任务\t牵头单位\t配合单位\n{rows}") == []


def test_a_header_with_each_name_once_is_not_told():
    assert columns(TABLE) == []
