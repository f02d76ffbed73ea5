import re
from dataclasses import replace
from itertools import pairwise

import pytest

from reports import xlsx_bytes
from reports.office.office_text import office_text
from reports.office.xlsx_details import COLUMNS, DATA_SHEET, DECISIONS
from tests.reports.builders import document, task
from tests.reports.office_files import S, entries, parts, shared_strings, sheet_xml, sheets
from tests.reports.samples import STATES, hostile, long_list, sample

TABLE, DETAILS, UNITS, COUNTS, ABOUT = range(1, 6)


def details(content):
    _, *rows = sheets(content)["明细"]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def test_there_are_five_sheets_and_the_data_of_the_decisions_behind_them():
    content = xlsx_bytes(sample())
    assert list(sheets(content)) == ["对照表", "明细", "单位变动", "统计", "说明", DATA_SHEET]
    assert b'name="policydiff" sheetId="6" state="veryHidden"' in parts(content)["xl/workbook.xml"]


@pytest.mark.parametrize("name", STATES)
def test_the_table_holds_every_change_by_id_and_every_text_whole(name):
    comparison = STATES[name]
    cells = [str(cell) for row in sheets(xlsx_bytes(comparison))["对照表"] for cell in row]
    ids = [found.group(1) for cell in cells if (found := re.search(r"行号：(r-[0-9a-f]+)$", cell))]
    assert sorted(ids) == sorted(change.id for change in comparison.changes)
    plain = "\n".join(re.sub("〔[^〕]{1,8}〕", "", cell) for cell in cells)
    for one in (*comparison.left.tasks, *comparison.right.tasks):
        assert re.sub("〔[^〕]{1,8}〕", "", office_text(one.text)) in plain


def test_the_table_prints_on_a4_landscape_with_its_header_on_every_page():
    content = xlsx_bytes(sample())
    sheet = sheet_xml(content, TABLE)
    setup = sheet.find(f"{S}pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("scale")) == ("9", "landscape", "82")
    assert sheet.find(f"{S}sheetPr/{S}pageSetUpPr") is None  # fitted pages would make Excel forget the breaks
    digits = sum(float(column.get("width")) for column in sheet.iter(f"{S}col"))
    assert (
        digits * 8 * 0.75 * 0.88 <= 757
    )  # points of 267 mm; digits of 8 pixels are an eighth wider than those of 宋体
    pane = sheet.find(f"{S}sheetViews/{S}sheetView/{S}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")
    names = parts(content)["xl/workbook.xml"].decode()
    assert "'对照表'!$3:$3" in names or "对照表!$3:$3" in names
    assert re.search(r"对照表'?!\$A\$1:\$D\$\d+", names)


def test_no_page_of_the_table_ends_within_a_change_or_after_a_heading():
    content = xlsx_bytes(long_list(60))
    sheet = sheet_xml(content, TABLE)
    heights = {int(row.get("r")): float(row.get("ht")) for row in sheet.iter(f"{S}row")}
    rows = sheets(content)["对照表"]
    breaks = [int(entry.get("id")) for entry in sheet.iter(f"{S}brk")]  # a page ends after this row
    assert len(breaks) > 2
    for start, end in pairwise([0, *breaks]):
        assert sum(heights[row] for row in range(start + 1, end + 1)) <= 501.7 / 0.82
        assert re.match(r"\d", str(rows[end][0])) or "行" in str(rows[end][0])  # the next page begins with a change
        assert str(rows[end - 1][0]) == "" or str(rows[end - 1][0])[0].isdigit()  # and this one ends with one


def test_a_group_is_merged_in_the_table_and_nothing_is_merged_in_the_details():
    content = xlsx_bytes(sample())
    merged = [area.get("ref") for area in sheet_xml(content, TABLE).iter(f"{S}mergeCell")]
    assert [area for area in merged if re.fullmatch(r"B(\d+):B(\d+)", area)]
    assert [area for area in merged if re.fullmatch(r"C(\d+):C(\d+)", area)]
    assert list(sheet_xml(content, DETAILS).iter(f"{S}mergeCell")) == []


def test_marked_text_is_rich_text():
    runs = {
        "".join(node.text or "" for node in run.iter(f"{S}t")): {
            child.tag.removeprefix(S) for child in run.find(f"{S}rPr")
        }
        for run in shared_strings(xlsx_bytes(sample())).iter(f"{S}r")
        if run.find(f"{S}rPr") is not None
    }
    assert {"b", "u"} <= runs["12项"]
    assert "strike" in runs["10项"]
    assert not {"b", "u", "strike"} & runs["底前公布"]


@pytest.mark.parametrize("name", STATES)
def test_details_have_a_row_for_each_link_and_each_task_without_one(name):
    comparison = STATES[name]
    rows = details(xlsx_bytes(comparison))
    expected = [
        (
            change.id,
            comparison.left.tasks[comparison.links[link].left].id,
            comparison.right.tasks[comparison.links[link].right].id,
        )
        for change in comparison.changes
        for link in change.links
    ] + [
        (
            change.id,
            *(
                "".join(tasks[index].id for index in own)
                for tasks, own in ((comparison.left.tasks, change.left), (comparison.right.tasks, change.right))
            ),
        )
        for change in comparison.changes
        if not change.links
    ]
    assert sorted((row["change"], row["left_id"], row["right_id"]) for row in rows) == sorted(expected)


def test_a_row_of_the_details_tells_all_there_is():
    rows = [row for row in details(xlsx_bytes(sample())) if row["change"] == "r-00000007"]
    assert rows == [
        {
            "change": "r-00000007", "group": "", "kind": "改动", "moved": "是", "uncertain": "否",
            "left_id": "left-02", "left_number": "2", "left_place": "第6行",
            "left_section": "一、深化公开 › （一）小标题", "left_text": "每年5月底前公布10项清单。",
            "left_units": "责任：省政府办公厅、省司法厅", "left_deadline": "5月底前",
            "right_id": "right-08", "right_number": "8", "right_place": "第24行",
            "right_section": "二、强化监督 › （一）小标题", "right_text": "每年6月底前公布12项清单。",
            "right_units": "牵头：省政府办公厅", "right_deadline": "6月底前",
            "unit_changes": "新任牵头：省政府办公厅；退出：省司法厅", "deadline_change": "推迟：5月底前 → 6月底前",
            "facts": "日期：5月底 → 6月底；数量：10项 → 12项（增 20%）", "strength": "加强：公布 → 公布",
            "explanation": "由一 第2项移至二 第8项；“每年6月底前公布12项清单”文字有改动；省政府办公厅改任牵头；不再列省司法厅；"
            "时限由5月底前改为6月底前（推迟30天）；日期由5月底改为6月底；数量由10项改为12项；力度加强（公布 → 公布）。",
            "score": 0.8346, "confidence": 0.97, "matched_by": "字面+标题",
            "decision": "", "relink": "", "retype": "", "note": "", "reviewer": "",
        }
    ]  # fmt: skip


def test_rows_of_one_group_share_its_number():
    rows = details(xlsx_bytes(sample()))
    assert {row["group"] for row in rows if row["kind"] == "拆分"} == {"3"}


def test_decisions_are_chosen_from_a_list_and_the_table_can_be_filtered():
    sheet = sheet_xml(xlsx_bytes(sample()), DETAILS)
    rows = len(details(xlsx_bytes(sample())))
    lists = {entry.get("sqref"): entry.find(f"{S}formula1").text for entry in sheet.iter(f"{S}dataValidation")}
    assert lists[f"AB2:AB{rows + 1}"] == '"确认,驳回,改连,改类型,稍后"'
    assert len(lists) == 2
    assert sheet.find(f"{S}autoFilter").get("ref") == f"A1:AF{rows + 1}"
    assert DECISIONS == ("accept", "reject", "relink", "retype", "later")


def test_counts_close_on_both_sides():
    rows = [row[:4] for row in sheets(xlsx_bytes(sample()))["统计"]]
    assert ["合计", 8.0, 9.0, 9.0] in rows
    assert ["文件任务数", "", 9.0, 9.0] in rows
    assert ["核对", "", "✓ 闭合", "✓ 闭合"] in rows


def test_the_ledger_names_every_unit_and_who_took_the_lead():
    content = xlsx_bytes(sample())
    names = " ".join(str(cell) for row in sheets(content)["单位变动"] for cell in row[:3])
    assert all(unit in names for unit in ("省政府办公厅", "省司法厅", "省大数据局", "省卫生健康委"))


def test_the_last_sheet_explains_legend_documents_hashes_and_warnings():
    text = "\n".join(str(cell) for row in sheets(xlsx_bytes(sample()))["说明"] for cell in row)
    for expected in ("图例", "0123456789abcdef" * 4, "第12行没有认出。", "语义模型", "浙政办发〔2020〕1号"):
        assert expected in text


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_no_cell_is_a_formula_a_link_or_anything_but_text_and_numbers(lang):
    content = xlsx_bytes(hostile(), lang=lang)
    files = parts(content)
    for position in range(1, 7):
        sheet = sheet_xml(content, position)
        assert list(sheet.iter(f"{S}f")) == []
        assert list(sheet.iter(f"{S}hyperlink")) == []
        assert {cell.get("t") for cell in sheet.iter(f"{S}c") if cell.find(f"{S}v") is not None} <= {"s", None}
    assert [name for name in files if "rels" in name and b"http://evil" in files[name]] == []
    cells = [cell for row in sheets(content)["明细" if lang == "zh-CN" else "Details"] for cell in row]
    assert '=HYPERLINK("http://evil.example","点")' in cells
    assert "<script>alert(1)</script>" in cells
    assert b'quotePrefix="1"' in files["xl/styles.xml"]


def test_marks_that_turn_a_line_around_are_named():
    cells = [str(cell) for row in sheets(xlsx_bytes(hostile()))["对照表"] for cell in row]
    assert any("〔U+202E〕反写〔U+2066〕隔离" in cell for cell in cells)
    assert not any("\u202e" in cell for cell in cells)


def test_a_text_longer_than_a_cell_is_cut_with_a_word_about_it():
    comparison = long_list(1)
    long = document("left", [task("x", 1, "一、长章节", "长" * 40000)])
    content = xlsx_bytes(replace(comparison, left=long))
    (row,) = details(content)
    assert row["left_text"].endswith("字，见 JSON 或网页）")
    assert 31900 < len(row["left_text"]) <= 32000


def test_the_same_comparison_gives_the_same_bytes_without_a_time():
    content = xlsx_bytes(sample())
    assert content == xlsx_bytes(sample())
    assert {entry.date_time for entry in entries(content)} == {(1980, 1, 1, 0, 0, 0)}
    assert re.findall(rb">(\d{4}-[^<]*)<", parts(content)["docProps/core.xml"]) == [b"1980-01-01T00:00:00Z"] * 2
