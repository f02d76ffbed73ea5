import pytest

from compare.texts.clause_alignment import clause_edits
from compare.texts.clause_caution import shares_stock_alone


@pytest.mark.parametrize(
    ("left", "right", "caution"),
    [
        ("督学违反本条例第十五条规定，", "教育督导机构违反本条例第十五条、第十七条规定，", True),
        ("(五)对违反本条例规定的行为进行查处。", "对违反本办法规定的行为，", True),
        ("养护单位及其工作人员有下列情形之一的，", "有下列情形之一的，", True),
        ("有下列行为的，", "有下列行为之一的，", False),
        ("养护单位违反本条例第五条规定，", "养护单位违反本条例第七条规定，", False),
        ("违反本法第四十三条规定，", "违反本法第五十一条规定，", False),
        ("河道投资增长6％。", "完善河道投资项目库。", True),
        ("河道投资增长6％。", "河道投资增长8%左右。", False),
        ("河道投资增长6％。", "新增河道投资三项。", False),
        ("加强河道巡查。", "加强河道日常巡查。", False),
    ],
)
def test_stock_phrases_and_a_figure_against_a_measure_make_no_pair_certain(left, right, caution):
    assert shares_stock_alone(left, right) is caution
    assert shares_stock_alone(right, left) is caution


def test_a_pair_that_shares_stock_alone_is_told_with_caution():
    texts = "督导人员违反本条例第十五条规定，", "督导机构违反本条例第十五条规定，"
    (edit,) = clause_edits([(0, texts[0])], [(0, texts[1])], [(0, 0)])
    assert (edit.status, edit.tentative) == ("changed", False)
    other = "教师违反本条例第十五条规定，"
    (edit,) = clause_edits([(0, texts[0])], [(0, other)], [(0, 0)])
    assert (edit.status, edit.tentative) == ("changed", True)
