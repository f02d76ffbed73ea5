"""Persons in the cells of a table."""

import pytest

from documents.fields.persons import looks_like_persons


@pytest.mark.parametrize(
    "cell",
    [
        "副县长 曾庆",
        "县委副书记丁一凡",
        "马俊",
        "张校长",
        "王副总",
        "护林站站长",
        "马某某",
        "秦晓峰、贺文",
        "莫少林（副镇长）",
        "副旗长 巴特尔",
    ],
)
def test_names_and_posts_are_persons(cell):
    assert looks_like_persons(cell)


@pytest.mark.parametrize(
    "cell", ["县水利局", "各村", "高新区", "县委办公室", "宁夏公司", "6月底前", "县住建局 张三", ""]
)
def test_units_measures_and_times_are_no_persons(cell):
    assert not looks_like_persons(cell)
