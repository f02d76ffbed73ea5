"""What leads from a web page to other pages is no text of it, whatever elements it is made of."""

import pytest

from documents.files.html import page_text

TEXT = "<h1>某县节水工作要点</h1><p>一、改造管网8公里。</p><p>二、安装水表3000只。</p>"
NAMES = ("首页", "信息公开", "通知公告", "联系我们")


def links(*names: str, around: str = "{}", between: str = "") -> str:
    return between.join(around.format(f'<a href="/{k}">{name}</a>') for k, name in enumerate(names))


def lines(body: str) -> list[str]:
    return page_text(f"<html><head><title>x</title></head><body>{body}</body></html>", "p").text.split("\n")


@pytest.mark.parametrize(
    "menu",
    [
        f"<ul>{links(*NAMES, around='<li>{}</li>')}</ul>",
        f"<div>{links(*NAMES, between=' | ')}</div>",
        links(*NAMES, around="<div>{}</div>"),
        f"<table><tr>{links(*NAMES, around='<td>{}</td>')}</tr></table>",
        f"<div>{links('关于防汛演练的通知', '关于植树活动的通知', '节水周启动', around='<p>{}[08-18]</p>')}</div>",
        f"<div>{links('首页', '新闻中心', '学校公告', between=' &gt; ')}&gt; 正文</div>",
    ],
)
def test_menus_lists_of_news_and_paths_are_left_out(menu):
    text = lines(TEXT)
    assert lines(menu + TEXT) == text
    assert lines(TEXT + menu) == text
    assert lines(f"<div>{menu}<div>{TEXT}</div></div>") == text


@pytest.mark.parametrize(
    ("part", "line"),
    [
        (f"<p>根据{links('《甲法》', '《乙条例》', '《丙办法》', between='、')}制定本要点。</p>", "根据《甲法》、《乙条例》、《丙办法》制定本要点。"),
        (f"<p>{links('《甲法》', '《乙条例》', '《丙办法》', between='、')}</p>", "《甲法》、《乙条例》、《丙办法》"),
        ("<div>附件：<a href='1.docx'>任务分工表</a><a href='2.xlsx'>进度表</a><a href='3.pdf'>名单</a></div>", "附件：任务分工表进度表名单"),
        ("<div><a name='1'>三、</a><a name='2'>巡查</a><a name='3'>水库</a></div>", "三、巡查水库"),
        ("<ul><li><a href='/1'>三、巡查水库</a></li><li>四、检修泵站</li></ul>", "三、巡查水库"),
    ],
)  # fmt: skip
def test_text_that_cites_with_links_and_links_to_annexes_stay(part, line):
    assert line in lines(TEXT + part)


def test_items_with_numbers_that_are_links_stay():
    tasks = [f"{k}、改造泵站" for k in "一二三"]
    body = TEXT + f"<ul>{links(*tasks, around='<li>{}</li>')}</ul>"
    assert [line for line in lines(body) if "泵站" in line] == tasks


def test_tasks_that_are_long_links_stay():
    tasks = [
        f"第{k}项任务：对全县范围内的老旧供水管网逐段排查并登记造册，按照轻重缓急分批实施改造，年底前完成验收"
        for k in "一二三"
    ]
    assert [line for line in lines(TEXT + f"<ul>{links(*tasks, around='<li>{}</li>')}</ul>") if "登记" in line] == tasks
