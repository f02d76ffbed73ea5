import pytest

from documents.text.contents import find_contents
from documents.text.lines import source_lines
from tests.documents.small_documents import read

BODY = "一、防汛\n（一）巡堤。每日巡堤。\n二、清淤\n（一）清河。清淤三条河。\n三、绿化\n（一）植树。沿岸植树。"


def contents_of(text):
    return find_contents([line for line in source_lines(text) if line.text])


@pytest.mark.parametrize(
    "entries",
    [
        "一、防汛\n二、清淤\n三、绿化",
        "一、防汛……………1\n二、清淤……………12\n三、绿化……………103",
        "一、防汛 ........ 1\n（一）巡堤 ....... 1\n二、清淤 ....... 2\n三、绿化 ........ 3",
        "前言 II\n一、防汛 1\n二、清淤 2\n三、绿化 3\n前言",
        "一、防汛\t- 1 -\n二、清淤\t- 2 -\n三、绿化\t- 3 -",
    ],
)
@pytest.mark.parametrize("head", ["目录", "目　　录", "目次"])
def test_a_table_of_contents_is_no_list_of_tasks(head, entries):
    document = read(f"某县治水方案\n{head}\n{entries}\n{BODY}")
    assert [task.text for task in document.tasks] == ["每日巡堤。", "清淤三条河。", "沿岸植树。"]
    assert document.warnings == ()
    assert document.title == "某县治水方案"


def test_two_entries_are_contents_where_both_come_again_below_their_head():
    body = "第一篇 防汛\n一、每日巡堤。\n第二篇 清淤\n一、清淤三条河。"
    document = read(f"某县工作手册\n目录\n第一篇 防汛\n第二篇 清淤\n{body}")
    assert [task.text for task in document.tasks] == ["每日巡堤。", "清淤三条河。"]
    assert contents_of(f"某县工作手册\n目录\n第一篇 防汛\n第二篇 绿化\n{body}") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        f"某县公开目录\n{BODY}",
        f"某县治水方案\n{BODY}\n四、公开\n目录\n公布清单。",
        f"某县治水方案\n目录\n一、保洁\n{BODY}",
    ],
)
def test_lines_that_do_not_come_again_are_no_entries(text):
    assert contents_of(text) == frozenset()
