import pytest

from documents.text.lines import source_lines
from documents.text.page_end import find_page_end

TASKS = "某镇防汛工作要点\n一、巡查\n（一）巡查堤坝。每日巡查堤坝。（责任单位：镇水利站）\n二、值守\n值守不断。\n"


def frame_of(text):
    lines = [line for line in source_lines(text) if line.text]
    return [line.text for line in lines[find_page_end(lines) :]]


@pytest.mark.parametrize(
    "frame",
    [
        ["附件下载", "防汛工作要点.pdf"],
        ["【原文下载】", "[某镇防汛工作要点.pdf](/cmsres/8e/8e5.pdf)"],
        ["附件1：责任人名单.docx", "附件2.物资清单.xlsx"],
        ["相关解读", "一图读懂", "扫一扫在手机打开当前页"],
        ["分享到：", "打印本页", "关闭窗口"],
        ["上一篇：无", "下一篇：无", "镇党政办", "镇农业办"],
        ["主办单位：某镇人民政府", "网站标识码：0000000000", "某公网安备00000000000000号"],
        ["责任编辑：某某", "友情链接", "县水利局", "县应急局"],
        ["—END—", "文中图片由各村提供", "往期回顾"],
        ["阅读2315", "喜欢此内容的人还喜欢"],
        ["阅读1.2万+", "分享收藏点赞在看"],
    ],
)
def test_the_frame_of_a_page_begins_below_the_last_paragraph(frame):
    assert frame_of(TASKS + "\n".join(frame)) == frame


@pytest.mark.parametrize(
    "text",
    [
        TASKS,
        "打印本页\n关闭窗口\n" + TASKS,
        TASKS + "政策解读",
        TASKS + "三、政策解读\n（二）打印本页。公开政策解读。（责任单位：镇党政办）",
        "序号\t任务\n1\t政策解读\n2\t扫一扫查询",
        TASKS + "— END —\n三、宣传\n（一）阅读推广。开展阅读活动。（责任单位：镇党政办）",
        TASKS + "阅读活动每月一次。",
        "一、巡堤。\n承办单位：县水利局\n二、植树。\n承办单位：县林业局\n办结时限：6月底",
    ],
)
def test_a_task_that_names_what_pages_name_ends_no_document(text):
    assert frame_of(text) == []


def test_a_sponsor_named_once_below_the_text_is_the_frame():
    assert frame_of(TASKS + "主办单位：某县政府办\n承办单位：某县大数据局") == [
        "主办单位：某县政府办",
        "承办单位：某县大数据局",
    ]


def test_what_a_page_explains_below_the_signature_is_no_task():
    frame = ["政策解读", "一、背景", "防汛形势严峻。", "二、内容", "共两项。", "版权所有：某镇人民政府"]
    assert frame_of(TASKS + "某镇人民政府\n2024年5月1日\n" + "\n".join(frame)) == frame
