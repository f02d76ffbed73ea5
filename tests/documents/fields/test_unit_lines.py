import pytest

from documents.fields.unit_lines import name_ends_between, separated_lines


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("县水利局", "县财政局"),
        ("省教育厅、省体育局", "省卫生健康委"),
        ("财政部", "教育部、科技部"),
        ("市民政局", "各区政府"),
        ("市水利局牵头", "市财政局配合"),
        ("牵头单位：市水利局", "配合单位：市财政局"),
        ("市公安局", "完成时限：6月底前"),
        ("市公安局", "2025年6月底前"),
        ("市发展改革委", "供电公司"),
        ("县水利局", "某某水务集团"),
    ],
)
def test_a_name_ends_where_both_sides_are_names(left, right):
    assert name_ends_between(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("省财政厅、省经信", "厅"),
        ("各市、县", "（市、区）政府"),
        ("市政府办", "公室"),
        ("省委", "宣传部"),
        ("市政府", "办公室、市公安局"),
        ("省政府", "各部门"),
        ("市财政局、", "市教育局"),
        ("省文化广电", "和旅游厅"),
        ("市教育局、市", "财政局"),
        ("市财政局按职责", "分工负责"),
        ("责任单位：", "市财政局"),
        ("市城市建设投资", "集团公司"),
        ("国网某省电力", "有限公司"),
    ],
)
def test_a_name_that_the_margin_broke_goes_on(left, right):
    assert not name_ends_between(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("管网公司", "检漏中心"), ("社区警务队", "巡特警中队"), ("客服中心", "信息部、各营业所"), ("文化馆", "图书馆")],
)
def test_a_space_or_line_that_somebody_typed_ends_a_name_where_both_sides_are_names(left, right):
    assert name_ends_between(left, right, typed=True)
    assert not name_ends_between(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("县公安局", "交警大队"), ("财政", "局"), ("供电公司", "中心"), ("市委", "宣传部")]
)
def test_a_typed_space_ends_no_name_that_may_go_on(left, right):
    assert not name_ends_between(left, right, typed=True)


def test_each_piece_says_whether_somebody_typed_the_space_before_it():
    assert separated_lines(("管网公司", "检漏中心", "各营业所")) == (False, False, True)
    assert separated_lines(("管网公司", "检漏中心", "信息部"), typed={1}) == (False, True, False)


@pytest.mark.parametrize(
    ("pieces", "ends"),
    [
        (("县自然资源局", "青龙镇"), (False, True)),
        (("市妇联", "东城街道、西城街道"), (False, True)),
        (("县自然资源局", "青龙镇", "国土所"), (False, False, False)),  # one name in a narrow column
        (("县委", "青龙镇"), (False, False)),
    ],
)
def test_a_place_is_no_part_of_an_organ_where_the_name_ends_with_it(pieces, ends):
    assert separated_lines(pieces) == ends
