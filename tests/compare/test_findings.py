from dataclasses import replace

import pytest

from compare.findings import own_warnings
from tests.compare.samples import document, task


def codes(left, right):
    return [warning.code for warning in own_warnings(left, right)]


def test_what_one_document_lacks_is_said_once():
    full = document(task(1, "", lead=["省司法厅"], deadline="年底前"), task(2, ""))
    bare = document("公开目录")
    assert codes(full, bare) == ["no-units-right", "no-deadlines-right"]
    assert codes(bare, full) == ["no-units-left", "no-deadlines-left"]
    assert codes(bare, bare) == codes(full, full) == []


@pytest.mark.parametrize(
    ("text", "remark", "told"),
    [
        ("2020年底前公开目录", None, "1项正文写有时限，请对照。"),
        ("公开目录", "9月底前完成", "1项备注写有时限，对方也有时限的已作比较。"),
        ("6月30日前公开目录", "年底前", "1项备注写有时限，对方也有时限的已作比较；1项正文写有时限，请对照。"),
        ("三季度末前公开目录", "二〇二〇年底前", "1项备注写有时限，对方也有时限的已作比较；1项正文写有时限，请对照。"),
        ("2020年前三季度公开目录", None, ""),
        ("按照2020年要点公开目录", "见2020年9月的通知", ""),
    ],
)
def test_deadlines_that_stand_elsewhere_are_pointed_at(text, remark, told):
    bare = document(replace(task(1, text), remark=remark))
    (warning,) = own_warnings(document(task(1, "公开目录", deadline="年底前")), bare)
    assert warning.message == f"右侧文件《doc的标题》没有时限栏，时限不作比较。{told}"


def test_an_empty_document_lacks_nothing():
    assert codes(document(), document(task(1, "", lead=["省司法厅"], deadline="年底前"))) == []


def test_a_document_without_leads_is_named():
    assert codes(document(task(1, "", responsible=["省司法厅"])), document(task(1, "", lead=["省司法厅"]))) == [
        "no-leads-left"
    ]


def test_a_rule_for_every_task_is_told_with_its_units():
    (warning,) = own_warnings(document("公开", everywhere=("各市、县（市、区）政府",)), document("公开"))
    assert warning.code == "global-units-left"
    assert warning.message == "左侧文件规定各市、县（市、区）政府是全部任务的责任单位，逐项比较时不另列出。"
