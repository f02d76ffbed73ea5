import json

import jsonschema
import pytest

from documents.errors import InputError
from review import dumps, loads
from review.attribution import parts, same_comparison
from review.belonging import part_for
from review.merging import merge
from tests.compare.test_decision_json import VALIDATOR
from tests.review.samples import TEXTS, comparison, decide, document, log

OLD, NEW = document("old"), document("new", (*TEXTS, "最后新增的一条。"))
CITY = document("city", (*TEXTS[:2], *(f"市里自定的第{number}项。" for number in range(4))))
YEAR, LEVEL = comparison(left=OLD, right=NEW), comparison(left=OLD, right=CITY)
MINE = log(YEAR, decide(YEAR, 0, "accept", 1), decide(YEAR, 4, "accept", 2))
THEIRS = log(LEVEL, decide(LEVEL, 1, "reject", 3, by="乙", event="level-01"))
ALONE = next(place for place, change in enumerate(YEAR.changes) if change.left == (4,))


@pytest.fixture
def merged():
    return merge([("year.json", MINE), ("level.json", THEIRS)])[0]


def events(some):
    return [decision.event for decision in some.decisions]


def test_a_merged_file_says_of_every_decision_which_report_it_was_made_on(merged):
    content = dumps(merged)
    data = json.loads(content)
    assert list(VALIDATOR.iter_errors(data)) == []
    assert data["report"]["id"] == MINE.report.id
    assert [(entry["id"], entry["inputs"][1]["name"]) for entry in data["reports"]] == [(THEIRS.report.id, "city.txt")]
    assert [decision["report"] for decision in data["decisions"]] == [MINE.report.id] * 2 + [THEIRS.report.id]
    assert loads(content, name="m.json") == merged
    assert [(part.report, events(part)) for part in parts(merged)] == [
        (MINE.report, events(MINE)),
        (THEIRS.report, events(THEIRS)),
    ]


def test_a_file_on_one_report_has_no_list_of_reports_and_is_read_as_before():
    data = json.loads(dumps(MINE))
    assert "reports" not in data
    for decision in data["decisions"]:
        assert "report" not in decision
    assert parts(loads(json.dumps(data).encode(), name="old.json")) == (MINE,)


def test_a_comparison_takes_its_own_decisions_of_a_merged_file(merged):
    assert events(part_for(merged, OLD, NEW, name="m.json")) == events(MINE)
    assert events(part_for(merged, OLD, CITY, name="m.json")) == events(THEIRS)
    edited = document("new", ("补充的第一条。", *TEXTS))
    assert events(part_for(merged, OLD, edited, name="m.json")) == events(MINE)


def test_a_merged_file_of_other_documents_is_refused(merged):
    others = (document(name, tuple(f"{name}的第{number}件别的事。" for number in range(3))) for name in "xy")
    with pytest.raises(InputError, match=r"'m\.json' is for another report"):
        part_for(merged, *others, name="m.json")


def test_a_task_taken_up_in_one_comparison_and_alone_in_another_is_no_contradiction():
    city = log(LEVEL, decide(LEVEL, 0, "relink", 1, links=[(4, 3)], event="level-02"))
    year = log(YEAR, decide(YEAR, ALONE, "accept", 2))
    assert merge([("year.json", year), ("level.json", city)])[1] == ()
    same = log(YEAR, decide(YEAR, 0, "relink", 1, links=[(4, 3)], event="year-02", by="乙"))
    assert len(merge([("a.json", year), ("b.json", same)])[1]) == 1


def test_two_versions_of_one_document_are_one_comparison_by_name_or_by_a_task_decided_on():
    text = (*TEXTS, "另一个结尾。")
    for version in (document("new", text), document("new", text, name="copy.txt")):
        later = comparison(left=OLD, right=version)
        assert same_comparison(MINE, log(later, decide(later, 0, "reject", 9)))
    assert not same_comparison(MINE, THEIRS)


@pytest.mark.parametrize(
    "value", [5, [5], [{"id": "p-1"}], [{"id": "p-0123456789ab", "tool": "", "settings_hash": ""}]]
)
def test_a_broken_list_of_reports_is_refused_in_a_sentence(merged, value):
    data = json.loads(dumps(merged)) | {"reports": value}
    with pytest.raises(InputError, match=r"'m\.json'"):
        loads(json.dumps(data).encode(), name="m.json")
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(data)
