"""Rows of a table that are none of its tasks."""

import pytest

from documents.fields.closing_rows import NOTE_LINE, is_note_row, is_total_row


@pytest.mark.parametrize(
    "cells", [("合计", "", "2013", "1,720", ""), ("", "小计（3项）", "58公里", "/"), ("总计：", "85%", "")]
)
def test_a_row_of_sums_is_no_task(cells):
    assert is_total_row(cells)


@pytest.mark.parametrize(
    "cells", [("1", "合计压减经费30万元", "县财政局"), ("合计", "", "县财政局牵头落实"), ("", "", ""), ("1", "2", "3")]
)
def test_a_row_with_a_task_or_a_unit_is_none_of_sums(cells):
    assert not is_total_row(cells)


@pytest.mark.parametrize(
    "line",
    ["注：销号须经复核。", "填表人：罗晓东 审核人：田野", "审核（签字）：", "制表单位：督查室", "责任站负责人签字："],
)
def test_notes_and_who_filled_it_in_stand_below_the_rows(line):
    assert NOTE_LINE.match(line)


@pytest.mark.parametrize("line", ["审核预算草案，提出意见。", "填报单位按月更新数据"])
def test_a_task_may_begin_with_the_same_words(line):
    assert not NOTE_LINE.match(line)


@pytest.mark.parametrize(
    "cells",
    [
        ("", "编制：质控科", "审核：质量委员会"),
        ("注：以实际为准", "注：以实际为准"),
        ("负责人签字：", "", "年月日"),
        ("填报人：李某", "", "联系电话：000-12345", "", "填报日期：2026年4月15日"),
    ],
)
def test_a_row_of_nothing_but_who_filled_it_in_is_no_task(cells):
    assert is_note_row(cells)


@pytest.mark.parametrize(
    "cells", [("审核：各科室报表", "质控科"), ("1", "审核：各科室报表"), ("", ""), ("公布联系电话", "联系电话：12345")]
)
def test_a_row_that_names_more_is_none_of_those(cells):
    assert not is_note_row(cells)
