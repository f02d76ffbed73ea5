import pytest

from tests.compare.texts.marking import marked


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("加强政府网站和政务新媒体建设", "加强政务新媒体建设", "加强[政府网站和→]政务新媒体建设"),
        ("加强政务新媒体建设", "加强政府网站和政务新媒体建设", "加强[→政府网站和]政务新媒体建设"),
        (
            "建立健全本单位答复制度",
            "建立健全本地、本部门（单位）答复制度",
            "建立健全本[单位→地、本部门（单位）]答复制度",
        ),
        ("2020年底前完成发布工作", "2020年9月底前完成发布工作", "2020年[→9月]底前完成发布工作"),
        ("2020年6月底前完成发布工作", "2020年9月底前完成发布工作", "2020年[6月→9月]底前完成发布工作"),
        ("2020年9月底前完成发布工作", "2021年9月底前完成发布工作", "[2020年9月→2021年9月]底前完成发布工作"),
    ],
)
def test_edits_end_where_a_reader_expects_it(left, right, expected):
    assert marked(left, right) == expected
