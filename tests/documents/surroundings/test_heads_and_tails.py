import pytest

from documents.model import Source
from documents.text_document import parse_text
from tests.documents.surroundings.heads_and_tails import ARTICLES, BODY, DOCUMENTS, TABLE

TASKS = {
    BODY: ("一（一）", "一（二）", "二（三）"),
    TABLE: ("1", "2", "3"),
    ARTICLES: ("第一条", "第二条", "第三条"),
}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.head[:24].replace("\n", " "))
def test_what_stands_around_the_tasks_is_metadata_or_nothing(document):
    text = f"{document.head}\n{document.body}{document.tail}"
    read = parse_text(text, document_id="d", source=Source("d.txt", "0" * 64, "text"))
    found = (
        read.title,
        read.issuer,
        read.document_number,
        read.issued_on,
        read.year,
        read.region,
        read.level,
    )
    assert found == document[2:9]
    assert tuple(task.number for task in read.tasks) == TASKS[document.body]
    assert not [warning for warning in read.warnings if warning.code == "unplaced-text"]


def test_the_table_is_as_large_as_it_says():
    assert len(DOCUMENTS) >= 80
