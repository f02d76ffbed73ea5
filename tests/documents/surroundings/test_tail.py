from documents.surroundings.tail import find_tail
from documents.text.lines import source_lines


def tail_of(*lines: str) -> list[str]:
    return list(lines[find_tail(source_lines("\n".join(lines))) :])


def test_signature_date_annex_list_and_contacts_are_the_tail():
    tail = [
        "附件：1.责任分工表",
        "2.市级有关部门名单",
        "某市人民政府办公室",
        "2022年5月6日",
        "联系人：办公室，电话：123",
    ]
    assert tail_of("一、公开", "（一）公开规划。", *tail) == tail


def test_an_organ_without_a_date_below_it_is_a_cell_of_the_table():
    assert tail_of("1", "公开规划。", "某市人民政府办公室") == []


def test_numbered_items_are_no_annex_list():
    assert tail_of("一、公开", "1.公开规划。", "2.公开预算。") == []
