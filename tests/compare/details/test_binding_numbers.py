import pytest

from compare.details.binding_numbers import binding_changes
from compare.particulars import ClauseRef


def ref(text):
    return ClauseRef(0, 0, len(text), text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("回收利用率不得低于35%。", "回收利用率逐步提高到35%以上。", [("weakened", "不得低于", "逐步提高到")]),
        ("比例不得低于80%，", "逐步将支农金额占全部金额的比例提高到80%以上，", [("weakened", "不得低于", "逐步")]),
        ("车位占比力争达到30%。", "车位占比不得低于30%。", [("strengthened", "力争达到", "不得低于")]),
        ("占比不得低于30%。", "占比努力达到25%。", [("weakened", "不得低于", "努力达到")]),
        ("占比不得低于30%。", "占比应当达到30%。", []),
        ("占比达到30%。", "占比30%以上。", []),
        ("逐步提高到30%。", "力争达到30%。", []),
        ("费用不得超过500元。", "逐步培育5家企业。", []),
    ],
)
def test_a_number_that_binds_and_one_that_is_striven_for(left, right, expected):
    found = binding_changes(ref(left), ref(right))
    assert [(one.status, one.left, one.right) for one in found] == expected
    assert all(left[one.left_ref.start : one.left_ref.end] == one.left for one in found)
    assert all(right[one.right_ref.start : one.right_ref.end] == one.right for one in found)
