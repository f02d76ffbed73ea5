from dataclasses import replace

import pytest

from documents.model import Task
from reports.words.phrases import percent_text, place_names, place_of, task_place
from reports.words.wording import wording
from tests.reports.builders import document, task


@pytest.mark.parametrize(
    ("heading", "number", "place"),
    [
        ("一、加强公开", "3", "一 第3项"),
        ("（二）推进公开", "3", "（二） 第3项"),
        ("一、加强公开", "一（三）-2", "一（三）-2"),
        ("重点领域公开", "3", "第3项"),
        ("第二章 公开", "第十条", "第十条"),
    ],
)
def test_a_task_is_named_by_the_mark_of_its_heading_and_its_number(heading, number, place):
    task = Task(id="a-01", number=number, section=(heading,), text="公开。")
    assert task_place(task, wording("zh-CN")) == place


@pytest.mark.parametrize(
    ("share", "printed"),
    [(0.9787, "98"), (0.285, "29"), (0.125, "13"), (0.995, "99"), (1.0, "100"), (0.001, "1"), (0.0, "0")],
)
def test_a_share_is_rounded_as_people_round(share, printed):
    assert percent_text(share) == printed


def test_tasks_of_one_name_are_told_apart_by_their_heading_or_their_place():
    headed = [
        replace(task("left", n, "三、甲", "文。"), number="三（一）", section=("三、甲", head))
        for n, head in enumerate("乙丙")
    ]
    alike = [replace(one, section=("三、甲",)) for one in headed]
    assert place_names(document("left", headed), wording("zh-CN")) == ("三（一）“乙”", "三（一）“丙”")
    assert place_of(1, document("left", headed), wording("zh-CN")) == "三（一）“丙”"
    assert place_names(document("left", alike), wording("zh-CN")) == ("三（一） 第1项", "三（一） 第2项")
    assert place_of(0, document("left", headed[:1]), wording("zh-CN")) == "三（一）"
