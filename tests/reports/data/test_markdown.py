import re

import pytest

from reports import render_markdown
from reports.words.phrases import document_lines
from reports.words.wording import wording
from tests.reports.samples import STATES, hostile, sample


def table(text):
    return [line for line in text.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("name", STATES)
def test_every_change_is_one_table_row_of_nine_cells(name):
    comparison = STATES[name]
    lines = table(render_markdown(comparison))
    assert len(lines) == 2 + len(comparison.changes)
    assert {len(re.split(r"(?<!\\)\|", line)) for line in lines} == {11}


def test_title_and_verdict_come_first():
    title, _, verdict, *_ = render_markdown(sample()).splitlines()
    assert title == "# 浙江省2020年→2021年政务公开工作要点对照"
    assert verdict.startswith("2020年 9 项 → 2021年 9 项：沿用 1、改动 1、")
    assert verdict.endswith("移动 2；责任单位变动 2；时限变动 2；数字变动 1；力度变动 1；待确认 1。")


def test_groups_print_every_task_in_one_cell():
    row = next(line for line in table(render_markdown(sample())) if line.startswith("| 拆分"))
    assert "**一 第3项** 建立目录。<br>**一 第4项** 公布草案，并说明理由。" in row


def test_units_and_deadline_stand_under_the_text_of_each_task():
    row = next(line for line in table(render_markdown(sample())) if line.endswith("| r-00000007 |"))
    assert "。<br>责任：省政府办公厅、省司法厅；时限：5月底前 | " in row


def test_both_documents_are_named_with_number_date_and_size():
    lines = [line for line in render_markdown(sample()).splitlines() if line.startswith("- ")]
    assert lines == [f"- {line}" for line in document_lines(sample(), wording("zh-CN"))]
    assert lines[0].startswith("- 2020年：《")


def test_hostile_text_is_not_markup():
    text = render_markdown(hostile())
    assert "<script>" not in text.replace(r"\<script\>", "")
    assert r"\| 竖线 换行" in text


def test_a_task_without_a_counterpart_lists_its_own_units_below_its_text():
    row = next(line for line in render_markdown(sample()).splitlines() if "旧有任务" in line)
    assert row.split(" | ")[1].endswith("旧有任务。<br>责任：省大数据局；时限：6月底前")
    assert row.split(" | ")[3] == ""
