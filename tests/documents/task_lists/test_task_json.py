import json
from dataclasses import replace
from pathlib import Path

import pytest

from documents.errors import InputError, NoTasksError
from documents.model import Annex, Document, PageBox, Place, ReadingWarning, Source, Task, UnitName, task_id
from documents.task_lists.task_json import document_from_dict, document_to_dict, dumps, loads

GOLD = sorted((Path(__file__).parents[2] / "gold" / "tasks").glob("*.json"))
CASES = sorted((Path(__file__).parents[4] / "shared" / "cases").glob("**/left.json"))

FULL = Document(
    id="zj2021",
    title="2021年浙江省政务公开工作要点",
    tasks=(
        Task(
            id="zj2021-01",
            number="一（一）-1",
            section=("一、总则", "（一）公开"),
            text="加强政策解读。",
            lead_units=(UnitName("省政府办公厅"),),
            responsible_units=(UnitName("省司法厅"),),
            cooperating_units=(UnitName("省财政厅"),),
            unit_text="省政府办公厅牵头，省司法厅、省财政厅配合",
            deadline="年底前",
            remark="新增",
            title="公开",
            place=Place(line=7, cell="B7", boxes=(PageBox(2, 56.0, 700.5, 540.0, 780.0), PageBox(3, 56, 60, 540, 90))),
        ),
    ),
    issuer="浙江省人民政府办公厅",
    document_number="浙政办发〔2021〕1号",
    issued_on="2021-05-12",
    year=2021,
    region="浙江省",
    level="province",
    global_responsible_units=(UnitName("各市、县（市、区）政府"),),
    annexes=(Annex("甲", (UnitName("省司法厅"),)), Annex("乙", ())),
    notes=("没有时限列。",),
    source=Source("zj2021.json", "ab12", "json"),
    warnings=(ReadingWarning("inferred-number", "编号按次序推定。", Place(line=9), "zj2021-01"),),
)


def read(data, **options):
    return document_from_dict(data, name="list.json", sha256="00", **options)


def one_task(**fields):
    return {"document": {"id": "d"}, "tasks": [{"text": "甲", **fields}]}


def test_document_survives_the_round_trip():
    assert loads(dumps(FULL), name="zj2021.json", sha256="ab12") == FULL


def test_places_survive_the_round_trip():
    assert read(document_to_dict(FULL)).tasks[0].place == FULL.tasks[0].place


def test_keys_come_in_the_order_of_the_schema():
    data = document_to_dict(FULL)
    assert list(data["document"]) == [
        *("id", "title", "issuer", "doc_number", "issued_on", "year", "region", "level", "notes"),
        *("global_responsible_units", "annex", "annexes", "source", "warnings"),
    ]
    assert list(data["tasks"][0]) == [
        *("id", "number", "section", "title", "text", "lead_units", "responsible_units", "cooperating_units"),
        *("open_units", "unit_text", "deadline", "remark", "line", "cell", "boxes"),
    ]


def test_keys_that_say_nothing_are_left_out():
    plain = replace(FULL, global_responsible_units=(), annexes=(), source=None, warnings=())
    assert list(document_to_dict(plain)["document"])[-1] == "notes"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_list_is_accepted_and_keeps_every_value(path):
    data = json.loads(path.read_text("utf-8"))
    document = loads(path.read_text("utf-8"), name=path.name, sha256="00")
    written = document_to_dict(document)
    for side in ("document", "tasks"):
        given = data[side] if side == "tasks" else [data[side]]
        made = written[side] if side == "tasks" else [written[side]]
        for before, after in zip(given, made, strict=True):
            known = set(before) - {"source", "note", "alt_units"}
            assert {key: after[key] for key in known} == {key: before[key] for key in known}


@pytest.mark.skipif(not CASES, reason="the development cases are not part of the project")
def test_development_cases_are_accepted():
    for path in CASES:
        document = loads(path.read_text("utf-8"), name=path.name, sha256="00")
        assert [task.id for task in document.tasks] == [task["id"] for task in json.loads(path.read_bytes())["tasks"]]


@pytest.mark.parametrize(("count", "expected"), [(9, "d-07"), (99, "d-07"), (100, "d-007"), (1000, "d-0007")])
def test_generated_id_has_as_many_digits_as_the_count_needs(count, expected):
    assert task_id("d", 7, count) == expected


def test_tasks_without_id_are_numbered_by_position():
    document = read({"document": {"id": "d"}, "tasks": [{"text": "甲"}, {"id": "mine", "text": "乙"}, {"text": "丙"}]})
    assert [task.id for task in document.tasks] == ["d-01", "mine", "d-03"]


def test_document_without_head_is_named_after_its_file():
    document = read({"tasks": [{"text": "甲"}]})
    assert (document.id, document.title, document.tasks[0].id) == ("list", "list", "list-01")


def test_given_document_id_wins():
    assert read(one_task(), document_id="other").tasks[0].id == "other-01"


def test_whole_number_is_taken_as_printed_number():
    assert read(one_task(number=12)).tasks[0].number == "12"


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_empty_field_is_none(nothing):
    assert read(one_task(number=nothing, deadline=nothing, unit_text=nothing)).tasks[0].number is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (one_task(text=""), r"task 1: text must be a string that is not empty, not ''"),
        ({"tasks": [{}]}, r"task 1: text is missing"),
        (one_task(id="a\r1"), r"task 1: id must be a string without control characters, or null, not 'a\\r1'"),
        (one_task(text=None), r"task 1: text must be a string that is not empty, not None"),
        (one_task(section="一、"), r"task 1: section must be a list of strings that are not empty, not '一、'"),
        (one_task(lead_units=["省司法厅", 3]), r"task 1: lead_units\[2\] must be a string that is not empty, not 3"),
        (one_task(remark={}), r"task 1: remark must be a string or null, not \{\}"),
        (one_task(remark="\ud800"), r"task 1: remark must be a string or null"),
        (one_task(line=0), r"task 1: line must be a whole number from 1, or null, not 0"),
        (one_task(number=True), r"task 1: number must be a string or null, not True"),
        ({"document": {"level": "town"}, "tasks": []}, r"document: level must be one of national, .*, not 'town'"),
        (
            {"document": {"year": 20}, "tasks": []},
            r"document: year must be a whole number from 1900 to 2100 or null, not 20",
        ),
        (
            {"document": {"year": "2020"}, "tasks": []},
            r"document: year must be a whole number from 1900 to 2100 or null, not '2020'",
        ),
        ({"document": {"issued_on": "2020-2-30"}, "tasks": []}, r"issued_on must be a date written YYYY-MM-DD"),
        ({"document": {"issued_on": "2020-02-30"}, "tasks": []}, r"issued_on is no day of the calendar"),
        (
            {"document": {"annex": {"units": "x"}}, "tasks": []},
            r"document: annex.units must be a list of strings that are not empty, not 'x'",
        ),
        ({"document": {"warnings": [3]}, "tasks": []}, r"document: warnings\[1\] must be an object, not 3"),
        ({"document": [], "tasks": []}, r"document: must be an object, not \[\]"),
        ({"document": {}, "tasks": ["甲"]}, r"task 1: must be an object, not '甲'"),
        ({"tasks": [{"id": "a", "text": "甲"}, {"id": "a", "text": "乙"}]}, r"tasks 1, 2: id 'a' is used 2 times"),
    ],
)
def test_bad_field_is_named_with_file_place_and_value(data, sentence):
    with pytest.raises(InputError, match=rf"'list\.json' is not a valid task list: .*{sentence}"):
        read(data)


def test_many_bad_fields_are_told_at_once_and_counted():
    with pytest.raises(InputError, match=r"task 1: .*task 5: .*; and 3 more\.$"):
        read({"tasks": [{"text": ordinal} for ordinal in range(8)]})


@pytest.mark.parametrize("data", [[], {}, "tasks", None, {"tasks": None}, {"tasks": {"a": 1}}])
def test_json_of_another_kind_is_no_task_list(data):
    with pytest.raises(InputError, match=r"'list\.json' is no task list"):
        read(data)


def test_empty_list_holds_no_tasks():
    with pytest.raises(NoTasksError, match=r"'list\.json' has an empty list 'tasks'"):
        read({"document": {}, "tasks": []})


def test_broken_json_is_told_with_its_line():
    with pytest.raises(InputError, match=r"'list\.json' is not valid JSON: .* at line 2, column 1"):
        loads('{"tasks": [\n', name="list.json", sha256="00")


def test_json_nested_without_end_is_refused():
    with pytest.raises(InputError, match="nested too deeply"):
        loads("[" * 200_000, name="list.json", sha256="00")
