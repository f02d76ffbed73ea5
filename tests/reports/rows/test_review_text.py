"""What people decided stands in every format."""

import csv
import io
from dataclasses import replace

import pytest

from compare.decisions import UNDECIDED, Anchor, Decision, LostDecision, Review, ReviewState, Statement
from reports import csv_bytes, docx_bytes, render_markdown, xlsx_bytes
from reports.rows.plain_rows import LINK_COLUMNS
from reports.rows.review_text import change_review_text, review_text
from reports.words.wording import wording
from tests.reports.office_files import document, paragraphs, sheets
from tests.reports.samples import sample

WORDS = wording("zh-CN")


def reviewed(**options):
    """The sample with two rows and one link of a split decided."""
    base = sample()
    ids = [change.id for change in base.changes]
    states = [UNDECIDED] * len(ids)
    states[ids.index("r-00000007")] = ReviewState("accepted", note="同意", by="张三")
    states[ids.index("r-00000004")] = ReviewState("retyped", kind="regrouped", by="李四")
    links = [UNDECIDED] * len(base.links)
    links[4] = ReviewState("rejected", by="李四")  # the second part of the split
    return replace(base, review=Review(tuple(states), tuple(links), **options))


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (UNDECIDED, ""),
        (ReviewState("accepted", by="张三"), "确认（张三）"),
        (ReviewState("later"), "稍后"),
        (ReviewState("retyped", kind="split", by="张三"), "改类型：拆分（张三）"),
        (ReviewState("needs_review", reason="text_changed", by="张三"), "需再审：文字已变（张三）"),
    ],
)
def test_a_decision_is_said_with_its_type_or_reason_and_its_maker(state, text):
    assert review_text(state, sample(), WORDS) == text


def test_a_single_link_of_a_group_is_named():
    comparison = reviewed()
    place = [change.kind for change in comparison.changes].index("split")
    assert change_review_text(place, comparison, WORDS) == "4 → 4：驳回（李四）"


def test_office_files_say_it_in_the_row():
    expected = "决定：确认（张三）；备注：同意"
    assert expected in paragraphs(document(docx_bytes(reviewed())))
    assert any(expected in str(cell) for row in sheets(xlsx_bytes(reviewed()))["对照表"] for cell in row)


def test_csv_and_markdown_say_it_in_a_column():
    _, *body = csv.reader(io.StringIO(csv_bytes(reviewed()).decode("utf-8-sig"), newline=""))
    rows = [dict(zip(LINK_COLUMNS, row, strict=True)) for row in body]
    assert [(row["decision"], row["note"]) for row in rows if row["change"] == "r-00000007"] == [
        ("确认（张三）", "同意")
    ]
    assert [row["decision"] for row in rows if row["kind"] == "拆分"] == ["", "驳回（李四）"]
    assert "| 确认（张三）；备注：同意 | r-00000007 |" in render_markdown(reviewed())


def test_decisions_without_a_task_are_counted_once():
    anchor = Anchor("left-77", "一、深化公开", "旧有任务。", "0" * 16)
    claim = Statement(("left-77",), (), (), "dropped")
    at = "2021-05-12T08:30:00.000Z"
    decision = Decision("event-001", "r-99999999", "accept", claim, None, (anchor,), (), None, "张三", at)
    lost = LostDecision(decision, "task_missing", (anchor,))
    text = "\n".join(paragraphs(document(docx_bytes(reviewed(orphaned=(lost, lost))))))
    assert "有 2 条决定在两份文件中已找不到所指任务（失锚），未予采用。" in text
