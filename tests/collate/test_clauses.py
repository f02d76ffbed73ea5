import pytest

from collate import Witness
from collate.clauses import witness_clauses
from documents.model import Document, Task


def cut(text, title=None):
    task = Task("d-1", None, (), text, title=title)
    witness = Witness("d", "d", Document("d", "d", (task,)))
    return [
        (one.text, one.text[one.core[0] - one.start : one.core[1] - one.start], one.last)
        for one in witness_clauses([witness])
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("公开会议，解读政策。", [("公开会议，", "公开会议，", False), ("解读政策。", "解读政策。", True)]),
        ("按照有关要求，公开会议。", [("按照有关要求，公开会议。", "公开会议。", True)]),
        ("公开会议，按照有关要求。", [("公开会议，按照有关要求。", "公开会议，", True)]),
        ("按照有关要求，", [("按照有关要求，", "按照有关要求，", True)]),
    ],
)
def test_a_frame_goes_with_what_it_leads_to(text, clauses):
    assert cut(text) == clauses


def test_a_title_goes_with_the_first_clause():
    assert cut("公开会议。", "加强政策解读") == [("加强政策解读\n公开会议。", "公开会议。", True)]
