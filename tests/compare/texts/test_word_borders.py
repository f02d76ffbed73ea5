"""The marks that a careful clerk would draw, in sentences of many subjects: no word cut, no name swapped whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.texts.edits import token_edits

PIECES = [
    "各地",
    "各级政府",
    "部门",
    "工作组",
    "工作部",
    "标准化",
    "提高",
    "提升",
    "十四五",
    "二〇二一年",
    "《公路管理办法》",
    "《公路养护办法》",
    "“一网通办”",
    "“一网统管”",
    "公路养护办法",
    "，",
    "、",
    ",",
    "的",
    "由",
    "于",
    "“",
    "》",
    "5",
]

sentences = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


def marked(left, right):
    edits = token_edits(left, right)
    assert "".join(edit.left for edit in edits) == left
    assert "".join(edit.right for edit in edits) == right
    return "".join(edit.left if edit.op == "equal" else f"[{edit.left}→{edit.right}]" for edit in edits)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("教室添置桌子和书架", "教室添置儿子和书架", "教室添置[桌子→儿子]和书架"),
        ("幼儿园更换新桌子", "幼儿园更换新椅子", "幼儿园更换新[桌子→椅子]"),
        ("各地各部门做好防汛准备", "各级政府及其部门做好防汛准备", "[各地各→各级政府及其]部门做好防汛准备"),
        ("不断提高垃圾分类水平", "不断提升垃圾分类质量", "不断[提高→提升]垃圾分类[水平→质量]"),
        ("加大执法力度", "加强执法力度", "[加大→加强]执法力度"),
        ("完成老旧小区改造", "完善老旧小区改造", "[完成→完善]老旧小区改造"),
        ("改革医保支付方式", "变革医保支付方式", "[改革→变革]医保支付方式"),
        ("坚持从严治理扬尘", "坚持从宽治理扬尘", "坚持[从严→从宽]治理扬尘"),
        ("推进食品全程监管", "推进食品全域监管", "推进食品[全程→全域]监管"),
        ("建设社区食堂", "建立健全社区食堂", "[建设→建立健全]社区食堂"),
        ("推进河道标准化治理", "推进河道规范化治理", "推进河道[标准化→规范化]治理"),
        ("由工作组牵头整改", "由工作部牵头整改", "由[工作组→工作部]牵头整改"),
        ("床位不低于5张", "床位不少于5张", "床位不[低于→少于]5张"),
        ("核查种粮大户的补贴", "核查种粮农户的补贴", "核查种粮[大户→农户]的补贴"),
        ("招募志愿者服务队", "招募志愿队服务队", "招募[志愿者→志愿队]服务队"),
        ("提前公布停水通知", "提早公布停水通知", "[提前→提早]公布停水通知"),
        ("举办乡村运动会", "举办城乡运动会", "举办[乡村→城乡]运动会"),
        ("提高森林覆盖率", "提高森林保有率", "提高森林[覆盖率→保有率]"),
        ("对困难家庭发放取暖补贴", "对困难群众发放取暖补贴", "对困难[家庭→群众]发放取暖补贴"),
    ],
)
def test_no_word_is_cut(left, right, expected):
    assert marked(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("应公开水质监测结果", "须公开水质监测结果", "[应→须]公开水质监测结果"),
        ("全省推行医保电子凭证", "全市推行医保电子凭证", "全[省→市]推行医保电子凭证"),
        ("水库和堤坝巡查", "水库及堤坝巡查", "水库[和→及]堤坝巡查"),
        ("卫生室每月巡诊一次", "卫生室每月巡诊两次", "卫生室每月巡诊[一→两]次"),
        ("加强养老机构监管", "要加强养老机构监管", "[→要]加强养老机构监管"),
        ("推进河道标准建设", "推进河道标准化建设", "推进河道标准[→化]建设"),
    ],
)
def test_a_word_of_one_character_is_marked_alone(left, right, expected):
    assert marked(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2020年底前完成农村改厕", "2021年底前完成农村改厕", "[2020年→2021年]底前完成农村改厕"),
        ("二〇二〇年粮食产量稳定", "二〇二一年粮食产量稳定", "[二〇二〇→二〇二一]年粮食产量稳定"),
        ("近视率低于百分之三十五", "近视率低于百分之三十", "近视率低于[百分之三十五→百分之三十]"),
        ("违反第十二条的处罚", "违反第二十三条的处罚", "违反第[十二→二十三]条的处罚"),
        ("新增学位一千二百个", "新增学位一千五百个", "新增学位[一千二百→一千五百]个"),
    ],
)
def test_a_number_is_marked_whole(left, right, expected):
    assert marked(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("编制“十三五”水利规划", "编制“十四五”水利规划", "编制“[十三五→十四五]”水利规划"),
        ("深入推行“一网通办”改革", "深入推行“一网统管”改革", "深入推行“一网[通办→统管]”改革"),
        ("整治河湖“四乱”问题", "整治河道“八乱”问题", "整治[河湖→河道]“[四→八]乱”问题"),
        ("推广“网购式”办事模式", "推广“一站式”办事模式", "推广[“网购式”→“一站式”]办事模式"),
        (
            "落实《2020年城乡公交一体化要点》",
            "落实《2021年城乡公交一体化要点》",
            "落实《[2020年→2021年]城乡公交一体化要点》",
        ),
        (
            "执行《农村公路养护管理办法》",
            "执行《农村公路建设管理办法》",
            "执行《农村公路[养护→建设]管理办法》",
        ),
        ("宣传《森林防火条例》", "宣传《中华人民共和国森林防火条例》", "宣传《[→中华人民共和国]森林防火条例》"),
        (
            "按照《预算法》严格执行支出标准",
            "按照《会计法》严格执行支出标准",
            "按照[《预算法》→《会计法》]严格执行支出标准",
        ),
        (
            "公布河道采砂许可管理目录并动态更新",
            "公布《河道采砂许可管理目录（2021年版）》并动态更新",
            "公布[→《]河道采砂许可管理目录[→（2021年版）》]并动态更新",
        ),
    ],
)
def test_the_inside_of_a_name_is_compared(left, right, expected):
    assert marked(left, right) == expected


@given(sentences, sentences)
def test_marks_replay_both_sides(left, right):
    marked(left, right)
    assert marked(right, right) == right
