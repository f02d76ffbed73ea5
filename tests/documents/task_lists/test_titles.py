"""Lists that do not name their titles: the last heading, where it carries the task's own mark."""

import csv
import io
import json

import pytest

from documents.model import Task
from documents.task_lists.task_csv import tasks_to_csv
from documents.task_lists.task_json import document_from_dict, document_to_dict
from documents.task_lists.task_table import read_csv
from documents.task_lists.titles import with_row_titles, with_titles


def titles(*rows):
    found = with_titles([Task(str(i), number, tuple(section), "正文。") for i, (number, *section) in enumerate(rows)])
    return [task.title for task in found]


def test_the_heading_with_the_mark_that_ends_the_number_is_the_title():
    assert titles(
        ("二（三）", "二、改善交通", "（三）新增公交线路。"),
        ("二（四）1", "二、改善交通", "（四）治理拥堵", "1.疏通路口"),
        ("（五）", "（五）修缮步道。"),
    ) == ["新增公交线路。", "疏通路口", "修缮步道。"]


def test_a_number_may_leave_out_what_stands_above_and_its_brackets():
    assert titles(
        ("十一", "四、稳就业", "（十一）开展技能培训"),
        ("十二", "四、稳就业", "（十二）发放补贴"),
    ) == ["开展技能培训", "发放补贴"]


def test_the_first_of_the_tasks_of_one_item_has_its_title():
    section = ("一、护水", "（二）清理河道。")
    assert titles(("一（二）-1", *section), ("一（二）-2", *section), ("一（二）-3", *section)) == [
        "清理河道。",
        None,
        None,
    ]


def test_a_label_of_the_first_rank_above_several_tasks_is_the_heading_of_a_section_and_a_sentence_is_not():
    assert titles(("五-1", "五、组织保障"), ("五-2", "五、组织保障")) == [None, None]
    assert titles(("五-1", "五、建立联席会议。"), ("五-2", "五、建立联席会议。")) == ["建立联席会议。", None]
    assert titles(("五", "五、组织保障")) == ["组织保障"]


@pytest.mark.parametrize(
    "rows",
    [
        [("1", "一、育", "（一）学前"), ("2", "一、育", "（一）学前")],  # rows count on below their headings
        [("1", "1.教育"), ("2", "1.教育")],  # the heading stands above another item
        [("1", "1.教育"), ("1-1", "1.教育", "学前")],
        [("3", "三、养老")],  # figures count rows, 三 counts sections
        [("二十一", "一、养老")],
        [(None, "（一）养老")],
        [("一", "养老")],
        [("一",)],
        [("（一）", "（一）")],
    ],
)
def test_other_headings_are_no_titles(rows):
    assert titles(*rows) == [None] * len(rows)


TITLED = {
    "tasks": [
        {"number": "（一）", "section": ["（一）扩建书院。"], "title": "扩建书院。", "text": "增加座位。"},
        {"number": "（二）", "section": ["（二）延长时间。"], "title": None, "text": "周末开放。"},
    ]
}


def test_a_list_that_names_titles_is_taken_at_its_word():
    document = document_from_dict(TITLED, name="list.json", sha256="0")
    assert [task.title for task in document.tasks] == ["扩建书院。", None]


def test_a_list_without_titles_gets_them():
    bare = {"tasks": [{key: value for key, value in task.items() if key != "title"} for task in TITLED["tasks"]]}
    document = document_from_dict(bare, name="list.json", sha256="0")
    assert [task.title for task in document.tasks] == ["扩建书院。", "延长时间。"]


def test_titles_survive_json_and_csv():
    document = document_from_dict(TITLED, name="list.json", sha256="0")
    again = document_from_dict(json.loads(json.dumps(document_to_dict(document))), name="list.json", sha256="0")
    table = read_csv(tasks_to_csv(document).encode(), name="list.csv", sha256="0")
    assert [task.title for task in again.tasks] == [task.title for task in table.tasks] == ["扩建书院。", None]
    assert [task.words for task in table.tasks] == ["扩建书院。增加座位。", "周末开放。"]


def test_a_table_without_a_title_column_gets_titles_too():
    stream = io.StringIO()
    csv.writer(stream).writerows([["number", "section", "text"], ["（一）", "（一）扩建书院。", "增加座位。"]])
    document = read_csv(stream.getvalue().encode(), name="list.csv", sha256="0")
    assert [task.title for task in document.tasks] == ["扩建书院。"]


ROWS = (("敬老院改造",), ("河堤加固",), ("一、校园食堂",))


@pytest.mark.parametrize(
    ("sections", "titles"),
    [
        (ROWS, ["敬老院改造", "河堤加固", "校园食堂"]),
        (ROWS[:2], [None, None]),
        ((*ROWS, ROWS[-1]), [None] * 4),
        (((), (), ()), [None] * 3),
    ],
)
def test_a_column_that_names_each_row_holds_titles(sections, titles):
    tasks = [Task(str(i), None, section, "加装电梯2部。") for i, section in enumerate(sections)]
    assert [task.title for task in with_row_titles(tasks)] == titles
