import json

from corpus.metadata import Known, entry_of, own_task_ids
from tests.corpus.samples import DEMANDS, content


def test_what_a_document_says_goes_before_what_is_known():
    found = entry_of("a", content("浙江省", *DEMANDS), Known("别的标题", "浙江省", "province", 2020))
    assert (found.title, found.region, found.level, found.year) == (
        "浙江省关于印发政务公开工作要点的通知",
        "浙江省",
        "province",
        2020,
    )
    assert (found.subject, found.tasks, found.untold) == ("政务公开", 3, ())


def test_what_cannot_be_told_is_named():
    found = entry_of("a", content("a", *DEMANDS))
    assert found.untold == ("level", "region", "year")
    assert entry_of("a", content("a", *DEMANDS), Known(None, "乾县", "county", 2020)).untold == ("higher place",)


def test_the_key_changes_with_the_tasks_and_with_what_is_known():
    one = entry_of("a", content("a", *DEMANDS))
    assert entry_of("b", content("a", *DEMANDS)).key == one.key
    assert entry_of("a", content("a", *DEMANDS[:2])).key != one.key
    assert entry_of("a", content("a", *DEMANDS), Known(year=2020)).key != one.key


def test_tasks_are_named_after_their_document_unless_somebody_named_them():
    listed = json.loads(content("a", *DEMANDS))
    listed["tasks"][1]["id"] = "B7"
    assert own_task_ids("2021/a", listed) == ("2021/a-01", "B7", "2021/a-03")
