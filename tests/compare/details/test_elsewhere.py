from dataclasses import replace

import pytest

from align.model import Alignment
from compare import compare
from documents.model import Context
from tests.compare.samples import alignment, document, link

OTHERS = ("开展校车安全隐患排查，建立台账。", "推进农村公路养护，落实养护资金。", "扩大普惠托育服务供给，新增托位。")
"""Tasks that stand on both sides, so that what is rare is told from formulas."""


def compared(lefts, rights, *, mode="year", context=()):
    """Compare documents whose first tasks are linked one to one, and whose last ones are the others."""
    left = document(*lefts, *OTHERS, name="left")
    right = replace(document(*rights, *OTHERS, name="right"), context=context)
    paired = min(len(lefts), len(rights))
    links = [link(i, i) for i in range(paired)]
    links += [link(len(lefts) + i, len(rights) + i, "same") for i in range(len(OTHERS))]
    return compare(left, right, alignment(*links), mode=mode)


def clauses_elsewhere(comparison):
    """Say of each clause that stands elsewhere: side, clause, task of the other side, the clause there."""
    return [
        (
            "left" if edit.right is None else "right",
            (edit.left or edit.right).text,
            edit.elsewhere.task,
            edit.elsewhere.text,
            edit.elsewhere.same,
        )
        for change in comparison.changes
        for edit in change.text
        if edit.elsewhere is not None
    ]


def facts_elsewhere(comparison):
    return [
        (fact.status, fact.left or fact.right, fact.elsewhere and fact.elsewhere.task)
        for change in comparison.changes
        for fact in change.facts
    ]


def test_a_clause_that_went_to_another_task_is_found_from_both_sides():
    comparison = compared(
        ["完善校园食堂明厨亮灶，定期公布食品抽检结果。", "加强学生心理健康教育。"],
        ["完善校园食堂明厨亮灶。", "加强学生心理健康教育，定期公布食品抽检结果。"],
    )
    assert clauses_elsewhere(comparison) == [
        ("left", "定期公布食品抽检结果。", 1, "定期公布食品抽检结果。", True),
        ("right", "定期公布食品抽检结果。", 0, "定期公布食品抽检结果。", True),
    ]
    assert [(change.substantive, change.reasons) for change in comparison.changes[:2]] == [
        (False, ("only_punctuation", "only_regrouped")),
        (False, ("only_punctuation", "only_regrouped")),
    ]
    assert comparison.counts.elsewhere == 2


def test_a_clause_a_few_words_apart_is_found_and_stays_a_change_of_wording():
    comparison = compared(
        ["实施老旧小区改造，同步加装电梯和无障碍坡道。", "整治背街小巷。"],
        ["实施老旧小区改造。", "整治背街小巷，同步加装电梯、无障碍坡道等。"],
    )
    assert [(side, task, same) for side, _, task, _, same in clauses_elsewhere(comparison)] == [
        ("left", 1, False),
        ("right", 0, False),
    ]
    assert comparison.changes[0].reasons == ("wording",)


@pytest.mark.parametrize(
    ("lost", "there"),
    [
        ("各级林业主管部门加强日常指导监督。", "各级林业主管部门加强统筹谋划部署。"),  # only who is the same
        ("落实惠企政策直达机制。", "落实防汛抢险预案。"),
        ("确保完成。", "确保完成植树任务。"),
    ],
)
def test_a_clause_that_demands_another_thing_is_not_found(lost, there):
    comparison = compared(
        ["保护古树名木，" + lost, "建设河湖长制平台。"], ["保护古树名木。", "建设河湖长制平台，" + there]
    )
    assert clauses_elsewhere(comparison) == []
    assert {edit.status for change in comparison.changes for edit in change.text} >= {"added", "dropped"}


def test_a_clause_is_found_by_a_name_and_another_phrase_and_not_by_a_name_alone():
    lost = "探索通过“浙农码”定向推送病虫害预警等信息。"
    both = compared(
        ["推广水肥一体化，" + lost, "培育家庭农场。"],
        ["推广水肥一体化。", "培育家庭农场，依托“浙农码”等平台，分析种植数据并智能提供病虫害预警服务。"],
    )
    name = compared(
        ["推广水肥一体化，" + lost, "培育家庭农场。"],
        ["推广水肥一体化。", "培育家庭农场，凭“浙农码”领取购机补贴。"],
    )
    found = [entry for entry in clauses_elsewhere(both) if entry[0] == "left"]
    assert found == [("left", lost, 1, "依托“浙农码”等平台，", False)]
    assert clauses_elsewhere(name) == []
    assert facts_elsewhere(name) == [("dropped", "浙农码", 1), ("added", "浙农码", 0)]


def test_a_run_of_clauses_is_cut_where_a_part_of_it_stands_elsewhere_and_still_tiles():
    left = "改造危桥，公开养护招标结果，接受群众监督，设置限高警示标志。"
    comparison = compared([left, "修建慢行步道。"], ["改造危桥。", "修建慢行步道，公开养护招标结果，接受群众监督。"])
    edits = comparison.changes[0].text
    assert "".join(edit.left.text for edit in edits if edit.left) == left
    assert [(edit.left.text, edit.elsewhere and edit.elsewhere.text) for edit in edits if edit.right is None] == [
        ("公开养护招标结果，接受群众监督，", "公开养护招标结果，接受群众监督。"),
        ("设置限高警示标志。", None),
    ]


def test_a_clause_of_a_task_without_a_link_is_found():
    comparison = compared(
        ["推进湿地修复，建立候鸟监测站点网络。"], ["推进湿地修复。", "保护江豚，建立候鸟监测站点网络。"]
    )
    assert ("right", "建立候鸟监测站点网络。", 0, "建立候鸟监测站点网络。", True) in clauses_elsewhere(comparison)
    added = next(change for change in comparison.changes if change.kind == "added")
    assert [(edit.right.text, edit.elsewhere is None) for edit in added.text] == [
        ("保护江豚，", True),
        ("建立候鸟监测站点网络。", False),
    ]


def test_what_only_the_context_has_is_found_there():
    context = (Context(("一、总体要求",), "坚持就业优先战略，落实《失业保险条例》。"),)
    comparison = compared(
        ["举办招聘会，坚持就业优先战略，按照《失业保险条例》发放待遇。"], ["举办招聘会，发放待遇。"], context=context
    )
    places = [edit.elsewhere for change in comparison.changes for edit in change.text if edit.elsewhere]
    assert [(place.task, place.context, place.text) for place in places] == [(None, 0, "坚持就业优先战略，")]
    fact = next(fact for change in comparison.changes for fact in change.facts)
    assert (fact.left, fact.elsewhere.context, fact.elsewhere.text) == (
        "《失业保险条例》", 0, "落实《失业保险条例》。",
    )  # fmt: skip


def test_what_was_done_last_year_is_no_place_that_a_demand_went_to():
    done = Context(("一、2024年工作回顾", "（一）城市建设。"), "定期公布食品抽检结果，完成校舍加固。")
    aims = Context(("二、总体要求",), "定期公布食品抽检结果，办好人民满意的教育。")
    for context, found in (((done,), []), ((done, aims), ["定期公布食品抽检结果，"])):
        comparison = compared(
            ["完善校园食堂明厨亮灶，定期公布食品抽检结果。"], ["完善校园食堂明厨亮灶。"], context=context
        )
        assert [one[3] for one in clauses_elsewhere(comparison)] == found


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("严格执行《食品安全法实施条例》。", "依照食品安全法实施条例处罚。", [("dropped", "《食品安全法实施条例》", 1)]),
        ("严格执行《中华人民共和国防洪法》。", "宣传防洪法。", [("dropped", "《中华人民共和国防洪法》", None)]),
        ("严格执行《中华人民共和国水土保持法》。", "宣传水土保持法。", [("dropped", "《中华人民共和国水土保持法》", 1)]),
        ("执行国办发〔2019〕54号。", "对照国办发[2019]54号整改。", [("dropped", "国办发〔2019〕54号", 1), ("added", "国办发[2019]54号", 0)]),
        ("推行“容缺受理”。", "扩大容缺受理范围。", [("dropped", "容缺受理", 1)]),
        ("落实《条例》。", "修订《食品条例》。", [("dropped", "《条例》", None), ("added", "《食品条例》", None)]),
        ("贯彻《养老服务条例》。", "贯彻《养老服务条例实施细则》。",
         [("dropped", "《养老服务条例》", None), ("added", "《养老服务条例实施细则》", None)]),
    ],
)  # fmt: skip
def test_names_are_found_with_or_without_their_marks(left, right, expected):
    comparison = compared(["开办夜市，" + left, "修缮祠堂。"], ["开办夜市。", "修缮祠堂，" + right])
    assert facts_elsewhere(comparison) == expected


def test_a_number_is_found_only_where_it_says_the_same_thing():
    same = compared(
        ["建设智慧停车场，新增充电桩500个以上。", "清理占道经营。"],
        ["建设智慧停车场。", "清理占道经营，全市新增充电桩500个。"],
    )
    other = compared(
        ["建设智慧停车场，新增充电桩500个以上。", "清理占道经营。"],
        ["建设智慧停车场。", "清理占道经营，设置疏导点500个。"],
    )
    assert facts_elsewhere(same) == [("dropped", "500个", 1), ("added", "500个", 0)]
    assert {task for *_, task in facts_elsewhere(other)} == {None}
    assert same.counts.number_changes == 0
    assert other.counts.number_changes == 2


def test_a_fine_of_the_same_height_is_no_other_fine():
    comparison = compared(
        ["占用绿道停车的，并处五千元以上三万元以下的罚款。", "清理占道经营。"],
        ["占用绿道停车的。", "清理占道经营，并处五千元以上三万元以下的罚款。"],
    )
    assert {task for *_, task in facts_elsewhere(comparison)} == {None}


def test_of_two_places_the_one_that_is_new_as_well_is_told():
    comparison = compared(
        ["发放种粮补贴，公示补贴面积。", "收割小麦，公示补贴面积。", "晾晒稻谷。"],
        ["发放种粮补贴。", "收割小麦，公示补贴面积。", "晾晒稻谷，公示补贴面积。"],
    )
    assert clauses_elsewhere(comparison) == [
        ("left", "公示补贴面积。", 2, "公示补贴面积。", True),
        ("right", "公示补贴面积。", 0, "公示补贴面积。", True),
    ]


def test_nothing_is_looked_for_where_one_side_is_empty():
    comparison = compare(document("修建水库。"), document(), Alignment((), (), ()), mode="year")
    assert [edit.elsewhere for change in comparison.changes for edit in change.text] == [None]


@pytest.mark.parametrize(
    "formula",
    [
        "并及时向社会公布。",
        "符合规定条件的，",
        "法律、法规另有规定的除外。",
        "由主管部门责令限期改正，",
        "处一千元以下的罚款。",
        "应当依法予以补偿。",
    ],
)
def test_a_formula_that_stands_in_many_articles_is_not_looked_for(formula):
    comparison = compared([f"架设电缆，{formula}", "采伐林木。"], ["架设电缆。", f"采伐林木，{formula}"])
    assert clauses_elsewhere(comparison) == []


@pytest.mark.parametrize(
    ("lost", "there"),
    [
        ("应当自收到材料之日起30日内办结备案手续。", "应当自收到材料之日起60日内办结备案手续。"),
        ("建设单位向施工企业支付工程预付款。", "建设单位不向施工企业支付工程预付款。"),
    ],
)
def test_a_clause_with_another_number_or_its_contrary_is_another_clause(lost, there):
    comparison = compared([f"架设电缆，{lost}", "采伐林木。"], ["架设电缆。", f"采伐林木，{there}"])
    assert clauses_elsewhere(comparison) == []


def test_a_half_copied_clause_is_found_where_both_stand_alone():
    half = "通过文物认养、社会捐赠等方式，"
    whole = "鼓励通过文物认养、社会捐赠等方式多渠道筹集维修资金，"
    found = clauses_elsewhere(
        compared(
            [f"修缮廊桥，{whole}落实巡查。", "办好庙会。"], ["修缮廊桥，落实巡查。", f"办好庙会，{half}丰富活动。"]
        )
    )
    assert found == [("left", whole, 1, half, False), ("right", half, 0, whole, False)]


@pytest.mark.parametrize(
    ("lost", "there"),
    [
        ("为大型赛事提供翻译服务的，", "为大型赛事和展会提供翻译服务的，"),  # says only of whom the next clause speaks
        ("按照国家和省有关规定执行。", "按照国家、省有关规定执行。"),
        ("报市人民政府批准后实施。", "报同级人民政府批准后实施。"),
    ],
)
def test_conditions_and_phrases_of_any_matter_are_not_found_in_other_words(lost, there):
    comparison = compared(
        ["保护古树名木，" + lost, "建设河湖长制平台。"], ["保护古树名木。", "建设河湖长制平台，" + there]
    )
    assert clauses_elsewhere(comparison) == []


def test_what_the_linked_task_says_itself_did_not_go_to_another_one():
    lost, there = "促进口袋公园建设的发展。", "促进口袋公园建设发展。"
    gone = compared(["保护古树名木，" + lost, "整治河湖。"], ["保护古树名木。", "整治河湖，" + there])
    home = compared(
        ["保护古树名木，" + lost, "整治河湖。"], ["保护古树名木，制定推动口袋公园建设的措施。", "整治河湖，" + there]
    )
    assert [(side, task) for side, _, task, *_ in clauses_elsewhere(gone)] == [("left", 1), ("right", 0)]
    assert clauses_elsewhere(home) == []


def test_what_became_another_clause_of_the_row_has_no_other_one_that_asks_more():
    stayed = "督导机构应当向本级人民政府提交督导报告；"
    more = "督导机构应当向本级人民政府提交年度督导工作总结报告。"
    assert clauses_elsewhere(compared([f"开展督导，{stayed}"], [f"开展督导，{stayed}{more}"])) == []
