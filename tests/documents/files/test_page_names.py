"""The title of a web page tells the name of a part of the site above a document from the document's own lines."""

import pytest

from documents.files.html import page_text

BODY = "<h1>党政办</h1><h2>某校2026年工作要点</h2><p>一、修订章程。</p><p>党政办</p>"


def lines(title, body=BODY):
    head = f"<title>{title}</title>" if title else ""
    return page_text(f"<html><head>{head}</head><body>{body}</body></html>", "p").text.split("\n")


@pytest.mark.parametrize(
    "title",
    [
        "某校2026年工作要点--党政办-某市第一中学",
        "某校2026年工作要点_党政办_某市第一中学",
        "某校2026年工作要点 - 通知 | 党政办 | 某市第一中学",
    ],
)
def test_the_name_of_a_part_above_the_document_is_left_out_and_below_it_stays(title):
    assert lines(title) == ["某校2026年工作要点", "一、修订章程。", "党政办"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", BODY),
        ("某校2026年工作要点-党政办", BODY),  # the last name is that of the site, which may have issued the document
        ("校园新闻_党政办_某市第一中学", BODY),  # the title of another page
        ("某校2026年工作要点_校务公开_党政办", BODY),
        ("关于防汛的通知_通知_某县", "<p>某县水利局</p><p>关于防汛的通知</p><p>一、巡查堤防。</p>"),
    ],
)
def test_lines_that_the_title_does_not_name_as_a_part_stay(title, body):
    assert lines(title, body) == lines("", body)


MENU = "<ul><li>首页</li><li>走进某县</li><li>办事服务</li><li>互动交流</li></ul>"


@pytest.mark.parametrize("title", ["某校2026年工作要点", "某校2026年工作要点-某市第一中学"])
def test_a_menu_without_links_above_the_title_is_left_out(title):
    body = "<h2>某校2026年工作要点</h2><p>一、修订章程。</p>" + MENU
    assert lines(title, MENU + body) == lines(title, body)


@pytest.mark.parametrize(
    "head",
    [
        "<p>某县水利局</p><p>某县教育局</p><p>某县财政局</p>",  # who issued it
        "<p>办事服务</p><p>互动交流</p>",
        "<p>某政〔2026〕1号</p><p>2026年3月1日</p><p>印发稿：3</p>",
    ],
)
def test_short_lines_above_the_title_that_may_be_its_own_stay(head):
    body = head + "<h2>某校2026年工作要点</h2><p>一、修订章程。</p>"
    assert lines("某校2026年工作要点-某市第一中学", body) == lines("", body)


def test_a_menu_stays_where_no_line_is_the_title_of_the_page():
    assert lines("校园新闻", MENU + BODY) == lines("", MENU + BODY)
