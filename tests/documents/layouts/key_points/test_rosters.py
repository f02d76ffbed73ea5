"""Who is what in a body is told and not demanded; who does a task is a field of it."""

import pytest

from documents.layouts.key_points.rosters import member_places
from documents.model import Source
from documents.text_document import parse_text


def read(text):
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    return [task.text for task in document.tasks], [said.text for said in document.context]


def test_members_of_a_body_are_context_and_what_its_parts_do_are_tasks():
    text = (
        "某校极端天气预案\n一、领导小组\n组长：朱一\n副组长：陈二、李三\n成员：各年级长、班主任\n"
        "领导小组办公室设在安全处，王五任办公室主任。\n总务处：准备抢险物资。\n教学处：调整教学安排。\n二、停课安排\n发布红色预警时停课。"
    )
    assert read(text) == (
        ["总务处：准备抢险物资。", "教学处：调整教学安排。", "发布红色预警时停课。"],
        ["组长：朱一", "副组长：陈二、李三", "成员：各年级长、班主任", "领导小组办公室设在安全处，王五任办公室主任。"],
    )


def test_a_heading_with_nothing_but_members_below_it_is_no_task():
    text = "某校方案\n一、工作小组\n组长：朱一\n组员：全体教师\n二、流程\n1.考生入场。\n2.核对证件。"
    assert read(text) == (["考生入场。", "核对证件。"], ["组长：朱一", "组员：全体教师"])


@pytest.mark.parametrize(
    "texts",
    [
        ["组长：朱一", "推进项目。", "副组长：陈二"],  # one line alone may be a field of a task
        ["副组长：陈二", "成员：李三"],  # without a head
        ["组长：负责全面工作。抓好落实。", "副组长：协助组长；督促检查。"],  # what they do
        ["组长：朱一", "成员单位：市司法局、市财政局"],
        ["主任牵头推进", "副主任抓落实"],
    ],
)
def test_fields_and_duties_are_no_roster(texts):
    assert member_places(texts) == frozenset()
