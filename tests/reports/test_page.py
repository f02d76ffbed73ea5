from collections import Counter
from dataclasses import replace

import pytest

from align.model import Candidate
from compare import ClauseEdit, ClauseRef, Counts, FactChange, StrengthChange, UnitChange
from compare.decisions import UNDECIDED, Anchor, Claim, Decision, LostDecision, Review, ReviewState
from documents.model import ReadingWarning, UnitName
from reports.evidence import LIKELY_FROM
from reports.page import make_page
from reports.sections import BLOCK_ROWS
from reports.wording import wording
from tests.reports.samples import MODES, OFFICE, STATES, identical, long_list, sample, without_links

ALL_STATES = pytest.mark.parametrize("name", STATES)
ZH = wording("zh-CN")


def changes(page):
    return [item.change for section in page.sections for block in section.blocks for item in block.items if item.change]


def shown_pieces(task):
    return [piece.text for span in task.spans for piece in span.pieces if piece.kind != "was"]


def stubs(page):
    return [item.stub for section in page.sections for block in section.blocks for item in block.items if item.stub]


@ALL_STATES
def test_the_verdict_closes_on_both_sides(name):
    comparison = STATES[name]
    left, right = make_page(comparison).verdict.checks
    assert left.closes
    assert right.closes
    assert left.total == sum(number for _, number in left.terms) == len(comparison.left.tasks)
    assert right.total == sum(number for _, number in right.terms) == len(comparison.right.tasks)


def test_a_verdict_that_does_not_close_says_so():
    comparison = sample()
    short = Counts(9, 9, comparison.counts.kinds[1:], 0, 0, 0, 0)
    checks = make_page(replace(comparison, counts=short)).verdict.checks
    assert [check.closes for check in checks] == [False, False]
    assert checks[0].result == "✗ 不闭合，实有 9 项"


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
    assert controls == {
        value: count for value, count in held.items() if not value.startswith(("pair:", "bin:", "hand:"))
    }


@pytest.mark.parametrize("mode", MODES)
def test_verdict_numbers_equal_the_rows_that_their_filter_shows(mode):
    page = make_page(sample(mode))
    held = Counter(value for change in changes(page) for value in change.filters.split())
    for part in (*page.verdict.kinds, *page.verdict.flags):
        assert part.count == held[part.filter], part
        assert (part.href is None) == (part.count == 0)


def test_a_year_page_follows_the_newer_document_and_a_level_page_the_higher_one():
    assert [change.id[-1] for change in changes(make_page(sample()))] == list("12345678")
    assert [change.id[-1] for change in changes(make_page(sample("level")))] == list("12783456")


def test_own_additions_of_the_lower_level_stand_after_their_neighbour():
    page = make_page(sample("level"))
    assert [section.heading for section in page.sections] == ["一、深化公开", "二、强化监督"]
    assert page.sections[0].coverage == "承接 4 / 4 项，承接率 100%"
    assert page.sections[1].coverage == "承接 4 / 5 项，承接率 75%"


def test_levels_have_words_of_their_own():
    words = {change.kind: change.badges[-1].word for change in changes(make_page(sample("level")))}
    assert words["split"] == "拆分承接"
    assert words["added"] == "自增"
    assert words["dropped"] == "未承接"
    assert words["unchanged"] == "原文承接"
    rewritten = next(change for change in changes(make_page(sample("level"))) if change.kind == "rewritten")
    assert [badge.word for badge in rewritten.badges] == ["移动", "承接（改写）", "待确认"]


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


def test_numbers_inside_changed_runs_are_marked():
    change = changes(make_page(sample()))[6]
    (span,) = change.rows[0].right.tasks[0].spans
    assert [(piece.kind, piece.text, piece.number) for piece in span.pieces if piece.kind != "was"] == [
        ("equal", "每年", False),
        ("insert", "6月", True),
        ("equal", "底前公布", False),
        ("insert", "12项", True),
        ("equal", "清单。", False),
    ]


def test_trivial_edits_are_not_marked():
    split = changes(make_page(sample()))[2]
    pieces = [piece for span in split.rows[0].left.tasks[0].spans for piece in span.pieces]
    assert {piece.kind for piece in pieces} == {"equal"}


def test_a_linked_task_that_shares_no_clause_is_called_reworded_not_deleted():
    rewritten = changes(make_page(sample()))[7]
    (span,) = rewritten.rows[0].left.tasks[0].spans
    assert (span.status, span.mark) == ("whole", "整体改写")


@pytest.mark.parametrize("mode", MODES)
def test_the_pieces_of_every_task_join_to_its_text(mode):
    comparison = sample(mode)
    texts = {task.id: task.text for document in (comparison.left, comparison.right) for task in document.tasks}
    for change in changes(make_page(comparison)):
        for row in change.rows:
            for cell in (row.left, row.right):
                for task in cell.tasks if cell else ():
                    assert "".join(shown_pieces(task)) == texts[task.id]


def test_shares_of_a_split_add_up_to_no_more_than_the_whole():
    split = changes(make_page(sample()))[2]
    shares = [row.right.tasks[0].share_percent for row in split.rows]
    assert shares == [50, 50]
    merged = changes(make_page(sample()))[3]
    assert [row.left.tasks[0].share_percent for row in merged.rows] == [None, 100]


def test_a_regrouped_change_names_both_sides_and_its_links():
    regrouped = changes(make_page(sample()))[4]
    (row,) = regrouped.rows
    assert [task.label for task in row.left.tasks] == ["ⓐ", "ⓑ"]
    assert [task.label for task in row.right.tasks] == ["①", "②"]
    assert [view.label for view in regrouped.evidence] == ["ⓐ→①", "ⓐ→②", "ⓑ→②"]
    assert [span.mark for span in row.left.tasks[0].spans] == ["①", "②"]


def test_unit_chips_put_leads_first_and_name_what_became_of_each():
    rewritten = changes(make_page(sample()))[7]
    assert [(chip.sign, chip.role, chip.name) for chip in rewritten.units] == [
        ("☆", "牵头→责任", "省司法厅"),
        ("⇄", "责任→配合", "省卫生健康委"),
        ("≈", None, "省政府办公厅 → 市政府办公室"),
        ("＋", "配合", "省大数据局"),
    ]


def test_units_of_a_task_without_a_link_carry_no_sign():
    added, dropped = changes(make_page(sample()))[1], changes(make_page(sample()))[5]
    assert [(chip.status, chip.role, chip.name) for chip in added.units] == [("plain", "牵头", "省卫生健康委")]
    assert [(chip.status, chip.role, chip.name) for chip in dropped.units] == [("plain", None, "省大数据局")]


def test_a_deadline_that_rolls_on_with_the_year_is_no_change():
    first, *_ = changes(make_page(sample()))
    assert (first.deadline.status, first.deadline.word) == ("rolled", "顺延")
    assert "flag:deadline" not in first.filters


def test_the_unit_table_counts_tasks_by_role_and_rows_by_fate():
    table = make_page(sample()).overview.units
    columns = [f"{group} {column}" for group, names in table.groups for column in names]
    rows = {
        row.name: {name: count for name, count in zip(columns, row.counts, strict=True) if count} for row in table.rows
    }
    assert rows["省政府办公厅"] == {
        "2020年 责任": 2, "2021年 牵头": 1, "2021年 责任": 1, "在有对应的任务中 ★新任牵头": 1,
    }  # fmt: skip
    assert rows["省司法厅"] == {
        "2020年 牵头": 1, "2020年 责任": 1, "2021年 责任": 1,
        "在有对应的任务中 －退出": 1, "在有对应的任务中 ☆不再牵头": 1,
    }  # fmt: skip
    assert "2020年 配合" not in columns  # nobody cooperates there
    assert [pair.text for pair in table.counterparts] == ["省政府办公厅 → 市政府办公室"]


def test_a_row_reads_as_one_text_with_the_old_words_before_the_new_ones():
    change = changes(make_page(sample()))[6]
    cells = change.rows[0]
    assert (cells.left.inline, cells.right.inline) == ("hide", "wide")
    (span,) = cells.right.tasks[0].spans
    assert "".join(f"[{piece.text}]" if piece.kind == "was" else piece.text for piece in span.pieces) == (
        "每年[5月]6月底前公布[10项]12项清单。"
    )
    assert cells.right.tasks[0].was == "原第2项 → "
    assert changes(make_page(sample()))[2].rows[0].left.inline is None


def test_every_control_and_every_mark_of_a_chart_shows_rows():
    page = make_page(sample())
    held = {value for change in changes(page) for value in change.filters.split()}
    charts = page.overview
    marks = [
        *(entry.filter for entry in charts.histogram.bins if entry.count),
        *(ribbon.filter for ribbon in charts.flow.ribbons),
        *(cell.filter for row in charts.matrix.rows for cell in row.cells if cell.count),
        *(row.filter for row in charts.units.rows if row.filter),
    ]
    assert set(marks) <= held


def test_the_histogram_counts_every_link_once():
    comparison = sample()
    bins = make_page(comparison).overview.histogram.bins
    assert sum(entry.count for entry in bins) == len(comparison.links)
    assert sum(entry.uncertain for entry in bins) == comparison.counts.uncertain


@ALL_STATES
def test_the_map_marks_every_row_that_changed(name):
    comparison = STATES[name]
    strip = make_page(comparison).minimap
    assert strip.rows == len(comparison.changes)
    kinds = {change.kind for change in comparison.changes} - {"unchanged"}
    assert {lane.kind for lane in strip.lanes} - {"uncertain"} == kinds


@ALL_STATES
def test_the_section_matrix_counts_every_link_and_every_task_without_one(name):
    comparison = STATES[name]
    matrix = make_page(comparison).overview.matrix
    if matrix is None:
        return
    unlinked = sum(len(change.left) + len(change.right) for change in comparison.changes if not change.links)
    assert sum(cell.count for row in matrix.rows for cell in row.cells) == len(comparison.links) + unlinked


@ALL_STATES
def test_the_bars_hold_all_tasks_of_both_sides(name):
    comparison = STATES[name]
    bar = make_page(comparison).overview.bar
    assert (bar.left_total, bar.right_total) == (len(comparison.left.tasks), len(comparison.right.tasks))


def test_long_sections_are_cut_into_tables_of_at_most_fifty_rows():
    page = make_page(long_list(120))
    (section,) = page.sections
    assert [len(block.items) for block in section.blocks] == [BLOCK_ROWS, BLOCK_ROWS, 20]


def test_second_best_and_nearest_candidates_are_named():
    rows = changes(make_page(sample()))
    assert rows[0].evidence[0].summary == "置信 97% · 字面+标题 · 第2名 0.30"
    assert rows[0].evidence[0].body.facts.startswith("相似度 0.83 · 第2名 0.30 · ")
    assert rows[5].evidence[0].summary == "无对应；最相近 0.41"
    assert rows[5].evidence[0].body.rivals[0].rivals[0].href == "#r-00000002"


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


def test_titles_name_the_subject_once_when_both_documents_share_it():
    assert make_page(sample()).title == "浙江省2020年→2021年政务公开工作要点对照"
    assert make_page(sample("level")).title == "浙江省2020年政务公开工作要点 → 嘉兴市2021年政务公开工作要点对照"
    assert make_page(identical()).title == "清单 → 清单对照"


def test_warnings_name_side_place_and_message():
    warnings = make_page(sample()).warnings
    assert [(view.side, view.place) for view in warnings] == [
        ("左", "第12行"),
        ("右", "第2页 · 单元格 B7 · right-03"),
        ("对照", ""),
    ]


def test_what_could_not_be_compared_is_said_below_the_verdict():
    assert make_page(sample()).verdict.caveats == ("左侧文件没有标注牵头单位。",)


def test_deadline_changes_are_not_counted_where_one_document_has_no_deadlines():
    comparison = sample()
    tasks = tuple(replace(task, deadline=None) for task in comparison.left.tasks)
    page = make_page(replace(comparison, left=replace(comparison.left, tasks=tasks)))
    assert "flag:deadline" in [part.filter for part in make_page(comparison).verdict.flags]
    assert "flag:deadline" not in [part.filter for part in page.verdict.flags]


def test_side_names_fall_back_to_left_and_right():
    page = make_page(identical())
    assert (page.left_name, page.left_column) == ("左文件", "左文件任务")
    assert make_page(without_links()).left_name == "左 · 2020年"


def replaced(comparison, position, **fields):
    """The comparison with one change altered."""
    listed = list(comparison.changes)
    listed[position] = replace(listed[position], **fields)
    return replace(comparison, changes=tuple(listed))


def test_a_lead_that_was_handed_over_is_told_with_its_rows():
    old, new = UnitName("旧单位"), UnitName("新单位")
    handed = UnitChange("lead_handed_over", old, new, "lead", "lead", "responsible")
    comparison = replaced(sample(), 0, units=(handed,))
    lefts = (replace(comparison.left.tasks[0], lead_units=(old,)), *comparison.left.tasks[1:])
    rights = (replace(comparison.right.tasks[0], lead_units=(new,)), *comparison.right.tasks[1:])
    comparison = replace(
        comparison, left=replace(comparison.left, tasks=lefts), right=replace(comparison.right, tasks=rights)
    )
    table = make_page(comparison).overview.units
    assert [(pair.text, pair.times, pair.href) for pair in table.handovers] == [
        ("旧单位 → 新单位", "×1", "#r-00000001")
    ]
    handed_text = {row.name: row.handed for row in (*table.rows, *table.folded_rows)}
    assert (handed_text["旧单位"], handed_text["新单位"]) == ("→新单位×1", "←旧单位×1")
    (chip,) = changes(make_page(comparison))[0].units
    assert chip.tip == "牵头移交：旧单位 → 新单位；旧单位现为责任；新单位原为未列"


def test_facts_and_duties_that_changed_are_listed_with_their_direction():
    fact = FactChange("count", "changed", "10项", "12项", "up", 0.2)
    gone = FactChange("title", "removed", "《办法》", None)
    duty = StrengthChange("strengthened", None, "必须")
    listed = changes(make_page(replaced(sample(), 6, facts=(fact, gone), strength=(duty,))))[6].particulars
    assert [(entry.name, entry.sign, entry.text, entry.note) for entry in listed] == [
        ("数量", "", "10项 → 12项", "↑+20%"),
        ("文件", "－", "《办法》", ""),
        ("力度加强", "▲", "（无此类词） → 必须", ""),
    ]


def test_what_is_left_over_beside_a_reworded_member_is_not_called_dropped_or_added():
    merged = changes(make_page(sample()))[3]
    assert merged.rows[0].left.tasks[0].spans[0].mark == "整体改写"
    comparison = sample("level")
    merged = next(change for change in comparison.changes if change.kind == "merged")
    extra = ClauseEdit("added", None, ClauseRef(4, 8, 11, "另加。"))
    rights = list(comparison.right.tasks)
    rights[4] = replace(rights[4], text=rights[4].text + "另加。")
    position = comparison.changes.index(merged)
    longer = replaced(comparison, position, text=(*merged.text, extra))
    longer = replace(longer, right=replace(comparison.right, tasks=tuple(rights)))
    shown = next(change for change in changes(make_page(longer)) if change.kind == "merged")
    spans = shown.rows[0].right.tasks[0].spans
    assert [(span.status, span.mark) for span in spans] == [("shared", "②"), ("unmatched", "未能逐句对应")]


def test_a_row_without_a_link_names_the_candidate_that_came_near():
    dropped = changes(make_page(sample()))[5]
    cell = dropped.rows[0].right
    assert (cell.empty, cell.maybe.text, cell.maybe.score) == ("2021年无对应任务", "？可能对应 一 第2项", "相似度 0.41")
    assert cell.maybe.href == "#r-00000002"
    far = replace(sample(), runners_up=(Candidate(8, 1, LIKELY_FROM - 0.01),))
    assert changes(make_page(far))[5].rows[0].right.maybe is None


@pytest.mark.parametrize(
    ("mode", "left", "right", "said"),
    [
        ("year", 0.1, 0.9, "左文保留 10%"),
        ("year", 0.999, 0.5, "右文中 50% 来自左文"),
        ("year", 0.5, 0.7, None),
        ("region", 0.1, 0.9, "左文 10% 见于右文"),
    ],
)
def test_a_row_says_where_one_side_keeps_clearly_less_than_the_other(mode, left, right, said):
    comparison = replaced(sample(mode), 6, kept_left=left, kept_right=right)
    (shown,) = (change for change in changes(make_page(comparison)) if change.id == "r-00000007")
    assert shown.kept == said


def test_the_evidence_of_a_single_link_does_not_name_a_type_of_its_own():
    rows = changes(make_page(sample()))
    assert rows[6].evidence[0].body.facts == "相似度 0.83 · 全文对应"
    assert rows[4].evidence[0].body.facts == "相似度 0.83 · 改动 · 全文对应"


def test_kinds_of_the_verdict_say_how_many_of_their_links_are_to_be_confirmed():
    notes = {part.filter: part.note for part in make_page(sample()).verdict.kinds}
    assert notes["kind:rewritten"] == "其中待确认 1 条对应"
    assert notes["kind:merged"] == "2→1 项"


def test_a_level_verdict_leads_with_what_is_taken_up_and_leaves_zeros_out():
    verdict = make_page(sample("level")).verdict
    assert verdict.covered == "承接 8/9 项、承接率 89%"
    assert "：承接 8/9 项、承接率 89%；原文承接 1、" in verdict.sentence
    short = make_page(without_links()).verdict
    assert [part.word for part in short.kinds] == ["新增", "删除"]
    assert (short.covered, short.checks[0].closes) == (None, True)


def test_deadlines_of_a_group_name_their_members():
    comparison = sample()
    lefts = list(comparison.left.tasks)
    lefts[4], lefts[5] = replace(lefts[4], deadline="10月底前"), replace(lefts[5], deadline="年底前")
    comparison = replace(comparison, left=replace(comparison.left, tasks=tuple(lefts)))
    assert changes(make_page(comparison))[3].deadline.both == "① 10月底前\n② 年底前"
    lefts[4] = replace(lefts[4], deadline="年底前")
    comparison = replace(comparison, left=replace(comparison.left, tasks=tuple(lefts)))
    assert changes(make_page(comparison))[3].deadline.both == "年底前"


def test_a_moved_row_counts_both_documents_through():
    assert changes(make_page(sample()))[6].moved_from == "原第2项 → 现第8项"
    assert stubs(make_page(sample("region")))[0].text == "左文第2项“每年5月底前公布10项清单。”，对应第8项 ▼"


def test_regions_are_not_told_as_a_succession():
    page = make_page(sample("region"))
    assert page.title == "浙江省2020年政务公开工作要点与嘉兴市2021年政务公开工作要点对照"
    assert page.verdict.lead == "浙江省 9 项与嘉兴市 9 项"
    rows = changes(page)
    assert [badge.word for badge in rows[6].badges] == ["次序不同", "文字相近"]
    assert [chip.tip for chip in rows[6].units] == ["右方为牵头：省政府办公厅", "仅左列：省司法厅"]
    assert not any(chip.struck for change in rows for chip in change.units)
    assert [chip.struck for chip in changes(make_page(sample()))[6].units] == [False, True]


def test_units_covered_or_named_by_a_group_show_both_names():
    group = UnitName("各级行政机关")
    units = (
        UnitChange("covered_by_group", OFFICE, group, "responsible", "responsible"),
        UnitChange("named_from_group", group, OFFICE, "responsible", "lead"),
        UnitChange("something_new", OFFICE, OFFICE, "lead", "lead"),
    )
    chips = changes(make_page(replaced(sample(), 0, units=units)))[0].units
    assert {(chip.sign, chip.name) for chip in chips} == {
        ("⊂", "省政府办公厅 → 并入 各级行政机关"),
        ("⊃", "各级行政机关 → 点名 省政府办公厅"),
        (None, "省政府办公厅"),
    }


def test_a_side_that_lists_no_units_is_said_once_and_counts_as_no_change():
    units = (UnitChange("not_listed", None, OFFICE, None, "lead"),)
    shown = changes(make_page(replaced(sample(), 0, units=units)))[0]
    assert shown.units_note == "2020年未列单位"
    assert "flag:units" not in shown.filters


def test_a_converted_source_is_named_in_the_head():
    warning = ("left", ReadingWarning("traditional-converted", "转换"))
    fields = {field.name: field for field in make_page(replace(sample(), warnings=(warning,))).fields}
    assert fields["来源文件"].left[-1] == "原文为繁体，已转简体"
    assert len(fields["来源文件"].right) == 1
    assert fields["成文日期"].left == ("2020年5月12日",)


def test_settings_have_chinese_names_and_unknown_ones_keep_their_own():
    page = make_page(replace(sample(), signature=(("version", "1"), ("new_setting", "2"))))
    assert page.signature == (("软件版本", "1"), ("new_setting", "2"))


def test_the_matrix_is_left_out_when_one_side_has_no_sections():
    comparison = sample()
    flat = tuple(replace(task, section=()) for task in comparison.right.tasks)
    assert make_page(replace(comparison, right=replace(comparison.right, tasks=flat))).overview.matrix is None


def test_levels_count_what_the_lower_one_made_of_the_tasks_and_close():
    comparison = sample("level")
    roles = {"added": "own", "dropped": "not_taken_up", "unchanged": "taken_up"}
    listed = tuple(replace(change, role=roles.get(change.kind, "refined")) for change in comparison.changes)
    page = make_page(replace(comparison, changes=listed))
    assert [(part.word, part.count) for part in page.verdict.roles] == [
        ("承接", 1), ("细化", 5), ("未承接", 1), ("自增", 1),
    ]  # fmt: skip
    assert not {"kind:added", "kind:dropped"} & {part.filter for part in page.verdict.kinds}
    assert [chip.value for chip in page.toolbar.chips[:4]] == [part.filter for part in page.verdict.roles]
    words = {change.kind: change.badges[-1].word for change in changes(page)}
    assert (words["split"], words["unchanged"], words["added"]) == ("细化·拆分", "承接", "自增")


def test_decisions_made_before_stand_in_their_rows_and_lost_ones_in_the_appendix():
    comparison = sample()
    states = [UNDECIDED] * len(comparison.changes)
    states[0], states[1] = ReviewState("accepted", by="甲"), ReviewState("needs_review", reason="text_changed")
    anchor = Anchor("left-99", "一", "已经删去的任务", "0" * 16)
    claim = Claim(("left-99",), (), kind="dropped")
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


def test_clauses_that_nobody_took_up_are_listed_with_their_rows():
    comparison = sample("level")
    gaps = make_page(comparison).overview.gaps
    if comparison.coverage is None:
        assert gaps is None
        return
    told = [
        clause.clause.text
        for entry in comparison.coverage.tasks
        for clause in entry.clauses
        if clause.state in ("not", "partly")
    ]
    assert [gap.clause for gap in gaps.rows] == told
    assert make_page(sample()).overview.gaps is None
