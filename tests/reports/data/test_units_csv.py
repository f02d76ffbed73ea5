import csv
import io

import pytest

from reports import units_csv_bytes
from tests.compare.gold import gold_comparison
from tests.reports.samples import sample


def table(comparison, **options):
    return list(csv.reader(io.StringIO(units_csv_bytes(comparison, **options).decode("utf-8-sig"))))


@pytest.mark.parametrize("mode", ["year", "level", "region"])
def test_every_row_is_as_wide_as_the_header(mode):
    for lang in ("zh-CN", "en"):
        rows = table(sample(mode), lang=lang)
        assert {len(row) for row in rows} == {23 if mode == "level" else 20}
        assert len(rows) > 1


def test_a_row_tells_what_an_organ_had_and_has():
    rows = table(gold_comparison("year"))
    header, row = rows[0], next(row for row in rows if row[0] == "综合执法指导办")
    assert dict(zip(header, row, strict=True)) == {
        "单位": "综合执法指导办",
        "左列名称": "省综合执法办",
        "右列名称": "",
        "左牵头任务数": "0",
        "左责任任务数": "1",
        "左配合任务数": "0",
        "右牵头任务数": "0",
        "右责任任务数": "0",
        "右配合任务数": "0",
        "增入": "0",
        "退出": "0",
        "新任牵头": "0",
        "不再牵头": "0",
        "点名": "0",
        "并入统称": "0",
        "牵头移交给": "",
        "牵头接自": "",
        "左任务": "zj2020-keypoints-03",
        "右任务": "",
        "变更编号": row[-1],
    }


def test_between_two_levels_the_answering_units_are_listed():
    rows = table(gold_comparison("level"))
    found = {row[0]: row[-3:] for row in rows}
    assert found["单位"] == ["下级对口单位", "下级未列对口单位的任务", "未承接的任务"]
    assert found["大数据"] == ["市政务数据办（市跑改办）（3项）", "", ""]
    assert found["政府办公厅（室）"] == ["市政府办公室（7项）", "zj2020-keypoints-15", ""]
