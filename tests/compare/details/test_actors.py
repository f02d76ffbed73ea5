import pytest

from compare.details.actors import actor_changes
from compare.model import ClauseEdit
from compare.particulars import ClauseRef


def told(left, right, *, tentative=False, places=()):
    edit = ClauseEdit(
        "changed", ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right), tentative=tentative
    )
    return [(one.left, one.right) for one in actor_changes([edit], lambda *_: True, places=places)]


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        (
            "市林业主管部门应当编制湿地保护规划。",
            "市水务局等部门应当编制湿地保护规划。",
            [("市林业主管部门", "市水务局等部门")],
        ),
        (
            "湿地保护规划由市林业主管部门负责编制。",
            "湿地保护规划由县林业主管部门负责编制。",
            [("市林业主管部门", "县林业主管部门")],
        ),
        (
            "省民政部门应当会同省有关部门制定服务协议示范文本。",
            "服务协议示范文本由省人民政府民政部门负责制定。",
            [("省民政部门会同省有关部门", "省人民政府民政部门")],
        ),
        ("县级林业行政主管部门应当编制规划。", "县级人民政府林业主管部门应当编制规划。", []),  # one organ
        ("市林业主管部门应当编制湿地保护规划。", "市水务部门应当开展水质监测。", []),  # another act
        ("湿地保护规划应当公布。", "市水务部门应当公布湿地保护规划。", []),
        # whatever the organ is called, and whether it acts or is asked
        ("由市殡葬管理处发给证书，", "由主管的民政部门发给证书，", [("市殡葬管理处", "民政部门")]),
        ("应当经市殡葬管理处批准。", "应当经市民政局批准。", [("市殡葬管理处", "市民政局")]),
        ("向公安机关办理死亡证明手续，", "办理死亡证明手续，", [("公安机关", None)]),
        ("报有审批权限的部门审核，", "报行政审批部门审核，", [("有审批权限的部门", "行政审批部门")]),
        # of two lists what they differ in, under whatever words they share
        ("公安、财政、工商等部门应当配合，", "公安、财政、数据等有关部门应当配合，", [("工商", None), (None, "数据")]),
        ("公安、国家安全机关应当配合，", "公安机关、国家安全机关应当配合，", []),
        ("向住房和城乡建设部门报告，", "向住房和城乡建设部门和城管局报告，", [(None, "城管局")]),
        # what only ends as organs do, is nobody's in particular, or may be the subject of the clause before
        ("应当优化工业布局，", "应当优化城乡布局，", []),
        ("实行政府定价管理，", "实行政府指导价管理，", []),
        ("送本部门备案，", "送有关部门备案，", []),
        ("机关、学校应当参加，", "机关、企业应当参加，", []),
        ("市水务部门应当编制规划，", "应当编制规划，", []),
    ],
)
def test_another_organ_in_the_text_is_told(left, right, changes):
    assert told(left, right) == changes
    assert sorted(told(right, left), key=str) == sorted(((new, old) for old, new in changes), key=str)


def test_a_doubtful_pair_and_the_place_of_a_document_tell_nothing():
    left, right = "济南市人民政府应当编制湿地保护规划。", "郑州市人民政府应当编制湿地保护规划。"
    assert told(left, right) == [("济南市人民政府", "郑州市人民政府")]
    assert told(left, right, places=("济南", "郑州")) == []
    assert told(left, right, tentative=True) == []


def test_of_an_organ_that_acts_on_the_other_side_as_well_nothing_is_told():
    left = "市林业主管部门应当编制湿地保护规划。"
    right, besides = "市水务部门应当编制湿地保护规划。", "市林业主管部门应当做好湿地普查。"
    one = ClauseEdit("changed", ClauseRef(0, 0, len(left), left), ClauseRef(0, 0, len(right), right))
    other = ClauseEdit("added", None, ClauseRef(0, len(right), len(right) + len(besides), besides))
    assert len(actor_changes([one], lambda *_: True)) == 1
    assert actor_changes([one, other], lambda *_: True) == ()
    assert actor_changes([one], lambda *_: False) == ()
