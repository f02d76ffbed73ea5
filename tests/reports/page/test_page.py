from collections import Counter
from dataclasses import replace

from compare.decisions import UNDECIDED, Anchor, Decision, LostDecision, Review, ReviewState, Statement
from documents.model import ReadingWarning
from reports.page.page import make_page
from reports.rows.sections import BLOCK_ROWS
from tests.reports.page_parts import ALL_STATES, changes, stubs
from tests.reports.samples import STATES, identical, long_list, sample, without_links


@ALL_STATES
def test_every_change_is_one_row_group_numbered_from_one(name):
    comparison = STATES[name]
    shown = changes(make_page(comparison))
    assert Counter(change.id for change in shown) == Counter(change.id for change in comparison.changes)
    assert [change.ordinal for change in shown] == list(range(1, len(shown) + 1))


@ALL_STATES
def test_filter_counts_are_counts_of_rows(name):
    page = make_page(STATES[name])
    held = Counter(value for change in changes(page) for value in change.filters.split())
    bar = page.toolbar
    controls = {item.value: item.count for item in (*bar.chips, *bar.sections, *bar.units, *bar.bands)}
    assert {value: count for value, count in controls.items() if count} == {
        value: count for value, count in held.items() if not value.startswith(("pair:", "bin:", "hand:"))
    }


def test_a_year_page_follows_the_newer_document_and_a_level_page_the_higher_one():
    assert [change.id[-1] for change in changes(make_page(sample()))] == list("12345678")
    assert [change.id[-1] for change in changes(make_page(sample("level")))] == list("12783456")


def test_own_additions_of_the_lower_level_stand_after_their_neighbour():
    page = make_page(sample("level"))
    assert [section.heading for section in page.sections] == ["一、深化公开", "二、强化监督"]
    assert page.sections[0].coverage == "承接 4 / 4 项，承接率 100%"
    assert page.sections[1].coverage == "承接 4 / 5 项，承接率 75%"


def test_a_stub_stands_at_the_old_place_of_a_moved_row_and_is_not_counted():
    page = make_page(sample())
    assert [stub.href for stub in stubs(page)] == ["#r-00000007", "#r-00000008"]
    first = page.sections[0].blocks[0].items
    assert [item.change.id if item.change else item.stub.href for item in first][:3] == [
        "r-00000001",
        "#r-00000007",
        "#r-00000008",
    ]
    assert page.total_rows == 8


def test_long_sections_are_cut_into_tables_of_at_most_fifty_rows():
    page = make_page(long_list(120))
    (section,) = page.sections
    assert [len(block.items) for block in section.blocks] == [BLOCK_ROWS, BLOCK_ROWS, 20]


def test_titles_name_the_subject_once_when_both_documents_share_it():
    assert make_page(sample()).summary.title == "浙江省2020年→2021年政务公开工作要点对照"
    assert make_page(sample("level")).summary.title == "浙江省2020年政务公开工作要点 → 嘉兴市2021年政务公开工作要点对照"
    assert make_page(identical()).summary.title == "清单 → 清单对照"


def test_side_names_fall_back_to_left_and_right():
    page = make_page(identical())
    assert (page.summary.left_name, page.summary.left_column) == ("左文件", "左文件任务")
    assert make_page(without_links()).summary.left_name == "左 · 2020年"


def test_a_converted_source_is_named_in_the_head():
    warning = ("left", ReadingWarning("traditional-converted", "转换"))
    fields = {field.name: field for field in make_page(replace(sample(), warnings=(warning,))).fields}
    assert fields["来源文件"].left[-1] == "原文为繁体，已转简体"
    assert len(fields["来源文件"].right) == 1
    assert fields["成文日期"].left == ("2020年5月12日",)


def test_regions_are_not_told_as_a_succession():
    page = make_page(sample("region"))
    assert page.summary.title == "浙江省2020年政务公开工作要点与嘉兴市2021年政务公开工作要点对照"
    assert page.summary.verdict.lead == "浙江省 9 项与嘉兴市 9 项"
    rows = changes(page)
    assert [badge.word for badge in rows[6].badges] == ["次序不同", "文字有同有异"]
    assert [chip.tip for chip in rows[6].units] == ["右方为牵头：省政府办公厅", "仅左列：省司法厅"]
    assert not any(chip.struck for change in rows for chip in change.units)
    assert [chip.struck for chip in changes(make_page(sample()))[6].units] == [False, True]


def test_warnings_name_side_place_and_message():
    warnings = make_page(sample()).summary.warnings
    assert [(view.side, view.place) for view in warnings] == [
        ("左", "第12行"),
        ("右", "第2页 · 单元格 B7 · right-03"),
        ("对照", ""),
    ]


def test_settings_have_chinese_names_and_unknown_ones_keep_their_own():
    page = make_page(replace(sample(), signature=(("version", "1"), ("new_setting", "2"))))
    assert page.signature == (("软件版本", "1"), ("new_setting", "2"))


def test_decisions_made_before_stand_in_their_rows_and_lost_ones_in_the_appendix():
    comparison = sample()
    states = [UNDECIDED] * len(comparison.changes)
    states[0], states[1] = ReviewState("accepted", by="甲"), ReviewState("needs_review", reason="text_changed")
    anchor = Anchor("left-99", "一", "已经删去的任务", "0" * 16)
    claim = Statement(("left-99",), (), kind="dropped")
    gone = Decision(
        "e-0000001", "r-99999999", "later", claim, None, (anchor,), (), "再看", "甲", "2026-01-02T03:04:05.000Z"
    )
    review = Review(
        changes=tuple(states),
        links=(UNDECIDED,) * len(comparison.links),
        orphaned=(LostDecision(gone, "task_missing", (anchor,)),),
    )
    page = make_page(replace(comparison, review=review))
    assert [change.human for change in changes(page)][:3] == ["人工：确认", "人工：需再审", None]
    assert {"flag:human", "flag:again"} <= {chip.value for chip in page.toolbar.chips}
    (lost,) = page.lost
    assert (lost.action, lost.quote, lost.reason, lost.note) == ("稍后", "已经删去的任务", "任务已不在文件中", "再看")
    assert make_page(comparison).lost == ()
