import pytest

from compare.details.named_only import is_attribute


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("优化营商环境，", "引入优化营商环境智库，"),
        ("建设社区养老服务设施名录。", "社区养老服务设施"),
    ],
)
def test_a_clause_in_the_middle_of_a_verb_and_a_noun_is_an_attribute(one, other):
    assert is_attribute(one, other)
    assert is_attribute(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("优化营商环境，", "持续优化营商环境。"),  # the same, held to it
        ("深化产教融合", "深化产教融合育才"),
        ("通过文物认养、社会捐赠等方式，", "鼓励通过文物认养、社会捐赠等方式多渠道筹集维修资金，"),  # half copied
        ("优化营商环境，", "优化营商环境，"),
        ("举办文化节，", "引入优化营商环境智库，"),
    ],
)
def test_what_only_goes_on_or_only_begins_otherwise_is_none(one, other):
    assert not is_attribute(one, other)
    assert not is_attribute(other, one)
