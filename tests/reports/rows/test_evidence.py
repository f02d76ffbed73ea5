from dataclasses import replace

import pytest

from align.model import ClausePair
from compare import Related
from reports.page.page import make_page
from tests.reports.page_parts import changes
from tests.reports.samples import sample


def test_second_best_and_nearest_candidates_are_named():
    rows = changes(make_page(sample()))
    assert rows[0].evidence[0].summary == "置信 97% · 字面+标题 · 第2名 0.30"
    assert rows[0].evidence[0].body.facts.startswith("相似度 0.83 · 全文对应")
    assert rows[5].evidence[0].summary == "无对应；最相近 0.41"
    assert rows[5].evidence[0].body == ("", ())


def test_each_bar_of_the_waterfall_begins_where_the_one_before_ended():
    (view,) = changes(make_page(sample()))[0].evidence
    bars = view.body.bars
    assert [(entry.name, entry.points) for entry in bars] == [
        ("起点", "−2.00"), ("字面", "+3.25"), ("次序", "−0.50"), ("总分", "+0.75"),
    ]  # fmt: skip
    base, wording_bar, order, total = bars
    assert base.start == wording_bar.start == 0
    assert wording_bar.start + wording_bar.width == 100
    assert order.start + order.width == 100
    assert (total.sign, total.value) == (0, "0.83")
    assert total.start + total.width == pytest.approx(order.start, abs=0.2)


def test_a_row_without_a_link_names_the_task_that_it_may_be_related_to():
    comparison = sample()
    row = next(place for place, change in enumerate(comparison.changes) if change.id == "r-00000006")
    related = replace(comparison.changes[row], related=(Related("left", 1, 0.41),))
    near = replace(comparison, changes=(*comparison.changes[:row], related, *comparison.changes[row + 1 :]))
    dropped = changes(make_page(near))[5]
    cell = dropped.rows[0].right
    assert (cell.empty, cell.maybe.text, cell.maybe.href) == (
        "2021年无对应任务",
        "？可能相关 一 第2项“全新任务”",
        "#r-00000002",
    )
    assert dropped.explanation == ("疑似删除“旧有任务”；", "可能相关：一 第2项“全新任务”。")
    assert changes(make_page(comparison))[5].rows[0].right.maybe is None


def test_the_evidence_of_a_single_link_does_not_name_a_type_of_its_own():
    rows = changes(make_page(sample()))
    assert rows[6].evidence[0].body.facts == "相似度 0.83 · 全文对应 · 没有成对的分句"
    assert rows[4].evidence[0].body.facts == "相似度 0.83 · 改动 · 全文对应 · 没有成对的分句"


def test_the_closest_three_pairs_of_clauses_are_quoted():
    comparison = sample()
    words = comparison.left.tasks[2].words, comparison.right.tasks[8].words
    ends = len(words[0]), len(words[1])
    pairs = tuple(ClausePair(0, ends[0], 0, ends[1], score) for score in (0.31, 0.5, 0.42, 0.7))
    links = tuple(replace(link, clauses=pairs) if link.left == 2 else link for link in comparison.links)
    quoted = "“依法公布决策草案，听取意见”↔“公开征求决策意见”"
    (facts,) = (
        view.body.facts
        for row in changes(make_page(replace(comparison, links=links)))
        for view in row.evidence
        if view.body is not None and "所据分句" in view.body.facts
    )
    assert facts.endswith(f"所据分句 {quoted} 0.70、{quoted} 0.50、{quoted} 0.42")
