import pytest

from tests.documents.small_documents import codes, read

HEAD = "某县2026年河湖管护任务\n一、管护\n"


def fields(text: str) -> list[tuple]:
    return [(t.words, t.responsible_units, t.deadline, t.remark) for t in read(HEAD + text).tasks]


def test_a_label_of_the_offices_own_is_a_field_where_it_comes_back_with_a_few_words():
    text = (
        "1.清理河道7公里。\n河段：上游\n责任单位：县水利局\n完成时间：6月底前\n"
        "2.拆除违建9处。\n河段：中游\n责任单位：县城管局\n完成时间：9月底前\n"
    )
    assert fields(text) == [
        ("清理河道7公里。", ("县水利局",), "6月底前", "河段：上游"),
        ("拆除违建9处。", ("县城管局",), "9月底前", "河段：中游"),
    ]


def test_what_stands_behind_such_a_label_says_who_and_by_when():
    text = "1.清理河道7公里。\n谁来干：镇水利站\n何时干完：3月底\n2.拆除违建9处。\n谁来干：各村\n何时干完：全年\n"
    assert fields(text) == [
        ("清理河道7公里。", ("镇水利站",), "3月底", None),
        ("拆除违建9处。", ("各村",), "全年", None),
    ]


def test_a_deadline_of_the_first_item_is_no_date_of_a_notice_above_the_tasks():
    text = "1.清理河道。\n完成时间：2026年3月31日\n2.拆除违建。\n完成时间：2026年6月30日\n3.植树。\n完成时间：2026年9月30日\n"
    assert [deadline for *_, deadline, _ in fields(text)] == ["2026年3月31日", "2026年6月30日", "2026年9月30日"]


def test_the_aim_above_measures_is_no_task_and_an_aim_alone_is_one():
    head = "某县整改方案\n一、任务\n（一）采购不规范问题\n"
    aim = "整改目标：采购全程可追溯。\n"
    with_measures = read(
        head + aim + "整改措施：\n1.重新审核供应商。\n2.建立采购台账。\n责任单位：县教育局\n整改时限：6月底前\n"
    )
    assert [(task.text, task.deadline) for task in with_measures.tasks] == [
        ("重新审核供应商。", "6月底前"),
        ("建立采购台账。", "6月底前"),
    ]
    alone = read(head + aim + "责任单位：县教育局\n")
    assert [task.responsible_units for task in alone.tasks] == [("县教育局",)]
    assert "采购全程可追溯。" in alone.tasks[0].words


def test_persons_beside_units_are_no_units():
    text = "1.清理河道。\n河长：副县长谢某\n整改责任人：张某　整改责任单位：县水利局　整改时限：5月底\n"
    assert fields(text) == [("清理河道。", ("县水利局",), "5月底", "河长：副县长谢某\n整改责任人：张某")]


@pytest.mark.parametrize("label", ["服务单位", "验收单位", "受益单位"])
def test_a_body_that_does_not_do_the_task_is_no_unit(label):
    text = f"1.清理河道。\n{label}：县城管局\n2.拆除违建。\n{label}：县水利局\n"
    assert fields(text) == [
        ("清理河道。", (), None, f"{label}：县城管局"),
        ("拆除违建。", (), None, f"{label}：县水利局"),
    ]


def test_a_label_before_sentences_heads_text():
    text = "1.清理河道。\n上游：清理7公里，拆除网箱9处。\n2.拆除违建。\n上游：拆除违建9处，复绿岸线。\n"
    assert [task.words for task in read(HEAD + text).tasks] == [
        "清理河道。上游：清理7公里，拆除网箱9处。",
        "拆除违建。上游：拆除违建9处，复绿岸线。",
    ]


@pytest.mark.parametrize("joint", ["\n", ""])
def test_what_was_done_last_year_is_no_task_and_the_plan_beside_it_is(joint):
    document = read(
        HEAD + f"1.扩大学位。{joint}2025年完成情况：新建学校2所。{joint}2026年工作任务：新建学校3所。\n"
        f"2.配置师资。{joint}2025年完成情况：交流教师9名。{joint}2026年工作任务：交流教师20名。\n"
    )
    assert [task.words for task in document.tasks] == ["扩大学位。新建学校3所。", "配置师资。交流教师20名。"]
    assert [said.text for said in document.context] == [
        "2025年完成情况：新建学校2所。",
        "2025年完成情况：交流教师9名。",
    ]
    assert codes(document) == []


def test_a_label_inside_a_bracket_that_a_line_breaks_begins_no_line_of_its_own():
    text = (
        "1.数字化纸质档案600万页，实现全文检索。（牵头单位：县档案馆；\n责任单位：县财政局）\n"
        "2.开放到期档案1.5万件，分批公布目录。（牵头单位：县档案局；\n责任单位：县司法局）\n"
    )
    found = [(task.lead_units, task.responsible_units) for task in read(HEAD + text).tasks]
    assert found == [(("县档案馆",), ("县财政局",)), (("县档案局",), ("县司法局",))]


def test_a_bracket_of_two_labels_on_a_line_of_its_own_is_whole():
    text = "1.公开目录。\n（牵头单位：县档案馆；责任单位：县财政局）\n2.开放档案。\n（牵头单位：县档案局；责任单位：县司法局）\n"
    found = [(task.lead_units, task.responsible_units) for task in read(HEAD + text).tasks]
    assert found == [(("县档案馆",), ("县财政局",)), (("县档案局",), ("县司法局",))]
