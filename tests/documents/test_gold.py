"""The five seeds read exactly as the hand-made truth says, field by field."""

import json
from pathlib import Path

import pytest

from documents import Document, read_document
from documents.chinese.characters import spaceless

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def folded(value):
    if isinstance(value, str):
        return spaceless(value)
    if isinstance(value, (list, tuple)):
        return [folded(item) for item in value]
    return value


def gold_of(seed: Path) -> dict:
    return json.loads((ROOT / "tests" / "gold" / "tasks" / f"{seed.stem}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: seed.stem)
def read_and_gold(request) -> tuple[Document, dict]:
    return read_document(request.param), gold_of(request.param)


def test_all_five_seeds_are_here():
    assert [seed.stem for seed in SEEDS] == [
        "ah2020-division",
        "jx2020-list",
        "zj2020-division",
        "zj2020-keypoints",
        "zj2021-keypoints",
    ]


@pytest.mark.parametrize("name", ["number", "text", "section", "unit_text", "deadline", "remark"])
def test_field_of_every_task_equals_the_truth(read_and_gold, name):
    document, gold = read_and_gold
    read = {task.id: folded(getattr(task, name)) for task in document.tasks}
    assert read == {task["id"]: folded(task[name]) for task in gold["tasks"]}


def test_units_of_every_task_equal_the_truth_or_an_equally_good_reading(read_and_gold):
    document, gold = read_and_gold
    wrong = []
    for task, truth in zip(document.tasks, gold["tasks"], strict=True):
        good = [truth, *truth.get("alt_units", [])]
        accepted = [(folded(g["lead_units"]), folded(g["responsible_units"])) for g in good]
        if (folded(task.lead_units), folded(task.responsible_units)) not in accepted:
            wrong.append((task.id, task.lead_units, task.responsible_units))
    assert wrong == []


def test_metadata_equal_the_truth(read_and_gold):
    document, gold = read_and_gold
    truth = gold["document"]
    assert {
        "title": spaceless(document.title),
        "issuer": document.issuer,
        "doc_number": document.document_number,
        "issued_on": document.issued_on,
        "year": document.year,
        "region": document.region,
        "level": document.level,
        "global_responsible_units": folded(document.global_responsible_units),
        "annex": [(annex.title, list(annex.units)) for annex in document.annexes],
    } == {
        **{key: truth[key] for key in ("issuer", "doc_number", "issued_on", "year", "region", "level")},
        "title": spaceless(truth["title"]),
        "global_responsible_units": folded(truth.get("global_responsible_units", [])),
        "annex": [(truth["annex"]["title"], truth["annex"]["units"])] if "annex" in truth else [],
    }


def test_what_was_inferred_is_said(read_and_gold):
    document, _ = read_and_gold
    said = {}
    for warning in document.warnings:
        if warning.task is not None:
            said.setdefault(warning.code, set()).add(warning.task.rsplit("-", 1)[1])
    assert (
        said
        == {
            "ah2020-division": {
                "number-inferred": {"17", "18", "21", "22", "23", "29", "30"},
                "shared-cell": {"04", "05", "13", "14", "21", "22", "31", "32", "37", "38"},
                "heading-moved": {"22", "23", "25", "26", "27"},
                "no-sub-heading": {"31", "32", "41", "42", "43", "44"},
            },
            "jx2020-list": {"single-unit-cell": {"53"}},
            "zj2020-division": {},
            "zj2020-keypoints": {"no-units": {"17", "18", "19"}},
            "zj2021-keypoints": {"closing-paragraph": {"26"}},
        }[document.id]
    )
