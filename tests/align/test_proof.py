"""What links rest on: documents written for these tests, in which tasks share stock clauses and nothing else."""

import pytest
from hypothesis import given, settings

from align import Segment, align, load_encoder
from align.evidence import measure
from align.model import ClausePair
from align.proof import ClauseMatch, Proof, Proofs
from tests.align.fakes import CharacterEncoder, pairs, segments
from tests.align.test_alignment import LISTS

ENCODERS = (None, CharacterEncoder())
EVERY = pytest.mark.parametrize("encoder", ENCODERS, ids=["none", "fake"])
BOTH = pytest.mark.parametrize("encoder", ["none", pytest.param("default", marks=pytest.mark.encoder)])

STOCK = {
    "aim": (
        (
            "新建扩建公办幼儿园，增加普惠性学位供给，切实增强人民群众获得感。",
            "加强食堂食材进货查验，实行明厨亮灶。",
            "整治占用消防通道，配齐灭火器材。",
        ),
        (
            "开展松材线虫病防治，清理枯死松树，补植乡土阔叶树种，切实增强人民群众获得感。",
            "学校食堂落实食材查验制度，推行互联网加明厨亮灶。",
            "清理消防通道违规停车，按标准配置灭火器。",
        ),
    ),
    "frame of a rule": (
        (
            "建筑施工单位应当设置围挡并覆盖裸土，有下列情形之一的，责令停工整治。",
            "饮食服务经营者应当安装油烟净化设施，并定期清洗维护。",
            "秸秆应当还田利用，禁止露天焚烧。",
        ),
        (
            "养犬人应当为犬只办理登记并植入电子标识，有下列情形之一的，收回养犬登记证。",
            "餐饮经营者应当安装并使用油烟净化设施，防止油烟扰民。",
            "禁止露天焚烧秸秆，鼓励秸秆综合利用。",
        ),
    ),
    "another act": (
        (
            "渡口经营者应当配备救生衣和消防器材，雨雾天气停止渡运，具体办法由省人民政府另行制定。",
            "禁止在长江干流垂钓作业。",
        ),
        (
            "古树名木应当设置保护标志，划定保护范围，具体办法由市人民政府另行制定。",
            "长江干流禁止垂钓作业，违者没收渔具。",
        ),
    ),
    "what several tasks of one document say": (
        (
            "推行粮食烘干设备作业补助，培训烘干机手，做到台账逐户登记、结果逐村公示。",
            "开展农村危房动态监测，安排唯一住房户优先改造，做到台账逐户登记、结果逐村公示。",
            "提高重度残疾人护理补贴标准。",
        ),
        (
            "清运河道淤泥，修复堤岸护坡，沿河设置水位标尺，做到台账逐户登记、结果逐村公示。",
            "监测农村危房变化，唯一住房户的危房优先安排改造。",
            "重度残疾人护理补贴标准提高一成。",
        ),
    ),
}


def found(left, right, encoder):
    return align(segments(*left), segments(*right), encoder=load_encoder(encoder))


@BOTH
@pytest.mark.parametrize("kind", STOCK)
def test_a_stock_clause_that_two_tasks_share_is_no_link(kind, encoder):
    left, right = STOCK[kind]
    assert pairs(found(left, right, encoder)) == [(place, place) for place in range(1, len(left))]


@BOTH
def test_a_demand_that_a_list_repeats_for_several_offices_keeps_its_links(encoder):
    left = ("公开水价调整方案和听证记录，每季度公布水质检测结果。", "改造老旧渠道。")
    right = (
        "市水务局公开水价调整方案，每季度公布水质检测结果。",
        "供水企业在营业厅公开听证记录，每季度公布水质检测结果。",
        "改造老旧渠道十公里。",
    )
    assert pairs(found(left, right, encoder)) == [(0, 0), (0, 1), (1, 2)]


@BOTH
def test_a_stock_clause_that_is_the_task_is_a_link(encoder):
    left = ("加强组织领导。", "新建扩建公办幼儿园。")
    right = ("改造老旧渠道。", "切实加强组织领导。", "新建公办幼儿园。")
    assert pairs(found(left, right, encoder)) == [(0, 1), (1, 2)]


@BOTH
def test_a_dropped_task_is_no_part_of_a_merger_with_the_one_that_went_on(encoder):
    left = (
        "建设养老服务中心。建设养老服务中心用房。",
        "建设老年食堂。建设养老服务中心老年食堂，日供餐达到200份。",
    )
    alignment = found(left, ("建设老年食堂。建设养老服务中心老年食堂，日供餐达到300份。",), encoder)
    assert pairs(alignment) == [(1, 0)]
    assert [(one.left, one.right) for one in alignment.runners_up] == [(0, 0)]


@BOTH
def test_every_part_of_a_split_has_clauses_of_its_own(encoder):
    left = (
        "完善高校毕业生就业服务，组织专场招聘会；对就业困难人员发放岗位补贴，开展上门帮扶。",
        "治理黑臭水体，建设污水管网。",
    )
    right = ("组织高校毕业生专场招聘会。", "对就业困难人员发放岗位补贴并上门帮扶。", "建设污水管网，消除黑臭水体。")
    links = found(left, right, encoder).links
    assert [(link.left, link.right) for link in links] == [(0, 0), (0, 1), (1, 2)]
    assert [
        [(left[link.left][one.left_start : one.left_end], right[link.right][one.right_start : one.right_end])]
        for link in links[:2]
        for one in link.clauses
    ] == [
        [("组织专场招聘会；", "组织高校毕业生专场招聘会。")],
        [("对就业困难人员发放岗位补贴，", "对就业困难人员发放岗位补贴并上门帮扶。")],
    ]


def test_beside_a_confirmed_first_member_a_further_one_needs_clauses_of_its_own():
    left = segments("建设养老服务中心。建设养老服务中心用房。", "建设老年食堂。建设养老服务中心老年食堂，日供餐200份。")
    right = segments("建设老年食堂。建设养老服务中心老年食堂，日供餐300份。")
    assert pairs(align(left, right, encoder=None, must_link=[(1, 0)])) == [(1, 0)]


def test_equal_texts_rest_on_themselves():
    (link,) = align(segments("依法 公开，及时回应。"), segments("依法公开，及时回应。"), encoder=None).links
    assert link.clauses == (ClausePair(0, 11, 0, 10, 1.0),)


def test_proof_of_two_segments():
    left, right = segments("改造老旧渠道，加强组织领导。"), segments("加强组织领导，改造老旧渠道。", "补植阔叶树种。")
    evidence = measure(left, right, encoder=None)
    proof = Proofs(evidence).of(0, 0)
    assert [(match.left, match.right) for match in proof.matches] == [(0, 1), (1, 0)]
    assert proof.share == 1.0
    assert proof.closest == max(match.score for match in proof.matches) > 0.8
    assert not proof.slight
    nothing = Proofs(evidence).of(0, 1)
    assert (nothing.matches, nothing.amount, nothing.weight, nothing.share) == ((), 0.0, 0.0, 0.0)
    assert nothing.slight


@pytest.mark.parametrize(
    ("matches", "amount", "share", "slight"),
    [(0, 0.0, 0.0, True), (1, 1.0, 0.3, True), (1, 1.0, 0.4, False), (2, 1.0, 0.3, True), (1, 2.0, 0.3, False)],
)
def test_proof_is_slight(matches, amount, share, slight):
    assert Proof((ClauseMatch(0, 0, 1.0),) * matches, amount, share, 1.0).slight is slight


@pytest.mark.parametrize(
    ("scores", "share", "slight"),
    [
        ((0.49,), 0.49, True),
        ((0.5,), 0.49, False),  # alike enough
        ((0.49,), 0.5, False),  # half of a text
        ((0.49, 0.3), 0.49, False),  # two pairs
    ],
)
def test_a_single_pair_of_clauses_that_are_not_much_alike_is_slight(scores, share, slight):
    matches = tuple(ClauseMatch(place, place, score) for place, score in enumerate(scores))
    assert Proof(matches, 9.0, share, 1.0).slight is slight
    assert not Proof(matches, 9.0, share, 1.0, whole=True).slight


def test_texts_alike_as_wholes_are_proved_by_clauses_that_others_have_too():
    assert not Proof((ClauseMatch(0, 0, 1.0),), 0.1, 0.2, 1.0, whole=True).slight
    assert Proof((), 0.0, 0.0, 1.0, whole=True).slight


@EVERY
@settings(max_examples=60)
@given(left=LISTS, right=LISTS)
def test_swapping_the_sides_mirrors_the_clauses(encoder, left, right):
    there = align(left, right, encoder=encoder).links
    back = align(right, left, encoder=encoder).links
    mirrored = {
        (link.right, link.left): {
            (one.right_start, one.right_end, one.left_start, one.left_end, one.score) for one in link.clauses
        }
        for link in back
    }
    assert {
        (link.left, link.right): {
            (one.left_start, one.left_end, one.right_start, one.right_end, one.score) for one in link.clauses
        }
        for link in there
    } == mirrored


@EVERY
@settings(max_examples=60)
@given(left=LISTS, right=LISTS)
def test_clauses_lie_inside_the_texts_and_a_link_without_any_is_never_sure(encoder, left, right):
    for link in align(left, right, encoder=encoder).links:
        one, other = left[link.left].text, right[link.right].text
        for pair in link.clauses:
            assert 0 <= pair.left_start <= pair.left_end <= len(one)
            assert 0 <= pair.right_start <= pair.right_end <= len(other)
            assert 0.0 <= pair.score <= 1.0
        assert list(link.clauses) == sorted(link.clauses, key=lambda pair: (pair.left_start, pair.right_start))
        assert link.clauses or link.confidence < 0.8


def test_the_clauses_of_a_copy_stand_where_it_has_them():
    left = (Segment("改造渠道老旧段落，推广节水灌溉。"), Segment("改造 渠道老旧段落，推广节水灌溉。"))
    right = (Segment("推广节水灌溉技术，改造渠道老旧段落。"), Segment("推广节水灌溉技术， 改造渠道老旧段落。"))
    links = align(left, right, encoder=None).links
    assert [(link.left, link.right, link.clauses[1].left_start, link.clauses[0].right_start) for link in links] == [
        (0, 0, 9, 9),
        (1, 1, 10, 10),
    ]
