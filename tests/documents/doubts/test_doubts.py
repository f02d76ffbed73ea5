"""Tasks that contradict each other or themselves are told with cause and place; whole readings are told nothing."""

from dataclasses import replace

import pytest

from documents.doubts import with_doubts
from documents.doubts.saying import said_once
from documents.model import Place
from tests.documents.doubts.telling import PROSE, TABLE, told
from tests.documents.small_documents import read


@pytest.mark.parametrize("text", [PROSE, TABLE])
def test_what_reads_well_is_told_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            TABLE.replace("3\t完成植树千株\t县林业局\t8月底前\n", ""),
            ("number-missing", 4, "序号不连续：2之后是4，没有读到3，请核对是否缺行或并行"),
        ),
        (
            TABLE.replace("1\t组织巡堤两次\t县水利局\t6月底前\n", ""),
            ("number-missing", 2, "序号从2开始，前面没有读到1，请核对开头是否缺行"),
        ),
        (
            TABLE.replace("4\t修建", "3\t修建"),
            ("number-twice", 4, "序号3出现了两次，请核对是否重号或同一行读成了两行（共2处：第4行、第5行）"),
        ),
        (
            PROSE.replace("（三）", "（二）"),
            ("number-twice", 4, "编号“一（二）”出现了两次，请核对是否重号（共2处：第4行、第5行）"),
        ),
    ],
)
def test_numbers_that_do_not_count_on_are_told(text, wanted):
    assert wanted in told(text)


def test_a_second_list_below_the_same_heading_is_told():
    text = "某县方案\n一、防汛\n1.每日巡堤两次。\n2.清淤三条河。\n1.沿岸植树千株。\n2.修建泵站一座。"
    assert [(code, line) for code, line, _ in told(text)] == [("number-order", 5)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PROSE.replace("（二）清淤", "（=）清淤"), ("number-misread", 4)),
        (PROSE.replace("人员值守。", "人员（七）清运垃圾值守。"), ("two-in-one", 8)),
        (PROSE.replace("三条河。（县水利局负责）", "三条河。（县水利局负责"), ("bracket-unpaired", 4)),
        (PROSE.replace("（二）清淤。", "（二）清淤。，"), ("text-breaks-off", 4)),
        (PROSE.replace("植树千株。（县林业局负责）", "植树千株。C（县林业局负责）"), ("text-breaks-off", 5)),
        (TABLE.replace("植树千株", "植树千株，"), ("text-breaks-off", 4)),
        (PROSE.replace("植树千株。（县林业局负责）", "植树千株。抗旱保供"), ("text-breaks-off", 5)),
        (PROSE.replace("清淤三条河", "清淤" + "三条河道" * 101), ("long-text", 4)),
        (PROSE.replace("三条河。（县水利局负责）\n（三）", "三条河。\n"), ("paragraph-without-number", 5)),
    ],
)
def test_texts_that_are_no_whole_demand_are_told(text, wanted):
    assert wanted in [(code, line) for code, line, _ in told(text)]


def test_a_line_of_each_page_inside_the_texts_is_told_once():
    page_end = "各乡镇按照责任分工落实人员，\n本件仅供内部使用。\n"
    text = PROSE.replace("每日巡", f"{page_end}每日巡").replace("沿岸植", f"{page_end}沿岸植")
    message = "反复出现的一行文字读进了任务正文，像页眉、页脚或水印：“本件仅供内部使用。”（共2处：第4行、第8行）"
    assert ("line-repeats", 4, message) in told(text)


def test_rows_without_their_header_are_told_once():
    text = "某县任务表\n" + TABLE.partition("\n")[2]
    assert [(code, line) for code, line, _ in told(text)][:1] == [("table-as-text", 2)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TABLE.replace("县林业局\t8月底前", "县林业局\t县水务局"), ("odd-deadline", 4)),
        (TABLE.replace("县应急局\t5月底前", "\t5月底前"), ("no-units", 6)),
        (TABLE.replace("完成植树千株\t县林业局", "完成植树千株县水利局\t"), ("units-in-text", 4)),
        (PROSE.replace("（县林业局负责）", "（责仟单位.县林业局、县水务局）"), ("odd-units", 5)),
        (TABLE.replace("完成植树千株", "每日巡堤两次，记入台账并报告").replace("林业", "水利"), None),
    ],
)
def test_cells_in_another_field_are_told(text, wanted):
    found = [(code, line) for code, line, _ in told(text)]
    assert wanted in found if wanted else not found


def test_a_text_that_comes_twice_is_told_once():
    again = PROSE.replace("沿岸植树千株。（县林业局", "清淤三条河道及其支流沟渠。（县水利局").replace(
        "清淤三条河。", "清淤三条河道及其支流沟渠。"
    )
    again = again.replace("（三）植树", "（三）清淤")
    assert [(code, line) for code, line, _ in told(again)] == [("text-twice", 5)]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("组织县直机关党员干部下沉一线开展入户走访和政策宣讲", "sentence-twice"),
        ("汛期每日巡查，发现险情立即报告", None),  # short: a demand that comes again
    ],
)
def test_a_sentence_that_one_task_has_twice_is_told(sentence, code):
    again = PROSE.replace("沿岸植树千株。", f"{sentence}。沿岸植树千株。{sentence}。")
    assert [code for code, _, _ in told(again)] == ([code] if code else [])


def test_an_article_may_say_one_sanction_twice():
    sanction = "情节严重的，处五万元以上十万元以下罚款，并吊销其经营许可证"
    law = f"某市供热条例\n第一条　供热单位擅自停热的，{sanction}；供热单位擅自推迟供热的，{sanction}。\n第二条　本条例自公布之日起施行。\n"
    assert "sentence-twice" not in [code for code, _, _ in told(law)]


def test_units_below_the_first_task_that_no_task_holds_are_told():
    text = PROSE.replace("一、防汛\n", "一、主要任务\n") + "\n附件：\n1.重点项目清单（县财政局牵头）"
    assert [(code, line) for code, line, _ in told(text)] == [("units-left-out", 10)]


@pytest.mark.parametrize(
    ("preface", "wanted"),
    [
        ("寝室内严禁私拉电线。", [("demands-left-out", 10)]),
        ("全县防汛形势严峻，要深刻认识防汛的重要性。", []),
        ("对新购水泵的农户给予2000元补助。\n对新建泵站的村一次性奖励3万元。", [("demands-left-out", 10)]),
        ("去年累计发放补助30万元。\n全年共投入资金200万元。", []),
        ("对新购水泵的农户给予2000元补助。", []),
    ],
)
def test_what_a_preface_forbids_is_told(preface, wanted):
    text = f"{PROSE.rstrip()}\n二、安全\n{preface}\n（一）检查。检查宿舍两次。（县教育局负责）\n（二）培训。培训人员百名。（县教育局负责）\n"
    assert [(code, line) for code, line, _ in told(text)] == wanted


def test_a_count_that_the_document_gives_is_held_against_what_was_read():
    text = PROSE.replace("某县方案\n", "某县方案\n以下共7项任务。\n")
    message = "原文说“共7项任务”，读出的任务是6项，请核对是否有漏读或并读"
    assert told(text) == [("count-differs", 2, message)]
    assert told(text.replace("7", "6")) == []


def test_a_warning_of_many_places_names_eight_and_counts_all():
    places = [Place(line=line) for line in range(1, 11)]
    said = said_once("odd-text", "不像任务", places)
    named = "第1行、第2行、第3行、第4行、第5行、第6行、第7行、第8行"
    assert (said.message, said.place) == (f"不像任务（共10处：{named}等）", places[0])


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("1.组织巡堤两次。2.登记险工险段。", False),  # measures of one row, counted from 1
        ("做好三件事：1.巡堤。2.登记。", False),
        ("组织巡堤两次。2.登记险工险段。", True),
    ],
)
def test_a_list_within_a_task_is_no_second_task(text, joined):
    codes = [code for code, _, _ in told(TABLE.replace("组织巡堤两次", text))]
    assert ("two-in-one" in codes) == joined


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (PROSE.replace("（县林业局负责）", "（红旗班负责）"), ("units-in-text", 5)),
        (TABLE.replace("完成植树千株\t县林业局\t8月底前", "完成植树千株县林业局8月底前\t\t"), ("units-in-text", 4)),
        (PROSE + "\n二、抗旱（一）打井。新打机井十眼。（县水利局负责）", ("two-in-one", 9)),
    ],
)
def test_what_ran_together_is_told(text, wanted):
    assert wanted in [(code, line) for code, line, _ in told(text)]


def test_articles_of_a_statute_within_a_text_are_told():
    text = "某市办法\n第一章总则第一条为了加强管理，制定本办法。第二条本市公园适用本办法。\n第二章附则第三条本办法自公布之日起施行。"
    assert "two-in-one" in [code for code, *_ in told(text)]


def test_articles_that_a_text_names_are_no_articles_within_it():
    text = PROSE.replace("每日巡堤两次。", "依照第十二条、第十三条规定，每日巡堤两次。")
    assert "two-in-one" not in [code for code, *_ in told(text)]


def test_rows_above_the_first_task_are_told():
    text = TABLE.replace("序号\t任务\t责任单位\t完成时限", "第一期\t要紧的\t由谁\t何时").replace(
        "3\t完成", "序号\t任务\t责任单位\t完成时限\n3\t完成"
    )
    assert ("rows-left-out", 1) in [(code, line) for code, line, _ in told(text)]


def test_remarks_that_hold_organs_throughout_are_told():
    header = "序号\t任务\t责任单位\t备注"
    rows = "\n".join(f"{i}\t修建泵站{i}座\t县水利局\t县财政局" for i in range(1, 5))
    assert [(code, line) for code, line, _ in told(f"{header}\n{rows}")] == [("units-in-remark", 2)]
    plain = rows.replace("县财政局", "每月通报", 2)
    assert told(f"{header}\n{plain}") == []


def test_signs_for_the_cell_above_are_told_where_they_were_not_read():
    header = "序号\t任务\t责任单位\t备注"
    text = f"{header}\n1\t修建泵站\t县水利局\t每月通报\n2\t清淤三条河\t县水利局\t〃\n3\t植树千株\t同上\t"
    document = read(text)
    tasks = [replace(task, remark="〃" if task.number == "2" else task.remark) for task in document.tasks]
    doubted = with_doubts(replace(document, tasks=tuple(tasks)))
    assert ("cell-as-above", 3) in [(warning.code, warning.place.line) for warning in doubted.warnings]
    assert told(text) == []


@pytest.mark.parametrize(
    ("before", "behind", "told_of"),
    [
        ("县水利局、县财政局：", "", True),
        ("", "由县水利局、县财政局承接。", True),
        ("县水利局", "", True),
        ("县水利局应当", "", False),  # who does something is part of the sentence
        ("", "由县水利局每月通报一次巡查的情况。", False),
    ],
)
def test_units_at_the_edges_of_texts_are_told(before, behind, told_of):
    texts = ("巡堤两次。", "清淤三条河。", "植树千株。", "修建泵站一座。")
    text = "某县方案\n一、防汛\n" + "\n".join(f"{i}.{before}{t}{behind}" for i, t in enumerate(texts, 1))
    assert ("units-in-text" in [code for code, *_ in told(text)]) == told_of


def test_a_text_that_announces_what_is_not_in_it_is_told():
    document = read(PROSE)
    cut = replace(document.tasks[1], text="做好以下工作：")
    below = replace(document.tasks[2], number=f"{cut.number}1")
    for tasks, codes in (((cut,), ["text-breaks-off"]), ((cut, below), [])):
        doubted = with_doubts(replace(document, tasks=tasks, pieces=(), warnings=()))
        assert [warning.code for warning in doubted.warnings] == codes


def test_a_field_with_a_known_label_inside_a_text_is_told():
    text = PROSE.replace("每日巡堤两次。", "每日巡堤两次。完成时限：6月底前。")
    found = read(text)
    left = [task for task in found.tasks if "完成时限" in task.text]
    assert bool(left) == ("odd-label" in [code for code, *_ in told(text)])


@pytest.mark.parametrize(
    ("line", "told_of"), [("某县政府文件 3/12", True), ("某县政府文件第3页", True), ("各乡镇各3处", False)]
)
def test_a_line_with_the_number_of_a_page_amid_a_text_is_told(line, told_of):
    text = PROSE.replace("清淤三条河。", f"清淤三条主要河道和沿线\n{line}\n沟渠涵闸。")
    assert ("line-repeats" in [code for code, *_ in told(text)]) == told_of


def test_times_in_remarks_are_told_where_no_deadline_was_read():
    header = "序号\t任务\t责任单位\t责任人"
    rows = "\n".join(f"{i}\t修建泵站{i}座\t县水利局\t{i + 5}月底前" for i in range(1, 5))
    assert [(code, line) for code, line, _ in told(f"{header}\n{rows}")] == [("odd-deadline", 2)]


def test_a_list_of_offices_below_a_heading_that_says_so_is_no_task():
    head = "领办事项\n一、领办事项\n推进新院区建设。\n"
    message = "正文只有单位名称：“县卫健局、县住建局”，标题是“单位”一类的栏目名，请核对这是哪些任务的单位"
    assert told(f"{head}二、责任单位\n县卫健局、县住建局\n") == [("odd-text", 5, message)]
    assert told(f"{head}二、责任单位\n县卫健局应当限时办结申请。\n") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("个人所得税减免面向三类人员。", "个人所得申报延长一个月。", "个人所得核定每年一次。"),
        ("积极推进中央预算内项目开工。", "积极推进中央厨房建设。", "积极推进中央空调改造。"),
    ],
)
def test_words_that_only_begin_as_a_name_does_are_no_units_in_the_text(texts):
    items = "\n".join(f"{k}.{text}" for k, text in enumerate(texts, start=1))
    assert "units-in-text" not in [code for code, _, _ in told(f"某县工作方案\n一、内容\n{items}\n")]
