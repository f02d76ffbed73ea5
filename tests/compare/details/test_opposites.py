import pytest

from compare.comparison import compare
from tests.compare.details.test_duties import told
from tests.compare.samples import alignment, document, link, task


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("全面推行告知承诺制度。", "全面取消告知承诺制度。", ("推行", "取消")),
        ("允许外地车辆进入中心城区。", "禁止外地车辆进入中心城区。", ("允许", "禁止")),
        ("支持新建煤电项目。", "不再支持新建煤电项目。", ("支持", "不再支持")),
        ("撤销乡镇便民服务点。", "设立乡镇便民服务点。", ("撤销", "设立")),
        ("提高养老补助标准。", "降低养老补助标准。", ("提高", "降低")),
        ("暂停实施节能改造项目。", "实施节能改造项目。", ("暂停实施", "实施")),
        ("将护理费用纳入医保支付范围。", "将护理费用移出医保支付范围。", ("纳入", "移出")),
        ("各县区鼓励社会资本建设停车场。", "各县区限制社会资本建设停车场。", ("鼓励", "限制")),
    ],
)
def test_a_demand_that_became_its_contrary_is_told_as_such(left, right, words):
    assert told(left, right) == [("negated", *words)]
    sides = (document(task(1, text)) for text in (left, right))
    change = compare(*sides, alignment(link(0, 0)), mode="year").changes[0]
    assert (change.substantive, change.reasons) == (True, ("strength",))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("公布取消证明事项清单。", "公布取消证明事项目录。"),  # 取消 is part of the object
        ("推行取消证明事项改革。", "推广取消证明事项改革。"),  # on both sides
        ("清理取消的证明事项。", "清理保留的证明事项。"),  # attributes
        ("取消证明事项，推行告知承诺。", "推行告知承诺，取消证明事项。"),  # another order
        ("设立政务服务大厅。", "撤销重复的窗口。"),  # another thing
        ("推行容缺受理，取消纸质材料。", "推行容缺受理，取消复印材料。"),
        ("提高补助标准，缩短办理时间。", "缩短办理时间，提高补助标准。"),
        ("印发实施方案。", "取消收费项目。"),  # 实施 is no verb here
        ("落实支持政策。", "落实限制性政策。"),
        ("园区内不得收取卫生保洁费用。", "园区内不得以任何名义收取卫生保洁费用。"),
        ("不得擅自设立村级收费站点。", "不得违反规定擅自设立村级收费站点。"),
    ],
)
def test_a_contrary_word_that_governs_something_else_is_none(left, right):
    assert "negated" not in [status for status, *_ in told(left, right)]
