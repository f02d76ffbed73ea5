import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from align.model import ClausePair
from documents.model import DoubtfulCharacter, Recognition, Source
from reports import comparison_dict, json_bytes
from tests.reports.samples import STATES, sample

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "comparison.schema.json").read_text(encoding="utf-8"))


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", STATES)
def test_every_state_fits_the_published_schema(name):
    data = json.loads(json_bytes(STATES[name]))
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []


def test_a_scan_fits_the_published_schema():
    comparison = sample()
    read = Recognition((("text", 0.61), ("units", 1.0)), (DoubtfulCharacter("text", 0, "末", 0.61, "未"),))
    first, *others = comparison.left.tasks
    source = Source("a.pdf", "0" * 64, "pdf", "tabbed_table", "table", recognised_pages=(1, 3))
    left = replace(comparison.left, tasks=(replace(first, recognition=read), *others), source=source)
    data = json.loads(json_bytes(replace(comparison, left=left)))
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []
    assert data["left"]["tasks"][0]["recognition"]["doubts"][0]["others"] == "未"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(extra=1),
        lambda data: data["links"][0].update(score=83),
        lambda data: data["changes"][0].update(kind="removed"),
        lambda data: data["changes"][0]["text"][0].update(left=None),
        lambda data: data["counts"].pop("moved"),
    ],
)
def test_the_schema_refuses_what_is_no_comparison(spoil):
    data = comparison_dict(sample())
    spoil(data)
    assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_the_keys_stand_in_the_published_order():
    assert list(comparison_dict(sample())) == [
        "format", "mode", "left", "right", "links", "changes", "counts", "coverage", "units",
        "warnings", "signature", "review",
    ]  # fmt: skip


def test_scores_have_four_digits_and_negative_zero_is_zero():
    comparison = sample()
    comparison = replace(comparison, links=(replace(comparison.links[0], score=0.123456789, confidence=-0.0),))
    comparison = replace(comparison, changes=comparison.changes[:1])
    (link,) = comparison_dict(comparison)["links"]
    assert (link["score"], str(link["confidence"])) == (0.1235, "0.0")


def test_a_link_names_its_clauses_by_place_and_text():
    comparison = sample()
    pair = ClausePair(2, 4, 0, 2, 0.123456)
    comparison = replace(comparison, links=(replace(comparison.links[0], clauses=(pair,)), *comparison.links[1:]))
    data = comparison_dict(comparison)
    assert data["links"][0]["clauses"] == [
        {
            "left": {"start": 2, "end": 4, "text": "目录"},
            "right": {"start": 0, "end": 2, "text": "公布"},
            "score": 0.1235,
        }
    ]
    assert list(Draft202012Validator(SCHEMA).iter_errors(data)) == []


def test_every_task_is_in_exactly_one_change():
    data = comparison_dict(sample())
    for side in ("left", "right"):
        named = [task for change in data["changes"] for task in change[side]]
        assert sorted(named) == sorted(task["id"] for task in data[side]["tasks"])


def test_the_file_is_readable_utf8_with_a_final_line_break():
    written = json_bytes(sample())
    assert written.endswith(b"}\n")
    assert "省政府办公厅".encode() in written
    assert written == json_bytes(sample())
