import json
from itertools import combinations

import pytest

from compare.organs.identity import identify, includes, is_one_name, is_renamed, is_same_work, organ_key
from compare.organs.names import added_names, normalised_name, split_name
from compare.organs.register_file import default_register
from tests.compare.gold import GOLD

REGISTER = default_register()


def of(name):
    return identify(name, REGISTER)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("省教育厅", ("省", "", False, "教育厅")),
        ("浙江省税务局", ("省", "浙江省", False, "税务局")),
        ("国家税务总局浙江省税务局", ("省", "浙江省", False, "税务局")),
        ("浙江金融监管局", ("省", "浙江", False, "金融监管局")),
        ("北京市教委", ("省", "北京市", False, "教委")),
        ("省委编办", ("省", "", True, "编办")),
        ("市级机关事务中心", ("市", "", False, "机关事务中心")),
        ("各市司法局", ("各市", "", False, "司法局")),
        ("人行嘉兴市中心支行", ("市", "嘉兴市", False, "人民银行")),
        ("团省委", ("省", "", False, "共青团")),
        ("国务院办公厅", ("国", "", False, "政府办公厅")),
        ("教育部", ("国", "", False, "教育部")),
        ("省政府国资委", ("省", "", False, "国资委")),
        ("市市场监管局", ("市", "", False, "市场监管局")),
        ("市场监管总局", ("国", "", False, "市场监管总局")),
        ("区域合作办", ("", "", False, "区域合作办")),
    ],
)
def test_a_name_is_level_place_party_and_organ(name, parts):
    found = split_name(name)
    assert (found.level, found.place, found.party, found.rest) == parts


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
        ("省应急厅", "省应急管理厅"),
        ("省发展和改革委员会", "省发改委"),
        ("省住房城乡建设厅", "省建设厅"),
        ("省委网络安全和信息化委员会办公室", "省委网信办"),
        ("省妇女联合会", "省妇联"),
        ("浙江省税务局", "省税务局"),
        ("其他省级有关单位", "省政府各相关部门"),
        ("各有关部门", "省级有关单位"),
        ("国务院各部委", "国务院有关部门"),
        ("省政府各部", "省政府各部门"),
        ("市直各委、办、局", "市级有关部门（单位）"),
        ("各市、县（市、区）政府", "各县级政府"),
    ],
)
def test_full_and_short_forms_are_one_name(one, other):
    assert is_one_name(of(one), of(other))


def test_a_name_added_in_brackets_is_no_part_of_the_name():
    assert normalised_name("省府办公厅（省政府办）") == "省府办公厅"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省卫生计生委", "省卫生健康委"),
        ("省卫生厅", "省卫生计生委"),
        ("省国土资源厅", "省自然资源厅"),
        ("省环境保护厅", "省生态环境厅"),
        ("市安监局", "市应急管理局"),
        ("省扶贫办", "省乡村振兴局"),
        ("省工商局", "省市场监管局"),
    ],
)
def test_a_reform_renames_an_organ(one, other):
    assert is_renamed(of(one), of(other))
    assert is_renamed(of(other), of(one))
    assert not is_one_name(of(one), of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省工商局", "省质监局"),  # merged in 2018, two before
        ("省国税局", "省地税局"),
        ("省卫生计生委", "市卫生健康委"),  # another level
        ("杭州市环保局", "宁波市生态环境局"),
        ("省大数据局", "省数据资源局"),
    ],
)
def test_other_organs_are_not_renamed(one, other):
    assert not is_renamed(of(one), of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("省市场监管局", "市工商局"),
        ("省自然资源厅", "县国土资源局"),
        ("省文化和旅游厅", "市文广旅游局"),
        ("省委网信办", "市网信办"),
        ("安徽省税务局", "国家税务总局浙江省税务局"),
        ("人行嘉兴市中心支行", "中国人民银行浙江省分行"),
        ("国家发展改革委", "市发改委"),
        ("团省委", "共青团中央"),
        ("嘉兴市教育局", "教育部"),
        ("国务院办公厅", "市政府办公室"),
        ("省政府国资委", "市国资委"),
        ("省经信厅", "省工业和信息化厅"),
        ("省大数据局", "市政务数据办"),
        ("省级各有关部门", "市级有关部门（单位）"),
    ],
)
def test_counterparts_do_one_job_under_two_names(one, other):
    assert is_same_work(of(one), of(other))
    assert not is_one_name(of(one), of(other))


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
        ("市工商局", "市质监局"),
    ],
)
def test_different_organs_do_different_work(one, other):
    assert not is_same_work(of(one), of(other))


def test_an_unknown_name_is_the_organ_without_level_and_ending():
    assert organ_key("省矿务局") == organ_key("市矿务办公室") == "矿务"
    assert is_one_name(of("省矿务办公室"), of("省矿务办"))
    assert not is_one_name(of("省矿务局"), of("省矿务办"))
    assert organ_key("杭州市") == organ_key("杭州市人民政府") == "杭州市"


def test_a_name_in_brackets_is_a_second_name():
    assert [organ_key(name) for name in added_names("市政务数据办（市跑改办）")] == [organ_key("省委改革办")]
    assert [organ_key(name) for name in added_names("省市场监管局（省知识产权局）")] == [organ_key("市知识产权局")]
    assert added_names("各市、县（市、区）政府") == added_names("市级有关部门（单位）") == ()


def gold_units():
    return json.loads((GOLD / "units.json").read_text(encoding="utf-8"))


def test_every_name_of_the_five_documents_resolves_to_its_organ_or_group():
    gold = gold_units()
    entries = [(entry["organ"], entry["names"]) for entry in gold["organs"]]
    entries += [(entry["name"], [entry["name"], *entry["same_as"]]) for entry in gold["groups"]]
    assert sum(len(names) for _, names in entries) == 94
    jobs = {organ: {of(name).job for name in names} for organ, names in entries}
    assert {organ: found for organ, found in jobs.items() if len(found) != 1} == {}
    assert len(set.union(*jobs.values())) == len(entries) == 48
    groups = [name for entry in gold["groups"] for name in [entry["name"], *entry["same_as"]]]
    assert [name for name in groups if not of(name).group] == []


def test_counterparts_of_the_five_documents_are_told_from_names_of_one_organ():
    for entry in gold_units()["organs"]:
        same = {(one, other) for one, other in combinations(entry["names"], 2) if of(one).organ == of(other).organ}
        pairs = set(combinations(entry["names"], 2))
        assert same == ({tuple(pair) for pair in entry["same_name"]} if entry.get("counterpart") else pairs), entry


@pytest.mark.parametrize(
    ("group", "member", "covered"),
    [
        ("各级行政机关", "各市、县（市、区）政府", True),
        ("各级行政机关", "省委组织部", False),
        ("各级行政机关", "市网信办", False),
        ("各级行政机关", "省高级人民法院", False),
        ("省级有关单位", "浙江省税务局", True),
        ("省级有关单位", "市财政局", False),
        ("省级有关单位", "省政府办公厅", True),
        ("省级有关单位", "省级有关主管部门", True),
        ("省级有关单位", "各级政府办公室（厅）", False),
        ("省级有关单位", "省委宣传部", True),
        ("省级各有关部门", "省委编办", True),
        ("省政府各部门", "省委宣传部", False),
        ("省级有关单位", "省高级人民法院", False),
        ("市级有关部门（单位）", "市财政局", True),
        ("市级有关部门（单位）", "市网信办", True),
        ("国务院有关部门", "教育部", True),
        ("各级政府办公室（厅）", "市政府办公室", True),
        ("各级政府办公室（厅）", "各级政府办公厅（室）", False),
        ("各级公安机关", "省司法厅", False),
        ("各县（市、区）政府", "杭州市政府", False),
        ("各市、县（市、区）政府", "杭州市政府", True),
        ("各市、县（市、区）政府", "嘉兴经济技术开发区", False),
        ("财政等有关部门", "省财政厅", True),
        ("省发展改革委等有关部门", "省发展改革委", True),
        ("省发展改革委等有关部门", "省教育厅", False),
        ("省审计厅", "省级有关单位", False),
    ],
)
def test_collectives_cover_what_they_name(group, member, covered):
    assert includes(group, member, REGISTER) == covered
    assert not (covered and includes(member, group, REGISTER))


def test_between_two_levels_the_departments_of_the_city_cover_an_organ_of_the_province():
    assert includes("市级有关部门（单位）", "省财政厅", REGISTER, across=True)
    assert not includes("市级有关部门（单位）", "省财政厅", REGISTER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市房屋管理局", "区住房保障和房屋管理局"),
        ("市教委", "区教育局"),
        ("市规划资源局", "区规划和自然资源局"),
        ("市城管执法局", "区城市管理行政执法局"),
        ("省农业农村厅", "市农牧局"),
        ("省供销社", "市供销联社"),
        ("各乡镇政府", "各街镇"),
        ("各镇（街道）", "各乡镇人民政府、街道办事处"),
        ("各街道、镇", "各镇街"),
        ("市经济信息化委", "区经委"),
        ("市住房城乡建设管理委", "区建设交通委"),
        ("市政府办公厅", "区府办"),
        ("市园林绿化局", "区绿化市容局"),
    ],
)
def test_organs_of_municipalities_and_short_forms_are_known(one, other):
    first, second = (identify(name, default_register()) for name in (one, other))
    assert is_same_work(first, second)


@pytest.mark.parametrize("name", ["镇海区", "乡村振兴局", "街道口社区", "省委农办"])
def test_a_name_that_begins_like_a_town_is_no_collective_of_towns(name):
    assert not identify(name, default_register()).group


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市住建局", "市房管局"),
        ("区建设交通委", "市交通委"),
        ("各街镇", "各区政府"),
        ("各村", "各街镇"),
        ("有关街镇", "各街镇"),
    ],
)
def test_housing_and_construction_and_ranks_of_governments_are_apart(one, other):
    first, second = (identify(name, default_register()) for name in (one, other))
    assert not is_same_work(first, second)
