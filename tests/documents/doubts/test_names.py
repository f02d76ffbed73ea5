"""Names of units that are several are told; compound names of one body are not."""

import pytest

from tests.documents.doubts.telling import TABLE, told


def named(name):
    return TABLE.replace("完成植树千株\t县林业局", f"完成植树千株\t{name}")


def odd_units(name):
    return [(line, said) for code, line, said in told(named(name)) if code == "odd-units"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("文化股文化馆", ""),
        ("县水利局北山乡", "“县水利局北山乡”"),
        ("县妇联各乡镇政府", "“县妇联各乡镇政府”"),
        ("质控科医务科", "“质控科医务科”"),
        ("县林业局+县水利局", "“县林业局+县水利局”"),
        ("县林业局→县应急局", "“县林业局→县应急局”"),
        ("在铁炉村", "“在铁炉村”"),
    ],
)
def test_names_that_are_several_or_none_are_told(name, shown):
    found = [said for line, said in odd_units(name) if line == 4]
    assert any(shown in said for said in found) if shown else not any("连在一起" in said for said in found)


def test_parts_of_a_body_that_are_named_elsewhere_are_told_when_glued():
    text = named("文化股文化馆").replace("县应急局", "文化馆")
    assert any("“文化股文化馆”" in said for code, _, said in told(text) if code == "odd-units")


@pytest.mark.parametrize(
    "name",
    [
        "县委宣传部",
        "县公安局交警大队",
        "市场监管局城关分局",
        "县委县政府",
        "各市市场监管局",
        "县自然资源和规划局",
        "“一网通办”专班",
        "市××局",
        "各县（市、区）人民政府",
        "工业园区管委会",
        "国家税务总局江北县税务局",
        "县公安局各派出所",
        "江北市市场监管局江北区分局",
        "对外联络办",
        "在建工程管理办",
    ],
)
def test_names_of_one_body_are_not_told(name):
    assert not any("连在一起" in said or "分隔符" in said or "句子" in said for _, said in odd_units(name))


@pytest.mark.parametrize("name", ["责任落实到县林业局", "县应急局、配合单位"])
def test_names_that_have_swallowed_a_label_are_told(name):
    assert [line for line, said in odd_units(name) if "标签或括号" in said] == [4]


@pytest.mark.parametrize("name", ["责任部门", "参与企业", "配合办", "县应急局、县林业局"])
def test_names_that_begin_with_a_word_of_roles_are_not_told_as_labels(name):
    assert not [said for _, said in odd_units(name) if "标签或括号" in said]
