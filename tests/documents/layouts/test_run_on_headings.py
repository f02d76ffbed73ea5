"""Texts in one line whose headings run into what follows; in texts with lines nothing of this is cut."""

import re

import pytest

from documents.layouts.run_on import break_lines
from documents.model import Source
from documents.text.lines import source_lines
from documents.text_document import parse_text

PLAN = (
    "某区免疫计划 各村（居）：现将计划印发给你们。 某区农业农村局 2026年2月7日 某区免疫计划 为做好免疫工作，制定本计划。"
    "一、指导思想以预防为主、应免尽免为原则，切实筑牢动物防疫屏障。二、免疫程序（一）禽流感1.规模场雏鸡14日龄时初免。"
    "2.散养户春秋两季集中免疫。（二）口蹄疫1.规模场仔猪28日龄时初免。2.散养户每月补免。三、保障措施（一）加强领导。"
    "村主任负总责。（二）强化检查。每季度检查一次。 来源：某区农业农村处 附件下载"
)


def test_headings_that_no_stop_parts_from_their_items_and_the_foot_of_the_page_are_told():
    document = parse_text(PLAN, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    assert [(task.number, "/".join(task.section), task.text) for task in document.tasks] == [
        ("二（一）1", "二、免疫程序/（一）禽流感", "规模场雏鸡14日龄时初免。"),
        ("二（一）2", "二、免疫程序/（一）禽流感", "散养户春秋两季集中免疫。"),
        ("二（二）1", "二、免疫程序/（二）口蹄疫", "规模场仔猪28日龄时初免。"),
        ("二（二）2", "二、免疫程序/（二）口蹄疫", "散养户每月补免。"),
        ("三（一）", "三、保障措施/（一）加强领导。", "村主任负总责。"),
        ("三（二）", "三、保障措施/（二）强化检查。", "每季度检查一次。"),
    ]
    assert [said.text for said in document.context] == ["以预防为主、应免尽免为原则，切实筑牢动物防疫屏障。"]
    assert document.issued_on == "2026-02-07"


@pytest.mark.parametrize(
    "text",
    [
        "一、免疫程序\n（一）禽流感1.5万羽要在3月底前免疫。\n（二）口蹄疫要按1.规模场2.散养户分别免疫。\n三、其他",
        "一、指导思想以预防为主、应免尽免为原则，切实筑牢动物防疫屏障。\n二、加强检查\n（一）每季度检查。",
        "一、工作目标管理责任制要全面落实到每个岗位、每名职工和每个环节。\n二、来源：自筹资金。",
    ],
)
def test_texts_with_lines_stay_as_they_are(text):
    lines = source_lines(text)
    assert break_lines(lines) == (tuple(lines), False)


@pytest.mark.parametrize("name", ["工作目标管理责任制", "总体目标任务分解表", "基本原则的执行情况"])
def test_a_heading_that_only_begins_like_the_aims_is_not_cut(name):
    text = f"某县要点 为做好工作，制定本要点。一、{name}要全面落实到每个岗位、每名职工和每个环节。二、编制目录。三、回应关切。"
    assert f"一、{name}要全面落实到每个岗位、每名职工和每个环节。" in [
        line.text for line in break_lines(source_lines(text))[0]
    ]


FLAT = (
    "农贸市场整治方案 一、整治范围 整治的是全镇集贸市场，包括乱搭乱建。 二、方法步骤 （一）成立机构（9月3日前） 成立领导小组，由镇长任组长。 "
    "（二）集中整治 1、召开动员会，分解任务。 2、查找问题，限期整改。"
)
CHAPTERS = "某镇护林要点 一、加强巡护 护林员每日上山，做好记录。二、备足物资 采购风力灭火机，年底前到位。三、开展演练 每季度演练，县里派人指导。"
STREWN = "某镇要点 一、各村 要每日上山，做好记录。二、采购灭火机，年底前到位。三、每季度演练，县里派人指导。"
SENTENCES = "某镇要点 一、每日上山做好记录。 由村里负责。二、采购灭火机。 年底前到位。三、每季度演练。 县里派人指导。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FLAT,
            [
                ("二（一）", "二、方法步骤/（一）成立机构（9月3日前）", "成立领导小组，由镇长任组长。"),
                ("二（二）1", "二、方法步骤/（二）集中整治", "召开动员会，分解任务。"),
                ("二（二）2", "二、方法步骤/（二）集中整治", "查找问题，限期整改。"),
            ],
        ),
        (
            CHAPTERS,
            [
                ("一", "一、加强巡护", "护林员每日上山，做好记录。"),
                ("二", "二、备足物资", "采购风力灭火机，年底前到位。"),
                ("三", "三、开展演练", "每季度演练，县里派人指导。"),
            ],
        ),
    ],
)
def test_a_space_that_was_a_line_end_parts_headings_from_their_texts(text, expected):
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    assert [(task.number, "/".join(task.section), task.text) for task in document.tasks] == expected


@pytest.mark.parametrize("text", [STREWN, SENTENCES])
def test_spaces_that_a_layout_strewed_end_no_heading(text):
    cut = [line.text for line in break_lines(source_lines(text))[0]]
    assert cut == re.split("(?=[一二三]、)", text.replace(" ", ""))


@pytest.mark.parametrize(("first", "second"), [("㈠", "㈡"), ("（一）", "（二）")])
def test_numbers_that_are_one_sign_part_the_items_of_a_line(first, second):
    text = f"一、组织准备\n{first}建立机构，分解任务。（责任单位：组宣处）{second}认真自查。（责任单位：质安处）\n二、其他\n{first}迎检。{second}整改。"
    document = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    assert [(task.number, task.text, task.responsible_units) for task in document.tasks] == [
        ("一（一）", "建立机构，分解任务。", ("组宣处",)),
        ("一（二）", "认真自查。", ("质安处",)),
        ("二（一）", "迎检。", ()),
        ("二（二）", "整改。", ()),
    ]


def test_signs_that_are_no_series_stay_in_their_sentence():
    text = "一、检查\n按照标准㈡的要求检查，对照附表㈠填写。\n二、整改\n按期整改。"
    assert [line.text for line in break_lines(source_lines(text))[0]] == text.split("\n")
