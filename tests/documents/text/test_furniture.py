"""Lines that frame a page or a document by themselves."""

import pytest

from documents.text.furniture import find_furniture, is_page_frame
from documents.text.lines import source_lines


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("— 3 —", True),
        ("3/9", True),
        ("11/30/26, 6:13 PM 某县任务分解表_某县人民政府", True),
        ("2026/1/9 18:13 某县任务分解表", True),
        ("https://www.example.gov.cn/art/1.html 1/2", True),
        ("www.example.gov.cn/zhengce/content_5481750.htm 2/4", True),  # as a scan has it
        ("2026/1/9 完成验收", False),
        ("www.example.gov.cn", False),
        ("登录www.example.gov.cn/1/2，下载附件", False),
        ("2026年1月工作安排", False),
    ],
)
def test_what_browsers_print_on_each_page_frames_it(text, frames):
    assert is_page_frame(text) == frames


def test_what_closes_a_text_is_none():
    lines = source_lines("某县方案\n一、防汛\n巡堤两次。\n- END -\n某县人民政府办公室　2026年4月18日印")
    assert find_furniture([one for one in lines if one.text]) == frozenset({4, 5})


@pytest.mark.parametrize(
    ("line", "is_rule"), [("-" * 27, True), ("=====", True), ("…………", False), ("——", False), ("-----完成验收", False)]
)
def test_a_rule_that_was_typed_is_no_text(line, is_rule):
    lines = source_lines(f"某县方案\n一、防汛\n巡堤两次。\n{line}\n二、清淤\n清淤三条河。")
    assert find_furniture([one for one in lines if one.text]) == (frozenset({4}) if is_rule else frozenset())


ROWS = "索 引 号：\t000014349/2019-00007\t主题分类：\t市场监管\n发文机关：\t某市人民政府\t成文日期：\t2019年1月27日\n标　题：\t某市要点\t←\t←\n"
TASKS = "某市要点\n一、推进公开\n（一）编制目录。（市司法局）\n"
FORM = "任务名称：\t编制目录\t责任单位：\t市司法局\n完成时限：\t6月底前\t联系电话：\t81230011\n"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (ROWS + TASKS, {1, 2, 3}),
        (ROWS + "某市要点\n" + FORM, {1, 2, 3}),
        (FORM + TASKS, set()),
        (TASKS + ROWS.replace("索 引 号", "任务编号"), set()),
        ("序号\t任务\t单位\n1\t编制目录：\t市司法局\n" + TASKS, set()),
    ],
)
def test_rows_that_say_what_a_document_is_frame_it(text, numbers):
    assert find_furniture(source_lines(text)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("某校学术节\n时间：2026年4月25日\n1.诗词大会\n时间：5月9日-21日\n2.书法比赛\n", {2}),
        ("某校学术节\n1.诗词大会\n2.书法比赛\n时间：2026-04-25 10:11\n", {4}),
        ("某校学术节\n1.诗词大会\n2.书法比赛\n发布时间：2026年4月25日\n", {4}),
    ],
)
def test_the_time_of_an_item_is_no_frame(text, numbers):
    assert find_furniture(source_lines(text)) == numbers
