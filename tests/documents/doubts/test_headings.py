"""Headings of a look back, and headings of a table that are demands, are told."""

import pytest

from documents.doubts.headings import heading_doubts
from documents.model import Document, Source, Task

PROSE = Source("d.txt", "0", "text", "key_points")
TABLE = Source("d.txt", "0", "text", "tabbed_table")


def told(heading, source):
    tasks = tuple(Task(f"d-{i}", str(i), (heading,), f"修路{i}公里。") for i in (1, 2))
    return [warning.code for warning in heading_doubts(Document("d", "方案", tasks, source=source))]


@pytest.mark.parametrize(
    ("heading", "source", "codes"),
    [
        ("一、2025年工作完成情况", PROSE, ["looks-back"]),
        ("一、2025年工作回顾", PROSE, ["looks-back"]),
        ("一、2026年工作安排", PROSE, []),
        ("（二）公开预算执行情况", PROSE, []),
        ("完成抄表4.2万只，到户率达到96%。", TABLE, ["demand-in-heading"]),
        ("、救生衣200件", TABLE, ["demand-in-heading"]),
        ("题，结果书面答复来信人", TABLE, ["demand-in-heading"]),
        ("题，结果书面答复来信人", PROSE, []),
        ("一、农业，农村", TABLE, []),
        ("（一）深化信息公开，强化政令权威。", TABLE, []),
        ("（一）办好5件实事，惠及3万人。", TABLE, []),
        ("完成抄表4.2万只，到户率达到96%。", PROSE, []),  # readers of prose tell it themselves
    ],
)
def test_headings_that_are_none_of_tasks_are_told(heading, source, codes):
    assert told(heading, source) == codes
