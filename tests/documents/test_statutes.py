"""Articles, as registers of laws print them: contents above, lines broken, lists that count 一、 within an article."""

import pytest

from tests.documents.small_documents import codes, read

HEAD = "某市市容管理条例\n2024年5月1日某市第三届人民代表大会常务委员会第六次会议通过\n"
BODY = (
    "第一章 总则\n第一条 为了加强市容管理，制定本条例。\n第二条 本条例适用于建成区。\n"
    "第二章 责任\n第三条 沿街单位应当保持门前整洁。\n"
)


def numbers(text: str) -> list[str | None]:
    return [task.number for task in read(text).tasks]


def test_chapters_listed_above_the_text_are_contents():
    assert numbers(
        f"{HEAD}第一章 总则\n第二章 责任\n第三章 附则\n{BODY}第三章 附则\n第四条 本条例自2024年7月1日起施行。\n"
    ) == [
        "第一条",
        "第二条",
        "第三条",
        "第四条",
    ]


def test_a_chapter_whose_name_goes_on_below_is_one_heading():
    document = read(HEAD + BODY.replace("第二章 责任\n", "第二章 市容责任区责任人的义务\n与责任区的划分\n"))
    assert document.tasks[2].section == ("第二章市容责任区责任人的义务与责任区的划分",)
    assert len(document.tasks) == 3


def test_a_line_that_breaks_off_goes_on_below():
    document = read(
        HEAD + BODY.replace("沿街单位应当保持门前整洁。", "沿街单位应当保持门前整洁，不得\n在人行道上堆放物品。")
    )
    assert [task.text for task in document.tasks][2] == "沿街单位应当保持门前整洁，不得在人行道上堆放物品。"


def test_short_paragraphs_of_an_article_head_nothing():
    text = (
        HEAD
        + BODY
        + "本市所称建成区由市人民政府划定\n单位和个人都有保持整洁的义务。\n第四条 违反本条例的，责令改正。\n"
    )
    assert numbers(text) == ["第一条", "第二条", "第三条", "第四条"]


def test_a_list_within_an_article_may_count_with_the_mark_of_a_chapter():
    text = (
        "关于收费的规定\n第一条 场地使用费按下列标准计收：\n一、市区每平方米二十元；\n二、郊区每平方米五元。\n"
        "第二条 困难企业可以缓缴。\n第三条 本规定自公布之日起施行。\n"
    )
    assert [(task.number, task.text.count("\n")) for task in read(text).tasks] == [
        ("第一条", 2),
        ("第二条", 0),
        ("第三条", 0),
    ]


def test_articles_count_on_beyond_a_thousand():
    text = "某编\n第一章 一般规定\n第九百九十九条 甲应当乙。\n第一千条 丙不得丁。\n第一千零一条 戊可以己。\n"
    assert numbers(text) == ["第九百九十九条", "第一千条", "第一千零一条"]
    assert codes(read(text)) == []


def test_what_stands_above_the_first_article_is_no_task():
    assert numbers("# 某法典\n# 某编\n2020年5月28日通过\n2021年1月1日施行\n\n" + BODY) == ["第一条", "第二条", "第三条"]


def test_industries_are_no_marks():
    text = "某市报告\n一、回顾\n一、二、三产业分别增长4.2%、5%、5.4%。\n二、任务\n（一）建设园区2个。\n（二）引进企业9家。\n"
    assert [task.number for task in read(text).tasks][-2:] == ["二（一）", "二（二）"]


BOOK = (
    ("考勤制度", "第一条 职工应当按时签到。\n第二条 请假须提前一天。\n"),
    ("财务制度", "第一条 收入纳入统一账户。\n第二条 支出须经审批。\n第三条 每月公示一次。\n"),
    ("印章制度", "第一条 印章由专人保管。\n第二条 用章须登记。\n"),
)
"""A book of several sets of rules, each of which counts its articles from one."""


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("某校规章制度汇编", "{name}"),
        ("# 某校规章制度汇编", "## {name}"),
        ("# 某校规章制度汇编", "## 制度{ordinal} {name}"),
        ("某校规章制度汇编", "制度{ordinal} {name}"),
    ],
)
def test_each_set_of_rules_in_a_book_stands_below_its_own_name(title, heading):
    heads = [heading.format(name=name, ordinal="一二三"[k]) for k, (name, _) in enumerate(BOOK)]
    document = read(
        f"{title}\n\n" + "\n".join(f"{head}\n{rules}" for head, (_, rules) in zip(heads, BOOK, strict=True))
    )
    assert document.title == "某校规章制度汇编"
    assert [(task.section[-1][-4:], task.number) for task in document.tasks] == [
        ("考勤制度", "第一条"),
        ("考勤制度", "第二条"),
        ("财务制度", "第一条"),
        ("财务制度", "第二条"),
        ("财务制度", "第三条"),
        ("印章制度", "第一条"),
        ("印章制度", "第二条"),
    ]
    assert codes(document) == []


def test_a_law_that_quotes_the_first_article_of_another_is_no_book():
    text = HEAD + BODY + "市人民政府划定范围\n第四条 原规定修改为：\n“第一条 为了加强管理，制定本规定。”\n"
    assert [task.section for task in read(text).tasks] == [("第一章总则",)] * 2 + [("第二章责任",)] * 2
