from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.details.quantities import find_quantities
from tests.compare.samples import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年底前建成26个试点，占４％", ["date 2020年底", "count 26个", "percentage ４％"]),
        ("不超过100万元至300万元，另加１，５００元", ["amount 100万元至300万元", "amount １，５００元"]),
        ("处五万元以上五十万元以下的罚款", ["amount 五万元以上五十万元以下"]),
        ("一是推进一体化，第三方机构依照第二款，“十四五”规划", []),
        ("三年内、三十日、3个工作日内", ["period 三年", "period 三十日", "period 3个工作日"]),
        ("年满60周岁，未满16岁，60周内", ["count 60周岁", "count 16岁", "period 60周"]),
        ("一年一次的一批项目", []),
        ("二轮延包试点，三人篮球和五人制足球，开展三轮检查", ["count 三轮"]),
        ("设立5亿人工智能投资基金，引进5亿人", ["count 5亿人"]),
        ("每年至少开展一次评估，不少于一次，每季度通报一次", ["count 一次", "count 一次", "count 一次"]),
        ("每个乡镇至少一家，至少3个", ["count 一家", "count 3个"]),
        ("至少培育一批企业，每年一次性发放，最多跑一次，至少提前一个月", []),
        ("满一年的，一个月内", ["period 一年", "period 一个月"]),
        ("两次检查三类事项，涉及千家万户", ["count 两次", "count 三类"]),
        ("三月底前、2020年9月30日前", ["date 三月底", "date 2020年9月30日"]),
        ("提高3.9个百分点，达到百分之三十", ["percentage 3.9个百分点", "percentage 百分之三十"]),
        ("5G、12345热线、PM2.5、五位一体", []),
        ("培养人才 2500 人", ["count 2500 人"]),
        ("三季度末前、2020年前三季度、1-3月", ["date 三季度末", "date 2020年前三季度", "date 1-3月"]),
        ("一至三月，前三季度，三个季度，连续三季度", ["date 一至三月", "date 前三季度", "period 三个季度"]),
        ("今年实施三年行动计划和二次开发，十年规划", []),
        ("外缘起一点五米，不少于一米，1.5倍", ["count 一点五米", "count 一米", "count 1.5倍"]),
        (
            "百分之一点五，万分之五，三分之二以上",
            ["percentage 百分之一点五", "percentage 万分之五", "percentage 三分之二"],
        ),
        ("专家占1/3，2/3以上同意，2020/5/1", ["percentage 1/3", "percentage 2/3"]),
        ("确保粮食产量1.3万亿斤以上，试用期为交工后一年", ["count 1.3万亿斤", "period 一年"]),
        ("百分之五以上百分之二十以下的罚款", ["percentage 百分之五以上百分之二十以下"]),
        ("处一万元罚款，或者三万五千元", ["amount 一万元", "amount 三万五千元"]),
        ("处一倍以上三倍以下罚款，判五年以上十年以下", ["count 一倍以上三倍以下", "period 五年以上十年以下"]),
        ("第一百二十条，一事一议，第一批，十分重要，提出三点建议，两点一线", []),
        ("扣3分，存栏50万头，3—5个", ["count 3分", "count 50万头", "count 3—5个"]),
    ],
)
def test_quantities_are_found_with_their_characters(text, expected):
    assert [f"{fact.kind} {fact.text}" for fact in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5万元", "15000元"),
        ("0.5亿元", "5000万元"),
        ("三十日", "30天"),
        ("四十八小时", "2天"),
        ("12小时", "半天"),
        ("一年内", "12个月内"),
        ("20家企业", "20个企业"),
        ("3至5年", "三至五年"),
        ("万分之五", "0.05%"),
        ("5‰", "千分之五"),
        ("1.5公里", "1500米"),
        ("五千元以上三万元以下", "5000元以上3万元以下"),
        ("3-5万元", "3万元至5万元"),
        ("一亿二千万元", "1.2亿元"),
    ],
)
def test_two_ways_of_writing_one_quantity_mean_the_same(one, other):
    (left,), (right,) = find_quantities(one), find_quantities(other)
    assert left.meaning == right.meaning


@pytest.mark.parametrize(
    ("text", "bound", "words"),
    [
        ("距离不少于三米", "at_least", "不少于三米"),
        ("占比80%以上", "at_least", "80%以上"),
        ("比例不得低于80%", "at_least", "不得低于80%"),
        ("公示期不超过7日", "at_most", "不超过7日"),
        ("降至1%以下", "at_most", "1%以下"),
        ("超过30人的", "at_least", "超过30人"),
        ("处五千元以上三万元以下罚款", None, ""),
        ("建成30个站点", None, ""),
    ],
)
def test_a_number_that_is_a_limit_says_which(text, bound, words):
    (fact,) = find_quantities(text)
    assert (fact.bound, text[fact.bound_start : fact.bound_end]) == (bound, words)


def test_a_date_without_a_year_belongs_to_the_year_of_the_document():
    (named,), (unnamed,) = find_quantities("2020年底前", year=2021), find_quantities("年底前", year=2020)
    assert named.meaning == unnamed.meaning


@given(texts | st.text(alphabet="一二三十百千万亿0123456789.,%年月日个次元至到-以上下第底前约 ", max_size=30))
def test_facts_stand_in_order_where_they_say(text):
    found = find_quantities(text)
    assert all(text[fact.start : fact.end] == fact.text for fact in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["3．2020年底前建成平台。", "3.2020年底前建成平台。"])
def test_the_number_of_an_item_before_a_year_is_no_part_of_it(text):
    assert [(fact.kind, fact.text) for fact in find_quantities(text)] == [("date", "2020年底")]


@pytest.mark.parametrize("text", ["安阳、商丘、三门峡等端点城市。", "七台河市和三台县。", "三门县的三门湾。"])
def test_the_name_of_a_place_counts_nothing(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加快清零57座以上大客车", ["57座"]),
        ("改造一百零五个站点", ["一百零五个"]),
        ("查处改装三轮车", []),
        ("开展三轮检查", ["三轮"]),
    ],
)
def test_a_word_that_ends_as_a_numeral_hides_no_number_and_a_vehicle_counts_no_rounds(text, found):
    assert [fact.text for fact in find_quantities(text)] == found


def test_a_village_that_is_named_by_a_chinese_numeral_is_no_number_and_villages_in_figures_are():
    assert [fact.text for fact in find_quantities("改造海关二村、三村的垃圾箱房3个，覆盖12村。")] == ["3个", "12村"]
