"""What a warning says of characters that have no place."""

import pytest

from tests.documents.small_documents import read

TABLE = "序号\t工作任务\t责任单位\n1\t公开目录。\t市司法局\n"


@pytest.mark.parametrize(("size", "shown"), [(30, "各" * 30), (31, "各" * 30 + "…")])
def test_a_long_text_without_a_place_is_quoted_in_part(size, shown):
    document = read(TABLE + "各" * size)
    assert [(warning.code, warning.message) for warning in document.warnings] == [
        ("unplaced-text", f"未能归入任何字段：“{shown}”")
    ]
