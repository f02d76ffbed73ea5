"""Paragraphs that may be items of their own are told."""

import pytest

from documents.doubts.paragraphs import paragraph_doubts
from documents.model import Document, Task
from tests.documents.doubts.telling import PROSE, told

UNITS = "（县水利局负责）"


def test_a_title_below_a_heading_without_items_is_told():
    text = PROSE + f"\n二、抗旱\n打井。新打机井十眼。{UNITS}"
    assert ("paragraph-without-number", 10) in [(code, line) for code, line, _ in told(text)]


def test_a_heading_with_one_plain_paragraph_is_not_told():
    text = PROSE + f"\n二、抗旱\n新打机井十眼，配齐水泵。{UNITS}"
    assert "paragraph-without-number" not in [code for code, *_ in told(text)]


@pytest.mark.parametrize(("paragraphs", "codes"), [(5, ["long-text"]), (3, [])])
def test_one_text_of_many_paragraphs_is_told(paragraphs, codes):
    texts = ["修路。", "架桥。", "植树。", "\n".join(["清淤。"] * paragraphs)]
    tasks = tuple(Task(f"d-{i}", str(i), (), text) for i, text in enumerate(texts))
    assert [warning.code for warning in paragraph_doubts(Document("d", "方案", tasks))] == codes


def test_many_paragraphs_are_not_told_where_several_texts_have_some():
    tasks = tuple(Task(f"d-{i}", str(i), (), "修路。\n" * i + "架桥。") for i in range(6))
    assert list(paragraph_doubts(Document("d", "方案", tasks))) == []
