import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reports.data.collation_csv import collation_csv_bytes
from reports.data.collation_json import collation_dict, collation_json_bytes
from reports.data.particulars_csv import particulars_csv_bytes
from tests.collate.samples import collated, document, linked_documents

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "collation.schema.json").read_text(encoding="utf-8"))


def three():
    found = [
        document("p", "应当在30日内答复申请人。推进政府网站建设。", region="浙江省"),
        document("x", "可以在30日内答复申请人。", region="嘉兴市", level="city"),
        document("y", "清理整合僵尸账号。", region="湖州市", level="city"),
    ]
    links = {("p", 0, "x", 0): 0.9, ("p", 0, "y", 0): 0.5}
    return collated(found, links, axis="levels", missing=["温州市"])


def faults(data):
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=20)
@given(linked_documents(), st.sampled_from(["years", "levels", "regions"]))
def test_every_collation_fits_the_published_schema(made_up, axis):
    found, links = made_up
    collation = collated(found, links, axis=axis, base=found[0].id)
    assert faults(json.loads(collation_json_bytes(collation))) == []


def test_a_collation_with_a_missing_witness_and_doubts_fits_it():
    collation = three()
    pages = [f"pairs/{number}.html" for number in range(3)]
    data = json.loads(collation_json_bytes(collation, pages))
    assert faults(data) == []
    assert [pair["report"] for pair in data["pairs"]] == pages
    assert [one["kind"] for one in data["doubts"]] == ["cut_link"]
    assert data["base"] == "p"
    assert [one["missing"] for one in data["witnesses"]] == [False, False, True, False]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(extra=1),
        lambda data: data["matters"][0].update(kind="shared"),
        lambda data: data["matters"][0].update(readings=[]),
        lambda data: data["matters"][0]["cells"][0].update(state="dropped"),
        lambda data: data["counts"].pop("links_kept"),
    ],
)
def test_the_schema_refuses_what_is_no_collation(spoil):
    data = collation_dict(three())
    spoil(data)
    assert faults(data) != []


def test_the_long_table_has_a_row_for_every_reading_and_for_every_witness_without_one():
    rows = list(csv.reader(io.StringIO(collation_csv_bytes(three()).decode("utf-8-sig"))))
    assert [row[1:6] + row[9:] for row in rows[:5]] == [
        ["文件简称", "文件", "情况", "对照", "任务", "文字", "首见"],
        ["浙", "p", "上级要求", "", "p-01", "应当在30日内答复申请人。", ""],
        ["嘉兴", "x", "承接，要求减弱", "浙", "x-01", "可以在30日内答复申请人。", "浙：在30日内答复申请人"],
        ["温州", "温州市", "无文件", "", "", "", ""],
        ["湖州", "y", "未承接", "浙", "y-01", "", ""],
    ]
    assert len(rows) == 1 + sum(max(1, len(cell.readings)) for one in three().matters for cell in one.cells)


def test_the_table_of_numbers_has_a_row_for_every_document_that_has_the_matter_or_no_file():
    rows = list(csv.reader(io.StringIO(particulars_csv_bytes(three()).decode("utf-8-sig"))))
    assert [row[1:] for row in rows] == [
        ["项目", "内容", "文件简称", "文件", "数值", "情况", "对照", "是否待核"],
        ["时限", "应当在…答复申请人", "浙", "p", "30日内", "基准", "", ""],
        ["时限", "应当在…答复申请人", "嘉兴", "x", "30日内", "相同", "浙", ""],
        ["时限", "应当在…答复申请人", "温州", "温州市", "", "无文件", "", ""],
    ]
