"""What a reader doubts is told once, with its place; what reads well is told nothing."""

import pytest

from tests.documents.small_documents import read


def told(text):
    return [(warning.code, warning.message, warning.place.line) for warning in read(text).warnings]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "某县方案\n一、防汛\n（一）巡堤。每日巡堤。\n（三）清淤。清淤三条河。",
            ("number-missing", "编号不连续：“（三）”之前没有读到“（二）”", 4),
        ),
        (
            "某县方案\n一、防汛\n1.每日巡堤。\n2.清淤三条河。\n二、抗旱\n3.打井十口。\n6.每日送水。",
            ("number-missing", "编号不连续：“6”之前没有读到“4”“5”", 7),
        ),
        (
            "某县河道条例\n第一条 清淤三条河。\n第二条 沿岸植树。\n第四条 修泵站。",
            ("number-missing", "编号不连续：“第四条”之前没有读到“第三条”", 4),
        ),
        (
            "某县方案\n一、防汛\n（一）巡堤。每日巡堤。\n三、抗旱\n（一）打井。打井十口。",
            ("number-missing", "编号不连续：“三”之前没有读到“二”", 4),
        ),
        (
            "某县方案\n一、防汛\n①每日巡堤。\n②清淤三条河。\n④修建泵站。",
            ("number-missing", "编号不连续：“④”之前没有读到“③”", 5),
        ),
        (
            "某县方案\n一、防汛\n（一）巡堤。每日巡堤，汛期加密（二）清淤。清淤三条河。\n（三）护岸。沿岸植树。",
            ("two-in-one", "“（二）”没有另起一行，两项可能读成了一项：“（二）清淤。清淤三条河。…”", 3),
        ),
        (
            "序号\t任务\t责任单位\n1\t每日巡堤。2.清淤三条河。\t县水利局\n3\t沿岸植树。\t县林业局",
            ("two-in-one", "本行正文里还有下一行的编号，两项可能读成了一项：“2.清淤三条河。…”", 2),
        ),
        (
            "某县方案\n一、机构\n组长：王某\n张某某县水利局局长\n二、防汛\n每日巡堤。",
            ("no-demand", "像标题或名单，没有说要做什么：“张某某县水利局局长”", 4),
        ),
        (
            "某县预案\n一、总则\n（一）等级\n（二）巡堤。每日巡堤。",
            ("no-demand", "像标题或名单，没有说要做什么：“等级”", 3),
        ),
        (
            "某县方案\n一、防汛\n（一）接到预警后，要在1小时内到岗。\n1.巡堤队每日巡堤。\n2.抢险队备足沙袋。",
            ("demand-in-heading", "标题本身像一项要求，只作为标题保留：“接到预警后，要在1小时内到岗。”", 3),
        ),
    ],
)
def test_a_doubt_is_told_once_with_its_place(text, wanted):
    assert told(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "某县方案\n一、防汛\n（一）巡堤。每日巡堤。\n（二）清淤。清淤三条河。\n二、抗旱\n（三）打井。打井十口。\n（四）送水。每日送水。",
        "某县方案\n一、防汛\n1.每日巡堤。\n2.清淤三条河。\n二、抗旱\n1.打井十口。\n2.每日送水。",
        "某县方案\n一、防汛\n（一）巡堤。按照第（三）项规定每日巡堤。\n（二）清淤。清淤三条河。",
        "某县方案\n1.1 巡堤。每日巡堤。\n1.2 清淤。清淤三条河。\n2.1 打井。打井十口。\n2.2 送水。每日送水。",
        "某县方案\n一、防汛\n（一）加固堤防。\n1.巡堤队每日巡堤。\n2.抢险队备足沙袋。",
        "序号\t任务\t责任单位\n1\t更换水管20公里\t县水利局\n2\t修缮文物\t县文旅局",
        "序号\t任务\t责任单位\n1\t增速高于2.5%。3.2万亩农田节水。\t县水利局\n2\t沿岸植树。\t县林业局",
    ],
)
def test_what_reads_well_is_told_nothing(text):
    assert told(text) == []
