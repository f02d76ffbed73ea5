import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rows.quotation import demanding_clause, quoted, quoted_pair


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("古树保护工作，应当贯彻落实国家和省古树保护的各项决策部署，坚持分级养护的原则。", "坚持分级养护的原则"),
        ("古树与道路的间距，部分路段的道路规划另有要求的，对于其余路段应当设置护栏。", "对于其余路段应当设置护栏"),
        ("市、县园林绿化主管部门应当会同有关部门，定期开展古树普查。", "定期开展古树普查"),
        ("申请移植古树的，应当提交方案。", "申请移植古树的，应当提交方案"),  # short enough to say of whom
        ("本条例所称古树，是指树龄百年以上的树木。", "本条例所称古树，是指树龄百年以上的树木"),
        ("违反本条例规定，擅自砍伐古树的，责令停止违法行为。", "擅自砍伐古树的"),  # the offence is the news
        ("按照国家有关规定执行。", "按照国家有关规定执行"),
        (
            "设区的市、县（市、区）人民政府园林绿化主管部门应当将古树保护纳入年度工作计划。",
            "…应当将古树保护纳入年度工作计划",
        ),
        ("提升“这么近，那么美，来玩”影响力。", "提升‘这么近，那么美，来玩’影响力"),
        ("长" * 24, "长" * 24),
        ("市公安局、市应急局、市卫生健康委要建立事故救援救治联动机制", "…建立事故救援救治联动机制"),
        ("推动基层消防安全管理办公室与政府专职消防队融合共建", "推动基层消防安全管理…政府专职消防队融合共建"),
        (
            "认真贯彻落实《关于推进全省基层政务公开标准化规范化建设工作的实施意见》和《关于规范政府信息公开平台的通知》",
            "认真贯彻落实《关于推进全省基层政务公开标准化规范化建设工作的实施意见》和…",
        ),
        ("坚持“一专多能、专常兼备，辐射区域、形成网络”的原则", "坚持‘一专多能、专常兼备，辐射区域、形成网络’的原则"),
        ("长" * 25, "长" * 10 + "…" + "长" * 8),
    ],
)
def test_of_a_text_its_demand_is_quoted(text, told):
    assert quoted(text) == told


def test_of_a_changed_clause_the_place_of_the_change_is_quoted():
    text = "加强古树日常巡查，完善树木支撑、排水沟渠、防雷设施、病虫害防治等方面的养护技术规程和应急处置预案。"
    assert quoted(text) == "加强古树日常巡查"
    assert quoted(text, at=text.index("应急")) == "…病虫害防治等方面的养护技术规程和应急处置预案"
    assert quoted(text, at=text.index("支撑")) == "完善树木支撑、排水沟渠…程和应急处置预案"


def test_of_two_clauses_what_both_share_is_quoted():
    left = "加大树木支撑、排水沟渠、防雷设施、病虫害防治等方面的养护信息公开力度。"
    assert quoted_pair(left, "强化检疫和病虫害防治。") == (
        "…防雷设施、病虫害防治等方面的养护信息公开力度",
        "强化检疫和病虫害防治",
    )


@given(st.text("古树保护，。、应当的“”《》（）2020年\n", max_size=80), st.integers(0, 80))
def test_a_quotation_holds_nothing_but_characters_of_its_text(text, at):
    start, end = demanding_clause(text)
    assert 0 <= start <= end <= len(text)
    for found in (quoted(text), quoted(text, at=at)):
        bare = found.strip("…").replace("‘", "“").replace("’", "”")
        assert bare in " ".join(text.split()) or "".join(bare.split()) in "".join(text.split())
