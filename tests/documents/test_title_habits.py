"""Whether first sentences are titles is a habit of the document."""

import pytest

from documents.model import Task
from tests.documents.small_documents import read

HEAD = "某县2026年供水工作要点\n一、水源\n"


def pairs(text: str) -> list[tuple[str | None, str]]:
    return [(task.title, task.text) for task in read(HEAD + text).tasks]


def test_short_sentences_before_all_items_are_titles():
    text = "1.保护水源。划定保护区，拆除排污口。\n2.加固水库。年底前完成8座。\n3.巡查管网，及时堵漏。每月一次。"
    assert [title for title, _ in pairs(text)] == ["保护水源。", "加固水库。", "巡查管网，及时堵漏。"]


def test_where_items_begin_with_demands_there_are_no_titles():
    text = (
        "1.2026年6月底前划定12处水源保护区。由县水利局牵头。\n2.拆除保护区内的排污口，恢复岸线植被。逐处验收。\n"
        "3.对30座小型水库逐座鉴定，列出加固清单。年底前开工。\n4.加强巡查。每月一次。"
    )
    assert [title for title, _ in pairs(text)] == [None] * 4
    assert pairs(text)[3] == (None, "加强巡查。每月一次。")


def test_a_list_of_labels_has_titles_wherever_it_stands():
    long = "".join(f"（{k}）对全县{k}类用水户逐户核定水量，按{k}档分别计价。\n逐季公布。\n" for k in "一二三四五六")
    text = (
        long + "二、水价\n（一）免交。特困家庭不交水费。\n（二）减半。低保家庭交一半。\n（三）全价。其他家庭按表计量。"
    )
    assert [title for title, _ in pairs(text)][-3:] == ["免交。", "减半。", "全价。"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("建设供水调度平台：汇集水厂、泵站和管网的数据，实时调度。", "建设供水调度平台："),
        ("供水+物联网：为老旧小区换装智能水表两万只。", "供水+物联网："),
        ("重点任务包括：汇集水厂、泵站和管网的数据，实时调度。", None),
        ("到2026年底前：汇集水厂、泵站和管网的数据，实时调度。", None),
    ],
)
def test_a_name_before_a_colon_is_a_title(item, title):
    assert pairs(f"1.{item}\n2.巡查管网，及时堵漏，每月通报一次漏损情况和整改进度。")[0][0] == title


def test_spoken_numbers_are_no_words_of_the_tasks():
    text = (
        "（一）管好水源。一是划定保护区。拆除排污口。（县水利局负责）二是加固水库。鉴定小型水库。（县应急局负责）\n"
        "（二）管好管网。每月巡查。（县住建局负责）"
    )
    tasks: tuple[Task, ...] = read(HEAD + text).tasks
    assert [(task.number, task.section[-1], task.title, task.text) for task in tasks] == [
        ("一（一）-1", "一是划定保护区。", "划定保护区。", "拆除排污口。"),
        ("一（一）-2", "二是加固水库。", "加固水库。", "鉴定小型水库。"),
        ("一（二）", "（二）管好管网。", "管好管网。", "每月巡查。"),
    ]


def test_paragraphs_that_all_begin_with_a_few_words_have_titles():
    text = "（一）供水。巡查管网。\n二、保障\n强化领导。县长任组长。\n落实资金。列入预算。\n严格考核。按季通报。"
    assert pairs(text)[1:] == [
        ("强化领导。", "县长任组长。"),
        ("落实资金。", "列入预算。"),
        ("严格考核。", "按季通报。"),
    ]


def test_a_column_that_names_each_row_holds_titles_and_one_that_heads_several_does_not():
    head = "序号\t重点任务\t具体举措\t责任单位\n"
    own = "1\t保护水源\t划定保护区。\t县水利局\n2\t加固水库\t鉴定水库。\t县应急局\n3\t巡查管网\t每月巡查。\t县住建局\n"
    shared = own.replace("加固水库", "保护水源").replace("巡查管网", "保护水源")
    assert [task.title for task in read("供水任务清单\n" + head + own).tasks] == ["保护水源", "加固水库", "巡查管网"]
    assert [task.title for task in read("供水任务清单\n" + head + shared).tasks] == [None, None, None]


def test_what_a_list_is_to_come_to_and_where_it_holds_is_context():
    text = (
        "方向一：水源\n重点区域：东镇、西镇\n1.划定保护区，拆除排污口。\n2.加固水库，鉴定小型水库。\n标志性成果：到2027年建成水源保护区12处。\n"
        "方向二：管网\n1.巡查管网，及时堵漏。\n2.换装水表，按表计量。"
    )
    document = read("某县供水行动方案\n" + text)
    assert [task.number for task in document.tasks] == ["方向一1", "方向一2", "方向二1", "方向二2"]
    assert [one.text for one in document.context] == [
        "重点区域：东镇、西镇",
        "标志性成果：到2027年建成水源保护区12处。",
    ]
