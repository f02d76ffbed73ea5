"""A signed letter with points of its own, and the list of tasks in prose that is its annex."""

import pytest

from documents.model import Source
from documents.text_document import parse_text

LETTER = (
    "清河县教育局关于下达2026年重点工作的通知\n各中小学、局机关各科室：\n现将分工印发给你们，并提出以下要求：\n"
    "（一）提高认识。各校要把重点工作摆上日程。\n（二）按时报送。每季度末报送进展。\n{announced}清河县教育局\n2026年3月2日\n{below}"
)
BRACKETS = (
    "附件\n2026年教育重点工作分工\n一、学位建设\n1．新建城北小学。（责任单位：基建科）\n2．改扩建幼儿园3所。（责任单位：基建科、学前科）\n"
    "二、队伍建设\n3．招聘教师120名。（责任单位：人事科）\n"
)
OFFICES = (
    "（此件公开发布）\n附件1\n2026年任务清单\n一、县农业农村局牵头工作（2项）\n1.建设高标准农田2万亩。\n2.新建冷链设施12座。\n"
    "二、县教育局牵头工作（1项）\n1.新建公办幼儿园2所。\n"
)


def _read(text):
    return parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))


@pytest.mark.parametrize(
    ("announced", "below", "expected"),
    [
        (
            "",
            BRACKETS,
            [
                ("一1", "新建城北小学。", ("基建科",)),
                ("一2", "改扩建幼儿园3所。", ("基建科", "学前科")),
                ("二3", "招聘教师120名。", ("人事科",)),
            ],
        ),
        (
            "附件：1.2026年任务清单\n2.2026年民生实事\n",
            OFFICES,
            [
                ("一1", "建设高标准农田2万亩。", ("县农业农村局",)),
                ("一2", "新建冷链设施12座。", ("县农业农村局",)),
                ("二1", "新建公办幼儿园2所。", ("县教育局",)),
            ],
        ),
    ],
)
def test_the_list_below_a_signed_letter_is_read_where_it_alone_says_who_does_what(announced, below, expected):
    document = _read(LETTER.format(announced=announced, below=below))
    tasks = [(task.number, task.text, (*task.lead_units, *task.responsible_units)) for task in document.tasks]
    assert tasks == expected
    assert (document.issuer, document.issued_on) == ("清河县教育局", "2026-03-02")
    assert [warning.code for warning in document.warnings] == ["prose-not-read"]


@pytest.mark.parametrize(
    "below",
    [
        "附件\n联络员名单\n1.张三（县水利局）\n2.李四（县应急局）\n3.王五（县气象局）\n",  # persons and where they work
        "附件\n报送要求\n一、报送内容。填报进展。\n二、报送方式。通过邮箱报送。\n三、报送时间。每季度末。\n",  # nobody is named
        "附件\n分工\n1.汇总材料。（责任单位：办公室）\n",  # one item for two points
    ],
)
def test_the_points_of_a_letter_are_the_tasks_where_its_annex_is_no_list_of_tasks(below):
    document = _read(LETTER.format(announced="", below=below))
    assert [task.number for task in document.tasks] == ["（一）", "（二）"]
    assert "annex-unread" in [warning.code for warning in document.warnings]


def test_a_letter_whose_points_say_who_does_them_is_read_itself():
    letter = LETTER.replace("摆上日程。", "摆上日程。（责任单位：办公室）")
    document = _read(letter.format(announced="", below=BRACKETS))
    assert [task.number for task in document.tasks] == ["（一）", "（二）"]
