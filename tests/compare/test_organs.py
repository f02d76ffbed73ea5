import json
from collections import defaultdict

import pytest

from compare.organs import added_keys, includes, normalised_name, organ_key
from tests.compare.gold import GOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省人民政府办公厅", "省政府办公厅"),
        ("各县（市、区）人民政府", "各县〔市、区〕政府"),
        ("省数据资源局等", "省数据资源局"),
        ("市政务数据办（市跑改办）", "市政务数据办"),
        ("各级政府办公室（厅）", "各级政府办公厅（室）"),
        ("省 大 数 据 局", "省大数据局"),
        ("省市场监督管理局", "省市场监管局"),
    ],
)
def test_the_same_unit_written_differently_has_one_name(one, other):
    assert normalised_name(one) == normalised_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省市场监管局", "市工商局"),
        ("省卫生健康委", "省卫生计生委"),
        ("省自然资源厅", "县国土资源局"),
        ("省生态环境厅", "市环境保护局"),
        ("省文化和旅游厅", "市文广旅游局"),
        ("省应急管理厅", "市安监局"),
        ("省扶贫办", "省乡村振兴局"),
        ("省委网信办", "市网信办"),
        ("浙江省税务局", "国家税务总局安徽省税务局"),
        ("人行嘉兴市中心支行", "中国人民银行浙江省分行"),
        ("国家发展改革委", "市发改委"),
        ("团省委", "共青团中央"),
        ("嘉兴市教育局", "教育部"),
        ("国务院办公厅", "市政府办公室"),
        ("省政府国资委", "市国资委"),
        ("杭州市", "杭州市人民政府"),
        ("省级各有关部门", "市级有关部门（单位）"),
        ("各市、县（市、区）政府", "各县级政府"),
    ],
)
def test_counterparts_share_a_key(one, other):
    assert organ_key(one) == organ_key(other)
    assert normalised_name(one) != normalised_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省发展改革委", "省委改革办"),
        ("省地方金融监管局", "浙江金融监管局"),
        ("省政府办公厅", "省委办公厅"),
        ("省政府办公厅", "各级政府办公室（厅）"),
        ("杭州市政府", "宁波市政府"),
        ("杭州市政府", "各市、县（市、区）政府"),
        ("有关市及县（市、区）政府", "各市、县（市、区）政府"),
        ("嘉兴港区", "嘉兴经济技术开发区"),
        ("省级有关单位", "省级有关主管部门"),
        ("省财政厅", "财政等有关部门"),
        ("市市政公用局", "市市场监管局"),
        ("省国家安全厅", "省公安厅"),
        ("市城市管理局", "市综合执法局"),
    ],
)
def test_different_organs_have_different_keys(one, other):
    assert organ_key(one) != organ_key(other)


def test_a_name_in_brackets_is_a_second_name():
    assert added_keys("市政务数据办（市跑改办）") == {organ_key("省委改革办")}
    assert added_keys("省市场监管局（省知识产权局）") == {organ_key("市知识产权局")}
    assert added_keys("各市、县（市、区）政府") == added_keys("市级有关部门（单位）") == frozenset()


def test_every_name_of_the_gold_units_finds_its_organ():
    gold = json.loads((GOLD / "units.json").read_text(encoding="utf-8"))
    entries = [(entry["organ"], entry["names"]) for entry in gold["organs"]]
    entries += [(entry["name"], [entry["name"], *entry["same_as"]]) for entry in gold["groups"]]
    same = [(names[0], name) for _, names in entries for name in names[1:]]
    together = [pair for pair in same if organ_key(pair[0]) == organ_key(pair[1])]
    owners = defaultdict(set)
    for organ, names in entries:
        for name in names:
            owners[organ_key(name)].add(organ)
    assert (len(together), len(same)) == (46, 46)
    assert [organs for organs in owners.values() if len(organs) > 1] == []
    assert len(owners) == len(entries) == 48


@pytest.mark.parametrize(
    ("group", "member", "covered"),
    [
        ("各级行政机关", "各市、县（市、区）政府", True),
        ("各级行政机关", "省委组织部", False),
        ("各级行政机关", "省高级人民法院", False),
        ("省级有关单位", "浙江省税务局", True),
        ("省级有关单位", "市财政局", False),
        ("省级有关单位", "省政府办公厅", False),
        ("市级有关部门（单位）", "市财政局", True),
        ("各级政府办公室（厅）", "市政府办公室", True),
        ("各级政府办公室（厅）", "各级政府办公厅（室）", False),
        ("各县（市、区）政府", "杭州市政府", False),
        ("各市、县（市、区）政府", "杭州市政府", True),
        ("各市、县（市、区）政府", "嘉兴经济技术开发区", False),
        ("省审计厅", "省级有关单位", False),
    ],
)
def test_collectives_cover_what_they_name(group, member, covered):
    assert includes(group, member) == covered
    assert not (covered and includes(member, group))
