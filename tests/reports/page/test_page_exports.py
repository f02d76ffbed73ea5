import json

from reports.page.page_exports import page_exports, page_exports_json
from reports.rows.review_data import review_data
from reports.words.wording import wording
from tests.reports.samples import hostile, sample

WORDS = wording("zh-CN")


def place(row: str) -> int:
    """Where a row stands in what the page decides with."""
    return [entry["key"] for entry in review_data(sample())["rows"]].index(row)


def test_cells_that_the_page_does_not_print_are_stored_once_each():
    data = page_exports(sample(), WORDS)
    texts = data["texts"]
    assert len(set(texts)) == len(texts)
    row = data["rows"][place("r-00000007")]
    assert [texts[cell] for cell in row[:-1]] == [
        "改动",
        "是",
        "移动、改动",
        "新任牵头：省政府办公厅；退出：省司法厅",
        "推迟：5月底前 → 6月底前",
        "日期：5月底 → 6月底；数量：10项 → 12项（增 20%）",
        "加强：公布 → 公布",
    ]
    assert [texts[cell] for cell in row[-1]] == ["0.83", "0.97", "字面+标题", "否"]
    assert [texts[cell] for cell in data["tasks"]["old"][1]] == [
        "责任：省政府办公厅、省司法厅",
        "5月底前",
        "一 第{label}项",
    ]


def test_a_task_without_a_link_has_one_row_without_evidence():
    data = page_exports(sample(), WORDS)
    assert [[data["texts"][cell] for cell in cells] for cells in data["rows"][place("r-00000002")][7:]] == [
        ["", "", "", "否"]
    ]


def test_hostile_text_cannot_end_the_data_block():
    text = page_exports_json(hostile(), WORDS)
    assert not set(text) & set("<>&")
    assert json.loads(text) == page_exports(hostile(), WORDS)
