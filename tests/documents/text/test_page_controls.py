"""Controls of a saved page that a copy tore over lines."""

import pytest

from documents.text.lines import source_lines
from documents.text.page_controls import find_page_controls


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("【字号：\n加大\n还原\n减小\n】\n2026年清河县工作要点", {1, 2, 3, 4, 5}),
        ("字体\n大\n中\n小\n清河县工作要点\n一、防汛", {1, 2, 3, 4}),
        ("当前位置：\n首页\n>\n政务信息\n>\n清河要闻\n2026年清河县工作要点", {1, 2, 3, 4, 5, 6}),
        ("首页\n>>\n2026年清河县工作要点", {1, 2}),
        ("大\n中\n小\n班额", set()),  # nothing says that these are sizes
        ("首页\n改版上线，每月更新两次。", set()),
        ("政务信息\n清河要闻", set()),
        ("字号：\n扩大招生规模。", {1}),
        ("打印\n收藏\n【字号：\n加大\n】\n分享\n清河县工作要点\n打印", {1, 2, 3, 4, 5, 6}),
        ("打印\n收藏\n清河县工作要点", set()),  # cells may say so
        ("进入关怀版\n退出长者模式\n无障碍阅读\n繁體\n清河县工作要点", {1, 2, 3, 4}),
        ("无障碍通道\n推广长者版\n无障碍", set()),
        ("清河县工作要点\n" * 40 + "长者模式", set()),  # far below it is an item
    ],
)
def test_a_control_reaches_to_the_first_line_of_another_kind(text, numbers):
    assert find_page_controls([line for line in source_lines(text) if line.text]) == numbers
