import pytest

from tests.documents.small_documents import read


def units(text):
    document = read(text)
    return [(t.text, t.lead_units, t.responsible_units, t.cooperating_units) for t in document.tasks]


def test_sentences_of_minutes_begin_with_who_acts():
    text = (
        "某会议纪要\n一、由市住建局牵头，市城投集团具体实施，更换管道42公里。\n"
        "二、由市市场监管局负责，下架不合格减压阀。\n三、由市消防救援支队牵头，市应急局配合，每季度联合演练。"
    )
    assert units(text) == [
        ("更换管道42公里。", ("市住建局",), ("市城投集团",), ()),
        ("下架不合格减压阀。", (), ("市市场监管局",), ()),
        ("每季度联合演练。", ("市消防救援支队",), (), ("市应急局",)),
    ]


def test_sentences_of_a_letter_end_with_who_acts():
    text = "致各科室\n其一，候诊时间降到25分钟，此事门诊部牵头，信息科出力。\n其二，日间手术占比达到30%，此事医务科牵头，手术室出力。"
    assert units(text) == [
        ("候诊时间降到25分钟", ("门诊部",), (), ("信息科",)),
        ("日间手术占比达到30%", ("医务科",), (), ("手术室",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "某县方案\n一、由县水利局负责，疏浚河道。\n二、补种树木。\n三、清理垃圾。",
        "某县办法\n第一条 由县水利局负责，疏浚河道。\n第二条 由县林业局负责，补种树木。",
    ],
)
def test_one_item_or_a_rule_is_left_as_it_is(text):
    assert units(text)[0][:2] == ("由县水利局负责，疏浚河道。", ())
