"""What a warning says of characters that have no place."""

import pytest

from tests.documents.small_documents import read

PLAN = "一、重点任务\n（一）公开目录，健全机制。（市司法局负责）\n{lone}\n（三）加强监管，规范执法。（市司法局负责）\n"
LONE = "（二）（市司法局、市财政局、市民政局、市教育局、市外办负责{who}）"  # units without a demand


@pytest.mark.parametrize(("who", "shown"), [("", LONE.format(who="")), ("制", LONE.format(who="制")[:30] + "…")])
def test_a_long_text_without_a_place_is_quoted_in_part(who, shown):
    document = read(PLAN.format(lone=LONE.format(who=who)))
    assert [(warning.code, warning.message) for warning in document.warnings] == [
        ("unplaced-text", f"未能归入任何字段：“{shown}”")
    ]
