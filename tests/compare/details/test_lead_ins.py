import pytest

from compare.details.lead_ins import is_condition, is_lead_in


@pytest.mark.parametrize(
    ("text", "rest", "leads"),
    [
        ("对照法律法规规章，", "更新完善权责清单。", True),
        ("园林部门应当根据古树养护特点，", "建立养护管理制度。", True),
        ("各园林部门结合古树养护特点，", "建立养护管理制度。", True),
        ("各园林部门结合古树普查建立档案，", "推进分级养护。", False),
        ("古树保护资金，", "应当专款专用。", True),
        ("会同财政、水利等部门，", "制定补助办法。", True),
        ("应当会同有关部门，", "制定补助办法。", True),
        ("会同财政部门制定补助办法，", "报市政府批准。", False),
        ("由园林部门编制，", "并应当向社会公布。", False),
        ("市园林部门会同有关部门制定古树普查计划，", "区园林部门应当协同配合。", False),
        ("国家通过对外交流合作，", "搜寻流失的古树种质。", True),
        ("市园林部门通过购买服务的方式，", "委托养护古树。", True),
        ("通过古树普查验收，", "", False),
        ("对无人养护的古树，", "由园林部门养护。", True),
        ("对古树养护进行监督，", "发现问题及时处理。", False),
        ("为古树提供养护服务的，", "应当登记。", True),
        ("擅自移植古树的，", "处一万元罚款。", False),  # what an article on it is about
        ("坚持分级养护的原则，", "落实养护责任。", False),
        ("推进古树普查，", "建立古树档案。", False),
        ("违反本条例规定，", "擅自移植古树的，处罚款。", True),
        ("定期开展古树普查。", "", False),
    ],
)
def test_a_clause_leads_to_what_its_sentence_demands(text, rest, leads):
    assert is_lead_in(text, rest) is leads


def test_an_item_of_a_list_is_no_condition():
    assert is_condition("为古树提供养护服务的，")
    assert not is_condition("（三）为古树提供养护服务的；")
    assert not is_condition("推进古树普查，")
