import pytest

from documents.errors import EmptyFileError
from documents.files.html import is_web_page, page_text
from documents.reading import read_document


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><title>站名</title>{head}</head><body>{body}</body></html>"


def lines(body):
    return page_text(page(body), "a.html").text.split("\n")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ('\ufeff\ufeff<?xml version="1.0"?>\n<!-- saved --><HTML lang="zh">', True),
        ("<script>var a = 1;</script><div><table>", True),
        ("<!-- 一 -->\n" * 40 + "<div>", False),
        ("一、公开<br>（一）编制目录。", False),
        ("", False),
    ],
)
def test_a_whole_page_is_told_from_a_text_with_tags(text, whole):
    assert is_web_page(text) is whole


def test_scripts_menus_and_hidden_text_are_left_out():
    body = (
        "<script>var a = '一、假';</script><nav>首页</nav><p style='display: none'>二、隐藏</p><!-- 注释 -->"
        "<p>一、<b>公开</b>&nbsp;目录</p>尾<br>下一行"
    )
    assert lines(body) == ["一、公开 目录", "尾", "下一行"]


def test_cells_over_several_rows_and_columns_stand_where_they_begin():
    table = (
        "<table><tr><th>序号</th><th>重点任务</th><th>工作内容</th></tr>"
        "<tr><td>1</td><td rowspan='2'>公开</td><td><p>编制目录</p><p>公布目录</p></td></tr>"
        "<tr><td>2</td><td>征求意见</td></tr><tr><td colspan='3'>二、回应</td></tr></table>"
    )
    assert lines(table) == [
        "序号\t重点任务\t工作内容",
        "1\t公开\t编制目录<br>公布目录",
        "2\t〃\t征求意见",
        "二、回应\t←\t←",
    ]


def test_a_frame_of_tables_is_read_as_paragraphs():
    frame = (
        "<table><tr><td>发文机关</td><td><table><tr><td>任务</td><td>单位</td></tr></table>"
        "<p>一、公开</p></td></tr></table>"
    )
    assert lines(frame) == ["发文机关", "任务\t单位", "一、公开"]


def test_a_caption_and_a_note_in_a_table_are_lines_around_it():
    table = (
        "<table><caption>任务分解表</caption><tr><td>1</td><p>公开信息</p><td>县府办</td></tr>"
        "<p>注：以上任务12月底前完成。</p></table>"
    )
    assert sorted(lines(table)) == sorted(["任务分解表", "1\t公开信息\t县府办", "注：以上任务12月底前完成。"])


def test_a_caption_is_read_once_wherever_its_table_stands():
    inner = "<table><caption><p>任务表</p></caption><tr><td>1</td><td>公开</td></tr></table>"
    assert lines(f"<div><table><tr><td>栏目</td><td>{inner}</td></tr></table></div>") == ["栏目", "任务表", "1\t公开"]


def test_lines_of_preformatted_text_and_numbers_of_lists_are_kept():
    assert lines("<pre>一、公开\n二、回应</pre>") == ["一、公开", "二、回应"]
    assert lines("<ol start='3'><li>编制目录</li><li>四、回应</li><li>公布</li></ol>") == [
        "3.编制目录",
        "四、回应",
        "5.公布",
    ]
    assert lines("<ul><li>编制目录</li></ul>") == ["编制目录"]


def test_text_below_many_open_elements_is_not_cut_off():
    assert lines("<font>" * 300 + "<p>一、公开</p>" + "</font>" * 300 + "<p>二、回应</p>") == ["一、公开", "二、回应"]


def test_large_pictures_are_named_in_a_warning():
    found = page_text(page("<img src='a.png' width='800' height='1100px'><img src='b.gif'><p>一、公开</p>"), "a.html")
    assert [(one.code, one.message[:5]) for one in found.warnings] == [("picture-not-read", "1幅图片没")]


def test_a_page_of_a_declaration_alone_is_empty(tmp_path):
    path = tmp_path / "empty.html"
    path.write_text("<!DOCTYPE html>", encoding="utf-8")
    with pytest.raises(EmptyFileError, match=r"empty\.html"):
        read_document(path)


def test_a_span_that_is_no_number_is_one():
    assert lines("<table><tr><td rowspan='x'>甲</td><td colspan='99999'>乙</td></tr></table>")[0].startswith(
        "甲\t乙\t←"
    )


def test_a_page_of_an_office_in_its_own_encoding_is_read_as_tasks(tmp_path):
    body = (
        "<div>当前位置：首页 &gt; 政务公开</div><h1>2026年政务公开重点任务分工</h1>"
        "<table><tr><td>序号</td><td>重点任务</td><td>工作内容</td><td>责任单位</td></tr>"
        "<tr><td>1</td><td rowspan=2>推进决策公开</td><td>编制重大行政决策目录，明确承办单位。</td><td>省司法厅</td></tr>"
        "<tr><td>2</td><td>公布决策草案，征求社会公众意见。</td><td>省发展改革委<br>省财政厅</td></tr></table>"
    )
    path = tmp_path / "page.html"
    path.write_bytes(page(body, '<meta charset="gb2312">').encode("gb18030"))
    document = read_document(path)
    assert (document.title, document.source.format) == ("2026年政务公开重点任务分工", "html")
    assert [(task.number, task.section[-1], task.text, task.responsible_units) for task in document.tasks] == [
        ("1", "推进决策公开", "编制重大行政决策目录，明确承办单位。", ("省司法厅",)),
        ("2", "推进决策公开", "公布决策草案，征求社会公众意见。", ("省发展改革委", "省财政厅")),
    ]


@pytest.mark.parametrize(("before", "whole"), [(1995, True), (1996, False)])
def test_a_page_says_near_its_top_that_it_is_one(before, whole):
    """Five characters, `<html`, must stand among the first 2,000."""
    assert is_web_page("<!--".ljust(before) + "<html>") is whole


@pytest.mark.parametrize(("size", "codes"), [(300, ["picture-not-read"]), (299, [])])
def test_small_pictures_are_signs(size, codes):
    found = page_text(page(f"<img src='a.png' width='{size}' height='{size}'><p>一、公开</p>"), "a.html")
    assert [one.code for one in found.warnings] == codes


@pytest.mark.parametrize(("span", "columns"), [(100, 101), (101, 101)])
def test_a_cell_covers_a_hundred_columns_at_most(span, columns):
    (row,) = lines(f"<table><tr><td colspan='{span}'>甲</td><td>乙</td></tr></table>")
    assert len(row.split("\t")) == columns
