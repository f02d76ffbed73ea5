import pytest

from compare import compare
from tests.compare.samples import alignment, document, link


def quoted(lefts, rights):
    change = compare(
        document(*lefts, name="left"), document(*rights, name="right"), alignment(link(0, 0)), mode="level"
    ).changes[0]
    return [(fact.status, fact.left or fact.right) for fact in change.facts if fact.kind == "quoted"]


@pytest.mark.parametrize(
    ("lefts", "rights", "expected"),
    [
        (["加大对小微企业和“三农”的信贷支持。"], ["加大对小微企业的信贷支持。"], []),
        (["推进医疗健康，助力“双碳”目标。"], ["推进医疗健康。"], []),
        (["开展“安心餐桌”行动，抓好食品安全。"], ["抓好食品安全。"], [("dropped", "安心餐桌")]),
        # however many tasks have it: a model of robots has a cerebellum
        (["抓好“双减”，规范校外培训。"], ["规范校外培训。", "巩固双减成果。", "落实双减要求。"], [("dropped", "双减")]),
        (["拓展“一带一路”市场，办好展会。"], ["办好展会。"], [("dropped", "一带一路")]),
        # of other matters there
        (
            ["开展安全生产“一件事”全链条整治，消除隐患。"],
            ["开展安全生产整治，消除隐患。", "办事大厅推行“一件事”集成服务。", "上线出生“一件事”专窗。"],
            [],
        ),
        (
            ["开展安全生产“随手拍”全链条整治，消除隐患。"],
            ["开展安全生产整治，消除隐患。", "办事大厅推行“随手拍”集成服务。"],
            [("dropped", "随手拍")],
        ),
    ],
)
def test_quoted_terms_that_say_nothing_are_left_out(lefts, rights, expected):
    assert quoted(lefts, rights) == expected


def test_a_quoted_term_on_the_same_matter_elsewhere_is_pointed_to():
    change = compare(
        document("推广“码上办”扫码办理契税服务，改进作风。", name="left"),
        document("改进作风。", "群众通过“码上办”扫码即可办理契税服务。", name="right"),
        alignment(link(0, 0)),
        mode="level",
    ).changes[0]
    assert [(fact.left, fact.elsewhere and fact.elsewhere.task) for fact in change.facts] == [("码上办", 1)]
