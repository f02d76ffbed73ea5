"""The first sentence or the label of an item, in prose: it is part of what its task demands."""

import pytest

from documents.model import Task
from tests.documents.small_documents import read

LONG = "建立由分管负责同志任组长、相关部门和街道负责同志参加的老旧小区加装电梯工作协调小组，统筹推进项目申报、资金拨付和竣工验收等各环节工作"


def titles(text: str) -> list[tuple[str | None, str]]:
    return [(task.title, task.text) for task in read(text).tasks]


def test_the_first_sentence_is_the_title_without_its_mark():
    assert titles("一、安居\n（一）改造老旧小区。更换管网。（市住建局负责）\n2．安装电梯。先易后难。") == [
        ("改造老旧小区。", "更换管网。"),
        ("安装电梯。", "先易后难。"),
    ]


def test_a_label_on_a_line_of_its_own_is_the_title():
    assert titles("一、安居\n（一）改造小区\n更换管网。（市住建局负责）") == [("改造小区", "更换管网。")]


def test_the_first_task_of_an_item_has_the_title_of_all():
    text = "一、安居\n（一）改造小区。更换管网。（市住建局负责）安装电梯。（市市场监管局负责）"
    assert titles(text) == [("改造小区。", "更换管网。"), (None, "安装电梯。")]


def test_a_section_of_paragraphs_has_a_heading_and_no_title():
    assert titles("一、安居\n（一）改造小区。更换管网。（市住建局负责）\n二、保障\n明确机构。\n抓好培训。")[1:] == [
        (None, "明确机构。"),
        (None, "抓好培训。"),
    ]


@pytest.mark.parametrize("first", ["改造小区。", "改造小区，", LONG + "。", LONG + "，"])
def test_no_length_and_no_stop_decides_what_is_demanded(first):
    (task,) = read(f"一、安居\n（一）{first}更换管网。（市住建局负责）").tasks
    assert (task.words, task.headings) == (first + "更换管网。", ("一、安居",))


def test_the_only_sentence_of_an_item_is_its_text():
    assert titles("一、安居\n（一）改造小区。（市住建局负责）") == [(None, "改造小区。")]


def test_an_article_has_no_title():
    assert titles("第一条 为了规范管理，制定本办法。本办法自公布之日起施行。")[0][0] is None


def test_words_are_title_and_text():
    assert Task("1", None, (), "修桥。").words == "修桥。"
    assert Task("1", None, (), "修桥。", title="便民。").words == "便民。修桥。"
    assert Task("1", None, (), "修桥。", title="便民").words == "便民\n修桥。"


def test_headings_leave_the_title_out_where_it_is_one_of_them():
    assert Task("1", None, ("一、交通", "（一）便民"), "修桥。", title="便民").headings == ("一、交通",)
    assert Task("1", None, ("一、交通",), "修桥。", title="便民").headings == ("一、交通",)
    assert Task("1", None, ("一、交通", "（一）便民"), "修桥。").headings == ("一、交通", "（一）便民")
