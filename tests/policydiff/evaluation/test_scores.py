import json
from pathlib import Path

import pytest

from documents.errors import InputError, MissingFileError
from documents.model import Document, Task
from policydiff.evaluation.scores import (
    GoldLinks,
    LinkScore,
    evaluate,
    find_gold_links,
    score_links,
    score_reading,
)
from policydiff.evaluation.tables import evaluation_json, evaluation_tables

GOLD = Path(__file__).parents[2] / "gold"


def document(name, *ids):
    return Document(id=name, title=name, tasks=tuple(Task(id=i, number=None, section=(), text=i) for i in ids))


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def task_list(name, *tasks):
    return {"document": {"id": name, "title": name}, "tasks": list(tasks)}


def test_related_links_are_neither_demanded_nor_punished():
    labels = {("a", "x"): "same", ("b", "y"): "edited", ("c", "z"): "related", ("d", "w"): "related"}
    gold = GoldLinks("pair", document("l", "a", "b", "c", "d"), document("r", "x", "y", "z", "w"), labels)
    scores = dict(
        score_links(gold, {("a", "x"): "same", ("b", "y"): "same", ("c", "z"): "edited", ("a", "y"): "edited"})
    )
    assert scores == {
        "all": LinkScore(right=2, wrong=1, missed=0),
        "same": LinkScore(right=1, wrong=1, missed=0),
        "edited": LinkScore(right=0, wrong=1, missed=1),
        "rewritten": LinkScore(),
    }


def test_precision_recall_and_f1_follow_from_the_counts():
    score = LinkScore(right=6, wrong=2, missed=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert LinkScore().f1 == 1.0
    assert LinkScore(1, 2, 3) + LinkScore(10, 20, 30) == LinkScore(11, 22, 33)


def test_fields_are_compared_without_width_and_white_space(tmp_path):
    units = {"lead_units": [], "responsible_units": ["省司法厅", "省财政厅"]}
    gold = write(
        tmp_path / "tasks" / "d.json",
        task_list(
            "d", {"id": "d-01", "number": "１", "text": "甲 (A) 。", "alt_units": [units], "responsible_units": ["x"]}
        ),
    )
    read = {"number": "1", "text": "甲（A）。", "deadline": "年底", **units}
    score = score_reading(gold, write(tmp_path / "d.json", task_list("d", read)))
    assert {field.field: field.exact for field in score.fields if field.total == 1} == {
        **dict.fromkeys(("number", "text", "section", "units", "remark"), 1),
        "deadline": 0,
        **dict.fromkeys(("title", "issuer", "doc_number", "issued_on", "year", "region", "level"), 1),
    }
    assert [(item.task, item.field, item.gold, item.read) for item in score.mismatches] == [
        ("d-01", "deadline", "", "年底")
    ]


def test_missing_and_surplus_tasks_count_against_every_field(tmp_path):
    gold = write(
        tmp_path / "tasks" / "d.json", task_list("d", {"id": "d-01", "text": "甲"}, {"id": "d-02", "text": "乙"})
    )
    score = score_reading(gold, write(tmp_path / "d.json", task_list("d", {"text": "甲"})))
    assert (score.gold_tasks, score.read_tasks) == (2, 1)
    assert {(field.exact, field.total) for field in score.fields[:6]} == {(1, 2)}


def test_gold_of_the_project_is_consistent():
    pairs = list(find_gold_links(GOLD))
    assert [(pair.name, len(pair.left.tasks), len(pair.right.tasks)) for pair in pairs] == [
        ("ah2020-division--zj2020-division", 48, 23),
        ("zj2020-keypoints--jx2020-list", 19, 70),
        ("zj2020-keypoints--zj2021-keypoints", 19, 26),
    ]


def test_link_to_a_task_that_does_not_exist_is_refused(tmp_path):
    case = tmp_path / "case"
    for side in ("left", "right"):
        write(case / f"{side}.json", task_list(side, {"id": "a", "text": "甲"}))
    write(case / "links.json", {"links": [{"left": "a", "right": "b", "label": "same"}]})
    with pytest.raises(InputError, match=r"links\.json', link 1: there is no task 'a' or 'b'"):
        list(find_gold_links(tmp_path, [case]))


@pytest.mark.parametrize("name", ["none", "tasks/d.json"])
def test_missing_gold_folder_is_told(tmp_path, name):
    with pytest.raises(MissingFileError, match="is no folder"):
        evaluate(tmp_path / name)


def test_folder_without_gold_is_told(tmp_path):
    with pytest.raises(InputError, match="holds nothing to measure"):
        evaluate(tmp_path)


def test_cases_are_measured_and_shown(tmp_path):
    case = tmp_path / "cases" / "small"
    text = "加强政策解读，重要政策文件与解读方案、解读材料同步组织。"
    for side in ("left", "right"):
        write(case / f"{side}.json", task_list(side, {"id": "a", "text": text}))
    write(case / "links.json", {"links": [{"left": "a", "right": "a", "label": "same"}]})
    result = evaluate(tmp_path, cases=[tmp_path / "cases"], encoder="none")
    assert [(pair.name, dict(pair.labels)["all"]) for pair in result.linking] == [("small", LinkScore(right=1))]
    assert "small" in evaluation_tables(result)
    assert json.loads(evaluation_json(result))["linking"][0]["labels"]["same"]["f1"] == 1.0
