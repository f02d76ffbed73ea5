"""A table that a page gives cell by cell stands within a plan: its cells are no items and its caption heads nothing."""

from documents.model import Source
from documents.text_document import parse_text


def numbers(text):
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    return [(task.section[0], task.number) for task in document.tasks]


HEAD = "某区海绵城市建设实施方案\n一、总体目标\n到2030年达到目标要求。\n图1 达标推进计划示意图\n二、重点任务\n"
AREAS = "马陆社区\n4.42\n2028年\n工业区\n14.00\n徐行片区\n1.38\n菊园东社区\n2.00\n"


def test_the_cells_of_a_table_with_decimals_are_no_items_and_its_caption_is_no_heading():
    text = (
        f"{HEAD}（一）完善规划\n1.强化规划管控。坚持规划引领，落实要求。\n2.编制系统方案。明确项目，编制方案。\n"
        f"表2 系统方案编制计划表\n{AREAS}（二）推进项目建设\n1.推进地块建设。落实建设要求。\n2.推进公园建设。建设口袋公园。"
    )
    found = numbers(text)
    assert {section for section, _ in found} == {"二、重点任务"}
    assert [number for _, number in found] == ["二（一）1", "二（一）2", "二（二）1", "二（二）2"]


def test_decimals_before_words_stay_the_numbers_of_items():
    text = (
        "某区行动方案\n1 强化保障\n1.1 加强规划引领，落实建设要求。\n1.2 编制系统方案，明确项目。\n2 推进建设\n"
        "2.1 推进地块建设，落实要求。\n2.2 推进公园建设，建设口袋公园。"
    )
    assert [number for _, number in numbers(text)] == ["1.1", "1.2", "2.1", "2.2"]


def read(text):
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    return [(task.number, task.text) for task in document.tasks], "".join(said.text for said in document.context)


UNITS = "（责任单位：区建设管理委、区水务局）"


def test_a_table_behind_the_units_of_an_item_is_told_and_is_no_task():
    text = f"{HEAD}1.编制系统方案。明确建设项目。{UNITS}\n表2 系统方案编制计划表\n{AREAS}2.推进公园建设。建设口袋公园。{UNITS}"
    tasks, context = read(text)
    assert tasks == [("二1", "明确建设项目。"), ("二2", "建设口袋公园。")]
    assert "马陆社区" in context


def test_text_behind_the_units_of_an_item_that_is_no_table_stays_a_task():
    text = f"{HEAD}1.编制系统方案。明确建设项目。{UNITS}\n按期完成修编工作，落实要求。\n2.推进公园建设。建设口袋公园。{UNITS}"
    assert ("二1-2", "按期完成修编工作，落实要求。") in read(text)[0]
