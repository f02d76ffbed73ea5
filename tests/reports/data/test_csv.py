import csv
import io

import pytest

from reports import csv_bytes
from reports.rows.plain_rows import LINK_COLUMNS
from tests.reports.samples import STATES, hostile, sample


def rows(comparison, **options):
    return list(csv.reader(io.StringIO(csv_bytes(comparison, **options).decode("utf-8-sig"), newline="")))


def test_the_file_starts_with_a_byte_order_mark_and_chinese_headers():
    assert csv_bytes(sample()).startswith(b"\xef\xbb\xbf")
    assert rows(sample())[0][:3] == ["变更编号", "类型", "移动"]
    assert rows(sample(), lang="en")[0][:3] == ["change", "type", "moved"]


@pytest.mark.parametrize("name", STATES)
def test_there_is_one_row_per_link_and_per_task_without_one(name):
    comparison = STATES[name]
    unlinked = sum(not change.links for change in comparison.changes)
    header, *body = rows(comparison)
    assert len(body) == len(comparison.links) + unlinked
    assert {len(row) for row in (header, *body)} == {len(LINK_COLUMNS)}


def test_a_row_tells_what_became_of_units_and_deadline():
    row = next(row for row in rows(sample()) if row[0] == "r-00000007")
    assert dict(zip(LINK_COLUMNS, row, strict=True)) == {
        "change": "r-00000007",
        "kind": "改动",
        "moved": "是",
        "left_id": "left-02",
        "left_number": "2",
        "left_section": "一、深化公开 › （一）小标题",
        "left_text": "每年5月底前公布10项清单。",
        "left_units": "责任：省政府办公厅、省司法厅",
        "left_deadline": "5月底前",
        "right_id": "right-08",
        "right_number": "8",
        "right_section": "二、强化监督 › （一）小标题",
        "right_text": "每年6月底前公布12项清单。",
        "right_units": "牵头：省政府办公厅",
        "right_deadline": "6月底前",
        "unit_changes": "新任牵头：省政府办公厅；退出：省司法厅",
        "deadline_change": "推迟：5月底前 → 6月底前",
        "facts": "日期：5月底 → 6月底；数量：10项 → 12项（增 20%）",
        "strength": "加强：公布 → 公布",
        "explanation": "由一 第2项移至二 第8项；“每年6月底前公布12项清单”文字有改动；省政府办公厅改任牵头；不再列省司法厅；"
        "时限由5月底前改为6月底前（推迟30天）；日期由5月底改为6月底；数量由10项改为12项；力度加强（公布 → 公布）。",
        "score": "0.83",
        "confidence": "0.97",
        "matched_by": "字面+标题",
        "uncertain": "否",
        "decision": "",
        "note": "",
    }


def test_no_cell_of_hostile_text_starts_a_formula():
    for row in rows(hostile()):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))] == []
